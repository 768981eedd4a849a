/** Listing and answering tasks from the command line, without HTTP. Whoever runs it may answer every task. */
import type { RolloutTasks, TaskAnswer } from '#contracts/chains.ts';
import type { ChainTaskId, RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { onConsole, type Place } from '#server/platform/on-console.ts';
import { answerTask } from './answer-task.ts';
import { readTasks, type TaskCaller } from './read-tasks.ts';

const commandLine: TaskCaller = { accountId: null, roles: [], mayRun: true, isProgram: false };

/** Refuses `not_found`. */
export async function listTasks(place: Place, rolloutId: RolloutId): Promise<Result<RolloutTasks, Refusal>> {
  return await onConsole(place, async (tx, context) => await readTasks(tx, context, rolloutId, commandLine));
}

/** Answers the tasks of its stage as they stand afterwards. */
export async function answerTaskOnConsole(
  place: Place,
  at: { readonly rolloutId: RolloutId; readonly chainTaskId: ChainTaskId },
  words: { readonly answer: TaskAnswer; readonly reason?: string | undefined },
): Promise<Result<RolloutTasks, Refusal>> {
  return await onConsole(place, async (tx, context) => await answerTask(tx, context, at, words, commandLine));
}
