/** Numbers, dates and names of states as the report prints them. English; dates in the rehearsal's time zone. */
import type { CriterionDefinition } from '#contracts/criteria.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

export const dayMilliseconds = 86_400_000;

/** 1336 becomes 1,336. */
export function count(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 person", "2 people". */
export function people(value: number): string {
  return value === 1 ? '1 person' : `${count(value)} people`;
}

/** A share in percent; null is said, not printed as nought. */
export function percent(share: number | null, digits = 1): string {
  return share === null ? 'not measured' : `${(100 * share).toFixed(digits)}\u00a0%`;
}

export function rate(value: number | null): string {
  return value === null ? 'not measured' : value.toFixed(2);
}

/** Percentage points with their sign; a true minus. */
export function signedPoints(points: number): string {
  const text = Math.abs(points).toFixed(1);
  if (text === '0.0') return text;
  return `${points < 0 ? '\u2212' : '+'}${text}`;
}

/** "Mon 4 Jan 2027" of a date or an instant in UTC. */
export function longDate(value: string): string {
  const date = new Date(value);
  return `${weekdays[date.getUTCDay()]} ${shortDate(value)} ${date.getUTCFullYear()}`;
}

/** "4 Jan". */
export function shortDate(value: string): string {
  const date = new Date(value);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
}

/** Days since 1970 of a date or an instant. */
export function dayNumber(value: string): number {
  return Math.floor(Date.parse(value) / dayMilliseconds);
}

/** The value of a criterion in its own unit. */
export function criterionValue(definition: CriterionDefinition, value: number | null): string {
  if (value === null) return 'not measured';
  if (definition.kind === 'proportion') return percent(value);
  return definition.kind === 'rate' ? value.toFixed(2) : value.toFixed(1);
}

const statusWords: Readonly<Record<string, string>> = {
  eligible: 'no date yet',
  scheduled: 'has a date',
  notified: 'told',
  trained: 'told and trained',
  started: 'started',
  succeeded: 'done',
  failed: 'failed',
  unreachable: 'not reached',
  deferred: 'postponed',
  excluded: 'left out',
  cancelled: 'called off',
  rolled_back: 'brought back',
};

/** A status of a person in the words of the report. */
export function statusWord(status: string): string {
  return statusWords[status] ?? status.replaceAll('_', ' ');
}

export function words(code: string): string {
  return code.replaceAll('_', ' ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
