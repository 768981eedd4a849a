/**
 * The evidence of one criterion as it gathers: outcomes are folded in and leave only sums behind, so that a thousand
 * new outcomes cost the same whether a hundred or a million came before. Folding in portions gives the same as folding
 * all at once. Reads evidence; gives no verdict.
 */
import {
  type AnsweredSoFar,
  answeredByNobody,
  type Composition,
  countRespondent,
  isRepresentative,
  locateRespondents,
  thinGroups,
} from './composition.ts';
import type { QuantitativeCriterion } from './criterion.ts';
import { toEvidenceAxis, toSeries } from './evidence-series.ts';
import type { CleanedOutcomes, QuarantineReason } from './outcomes.ts';
import { type EvaluationContext, errorLimits } from './evaluation-context.ts';
import { openProportion, type ProportionTest } from './read-proportion.ts';
import { openRate } from './read-rate.ts';
import { openScore } from './read-score.ts';
import { openStrict } from './read-strict.ts';
import { openWeighted } from './read-weighted.ts';
import type { Band, ErrorLimits, OpenReading, Reading } from './reading.ts';

/** What a criterion is held to, on the method's axis. */
export type EvidencePlan = {
  readonly minimum: number;
  readonly target: number;
  readonly plannedPeople: number;
  readonly limits: ErrorLimits;
};

/** All that stands of the outcomes folded in: plain numbers, lists and objects that can be kept as JSON. */
export type EvidenceState = {
  /** Outcomes received, and those set aside by reason. */
  received: number;
  setAside: { [Reason in QuarantineReason]?: number };
  /** Outcomes counted, with the first and the last instant among them. */
  count: number;
  firstAt: number;
  lastAt: number;
  answered: AnsweredSoFar;
  /** What the method without weights and the one with weights have gathered. */
  plain: object;
  weighted: object | null;
};

export type RunningEvidence = {
  readonly plan: EvidencePlan;
  readonly state: EvidenceState;
  /**
   * Folds in cleaned outcomes that are later than all before them, or of the same instant and of later place in it;
   * the groups of their people are taken from the context's composition. Nobody folded in before may come again. Tells
   * `onInstant` whenever an instant is over.
   */
  fold(cleaned: CleanedOutcomes, onInstant?: () => void): void;
  /** The reading by the method the people call for. */
  read(): Reading;
  /** The same as estimate and band: for the unweighted method, and for the weighted one while it is in force. */
  bands(): { readonly plain: Band | null; readonly weighted: Band | null };
  /** Whether the people are so unlike the organisation that evidence must be weighted. */
  isWeighted(): boolean;
};

/** People a plan without a horizon is tuned for. */
const OPEN_PLAN = 600;

/** Opens the evidence of a criterion, or goes on from a kept state, which it changes. */
export function openEvidence(
  criterion: QuantitativeCriterion,
  context: EvaluationContext,
  kept?: EvidenceState,
): RunningEvidence {
  const { composition } = context;
  const plan = planOf(criterion, context);
  const divisions = composition?.divisions ?? [];
  const plain = openPlain(criterion, plan, context, kept?.plain);
  const weighted =
    composition === undefined ? null : openByGroups(criterion, plan, composition, kept?.weighted);
  const state: EvidenceState = kept ?? {
    received: 0,
    setAside: {},
    count: 0,
    firstAt: 0,
    lastAt: 0,
    answered: answeredByNobody(divisions),
    plain: plain.state,
    weighted: weighted?.state ?? null,
  };
  const seen = new Set<string>();
  const isWeighted = (): boolean =>
    weighted !== null &&
    state.count > 0 &&
    (criterion.weighting === 'strict' || !isRepresentative(divisions, state.answered));
  return {
    plan,
    state,
    isWeighted,
    fold: (cleaned, onInstant) => {
      const series = toSeries(criterion, cleaned);
      const respondents = locateRespondents(divisions, series, seen);
      const arrivals = { series, respondents };
      state.received += cleaned.received;
      for (const { reason } of cleaned.quarantined)
        state.setAside[reason] = (state.setAside[reason] ?? 0) + 1;
      for (let index = 0; index < series.count; index++) {
        const at = series.at[index]!;
        if (state.count === 0) state.firstAt = at;
        else if (at !== state.lastAt) {
          plain.look(state.lastAt);
          weighted?.look(state.lastAt);
          onInstant?.();
        }
        state.lastAt = at;
        state.count += 1;
        plain.add(arrivals, index);
        if (weighted === null) continue;
        weighted.add(arrivals, index);
        countRespondent(divisions, state.answered, respondents, index, plan.plannedPeople);
      }
    },
    read: () => {
      const thin = thinGroups(divisions, state.answered, plan.plannedPeople);
      const unweighted = (): Reading => plain.read(state.lastAt)!;
      if (weighted === null || !isWeighted()) return { ...unweighted(), thin };
      const reading = weighted.read(state.lastAt);
      if (reading === null) return { ...unweighted(), goAt: null };
      if (criterion.role !== 'guardrail') return { ...reading, thin };
      // A guardrail protects the people already touched, whether or not they represent anybody else.
      return { ...reading, thin, stopAt: unweighted().stopAt };
    },
    bands: () => ({ plain: plain.band(), weighted: isWeighted() ? (weighted?.band() ?? null) : null }),
  };
}

function planOf(criterion: QuantitativeCriterion, context: EvaluationContext): EvidencePlan {
  return {
    minimum: toEvidenceAxis(criterion, criterion.minimum),
    target: toEvidenceAxis(criterion, criterion.target),
    plannedPeople: Math.min(criterion.horizon ?? OPEN_PLAN, context.expectedPeople ?? Infinity),
    limits: errorLimits(context),
  };
}

/** The exact boundary or mixture a share is held to. */
export function proportionTest(
  criterion: QuantitativeCriterion,
  { minimum, target, limits }: EvidencePlan,
  context: EvaluationContext,
): ProportionTest {
  const populationSize = criterion.population ?? context.populationSize;
  return {
    ...limits,
    minimum,
    target,
    continuesBeyondHorizon: criterion.beyondHorizon === 'continue',
    ...(criterion.horizon === undefined ? {} : { horizon: criterion.horizon }),
    ...(populationSize === undefined ? {} : { populationSize }),
  };
}

function openPlain(
  criterion: QuantitativeCriterion,
  plan: EvidencePlan,
  context: EvaluationContext,
  kept: object | undefined,
): OpenReading {
  const { minimum, target, limits, plannedPeople } = plan;
  if (criterion.kind === 'proportion') return openProportion(proportionTest(criterion, plan, context), kept);
  if (criterion.kind === 'rate') {
    const { better } = criterion;
    return openRate({ ...limits, better, minimum, target, plannedExposure: plannedPeople }, kept);
  }
  return openScore({ ...limits, minimum, target, tuningCount: plannedPeople / 2 }, kept);
}

function openByGroups(
  criterion: QuantitativeCriterion,
  { minimum, target, limits, plannedPeople }: EvidencePlan,
  composition: Composition,
  kept: object | null | undefined,
): OpenReading {
  const { kind, better } = criterion;
  const test = { ...limits, kind, better, minimum, target, composition, plannedPeople };
  return criterion.weighting === 'strict'
    ? openStrict(test, kept ?? undefined)
    : openWeighted(test, kept ?? undefined);
}
