import { describe, expect, it } from 'vitest';
import type { Milestone } from '#contracts/milestones.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { monthsOf, placeOf, stageSpan, timelineSpan } from './timeline-shape.ts';

const dateOf = (at: string): string => at.slice(0, 10);
const planned = {
  startsOn: '2027-01-04',
  startedAt: null,
  endedAt: null,
  people: 250,
  startsPerDay: 50,
  windowDays: 3,
  soakDays: 7,
} as unknown as Stage;

describe('the span of a stage', () => {
  it('runs from the first start over the last, the window and the watching', () => {
    expect(stageSpan(planned, dateOf)).toEqual({ from: '2027-01-04', to: '2027-01-18' });
  });

  it('is what happened once the stage has ended, and nothing without a date', () => {
    const ended = { ...planned, startedAt: '2027-01-05T08:00:00Z', endedAt: '2027-02-01T08:00:00Z' } as Stage;
    expect(stageSpan(ended, dateOf)).toEqual({ from: '2027-01-05', to: '2027-02-01' });
    expect(stageSpan({ ...planned, startsOn: null }, dateOf)).toBeNull();
  });
});

describe('the timeline', () => {
  const milestone = { on: '2027-03-03' } as Milestone;
  const stages = [{ from: '2027-01-06', to: '2027-01-20' }];

  it('shows whole weeks around everything, and today when it is near', () => {
    expect(timelineSpan(stages, [milestone], '2027-01-20')).toEqual({ from: '2027-01-04', to: '2027-03-07' });
    expect(timelineSpan(stages, [], '2026-12-24')).toEqual({ from: '2026-12-21', to: '2027-01-24' });
    expect(timelineSpan(stages, [], '2026-06-01')).toEqual({ from: '2027-01-04', to: '2027-01-24' });
    expect(timelineSpan([], [], '2027-01-01')).toBeNull();
  });

  it('places a day by its beginning, and names each month once', () => {
    const span = { from: '2027-01-04', to: '2027-01-10' };
    expect(placeOf('2027-01-04', span)).toBe(0);
    expect(placeOf('2027-01-11', span)).toBe(1);
    expect(monthsOf({ from: '2027-01-04', to: '2027-03-07' })).toEqual([
      '2027-01-04',
      '2027-02-01',
      '2027-03-01',
    ]);
    expect(monthsOf({ from: '2027-01-25', to: '2027-02-28' })).toEqual(['2027-02-01']);
  });
});
