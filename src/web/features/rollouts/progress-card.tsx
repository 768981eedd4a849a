/** People done over time, from the first start to today, and the starts that are still planned. */
import { rolloutRoutes, type Board, type Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DoneChart } from './done-chart.tsx';
import { fillDays } from './fill-days.ts';
import { overviewTexts } from './overview-texts.ts';
import { plannedStarts } from './planned-starts.ts';

/** The card. */
export function ProgressCard({ rollout, board }: { readonly rollout: Rollout; readonly board: Board }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const progress = useRoute(rolloutRoutes.getProgress, { params: { rolloutId: rollout.rolloutId } });
  const today = format.dateOf(board.asAt);
  return (
    <Card title={texts.progressTitle} note={texts.progressNote}>
      <Answer of={progress}>
        {(answer) => {
          const points = fillDays(answer.points, today);
          if (points.length === 0) return <p className="bw-card-quiet">{texts.progressEmpty}</p>;
          return (
            <DoneChart
              points={points}
              planned={plannedStarts(board.stages, points.at(-1)?.succeeded ?? 0, today)}
              targeted={board.targeted}
              targetOn={rollout.settings.targetOn}
            />
          );
        }}
      </Answer>
    </Card>
  );
}
