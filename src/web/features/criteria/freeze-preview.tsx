/** The preview before criteria are frozen: how many, which must pass, which stop the rollout. */
import { criteriaRoutes, type CriterionDefinition } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { criteriaTexts } from './criteria-texts.ts';

/** The dialog that freezes the criteria. */
export function FreezePreview({
  rolloutId,
  definitions,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly definitions: readonly CriterionDefinition[];
  readonly onClose: () => void;
}) {
  const texts = useTexts(criteriaTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const freeze = useCommand(criteriaRoutes.freezeCriteria, { isQuiet: true, onDone: onClose });
  const count = (role: CriterionDefinition['role']) =>
    format.number(definitions.filter((definition) => definition.role === role).length);
  return (
    <ConfirmPreview
      isOpen
      title={texts.confirmTitle}
      figures={[
        { value: format.number(definitions.length), label: texts.figures.criteria },
        ...(definitions.some(({ role }) => role === 'entry')
          ? [{ value: count('entry'), label: texts.figures.entry }]
          : []),
        { value: count('exit'), label: texts.figures.exit },
        { value: count('guardrail'), label: texts.figures.guardrail },
      ]}
      people={definitions.map((definition) => ({
        id: definition.id,
        name: definition.name,
        note: texts.roles[definition.role],
      }))}
      confirmLabel={texts.confirmFreeze}
      isBusy={freeze.isPending}
      error={freeze.error === null ? undefined : sentence(freeze.error)}
      onConfirm={() => freeze.mutate({ params: { rolloutId } })}
      onCancel={onClose}
    >
      {texts.confirm}
    </ConfirmPreview>
  );
}
