/**
 * People done so far and when we finish: the past solid, the expectation dashed, its spread as a fan (5 in 10
 * and 8 in 10), freezes hatched, the target date as a solid ink line. The forecast itself comes from outside.
 */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useId, type ReactNode } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChartFrame, dayOf, HatchPattern } from './chart-frame.tsx';
import { chartTexts } from './chart-texts.ts';
import { PlanSteps, type PlanPoint } from './plan-steps.tsx';
import { TimeAxis, type TimeSpan } from './time-axis.tsx';

export type PastPoint = { readonly on: string; readonly people: number };
/** Percentiles of the people done on a day, over the rehearsals. */
export type FanPoint = {
  readonly on: string;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
};

export type Freeze = { readonly fromOn: string; readonly toOn: string; readonly label: string };

export type ForecastFanProps = {
  readonly past: readonly PastPoint[];
  /** Empty when there is no forecast yet. */
  readonly forecast: readonly FanPoint[];
  readonly total: number;
  /** How many are planned to have started by which day. */
  readonly plan?: readonly PlanPoint[] | undefined;
  readonly target?: { readonly on: string; readonly lines: readonly string[] } | undefined;
  readonly freezes?: readonly Freeze[] | undefined;
  readonly height?: number | undefined;
};

const margin = { top: 20, bottom: 24, left: 40 };
/** Pixels from which on the shades of the fan stand out from its line. */
const visibleSpread = 6;
/** Room at the right for the words beside the target date. */
const wordsWidth = 104;

type Scales = { readonly x: (on: string) => number; readonly y: (people: number) => number };

function Fan({ forecast, scales }: { readonly forecast: readonly FanPoint[]; readonly scales: Scales }) {
  const points = forecast as FanPoint[];
  const range = (low: (point: FanPoint) => number, high: (point: FanPoint) => number) =>
    area<FanPoint>()
      .x((point) => scales.x(point.on))
      .y0((point) => scales.y(low(point)))
      .y1((point) => scales.y(high(point)))(points) ?? '';
  const middle = line<FanPoint>()
    .x((point) => scales.x(point.on))
    .y((point) => scales.y(point.p50))(points);
  return (
    <g>
      <path
        d={range(
          (point) => point.p10,
          (point) => point.p90,
        )}
        fill="var(--bw-chart-1-tint)"
        opacity="0.45"
      />
      <path
        d={range(
          (point) => point.p25,
          (point) => point.p75,
        )}
        fill="var(--bw-chart-1-mid)"
        opacity="0.4"
      />
      <path d={middle ?? ''} fill="none" stroke="var(--bw-chart-1)" strokeWidth="2" strokeDasharray="5 3" />
    </g>
  );
}

function TargetDate({
  x,
  top,
  bottom,
  lines,
}: {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly string[];
}) {
  return (
    <g>
      <line className="target" x1={x} x2={x} y1={top - 8} y2={bottom} />
      {lines.map((words, index) => (
        <text
          key={words}
          className={index === 0 ? 'strong halo' : 'halo'}
          x={x + 7}
          y={top + 44 + index * 14}
        >
          {words}
        </text>
      ))}
    </g>
  );
}

function useFanWords(props: ForecastFanProps) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const today = props.past.at(-1);
  const finish = props.forecast.find((point) => point.p50 >= props.total) ?? props.forecast.at(-1);
  const summary = texts.fanSummary(
    format.number(today?.people ?? 0),
    today === undefined ? '' : format.date(today.on),
    finish === undefined ? texts.notMeasured : format.date(finish.on),
    format.number(props.total),
  );
  const { plan } = props;
  const planned = (on: string) => format.number(plan?.findLast((point) => point.on <= on)?.people ?? 0);
  const withPlan = (on: string, cells: readonly string[]) =>
    plan === undefined ? cells : [...cells, planned(on)];
  const table = {
    columns: [
      ...[texts.date, texts.done, texts.expected, texts.innerRange, texts.outerRange],
      ...(plan === undefined ? [] : [texts.plannedStarts]),
    ],
    rows: [
      ...props.past.map((point) =>
        withPlan(point.on, [format.date(point.on), format.number(point.people), '', '', '']),
      ),
      ...props.forecast
        .slice(1)
        .map((point) =>
          withPlan(point.on, [
            format.date(point.on),
            '',
            format.number(point.p50),
            `${format.number(point.p25)} – ${format.number(point.p75)}`,
            `${format.number(point.p10)} – ${format.number(point.p90)}`,
          ]),
        ),
    ],
  };
  return { summary, table };
}

/** The ends of the time axis over the past, the forecast and the target, with a little air at the right. */
function timeSpan(props: ForecastFanProps): TimeSpan {
  const days = [...props.past, ...props.forecast, ...(props.plan ?? [])].map((point) => dayOf(point.on));
  if (props.target !== undefined) days.push(dayOf(props.target.on));
  const from = Math.min(...days);
  const to = Math.max(...days);
  return [from, to + (to - from) * 0.02];
}

function Axes({
  ticks,
  span,
  scales,
  right,
  bottom,
}: {
  readonly ticks: readonly number[];
  readonly span: TimeSpan;
  readonly scales: Scales;
  readonly right: number;
  readonly bottom: number;
}) {
  const format = useFormat();
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={margin.left} x2={right} y1={scales.y(tick)} y2={scales.y(tick)} />
          <text x={margin.left - 8} y={scales.y(tick) + 4} textAnchor="end">
            {format.number(tick)}
          </text>
        </g>
      ))}
      <TimeAxis {...{ span, right, bottom }} x={scales.x} left={margin.left} />
    </g>
  );
}

