/**
 * Where somebody who is left over gets their next date: in their own stage while people of it may start, in a later wave
 * where their own failed at its gate or was rolled back. Only the last wave keeps its people then: nothing follows it.
 */
import type { StageStatus } from './stage-machine.ts';
import { endedUnpassed, isBehind } from './stages-before.ts';

/** Stages of which people who were left over can still start. */
const startsAgain: ReadonlySet<StageStatus> = new Set([
  'in_progress',
  'extended',
  'soaking',
  'evaluating',
  'awaiting_decision',
  'passed',
  'skipped',
]);

/** Waves that take others in: they are still watched, and judged with them. */
const takesIn: ReadonlySet<StageStatus> = new Set([
  'planned',
  'preparing',
  'ready',
  'in_progress',
  'extended',
]);

type Placed = {
  readonly kind: string;
  readonly status: StageStatus;
  /** The first start (YYYY-MM-DD); null before the stage has dates. */
  readonly startsOn: string | null;
  readonly startedAt: Date | string | null;
  readonly followUntil: string | null;
};

export type NextDate<Stage> =
  /** In this stage, from this day (YYYY-MM-DD) on. */
  | { readonly is: 'possible'; readonly stage: Stage; readonly from: string }
  /** This stage failed or was rolled back, and nobody has said that anything may follow it. */
  | { readonly is: 'barred'; readonly by: Stage }
  /** The stage has not begun, or was called off. */
  | { readonly is: 'impossible' };

/**
 * For people of the stage at `index` who are to start from the day `on`, as things stand `today` (both YYYY-MM-DD): of the
 * later waves the last that has begun by that day, else the first that begins after it.
 */
export function nextDateIn<Stage extends Placed>(
  stages: readonly Stage[],
  index: number,
  { on, today }: { readonly on: string; readonly today: string },
): NextDate<Stage> {
  const own = stages[index]!;
  if (startsAgain.has(own.status)) return { is: 'possible', stage: own, from: on };
  if (own.kind !== 'wave' || !endedUnpassed(own)) return { is: 'impossible' };
  const later = stages.flatMap((stage, place) =>
    place > index && stage.kind === 'wave' && stage.startsOn !== null && takesIn.has(stage.status)
      ? [{ stage, place, startsOn: stage.startsOn }]
      : [],
  );
  const found = later.findLast(({ startsOn }) => startsOn <= on) ?? later[0];
  const until = found?.place ?? stages.length;
  const bar = stages.find(
    (stage, place) =>
      place >= index && place < until && endedUnpassed(stage) && !isBehind(stages, place, today),
  );
  if (bar !== undefined) return { is: 'barred', by: bar };
  if (found === undefined) return { is: 'possible', stage: own, from: on };
  return { is: 'possible', stage: found.stage, from: found.startsOn > on ? found.startsOn : on };
}
