import { expect, test } from 'vitest';
import type { CriterionView } from '#contracts/criteria.ts';
import { defineMetrics, type MetricDefinition } from '#contracts/metric-definitions.ts';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import { type GateEvidence, hashEvidence, metricsUsed, showsTheSame } from './evidence.ts';

const criterion: CriterionView = {
  criterionId: 1 as never,
  definition: {
    ...{
      id: 'enrolled',
      name: 'Enrolled',
      kind: 'proportion',
      metric: 'enrolment_success',
      better: 'higher',
    },
    ...{ minimum: 0.9, target: 0.95, minimumSample: 20, horizon: 300, role: 'exit', source: 'Reports' },
  },
  evaluation: {
    ...{ verdict: 'pass', n: 200, estimate: 0.98, lower: 0.95, upper: 0.99, method: 'none', needMore: null },
    ...{ statement: ownWords(''), at: null },
  },
  ...{ targeted: 204, reached: 204, reported: 200, band: [], ratings: [] },
};

const everyMetric = defineMetrics(14);

const evidence = (metrics: readonly MetricDefinition[], part: Partial<GateEvidence> = {}): GateEvidence => ({
  ...{ combined: 'pass', proposalReason: ownWords(''), criteria: [criterion], stageId: 1, revision: 1 },
  ...{ criteriaHash: 'aa', cohortHash: 'bb', blindSpots: [], metrics },
  ...part,
});

test('evidence keeps the metrics its criteria use, those of entry criteria too', () => {
  const names = (of: GateEvidence) => metricsUsed(everyMetric, of).map(({ metric }) => metric);
  expect(names(evidence([]))).toEqual(['enrolment_success']);
  const entry = [{ ...criterion, definition: { ...criterion.definition, metric: 'took_part' } as never }];
  expect(names(evidence([], { entry }))).toEqual(['enrolment_success', 'took_part']);
});

test('evidence from when every metric was kept is not replaced because there are others now', () => {
  const before = evidence(everyMetric);
  const now = evidence(metricsUsed(everyMetric, before));
  expect(hashEvidence(before).equals(hashEvidence(now))).toBe(false);
  expect(showsTheSame(before, now)).toBe(true);
  // What it was voted on stays what it is hashed over.
  expect(hashEvidence(before).equals(hashEvidence(structuredClone(before)))).toBe(true);
});

test('evidence is other evidence when a metric in use is measured otherwise, or a verdict differs', () => {
  const now = evidence(metricsUsed(everyMetric, evidence([])));
  const longer = evidence(metricsUsed(defineMetrics(21), evidence([])));
  expect(showsTheSame(now, longer)).toBe(false);
  const failing = { ...criterion, evaluation: { ...criterion.evaluation, verdict: 'fail' as const } };
  expect(showsTheSame(now, { ...now, criteria: [failing] })).toBe(false);
});

test('evidence of another stage, plan revision, set of criteria or cohort is other evidence, be all the rest equal', () => {
  const now = evidence([]);
  const others = [{ stageId: 2 }, { revision: 2 }, { criteriaHash: 'ab' }, { cohortHash: 'bc' }];
  const hashes = [{}, ...others].map((part) => hashEvidence({ ...now, ...part }).toString('hex'));
  expect(new Set(hashes).size).toBe(hashes.length);
});
