/** What a cohort is asked to be: attributes, size, method and hard rules. Also why rules can be impossible. */
import { Type, type Static } from 'typebox';
import type { CohortFinding } from '#domain/pilot/cohort-findings.ts';
import { CohortId } from './ids.ts';
import { Count, nullable, oneOf } from './shared-schemas.ts';

export const presets = ['balanced', 'marginal-first', 'coverage-first'] as const;
export const starts = ['random', 'tight'] as const;
/**
 * `exchange` balances attributes and their pairs; `cube` gives everybody the same known chance and balances attributes
 * by themselves, so it takes no rule that would change a chance.
 */
export const methods = ['exchange', 'cube'] as const;
export const attributesMax = 12;
export const seedMax = 2_147_483_647;

const Name = Type.String({ minLength: 1, maxLength: 100 });
/** Identifiers of the directory, or e-mail addresses. */
const People = Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 5000 });

/** Multiplies what one attribute, or a pair of attributes, counts for. */
export const Weight = Type.Object(
  {
    attributes: Type.Array(Name, { minItems: 1, maxItems: 2 }),
    factor: Type.Number({ minimum: 0.1, maximum: 10 }),
  },
  { additionalProperties: false },
);

/** At least so many people of one level, or of every level of the attribute when `level` is null. */
export const LevelMinimum = Type.Object(
  {
    attribute: Name,
    level: nullable(Type.String({ maxLength: 1000 })),
    people: Type.Integer({ minimum: 1, maximum: 1000 }),
  },
  { additionalProperties: false },
);

/** At most so many people, or that share, of each team; `attribute` null makes the manager the team. */
export const TeamCap = Type.Object(
  {
    attribute: nullable(Name),
    most: Type.Union([
      Type.Object({ people: Type.Integer({ minimum: 1, maximum: 10_000 }) }, { additionalProperties: false }),
      Type.Object({ share: Type.Number({ minimum: 0.01, maximum: 1 }) }, { additionalProperties: false }),
    ]),
  },
  { additionalProperties: false },
);
export type TeamCap = Static<typeof TeamCap>;

export const CohortRules = Type.Object({
  by: Type.Array(Name),
  /** Attributes of numbers, cut into five groups of about the same size. */
  numeric: Type.Array(Name),
  size: Count,
  seed: Type.Integer(),
  /** Left out, it is `exchange`: cohorts from before there was a choice keep the hash of their rules. */
  method: Type.Optional(oneOf(methods)),
  preset: oneOf(presets),
  start: oneOf(starts),
  weights: Type.Array(Weight),
  must: Type.Array(Type.String()),
  exclude: Type.Array(Type.String()),
  team: nullable(TeamCap),
  minimums: Type.Array(LevelMinimum),
  /** Everybody of this earlier cohort stays in. */
  extend: nullable(CohortId),
  /** A group that offered itself; it is completed, and nobody of it is left out. */
  volunteers: Type.Array(Type.String()),
});
export type CohortRules = Static<typeof CohortRules>;

/** Rules as they are asked for; what is left out takes its default. */
export const RulesRequest = {
  by: Type.Array(Name, { minItems: 1, maxItems: attributesMax }),
  numeric: Type.Optional(Type.Array(Name, { maxItems: attributesMax })),
  seed: Type.Optional(Type.Integer({ minimum: 0, maximum: seedMax })),
  method: Type.Optional(oneOf(methods)),
  preset: Type.Optional(oneOf(presets)),
  start: Type.Optional(oneOf(starts)),
  weights: Type.Optional(Type.Array(Weight, { maxItems: 50 })),
  must: Type.Optional(People),
  exclude: Type.Optional(People),
  team: Type.Optional(nullable(TeamCap)),
  minimums: Type.Optional(Type.Array(LevelMinimum, { maxItems: 50 })),
};

/** The people asked for in all. With volunteers it may be left out: then as many are added as pay for themselves. */
export const DraftRequest = Type.Object(
  {
    ...RulesRequest,
    size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    extend: Type.Optional(nullable(CohortId)),
    volunteers: Type.Optional(People),
  },
  { additionalProperties: false },
);
export type DraftRequest = Static<typeof DraftRequest>;

/** An object of several shapes, told apart by a text field. */
function taggedBy(tag: string) {
  return {
    type: 'object',
    required: [tag],
    properties: { [tag]: { type: 'string' } },
    additionalProperties: true,
  };
}

/** What is worth saying about a cohort; its `code` says what it is, the rest are its numbers and names. */
export const Finding = Type.Unsafe<CohortFinding>(taggedBy('code'));
export type Finding = CohortFinding;
