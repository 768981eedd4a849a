/**
 * A stage held to counts of its people: so many done, or so few failed. Counts are facts about these people and prove
 * nothing about others; that is what criteria are for. Missing outcomes never pass.
 */
export type PassRule = {
  /** People done, at least; null sets no such limit. */
  readonly succeededAtLeast: number | null;
  /** People who failed or were not heard of, at most; null sets no such limit. */
  readonly failedAtMost: number | null;
  /** The rule says nothing before so many people have an outcome. */
  readonly minimumSample: number;
};

/** People with an outcome before a count says anything, unless somebody says otherwise. */
export const usualSample = 20;

/** People of a stage: done; failed or not heard of; without an outcome yet. */
export type StagePeople = { readonly succeeded: number; readonly failed: number; readonly open: number };

export const countVerdicts = ['pass', 'fail', 'inconclusive', 'no_data'] as const;
export type CountVerdict = (typeof countVerdicts)[number];

/**
 * Pass when both limits are kept, fail when one of them is broken and no outcome to come can mend it, inconclusive in
 * between and below the minimum sample, no data without any outcome.
 */
export function readPassRule(rule: PassRule, { succeeded, failed, open }: StagePeople): CountVerdict {
  const reported = succeeded + failed;
  if (reported === 0) return 'no_data';
  if (reported < rule.minimumSample) return 'inconclusive';
  const { succeededAtLeast, failedAtMost } = rule;
  if (failedAtMost !== null && failed > failedAtMost) return 'fail';
  if (succeededAtLeast !== null && succeeded < succeededAtLeast)
    return succeeded + open < succeededAtLeast ? 'fail' : 'inconclusive';
  // Who is still open may yet fail.
  return failedAtMost !== null && failed + open > failedAtMost ? 'inconclusive' : 'pass';
}

/** The rule of a stage: its own, or that of every stage; null when it is held to none. */
export function ruleOfStage<Rule extends PassRule & { readonly stageId: number | null }>(
  rules: readonly Rule[],
  stageId: number,
): Rule | null {
  const rule = rules.find((one) => one.stageId === stageId) ?? rules.find((one) => one.stageId === null);
  return rule === undefined || isEmpty(rule) ? null : rule;
}

/** Whether a rule sets no limit: a stage of its own that is held to no count. */
export function isEmpty({ succeededAtLeast, failedAtMost }: PassRule): boolean {
  return succeededAtLeast === null && failedAtMost === null;
}
