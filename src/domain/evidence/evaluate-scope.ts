/**
 * Judges a criterion for whom its scope names: the total alone, or also each critical group of the organisation by
 * itself, so that a good total cannot hide a bad group. How one set of outcomes is judged is not decided here.
 */
import { combineVerdicts } from './combine-verdicts.ts';
import { type CompositionGroup, criticalGroups, type Division, groupIn } from './composition.ts';
import { fewestToPass, type QuantitativeCriterion, scopeOf } from './criterion.ts';
import { judgeEvidence, speak, unusableInput } from './evaluate-criterion.ts';
import { cleaningRules, type EvaluationContext } from './evaluation-context.ts';
import type { DecidingGroup, Evaluation, GroupVerdict, UnspokenEvaluation, Verdict } from './evaluation.ts';
import { toEvidenceAxis } from './evidence-series.ts';
import { type CleanedOutcomes, cleanOutcomes, type Outcome } from './outcomes.ts';
import { type EvidenceState, openEvidence, type RunningEvidence } from './running-evidence.ts';

/** A group is judged from as many people on as may be shown without naming anybody. */
const FEWEST_IN_GROUP = 20;

type JudgedGroup = GroupVerdict & { readonly held: DecidingGroup };

/** What stands of the outcomes of a criterion: of everybody, and of each group judged by itself. */
export type ScopeState = { readonly whole: EvidenceState; readonly groups: readonly EvidenceState[] };

/** A criterion being judged in its scope while outcomes come in. */
export type RunningScope = {
  readonly state: ScopeState;
  /**
   * Folds in outcomes that are later than all before them, or belong to the same instant and stand later in its order;
   * nobody folded in before may come again.
   */
  fold(outcomes: readonly Outcome[]): void;
  /** The verdict on everything folded in, as known at `context.now`. */
  judge(): Evaluation;
};

/** Evaluates a criterion in its scope, on its outcomes as known at `context.now`. */
export function evaluateInScope(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): Evaluation {
  const unusable = unusableInput(criterion, context);
  if (unusable !== null) return speak(criterion, unusable, context);
  const running = openScope(criterion, context);
  running.fold(outcomes);
  return running.judge();
}

/** Opens a usable criterion, or goes on from a kept state, which it changes. */
export function openScope(
  criterion: QuantitativeCriterion,
  context: EvaluationContext,
  kept?: ScopeState,
): RunningScope {
  const whole = openEvidence(criterion, context, kept?.whole);
  const groups = openGroups(criterion, context, kept?.groups);
  return {
    state: { whole: whole.state, groups: groups.map(({ evidence }) => evidence.state) },
    fold: (outcomes) => {
      const cleaned = cleanOutcomes(criterion, outcomes, cleaningRules(context));
      whole.fold(cleaned);
      for (const { group, evidence } of groups) evidence.fold(ownOutcomes(group, cleaned));
    },
    judge: () => {
      const unspoken = judgeEvidence(criterion, whole, context);
      const isUnjudged = unspoken.verdict === 'error' || unspoken.verdict === 'no_data';
      if (!looksAtGroups(criterion, context) || isUnjudged) return speak(criterion, unspoken, context);
      return speak(criterion, withGroups(criterion, unspoken, groups.map(judgeGroup)), context);
    },
  };
}

function looksAtGroups(criterion: QuantitativeCriterion, { composition }: EvaluationContext): boolean {
  return composition !== undefined && scopeOf(criterion) !== 'everyone';
}

/** The verdict on everybody with those on the groups, the worst of which may decide. */
function withGroups(
  criterion: QuantitativeCriterion,
  whole: UnspokenEvaluation,
  unordered: readonly JudgedGroup[],
): UnspokenEvaluation {
  const better = ({ estimate }: JudgedGroup) =>
    estimate === null ? Infinity : estimate * (criterion.better === 'higher' ? 1 : -1);
  const judged = [...unordered].sort((a, b) => better(a) - better(b) || (a.label < b.label ? -1 : 1));
  const groups = judged.map(({ held: _, ...group }): GroupVerdict => group);
  const verdict = combined(criterion, whole, judged);
  if (verdict === whole.verdict) return { ...whole, groups };
  const deciding = judged.filter((group) => group.verdict === verdict).map(({ held }) => held);
  return { ...whole, groups, verdict, reason: 'group_decides' as const, deciding };
}

/** A guardrail fails with any group; other criteria are only as good as the total and every group. */
function combined(
  criterion: QuantitativeCriterion,
  whole: UnspokenEvaluation,
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

type CriticalGroup = CompositionGroup & {
  readonly index: number;
  readonly division: Division;
  /** The number of the division. */
  readonly d: number;
};
type RunningGroup = {
  readonly group: CriticalGroup;
  readonly held: QuantitativeCriterion;
  readonly context: EvaluationContext;
  readonly evidence: RunningEvidence;
};

/** Every critical group the criterion looks at; all together get the false stop of one total. */
function openGroups(
  criterion: QuantitativeCriterion,
  context: EvaluationContext,
  kept: readonly EvidenceState[] | undefined,
): RunningGroup[] {
  if (!looksAtGroups(criterion, context)) return [];
  const { composition, populationSize: _everybody, ...alone } = context;
  const critical = composition!.divisions.flatMap((division, d) =>
    criticalGroups(division).map((group) => ({ division, d, ...group })),
  );
  const groupContext = {
    ...alone,
    criteriaCount: (context.criteriaCount ?? 1) * Math.max(1, critical.length),
  };
  return critical.map((group, i) => {
    const held = forGroup(criterion, group.share);
    return { group, held, context: groupContext, evidence: openEvidence(held, groupContext, kept?.[i]) };
  });
}

function ownOutcomes({ division, d, index }: CriticalGroup, cleaned: CleanedOutcomes): CleanedOutcomes {
  const isOwn = (outcome: Outcome): boolean => groupIn(division, d, outcome) === index;
  const kept = cleaned.kept.filter(isOwn);
  const quarantined = cleaned.quarantined.filter(({ outcome }) => isOwn(outcome));
  return { kept, quarantined, hasRepeats: cleaned.hasRepeats, received: kept.length + quarantined.length };
}

function judgeGroup({ group, held, context, evidence }: RunningGroup): JudgedGroup {
  const { label, share } = group;
  const evaluation = unusableInput(held, context) ?? judgeEvidence(held, evidence, context);
  const { verdict, n, estimate, lower, upper } = evaluation;
  return { label, share, verdict, n, estimate, lower, upper, held: { label, criterion: held, evaluation } };
}
