/**
 * What more people would buy: coverage by pilot size as a curve, with a slider under it that shares its axis.
 * The curve is computed elsewhere.
 */
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import type { CSSProperties, ReactNode } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { chartTexts } from './chart-texts.ts';
import './coverage-curve.css';

/** `coverage` is a share from 0 to 1 of the groups and pairs that a pilot of `people` reaches. */
export type CoveragePoint = { readonly people: number; readonly coverage: number };

const margin = { top: 8, bottom: 22, left: 28, right: 8 };

/** Coverage at a size, read off the curve between its points. */
function coverageAt(points: readonly CoveragePoint[], people: number): number {
  const scale = scaleLinear(
    points.map((point) => point.people),
    points.map((point) => point.coverage),
  ).clamp(true);
  return scale(people);
}

type Scales = {
  readonly x: (people: number) => number;
  readonly y: (coverage: number) => number;
  readonly width: number;
  readonly bottom: number;
};

function useSizeLabel(): (people: number, coverage: number) => string {
  const format = useFormat();
  return (people, coverage) =>
    `${format.number(people)}: ${format.percent(coverage, coverage > 0.99 ? 1 : 0)}`;
}

/** Sizes worth naming; those too close to the chosen size are left out. */
function Marks({
  marks,
  points,
  people,
  scales,
}: {
  readonly marks: readonly number[];
  readonly points: readonly CoveragePoint[];
  readonly people: number;
  readonly scales: Scales;
}) {
  const labelOf = useSizeLabel();
  const { x, y, width } = scales;
  return marks
    .filter((mark) => Math.abs(x(mark) - x(people)) > 40)
    .map((mark) => {
      const coverage = coverageAt(points, mark);
      const isLeft = mark < people;
      return (
        <g key={mark}>
          <circle cx={x(mark)} cy={y(coverage)} r="3" fill="var(--bw-chart-1)" />
          <text
            className="halo"
            x={isLeft ? x(mark) - 6 : Math.min(x(mark), width - margin.right - 30)}
            y={isLeft ? y(coverage) - 4 : y(coverage) + 18}
            textAnchor={isLeft ? 'end' : 'middle'}
          >
            {labelOf(mark, coverage)}
          </text>
        </g>
      );
    });
}

/** The chosen size: a ring on the curve, a dotted line to the axis, and its numbers. */
function Chosen({
  people,
  coverage,
  scales,
}: {
  readonly people: number;
  readonly coverage: number;
  readonly scales: Scales;
}) {
  const labelOf = useSizeLabel();
  const x = scales.x(people);
  const y = scales.y(coverage);
  const isRight = x < scales.width - 80;
  return (
    <g stroke="var(--bw-chart-1)">
      <line x1={x} x2={x} y1={y} y2={scales.bottom} strokeDasharray="2 3" />
      <circle cx={x} cy={y} r="4.5" fill="var(--bw-surface)" strokeWidth="2" />
      <text
        className="strong halo"
        x={isRight ? x + 6 : x - 6}
        y={Math.min(y + 34, scales.bottom - 6)}
        textAnchor={isRight ? 'start' : 'end'}
      >
        {labelOf(people, coverage)}
      </text>
    </g>
  );
}

function Axes({
  xTicks,
  yTicks,
  scales,
}: {
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly scales: Scales;
}) {
  const format = useFormat();
  return (
    <g>
      {yTicks.map((tick) => (
        <g key={tick}>
          <line
            className="grid"
            x1={margin.left}
            x2={scales.width - margin.right}
            y1={scales.y(tick)}
            y2={scales.y(tick)}
          />
          <text x={margin.left - 8} y={scales.y(tick) + 4} textAnchor="end">
            {format.number(tick * 100)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} x={scales.x(tick)} y={scales.bottom + 16} textAnchor="middle">
          {format.number(tick)}
        </text>
      ))}
    </g>
  );
}

function SizeSlider({
  people,
  smallest,
  largest,
  step,
  onChange,
}: {
  readonly people: number;
  readonly smallest: number;
  readonly largest: number;
  readonly step: number;
  readonly onChange: (people: number) => void;
}) {
  const texts = useTexts(chartTexts);
  const filled = { '--filled': `${(people / largest) * 100}%` } as CSSProperties;
  return (
    <input
      className="bw-size-slider"
      type="range"
      min={0}
      max={largest}
      step={step}
      value={people}
      aria-label={texts.size}
      style={filled}
      onChange={(event) => onChange(Math.max(smallest, Number(event.currentTarget.value)))}
    />
  );
}

export type CoverageCurveProps = {
  /** Rising sizes, at least two. */
  readonly points: readonly CoveragePoint[];
  readonly people: number;
  /** Sizes worth naming on the curve. */
  readonly marks?: readonly number[] | undefined;
  readonly step?: number | undefined;
  readonly height?: number | undefined;
  /** Gets the size while the slider is moved; without it there is no slider. */
  readonly onChange?: ((people: number) => void) | undefined;
};

/** The curve and its slider. */
export function CoverageCurve({
  points,
  people,
  marks,
  step = 10,
  height = 132,
  onChange,
}: CoverageCurveProps) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const largest = points.at(-1)?.people ?? 1;
  const coverage = coverageAt(points, people);
  const lowest = Math.floor(Math.min(...points.map((point) => point.coverage)) * 5) / 5;
  const table = {
    columns: [texts.size, texts.coverage],
    rows: points.map((point) => [format.number(point.people), format.percent(point.coverage)]),
  };
  const draw = (width: number): ReactNode => {
    const bottom = height - margin.bottom;
    const x = scaleLinear([0, largest], [margin.left, width - margin.right]);
    const y = scaleLinear([lowest, 1], [bottom, margin.top]);
    const scales: Scales = { x: (size) => x(size), y: (share) => y(share), width, bottom };
    const curve = line<CoveragePoint>()
      .x((point) => x(point.people))
      .y((point) => y(point.coverage))
      .curve(curveMonotoneX);
    const path = curve(points as CoveragePoint[]) ?? '';
    return (
      <g>
        <Axes xTicks={x.ticks(width < 220 ? 3 : 5)} yTicks={y.ticks(4)} scales={scales} />
        <path d={path} fill="none" stroke="var(--bw-chart-1)" strokeWidth="2" />
        <Marks marks={marks ?? []} points={points} people={people} scales={scales} />
        <Chosen people={people} coverage={coverage} scales={scales} />
      </g>
    );
  };
  const summary = texts.coverageSummary(format.number(people), format.percent(coverage));
  return (
    <div>
      <ChartFrame summary={summary} height={height} table={table}>
        {draw}
      </ChartFrame>
      {onChange !== undefined && (
        <SizeSlider
          people={people}
          smallest={points[0]?.people ?? 1}
          largest={largest}
          step={step}
          onChange={onChange}
        />
      )}
    </div>
  );
}
