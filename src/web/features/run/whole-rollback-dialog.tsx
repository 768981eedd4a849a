/** Rolling the whole rollout back: whom it concerns, which stages have no plan for it, and the reason. */
import type { RolloutId } from '#contracts/ids.ts';
import { rollbackRoutes } from '#contracts/rollback-plan.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { WholeRehearsal } from './whole-rehearsal.tsx';
import { wholeRollbackTexts } from './whole-rollback-texts.ts';

/** The dialog; render it only while it is open. */
export function WholeRollbackDialog({
  rolloutId,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(wholeRollbackTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const stageName = useStageName();
  const params = { rolloutId };
  const preview = useRoute(rollbackRoutes.previewRollBack, { params });
  const rollBack = useCommand(rollbackRoutes.rollBackRollout, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'warn', title: texts.done, detail: texts.doneDetail });
    },
  });
  const confirm = (reason: string) => {
    rollBack.mutate({ params, body: { reason } });
  };
  const found = preview.data;
  if (found === undefined) return null;
  const { begun, waiting, told, stages, withoutPlan } = found;
  return (
    <ConfirmPreview
      isOpen
      title={texts.title}
      figures={[
        { value: format.number(begun), label: texts.begun, tone: begun === 0 ? undefined : 'warn' },
        { value: format.number(waiting), label: texts.waiting },
        { value: format.number(told), label: texts.told },
        { value: format.number(stages), label: texts.stages },
      ]}
      warning={withoutPlan.length === 0 ? undefined : texts.noPlan(format.list(withoutPlan.map(stageName)))}
      confirmLabel={texts.confirm}
      isDangerous
      needsReason
      isBusy={rollBack.isPending}
      error={rollBack.error === null ? undefined : sentence(rollBack.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{texts.text}</p>
      <WholeRehearsal rolloutId={rolloutId} rehearsal={found.rehearsal} />
    </ConfirmPreview>
  );
}
