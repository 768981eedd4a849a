/**
 * How much a week asks of the people of a department: the hours that all rollouts together take from them, beside what
 * the department itself says about that week. Pure; the minutes and the people come from elsewhere.
 */

export const loadRatings = ['quiet', 'normal', 'busy'] as const;
export type LoadRating = (typeof loadRatings)[number];

/** What a rollout takes from one person, in minutes. */
export type Effort = {
  /** The start itself; a booked place says its own length instead. */
  readonly startMinutes: number;
  /** Preparing for it and learning what is new, in the week of the start. */
  readonly trainingMinutes: number;
};

/** The minutes of the Intune playbook: the move, and the checklist before it. */
export const usualEffort: Effort = { startMinutes: 45, trainingMinutes: 30 };

/** From so many hours on, on average over everybody of the department, a week is heavy: bounds of what can be set. */
export const heavyHoursLeast = 0.25;
export const heavyHoursMost = 40;

/** Hours per person, to two decimals; 0 for a department without people. */
export function hoursPerPerson(minutes: number, people: number): number {
  return people === 0 ? 0 : Math.round((minutes / 60 / people) * 100) / 100;
}

/** Why a week is no good one for more: it is heavy, the department calls it busy, both, or neither. */
export type LoadWarning = 'heavy' | 'busy' | 'both';

export function judgeWeek(hours: number, rating: LoadRating | null, heavyHours: number): LoadWarning | null {
  const isHeavy = hours >= heavyHours;
  if (rating === 'busy') return isHeavy ? 'both' : 'busy';
  return isHeavy ? 'heavy' : null;
}
