import { expect, test } from 'vitest';
import { readGuardrailReason } from './hold-reason.ts';

test('the reason of a guardrail names criterion, stage and evidence', () => {
  expect(
    readGuardrailReason('Enrolment guardrail fails in Wave 7. 79.3 % of 594 people. Less than 89 %.'),
  ).toEqual({
    criterion: 'Enrolment guardrail',
    stage: 'Wave 7',
    evidence: '79.3 % of 594 people. Less than 89 %.',
  });
});

test('other words are left as they are', () => {
  expect(readGuardrailReason('Works council, Lyon')).toBeNull();
});
