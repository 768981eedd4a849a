/**
 * Helpdesk load per week against its capacity: measured weeks solid, expected weeks tinted with an outline,
 * only what exceeds the capacity orange and numbered, freezes hatched. Its columns line up with a CSS grid of
 * `labelWidth` and equal tracks, so a calendar can stand under it.
 */
import { scaleLinear } from 'd3-scale';
import { useId, type ReactNode } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChartFrame, HatchPattern } from './chart-frame.tsx';
import { chartTexts } from './chart-texts.ts';

export type LoadColumn = {
  readonly id: string;
  readonly label: string;
  /** Null while there is nothing to show for the week. */
  readonly load: number | null;
  readonly isMeasured: boolean;
  /** What this week can take where it is not `capacity`; null is no limit. */
  readonly most?: number | null | undefined;
  /** The name of a freeze for everybody; neighbouring weeks of one name are hatched together. */
  readonly freeze?: string | undefined;
};

export type LoadBarsProps = {
  readonly columns: readonly LoadColumn[];
  readonly capacity: number;
  readonly capacityLabel: string;
  readonly title: string;
  readonly notes?: readonly string[] | undefined;
  /** Draws the line for today behind this many columns. */
  readonly measuredColumns?: number | undefined;
  readonly todayLabel?: string | undefined;
  readonly selectedId?: string | undefined;
  readonly labelWidth?: number | undefined;
  readonly height?: number | undefined;
};

const top = 34;
/** Pixels that the words for today take. */
const todayWidth = 130;

/** What a week can take; Infinity without a limit. */
function mostOf({ most }: LoadColumn, capacity: number): number {
  return most === undefined ? capacity : (most ?? Infinity);
}

type Geometry = {
  readonly x: (index: number) => number;
  readonly step: number;
  readonly y: (load: number) => number;
  readonly bottom: number;
};

function Bar({
  column,
  index,
  capacity,
  geometry,
}: {
  readonly column: LoadColumn;
  readonly index: number;
  readonly capacity: number;
  readonly geometry: Geometry;
}) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  if (column.load === null || column.load === 0) return null;
  const { x, step, y, bottom } = geometry;
  const barWidth = Math.min(32, step * 0.66);
  const left = x(index) + (step - barWidth) / 2;
  const centre = x(index) + step / 2;
  const within = Math.min(column.load, capacity);
  const over = column.load - within;
  const isNear = over === 0 && capacity < Infinity && y(column.load) - y(capacity) < 18;
  const labelY = isNear ? y(column.load) + 15 : y(column.load) - 6;
  const fill = column.isMeasured ? 'var(--bw-chart-1)' : 'var(--bw-chart-1-tint)';
  const stroke = column.isMeasured ? 'none' : 'var(--bw-chart-1-mid)';
  return (
    <g>
      <rect x={left} y={y(within)} width={barWidth} height={bottom - y(within)} fill={fill} stroke={stroke} />
      {over > 0 && (
        <rect
          x={left}
          y={y(column.load)}
          width={barWidth}
          height={y(within) - y(column.load)}
          fill="var(--bw-chart-3)"
        />
      )}
      {over > 0 && (
        <text
          className="warn halo"
          x={centre}
          y={Math.min(labelY - 24, y(column.load) - 26)}
          textAnchor="middle"
        >
          {texts.over(format.number(over))}
        </text>
      )}
      <text
        className={over > 0 ? 'warn halo' : isNear ? 'strong' : 'strong halo'}
        style={isNear && column.isMeasured ? { fill: 'var(--bw-on-accent)' } : { fontWeight: 500 }}
        x={centre}
        y={labelY}
        textAnchor="middle"
      >
        {format.number(column.load)}
      </text>
    </g>
  );
}

/** Runs of neighbouring columns that share a freeze. */
function freezeRuns(columns: readonly LoadColumn[]) {
  const runs: { name: string; first: number; count: number; hasLoad: boolean }[] = [];
  for (const [index, column] of columns.entries()) {
    if (column.freeze === undefined) continue;
    const last = runs.at(-1);
    const hasLoad = (column.load ?? 0) > 0;
    if (last?.name === column.freeze && last.first + last.count === index) {
      last.count += 1;
      last.hasLoad ||= hasLoad;
    } else runs.push({ name: column.freeze, first: index, count: 1, hasLoad });
  }
  return runs;
}

function useLoadWords(props: LoadBarsProps) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const mosts = props.columns.map((column) => mostOf(column, props.capacity));
  const excess = props.columns.map((column, index) => Math.max(0, (column.load ?? 0) - mosts[index]!));
  const summary = texts.loadSummary(
    format.number(props.columns.length),
    excess.filter((value) => value > 0).length,
    format.number(Math.max(0, ...excess)),
  );
  const table = {
    columns: [texts.week, texts.load, texts.capacity, ''],
    rows: props.columns.map((column, index) => [
      column.label,
      column.load === null ? (column.freeze ?? '') : format.number(column.load),
      mosts[index] === Infinity ? '' : format.number(mosts[index]!),
      (excess[index] ?? 0) > 0
        ? texts.over(format.number(excess[index] ?? 0))
        : column.isMeasured
          ? texts.measured
          : texts.planned,
    ]),
  };
  return { summary, table };
}

