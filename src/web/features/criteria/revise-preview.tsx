/** The preview before frozen criteria are changed: what changes, and that old and new stay visible; asks for the reason. */
import { criteriaRoutes, type CriteriaState } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { useCarriedOut } from '../feedback/carries-out.tsx';
import { changedCriteria, changedGoals } from './compare-revisions.ts';
import { criteriaTexts } from './criteria-texts.ts';
import { completeAll } from './criterion-draft.ts';
import { completeGoals } from './goal-draft.ts';
import { revisionTexts } from './revision-texts.ts';
import type { PlanEditing } from './use-plan-editing.ts';

/** The dialog that makes the next revision. */
export function RevisePreview({
  rolloutId,
  state,
  editing,
  onClose,
  onDone,
}: {
  readonly rolloutId: RolloutId;
  readonly state: CriteriaState;
  readonly editing: PlanEditing;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const texts = useTexts(revisionTexts);
  const words = useTexts(criteriaTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const { proposalId, leave } = useCarriedOut();
  const revise = useCommand(criteriaRoutes.reviseCriteria, {
    isQuiet: true,
    onDone: () => {
      if (proposalId !== undefined) leave();
      onDone();
    },
  });
  const goals = completeGoals(editing.goals) ?? [];
  const definitions = completeAll(editing.drafts) ?? [];
  const next = format.number(state.revision + 1);
  const changes = changedCriteria(state, { goals, definitions });
  const goalChanges = changedGoals(state, { goals, definitions });
  return (
    <ConfirmPreview
      isOpen
      needsReason
      title={texts.confirmTitle(next)}
      figures={[
        { value: format.number(definitions.length), label: words.figures.criteria },
        { value: format.number(changes.length + goalChanges.length), label: texts.figure },
      ]}
      people={[
        ...changes.map(({ kind, definition }) => ({
          id: definition.id,
          name: definition.name,
          note: texts.kinds[kind],
        })),
        ...goalChanges.map(({ kind, goal }) => ({
          id: goal.id,
          name: goal.name,
          note: texts.kinds[kind],
        })),
      ]}
      warning={state.hasData ? texts.warning : undefined}
      confirmLabel={texts.make(next)}
      isBusy={revise.isPending}
      error={revise.error === null ? undefined : sentence(revise.error)}
      onConfirm={(reason) =>
        revise.mutate({
          params: { rolloutId },
          body: { goals, definitions, reason: reason.trim(), ...given({ proposalId }) },
        })
      }
      onCancel={onClose}
    >
      {texts.confirm}
    </ConfirmPreview>
  );
}
