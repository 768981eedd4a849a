import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { dateOf, dayOf, weekdayOf } from '../waves/working-week.ts';
import { freeDays } from './free-days.ts';
import { planDates, type Calendar, type DateMove, type StageToKeep } from './late-dates.ts';

/** Berlin in winter: an hour ahead of UTC; people start at nine. */
const calendar: Calendar = {
  pastBefore: (at) => calendar.midnightOf(calendar.dateOf(at)),
  dateOf: (at) => new Date(at.getTime() + 3_600_000).toISOString().slice(0, 10),
  midnightOf: (on) => new Date(Date.parse(`${on}T00:00:00Z`) - 3_600_000),
  startOf: (on) => new Date(`${on}T08:00:00Z`),
};
const at = (on: string) => calendar.startOf(on);
/** Monday 11 January 2027, ten o'clock. */
const now = new Date('2027-01-11T09:00:00Z');
const morning = (on: string) => new Date(`${on}T09:00:00Z`);

const stage = (part: Partial<StageToKeep> & Pick<StageToKeep, 'stageId'>): StageToKeep => ({
  status: 'ready',
  startsOn: '2027-01-11',
  startsPerDay: 10,
  windowDays: 3,
  soakDays: 1,
  noticeDays: 5,
  open: 30,
  firstToldAt: null,
  firstUntoldAt: null,
  lastAt: null,
  lastStartedAt: null,
  mayJudgeAt: now,
  isBehind: part.status === 'passed',
  isHeld: false,
  dates: 'stand',
  lostBefore: -Infinity,
  ...part,
});
const pilot = stage({ stageId: 1, status: 'passed', open: 0, startsOn: '2026-12-01' });
/** A stage whose people know their dates. */
const told = (stageId: number, first: string, last: string, part: Partial<StageToKeep> = {}) =>
  stage({ stageId, startsOn: first, firstToldAt: at(first), lastAt: at(last), ...part });
const planned = (stageId: number, startsOn: string, part: Partial<StageToKeep> = {}) =>
  stage({ stageId, status: 'planned', startsOn, ...part });

function outlooksOf(stages: readonly StageToKeep[], when = now): Record<number, string> {
  const { outlooks } = planDates(stages, when, calendar);
  return Object.fromEntries([...outlooks].map(([stageId, { dates }]) => [stageId, dates]));
}
function moveOf(stages: readonly StageToKeep[], when = now): Partial<DateMove> | null {
  return planDates(stages, when, calendar).move;
}