function Freezes({
  columns,
  geometry,
}: {
  readonly columns: readonly LoadColumn[];
  readonly geometry: Geometry;
}) {
  const hatchId = useId();
  return (
    <g>
      <HatchPattern id={hatchId} />
      {freezeRuns(columns).map((run) => {
        const [x, width] = [geometry.x(run.first), geometry.step * run.count];
        return (
          <g key={run.first}>
            <rect
              x={x}
              y={top - 16}
              width={width}
              height={geometry.bottom - top + 16}
              fill={`url(#${hatchId})`}
            />
            <text
              className="halo"
              x={x + width / 2}
              y={run.hasLoad ? top - 5 : geometry.bottom - 8}
              textAnchor="middle"
            >
              {run.name}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What stands left of the weeks: the title, what is said about it, and the scale. */
function Scale({
  title,
  notes,
  ticks,
  right,
  y,
}: {
  readonly title: string;
  readonly notes: readonly string[];
  readonly ticks: readonly number[];
  readonly right: number;
  readonly y: (load: number) => number;
}) {
  const format = useFormat();
  return (
    <g>
      {ticks.map((tick) => (
        <text key={tick} x={right - 8} y={y(tick) + 4} textAnchor="end">
          {format.number(tick)}
        </text>
      ))}
      <text className="strong" x={0} y={top}>
        {title}
      </text>
      {notes.map((words, index) => (
        <text key={words} x={0} y={top + 15 + index * 14}>
          {words}
        </text>
      ))}
    </g>
  );
}

/** The line between measured and expected weeks. */
function Today({
  x,
  height,
  label,
  isRight,
}: {
  readonly x: number;
  readonly height: number;
  readonly label: string | undefined;
  /** Whether the words have room right of the line. */
  readonly isRight: boolean;
}) {
  return (
    <g>
      <line x1={x} x2={x} y1={16} y2={height} stroke="var(--bw-ink-2)" strokeDasharray="3 3" />
      <text x={isRight ? x + 4 : x - 4} y={11} textAnchor={isRight ? 'start' : 'end'}>
        {label}
      </text>
    </g>
  );
}

/** The line of what the weeks can take: one line, or a step wherever it changes. */
function Limit({
  mosts,
  geometry: { x, y },
}: {
  readonly mosts: readonly number[];
  readonly geometry: Geometry;
}) {
  const path = mosts.map((most, index) => {
    if (most === Infinity) return '';
    const isJoined = index > 0 && mosts[index - 1]! < Infinity;
    return `${isJoined ? 'L' : 'M'}${x(index)} ${y(most)}H${x(index + 1)}`;
  });
  return <path className="target" fill="none" d={path.join('')} />;
}

/** Weekly load against capacity. */
export function LoadBars(props: LoadBarsProps) {
  const { columns, capacity, labelWidth = 132, height = 196 } = props;
  const format = useFormat();
  const words = useLoadWords(props);
  const bottom = height - 20;
  const mosts = columns.map((column) => mostOf(column, capacity));
  const limits = mosts.filter((most) => most < Infinity);
  const last = mosts.at(-1) ?? capacity;
  const isSame = mosts.every((most) => most === last);
  const highest = Math.max(1, ...limits, ...columns.map((column) => column.load ?? 0));
  const scale = scaleLinear([0, highest * 1.08], [bottom, top]);
  const ticks = scale.ticks(4);
  const y = (load: number) => scale(load);
  const draw = (width: number): ReactNode => {
    const step = (width - labelWidth) / Math.max(1, columns.length);
    const geometry: Geometry = {
      x: (index) => labelWidth + index * step,
      step,
      y,
      bottom,
    };
    const selected = columns.findIndex((column) => column.id === props.selectedId);
    return (
      <g>
        {selected >= 0 && (
          <rect x={geometry.x(selected)} y={0} width={step} height={height} fill="var(--bw-accent-soft)" />
        )}
        {ticks.map((tick) => (
          <line key={tick} className="grid" x1={labelWidth} x2={width} y1={y(tick)} y2={y(tick)} />
        ))}
        <Freezes columns={columns} geometry={geometry} />
        {columns.map((column, index) => (
          <Bar key={column.id} column={column} index={index} capacity={mosts[index]!} geometry={geometry} />
        ))}
        <Limit mosts={mosts} geometry={geometry} />
        {props.measuredColumns !== undefined && (
          <Today
            x={geometry.x(props.measuredColumns)}
            height={height}
            label={props.todayLabel}
            isRight={width - geometry.x(props.measuredColumns) > todayWidth}
          />
        )}
      </g>
    );
  };
  return (
    <ChartFrame
      summary={words.summary}
      table={words.table}
      height={height}
      scale={{
        width: labelWidth,
        content: (
          <Scale title={props.title} notes={props.notes ?? []} ticks={ticks} right={labelWidth} y={y} />
        ),
      }}
      line={
        last === Infinity
          ? undefined
          : {
              y: y(last),
              words: isSame ? `${props.capacityLabel} ${format.number(last)}` : props.capacityLabel,
            }
      }
    >
      {draw}
    </ChartFrame>
  );
}
