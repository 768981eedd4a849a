/**
 * Judges a criterion for whom its scope names: the total alone, or also each critical group of the organisation and each
 * app by itself, so that a good total cannot hide a bad part. How one set of outcomes is judged is not decided here.
 */
import { combineVerdicts } from './combine-verdicts.ts';
import { type CompositionGroup, criticalGroups, type Division, groupIn } from './composition.ts';
import { openPath, type PathPoint, type PathState } from './confidence-path.ts';
import { fewestToPass, type QuantitativeCriterion, scopeOf } from './criterion.ts';
import { type AppState, divideByApp, type JudgedApp, openApps } from './evaluate-apps.ts';
import { judgeEvidence, speak, unusableInput } from './evaluate-criterion.ts';
import { cleaningRules, type EvaluationContext } from './evaluation-context.ts';
import type {
  AppVerdict,
  DecidingGroup,
  Evaluation,
  GroupVerdict,
  UnspokenEvaluation,
  Verdict,
} from './evaluation.ts';
import { toEvidenceAxis } from './evidence-series.ts';
import { type CleanedOutcomes, cleanOutcomes, type Outcome, type QuarantineReason } from './outcomes.ts';
import { type EvidenceState, openEvidence, type RunningEvidence } from './running-evidence.ts';

/** A group is judged from as many people on as may be shown without naming anybody. */
const FEWEST_IN_GROUP = 20;

type JudgedGroup = GroupVerdict & { readonly held: DecidingGroup };

/** What stands of the outcomes of a criterion: of everybody, of each group and of each app judged by itself. */
export type ScopeState = {
  readonly whole: EvidenceState;
  readonly groups: readonly EvidenceState[];
  readonly apps: readonly AppState[];
  readonly path: PathState;
};

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
  /** The estimate and band of everybody over time, in the criterion's own unit. */
  path(): PathPoint[];
};

/** Evaluates a criterion in its scope, on its outcomes as known at `context.now`. */
export function evaluateInScope(
  criterion: QuantitativeCriterion,
  outcomes: readonly Outcome[],
  context: EvaluationContext,
): Evaluation {
  const unusable = unusableInput(criterion, context);
  if (unusable !== null) return speak(criterion, unusable, context);
  const running = openScope(criterion, context, undefined, 'without_path');
  running.fold(outcomes);
  return running.judge();
}

/**
 * Opens a usable criterion, or goes on from a kept state, which it changes. Who draws no chart saves the points of its
 * path.
 */
export function openScope(
  criterion: QuantitativeCriterion,
  context: EvaluationContext,
  kept?: ScopeState,
  chart: 'with_path' | 'without_path' = 'with_path',
): RunningScope {
  const whole = openEvidence(criterion, context, kept?.whole);
  const groups = openGroups(criterion, context, kept?.groups);
  const apps = openApps(criterion, context, kept?.apps);
  const path = openPath(criterion, whole, kept?.path);
  return {
    state: {
      whole: whole.state,
      groups: groups.map(({ evidence }) => evidence.state),
      apps: apps.state,
      path: path.state,
    },
    fold: (outcomes) => {
      const { whole: ofPeople, aboutApps } = divideByApp(outcomes);
      const cleaned = cleanOutcomes(criterion, ofPeople, cleaningRules(context));
      whole.fold(cleaned, chart === 'with_path' ? path.look : undefined);
      for (const { group, evidence } of groups) evidence.fold(ownOutcomes(group, cleaned));
      apps.fold(aboutApps.filter(({ metric }) => metric === criterion.metric));
    },
    path: () => path.points(),
    judge: () => {
      const unspoken = judgeEvidence(criterion, whole, context);
      const isAppsAlone = unspoken.received === 0 && apps.state.length > 0;
      if (isAppsAlone) return speak(criterion, judgeAppsAlone(criterion, unspoken, apps.judge()), context);
      const isUnjudged = unspoken.verdict === 'error' || unspoken.verdict === 'no_data';
      if (isUnjudged) return speak(criterion, unspoken, context);
      const parts = {
        groups: looksAtGroups(criterion, context) ? groups.map(judgeGroup) : null,
        apps: looksAtApps(criterion) && apps.state.length > 0 ? apps.judge() : null,
      };
      return speak(criterion, withParts(criterion, unspoken, parts), context);
    },
  };
}

function looksAtGroups(criterion: QuantitativeCriterion, { composition }: EvaluationContext): boolean {
  return composition !== undefined && scopeOf(criterion) !== 'everyone';
}

