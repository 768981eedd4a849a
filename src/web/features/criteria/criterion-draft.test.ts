import { describe, expect, it } from 'vitest';
import { completeAll, findingsOf, freeId, needsOf, type QuantitativeDraft } from './criterion-draft.ts';

const enrolment: QuantitativeDraft = {
  id: 'enrolment',
  name: 'Enrolled within the window',
  role: 'exit',
  source: 'Reports of the service',
  kind: 'proportion',
  metric: 'enrolment_success',
  better: 'higher',
  minimum: 0.92,
  target: 0.95,
  minimumSample: 20,
  horizon: 250,
};

describe('a criterion being written', () => {
  it('is complete when everything is said', () => {
    expect(findingsOf(enrolment)).toEqual([]);
    expect(completeAll([enrolment])).toHaveLength(1);
  });

  it('needs numbers, a share strictly between 0 and 1, and a target on the better side', () => {
    expect(findingsOf({ ...enrolment, minimum: null })).toEqual([{ field: 'minimum', problem: 'missing' }]);
    expect(findingsOf({ ...enrolment, target: 1 })).toEqual([{ field: 'target', problem: 'outside' }]);
    expect(findingsOf({ ...enrolment, target: 0.9 })).toEqual([{ field: 'target', problem: 'wrongSide' }]);
    expect(findingsOf({ ...enrolment, better: 'lower', minimum: 0.1, target: 0.2 })).toEqual([
      { field: 'target', problem: 'wrongSide' },
    ]);
  });

  it('cannot be judged from more people than are measured', () => {
    expect(findingsOf({ ...enrolment, minimumSample: 300 })).toEqual([
      { field: 'sample', problem: 'overHorizon' },
    ]);
    expect(completeAll([{ ...enrolment, minimumSample: 300 }])).toBeNull();
  });

  it('needs a described rubric and two raters when people judge it', () => {
    const {
      metric: _metric,
      better: _better,
      minimumSample: _sample,
      horizon: _horizon,
      ...rest
    } = enrolment;
    const draft = {
      ...rest,
      kind: 'qualitative',
      minimum: 1,
      target: 2,
      quorum: 1,
      rubric: [{ level: 1, meaning: '' }],
    } as const;
    expect(findingsOf({ ...draft, rubric: [...draft.rubric] }).map(({ problem }) => problem)).toEqual([
      'tooFew',
      'undescribed',
      'tooFew',
    ]);
  });

  it('says which kinds of criteria are still missing', () => {
    expect(needsOf([enrolment])).toEqual({ measuredExit: true, qualitative: false, tracks: true });
    expect(needsOf([{ ...enrolment, track: 'training' }]).tracks).toBe(false);
    expect(needsOf([{ ...enrolment, role: 'signal' }]).measuredExit).toBe(false);
  });

  it('gives every criterion an id of its own', () => {
    expect(freeId('enrolment', ['enrolment', 'enrolment_2'])).toBe('enrolment_3');
  });
});
