/** Rules that a person sets aside for a stage: which there are, until when that counts, and how it is shown. */
import { Type, type Static } from 'typebox';
import type { StageId } from './ids.ts';
import { CalendarDate, Instant, oneOf, Statement } from './shared-schemas.ts';

/**
 * Rules that a person may set aside for what starts later, until a day. `stage_skipped` stands with the stage that was
 * left out, `stage_not_passed` with the one that failed or was rolled back, and is told of the one that followed; `skip_over` with one that starts although
 * such a day is over.
 */
export const lastingOverrides = [
  'entry_criteria',
  'criteria_not_frozen',
  'stage_skipped',
  'skip_over',
  'stage_not_passed',
  'rollback_plan',
  'task_chain',
] as const;
export type LastingOverride = (typeof lastingOverrides)[number];

/** Rules set aside by doing what they do not allow: used in that moment, so that there is no day to wait for. */
export const spentOverrides = ['author_voted'] as const;
export type SpentOverride = (typeof spentOverrides)[number];

/** A rule that a person set aside for a stage. */
export const OverrideView = Type.Object({
  kind: oneOf([...lastingOverrides, ...spentOverrides]),
  /** What the rule says, or that it was not kept. */
  rule: Statement,
  reason: Type.String(),
  overriddenBy: Type.String(),
  at: Instant,
  span: Type.Union([
    Type.Object({ is: Type.Literal('used_at_once') }),
    /** The last day on which it lets anything start. */
    Type.Object({ is: Type.Literal('until'), on: CalendarDate }),
  ]),
});
export type OverrideView = Static<typeof OverrideView>;

const ruleHolds: ReadonlySet<string> = new Set(lastingOverrides);

/** Whether clearing a hold sets the rule behind it aside for its stage, so that a day may be given until when. */
export function setsRuleAside({
  code,
  stageId,
}: {
  readonly code: string;
  readonly stageId: StageId | null;
}): boolean {
  return stageId !== null && ruleHolds.has(code);
}

export { overrideSpan } from '#domain/rollout/override-life.ts';

/** Why a rule is set aside, and the last day on which that counts: 30 days from today where it is left out, at most 90. */
export const WhyAside = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 500 }), untilOn: Type.Optional(CalendarDate) },
  { additionalProperties: false },
);