function Today({
  point,
  scales,
  bottom,
}: {
  readonly point: PastPoint;
  readonly scales: Scales;
  readonly bottom: number;
}) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const x = scales.x(point.on);
  const y = scales.y(point.people);
  const isLeft = x > 130;
  return (
    <g>
      <line className="now" x1={x} x2={x} y1={margin.top + 14} y2={bottom} />
      <circle cx={x} cy={y} r="4.5" fill="var(--bw-surface)" stroke="var(--bw-chart-1)" strokeWidth="2.5" />
      <text
        className="strong halo"
        x={isLeft ? x - 10 : x + 10}
        y={y - margin.top < 22 ? y + 18 : y - 4}
        textAnchor={isLeft ? 'end' : 'start'}
      >
        {texts.doneToday(format.number(point.people))}
      </text>
    </g>
  );
}

function Freezes({
  freezes,
  scales,
  bottom,
}: {
  readonly freezes: readonly Freeze[];
  readonly scales: Scales;
  readonly bottom: number;
}) {
  const hatchId = useId();
  return (
    <g>
      <HatchPattern id={hatchId} />
      {freezes.map((freeze) => {
        const [from, to] = [scales.x(freeze.fromOn), scales.x(freeze.toOn)];
        return (
          <g key={freeze.fromOn}>
            <rect
              x={from}
              y={margin.top}
              width={Math.max(0, to - from)}
              height={bottom - margin.top}
              fill={`url(#${hatchId})`}
              opacity="0.7"
            />
            <text className="halo" x={(from + to) / 2} y={bottom - 8} textAnchor="middle">
              {freeze.label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What the two shades of the fan mean: right of today, or where there is no room beside the target, or left of today. */
function FanWords({
  todayX,
  targetX,
  right,
  bottom,
}: {
  readonly todayX: number;
  readonly targetX: number | undefined;
  readonly right: number;
  readonly bottom: number;
}) {
  const texts = useTexts(chartTexts);
  const hasRoom = (targetX ?? right) - todayX > 102;
  const x = hasRoom ? todayX + 12 : targetX === undefined ? todayX - 12 : targetX + 7;
  const anchor = hasRoom || targetX !== undefined ? 'start' : 'end';
  return (
    <g textAnchor={anchor}>
      <text x={x} y={bottom - 46}>
        {texts.innerFan}
      </text>
      <text x={x} y={bottom - 32}>
        {texts.outerFan}
      </text>
    </g>
  );
}

function Total({ total, right }: { readonly total: number; readonly right: number }) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  return (
    <g>
      <line
        x1={margin.left}
        x2={right}
        y1={margin.top}
        y2={margin.top}
        stroke="var(--bw-ink-3)"
        strokeDasharray="2 3"
      />
      <text className="halo" x={margin.left + 4} y={margin.top - 6}>
        {texts.canTakePart(format.number(total))}
      </text>
    </g>
  );
}

function Past({ past, scales }: { readonly past: readonly PastPoint[]; readonly scales: Scales }) {
  const done = line<PastPoint>()
    .x((point) => scales.x(point.on))
    .y((point) => scales.y(point.people));
  return (
    <path
      d={done(past as PastPoint[]) ?? ''}
      fill="none"
      stroke="var(--bw-chart-1)"
      strokeWidth="2.2"
      strokeLinejoin="round"
    />
  );
}

/** People done until now and the forecast until everybody is done. */
export function ForecastFan(props: ForecastFanProps) {
  const { past, forecast, total, target, height = 290 } = props;
  const words = useFanWords(props);
  const today = past.at(-1);
  const draw = (width: number): ReactNode => {
    const bottom = height - margin.bottom;
    const right = width - (target === undefined ? 12 : wordsWidth);
    const span = timeSpan(props);
    const time = scaleLinear([...span], [margin.left, right]);
    const people = scaleLinear([0, Math.max(1, total)], [bottom, margin.top]);
    const scales: Scales = { x: (on) => time(dayOf(on)), y: (count) => people(Math.min(total, count)) };
    const ticks = people.ticks(5).filter((tick) => people(tick) - margin.top > 22);
    const hasForecast = forecast.length > 0;
    const hasSpread = forecast.some(({ p10, p90 }) => people(p10) - people(p90) > visibleSpread);
    return (
      <g>
        <Axes ticks={ticks} span={span} scales={scales} right={right} bottom={bottom} />
        <Freezes freezes={props.freezes ?? []} scales={scales} bottom={bottom} />
        <Total total={total} right={right} />
        {hasForecast && <Fan forecast={forecast} scales={scales} />}
        {props.plan !== undefined && (
          <PlanSteps plan={props.plan} scales={scales} middleX={(margin.left + right) / 2} />
        )}
        <Past past={past} scales={scales} />
        {hasSpread && today !== undefined && (
          <FanWords
            todayX={scales.x(today.on)}
            targetX={target === undefined ? undefined : scales.x(target.on)}
            right={right}
            bottom={bottom}
          />
        )}
        {target !== undefined && (
          <TargetDate x={scales.x(target.on)} top={margin.top} bottom={bottom} lines={target.lines} />
        )}
        {today !== undefined && <Today point={today} scales={scales} bottom={bottom} />}
      </g>
    );
  };
  return (
    <ChartFrame summary={words.summary} table={words.table} height={height}>
      {draw}
    </ChartFrame>
  );
}
