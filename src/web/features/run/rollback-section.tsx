/** How a stage is brought back: the plan as a run sheet, its rehearsal, and what the plan lacks. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { rollbackRoutes, type RollbackPlan, type RollbackState } from '#contracts/rollback-plan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { RehearsalDialog } from './rehearsal-dialog.tsx';
import { useRehearsalWords } from './rehearsal-line.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { RollbackSteps } from './rollback-steps.tsx';
import { RollbackDialog } from './rollback-dialog.tsx';
import { rollbackTexts } from './rollback-texts.ts';

function Plan({ plan, isUnderWay }: { readonly plan: RollbackPlan; readonly isUnderWay: boolean }) {
  const texts = useTexts(rollbackTexts);
  const words = useRehearsalWords();
  const { trigger, steps, owner } = plan;
  return (
    <>
      <Details
        entries={[
          [texts.trigger, trigger],
          [texts.owner, owner],
        ]}
      />
      {!isUnderWay && (
        <ol className="run-steps" aria-label={texts.steps}>
          {steps.map((step, index) => (
            <li key={`${index + 1}. ${step}`}>{step}</li>
          ))}
        </ol>
      )}
      <p className="bw-quiet">{words(plan)}</p>
    </>
  );
}

function Found({ state, stage }: { readonly state: RollbackState; readonly stage: Stage }) {
  const texts = useTexts(rollbackTexts);
  const say = useSay();
  const canRun = useCan('rollout.run');
  const rehearsal = useTexts(rehearsalTexts);
  const [isRehearsing, setRehearsing] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const { plan, flaw, steps, isFixed } = state;
  return (
    <div className="run-rollback">
      {flaw !== null && stage.endedAt === null && <Notice tone="warn">{say(flaw)}</Notice>}
      {plan === null ? (
        <p className="bw-quiet">{texts.none}</p>
      ) : (
        <Plan plan={plan} isUnderWay={steps !== null} />
      )}
      {steps !== null && steps.length > 0 && <RollbackSteps steps={steps} stage={stage} />}
      {canRun && !isFixed && (
        <div className="run-buttons">
          <Button onClick={() => setWriting(true)}>{plan === null ? texts.write : texts.change}</Button>
          {plan !== null && steps === null && (
            <Button onClick={() => setRehearsing(true)}>{rehearsal.rehearse}</Button>
          )}
        </div>
      )}
      {isRehearsing && plan !== null && (
        <RehearsalDialog stage={stage} plan={plan} onClose={() => setRehearsing(false)} />
      )}
      {isWriting && <RollbackDialog stage={stage} plan={plan} onClose={() => setWriting(false)} />}
    </div>
  );
}

export function RollbackSection({ stage }: { readonly stage: Stage }) {
  const texts = useTexts(rollbackTexts);
  const params = { rolloutId: useRolloutId(), stageId: stage.stageId };
  const state = useRoute(rollbackRoutes.getRollbackPlan, { params });
  return (
    <PanelSection title={texts.title}>
      <Answer of={state} what={texts.title}>
        {(found) => <Found state={found} stage={stage} />}
      </Answer>
    </PanelSection>
  );
}
