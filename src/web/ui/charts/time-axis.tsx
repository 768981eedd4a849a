/** The axis of days under a chart: the firsts of months, or Mondays while the span is short, as many as have room. */
import { useFormat } from '../../i18n/locale-provider.tsx';

const dayMs = 86_400_000;
/** Spans below this, in days, are read by the week. */
const shortDays = 45;
/** Pixels that a date takes. */
const labelWidth = 60;

/** The ends of a time axis in milliseconds. */
export type TimeSpan = readonly [number, number];

function isShort([from, to]: TimeSpan): boolean {
  return to - from < shortDays * dayMs;
}

/** The dates that are marked within a span. */
export function timeTicks(span: TimeSpan): readonly string[] {
  const [from, to] = span;
  const ticks: string[] = [];
  for (const day = new Date(from); day.getTime() <= to; day.setUTCDate(day.getUTCDate() + 1)) {
    const isTick = isShort(span) ? day.getUTCDay() === 1 : day.getUTCDate() === 1;
    if (isTick) ticks.push(day.toISOString().slice(0, 10));
  }
  return ticks;
}

export function TimeAxis({
  span,
  x,
  left,
  right,
  bottom,
}: {
  readonly span: TimeSpan;
  readonly x: (on: string) => number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}) {
  const format = useFormat();
  const ticks = timeTicks(span);
  const every = Math.max(1, Math.ceil((ticks.length * labelWidth) / (right - left)));
  return (
    <g>
      <line className="axis" x1={left} x2={right} y1={bottom} y2={bottom} />
      {ticks
        .filter((_, index) => index % every === 0)
        .map((on) => (
          <g key={on}>
            <line className="axis" x1={x(on)} x2={x(on)} y1={bottom} y2={bottom + 4} />
            <text x={x(on) + 3} y={bottom + 17}>
              {isShort(span) ? format.dayMonth(on) : format.month(on)}
            </text>
          </g>
        ))}
    </g>
  );
}
