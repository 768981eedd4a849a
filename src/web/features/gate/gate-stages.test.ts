import { describe, expect, it } from 'vitest';
import type { StageId } from '#contracts/ids.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { judgedStages, openPeople, stageToShow } from './gate-stages.ts';

const stage = (stageId: number, kind: Stage['kind'], status: Stage['status']): Stage => ({
  stageId: stageId as StageId,
  kind,
  status,
  ordinal: stageId,
  name: `Stage ${stageId}`,
  startsOn: null,
  startsPerDay: 1,
  windowDays: 1,
  soakDays: 1,
  noticeDays: 1,
  deadlineDays: null,
  extensions: 0,
  axisValue: null,
  dates: 'stand',
  startedAt: null,
  endedAt: null,
  people: 10,
  counts: { succeeded: 6, failed: 1, started: 2, deferred: 1 },
  residue: 0,
  completedAt: null,
  held: false,
  followUntil: null,
});

describe('the stages of a gate', () => {
  const stages = [
    stage(1, 'pilot', 'passed'),
    stage(2, 'wave', 'awaiting_decision'),
    stage(3, 'wave', 'in_progress'),
    stage(4, 'wave', 'ready'),
    stage(5, 'hypercare', 'in_progress'),
  ];

  it('are those that have started or wait at their start, without hypercare', () => {
    expect(judgedStages(stages).map(({ stageId }) => Number(stageId))).toEqual([1, 2, 3, 4]);
  });

  it('are the pilot alone while nothing has started', () => {
    expect(judgedStages([stage(1, 'pilot', 'planned')])).toHaveLength(1);
  });

  it('begin with one that has started before one that waits at its start', () => {
    const [first] = stages;
    expect(Number(stageToShow([first!, stage(4, 'wave', 'ready')], undefined)?.stageId)).toBe(1);
  });

  it('begin with the one that waits for a decision, then the one that runs', () => {
    expect(Number(stageToShow(stages, undefined)?.stageId)).toBe(2);
    expect(
      Number(
        stageToShow(
          stages.filter(({ status }) => status !== 'awaiting_decision'),
          undefined,
        )?.stageId,
      ),
    ).toBe(3);
    expect(Number(stageToShow(stages, '1')?.stageId)).toBe(1);
  });

  it('count people without an outcome', () => {
    expect(openPeople(stage(1, 'pilot', 'in_progress'))).toBe(3);
  });
});
