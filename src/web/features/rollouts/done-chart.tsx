/**
 * People done so far as a solid line, and the starts of the coming waves as the plan has them, dashed. It
 * draws no forecast: when people will be done is not known here.
 */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChartFrame, dayOf } from '../../ui/charts/chart-frame.tsx';
import { TimeAxis, type TimeSpan } from '../../ui/charts/time-axis.tsx';
import { overviewTexts } from './overview-texts.ts';
import type { PlannedPoint } from './planned-starts.ts';

export type DonePoint = { readonly on: string; readonly started: number; readonly succeeded: number };

type DoneChartProps = {
  /** One point per day with a change, the last of them today. */
  readonly points: readonly DonePoint[];
  readonly planned: readonly PlannedPoint[];
  readonly targeted: number;
  readonly targetOn: string | null;
};

const height = 250;
const margin = { top: 18, right: 14, bottom: 24, left: 44 };
const bottom = height - margin.bottom;
const dayMs = 86_400_000;

type Scales = {
  readonly x: (on: string) => number;
  readonly y: ScaleLinear<number, number>;
  readonly right: number;
  readonly span: TimeSpan;
};

function scalesOf({ points, planned, targeted, targetOn }: DoneChartProps, width: number): Scales {
  const days = [...points, ...planned].map((point) => dayOf(point.on));
  if (targetOn !== null) days.push(dayOf(targetOn));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const span = [from, Math.max(to, from + 7 * dayMs)] as const;
  const right = width - margin.right;
  const time = scaleLinear([...span], [margin.left, right]);
  return {
    x: (on) => time(dayOf(on)),
    y: scaleLinear([0, Math.max(1, targeted)], [bottom, margin.top]),
    right,
    span,
  };
}

function Axes({ scales, targeted }: { readonly scales: Scales; readonly targeted: number }) {
  const format = useFormat();
  const texts = useTexts(overviewTexts);
  const { x, y, right, span } = scales;
  const marks = y.ticks(4).filter((tick) => Number.isInteger(tick) && y(tick) - margin.top > 20);
  return (
    <g>
      {marks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {format.number(tick)}
          </text>
        </g>
      ))}
      <TimeAxis {...{ span, x, right, bottom }} left={margin.left} />
      <line
        x1={margin.left}
        x2={right}
        y1={margin.top}
        y2={margin.top}
        stroke="var(--bw-ink-3)"
        strokeDasharray="2 3"
      />
      <text className="halo" x={margin.left + 4} y={margin.top - 6}>
        {texts.ofTargeted(format.number(targeted))}
      </text>
    </g>
  );
}

/** Its name stands in the chart where there is room; the card's note says it in any case. */
const wordsWidth = 190;

function Planned({
  planned,
  scales,
}: {
  readonly planned: readonly PlannedPoint[];
  readonly scales: Scales;
}) {
  const texts = useTexts(overviewTexts);
  const path = line<PlannedPoint>()
    .x((point) => scales.x(point.on))
    .y((point) => scales.y(point.people));
  const last = planned.at(-1);
  if (last === undefined) return null;
  // The line rises, so the words have room at the upper left of its middle.
  const middle = planned[Math.floor(planned.length / 2)] ?? last;
  const width = scales.x(last.on) - scales.x(planned[0]?.on ?? last.on);
  return (
    <g>
      <path
        d={path(planned as PlannedPoint[]) ?? ''}
        fill="none"
        stroke="var(--bw-chart-1)"
        strokeWidth="2"
        strokeDasharray="5 3"
      />
      {width > wordsWidth && (
        <text className="halo" x={scales.x(middle.on) - 10} y={scales.y(middle.people) - 10} textAnchor="end">
          {texts.plannedStarts}
        </text>
      )}
    </g>
  );
}

function Done({ points, scales }: { readonly points: readonly DonePoint[]; readonly scales: Scales }) {
  const format = useFormat();
  const texts = useTexts(overviewTexts);
  const path = line<DonePoint>()
    .x((point) => scales.x(point.on))
    .y((point) => scales.y(point.succeeded));
  const today = points.at(-1);
  if (today === undefined) return null;
  const [x, y] = [scales.x(today.on), scales.y(today.succeeded)];
  const isLeft = x > 170;
  return (
    <g>
      <line className="now" x1={x} x2={x} y1={margin.top} y2={bottom} />
      <path
        d={path(points as DonePoint[]) ?? ''}
        fill="none"
        stroke="var(--bw-chart-1)"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <circle cx={x} cy={y} r="4.5" fill="var(--bw-surface)" stroke="var(--bw-chart-1)" strokeWidth="2.5" />
      <text
        className="strong halo"
        x={isLeft ? x - 10 : x + 10}
        y={y < margin.top + 26 ? y + 20 : y - 6}
        textAnchor={isLeft ? 'end' : 'start'}
      >
        {`${format.number(today.succeeded)} ${texts.chartDone}, ${format.weekday(today.on)}`}
      </text>
    </g>
  );
}

function Target({ on, scales }: { readonly on: string; readonly scales: Scales }) {
  const format = useFormat();
  const texts = useTexts(overviewTexts);
  const x = scales.x(on);
  return (
    <g>
      <line className="target" x1={x} x2={x} y1={margin.top - 8} y2={bottom} />
      <text className="strong halo" x={x - 6} y={bottom - 8} textAnchor="end">
        {texts.finishTarget(format.dayMonth(on))}
      </text>
    </g>
  );
}

function useWords({ points, planned, targeted }: DoneChartProps) {
  const format = useFormat();
  const texts = useTexts(overviewTexts);
  const today = points.at(-1);
  const last = planned.at(-1);
  const more = last === undefined ? 0 : last.people - (planned[0]?.people ?? 0);
  const plan =
    last === undefined ? texts.chartNoPlan : texts.chartPlanned(format.number(more), format.date(last.on));
  const summary = texts.chartSummary(
    format.number(today?.succeeded ?? 0),
    format.date(today?.on ?? ''),
    format.number(targeted),
    plan,
  );
  const rows = [
    ...points.map((point) => [
      format.date(point.on),
      format.number(point.started),
      format.number(point.succeeded),
      '',
    ]),
    ...planned.slice(1).map((point) => [format.date(point.on), '', '', format.number(point.people)]),
  ];
  const columns = [texts.columnDate, texts.columnStarted, texts.columnDone, texts.columnPlanned];
  return { summary, table: { columns, rows } };
}

/** The chart; needs at least one point. */
export function DoneChart(props: DoneChartProps) {
  const words = useWords(props);
  const draw = (width: number): ReactNode => {
    const scales = scalesOf(props, width);
    return (
      <g>
        <Axes scales={scales} targeted={props.targeted} />
        <Planned planned={props.planned} scales={scales} />
        <Done points={props.points} scales={scales} />
        {props.targetOn !== null && <Target on={props.targetOn} scales={scales} />}
      </g>
    );
  };
  return (
    <ChartFrame summary={words.summary} table={words.table} height={height}>
      {draw}
    </ChartFrame>
  );
}