describe('dates', () => {
  test('stand while nothing is late, and a wave may be told before the one ahead of it has passed', () => {
    const stages = [pilot, told(2, '2027-01-11', '2027-01-13'), planned(3, '2027-01-18')];
    expect(moveOf(stages)).toBeNull();
    expect(outlooksOf(stages)).toEqual({ 1: 'stand', 2: 'stand', 3: 'stand' });
    expect(planDates(stages, now, calendar).looksAgain).toBe(true);
  });

  test('say from when on a new one is kept: not before the likely end of the stage ahead', () => {
    const stages = [pilot, told(2, '2027-01-11', '2027-01-13'), told(3, '2027-01-18', '2027-01-20')];
    const { keptFrom, move } = planDates(stages, now, calendar);
    expect(move).toBeNull();
    // The last of the wave ahead starts on the 13th; three days to report and one to watch follow.
    expect(new Date(keptFrom.get(3)!)).toEqual(at('2027-01-17'));
    const moved = (untold: string) =>
      moveOf([...stages.slice(0, 2), { ...stages[2]!, firstUntoldAt: new Date(untold) }]);
    expect(moved('2027-01-17T08:00:00Z')).toBeNull();
    expect(moved('2027-01-17T07:59:00Z')).toMatchObject({ stageId: 3 });
  });

  test('that have passed are replaced after the notice that was planned; later ones are kept', () => {
    const late = told(2, '2027-01-11', '2027-01-13');
    expect(moveOf([pilot, late], morning('2027-01-12'))).toEqual({
      stageId: 2,
      // Sunday is no working day.
      from: '2027-01-18',
      lateBefore: new Date('2027-01-11T23:00:00Z'),
      untoldBefore: new Date('2027-01-11T23:00:00Z'),
    });
    expect(moveOf([pilot, { ...late, noticeDays: 0 }], morning('2027-01-12'))).toMatchObject({
      from: '2027-01-13',
    });
  });

  test('under a hold stand on their own day, are lost after it, and move once nothing holds', () => {
    const held = told(2, '2027-01-11', '2027-01-13', { isHeld: true });
    expect(outlooksOf([pilot, held])).toMatchObject({ 2: 'wait' });
    const next = planDates([pilot, held], morning('2027-01-13'), calendar);
    expect(next.move).toBeNull();
    expect(next.outlooks.get(2)).toEqual({
      dates: 'broken',
      lostBefore: Date.parse('2027-01-12T23:00:00Z'),
    });
    // Those of the 13th still know a date that may be lost by then; after the last one only an event changes anything.
    expect(next.looksAgain).toBe(true);
    expect(planDates([pilot, held], morning('2027-01-14'), calendar).looksAgain).toBe(false);
    const cleared = { ...held, isHeld: false, dates: 'broken' } as const;
    expect(moveOf([pilot, cleared], morning('2027-01-13'))).toMatchObject({ stageId: 2, from: '2027-01-18' });
  });

  test('that nobody could be told in time give the planned notice all the same', () => {
    const waited = { dates: 'wait' } as const;
    expect(moveOf([pilot, planned(2, '2027-01-14', waited)])).toMatchObject({ from: '2027-01-18' });
    expect(moveOf([pilot, planned(2, '2027-01-18', waited)])).toBeNull();
    const half = told(2, '2027-01-13', '2027-01-15', { firstUntoldAt: at('2027-01-14'), ...waited });
    expect(moveOf([pilot, half])).toMatchObject({
      lateBefore: new Date('2027-01-10T23:00:00Z'),
      untoldBefore: new Date('2027-01-15T23:00:00Z'),
    });
    expect(moveOf([pilot, planned(2, '2027-01-11')])).toMatchObject({ from: '2027-01-18' });
    expect(moveOf([pilot, planned(2, '2027-01-11', { noticeDays: 0 })])).toBeNull();
    expect(moveOf([pilot, planned(2, '2027-01-12')])).toBeNull();
  });

  test('of a stage under way move only for the people who were missed', () => {
    const running = told(2, '2027-01-08', '2027-01-20', { status: 'in_progress', open: 12 });
    expect(moveOf([pilot, running])).toMatchObject({ stageId: 2, from: '2027-01-18' });
    const held = { ...running, isHeld: true };
    expect(moveOf([pilot, held])).toBeNull();
    const waits = planDates([pilot, held, planned(3, '2027-02-15')], now, calendar);
    expect(waits.outlooks.get(2)).toEqual({
      dates: 'broken',
      lostBefore: Date.parse('2027-01-10T23:00:00Z'),
    });
    expect(waits.outlooks.get(3)).toMatchObject({ dates: 'wait' });
    const again = { ...running, firstToldAt: at('2027-01-11'), lostBefore: at('2027-01-12').getTime() };
    expect(moveOf([pilot, again])).toMatchObject({ stageId: 2, lateBefore: at('2027-01-12') });
    expect(outlooksOf([pilot, { ...held, firstToldAt: at('2027-01-12') }])).toMatchObject({ 2: 'wait' });
    // The missed people start on the 18th at the earliest, so that the wave ends on the 21st.
    expect(outlooksOf([pilot, held, planned(3, '2027-01-19')])).toMatchObject({ 3: 'broken' });
  });

  test('of the next stage wait for the likely end of this one while nobody knows them', () => {
    // Wave 2 starts its last people on the 20th, its windows end on the 23rd, its soak on the 24th, a Sunday.
    const wave = told(2, '2027-01-18', '2027-01-20');
    expect(moveOf([pilot, wave, planned(3, '2027-01-22')])).toMatchObject({ stageId: 3, from: '2027-01-25' });
    expect(moveOf([pilot, wave, planned(3, '2027-01-25')])).toBeNull();
    // Told ones stand while they just may.
    expect(moveOf([pilot, wave, told(3, '2027-01-25', '2027-01-26')])).toBeNull();
    const shortSoak = { ...wave, windowDays: 1 };
    expect(moveOf([pilot, shortSoak, told(3, '2027-01-22', '2027-01-22')])).toBeNull();
    expect(moveOf([pilot, shortSoak, told(3, '2027-01-21', '2027-01-22')])).toBeNull();
    expect(moveOf([pilot, shortSoak, told(3, '2027-01-20', '2027-01-22')])).toMatchObject({ stageId: 3 });
  });

  test.each(['failed', 'cancelled', 'rolled_back'] as const)(
    'behind a stage that %s are lost for good',
    (status) => {
      const ended = told(2, '2027-01-04', '2027-01-06', { status, open: 0 });
      const stages = [pilot, ended, planned(3, '2027-01-18'), planned(4, '2027-06-01')];
      const plan = planDates(stages, now, calendar);
      expect([plan.move, plan.looksAgain]).toEqual([null, false]);
      expect(plan.outlooks.get(3)).toEqual({ dates: 'broken', lostBefore: Infinity });
      expect(plan.outlooks.get(4)).toEqual({ dates: 'broken', lostBefore: Infinity });
    },
  );

  test('that were lost behind a stage that failed are replaced once what follows may start; what nobody knows is kept', () => {
    const failed = told(2, '2027-01-04', '2027-01-06', { status: 'failed', open: 0 });
    const lost = { dates: 'broken', lostBefore: Infinity } as const;
    const known = told(3, '2027-01-18', '2027-01-20', lost);
    expect(moveOf([pilot, failed, known])).toBeNull();
    const passedOver = { ...failed, isBehind: true };
    const afterAll = new Date(at('2027-01-20').getTime() + 1);
    expect(moveOf([pilot, passedOver, known])).toEqual({
      ...{ stageId: 3, from: '2027-01-18' },
      ...{ lateBefore: afterAll, untoldBefore: afterAll },
    });
    const unknown = planned(3, '2027-01-18', lost);
    expect(moveOf([pilot, passedOver, unknown])).toBeNull();
    expect(outlooksOf([pilot, passedOver, unknown])).toMatchObject({ 3: 'stand' });
  });

  test('wait for a decision, and are lost once it can no longer come in time', () => {
    const asking = told(2, '2027-01-04', '2027-01-06', { status: 'awaiting_decision', open: 0 });
    const next = told(3, '2027-01-18', '2027-01-20');
    expect(outlooksOf([pilot, asking, next])).toMatchObject({ 3: 'wait' });
    const late = planDates([pilot, asking, next], morning('2027-01-18'), calendar);
    expect([late.move, late.looksAgain]).toEqual([null, true]);
    expect(late.outlooks.get(3)).toEqual({ dates: 'broken', lostBefore: morning('2027-01-18').getTime() });
    // Who was told that the date is lost does not start on it after all, though the decision comes the same day.
    const noon = new Date('2027-01-18T11:00:00Z');
    const passed = { ...asking, status: 'passed', isBehind: true } as const;
    expect(moveOf([pilot, passed, next], noon)).toBeNull();
    const lost = { ...next, ...late.outlooks.get(3)! };
    expect(moveOf([pilot, passed, lost], noon)).toMatchObject({
      stageId: 3,
      lateBefore: morning('2027-01-18'),
    });
    const decided = { ...asking, status: 'passed', isBehind: true } as const;
    expect(moveOf([pilot, decided, next], morning('2027-01-19'))).toMatchObject({
      stageId: 3,
      from: '2027-01-25',
      lateBefore: new Date('2027-01-18T23:00:00Z'),
    });
  });

  test('of stages without people or dates are left alone', () => {
    const empty = planned(2, '2026-01-01', { open: 0 });
    expect(moveOf([empty, planned(3, '2027-01-18', { startsOn: null })])).toBeNull();
  });
});

