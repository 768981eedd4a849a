/** Tickets of each of the last days against what the charter allows; only what exceeds it is orange, and numbered. */
import { scaleLinear } from 'd3-scale';
import type { StandUp } from '#contracts/hypercare.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { hypercareTexts } from './hypercare-texts.ts';

type Day = StandUp['days'][number];
type Geometry = {
  readonly x: (index: number) => number;
  readonly step: number;
  readonly y: (tickets: number) => number;
};

const height = 150;
const [top, bottom, left] = [22, height - 22, 28];

function Bar({
  day,
  index,
  most,
  geometry,
  every,
}: {
  readonly day: Day;
  readonly index: number;
  readonly most: number;
  readonly geometry: Geometry;
  /** Names every so manyth day. */
  readonly every: number;
}) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const { x, step, y } = geometry;
  const width = Math.min(28, step * 0.64);
  const start = x(index) + (step - width) / 2;
  const centre = x(index) + step / 2;
  const over = Math.max(0, day.tickets - most);
  const within = day.tickets - over;
  // Right below the limit a number would be crossed by its line: it stands in the bar, or above the line where the bar is low.
  const isNear = over === 0 && most < Infinity && y(day.tickets) - y(most) < 18;
  const isInside = isNear && bottom - y(day.tickets) >= 18;
  const numberY = isInside ? y(day.tickets) + 14 : isNear ? y(most) - 5 : y(day.tickets) - 5;
  // Today is not over: a tint with an outline.
  const [fill, stroke] = day.isWhole
    ? ['var(--bw-chart-1)', 'none']
    : ['var(--bw-chart-1-tint)', 'var(--bw-chart-1-mid)'];
  return (
    <g>
      {within > 0 && (
        <rect x={start} y={y(within)} width={width} height={bottom - y(within)} fill={fill} stroke={stroke} />
      )}
      {over > 0 && (
        <rect
          x={start}
          y={y(day.tickets)}
          width={width}
          height={y(within) - y(day.tickets)}
          fill="var(--bw-chart-3)"
        />
      )}
      {day.tickets > 0 && (
        <text
          className={over > 0 ? 'warn halo' : isInside ? undefined : 'halo'}
          style={isInside && day.isWhole ? { fill: 'var(--bw-on-accent)' } : undefined}
          x={centre}
          y={numberY}
          textAnchor="middle"
        >
          {over > 0 && step > 46 ? texts.overBy(format.number(over)) : format.number(day.tickets)}
        </text>
      )}
      {index % every === 0 && (
        <text x={centre} y={height - 6} textAnchor="middle">
          {format.dayMonth(day.on)}
        </text>
      )}
    </g>
  );
}

export function TicketDays({ days, most }: { readonly days: readonly Day[]; readonly most: number | null }) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const limit = most ?? Infinity;
  const over = days.filter(({ tickets, isWhole }) => isWhole && tickets > limit).length;
  const ceiling = Math.max(4, ...days.map(({ tickets }) => tickets), most ?? 0);
  const y = scaleLinear([0, ceiling], [bottom, top]);
  return (
    <Card title={texts.days} note={most === null ? undefined : texts.daysNote(format.number(most))}>
      <ChartFrame
        summary={most === null ? texts.days : texts.daysSummary(over, format.number(most), days.length)}
        table={{
          columns: [texts.day, texts.tickets],
          rows: days.map(({ on, tickets, isWhole }) => [
            format.weekday(on),
            isWhole ? format.number(tickets) : `${format.number(tickets)} ${texts.soFar}`,
          ]),
        }}
        height={height}
      >
        {(width) => {
          const step = (width - left) / days.length;
          const geometry = { x: (index: number) => left + index * step, step, y };
          return (
            <g>
              <line className="grid" x1={left} x2={width} y1={bottom} y2={bottom} />
              {most !== null && (
                <>
                  <line
                    x1={left}
                    x2={width}
                    y1={y(most)}
                    y2={y(most)}
                    stroke="var(--bw-ink)"
                    strokeDasharray="4 3"
                  />
                  <text x={left - 8} y={y(most) + 4} textAnchor="end">
                    {format.number(most)}
                  </text>
                </>
              )}
              {days.map((day, index) => (
                <Bar key={day.on} {...{ day, index, geometry }} most={limit} every={Math.ceil(52 / step)} />
              ))}
            </g>
          );
        }}
      </ChartFrame>
    </Card>
  );
}
