/** Which stages a stage comes after: the last one that was not left out, and those between that were. */
import type { StageStatus } from './stage-machine.ts';

type Placed = { readonly status: StageStatus; readonly endedAt: Date | null };

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

export function hasPassed<Stage extends Placed>({ toPass }: StagesBefore<Stage>): boolean {
  return toPass === undefined || toPass.status === 'passed';
}

/** Of the stages that have passed or were left out before, the one that ended last; undefined before that, or without any. */
export function lastToEnd<Stage extends Placed>(before: StagesBefore<Stage>): Stage | undefined {
  if (!hasPassed(before)) return undefined;
  const ended = [...(before.toPass === undefined ? [] : [before.toPass]), ...before.skipped];
  return ended.reduce<Stage | undefined>(
    (last, stage) => (last === undefined || timeOf(stage) >= timeOf(last) ? stage : last),
    undefined,
  );
}

function timeOf({ endedAt }: Placed): number {
  return endedAt?.getTime() ?? -Infinity;
}
