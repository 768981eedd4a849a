/** How a task is said: its state as a tag, its owner, and the day it is due. */
import type { ChainTask, TemplateTask } from '#contracts/chains.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { roleTexts } from '../settings/role-texts.ts';
import { tasksTexts } from './tasks-texts.ts';
import { templateTexts } from './template-texts.ts';

type Look = { readonly tone: Tone; readonly icon: IconName };
const looks: Readonly<Record<ChainTask['status'], Look>> = {
  open: { tone: 'accent', icon: 'clock' },
  done: { tone: 'pass', icon: 'check' },
  failed: { tone: 'fail', icon: 'cross' },
  skipped: { tone: 'none', icon: 'arrow-right' },
  cancelled: { tone: 'none', icon: 'cross' },
};

/** How a task looks; a waiting one, an overdue one and one another program was asked for say so instead of "open". */
export function useTaskLook() {
  const texts = useTexts(tasksTexts);
  return ({ status, isOverdue, isWaiting, calledAt }: ChainTask): Look & { readonly label: string } => {
    if (status === 'open' && isOverdue) return { tone: 'warn', icon: 'warn', label: texts.overdue };
    if (isWaiting) return { tone: 'none', icon: 'pause', label: texts.waits };
    if (status === 'open' && calledAt !== null)
      return { tone: 'accent', icon: 'operations', label: texts.called };
    return { ...looks[status], label: texts.states[status] };
  };
}

export function TaskStateTag({ task }: { readonly task: ChainTask }) {
  const { label, ...look } = useTaskLook()(task);
  return <Tag {...look}>{label}</Tag>;
}

/** The step a stage is at: what failed, else the first task that is to be done and waits for nothing. */
export function currentTask(tasks: readonly ChainTask[]): ChainTask | undefined {
  return (
    tasks.find(({ status }) => status === 'failed') ??
    tasks.find(({ status, isWaiting }) => status === 'open' && !isWaiting)
  );
}

export function useOwnerName() {
  const { names } = useTexts(roleTexts);
  return ({ ownerName, ownerRole }: Pick<ChainTask, 'ownerName' | 'ownerRole'>) =>
    ownerName ?? names[ownerRole];
}

/** What a task does, with the number it is measured by. */
export function useActionWords() {
  const { actions, measured } = useTexts(tasksTexts);
  const format = useFormat();
  return ({
    action,
    leastPercent,
    daysGiven,
  }: Pick<TemplateTask, 'action' | 'leastPercent' | 'daysGiven'>) => {
    if (typeof leastPercent === 'number')
      return `${actions[action]}, ${measured.percent(format.percent(leastPercent / 100, 0))}`;
    if (typeof daysGiven === 'number')
      return `${actions[action]}, ${measured.days(daysGiven, format.number(daysGiven))}`;
    return actions[action];
  };
}

export function isLate({ isOverdue, status }: ChainTask): boolean {
  return isOverdue || status === 'failed';
}

export const isUnfinished = ({ status }: ChainTask): boolean => status === 'open' || status === 'failed';

/** The day a task is due; each person may have their own. */
export function useDueWords() {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  return ({ dueOn, dueFrom }: Pick<ChainTask, 'dueOn' | 'dueFrom'>) => {
    if (dueOn !== null) return format.weekday(dueOn);
    return dueFrom === 'own_date' || dueFrom === 'session' ? texts.ownDates : texts.noDate;
  };
}

/** When a task of a template is due, in words; `nameOf` names the task it counts from. */
export function useWhen() {
  const texts = useTexts(templateTexts);
  const format = useFormat();
  return ({ dueFrom, days, after }: TemplateTask, nameOf: (place: number) => string) => {
    const words = format.number(Math.abs(days));
    if (dueFrom === 'task_before' && after !== null) return texts.afterTask(days, words, nameOf(after));
    if (dueFrom === 'own_date' || dueFrom === 'session') {
      const own = texts.ownWhen[dueFrom];
      return days === 0 ? own.on : texts.ownDays(Math.abs(days), words, days < 0 ? own.before : own.after);
    }
    if (days === 0) return texts.onFirstDay;
    return days < 0 ? texts.beforeFirstDay(-days, words) : texts.afterFirstDay(days, words);
  };
}
