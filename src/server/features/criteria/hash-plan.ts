/** The fingerprint under which goals and criteria are frozen. */
import { createHash } from 'node:crypto';
import type { MetricDefinition } from '#contracts/metric-definitions.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import type { CriteriaPlan } from './store.ts';

/** SHA-256 over goals, criteria and how each metric is measured. */
export function hashPlan(plan: CriteriaPlan, metrics: readonly MetricDefinition[]): Buffer {
  return createHash('sha256')
    .update(canonicalJson({ ...plan, metrics }))
    .digest();
}
