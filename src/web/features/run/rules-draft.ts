/** The rules while they are being written: numbers may be missing, shares stand in percent. */
import {
  planTracks,
  usualDeferrals,
  usualFollowing,
  type FollowingRule,
  type PlanTrack,
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

const isWithin = (value: number | null, min: number, max: number): boolean =>
  value !== null && value >= min && value <= max;

/** The fields of a stop rule that are missing or out of bounds. */
export function flawsOfStop({ scope, attribute, unit, limit, minimumSample }: StopDraft) {
  return {
    attribute: scope === 'group' && attribute.trim() === '',
    limit: limit === null || limit <= 0 || (unit === 'share' && limit > 100),
    minimumSample: minimumSample === null || minimumSample < 1,
  };
}

/** The fields of a retry that are missing or out of bounds. */
export function flawsOfRetry({ most, afterDays }: RetryDraft) {
  return { most: !isWithin(most, 1, 5), afterDays: !isWithin(afterDays, 1, 30) };
}

/** The fields beside stop rules and retries that are missing or out of bounds; some may be empty. */
export function flawsOfRest({ rollbackDays, deferrals, following }: RulesDraft) {
  const { afterDays } = following;
  return {
    rollbackDays: rollbackDays !== null && !isWithin(rollbackDays, 1, 365),
    mostDeferrals: !isWithin(deferrals.most, 0, 10),
    withinDays: !isWithin(deferrals.withinDays, 1, 365),
    followingDays: afterDays !== null && !(Number.isInteger(afterDays) && isWithin(afterDays, 0, 90)),
  };
}

const isFlawed = (flaws: Readonly<Record<string, boolean>>): boolean => Object.values(flaws).includes(true);

/** The rules as the server takes them, or null while something is missing or out of bounds. */
export function rulesOf(draft: RulesDraft): RunRules | null {
  const { stops, retries, rollbackDays, deferrals, following, plans } = draft;
  const flaws = [...stops.map(flawsOfStop), ...retries.map(flawsOfRetry), flawsOfRest(draft)];
  if (flaws.some(isFlawed)) return null;
  return {
    stopRules: stops.map(({ scope, attribute, unit, limit, minimumSample }) => ({
      scope,
      unit,
      attribute: scope === 'group' ? attribute.trim() : null,
      limit: unit === 'share' ? limit! / 100 : Math.ceil(limit!),
      minimumSample: Math.ceil(minimumSample!),
    })),
    retries: retries.map(({ match, most, afterDays }) => ({
      match: match.trim(),
      most: Math.floor(most!),
      afterDays: Math.floor(afterDays!),
    })),
    rollbackDays,
    deferrals: { most: deferrals.most!, withinDays: deferrals.withinDays! },
    following,
    plans: planTracks.filter((track) => plans.includes(track)),
  };
}
