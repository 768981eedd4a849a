/** Holding all starts of a rollout with a reason; says how many have started and go on. */
import { rolloutRoutes, type Board } from '#contracts/rollouts.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { waitingOf } from './everybody.ts';
import { overviewTexts } from './overview-texts.ts';

/** The dialog; render it only while it is open. */
export function HoldAllDialog({
  board,
  rolloutId,
  onClose,
}: {
  readonly board: Board;
  readonly rolloutId: RolloutId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const hold = useCommand(rolloutRoutes.raiseHold, {
    isQuiet: true,
    onDone: ({ stillRunning }) => {
      onClose();
      showToast({
        tone: 'warn',
        title: texts.held,
        detail:
          stillRunning === 0 ? texts.heldNobody : texts.heldDetail(stillRunning, format.number(stillRunning)),
      });
    },
  });
  const confirm = (reason: string) => {
    hold.mutate({ params: { rolloutId }, body: { reason } });
  };
  return (
    <ConfirmPreview
      isOpen
      title={texts.holdTitle}
      figures={[
        { value: format.number(board.counts.started ?? 0), label: texts.holdFigureRunning },
        { value: format.number(waitingOf(board.counts)), label: texts.holdFigureWaiting, tone: 'warn' },
      ]}
      dataAsAt={board.asAt}
      confirmLabel={texts.holdCommand}
      needsReason
      isBusy={hold.isPending}
      error={hold.error === null ? undefined : sentence(hold.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{texts.holdText}</p>
    </ConfirmPreview>
  );
}
