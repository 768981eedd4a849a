/** Counts that a stage is held to besides its criteria: so many people done, or so few failed. Frozen with the plan. */
import { Type, type Static } from 'typebox';
import { countVerdicts } from '#domain/evidence/pass-rule.ts';
import { StageId } from './ids.ts';
import { Count, nullable, oneOf } from './shared-schemas.ts';

export { isEmpty, usualSample } from '#domain/evidence/pass-rule.ts';

const people = { maximum: 1_000_000 };
const limits = {
  succeededAtLeast: nullable(Type.Integer({ ...people, minimum: 1, description: 'People done, at least.' })),
  failedAtMost: nullable(
    Type.Integer({ ...people, minimum: 0, description: 'People who failed or were not heard of, at most.' }),
  ),
  minimumSample: Type.Integer({
    ...people,
    minimum: 1,
    description: 'The count says nothing before so many people have an outcome.',
  }),
};

export const PassRule = Type.Object(
  {
    /** The stage it is for; null is every stage without one of its own. */
    stageId: nullable(StageId),
    ...limits,
  },
  { additionalProperties: false },
);
export type PassRule = Static<typeof PassRule>;

/** The people of a stage counted against its rule. */
export const StageCount = Type.Object({
  rule: Type.Object(limits),
  succeeded: Count,
  /** Failed, or not heard of. */
  failed: Count,
  /** Without an outcome yet. */
  open: Count,
  verdict: oneOf(countVerdicts),
});
export type StageCount = Static<typeof StageCount>;
