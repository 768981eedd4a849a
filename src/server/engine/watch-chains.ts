/**
 * The task chains of a rollout, once a round: stages get the chain of their kind, tasks Bellwether does by itself are
 * done on their day, and what is in the way holds the stage. Everything is written in the round's transaction, so that
 * after a crash it has happened once or not at all.
 */
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import {
  countPeople,
  giveByRule,
  moveTask,
  readChains,
  standingsOf,
  updateReason,
  watchChain,
  type DatedTask,
  type StageTasks,
  type TaskStanding,
} from '#server/features/chains/index.ts';
import { planByTask } from '#server/features/messages/index.ts';
import type { RolloutRow, StageRow } from '#server/features/rollouts/index.ts';
import { instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { doTask } from './do-task.ts';

const hourMilliseconds = 3_600_000;

export type ChainsWatched = {
  readonly changed: boolean;
  /** When tasks want to be looked at again without an event. */
  readonly looks: readonly Date[];
};

export async function watchChains(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stages: readonly StageRow[],
): Promise<ChainsWatched> {
  let changed = (await giveByRule(tx, context, rollout.rolloutId)) > 0;
  const looks: Date[] = [];
  const chains = await readChains(tx, rollout, stages);
  const hasOwn = chains.some(({ tasks }) => tasks.some(({ action }) => action === 'each_person'));
  const standings = hasOwn ? await standingsOf(tx, rollout.rolloutId) : [];
  for (const chain of chains) {
    // A stage about to start may lack the very tasks it is asked to have.
    if (chain.tasks.length === 0 && chain.stage.status !== 'ready') continue;
    for (const task of chain.tasks) {
      const standing = standings.find(({ chainTaskId }) => chainTaskId === task.chainTaskId);
      if (standing !== undefined)
        changed = (await followPeople(tx, context, rollout, chain, task, standing)) || changed;
      const done = await lookAt(tx, context, rollout, chain, task);
      changed = done.changed || changed;
      if (done.lookAgainAt !== null) looks.push(done.lookAgainAt);
    }
    // What has just been written is seen in the next round, which a change asks for.
    if (!changed) changed = await watchChain(tx, context, rollout, chain.stage, chain.tasks);
  }
  return { changed, looks };
}

type Looked = { readonly changed: boolean; readonly lookAgainAt: Date | null };
const rests: Looked = { changed: false, lookAgainAt: null };

/** Stages after which nothing is left to do; one that has passed still has its tasks for afterwards. */
function hasEndedOtherwise({ stage }: StageTasks): boolean {
  return isTerminal(stageMachine, stage.status) && stage.status !== 'passed';
}

async function lookAt(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  chain: StageTasks,
  task: DatedTask,
): Promise<Looked> {
  if (task.status === 'done' && task.action === 'send_instructions' && chain.stage.endedAt === null)
    await planByTask(tx, context, { ...chain.stage, ...task, message: 'instructions', isLate: true });
  if (task.status !== 'open' && task.status !== 'failed') return rests;
  if (hasEndedOtherwise(chain)) {
    await moveTask(tx, context, task, 'cancel', rolloutStatement('task_stage_ended'));
    return { changed: true, lookAgainAt: null };
  }
  const isDoneByPeople = task.action === 'by_hand' || task.action === 'each_person';
  if (isDoneByPeople || task.isWaiting || task.dueOn === null) return rests;
  const dueAt = instantOn(task.dueOn, rollout.settings.startHour, rollout.timeZone);
  if (dueAt > context.now) return { changed: false, lookAgainAt: dueAt };
  return await take(tx, context, rollout, chain, task);
}

/** What these need is mended outside the rollout, and nothing wakes the engine then. */
const mendedElsewhere: ReadonlySet<string> = new Set([
  'check_message',
  'send_notice',
  'send_instructions',
  'send_deadline',
  'call_webhook',
]);

/**
 * A check that fails is made again whenever the rollout is looked at, and every hour where its cause lies outside: it
 * passes by itself once mended.
 */
async function take(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  { stage }: StageTasks,
  task: DatedTask,
): Promise<Looked> {
  const outcome = await doTask(tx, context, rollout, stage, task);
  const lookAgainAt = mendedElsewhere.has(task.action)
    ? new Date(context.now.getTime() + hourMilliseconds)
    : null;
  if (outcome.is === 'asked') return { changed: outcome.isNew, lookAgainAt: null };
  if (outcome.is === 'done') {
    await moveTask(tx, context, task, 'complete', outcome.reason);
    return { changed: true, lookAgainAt: null };
  }
  if (outcome.is === 'later') {
    if (task.status === 'failed') await moveTask(tx, context, task, 'reopen', outcome.reason);
    else if (isNews(task, outcome)) await updateReason(tx, task.chainTaskId, outcome.reason);
    return { changed: task.status === 'failed', lookAgainAt };
  }
  if (task.status === 'open') {
    await moveTask(tx, context, task, 'fail', outcome.reason);
    return { changed: true, lookAgainAt };
  }
  if (isNews(task, outcome)) await updateReason(tx, task.chainTaskId, outcome.reason);
  return { changed: false, lookAgainAt };
}

function isNews({ reason }: DatedTask, found: { readonly reason: RolloutStatement }): boolean {
  return JSON.stringify(reason) !== JSON.stringify(found.reason);
}

/**
 * A task of each person is done once all have done it, and open again when somebody has not: one who came later, or took
 * the tick back. One of a session is not done while people of the stage may still book.
 */
async function followPeople(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  chain: StageTasks,
  task: DatedTask,
  { isHad, isOpen }: TaskStanding,
): Promise<boolean> {
  if (hasEndedOtherwise(chain) || task.isWaiting) return false;
  const isComplete = isHad && !isOpen && (task.dueFrom !== 'session' || chain.stage.endedAt !== null);
  if ((task.status === 'done') === isComplete) return false;
  const { all, done } = (await countPeople(tx, context, rollout, [task])).get(task.chainTaskId)!;
  await (isComplete
    ? moveTask(tx, context, task, 'complete', rolloutStatement('task_people_done', { people: all }))
    : moveTask(tx, context, task, 'reopen', rolloutStatement('task_people_open', { people: all - done })));
  return true;
}
