/** What was counted behind the verdict on a share: the statement of a verdict carries the numbers it is said from. */
import type { EvidenceMethod } from '#domain/evidence/reading.ts';
import { type CountedShare, countedShare } from '#domain/evidence/fixed-sample.ts';
import type { CriterionView } from './criteria.ts';
import type { VerdictFacts } from './sentences/rollout-sentences.ts';

export { exactInterval } from '#domain/evidence/fixed-sample.ts';

const weighted: ReadonlySet<EvidenceMethod | null> = new Set<EvidenceMethod>([
  'post_stratified',
  'raked',
  'stratified_product',
]);

/** The plain count with its exact interval, and whether the estimate beside it is weighted; null for other kinds. */
export function countedIn({
  definition,
  evaluation,
}: Pick<CriterionView, 'definition' | 'evaluation'>):
  | (CountedShare & { readonly isWeighted: boolean })
  | null {
  const { code, data } = evaluation.statement;
  if (code !== 'verdict' || definition.kind !== 'proportion') return null;
  const measured = (data as VerdictFacts).evaluation;
  const counted = countedShare(definition.kind, measured);
  return counted === null ? null : { ...counted, isWeighted: weighted.has(measured.method) };
}
