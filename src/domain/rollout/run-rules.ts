/** Rules by which a rollout stops itself, tries again and lets people put off their date: what they say, and when they apply. */
import type { PlanTrack } from '../chains/stage-plans.ts';
import type { DeferralRules } from './deferral.ts';

/** Among whom a stop rule counts. `group`: people of one level of an attribute. */
export const stopScopes = ['stage', 'group', 'rollout'] as const;
export type StopScope = (typeof stopScopes)[number];

export const stopUnits = ['people', 'share'] as const;

export type StopRule = {
  readonly scope: StopScope;
  /** The attribute whose levels are the groups; null for the other scopes. */
  readonly attribute: string | null;
  readonly unit: (typeof stopUnits)[number];
  /** So many people, or such a share of those who have reported, between 0 and 1. */
  readonly limit: number;
  /** The rule says nothing before so many people have reported. */
  readonly minimumSample: number;
};

export type RetryRule = {
  /** Part of what the source says about a failure, such as its error code; empty for every failure. */
  readonly match: string;
  /** Attempts after the first. */
  readonly most: number;
  /** Days from the failure to the first day on which the next attempt may start. */
  readonly afterDays: number;
};

export type RunRules = {
  readonly stopRules: readonly StopRule[];
  readonly retries: readonly RetryRule[];
  /** A stage starts only with a rollback plan rehearsed in the last so many days; null or left out asks for none. */
  readonly rollbackDays?: number | null;
  /** A stage starts only with a plan for each of these; left out asks for none. */
  readonly plans?: readonly PlanTrack[];
  /** Left out: the usual limits. */
  readonly deferrals?: DeferralRules;
  /** How every stage after the first starts; left out: on its date, by itself. */
  readonly following?: FollowingRule;
};

export type FollowingRule = {
  /** Days after the stage before has passed, for every stage that says nothing of its own; null is on its date. */
  readonly afterDays: number | null;
  /** A person starts every stage, besides everything else it waits for. */
  readonly byHand: boolean;
};
export const usualFollowing: FollowingRule = { afterDays: null, byHand: false };

/**
 * Days after the stage before has passed on which a stage starts: its own, else those of its rollout; null is on its date.
 * The first stage follows none.
 */
export function startAfterDaysOf(
  { following = usualFollowing }: Pick<RunRules, 'following'>,
  stage: { readonly ordinal: number; readonly startAfterDays: number | null },
): number | null {
  return stage.startAfterDays ?? (stage.ordinal > 0 ? following.afterDays : null);
}

/** People of one subject of a rule whose attempt has ended, and those of them who failed or were not heard of. */
export type Reports = { readonly reported: number; readonly failed: number };

/** Whether a rule is reached: its limit counts as reached. */
export function isReached({ unit, limit, minimumSample }: StopRule, { reported, failed }: Reports): boolean {
  if (failed === 0 || reported < minimumSample) return false;
  return unit === 'people' ? failed >= limit : failed >= limit * reported;
}

/** What makes a hold of this rule and subject the same again; a changed rule is another one. */
export function stopRuleCode({ scope, attribute, unit, limit }: StopRule, subject: string): string {
  return ['stop_rule', scope, attribute ?? '', unit, limit, subject].join(':');
}
