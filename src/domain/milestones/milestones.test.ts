import { assert, property, record, array, integer, nat } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf } from '../waves/working-week.ts';
import {
  moveMilestone,
  orderMilestones,
  tooEarly,
  type Milestone,
  type MilestonePlan,
} from './milestones.ts';
import { isWeekday, workingDaysAfter, workingDaysBetween } from '../calendar/working-days.ts';

const none = new Map<number, string>();

function milestone(milestoneId: number, on: string, ...after: [number, number][]): Milestone {
  const links = after.map(([id, workingDays]) => ({
    after: { kind: 'milestone' as const, id },
    workingDays,
  }));
  return { milestoneId, name: `M${milestoneId}`, on, isDone: false, links };
}

function plan(...milestones: Milestone[]): MilestonePlan {
  return { milestones, stages: none, isWorked: isWeekday };
}

describe('working days', () => {
  it('leave out weekends and closed days', () => {
    expect(workingDaysAfter('2027-01-08', 1, isWeekday)).toBe('2027-01-11');
    expect(workingDaysAfter('2027-01-09', 0, isWeekday)).toBe('2027-01-09');
    expect(workingDaysBetween('2027-01-04', '2027-01-11', isWeekday)).toBe(5);
    expect(workingDaysBetween('2027-01-11', '2027-01-04', isWeekday)).toBe(-5);
    const closed = (day: number) => isWeekday(day) && dateOf(day) !== '2027-01-11';
    expect(workingDaysAfter('2027-01-08', 1, closed)).toBe('2027-01-12');
  });

  it('count what they add', () => {
    assert(
      property(integer({ min: 18_000, max: 25_000 }), nat(200), (day, count) => {
        const to = workingDaysAfter(dateOf(day), count, isWeekday);
        expect(workingDaysBetween(dateOf(day), to, isWeekday)).toBe(count);
      }),
    );
  });
});

describe('moving a milestone', () => {
  it('takes along whoever would stand too near, in working days', () => {
    const chain = plan(
      milestone(1, '2027-01-04'),
      milestone(2, '2027-01-11', [1, 5]),
      milestone(3, '2027-02-01', [2, 5]),
    );
    expect(moveMilestone(chain, 1, '2027-01-07')).toEqual({
      ok: true,
      value: [
        { milestoneId: 1, name: 'M1', from: '2027-01-04', to: '2027-01-07', workingDays: 3 },
        { milestoneId: 2, name: 'M2', from: '2027-01-11', to: '2027-01-14', workingDays: 3 },
      ],
    });
  });

  it('leaves what has happened, refuses to come too near to what is before', () => {
    const done = { ...milestone(2, '2027-01-11', [1, 5]), isDone: true };
    const pair = plan(milestone(1, '2027-01-04'), done);
    expect(moveMilestone(pair, 1, '2027-01-07')).toMatchObject({ ok: true, value: [{ milestoneId: 1 }] });
    expect(moveMilestone(pair, 2, '2027-03-01')).toMatchObject({ ok: false, refusal: { code: 'done' } });
    const chain = plan(milestone(1, '2027-01-04'), milestone(2, '2027-01-18', [1, 5]));
    expect(moveMilestone(chain, 2, '2027-01-08')).toEqual({
      ok: false,
      refusal: { code: 'too_early', name: 'M2', earliest: '2027-01-11' },
    });
  });

  it('says who stands too early once a stage has moved', () => {
    const links = [{ after: { kind: 'stage' as const, id: 7 }, workingDays: 2 }];
    const waiting = { ...milestone(1, '2027-01-05'), links };
    const { milestones, isWorked } = plan(waiting);
    const found = tooEarly({ milestones, isWorked, stages: new Map([[7, '2027-01-06']]) });
    expect([...found]).toEqual([[1, '2027-01-08']]);
    expect(tooEarly({ milestones, isWorked, stages: none }).size).toBe(0);
  });

  it('names a circle', () => {
    const circle = [
      milestone(1, '2027-01-04', [3, 0]),
      milestone(2, '2027-01-04', [1, 0]),
      milestone(3, '2027-01-04', [2, 0]),
    ];
    expect(orderMilestones(circle)).toMatchObject({
      ok: false,
      refusal: expect.arrayContaining(['M1', 'M2', 'M3']),
    });
  });

  const plans = array(record({ day: nat(60), gap: nat(8), links: array(nat(20), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 12,
  }).map((drawn) => {
    const placed: Milestone[] = [];
    for (const [index, { day, gap, links }] of drawn.entries()) {
      const before = index === 0 ? [] : [...new Set(links.map((link) => link % index))];
      const at = before
        .map((id) => workingDaysAfter(placed[id]!.on, gap, isWeekday))
        .reduce((latest, on) => (on > latest ? on : latest), dateOf(20_600 + day));
      placed.push(milestone(index, at, ...before.map((id): [number, number] => [id, gap])));
    }
    return plan(...placed);
  });

  it('leaves nobody too early, moves nobody back, and nobody without need', () => {
    assert(
      property(plans, nat(11), nat(90), (drawn, which, days) => {
        const { milestoneId, on } = drawn.milestones[which % drawn.milestones.length]!;
        const to = workingDaysAfter(on, days, isWeekday);
        const moved = moveMilestone(drawn, milestoneId, to);
        if (!moved.ok) throw new Error('a later date was refused');
        const dates = new Map(moved.value.map((move) => [move.milestoneId, move]));
        const milestones = drawn.milestones.map((each) => ({
          ...each,
          on: dates.get(each.milestoneId)?.to ?? each.on,
        }));
        expect(tooEarly({ ...drawn, milestones }).size).toBe(0);
        for (const move of moved.value) {
          expect(move.workingDays).toBeGreaterThan(0);
          expect(move.workingDays).toBeLessThanOrEqual(workingDaysBetween(on, to, isWeekday));
        }
      }),
    );
  });
});
