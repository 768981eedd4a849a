/**
 * Judges a criterion for whom its scope names: the total alone, or also each critical group of the organisation by
 * itself, so that a good total cannot hide a bad group. How one set of outcomes is judged is not decided here.
 */
import { combineVerdicts } from './combine-verdicts.ts';
import { criticalGroups, type Division } from './composition.ts';
import { fewestToPass, type QuantitativeCriterion, scopeOf } from './criterion.ts';
import { evaluateCriterion } from './evaluate-criterion.ts';
import type { DecidingGroup, Evaluation, GroupVerdict, Verdict } from './evaluation.ts';
import { toEvidenceAxis } from './evidence-series.ts';
import type { Outcome } from './outcomes.ts';
import type { EvaluationContext } from './prepare-evidence.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** A group is judged from as many people on as may be shown without naming anybody. */
const FEWEST_IN_GROUP = 20;

type JudgedGroup = GroupVerdict & { readonly held: DecidingGroup };

/** Evaluates a criterion in its scope, on its outcomes as known at `context.now`. */
export function evaluateInScope(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): Evaluation {
  const whole = evaluateCriterion(criterion, outcomes, context);
  const isUnjudged = whole.verdict === 'error' || whole.verdict === 'no_data';
  if (context.composition === undefined || isUnjudged || scopeOf(criterion) === 'everyone') return whole;
  const judged = judgeGroups(criterion, outcomes, context, context.composition.divisions);
  const groups = judged.map(({ held: _, ...group }): GroupVerdict => group);
  const verdict = combined(criterion, whole, judged);
  if (verdict === whole.verdict) return { ...whole, groups };
  const deciding = judged.filter((group) => group.verdict === verdict).map(({ held }) => held);
  const decided = { ...whole, groups, verdict, reason: 'group_decides' as const, deciding };
  return { ...decided, sentence: verdictSentence(criterion, decided, context.locale ?? 'en') };
}

/** A guardrail fails with any group; other criteria are only as good as the total and every group. */
function combined(
  criterion: QuantitativeCriterion,
  whole: Evaluation,
  groups: readonly JudgedGroup[],
): Verdict {
  const considered =
    criterion.role === 'guardrail' ? groups.filter(({ verdict }) => verdict === 'fail') : groups;
  const all = [whole.verdict, ...considered.map(({ verdict }) => verdict)];
  return combineVerdicts(
    all.map((verdict, i) => ({ criterionId: String(i), role: 'exit' as const, verdict })),
  ).verdict;
}

/** The criterion as a group of this share is held to it: the same limits, for fewer people. */
function forGroup(criterion: QuantitativeCriterion, share: number): QuantitativeCriterion {
  const { horizon, population: _everybody, weighting: _unused, ...rest } = criterion;
  const ofGroup = horizon === undefined ? undefined : Math.ceil(horizon * share);
  const fewest =
    criterion.kind === 'proportion' ? fewestToPass(toEvidenceAxis(criterion, criterion.minimum)) : 1;
  // A share of the horizon too short to pass at all leaves the group open-ended.
  const isUsable = ofGroup !== undefined && ofGroup >= Math.max(fewest, FEWEST_IN_GROUP);
  return {
    ...rest,
    minimumSample: Math.min(criterion.minimumSample, FEWEST_IN_GROUP),
    ...(isUsable ? { horizon: ofGroup } : {}),
  };
}

/** Every critical group with its own verdict, worst estimate first; all groups together get the false stop of one total. */
function judgeGroups(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
  divisions: readonly Division[],
): JudgedGroup[] {
  const { composition: _whole, populationSize: _everybody, ...alone } = context;
  const critical = divisions.flatMap((division) =>
    criticalGroups(division).map((group) => ({ division, ...group })),
  );
  const groupContext = {
    ...alone,
    criteriaCount: (context.criteriaCount ?? 1) * Math.max(1, critical.length),
  };
  const judged = critical.map(({ division, index, label, share }) => {
    const own = outcomes.filter(({ personId }) => division.groupOf.get(personId) === index);
    const held = forGroup(criterion, share);
    const { sentence: _, ...evaluation } = evaluateCriterion(held, own, groupContext);
    const { verdict, n, estimate, lower, upper } = evaluation;
    return { label, share, verdict, n, estimate, lower, upper, held: { label, criterion: held, evaluation } };
  });
  const better = ({ estimate }: JudgedGroup) =>
    estimate === null ? Infinity : estimate * (criterion.better === 'higher' ? 1 : -1);
  return judged.sort((a, b) => better(a) - better(b) || (a.label < b.label ? -1 : 1));
}
