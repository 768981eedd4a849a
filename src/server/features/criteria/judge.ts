/**
 * The judgement itself, without a database: from a criterion and its data to the verdict that is kept, and the hash of
 * what it was judged on. The same code judges while a stage runs and when the record of a decision is replayed.
 */
import { createHash } from 'node:crypto';
import type { CriterionDefinition, EvaluationView, Verdict } from '#contracts/criteria.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { combineVerdicts } from '#domain/evidence/combine-verdicts.ts';
import { hasFallenSilent } from '#domain/evidence/evaluate-criterion.ts';
import { evaluateInScope } from '#domain/evidence/evaluate-scope.ts';
import { evaluateRubric, type Rating } from '#domain/evidence/evaluate-rubric.ts';
import type { Evaluation } from '#domain/evidence/evaluation.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import type { EvaluationContext } from '#domain/evidence/prepare-evidence.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';

/** What a criterion is judged on: measurements, or the ratings of a panel. */
export type CriterionData = { readonly outcomes: readonly Outcome[]; readonly ratings: readonly Rating[] };

export const nothingMeasured: CriterionData = { outcomes: [], ratings: [] };

/** The verdict of one criterion on its data, as known in the context. */
export function judge(
  definition: CriterionDefinition,
  data: CriterionData,
  context: EvaluationContext,
): EvaluationView {
  const evaluation =
    definition.kind === 'qualitative'
      ? evaluateRubric(definition, data.ratings, context)
      : evaluateInScope(definition, data.outcomes, context);
  return view(definition, evaluation, new Date(context.now));
}

/** SHA-256 over the criterion, whom the people stand for, every outcome or rating, and whether the source has stopped. */
export function hashInput(
  definition: CriterionDefinition,
  { outcomes, ratings }: CriterionData,
  context: EvaluationContext,
): Buffer {
  const { composition, criteriaCount } = context;
  const divisions = composition?.divisions ?? [];
  const hash = createHash('sha256').update(canonicalJson(definition));
  hash.update(canonicalJson({ criteriaCount, groups: divisions.map(({ groups }) => groups) }));
  for (const { personId, at, value } of outcomes) {
    const places = divisions.map(({ groupOf }) => groupOf.get(personId) ?? '').join('/');
    hash.update(`\n${personId},${at},${value},${places}`);
  }
  if (isSilent(definition, outcomes, context)) hash.update('\nsilent');
  for (const { raterId, at, level, note } of ratings) hash.update(`\n${raterId},${at},${level},${note}`);
  return hash.digest();
}

/** A source that has stopped changes the verdict although no outcome has come. */
function isSilent(
  definition: CriterionDefinition,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): boolean {
  if (definition.kind === 'qualitative' || definition.maxSilenceDays === undefined) return false;
  const known = outcomes.filter(({ at }) => at <= context.now);
  const last = known.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  return hasFallenSilent(definition, { count: known.length, last }, context);
}

function view(definition: CriterionDefinition, evaluation: Evaluation, now: Date): EvaluationView {
  const { sentence: _, ...unspoken } = evaluation;
  const { verdict, n, estimate, lower, upper, method, needMore, groups } = unspoken;
  const missing = needMore === null ? null : Math.max(needMore.toMinimumSample, needMore.outcomes ?? 0);
  return {
    verdict,
    n,
    estimate,
    lower,
    upper,
    method: method ?? 'none',
    statement: rolloutStatement('verdict', { criterion: definition, evaluation: unspoken }),
    needMore: missing === 0 ? null : missing,
    ...(groups === undefined ? {} : { groups: [...groups] }),
    at: now.toISOString(),
  };
}

/** The verdict of all criteria together; what is only a signal has no say. */
export function combine(
  judged: readonly { readonly definition: CriterionDefinition; readonly verdict: Verdict }[],
): Verdict {
  return combineVerdicts(
    judged.map(({ definition: { id, role }, verdict }) => ({ criterionId: id, role, verdict })),
  ).verdict;
}
