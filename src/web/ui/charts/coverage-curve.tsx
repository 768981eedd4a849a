/**
 * What more people would buy: coverage by pilot size as a curve, with a slider under it that shares its axis.
 * The curve is computed elsewhere.
 */
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import type { ReactNode } from 'react';
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

/** Labels that would stand too close to the chosen size, or to each other, are left out. */
function Marks({
  marks,
  points,
  people,
  x,
  y,
  width,
}: {
  readonly marks: readonly number[];
  readonly points: readonly CoveragePoint[];
  readonly people: number;
  readonly x: (people: number) => number;
  readonly y: (coverage: number) => number;
  readonly width: number;
}) {
  const format = useFormat();
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
            x={isLeft ? x(mark) - 6 : Math.min(x(mark), width - margin.right)}
            y={isLeft ? y(coverage) - 4 : y(coverage) + 18}
            textAnchor={isLeft ? 'end' : 'middle'}
          >
            {`${format.number(mark)}: ${format.percent(coverage, coverage > 0.99 ? 1 : 0)}`}
          </text>
        </g>
      );
    });
}

/** The curve and its slider; `marks` are sizes worth naming, `onChange` gets the size while it is dragged. */
export function CoverageCurve({
  points,
  people,
  marks = [],
  step = 10,
  height = 132,
  onChange,
}: {
  readonly points: readonly CoveragePoint[];
  readonly people: number;
  readonly marks?: readonly number[];
  readonly step?: number;
  readonly height?: number;
  readonly onChange?: ((people: number) => void) | undefined;
}) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const largest = points.at(-1)?.people ?? 1;
  const smallest = points[0]?.people ?? 1;
  const here = coverageAt(points, people);
  const lowest = Math.floor(Math.min(...points.map((point) => point.coverage)) * 5) / 5;
  const draw = (width: number): ReactNode => {
    const bottom = height - margin.bottom;
    const x = scaleLinear([0, largest], [margin.left, width - margin.right]);
    const y = scaleLinear([lowest, 1], [bottom, margin.top]);
    const curve = line<CoveragePoint>()
      .x((point) => x(point.people))
      .y((point) => y(point.coverage))
      .curve(curveMonotoneX);
    const isRight = x(people) < width - 80;
    return (
      <g>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line className="grid" x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
            <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
              {format.number(tick * 100)}
            </text>
          </g>
        ))}
        {x.ticks(5).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 6} textAnchor="middle">
            {format.number(tick)}
          </text>
        ))}
        <path
          d={curve(points as CoveragePoint[]) ?? ''}
          fill="none"
          stroke="var(--bw-chart-1)"
          strokeWidth="2"
        />
        <line
          x1={x(people)}
          x2={x(people)}
          y1={y(here)}
          y2={bottom}
          stroke="var(--bw-chart-1)"
          strokeDasharray="2 3"
        />
        <Marks marks={marks} points={points} people={people} x={x} y={y} width={width} />
        <circle
          cx={x(people)}
          cy={y(here)}
          r="4.5"
          fill="var(--bw-surface)"
          stroke="var(--bw-chart-1)"
          strokeWidth="2"
        />
        <text
          className="strong halo"
          x={isRight ? x(people) + 6 : x(people) - 6}
          y={y(here) + 34}
          textAnchor={isRight ? 'start' : 'end'}
        >
          {`${format.number(people)}: ${format.percent(here, here > 0.99 ? 1 : 0)}`}
        </text>
      </g>
    );
  };
  return (
    <div>
      <ChartFrame
        summary={texts.coverageSummary(format.number(people), format.percent(here))}
        height={height}
        table={{
          columns: [texts.size, texts.coverage],
          rows: points.map((point) => [format.number(point.people), format.percent(point.coverage)]),
        }}
      >
        {draw}
      </ChartFrame>
      {onChange !== undefined && (
        <input
          className="bw-size-slider"
          type="range"
          min={0}
          max={largest}
          step={step}
          value={people}
          aria-label={texts.size}
          style={{ ['--filled' as string]: `${(people / largest) * 100}%` }}
          onChange={(event) => onChange(Math.max(smallest, Number(event.currentTarget.value)))}
        />
      )}
    </div>
  );
}
