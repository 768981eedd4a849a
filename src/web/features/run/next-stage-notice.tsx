/** The stage that starts next: when at the earliest, and everything it waits for. */
import type { Board, Stage } from '#contracts/rollouts.ts';
import { runStageRoutes } from '#contracts/run-stages.ts';
import { useRoute } from '../../api/hooks.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { nextStageTexts } from './next-stage-texts.ts';

const waiting: ReadonlySet<Stage['status']> = new Set(['planned', 'preparing', 'ready']);

function Next({ stage }: { readonly stage: Stage }) {
  const texts = useTexts(nextStageTexts);
  const format = useFormat();
  const say = useSay();
  const stageName = useStageName();
  const start = useRoute(runStageRoutes.getStartState, {
    params: { rolloutId: useRolloutId(), stageId: stage.stageId },
  });
  if (start.data === undefined) return null;
  const { earliestOn, waitsFor } = start.data;
  const name = stageName(stage.name);
  return (
    <Notice
      tone="accent"
      title={earliestOn === null ? texts.nextOpen(name) : texts.nextOn(name, format.weekday(earliestOn))}
    >
      {waitsFor.length > 0 && (
        <>
          <p>{texts.waits}</p>
          <ul className="run-waits">
            {waitsFor.map((waits) => (
              <li key={say(waits)}>{say(waits)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

/** The notice; nothing once every stage has begun, and before the first has people. */
export function NextStageNotice({ board }: { readonly board: Board }) {
  const next = board.stages.find(({ status }) => waiting.has(status));
  return next === undefined || next.people === 0 ? null : <Next stage={next} />;
}
