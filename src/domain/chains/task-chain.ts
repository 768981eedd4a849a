/**
 * The rules of a task chain: which task waits for which, on which day each is due, and which of them keeps its stage
 * from starting people. Tasks are known by their place in the chain (1, 2, 3 …), and wait for earlier places only, so
 * that a chain has no circle.
 */
import { workingDaysAfter, workingDaysBefore, type IsWorked } from '../calendar/working-days.ts';
import type { Track } from '../evidence/tracks.ts';
import type { ChainTaskStatus } from './chain-task-machine.ts';

/** What does a task: a person, each person of the stage for themselves, or Bellwether by itself. */
export const taskActions = [
  'by_hand',
  'each_person',
  'check_message',
  'check_entry',
  'check_rollback',
  'send_notice',
  'check_dates',
  'check_told',
  'send_instructions',
  'check_success',
  'send_deadline',
  'check_residue',
  'call_webhook',
] as const;
export type TaskAction = (typeof taskActions)[number];

/** Whether each person is trained by doing the task. */
export function trainsPeople({
  action,
  track,
}: {
  readonly action: TaskAction;
  readonly track?: Track | null | undefined;
}): boolean {
  return action === 'each_person' && track === 'training';
}

/**
 * `hold`: a failure holds the stage, and what waits for the task goes on waiting. `wait`: only what waits for the task
 * does; people go on starting. `go_on`: neither.
 */
export const failureRules = ['hold', 'wait', 'go_on'] as const;
export type FailureRule = (typeof failureRules)[number];

/**
 * What the days of a task are counted from: the first day of the stage, the task before it, or, where each person does it,
 * their own date or the session they have booked. Nobody has a task of a session before they have booked one.
 */
export const dueOrigins = ['t_day', 'task_before', 'own_date', 'session'] as const;
export type DueOrigin = (typeof dueOrigins)[number];

const ownOrigins: ReadonlySet<DueOrigin> = new Set(['own_date', 'session']);

export type TaskTiming = {
  readonly action: TaskAction;
  /** The place of the task it waits for; null when it waits for none. */
  readonly after: number | null;
  readonly dueFrom: DueOrigin;
  /** Working days after that; below 0 before the first day of the stage. */
  readonly days: number;
};

export type ChainTask = TaskTiming & {
  readonly place: number;
  readonly onFailure: FailureRule;
  readonly status: ChainTaskStatus;
  /** The day (YYYY-MM-DD) on which it was done, skipped or failed; null while it is open. */
  readonly settledOn: string | null;
};

/** What some tasks are measured by; null for every other. */
export type TaskMeasures = {
  /** `check_success`: the least share of everybody of the stage who is to be done, in percent. */
  readonly leastPercent: number | null;
  /** `send_deadline`: the working days people are given from the day it is sent. */
  readonly daysGiven: number | null;
};

/** Which measure a task lacks, or has although nothing asks for it; null when neither. */
export function measureFlaw(
  action: TaskAction,
  { leastPercent, daysGiven }: TaskMeasures,
): 'percent' | 'days_given' | null {
  if ((leastPercent !== null) !== (action === 'check_success')) return 'percent';
  return (daysGiven !== null) !== (action === 'send_deadline') ? 'days_given' : null;
}

/** Checks that judge the dates of their stage. */
const dateChecks: ReadonlySet<TaskAction> = new Set(['check_dates', 'check_told']);

export function judgesDates(action: TaskAction): boolean {
  return dateChecks.has(action);
}

/**
 * Whether a failure of the task may hold its stage. A held stage gives no dates and tells nobody, so that a check of
 * either would keep itself failing; nobody starts without having been told their date anyhow.
 */
export function mayHold(action: TaskAction): boolean {
  return !judgesDates(action);
}

export type TimingFlaw = 'order' | 'origin' | 'person_origin';

/** What is wrong with the timing of the task at a place: it waits for none before it, or counts from what it does not have. */
export function timingFlaw({ action, after, dueFrom, days }: TaskTiming, place: number): TimingFlaw | null {
  if (action !== 'each_person' && ownOrigins.has(dueFrom)) return 'person_origin';
  if (after !== null && (after < 1 || after >= place)) return 'order';
  return dueFrom === 'task_before' && (after === null || days < 0) ? 'origin' : null;
}

/** Whether what follows a task may go on. */
function isSettled({ status, onFailure }: ChainTask): boolean {
  return status === 'failed' ? onFailure === 'go_on' : status !== 'open';
}

/** The places that still wait for the task before them. */
export function waitingPlaces(tasks: readonly ChainTask[]): ReadonlySet<number> {
  const settled = new Map(tasks.map((task) => [task.place, isSettled(task)]));
  return new Set(
    tasks.flatMap(({ place, after }) => (after !== null && settled.get(after) === false ? [place] : [])),
  );
}

/** The day a task is due for one person: of their own date or session where days are counted from it, else that of the task. */
export function dueForPerson(
  { dueFrom, days }: Pick<TaskTiming, 'dueFrom' | 'days'>,
  { anchorOn, taskDueOn }: { readonly anchorOn: string | null; readonly taskDueOn: string | null },
  isWorked: IsWorked,
): string | null {
  if (!ownOrigins.has(dueFrom)) return taskDueOn;
  return anchorOn === null ? null : shift(anchorOn, days, isWorked);
}

/**
 * The day each place is due, null while its stage has no first day, and where each person has a day of their own. A task that counts from the one before it counts
 * from the day that was settled, or else is due.
 */
export function dueDays(
  tasks: readonly ChainTask[],
  firstDay: string | null,
  isWorked: IsWorked,
): ReadonlyMap<number, string | null> {
  const due = new Map<number, string | null>();
  const byPlace = new Map(tasks.map((task) => [task.place, task]));
  for (const { place, after, dueFrom, days } of tasks.toSorted((a, b) => a.place - b.place)) {
    if (ownOrigins.has(dueFrom)) {
      due.set(place, null);
      continue;
    }
    const before = dueFrom === 'task_before' && after !== null ? byPlace.get(after) : undefined;
    const from = before === undefined ? firstDay : (before.settledOn ?? due.get(before.place) ?? null);
    due.set(place, from === null ? null : shift(from, days, isWorked));
  }
  return due;
}

function shift(from: string, days: number, isWorked: IsWorked): string {
  return days < 0 ? workingDaysBefore(from, -days, isWorked) : workingDaysAfter(from, days, isWorked);
}

export type Obstacle = { readonly place: number; readonly why: 'failed' | 'unfinished' };

/**
 * The first task that keeps the stage from starting anybody: one that failed, or, once the stage is about to start, one
 * that was due before its first day and is not finished. Only tasks whose failure holds are obstacles.
 */
export function obstacleOf(
  tasks: readonly ChainTask[],
  due: ReadonlyMap<number, string | null>,
  { firstDay, isStarting }: { readonly firstDay: string | null; readonly isStarting: boolean },
): Obstacle | undefined {
  const holding = tasks.filter(({ onFailure }) => onFailure === 'hold');
  const failed = holding.find(({ status }) => status === 'failed');
  if (failed !== undefined) return { place: failed.place, why: 'failed' };
  if (!isStarting || firstDay === null) return undefined;
  const late = holding.find(
    ({ place, status }) => status === 'open' && (due.get(place) ?? firstDay) < firstDay,
  );
  return late === undefined ? undefined : { place: late.place, why: 'unfinished' };
}