type Person = { on: string; isTold: boolean; readonly told: string[] };
type Model = { stage: StageToKeep; readonly people: Person[] };

/** A stage as the planner sees it, from its people. */
function seen({ stage: plain, people }: Model): StageToKeep {
  const dates = (isTold: boolean) => people.filter((person) => person.isTold === isTold).map(({ on }) => on);
  const first = (days: string[]) => (days.length === 0 ? null : at([...days].sort()[0]!));
  const last = people
    .map(({ on }) => on)
    .sort()
    .at(-1);
  return {
    ...plain,
    open: people.length === 0 ? plain.open : people.length,
    firstToldAt: first(dates(true)),
    firstUntoldAt: first(dates(false)),
    lastAt: last === undefined ? null : at(last),
  };
}

/** Moves people as the store does; returns the people who moved, with the date they had. */
function apply(model: Model, move: DateMove): { person: Person; before: string }[] {
  const late = model.people.filter(
    ({ on, isTold }) => at(on) < move.lateBefore || (!isTold && at(on) < move.untoldBefore),
  );
  const taken = new Map<string, number>();
  for (const { on } of model.people.filter((person) => !late.includes(person)))
    taken.set(on, (taken.get(on) ?? 0) + 1);
  const days = freeDays(late.length, move.from, model.stage.startsPerDay, taken);
  const moved = late.map((person, index) => {
    const before = person.on;
    Object.assign(person, { on: days[index]!, isTold: false });
    return { person, before };
  });
  const startsOn = model.people.length === 0 ? move.from : model.people.map(({ on }) => on).sort()[0]!;
  model.stage = { ...model.stage, startsOn };
  return moved;
}

