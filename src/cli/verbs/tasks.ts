/** `tasks`: what is to be done for the stages of a rollout, and answers to it. */
import { taskAnswers, type ChainTask, type TaskAnswer } from '#contracts/chains.ts';
import type { ChainTaskId } from '#contracts/ids.ts';
import { roleNames } from '#contracts/permissions.ts';
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import { answerTaskOnConsole, listTasks } from '#server/features/chains/console.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { chooseRollout, readReason, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const tasksUsage = `bellwether tasks: what is to be done for the stages of a rollout, by whom and when.

  bellwether tasks [ROLLOUT] [--json]
  bellwether tasks [ROLLOUT] --done TASK [--json]
  bellwether tasks [ROLLOUT] --failed TASK | --skip TASK | --reopen TASK --reason TEXT [--json]

  ROLLOUT            number or name; not needed when there is only one
  --done TASK        the task with this number is done
  --failed TASK      it could not be done; whether that holds its stage is written in the task
  --skip TASK        it is left out
  --reopen TASK      it is to be done after all
  --reason           why; it stands beside the task and in the audit log
  --organisation ID  which organisation, when there are several

Tasks that Bellwether checks by itself pass once what they found is mended; they can be left out.
Exit code of the list: 1 while a task is overdue or has failed.`;

const answerFlags = taskAnswers;
type Flags = Readonly<Partial<Record<TaskAnswer | 'reason', string>>>;
type Answer = { readonly answer: TaskAnswer; readonly task: ChainTaskId; readonly reason?: string };

/** Returns the exit code: 0, 1 when the list has something late, or 2 with a sentence. */
export async function runTasks(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: Flags) => {
    const answer = readAnswer(flags);
    return async (place: Place, { wanted, isJson }: Asked) => {
      const { rolloutId, name } = await chooseRollout(place, wanted);
      const result =
        answer === undefined
          ? await listTasks(place, rolloutId)
          : await answerTaskOnConsole(place, { rolloutId, chainTaskId: answer.task }, answer);
      if (!result.ok) throw new CommandProblem(sayEnglish(result.refusal));
      const { tasks } = result.value;
      if (isJson) io.out(writeJson({ rolloutId, name, tasks }));
      else if (tasks.length === 0) io.out(`${name} has no tasks. Choose a template on the page Tasks.`);
      else for (const line of describe(tasks)) io.out(line);
      return answer === undefined && tasks.some(isLate) ? 1 : 0;
    };
  };
  return await runRolloutVerb({ usage: tasksUsage, flags: [...answerFlags, 'reason'], prepare }, argv, io);
}

function readAnswer(flags: Flags): Answer | undefined {
  const given = answerFlags.filter((flag) => flags[flag] !== undefined);
  const [answer] = given;
  if (given.length > 1)
    throw new CommandProblem('Answer one task at a time: --done, --failed, --skip or --reopen.');
  if (answer === undefined) return undefined;
  const task = Number(flags[answer]);
  if (!Number.isSafeInteger(task) || task < 1)
    throw new CommandProblem(`--${answer} needs the number of a task, as the list shows it.`);
  if (answer === 'done' && flags.reason === undefined) return { answer, task: task as ChainTaskId };
  return { answer, task: task as ChainTaskId, reason: readReason(flags.reason) };
}

function isLate({ isOverdue, status }: ChainTask): boolean {
  return isOverdue || status === 'failed';
}

function describe(tasks: readonly ChainTask[]): string[] {
  return tasks.flatMap((task, index) => [
    ...(tasks[index - 1]?.stageId === task.stageId ? [] : [task.stageName]),
    describeTask(task),
    ...(task.reason === null ? [] : [`      ${sayEnglish(task.reason)}`]),
  ]);
}

function describeTask(task: ChainTask): string {
  const { chainTaskId, title, status, dueOn, isOverdue, isWaiting, after, people } = task;
  const state = isWaiting
    ? `waits for task ${after} of its stage`
    : isOverdue
      ? `${status}, overdue`
      : status;
  return [
    `  ${chainTaskId}`,
    dueOn ?? 'no date',
    state,
    people === null ? title : `${title} (${people.done} of ${people.all} people done)`,
    task.ownerName ?? roleNames[task.ownerRole],
  ].join('\t');
}
