/**
 * A criterion over time: the estimate as a line with its band, the target solid, the minimum or limit dashed,
 * both named at the line's end. Judges nothing; the verdict comes from the evidence.
 */
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useId, type ReactNode } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { Verdict } from '../state-tag.tsx';
import { ChartFrame, dayOf, HatchPattern } from './chart-frame.tsx';
import { chartTexts } from './chart-texts.ts';
import { spreadLabels } from './spread-labels.ts';

/** As `CriterionView.band` of the API delivers it. */
export type BandPoint = {
  readonly at: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
};

type Series = 'accent' | 'warn' | 'fail' | 'none';

const seriesByVerdict: Readonly<Record<Verdict, Series>> = {
  pass: 'accent',
  conditional: 'warn',
  inconclusive: 'warn',
  fail: 'fail',
  no_data: 'none',
  error: 'fail',
};

export type ConfidenceBandProps = {
  /** Oldest first; empty when nothing was measured. */
  readonly points: readonly BandPoint[];
  readonly verdict: Verdict;
  /** Target and minimum in the unit of the estimate; where lower is better the minimum is called a limit. */
  readonly target: number;
  readonly minimum: number | null;
  readonly better: 'higher' | 'lower';
  /** Ends of the time axis; those of the points when not given. */
  readonly fromOn?: string | undefined;
  readonly toOn?: string | undefined;
  /** Ends of the value axis; chosen around the data when not given. */
  readonly ends?: readonly [number, number] | undefined;
  /** What the value can be at all, [0, 1] for shares; the axis stays within. */
  readonly bounds?: readonly [number, number] | undefined;
  /** Writes a value with its unit. */
  readonly formatValue: (value: number) => string;
  /** What stands in the hatch when there are no points; "not measured" when not given. */
  readonly absence?: string | undefined;
  readonly height?: number | undefined;
};

/** Ends of the value axis around everything drawn, with a little air. */
function chooseEnds(props: ConfidenceBandProps): readonly [number, number] {
  if (props.ends !== undefined) return props.ends;
  const values = props.points.flatMap((point) => [point.lower, point.upper]);
  const all = [...values, props.target, ...(props.minimum === null ? [] : [props.minimum])];
  const low = props.points.length === 0 ? Math.min(0, ...all) : Math.min(...all);
  const high = Math.max(...all);
  const air = (high - low || 1) * 0.1;
  const [least, most] = props.bounds ?? [low >= 0 ? 0 : -Infinity, Infinity];
  return [Math.max(least, low - air), Math.min(most, high + air)];
}

/** Ends of the time axis in milliseconds; a single point stands at the right. */
function timeEnds(props: ConfidenceBandProps): readonly [number, number] {
  const first = props.points[0];
  const last = props.points.at(-1);
  const to = props.toOn === undefined ? Date.parse(last?.at ?? '2000-01-02') : dayOf(props.toOn);
  const from = props.fromOn === undefined ? Date.parse(first?.at ?? '2000-01-01') : dayOf(props.fromOn);
  return [from === to ? to - 1 : from, to];
}

function useBandWords(props: ConfidenceBandProps) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const minimumWord = props.better === 'lower' ? texts.limit : texts.minimum;
  const target = `${texts.target} ${props.formatValue(props.target)}`;
  const minimum = props.minimum === null ? '' : `${minimumWord} ${props.formatValue(props.minimum)}`;
  const last = props.points.at(-1);
  const summary =
    last === undefined
      ? texts.notMeasuredSummary(target, minimum)
      : texts.bandSummary(
          props.formatValue(last.estimate),
          props.formatValue(last.lower),
          props.formatValue(last.upper),
          target,
          minimum,
        );
  const table = {
    columns: [texts.date, texts.estimate, texts.low, texts.high],
    rows: props.points.map((point) => [
      format.dayMonth(format.dateOf(point.at)),
      props.formatValue(point.estimate),
      props.formatValue(point.lower),
      props.formatValue(point.upper),
    ]),
  };
  const dateAt = (on: string | undefined, at: string | undefined): string => {
    if (on !== undefined) return format.dayMonth(on);
    return at === undefined ? '' : format.dayMonth(format.dateOf(at));
  };
  return { texts, dateAt, minimumWord, summary, table };
}

const margin = { top: 8, bottom: 20, left: 28, right: 58 };

type Plot = {
  readonly x: (at: string) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly bottom: number;
  readonly ends: readonly [number, number];
};

