/**
 * The judgement itself, without a database: from a criterion and its data to the verdict that is kept, and the hash of
 * what it was judged on. The same code judges while a stage runs and when the record of a decision is replayed.
 */
import { createHash } from 'node:crypto';
import type {
  CriterionDefinition,
  EvaluationView,
  QuantitativeCriterion,
  Verdict,
} from '#contracts/criteria.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { combineVerdicts } from '#domain/evidence/combine-verdicts.ts';
import type { PathPoint } from '#domain/evidence/confidence-path.ts';
import { speak, unusableInput } from '#domain/evidence/evaluate-criterion.ts';
import { evaluateRubric, hasExpired, type Rating } from '#domain/evidence/evaluate-rubric.ts';
import { openScope, type ScopeState } from '#domain/evidence/evaluate-scope.ts';
import type { Evaluation } from '#domain/evidence/evaluation.ts';
import type { EvaluationContext } from '#domain/evidence/evaluation-context.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import { type BlockHash, hashOn, nothingHashed, outcomeLine } from './input-hash.ts';

/** What a criterion is judged on: measurements, or the ratings of a panel. */
export type CriterionData = { readonly outcomes: readonly Outcome[]; readonly ratings: readonly Rating[] };

/** A verdict with the SHA-256 of what it was judged on. */
export type Judged = {
  readonly evaluation: EvaluationView;
  readonly inputHash: Buffer;
  /** The source has stopped, which changes the verdict although no outcome has come. */
  readonly isSilent: boolean;
};

/** What stands of the outcomes a criterion was judged on; can be kept as JSON. */
export type MeasuredState = { readonly scope: ScopeState | null; readonly hash: BlockHash };

/** A measured criterion that is judged while outcomes come in, in order of time. */
export type MeasuredCriterion = {
  readonly state: MeasuredState;
  fold(outcomes: readonly Outcome[]): void;
  judge(): Judged;
  /** The estimate and its band over time; empty without usable outcomes. */
  path(): PathPoint[];
};

/** Opens a measured criterion, or goes on from a kept state, which it changes. */
export function openMeasured(
  definition: QuantitativeCriterion,
  context: EvaluationContext,
  kept?: MeasuredState,
): MeasuredCriterion {
  const unusable = unusableInput(definition, context);
  const running = unusable === null ? openScope(definition, context, kept?.scope ?? undefined) : null;
  const hash = kept?.hash ?? nothingHashed();
  return {
    state: { scope: running?.state ?? null, hash },
    fold: (outcomes) => {
      running?.fold(outcomes);
      hashOn(hash, outcomes);
    },
    path: () => running?.path() ?? [],
    judge: () => {
      const evaluation = running === null ? speak(definition, unusable!, context) : running.judge();
      const input = hashBasis(definition, context).update(`\n${hash.chain}`).update(hash.open);
      const isSilent = evaluation.reason === 'source_stopped';
      if (isSilent) input.update('\nsilent');
      return { evaluation: view(definition, evaluation, context), inputHash: input.digest(), isSilent };
    },
  };
}

/** The verdict of one criterion on all of its data, as known in the context. */
export function judge(
  definition: CriterionDefinition,
  { outcomes, ratings }: CriterionData,
  context: EvaluationContext,
): Judged {
  if (definition.kind === 'qualitative') return judgeRatings(definition, ratings, context);
  const measured = openMeasured(definition, context);
  measured.fold(outcomes);
  return measured.judge();
}

/** The verdict of a criterion nobody has measured or rated. */
export function unmeasured(definition: CriterionDefinition, context: EvaluationContext): EvaluationView {
  return judge(definition, { outcomes: [], ratings: [] }, context).evaluation;
}

function judgeRatings(
  definition: Extract<CriterionDefinition, { kind: 'qualitative' }>,
  ratings: readonly Rating[],
  context: EvaluationContext,
): Judged {
  const input = hashBasis(definition, context);
  for (const rating of ratings) {
    const { raterId, at, level, note } = rating;
    input.update(`\n${raterId},${at},${level},${note}`);
    // A rating that has expired changes the verdict although nobody has rated.
    if (hasExpired(definition, rating, context.now)) input.update(',expired');
  }
  const evaluation = evaluateRubric(definition, ratings, context);
  return { evaluation: view(definition, evaluation, context), inputHash: input.digest(), isSilent: false };
}

/** Begins the hash of an input with the criterion and whom the people stand for. */
function hashBasis(definition: CriterionDefinition, { composition, criteriaCount }: EvaluationContext) {
  const groups = (composition?.divisions ?? []).map((division) => division.groups);
  return createHash('sha256')
    .update(canonicalJson(definition))
    .update(canonicalJson({ criteriaCount, groups }));
}

/** SHA-256 over all that a kept state depends on besides the outcomes. */
export function basisOf(definition: QuantitativeCriterion, context: EvaluationContext): Buffer {
  const { expectedPeople = null, composition } = context;
  const weighting = composition?.weighting ?? null;
  return hashBasis(definition, context)
    .update(canonicalJson({ expectedPeople, weighting, format: 2 }))
    .digest();
}

/** The hash of measured input as decision records without blocks carry it: one over all lines. */
export function hashWithoutBlocks(
  definition: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
  isSilent: boolean,
): Buffer {
  const input = hashBasis(definition, context);
  for (const outcome of outcomes) input.update(outcomeLine(outcome));
  return input.update(isSilent ? '\nsilent' : '').digest();
}

function view(
  definition: CriterionDefinition,
  evaluation: Evaluation,
  { now }: EvaluationContext,
): EvaluationView {
  const { sentence: _, ...unspoken } = evaluation;
  const { verdict, n, estimate, lower, upper, method, needMore, groups, apps } = unspoken;
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
    ...(apps === undefined ? {} : { apps: [...apps] }),
    at: new Date(now).toISOString(),
  };
}

/** The verdict of all criteria, and of a count, together; what is only a signal has no say. */
export function combine(
  judged: readonly { readonly definition: CriterionDefinition; readonly verdict: Verdict }[],
  count: Pick<StageCount, 'verdict'> | null = null,
): Verdict {
  return combineVerdicts([
    ...judged.map(({ definition: { id, role }, verdict }) => ({ criterionId: id, role, verdict })),
    ...(count === null ? [] : [{ criterionId: 'count', role: 'exit' as const, verdict: count.verdict }]),
  ]).verdict;
}
