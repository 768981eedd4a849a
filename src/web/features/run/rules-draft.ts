/** The rules while they are being written: numbers may be missing, shares stand in percent. */
import {
  planTracks,
  usualDeferrals,
  usualFollowing,
  type FollowingRule,
  type PlanTrack,
  type RetryRule,
  type RunRules,
  type StopRule,
} from '#contracts/run-rules.ts';

export type StopDraft = Pick<StopRule, 'scope' | 'unit'> & {
  /** Lines have no identity of their own. */
  readonly key: number;
  readonly attribute: string;
  readonly limit: number | null;
  readonly minimumSample: number | null;
};
export type RetryDraft = {
  readonly key: number;
  readonly match: string;
  readonly most: number | null;
  readonly afterDays: number | null;
};
export type RulesDraft = {
  readonly stops: readonly StopDraft[];
  readonly retries: readonly RetryDraft[];
  /** Null asks for no rehearsed rollback. */
  readonly rollbackDays: number | null;
  /** How often a person puts off their date, and how many days after the first of their stage at most. */
  readonly deferrals: { readonly most: number | null; readonly withinDays: number | null };
  readonly following: FollowingRule;
  /** What a stage needs a plan for before it starts. */
  readonly plans: readonly PlanTrack[];
};

export function draftOf({
  stopRules,
  retries,
  rollbackDays = null,
  deferrals = usualDeferrals,
  following = usualFollowing,
  plans = [],
}: RunRules): RulesDraft {
  return {
    stops: stopRules.map((rule, key) => ({
      ...rule,
      key,
      attribute: rule.attribute ?? '',
      limit: rule.unit === 'share' ? Math.round(rule.limit * 1000) / 10 : rule.limit,
    })),
    retries: retries.map((rule, key) => ({ ...rule, key })),
    rollbackDays,
    deferrals,
    following,
    plans,
  };
}

export const newStop = (key: number): StopDraft => ({
  key,
  scope: 'stage',
  attribute: '',
  unit: 'share',
  limit: 5,
  minimumSample: 20,
});
export const newRetry = (key: number): RetryDraft => ({ key, match: '', most: 1, afterDays: 2 });

/** The rules as the server takes them, or null while something is missing or out of bounds. */
export function rulesOf({
  stops,
  retries,
  rollbackDays,
  deferrals,
  following,
  plans,
}: RulesDraft): RunRules | null {
  const stopRules = stops.flatMap(({ scope, attribute, unit, limit, minimumSample }): StopRule[] => {
    const isNamed = scope !== 'group' || attribute.trim() !== '';
    if (limit === null || limit <= 0 || minimumSample === null || minimumSample < 1 || !isNamed) return [];
    if (unit === 'share' && limit > 100) return [];
    return [
      {
        scope,
        unit,
        attribute: scope === 'group' ? attribute.trim() : null,
        limit: unit === 'share' ? limit / 100 : Math.ceil(limit),
        minimumSample: Math.ceil(minimumSample),
      },
    ];
  });
  const whole = retries.flatMap(({ match, most, afterDays }): RetryRule[] =>
    most === null || afterDays === null || most < 1 || most > 5 || afterDays < 1 || afterDays > 30
      ? []
      : [{ match: match.trim(), most: Math.floor(most), afterDays: Math.floor(afterDays) }],
  );
  const isAsked = rollbackDays === null || (rollbackDays >= 1 && rollbackDays <= 365);
  const { most, withinDays } = deferrals;
  const isLimited =
    most !== null && most >= 0 && most <= 10 && withinDays !== null && withinDays >= 1 && withinDays <= 365;
  const { afterDays } = following;
  const isWhole =
    (afterDays === null || (Number.isInteger(afterDays) && afterDays >= 0 && afterDays <= 90)) &&
    isLimited &&
    stopRules.length === stops.length &&
    whole.length === retries.length &&
    isAsked;
  return isWhole
    ? {
        stopRules,
        retries: whole,
        rollbackDays,
        deferrals: { most, withinDays },
        following,
        plans: planTracks.filter((track) => plans.includes(track)),
      }
    : null;
}
