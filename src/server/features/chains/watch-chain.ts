/**
 * Holds a stage while a task of its chain is in the way or a plan it needs has none, and lifts that hold once that is
 * over. A person who clears it has set the chain aside until a day; a later failure holds anew.
 */
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { lackingPlans, type PlanTrack } from '#domain/chains/stage-plans.ts';
import { obstacleOf, type Obstacle } from '#domain/chains/task-chain.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import {
  chainHoldCode,
  clearMetHold,
  latestHold,
  raiseHold,
  standingOverride,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { asRules, type DatedTask } from './dated-tasks.ts';
import type { TaskRow } from './task-store.ts';

/** Whoever does a task, as a word of a sentence. */
export function nameOwner({ ownerName, ownerRole }: Pick<TaskRow, 'ownerName' | 'ownerRole'>) {
  return ownerName ?? rolloutStatement('task_owner', { role: ownerRole });
}

/** Raises or lifts the hold of one stage; returns whether it did. */
export async function watchChain(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  tasks: readonly DatedTask[],
): Promise<boolean> {
  const last = await latestHold(tx, stage.stageId, chainHoldCode);
  const isHeld = last !== undefined && last.clearedAt === null;
  // The hold moves the dates, and with them the first day: what was unfinished then has to be finished all the same.
  const waits = isHeld && last.reason.code === 'hold_task_unfinished';
  const isForPlans = isHeld && last.reason.code === 'hold_plans_missing';
  const obstacle = obstacleFor(context, rollout, stage, tasks, waits);
  const lacking =
    stage.status === 'ready' ? lackingPlans(rollout.runRules.plans ?? [], tasks, stage.startsOn) : [];
  if (isForPlans ? lacking.length === 0 : obstacle === undefined && lacking.length === 0) {
    const met = rolloutStatement(isForPlans ? 'hold_plans_met' : 'hold_task_met');
    if (isHeld) await clearMetHold(tx, context, last, rollout.rolloutId, met);
    return isHeld;
  }
  if (isHeld) return false;
  const hold =
    obstacle === undefined
      ? await holdForPlans(tx, context, stage, lacking)
      : await holdForTask(
          tx,
          context,
          stage,
          obstacle,
          tasks.find(({ place }) => place === obstacle.place)!,
        );
  if (hold === null) return false;
  await raiseHold(tx, context, {
    rolloutId: rollout.rolloutId,
    stageId: stage.stageId,
    raisedByKind: 'system',
    code: chainHoldCode,
    ...hold,
  });
  return true;
}

type HoldWords = { readonly reason: RolloutStatement; readonly clears: RolloutStatement };

/** Null when a person has set the chain of the stage aside. */
async function holdForPlans(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  lacking: readonly PlanTrack[],
): Promise<HoldWords | null> {
  if ((await standingOverride(tx, context, stage.stageId, 'task_chain')) !== undefined) return null;
  return {
    reason: rolloutStatement('hold_plans_missing', {
      stage: nameStage(stage.name),
      tracks: lacking.map((track) => rolloutStatement('plan_track', { track })),
    }),
    clears: rolloutStatement('clears_when_planned'),
  };
}

/** Null when a person has set the task aside; one that failed after that is another matter. */
async function holdForTask(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  obstacle: Obstacle,
  task: DatedTask,
): Promise<HoldWords | null> {
  const last = await standingOverride(tx, context, stage.stageId, 'task_chain');
  if (last !== undefined && (obstacle.why === 'unfinished' || last.at >= task.statusAt)) return null;
  return {
    reason: reasonOf(stage, obstacle, task),
    clears: rolloutStatement('clears_when_task_done', { owner: nameOwner(task) }),
  };
}

function obstacleFor(
  { now }: Context,
  { timeZone }: RolloutRow,
  { status, startsOn, dates }: StageRow,
  tasks: readonly DatedTask[],
  waits: boolean,
): Obstacle | undefined {
  if (isTerminal(stageMachine, status)) return undefined;
  const isAboutToStart = status === 'ready' && dates === 'stand' && startsOn !== null;
  return obstacleOf(asRules(tasks, timeZone), new Map(tasks.map(({ place, dueOn }) => [place, dueOn])), {
    firstDay: startsOn,
    isStarting: waits || (isAboutToStart && startsOn <= dateAt(now, timeZone)),
  });
}

function reasonOf(stage: StageRow, { why }: Obstacle, { title, reason }: DatedTask): RolloutStatement {
  const name = nameStage(stage.name);
  return why === 'unfinished'
    ? rolloutStatement('hold_task_unfinished', { stage: name, task: title })
    : rolloutStatement('hold_task_failed', { stage: name, task: title, why: reason ?? '' });
}
