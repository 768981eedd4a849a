import { describe, expect, it } from 'vitest';
import { nextMonday, planStart } from './start-plan.ts';

const pacing = { startsOn: '2026-11-30', startsPerDay: 50, noticeDays: 3, windowDays: 5, soakDays: 7 };

describe('the dates of a pilot', () => {
  it('starts on a Monday at least three days ahead', () => {
    expect(nextMonday('2026-11-20')).toBe('2026-11-23');
    expect(nextMonday('2026-11-21')).toBe('2026-11-30');
  });

  it('starts people on working days only', () => {
    const plan = planStart({ ...pacing, startsOn: '2026-12-03' }, 250, '2026-11-20');
    expect(plan.workingDays).toBe(5);
    expect(plan.lastOn).toBe('2026-12-09');
  });

  it('moves a start on a weekend to the Monday after', () => {
    expect(planStart({ ...pacing, startsOn: '2026-11-28' }, 10, '2026-11-20').firstOn).toBe('2026-11-30');
  });

  it('tells people today when the notice would lie in the past', () => {
    expect(planStart({ ...pacing, noticeDays: 30 }, 10, '2026-11-20').toldOn).toBe('2026-11-20');
  });

  it('opens the gate after the last window and the soak', () => {
    const plan = planStart(pacing, 250, '2026-11-20');
    expect([plan.lastOn, plan.reportedOn, plan.gateOn]).toEqual(['2026-12-04', '2026-12-09', '2026-12-16']);
  });
});
