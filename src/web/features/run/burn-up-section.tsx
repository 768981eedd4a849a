/** How far a stage is: done per day against its plan, when it will be over, and why others are not done. */
import { burnUpRoutes, type StageBurnUp } from '#contracts/burn-up.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { ForecastFan } from '../../ui/charts/forecast-fan.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { fanPoints } from '../forecast/fan-points.ts';
import { fillDays } from '../rollouts/fill-days.ts';
import { burnUpTexts } from './burn-up-texts.ts';

/** A thousand runs: anew once a minute and after a command. */
const freshSeconds = 60;
const chartHeight = 220;

function useFinish(forecast: StageBurnUp['forecast']): readonly Detail[] {
  const texts = useTexts(burnUpTexts);
  const format = useFormat();
  if (forecast === null) return [];
  const { p10, p50, p90 } = forecast.finish;
  const range =
    p10 === null
      ? texts.open
      : p90 === null
        ? texts.openEnd(format.dayMonth(p10))
        : format.dateRange(p10, p90);
  return [
    [texts.finish, p50 === null ? texts.open : format.weekday(p50)],
    [texts.range, range],
  ];
}

function Found({ burnUp, today }: { readonly burnUp: StageBurnUp; readonly today: string }) {
  const texts = useTexts(burnUpTexts);
  const format = useFormat();
  const finish = useFinish(burnUp.forecast);
  const { people, days, plan, forecast } = burnUp;
  const last = days.at(-1);
  const past = days.map(({ on, succeeded }) => ({ on, people: succeeded }));
  const planned = plan.findLast(({ on }) => on <= today)?.people ?? 0;
  const points = fillDays(past.length === 0 ? [{ on: today, people: 0 }] : past, today);
  return (
    <>
      <ForecastFan
        past={points}
        plan={plan}
        forecast={forecast === null ? [] : fanPoints(forecast, today)}
        total={people}
        height={chartHeight}
      />
      <Details
        entries={[
          [texts.done, texts.of(format.number(last?.succeeded ?? 0), format.number(people))],
          [texts.started, texts.startedOf(format.number(last?.started ?? 0), format.number(planned))],
          [texts.failed, format.number(last?.failed ?? 0)],
          ...finish,
        ]}
      />
    </>
  );
}

function Reasons({ reasons }: Pick<StageBurnUp, 'reasons'>) {
  const texts = useTexts(burnUpTexts);
  const format = useFormat();
  const say = useSay();
  if (reasons.length === 0) return null;
  return (
    <PanelSection title={texts.reasons}>
      <Rows label={texts.reasons}>
        {reasons.map(({ status, reason, people }) => (
          <Row
            key={JSON.stringify([status, reason])}
            title={reason === null ? texts.unexplained : say(reason)}
            end={format.number(people)}
          />
        ))}
      </Rows>
    </PanelSection>
  );
}

export function BurnUpSection({ stage }: { readonly stage: Stage }) {
  const texts = useTexts(burnUpTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  const burnUp = useRoute(
    burnUpRoutes.getStageBurnUp,
    { params: { rolloutId: useRolloutId(), stageId: stage.stageId } },
    { everySeconds: freshSeconds, isCostly: true },
  );
  const { data } = burnUp;
  const forecast = data?.forecast ?? null;
  return (
    <>
      <PanelSection
        title={texts.title}
        note={forecast === null ? undefined : texts.note(format.number(forecast.runs))}
      >
        <Answer of={burnUp} what={texts.title}>
          {(found) => <Found burnUp={found} today={today} />}
        </Answer>
        {data !== undefined && forecast === null && stage.endedAt === null && (
          <p className="bw-quiet">{texts.noForecast}</p>
        )}
      </PanelSection>
      {data !== undefined && <Reasons reasons={data.reasons} />}
    </>
  );
}
