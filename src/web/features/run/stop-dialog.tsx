/** Stopping the rollout for good: who still finishes, who never begins, and the reason. */
import type { Board, Rollout } from '#contracts/rollouts.ts';
import { runStageRoutes } from '#contracts/run-stages.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { waitingOf } from '../rollouts/everybody.ts';
import { stopTexts } from './stop-texts.ts';

/** The dialog; render it only while it is open. */
export function StopDialog({
  rollout: { rolloutId, name },
  board: { counts, asAt },
  onClose,
}: {
  readonly rollout: Rollout;
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const texts = useTexts(stopTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const stop = useCommand(runStageRoutes.stopRollout, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'warn', title: texts.done(name) });
    },
  });
  const confirm = (reason: string) => {
    stop.mutate({ params: { rolloutId }, body: { reason } });
  };
  const { notified = 0, trained = 0, started = 0 } = counts;
  return (
    <ConfirmPreview
      isOpen
      title={texts.title}
      figures={[
        { value: format.number(started), label: texts.finish },
        {
          value: format.number(waitingOf(counts)),
          label: texts.never,
          tone: 'warn',
        },
        { value: format.number(notified + trained), label: texts.told },
      ]}
      warning={texts.warning}
      dataAsAt={asAt}
      confirmLabel={texts.confirm}
      isDangerous
      needsReason
      isBusy={stop.isPending}
      error={stop.error === null ? undefined : sentence(stop.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{texts.text}</p>
    </ConfirmPreview>
  );
}
