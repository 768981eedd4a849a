/** A task while somebody writes it, and the task it becomes. */
import { mayHold, type FailureRule, type TaskAction, type TemplateTask } from '#contracts/chains.ts';
import type { Track } from '#contracts/criteria.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';

const personOrigins = ['own_before', 'own_after', 'session_before', 'session_after'] as const;
export const origins = ['before', 'after', 'task_before', ...personOrigins] as const;

/** Counted from a date of each person: only for tasks each person does. */
export function isOfPerson(origin: Origin): boolean {
  return personOrigins.some((own) => own === origin);
}
export type Origin = (typeof origins)[number];

export type TaskDraft = {
  readonly title: string;
  readonly instructions: string;
  readonly action: TaskAction;
  /** Percent; asked for where success is checked. */
  readonly leastPercent: number | null;
  /** Working days; asked for where a deadline is sent. */
  readonly daysGiven: number | null;
  readonly ownerRole: Role;
  readonly ownerAccountId: AccountId | null;
  readonly after: number | null;
  /** Never below 0: the origin says in which direction. */
  readonly days: number | null;
  readonly origin: Origin;
  readonly onFailure: FailureRule;
  /** The track of the pilot it belongs to; null for none. */
  readonly track: Track | null;
};

export const emptyTask: TaskDraft = {
  title: '',
  instructions: '',
  action: 'by_hand',
  leastPercent: 80,
  daysGiven: 5,
  ownerRole: 'rollout_lead',
  ownerAccountId: null,
  after: null,
  days: 5,
  origin: 'before',
  onFailure: 'hold',
  track: null,
};

export function draftOf({
  dueFrom,
  days,
  ownerAccountId = null,
  track = null,
  leastPercent,
  daysGiven,
  ...task
}: TemplateTask): TaskDraft {
  return {
    ...task,
    ownerAccountId,
    track,
    leastPercent: leastPercent ?? emptyTask.leastPercent,
    daysGiven: daysGiven ?? emptyTask.daysGiven,
    days: Math.abs(days),
    origin: originOf(dueFrom, days < 0),
  };
}

/** What a failure does: a check that may not hold its stage lets only what waits for it wait. */
export function failureOf({ action, onFailure }: Pick<TaskDraft, 'action' | 'onFailure'>): FailureRule {
  return onFailure === 'hold' && !mayHold(action) ? 'wait' : onFailure;
}

function originOf(dueFrom: TemplateTask['dueFrom'], isBefore: boolean): Origin {
  switch (dueFrom) {
    case 'task_before':
      return 'task_before';
    case 'own_date':
      return isBefore ? 'own_before' : 'own_after';
    case 'session':
      return isBefore ? 'session_before' : 'session_after';
    case 't_day':
      return isBefore ? 'before' : 'after';
  }
}

const dueFroms = {
  before: 't_day',
  after: 't_day',
  task_before: 'task_before',
  own_before: 'own_date',
  own_after: 'own_date',
  session_before: 'session',
  session_after: 'session',
} as const satisfies Record<Origin, TemplateTask['dueFrom']>;

const titleLengthMin = 3;
const daysMax = 250;
const percentMax = 100;
const daysGivenMax = 60;

const isNumberOf = (value: number | null, min: number, max: number): value is number =>
  value !== null && Number.isInteger(value) && value >= min && value <= max;

/** The task as it is sent; null while something is missing, or it counts from what it does not have. */
export function taskOf({ origin, days, leastPercent, daysGiven, ...draft }: TaskDraft): TemplateTask | null {
  const title = draft.title.trim();
  if (title.length < titleLengthMin || !isNumberOf(days, 0, daysMax)) return null;
  const isCheck = draft.action === 'check_success';
  const isDeadline = draft.action === 'send_deadline';
  if (isCheck && !isNumberOf(leastPercent, 1, percentMax)) return null;
  if (isDeadline && !isNumberOf(daysGiven, 1, daysGivenMax)) return null;
  if (origin === 'task_before' && draft.after === null) return null;
  if (isOfPerson(origin) && draft.action !== 'each_person') return null;
  return {
    ...draft,
    title,
    onFailure: failureOf(draft),
    leastPercent: isCheck ? leastPercent : null,
    daysGiven: isDeadline ? daysGiven : null,
    instructions: draft.instructions.trim(),
    dueFrom: dueFroms[origin],
    days: origin.endsWith('before') && origin !== 'task_before' && days > 0 ? -days : days,
  };
}

/** The tasks of a template without one of them: what waited for it waits for what it waited for. */
export function withoutTask(tasks: readonly TemplateTask[], index: number): TemplateTask[] {
  const gone = index + 1;
  const before = tasks[index]?.after ?? null;
  return tasks
    .filter((_, at) => at !== index)
    .map((task) => {
      const after = task.after === gone ? before : task.after;
      const isOrphan = after === null && task.dueFrom === 'task_before';
      return {
        ...task,
        after: after !== null && after > gone ? after - 1 : after,
        ...(isOrphan ? { dueFrom: 't_day' as const } : {}),
      };
    });
}
