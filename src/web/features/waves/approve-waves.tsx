/** Above the waves: the plan that waits for another person, or waves that were sent back and wait for nobody. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import type { OpenPlan } from '#contracts/plans.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import { useCommand } from '../../api/hooks.ts';
import { useBarredBy } from '../../app/process-manager.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Loading } from '../../ui/progress.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { OpenPlanCard } from '../plans/open-plan-card.tsx';
import { planTexts } from '../plans/plan-texts.ts';
import { SentBackNotice } from '../plans/sent-back-notice.tsx';
import { usePlans } from '../plans/use-plans.ts';
import { OptionMoves } from './replan-options.tsx';
import { usePrice } from './use-price.ts';

/** Who moves in the re-plan that waits, worked out as it is now. */
function Moves({ rolloutId, plan }: { readonly rolloutId: RolloutId; readonly plan: OpenPlan }) {
  const texts = useTexts(planTexts);
  const [isOpen, setOpen] = useState(false);
  const { figures } = plan;
  const replan = figures.kind === 'replan' ? figures : null;
  const price = usePrice(rolloutId, isOpen && replan !== null ? replan.change : null, { keepsLast: false });
  if (replan === null || plan.errors.length > 0) return null;
  const option = price.data?.options.find(({ weeksLater }) => weeksLater === replan.weeksLater);
  return (
    <div>
      <TextButton onClick={() => setOpen(!isOpen)}>{isOpen ? texts.hideMoves : texts.showMoves}</TextButton>
      {isOpen && price.isFetching && <Loading />}
      {isOpen && option !== undefined && <OptionMoves option={option} />}
    </div>
  );
}

function DiscardDialog({
  rollout: { rolloutId, stages },
  onClose,
}: {
  readonly rollout: Rollout;
  readonly onClose: () => void;
}) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const waves = stages.filter(({ kind }) => kind === 'wave');
  const discard = useCommand(wavesRoutes.discardWaves, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'none', title: texts.discarded });
      onClose();
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts.discardTitle}
      figures={[
        { value: format.number(waves.length), label: texts.figures.waves },
        {
          value: format.number(waves.reduce((sum, { people }) => sum + people, 0)),
          label: texts.figures.people,
        },
      ]}
      confirmLabel={texts.discard}
      isDangerous
      needsReason
      isBusy={discard.isPending}
      error={discard.error === null ? undefined : sentence(discard.error)}
      onConfirm={(reason) => discard.mutate({ params: { rolloutId }, body: { reason } })}
      onCancel={onClose}
    >
      {texts.discardText}
    </ConfirmPreview>
  );
}

function SentBackButtons({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(planTexts);
  const { rolloutId } = rollout;
  const [isDiscarding, setDiscarding] = useState(false);
  const submit = useCommand(wavesRoutes.submitWaves, {
    onDone: () => showToast({ tone: 'pass', title: texts.submittedAgain }),
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="filled"
        loading={submit.isPending}
        onClick={() => submit.mutate({ params: { rolloutId }, body: {} })}
      >
        {texts.submitAgain}
      </Button>
      <Button size="compact-sm" onClick={() => setDiscarding(true)}>
        {texts.discard}
      </Button>
      {isDiscarding && <DiscardDialog rollout={rollout} onClose={() => setDiscarding(false)} />}
    </>
  );
}

export function ApproveWaves({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(planTexts);
  const { rolloutId } = rollout;
  const plans = usePlans(rolloutId).data;
  const canPlan = useCan('rollout.plan');
  const barred = useBarredBy();
  if (plans === undefined) return null;
  const { open, decided, wavesWait } = plans;
  if (open !== null && open.figures.kind !== 'pilot')
    return (
      <OpenPlanCard rolloutId={rolloutId} plan={open}>
        <Moves rolloutId={rolloutId} plan={open} />
      </OpenPlanCard>
    );
  if (!wavesWait) return null;
  return (
    <SentBackNotice
      plan={decided[0]}
      actions={canPlan && barred === undefined ? <SentBackButtons rollout={rollout} /> : undefined}
    >
      <p>{texts.unapprovedText}</p>
    </SentBackNotice>
  );
}