function looksAtApps(criterion: QuantitativeCriterion): boolean {
  return scopeOf(criterion) === 'each_app';
}

/** Groups and apps judged by themselves; null where the criterion does not look at them. */
type JudgedParts = { readonly groups: JudgedGroup[] | null; readonly apps: JudgedApp[] | null };

/** The verdict on everybody with those on groups and apps, the worst of which may decide. */
function withParts(
  criterion: QuantitativeCriterion,
  whole: UnspokenEvaluation,
  parts: JudgedParts,
): UnspokenEvaluation {
  const groups = worstFirst(criterion, parts.groups ?? [], ({ label }) => label);
  const apps = worstFirst(criterion, parts.apps ?? [], ({ app }) => app);
  const shown = {
    ...whole,
    ...(parts.groups === null ? {} : { groups: groups.map(({ held: _, ...group }): GroupVerdict => group) }),
    ...(parts.apps === null ? {} : { apps: apps.map(withoutHeld), ...receivedWith(whole, apps) }),
  };
  const judged = [...groups, ...apps];
  const verdict = combined(criterion, whole, judged);
  return verdict === whole.verdict ? shown : { ...shown, ...decidedBy(judged, verdict) };
}

function withoutHeld({ held: _, ...app }: JudgedApp): AppVerdict {
  return app;
}

/** Outcomes received and set aside, with those about apps. */
function receivedWith(
  whole: UnspokenEvaluation,
  apps: readonly JudgedApp[],
): Pick<UnspokenEvaluation, 'received' | 'setAside'> {
  const all = [whole, ...apps.map(({ held }) => held.evaluation)];
  const setAside: { [Reason in QuarantineReason]?: number } = {};
  for (const part of all)
    for (const [reason, count] of Object.entries(part.setAside))
      setAside[reason as QuarantineReason] = (setAside[reason as QuarantineReason] ?? 0) + count;
  return { received: all.reduce((sum, { received }) => sum + received, 0), setAside };
}

function decidedBy(judged: readonly (JudgedGroup | JudgedApp)[], verdict: Verdict) {
  const deciding = judged.filter((part) => part.verdict === verdict).map(({ held }) => held);
  return { verdict, reason: 'group_decides' as const, deciding };
}

/** Outcomes about apps and none about people as a whole: the numbers are those of the worst app, never one score of all. */
function judgeAppsAlone(
  criterion: QuantitativeCriterion,
  whole: UnspokenEvaluation,
  unordered: readonly JudgedApp[],
): UnspokenEvaluation {
  if (!looksAtApps(criterion)) return { ...whole, reason: 'only_apps_recorded' };
  const judged = worstFirst(criterion, unordered, ({ app }) => app);
  const verdict = combineParts(criterion, judged);
  const decided = decidedBy(judged, verdict);
  const { criterionId, role } = whole;
  const apps = judged.map(withoutHeld);
  const received = receivedWith(whole, judged);
  return { ...decided.deciding[0]!.evaluation, ...received, criterionId, role, ...decided, apps };
}

function worstFirst<T extends { readonly estimate: number | null }>(
  { better }: QuantitativeCriterion,
  judged: readonly T[],
  labelOf: (part: T) => string,
): T[] {
  const goodness = ({ estimate }: T) =>
    estimate === null ? Infinity : estimate * (better === 'higher' ? 1 : -1);
  return [...judged].sort((a, b) => goodness(a) - goodness(b) || (labelOf(a) < labelOf(b) ? -1 : 1));
}

/**
 * A guardrail fails with any group or app, and cannot be judged while the data about an app is broken; other criteria are
 * only as good as the total and every part.
 */
function combined(
  criterion: QuantitativeCriterion,
  whole: UnspokenEvaluation,
  parts: readonly (JudgedGroup | JudgedApp)[],
): Verdict {
  const considered =
    criterion.role === 'guardrail'
      ? parts.filter((part) => part.verdict === 'fail' || ('app' in part && part.verdict === 'error'))
      : parts;
  return combineParts(criterion, [whole, ...considered]);
}

function combineParts(
  { role }: QuantitativeCriterion,
  parts: readonly { readonly verdict: Verdict }[],
): Verdict {
  const counted = role === 'guardrail' ? ('guardrail' as const) : ('exit' as const);
  return combineVerdicts(parts.map(({ verdict }, i) => ({ criterionId: String(i), role: counted, verdict })))
    .verdict;
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
