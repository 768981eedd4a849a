/**
 * Evaluates all criteria of a gate on one set of outcomes and ratings, with the allowed false stop shared between
 * them, and combines the verdicts. Decides nothing about votes or approvals.
 */
import { type CombinedVerdict, combineVerdicts } from './combine-verdicts.ts';
import type { Criterion } from './criterion.ts';
import { evaluateInScope } from './evaluate-scope.ts';
import { evaluateRubric, type Rating } from './evaluate-rubric.ts';
import type { Evaluation } from './evaluation.ts';
import type { Outcome } from './outcomes.ts';
import type { EvaluationContext } from './evaluation-context.ts';

export type GateEvidence = {
  readonly outcomes: readonly Outcome[];
  /** Ratings by criterion id. */
  readonly ratings?: ReadonlyMap<string, readonly Rating[]>;
};

export type GateEvaluation = {
  readonly combined: CombinedVerdict;
  readonly evaluations: readonly Evaluation[];
};

/** Returns the evaluation of every criterion, in the order given, and the gate's combined verdict. */
export function evaluateGate(
  criteria: readonly Criterion[],
  evidence: GateEvidence,
  context: EvaluationContext,
): GateEvaluation {
  const counting = criteria.filter(({ role, kind }) => role !== 'signal' && kind !== 'qualitative').length;
  const shared = { ...context, criteriaCount: context.criteriaCount ?? Math.max(1, counting) };
  const evaluations = criteria.map((criterion) =>
    criterion.kind === 'qualitative'
      ? evaluateRubric(criterion, evidence.ratings?.get(criterion.id) ?? [], shared)
      : evaluateInScope(criterion, evidence.outcomes, shared),
  );
  return { combined: combineVerdicts(evaluations), evaluations };
}
