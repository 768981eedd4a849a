/** Deciding a plan: approved as it was seen, sent back, or taken back, each with what it does. */
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { planRoutes, type OpenPlan } from '#contracts/plans.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { planTexts } from './plan-texts.ts';
import { useFigures } from './plan-words.ts';

type DialogProps = {
  readonly rolloutId: RolloutId;
  readonly plan: OpenPlan;
  readonly onClose: () => void;
};

export function ApproveDialog({ rolloutId, plan, onClose }: DialogProps) {
  const texts = useTexts(planTexts);
  const sentence = useProblemSentence();
  const figuresOf = useFigures();
  // An approval is for what was seen when the dialog opened.
  const [{ planId, seen, figures, isOwn }] = useState(plan);
  const approve = useCommand(planRoutes.approvePlan, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.done.approved });
      onClose();
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts.approveTitle[figures.kind]}
      figures={figuresOf(figures)}
      warning={isOwn ? texts.approveAlone : undefined}
      confirmLabel={texts.approve}
      needsReason={isOwn}
      isBusy={approve.isPending}
      error={approve.error === null ? undefined : sentence(approve.error)}
      onConfirm={(reason) =>
        approve.mutate({ params: { rolloutId, planId }, body: isOwn ? { seen, reason } : { seen } })
      }
      onCancel={onClose}
    >
      {texts.approveText[figures.kind]}
    </ConfirmPreview>
  );
}

const turnings = {
  rejected: { route: planRoutes.rejectPlan, title: 'rejectTitle', text: 'rejectText', label: 'reject' },
  withdrawn: {
    route: planRoutes.withdrawPlan,
    title: 'withdrawTitle',
    text: 'withdrawText',
    label: 'withdraw',
  },
} as const;

/** Rejecting and withdrawing: both ask why, and change nothing else. */
export function TurnDownDialog({
  rolloutId,
  plan: { planId, figures },
  to,
  onClose,
}: DialogProps & { readonly to: keyof typeof turnings }) {
  const texts = useTexts(planTexts);
  const sentence = useProblemSentence();
  const figuresOf = useFigures();
  const turning = turnings[to];
  const turnDown = useCommand(turning.route, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'none', title: texts.done[to] });
      onClose();
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts[turning.title]}
      figures={figuresOf(figures)}
      confirmLabel={texts[turning.label]}
      needsReason
      isBusy={turnDown.isPending}
      error={turnDown.error === null ? undefined : sentence(turnDown.error)}
      onConfirm={(reason) => turnDown.mutate({ params: { rolloutId, planId }, body: { reason } })}
      onCancel={onClose}
    >
      {texts[turning.text]}
    </ConfirmPreview>
  );
}