/** The area between two time and value ends, inside the margins. */
function plotFor(props: ConfidenceBandProps, width: number, height: number): Plot {
  const ends = chooseEnds(props);
  const right = width - margin.right;
  const bottom = height - margin.bottom;
  const time = scaleLinear(timeEnds(props), [margin.left, right]);
  const value = scaleLinear(ends, [bottom, margin.top]).clamp(true);
  return { x: (at) => time(Date.parse(at)), y: (number) => value(number), right, bottom, ends };
}

/** Estimate and band, and at the last point the band as an upright bar. */
function Estimate({ points, plot }: { readonly points: readonly BandPoint[]; readonly plot: Plot }) {
  const last = points.at(-1);
  if (last === undefined) return null;
  const band = area<BandPoint>()
    .x((point) => plot.x(point.at))
    .y0((point) => plot.y(point.lower))
    .y1((point) => plot.y(point.upper));
  const estimate = line<BandPoint>()
    .x((point) => plot.x(point.at))
    .y((point) => plot.y(point.estimate));
  const lastX = plot.x(last.at);
  return (
    <g>
      <path d={band(points as BandPoint[]) ?? ''} fill="var(--series-tint)" opacity="0.75" />
      <g stroke="var(--series)" strokeWidth="2">
        <path d={estimate(points as BandPoint[]) ?? ''} fill="none" strokeLinejoin="round" />
        <line x1={lastX} x2={lastX} y1={plot.y(last.lower)} y2={plot.y(last.upper)} />
        <circle cx={lastX} cy={plot.y(last.estimate)} r="3" fill="var(--series)" />
      </g>
    </g>
  );
}

/** The hatch that says nothing was measured. */
function Absence({ plot, words }: { readonly plot: Plot; readonly words: string }) {
  const hatchId = useId();
  return (
    <g>
      <HatchPattern id={hatchId} />
      <rect
        x={margin.left}
        y={margin.top}
        width={Math.max(0, plot.right - margin.left)}
        height={plot.bottom - margin.top}
        fill={`url(#${hatchId})`}
      />
      <text
        className="halo"
        x={(margin.left + plot.right) / 2}
        y={(margin.top + plot.bottom) / 2 + 4}
        textAnchor="middle"
      >
        {words}
      </text>
    </g>
  );
}

type Standard = { readonly kind: 'target' | 'minimum'; readonly value: number; readonly word: string };

/** Target and minimum as lines, each named at its end; the names keep apart. */
function Standards({ standards, plot }: { readonly standards: readonly Standard[]; readonly plot: Plot }) {
  const labels = spreadLabels(
    standards.map((standard) => plot.y(standard.value)),
    12,
    margin.top,
    plot.bottom,
  );
  return standards.map(({ kind, value, word }, index) => (
    <g key={kind}>
      <line className={kind} x1={margin.left} x2={plot.right + 5} y1={plot.y(value)} y2={plot.y(value)} />
      <text className={kind === 'target' ? 'strong' : ''} x={plot.right + 8} y={(labels[index] ?? 0) + 4}>
        {word}
      </text>
    </g>
  ));
}

/** The estimate and its band over time against target and minimum. */
export function ConfidenceBand(props: ConfidenceBandProps) {
  const { points, height = 128 } = props;
  const words = useBandWords(props);
  const standards: Standard[] = [{ kind: 'target', value: props.target, word: words.texts.target }];
  if (props.minimum !== null)
    standards.push({ kind: 'minimum', value: props.minimum, word: words.minimumWord });
  const draw = (width: number): ReactNode => {
    const plot = plotFor(props, width, height);
    return (
      <g data-series={seriesByVerdict[props.verdict]}>
        <line className="axis" x1={margin.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
        <Estimate points={points} plot={plot} />
        <Standards standards={standards} plot={plot} />
        {points.length === 0 && <Absence plot={plot} words={props.absence ?? words.texts.notMeasured} />}
        <text x={margin.left - 6} y={margin.top + 4} textAnchor="end">
          {props.formatValue(plot.ends[1])}
        </text>
        <text x={margin.left - 6} y={plot.bottom} textAnchor="end">
          {props.formatValue(plot.ends[0])}
        </text>
        <text x={margin.left} y={height - 6}>
          {words.dateAt(props.fromOn, points[0]?.at)}
        </text>
        <text x={plot.right} y={height - 6} textAnchor="end">
          {words.dateAt(props.toOn, points.at(-1)?.at)}
        </text>
      </g>
    );
  };
  return (
    <ChartFrame summary={words.summary} table={words.table} height={height}>
      {draw}
    </ChartFrame>
  );
}
