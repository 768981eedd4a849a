/**
 * The shape of a verdict and of what stands behind it. Holds no rules.
 */
import type { CriterionRole, QuantitativeCriterion } from './criterion.ts';
import type { NeedMore } from './need-more.ts';
import type { QuarantineReason } from './outcomes.ts';
import type { EvidenceMethod } from './reading.ts';

export type Verdict = 'pass' | 'conditional' | 'fail' | 'inconclusive' | 'no_data' | 'error';

/** Why the verdict is what it is, where the verdict alone does not say. */
export type VerdictReason =
  | 'above_minimum'
  | 'above_minimum_below_target'
  | 'below_target'
  | 'minimum_sample'
  | 'thin_groups'
  | 'not_yet'
  | 'at_horizon'
  | 'nothing_recorded'
  | 'source_stopped'
  | 'group_decides'
  | 'only_apps_recorded'
  | 'too_many_groups'
  | 'unusable_outcomes'
  | 'unusable_criterion'
  | 'unusable_instant';

/** What one group of the organisation shows by itself. */
export type GroupVerdict = {
  readonly label: string;
  /** The group's share of the organisation. */
  readonly share: number;
  readonly verdict: Verdict;
  readonly n: number;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** What one app shows by itself. */
export type AppVerdict = Omit<GroupVerdict, 'label' | 'share'> & { readonly app: string };

export type Evaluation = {
  readonly criterionId: string;
  readonly role: CriterionRole;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  /** People counted (raters, for a rubric). */
  readonly n: number;
  /** Successes as the criterion counts them (outcome 1), or events of a rate; absent for scores. */
  readonly successes?: number;
  /** In the criterion's own unit: a share, events per person-window, a point on the scale; null = not measured. */
  readonly estimate: number | null;
  readonly lower: number | null;
  /** Null also when nothing bounds a rate from above. */
  readonly upper: number | null;
  readonly method: EvidenceMethod | null;
  /** Milliseconds at which the evidence first showed more than the minimum, or less than the target. */
  readonly goAt: number | null;
  readonly stopAt: number | null;
  /** Allowed probabilities of a false go and a false stop. */
  readonly goAlpha: number;
  readonly stopAlpha: number;
  /** First and last instant counted, milliseconds. */
  readonly dataFrom: number | null;
  readonly dataUntil: number | null;
  /** Outcomes received, and how many of them do not count, by reason. */
  readonly received: number;
  readonly setAside: { readonly [Reason in QuarantineReason]?: number };
  /** Outcomes after the declared horizon, which do not count. */
  readonly beyondHorizon: number;
  readonly needMore: NeedMore | null;
  /** Each critical group judged by itself, when the criterion's scope asks for it and the groups are known. */
  readonly groups?: readonly GroupVerdict[];
  /** Each app judged by itself, the worst first, when the scope asks for it and outcomes are about apps. */
  readonly apps?: readonly AppVerdict[];
  /** The groups, then the apps, that decide the verdict when it is not that of the total, worst first. */
  readonly deciding?: readonly DecidingGroup[];
  /** What a sponsor reads. */
  readonly sentence: string;
};

/** An evaluation whose sentence is still to be written. */
export type UnspokenEvaluation = Omit<Evaluation, 'sentence'>;

/** A group or an app with what it was held to and what that showed. */
export type DecidingGroup = {
  readonly label: string;
  readonly isApp?: true;
  readonly criterion: QuantitativeCriterion;
  readonly evaluation: UnspokenEvaluation;
};
