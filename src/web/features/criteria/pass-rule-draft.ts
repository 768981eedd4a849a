/** Counts that stages are held to while they are being written, and what changed of them. */
import type { StageId } from '#contracts/ids.ts';
import { isEmpty, type PassRule, usualSample } from '#contracts/pass-rules.ts';

/** A count may lack its sample while somebody types. */
export type PassRuleDraft = Omit<PassRule, 'minimumSample'> & { readonly minimumSample: number | null };

/** A count for every stage, or for one; it begins with what people ask for most: few failures. */
export function newRule(stageId: StageId | null): PassRuleDraft {
  return { stageId, succeededAtLeast: null, failedAtMost: 3, minimumSample: usualSample };
}

const isWhole = (value: number | null, least: number) =>
  value === null || (Number.isInteger(value) && value >= least && value <= 1_000_000);

/** Whether a count can be kept as it is; one stage alone may be held to none. */
export function isFit(rule: PassRuleDraft): boolean {
  const { stageId, succeededAtLeast, failedAtMost, minimumSample } = rule;
  if (minimumSample === null || !isWhole(minimumSample, 1)) return false;
  if (!isWhole(succeededAtLeast, 1) || !isWhole(failedAtMost, 0)) return false;
  return stageId !== null || !isEmpty({ succeededAtLeast, failedAtMost, minimumSample });
}

/** The counts as they are sent, or null while one of them is incomplete. */
export function completeRules(rules: readonly PassRuleDraft[]): PassRule[] | null {
  return rules.every(isFit) ? (rules as PassRule[]) : null;
}

export type RuleChange = { readonly kind: 'added' | 'removed' | 'changed'; readonly rule: PassRule };

/** What one revision changed of the counts of the one before. */
export function changedRules(before: readonly PassRule[], after: readonly PassRule[]): RuleChange[] {
  const find = (rules: readonly PassRule[], { stageId }: PassRule) =>
    rules.find((rule) => rule.stageId === stageId);
  const isSame = (a: PassRule, b: PassRule) =>
    a.succeededAtLeast === b.succeededAtLeast &&
    a.failedAtMost === b.failedAtMost &&
    a.minimumSample === b.minimumSample;
  return [
    ...after.flatMap((rule): RuleChange[] => {
      const old = find(before, rule);
      if (old === undefined) return [{ kind: 'added', rule }];
      return isSame(old, rule) ? [] : [{ kind: 'changed', rule }];
    }),
    ...before
      .filter((rule) => find(after, rule) === undefined)
      .map((rule): RuleChange => ({ kind: 'removed', rule })),
  ];
}
