/**
 * Holds a stage while a task of its chain is in the way, and lifts that hold once none is. A person who clears it has
 * set the task aside; a later failure holds anew.
 */
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { obstacleOf, type Obstacle } from '#domain/chains/task-chain.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import {
  chainHoldCode,
  clearMetHold,
  latestHold,
  overridesOf,
  raiseHold,
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
  const obstacle = obstacleFor(context, rollout, stage, tasks, waits);
  if (obstacle === undefined) {
    if (isHeld) await clearMetHold(tx, context, last, rollout.rolloutId, rolloutStatement('hold_task_met'));
    return isHeld;
  }
  const task = tasks.find(({ place }) => place === obstacle.place)!;
  if (isHeld || (await isSetAside(tx, stage, obstacle, task))) return false;
  await raiseHold(tx, context, {
    rolloutId: rollout.rolloutId,
    stageId: stage.stageId,
    raisedByKind: 'system',
    code: chainHoldCode,
    reason: reasonOf(stage, obstacle, task),
    clears: rolloutStatement('clears_when_task_done', { owner: nameOwner(task) }),
  });
  return true;
}

function obstacleFor(
  { now }: Context,
  { timeZone }: RolloutRow,
  { status, startsOn }: StageRow,
  tasks: readonly DatedTask[],
  waits: boolean,
): Obstacle | undefined {
  if (isTerminal(stageMachine, status)) return undefined;
  return obstacleOf(asRules(tasks, timeZone), new Map(tasks.map(({ place, dueOn }) => [place, dueOn])), {
    firstDay: startsOn,
    isStarting: waits || (status === 'ready' && startsOn !== null && startsOn <= dateAt(now, timeZone)),
  });
}

function reasonOf(stage: StageRow, { why }: Obstacle, { title, reason }: DatedTask): RolloutStatement {
  const name = nameStage(stage.name);
  return why === 'unfinished'
    ? rolloutStatement('hold_task_unfinished', { stage: name, task: title })
    : rolloutStatement('hold_task_failed', { stage: name, task: title, why: reason ?? '' });
}

/** A task that failed after a person had set the chain aside is another matter. */
async function isSetAside(
  tx: Transaction,
  { stageId }: StageRow,
  { why }: Obstacle,
  { statusAt }: DatedTask,
): Promise<boolean> {
  const last = (await overridesOf(tx, stageId)).findLast(({ kind }) => kind === 'task_chain');
  return last !== undefined && (why === 'unfinished' || last.at >= statusAt);
}
