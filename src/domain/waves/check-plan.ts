/**
 * Checks a finished plan against groups and capacities from scratch. It shares no code with the planner: dates,
 * sums and orders are worked out again here, so that one mistake cannot hide in both.
 */
import type { WaveCapacity, WaveGroup, WeeklyAmount } from './wave-groups.ts';

export type PlanViolation = {
  readonly kind:
    | 'not_planned'
    | 'unknown_group'
    | 'outside_weeks'
    | 'frozen'
    | 'order'
    | 'together'
    | 'people'
    | 'helpdesk'
    | 'trainer_seats'
    | 'site';
  /** 0 = the first week; null when the violation is not about one week. */
  readonly week: number | null;
  readonly group: string | null;
  readonly message: string;
};

type Report = (
  kind: PlanViolation['kind'],
  week: number | null,
  group: string | null,
  message: string,
) => void;

/** All violations of the plan (group → week, 0 = the first); an empty list means it holds. */
export function checkPlan(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  plan: ReadonlyMap<string, number>,
): PlanViolation[] {
  const violations: PlanViolation[] = [];
  const report: Report = (kind, week, group, message) => violations.push({ kind, week, group, message });
  const known = new Set(groups.map((group) => group.id));
  for (const [id, week] of plan) {
    if (!known.has(id)) report('unknown_group', week, id, `Group "${id}" is planned but not listed.`);
  }
  for (const group of groups) checkGroup(group, capacity, plan, report);
  checkTogether(groups, plan, report);
  checkSums(groups, capacity, plan, report);
  return violations;
}

function checkGroup(
  group: WaveGroup,
  capacity: WaveCapacity,
  plan: ReadonlyMap<string, number>,
  report: Report,
): void {
  const week = plan.get(group.id);
  if (week === undefined) {
    report('not_planned', null, group.id, `Group "${group.id}" has no week.`);
    return;
  }
  if (!Number.isInteger(week) || week < 0 || week >= capacity.weeks) {
    report(
      'outside_weeks',
      week,
      group.id,
      `Group "${group.id}" is in week ${week + 1} of ${capacity.weeks}.`,
    );
    return;
  }
  const { from = 0, to = capacity.weeks } = group;
  if (week < from || week > to) {
    report('outside_weeks', week, group.id, `Group "${group.id}" may not start in week ${week + 1}.`);
  }
  for (const id of group.after) {
    const earlier = plan.get(id);
    if (earlier === undefined || earlier >= week) {
      report('order', week, group.id, `Group "${group.id}" does not start after "${id}".`);
    }
  }
  if (group.isFixed === true) return;
  for (const freeze of capacity.freezes) {
    if (freeze.site !== undefined && freeze.site !== group.site) continue;
    if (freeze.department !== undefined && freeze.department !== group.department) continue;
    const day = firstFrozenWorkingDay(capacity.startsOn, week, freeze.from, freeze.to);
    if (day !== null) report('frozen', week, group.id, `Group "${group.id}" starts in a freeze (${day}).`);
  }
}

function firstFrozenWorkingDay(startsOn: string, week: number, from: string, to: string): string | null {
  for (let offset = 0; offset < 7; offset++) {
    const date = new Date(`${startsOn}T12:00:00Z`);
    date.setUTCDate(date.getUTCDate() + week * 7 + offset);
    const text = date.toISOString().slice(0, 10);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (!isWeekend && text >= from && text <= to) return text;
  }
  return null;
}

function checkTogether(
  groups: readonly WaveGroup[],
  plan: ReadonlyMap<string, number>,
  report: Report,
): void {
  const weekOfLabel = new Map<string, number>();
  for (const { id, together } of groups) {
    const week = plan.get(id);
    if (together === null || week === undefined) continue;
    const other = weekOfLabel.get(together);
    if (other === undefined) weekOfLabel.set(together, week);
    else if (other !== week) {
      report('together', week, id, `Group "${id}" does not start with the others of "${together}".`);
    }
  }
}

function checkSums(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  plan: ReadonlyMap<string, number>,
  report: Report,
): void {
  const people: number[] = [];
  const minutes: number[] = [];
  const seats = new Map<string, number[]>();
  const sites = new Map<string, number[]>();
  const add = (sums: number[], week: number, amount: number): void => {
    sums[week] = (sums[week] ?? 0) + amount;
  };
  const rowOf = (rows: Map<string, number[]>, name: string): number[] => {
    const row = rows.get(name) ?? [];
    rows.set(name, row);
    return row;
  };
  for (const group of groups) {
    const week = plan.get(group.id);
    if (week === undefined || week < 0) continue;
    add(people, week, group.people);
    if (group.language !== null) add(rowOf(seats, group.language), week, group.people);
    if (group.site !== null) add(rowOf(sites, group.site), week, group.people);
    for (const [later, share] of capacity.spillOver.entries())
      add(minutes, week + later, share * group.helpdeskMinutes);
  }
  const compare = (kind: PlanViolation['kind'], what: string, sums: number[], limit: WeeklyAmount): void => {
    for (const [week, sum] of sums.entries()) {
      const most = typeof limit === 'number' ? limit : limit[Math.min(week, limit.length - 1)]!;
      if (sum === undefined || sum <= most * (1 + 1e-9) + 1e-5) continue;
      report(kind, week, null, `Week ${week + 1}: ${what} ${Math.round(sum * 100) / 100}, at most ${most}.`);
    }
  };
  compare('people', 'people', people, capacity.peoplePerWeek);
  if (capacity.helpdeskMinutesPerWeek !== null) {
    compare('helpdesk', 'helpdesk minutes', minutes, capacity.helpdeskMinutesPerWeek);
  }
  for (const [language, limit] of Object.entries(capacity.trainerSeatsPerWeek)) {
    compare('trainer_seats', `trainer seats (${language})`, seats.get(language) ?? [], limit);
  }
  for (const [site, limit] of Object.entries(capacity.sitePeoplePerWeek)) {
    compare('site', `people at ${site}`, sites.get(site) ?? [], limit);
  }
}
