/** Planned starts as a step line, named halfway up, on the side with more room. */
import { curveStepAfter, line } from 'd3-shape';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { chartTexts } from './chart-texts.ts';

/** How many are planned to have started by a day. */
export type PlanPoint = { readonly on: string; readonly people: number };

export function PlanSteps({
  plan,
  scales,
  middleX,
}: {
  readonly plan: readonly PlanPoint[];
  readonly scales: { readonly x: (on: string) => number; readonly y: (people: number) => number };
  /** The middle of the chart, in pixels. */
  readonly middleX: number;
}) {
  const texts = useTexts(chartTexts);
  const half = (plan.at(-1)?.people ?? 0) / 2;
  const middle = plan.find(({ people }) => people >= half);
  if (middle === undefined) return null;
  const steps = line<PlanPoint>()
    .x((point) => scales.x(point.on))
    .y((point) => scales.y(point.people))
    .curve(curveStepAfter);
  const x = scales.x(middle.on);
  const isLeft = x < middleX;
  return (
    <g>
      <path d={steps(plan as PlanPoint[]) ?? ''} fill="none" stroke="var(--bw-ink-3)" strokeWidth="1.2" />
      <text
        className="halo"
        x={isLeft ? x + 7 : x - 7}
        y={scales.y(half) + 4}
        textAnchor={isLeft ? 'start' : 'end'}
      >
        {texts.plannedStarts}
      </text>
    </g>
  );
}
