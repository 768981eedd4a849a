/** What a task is doing now, in the language of the screen; the server reports its steps in English. */
import type { Format } from '../../ui/format.ts';
import type { Task } from '#contracts/tasks.ts';
import type { rehearsalTexts } from './rehearsal-texts.ts';

type StepTexts = (typeof rehearsalTexts)['en']['steps'];

const known: Readonly<Record<string, Exclude<keyof StepTexts, 'day'>>> = {
  'Inventing people and devices': 'inventing',
  'Choosing the first pilot': 'firstPilot',
  'Choosing the second pilot': 'secondPilot',
  'Choosing the pilot': 'pilot',
  Done: 'done',
};

/** The step in words; one we do not know is shown as the server wrote it. */
export function stepWords(task: Pick<Task, 'status' | 'step'>, texts: StepTexts, format: Format): string {
  if (task.step === '' || task.status === 'queued') return texts.queued;
  const name = known[task.step];
  if (name !== undefined) return texts[name];
  const day = /\d{4}-\d{2}-\d{2}/.exec(task.step)?.[0];
  return day === undefined ? task.step : texts.day(format.date(day));
}
