/**
 * Which stages a stage comes after: the last one that was not left out, and those between that were. What follows one
 * that ended without passing starts only while a person has said so.
 */
import type { StageStatus } from './stage-machine.ts';

type Ending = {
  readonly status: StageStatus;
  /** The last day (YYYY-MM-DD) on which what comes next may start although it did not pass; null where nobody said so. */
  readonly followUntil: string | null;
};
type Placed = Ending & { readonly endedAt: Date | null };

export type StagesBefore<Stage> = {
  /** The stage that has to pass; undefined where every one before was left out, or there is none. */
  readonly toPass: Stage | undefined;
  /** Left out by an override, in their order. */
  readonly skipped: readonly Stage[];
};

/** What stands before the stage at `index` of the stages of a rollout in their order. */
export function stagesBefore<Stage extends Placed>(
  stages: readonly Stage[],
  index: number,
): StagesBefore<Stage> {
  const last = stages.slice(0, index).findLastIndex(({ status }) => status !== 'skipped');
  return { toPass: stages[last], skipped: stages.slice(last + 1, index) };
}

/** Whether a stage comes after none. */
export function isFirst<Stage extends Placed>({ toPass, skipped }: StagesBefore<Stage>): boolean {
  return toPass === undefined && skipped.length === 0;
}

/** Ends of a stage that has begun without passing: what comes next starts only while a person has said so. */
export const barringStatuses = ['failed', 'rolled_back'] as const satisfies readonly StageStatus[];

/** Whether a stage keeps what comes next from starting for good, unless a person says otherwise. */
export function endedUnpassed({ status }: Pick<Ending, 'status'>): boolean {
  return (barringStatuses as readonly StageStatus[]).includes(status);
}

/** Whether a stage lets the next one start on a day (YYYY-MM-DD): it has passed, or a person has said so until then. */
export function letsFollow(stage: Ending, today: string): boolean {
  if (stage.status === 'passed') return true;
  return endedUnpassed(stage) && stage.followUntil !== null && today <= stage.followUntil;
}

/** Whether what has to be over before a stage starts is, on a day (YYYY-MM-DD). */
export function mayFollow<Stage extends Placed>({ toPass }: StagesBefore<Stage>, today: string): boolean {
  return toPass === undefined || letsFollow(toPass, today);
}

/**
 * Whether the stage at `index` stands in nobody's way on a day: it lets the next one start, or that has started. What has
 * started goes on when the day until which it might is over.
 */
export function isBehind(
  stages: readonly (Ending & { readonly startedAt: Date | string | null })[],
  index: number,
  today: string,
): boolean {
  const stage = stages[index]!;
  if (letsFollow(stage, today)) return true;
  return endedUnpassed(stage) && stages.slice(index + 1).some(({ startedAt }) => startedAt !== null);
}

/** Of the stages that are over or were left out before, the one that ended last; undefined before that, or without any. */
export function lastToEnd<Stage extends Placed>(
  before: StagesBefore<Stage>,
  today: string,
): Stage | undefined {
  if (!mayFollow(before, today)) return undefined;
  const ended = [...(before.toPass === undefined ? [] : [before.toPass]), ...before.skipped];
  return ended.reduce<Stage | undefined>(
    (last, stage) => (last === undefined || timeOf(stage) >= timeOf(last) ? stage : last),
    undefined,
  );
}

function timeOf({ endedAt }: Placed): number {
  return endedAt?.getTime() ?? -Infinity;
}
