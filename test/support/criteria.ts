/** A measured and a rated criterion for tests of judging and of gates, and what a refusal says. */
import type { QualitativeCriterion, QuantitativeCriterion } from '#contracts/criteria.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Result } from '#domain/result.ts';

export const enrolled: QuantitativeCriterion = {
  id: 'enrolled',
  name: 'Enrolled',
  kind: 'proportion',
  metric: 'enrolment_success',
  better: 'higher',
  minimum: 0.85,
  target: 0.9,
  minimumSample: 20,
  horizon: 100,
  source: 'Enrolment reports',
  role: 'exit',
};

export const support: QualitativeCriterion = {
  id: 'support',
  name: 'The helpdesk copes',
  kind: 'qualitative',
  rubric: [
    { level: 1, meaning: 'It does not.' },
    { level: 2, meaning: 'It does.' },
  ],
  minimum: 2,
  target: 2,
  quorum: 2,
  source: 'Ratings by two leads',
  role: 'exit',
};

/** Empty when nothing was refused. */
export function sentenceOf(result: Result<unknown, Refusal>): string {
  return result.ok ? '' : say('en', result.refusal);
}
