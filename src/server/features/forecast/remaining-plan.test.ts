import { expect, test } from 'vitest';
import type { StageId } from '#contracts/ids.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { PlaceCalendar } from '#domain/calendar/closures.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { closedPartOf } from './closed-part.ts';
import { remainingPlan, withSlip } from './remaining-plan.ts';

const wave = (stageId: number, startsOn: string, scheduled: number) =>
  ({ stageId, startsOn, endedAt: null, counts: { scheduled }, startsPerDay: 20 }) as unknown as Stage;
const stages = [wave(1, '2027-01-04', 100), wave(2, '2027-01-11', 150), wave(3, '2027-01-25', 100)];
const rest = { tickets: null, helpdesk: null, today: '2027-01-06', closedPart: () => 0 };
const startsOf = (of: readonly Stage[]) =>
  remainingPlan(of, { succeeded: 30, scheduled: 350 }, rest)!.plan.starts;

test('a slip moves the starts of its stage alone, and loses none', () => {
  expect(startsOf(stages)).toEqual([100, 100, 50, 100]);
  const slip = (stageId: number) =>
    withSlip(stages, { stageId: stageId as StageId, weeks: 2, today: rest.today });
  expect(startsOf(slip(2))).toEqual([100, 0, 0, 200, 50]);
  // Wave 1 should have begun on Monday: what is left of it counts from the current week.
  expect(startsOf(slip(1))).toEqual([0, 100, 150, 100]);
});

test('everybody’s closed days take their share of the weeks', () => {
  const [friday, monday] = [dayOf('2027-01-15')!, dayOf('2027-01-18')!];
  const closedPart = (day: number) => (day >= friday && day <= monday ? 1 : 0);
  const { plan } = remainingPlan(stages, { succeeded: 30, scheduled: 350 }, { ...rest, closedPart })!;
  expect(plan.closedShares!.slice(0, 4)).toEqual([0, 0.2, 0.2, 0]);
});

test('who is behind when the last wave has begun comes back at the pace of the waves', () => {
  const ended = {
    ...wave(1, '2026-12-07', 0),
    endedAt: '2026-12-20T12:00:00Z',
    counts: { succeeded: 90, failed: 60 },
  };
  const { plan } = remainingPlan([ended], { succeeded: 90, failed: 60 }, rest)!;
  expect(plan.starts).toEqual([]);
  expect(plan.behind).toBe(60);
  expect(plan.peoplePerWeek).toBe(100);
});

test('a stage alone is played with the rates of the whole rollout', () => {
  const everybody = { succeeded: 90, failed: 6, unreachable: 4 };
  const own = remainingPlan([stages[0]!], { scheduled: 100 }, { ...rest, measuredOn: everybody })!;
  expect(own.plan.done).toBe(0);
  expect(own.plan.starts).toEqual([100]);
  expect(own.rates).toMatchObject({ failure: { events: 6, of: 100 }, noShow: { events: 4, of: 100 } });
  expect(remainingPlan([stages[0]!], { scheduled: 100 }, rest)).toBeNull();
});

test('a freeze of single places closes the share of those who wait there', () => {
  const calendar = new PlaceCalendar([
    {
      name: 'Stocktaking',
      effect: 'freeze',
      scope: { kind: 'site', name: 'Oslo' },
      days: { kind: 'dates', from: '2027-01-11', to: '2027-01-15' },
    },
  ]);
  const waiting = [
    { site: 'Oslo', department: null, country: null, people: 60 },
    { site: null, department: 'Finance', country: null, people: 30 },
    { site: null, department: null, country: null, people: 150 },
  ];
  const day = dayOf('2027-01-13')!;
  expect(closedPartOf(calendar, waiting, null)(day)).toBe(0.25);
  expect(closedPartOf(calendar, waiting, null)(day + 7)).toBe(0);
  const frozen = { from: '2027-01-13', to: '2027-01-13' };
  const finance = { ...frozen, place: { kind: 'department', name: 'Finance' } } as const;
  expect(closedPartOf(calendar, waiting, finance)(day)).toBe(0.375);
  expect(closedPartOf(calendar, waiting, frozen)(day)).toBe(1);
  expect(closedPartOf(new PlaceCalendar([]), [], frozen)(day)).toBe(1);
});
