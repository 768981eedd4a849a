import { assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTerminal } from '../machine/machine.ts';
import { enrolmentMachine, type EnrolmentStatus } from './enrolment-machine.ts';
import { openStatuses, residueOf, stragglerState } from './residue.ts';
import { stageMachine, type StageStatus } from './stage-machine.ts';

const stages = Object.keys(stageMachine.statuses) as StageStatus[];
const statuses = Object.keys(enrolmentMachine.statuses) as EnrolmentStatus[];

describe('who is left over', () => {
  test('nobody who is done or out of the rollout, whatever the stage', () => {
    assert(
      property(constantFrom(...stages), constantFrom(...statuses), (stage, status) => {
        if (isTerminal(enrolmentMachine, status)) expect(stragglerState(stage, status)).toBeUndefined();
      }),
    );
  });

  test('everybody else of a stage that has ended, so that nobody falls through', () => {
    for (const stage of stages.filter(
      (status) => isTerminal(stageMachine, status) && status !== 'rolled_back',
    ))
      for (const status of statuses.filter((own) => !isTerminal(enrolmentMachine, own)))
        expect(stragglerState(stage, status), `${stage} ${status}`).toBeDefined();
  });

  test('people on their way are late only once their stage has reported', () => {
    for (const status of openStatuses) {
      expect(stragglerState('in_progress', status)).toBeUndefined();
      expect(stragglerState('soaking', status)).toBe('overdue');
    }
    expect(stragglerState('in_progress', 'failed')).toBe('failed');
  });

  test('the residue of a stage is the sum of those people', () => {
    const counts = { succeeded: 40, failed: 2, deferred: 1, notified: 3, excluded: 5 };
    expect(residueOf('in_progress', counts)).toBe(3);
    expect(residueOf('passed', counts)).toBe(6);
  });
});
