/** How a stage starts and by when it is planned to be over; whoever runs the rollout can change it. */
import { useState } from 'react';
import type { Stage } from '#contracts/rollouts.ts';
import type { StartState } from '#contracts/run-stages.ts';
import { stagePacingRoutes, type StartPlan } from '#contracts/stage-pacing.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { PacingDialog } from './pacing-dialog.tsx';
import { pacingTexts } from './pacing-texts.ts';
import { useStartSentence } from './use-start-sentence.ts';

function Plan({
  plan,
  stage,
  state,
}: {
  readonly plan: StartPlan;
  readonly stage: Stage;
  /** Absent once the stage has begun. */
  readonly state: StartState | undefined;
}) {
  const texts = useTexts(pacingTexts);
  const format = useFormat();
  const sentence = useStartSentence();
  const { pacing, finishOn } = plan;
  const afterDays = state?.afterDays ?? null;
  const starts =
    state?.startRule === 'hand'
      ? texts.byHand
      : afterDays === null
        ? texts.onDate
        : texts.afterStage(afterDays);
  const finish: readonly Detail[] = finishOn === null ? [] : [[texts.finish, format.weekday(finishOn)]];
  return (
    <>
      <p>{sentence(plan)}</p>
      <Details
        entries={[
          ...finish,
          [
            texts.pace,
            pacing.spreadDays === null
              ? texts.perDay(format.number(pacing.startsPerDay))
              : texts.spread(pacing.spreadDays),
          ],
          [texts.deadline, texts.afterDate(pacing.deadlineDays ?? stage.windowDays)],
          ...(state === undefined ? [] : [[texts.starts, starts] as const]),
        ]}
      />
    </>
  );
}

export function PacingSection({
  stage,
  state,
  isFirst,
  canChange,
}: {
  readonly stage: Stage;
  /** Absent once the stage has begun. */
  readonly state: StartState | undefined;
  readonly isFirst: boolean;
  readonly canChange: boolean;
}) {
  const texts = useTexts(pacingTexts);
  const [isChanging, setChanging] = useState(false);
  const plan = useRoute(stagePacingRoutes.getStartPlan, {
    params: { rolloutId: useRolloutId(), stageId: stage.stageId },
  });
  return (
    <PanelSection title={texts.section}>
      <Answer of={plan} what={texts.section}>
        {(found) => (
          <>
            <Plan plan={found} stage={stage} state={state} />
            {canChange && <TextButton onClick={() => setChanging(true)}>{texts.change}</TextButton>}
            {isChanging && (
              <PacingDialog
                stage={stage}
                pacing={found.pacing}
                mayFollow={state !== undefined && !isFirst}
                onClose={() => setChanging(false)}
              />
            )}
          </>
        )}
      </Answer>
    </PanelSection>
  );
}