function drawModels(seed: number): Model[] {
  const random = createRandom(seed);
  const statuses = ['passed', 'in_progress', 'soaking', 'awaiting_decision', 'ready', 'planned'] as const;
  let rank = random.integer(statuses.length);
  return Array.from({ length: 2 + random.integer(5) }, (_, index) => {
    const status = statuses[rank]!;
    rank = Math.min(statuses.length - 1, rank < 4 ? 4 : rank + random.integer(2));
    const first = dayOf('2027-01-04')! + random.integer(12) + index * random.integer(8);
    const startsPerDay = 1 + random.integer(4);
    const hasPeople = status === 'in_progress' || status === 'ready';
    const people = freeDays(hasPeople ? 1 + random.integer(12) : 0, dateOf(first), startsPerDay, new Map())
      // Some have left, so that days are not full.
      .filter((_, place) => place === 0 || random.integer(4) > 0)
      .map((on): Person => {
        const isTold = random.integer(2) === 0;
        return { on, isTold, told: isTold ? [on] : [] };
      });
    return {
      people,
      stage: stage({
        stageId: index + 1,
        status,
        startsOn: dateOf(first),
        startsPerDay,
        noticeDays: random.integer(8),
        windowDays: random.integer(6),
        soakDays: random.integer(6),
        open: status === 'planned' ? random.integer(20) : people.length,
        mayJudgeAt: at(dateOf(first + 4)),
        isHeld: random.integer(6) === 0,
        dates: (['stand', 'stand', 'wait', 'broken'] as const)[random.integer(4)]!,
      }),
    };
  });
}

test('whatever the stages: moves come to rest, give notice, fill no day, repeat no date and go forwards only', () => {
  let moves = 0;
  for (let seed = 1; seed <= 3000; seed++) {
    const models = drawModels(seed);
    const today = dayOf('2027-01-11')!;
    for (let again = 0; ; again++) {
      expect(again, `seed ${seed} comes to rest`).toBeLessThanOrEqual(models.length);
      const plan = planDates(models.map(seen), now, calendar);
      if (plan.move === null) break;
      moves++;
      const model = models.find(({ stage: { stageId } }) => stageId === plan.move!.stageId)!;
      expect(model.stage.isHeld, `seed ${seed}`).toBe(false);
      expect(weekdayOf(dayOf(plan.move.from)!)).toBeLessThan(5);
      expect(dayOf(plan.move.from)!).toBeGreaterThanOrEqual(today + Math.max(1, model.stage.noticeDays));
      for (const { person, before } of apply(model, plan.move)) {
        expect(person.on > before, `seed ${seed}: ${person.on} after ${before}`).toBe(true);
        expect(person.told).not.toContain(person.on);
      }
      for (const on of new Set(model.people.map((person) => person.on)))
        expect(model.people.filter((person) => person.on === on).length).toBeLessThanOrEqual(
          model.stage.startsPerDay,
        );
    }
    // What stands now can be kept: nobody's day has passed.
    const { outlooks } = planDates(models.map(seen), now, calendar);
    for (const { stage: kept, people } of models)
      if (outlooks.get(kept.stageId)!.dates === 'stand')
        for (const { on } of people) expect(dayOf(on)!).toBeGreaterThanOrEqual(today);
  }
  expect(moves).toBeGreaterThan(500);
});
