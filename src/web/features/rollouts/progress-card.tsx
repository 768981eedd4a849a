/** People done over time, from the first start to today, and when everybody will be: the forecast, or at least the plan. */
import type { Forecast } from '#contracts/forecast.ts';
import { rolloutRoutes, type Board, type Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ForecastFan } from '../../ui/charts/forecast-fan.tsx';
import { fanPoints } from '../forecast/fan-points.ts';
import { forecastTexts } from '../forecast/forecast-texts.ts';
import { useForecast } from '../forecast/use-forecast.ts';
import { DoneChart, type DonePoint } from './done-chart.tsx';
import { fillDays } from './fill-days.ts';
import { overviewTexts } from './overview-texts.ts';
import { plannedStarts } from './planned-starts.ts';

function Fan({
  forecast,
  points,
  today,
}: {
  readonly forecast: Forecast;
  readonly points: readonly DonePoint[];
  readonly today: string;
}) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const { targetOn, chanceByTarget } = forecast;
  const target =
    targetOn === null
      ? undefined
      : {
          on: targetOn,
          lines: [
            texts.target(format.dayMonth(targetOn)),
            ...(chanceByTarget === null
              ? []
              : [texts.reachedIn(format.number(100 * chanceByTarget)), texts.ofRuns]),
          ],
        };
  return (
    <ForecastFan
      past={points.map(({ on, succeeded }) => ({ on, people: succeeded }))}
      forecast={fanPoints(forecast, today)}
      total={forecast.total}
      target={target}
    />
  );
}

/** The card. */
export function ProgressCard({ rollout, board }: { readonly rollout: Rollout; readonly board: Board }) {
  const texts = useTexts(overviewTexts);
  const words = useTexts(forecastTexts);
  const format = useFormat();
  const progress = useRoute(rolloutRoutes.getProgress, { params: { rolloutId: rollout.rolloutId } });
  const forecast = useForecast(rollout.rolloutId);
  const today = format.dateOf(board.asAt);
  const hasForecast = forecast !== undefined && forecast !== null;
  return (
    <Card
      title={hasForecast ? words.chartTitle : texts.progressTitle}
      note={
        hasForecast
          ? (board.holds.length === 0 ? words.chartNote : words.chartNoteHeld)(format.number(forecast.runs))
          : texts.progressNote
      }
    >
      <Answer of={progress}>
        {(answer) => {
          const points = fillDays(answer.points, today);
          if (points.length === 0) return <p className="bw-card-quiet">{texts.progressEmpty}</p>;
          if (hasForecast) return <Fan forecast={forecast} points={points} today={today} />;
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
