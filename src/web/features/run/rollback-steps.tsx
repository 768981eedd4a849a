/** The steps of bringing a stage back, ticked off one by one. */
import { rollbackRoutes, type RollbackStep } from '#contracts/rollback-plan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { rollbackTexts } from './rollback-texts.ts';

export function RollbackSteps({
  steps,
  stage,
}: {
  readonly steps: readonly RollbackStep[];
  readonly stage: Stage;
}) {
  const texts = useTexts(rollbackTexts);
  const format = useFormat();
  const canRun = useCan('rollout.run');
  const rolloutId = useRolloutId();
  const take = useCommand(rollbackRoutes.takeRollbackStep);
  const taken = steps.filter(({ takenAt }) => takenAt !== null).length;
  const isFinished = taken === steps.length;
  return (
    <>
      <Notice tone={isFinished ? 'pass' : 'warn'}>
        {isFinished ? texts.finished : texts.underWay(format.number(taken), format.number(steps.length))}
      </Notice>
      <ol className="run-taken" aria-label={texts.steps}>
        {steps.map(({ place, step, takenAt, takenBy }) => (
          <li key={place}>
            {canRun && !isFinished ? (
              <CheckField
                label={`${place}. ${step}`}
                value={takenAt !== null}
                onChange={(isTaken) =>
                  take.mutate({ params: { rolloutId, stageId: stage.stageId, place }, body: { isTaken } })
                }
              />
            ) : (
              <span>{`${place}. ${step}`}</span>
            )}
            {takenAt !== null && (
              <p className="bw-quiet">{texts.taken(takenBy ?? '', format.dateTime(takenAt))}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
