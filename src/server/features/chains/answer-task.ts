/** What people, and programs that were called, say of a task. */
import type { RolloutTasks, TaskAnswer } from '#contracts/chains.ts';
import type { ChainTaskId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import { chainTaskMachine, type ChainTaskEvent } from '#domain/chains/chain-task-machine.ts';
import { trainsPeople } from '#domain/chains/task-chain.ts';
import { canMove } from '#domain/machine/machine.ts';
import { refuse, type Result } from '#domain/result.ts';
import {
  asManager,
  findRollout,
  keepTrainedByStage,
  wakeRollout,
  type RolloutRow,
} from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { DatedTask } from './dated-tasks.ts';
import { moveTask } from './move-task.ts';
import { mayAnswer, readChains, readTasks, type StageTasks, type TaskCaller } from './read-tasks.ts';
import { nameOwner, watchChain } from './watch-chain.ts';

const events = {
  done: 'complete',
  failed: 'fail',
  skip: 'skip',
  reopen: 'reopen',
} as const satisfies Record<TaskAnswer, ChainTaskEvent>;

export type TaskWords = { readonly answer: TaskAnswer; readonly reason?: string | undefined };

/** Why this answer is not taken; undefined when it is. */
function barred(
  { tasks }: StageTasks,
  task: DatedTask,
  { answer, reason }: TaskWords,
  caller: TaskCaller,
): Refusal | undefined {
  if (answer === 'skip' ? !caller.mayRun : !mayAnswer(task, caller))
    return refusal('task_not_yours', { owner: nameOwner(task) });
  if (!canMove(chainTaskMachine, task.status, events[answer]))
    return refusal('task_state', { state: task.status });
  const saysOutcome = answer === 'done' || answer === 'failed';
  if (saysOutcome && task.action === 'each_person') return refusal('task_of_people');
  if (saysOutcome && task.action !== 'by_hand' && task.action !== 'call_webhook')
    return refusal('task_checked');
  if (saysOutcome && task.isWaiting)
    return refusal('task_waits', { task: tasks.find(({ place }) => place === task.after)!.title });
  return answer !== 'done' && reason === undefined ? refusal('task_reason_missing') : undefined;
}

/** Leaving a task out can release a stage: where a process manager is named, nobody else does. */
export async function answerTask(
  tx: Transaction,
  context: Context,
  at: { readonly rolloutId: RolloutId; readonly chainTaskId: ChainTaskId },
  words: TaskWords,
  caller: TaskCaller,
): Promise<Result<RolloutTasks, Refusal>> {
  const work = async () => await takeAnswer(tx, context, at, words, caller);
  return words.answer === 'skip' ? await asManager(tx, context, at.rolloutId, work) : await work();
}

async function takeAnswer(
  tx: Transaction,
  context: Context,
  { rolloutId, chainTaskId }: { readonly rolloutId: RolloutId; readonly chainTaskId: ChainTaskId },
  words: TaskWords,
  caller: TaskCaller,
): Promise<Result<RolloutTasks, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const found = findTask(await readChains(tx, rollout), chainTaskId);
  if (found === undefined) return refuse(refusal('not_found', { what: 'chain_task' }));
  const { chain, task } = found;
  const bar = barred(chain, task, words, caller);
  if (bar !== undefined) return refuse(bar);
  const { answer, reason } = words;
  await moveTask(tx, context, task, events[answer], reason === undefined ? null : ownWords(reason));
  if (trainsPeople(task)) await keepTrainedByStage(tx, rolloutId, task.stageId);
  await watchAgain(tx, context, rollout, chainTaskId);
  await wakeRollout(tx, context, rolloutId);
  return await readTasks(tx, context, rolloutId, caller, task.stageId);
}

function findTask(chains: readonly StageTasks[], chainTaskId: ChainTaskId) {
  for (const chain of chains) {
    const task = chain.tasks.find((one) => one.chainTaskId === chainTaskId);
    if (task !== undefined) return { chain, task };
  }
  return undefined;
}

/** A failure holds, and a task that is done clears, in the transaction that says so. */
async function watchAgain(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  chainTaskId: ChainTaskId,
): Promise<void> {
  const found = findTask(await readChains(tx, rollout), chainTaskId)!;
  await watchChain(tx, context, rollout, found.chain.stage, found.chain.tasks);
}
