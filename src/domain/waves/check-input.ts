/**
 * Checks the numbers and dates of groups and capacities before they are planned, in the words of the person
 * who wrote them.
 */
import { dayOf } from './working-week.ts';
import type { PlanRefusal, WaveCapacity, WaveGroup, WeeklyAmount } from './wave-groups.ts';

/** The weeks a plan may span at most: ten years. */
export const mostWeeks = 520;

/** What is wrong with the capacities, or null. */
export function findBadCapacity(capacity: WaveCapacity): PlanRefusal | null {
  const bad = (message: string): PlanRefusal => ({
    kind: 'bad_capacity',
    group: null,
    message,
    statement: null,
  });
  if (dayOf(capacity.startsOn) === null) {
    return bad(`The start "${capacity.startsOn}" is not a date; write it as YYYY-MM-DD.`);
  }
  if (!Number.isInteger(capacity.weeks) || capacity.weeks < 1 || capacity.weeks > mostWeeks) {
    return bad(`The number of weeks must be a whole number from 1 to ${mostWeeks}, not ${capacity.weeks}.`);
  }
  const amounts: [string, WeeklyAmount][] = [
    ['People per week', capacity.peoplePerWeek],
    ...Object.entries(capacity.trainerSeatsPerWeek).map(([name, amount]): [string, WeeklyAmount] => [
      `Trainer seats per week (${name})`,
      amount,
    ]),
    ...Object.entries(capacity.sitePeoplePerWeek).map(([name, amount]): [string, WeeklyAmount] => [
      `People per week at ${name}`,
      amount,
    ]),
  ];
  if (capacity.helpdeskMinutesPerWeek !== null) {
    amounts.push(['Helpdesk minutes per week', capacity.helpdeskMinutesPerWeek]);
  }
  for (const [name, amount] of amounts) {
    const values = typeof amount === 'number' ? [amount] : amount;
    const wrong = values.find((value) => !(value >= 0 && value < Infinity));
    if (values.length === 0) return bad(`${name} needs at least one number.`);
    if (wrong !== undefined) return bad(`${name} must be 0 or more, not ${wrong}.`);
  }
  const shares = capacity.spillOver;
  const sum = shares.reduce((left, right) => left + right, 0);
  if (
    shares.length === 0 ||
    shares.length > 12 ||
    shares.some((share) => !(share >= 0)) ||
    Math.abs(sum - 1) > 1e-6
  ) {
    return bad(`The spill-over shares must be 1 to 12 numbers of 0 or more that add up to 1, not to ${sum}.`);
  }
  for (const { from, to } of capacity.freezes) {
    const [first, last] = [dayOf(from), dayOf(to)];
    if (first === null || last === null || first > last) {
      return bad(`The freeze from "${from}" to "${to}" needs two dates (YYYY-MM-DD), first before last.`);
    }
  }
  return null;
}

/** What is wrong with a group by itself, or null. */
export function findBadGroup(groups: readonly WaveGroup[]): PlanRefusal | null {
  const seen = new Set<string>();
  for (const { id, people, risk, helpdeskMinutes } of groups) {
    const bad = (message: string): PlanRefusal => ({
      kind: 'bad_group',
      group: id,
      message,
      statement: null,
    });
    if (seen.has(id)) {
      return {
        kind: 'duplicate_group',
        group: id,
        message: `Group "${id}" is listed twice.`,
        statement: null,
      };
    }
    seen.add(id);
    if (!Number.isInteger(people) || people < 0) {
      return bad(`Group "${id}": people must be a whole number of 0 or more, not ${people}.`);
    }
    if (!(risk >= 0 && risk <= 1)) return bad(`Group "${id}": risk must lie between 0 and 1, not ${risk}.`);
    if (!(helpdeskMinutes >= 0 && helpdeskMinutes < Infinity)) {
      return bad(`Group "${id}": helpdesk minutes must be 0 or more, not ${helpdeskMinutes}.`);
    }
  }
  return null;
}
