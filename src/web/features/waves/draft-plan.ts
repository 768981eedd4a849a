/** The draft of a plan in the planner: its fields, what is wrong with them, and the body that is sent. */
import { mondayAfter, isDate } from './weeks.ts';

export type DraftPlan = {
  readonly axis: string | null;
  readonly startsOn: string;
  readonly peoplePerWeek: number | null;
  readonly noticeDays: number | null;
  readonly windowDays: number | null;
  readonly soakDays: number | null;
};

/** The most days the API takes for each field. */
export const daysMax = { noticeDays: 60, windowDays: 60, soakDays: 120 } as const;
export const weeksWanted = 8;

/** A plan to begin with: about eight weeks, by the first axis, from the first Monday after its notice. */
export function firstDraft(people: number, today: string, axis: string | null): DraftPlan {
  const perWeek = Math.max(1, Math.ceil(people / weeksWanted));
  const step = perWeek >= 100 ? 10 : 1;
  return {
    axis,
    startsOn: mondayAfter(today, 5),
    peoplePerWeek: Math.ceil(perWeek / step) * step,
    noticeDays: 5,
    windowDays: 3,
    soakDays: 1,
  };
}

export type LayoutBody = {
  readonly axis: string | null;
  readonly startsOn: string;
  readonly peoplePerWeek: number;
};

function isWhole(value: number | null, min: number, max: number): value is number {
  return value !== null && Number.isInteger(value) && value >= min && value <= max;
}

/** What a preview is asked with, or null while a field is wrong. */
export function layoutOf(draft: DraftPlan): LayoutBody | null {
  const { axis, startsOn, peoplePerWeek } = draft;
  if (!isDate(startsOn) || !isWhole(peoplePerWeek, 1, 1_000_000)) return null;
  return { axis, startsOn, peoplePerWeek };
}

export type PlanBody = LayoutBody & {
  readonly noticeDays: number;
  readonly windowDays: number;
  readonly soakDays: number;
};

/** What is sent to lay out the waves, or null while a field is wrong. */
export function planOf(draft: DraftPlan): PlanBody | null {
  const layout = layoutOf(draft);
  const { noticeDays, windowDays, soakDays } = draft;
  if (layout === null || !isWhole(noticeDays, 0, daysMax.noticeDays)) return null;
  if (!isWhole(windowDays, 1, daysMax.windowDays) || !isWhole(soakDays, 0, daysMax.soakDays)) return null;
  return { ...layout, noticeDays, windowDays, soakDays };
}
