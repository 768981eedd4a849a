/** Rules by which a rollout stops itself, tries again and lets people put off their date; every change has a reason. */
import { Type, type Static } from 'typebox';
import { planTracks, type PlanTrack } from '#domain/chains/stage-plans.ts';
import { usualDeferrals, type DeferralRules } from '#domain/rollout/deferral.ts';
import { stopScopes, stopUnits, usualFollowing, type FollowingRule } from '#domain/rollout/run-rules.ts';
import { RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { nullable, oneOf } from './shared-schemas.ts';

export {
  planTracks,
  stopScopes,
  stopUnits,
  usualDeferrals,
  usualFollowing,
  type DeferralRules,
  type FollowingRule,
  type PlanTrack,
};

export const StopRule = Type.Object(
  {
    /** Among whom it counts; `group` means people of one level of `attribute`. */
    scope: oneOf(stopScopes),
    attribute: nullable(Type.String({ minLength: 1, maxLength: 100 })),
    unit: oneOf(stopUnits),
    limit: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1_000_000,
      description: 'People who failed or were not heard of; or their share of those who reported, up to 1.',
    }),
    minimumSample: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'The rule says nothing before so many people have reported.',
    }),
  },
  { additionalProperties: false },
);
export type StopRule = Static<typeof StopRule>;

export const RetryRule = Type.Object(
  {
    match: Type.String({
      maxLength: 100,
      description:
        'Part of what the source says about a failure, such as an error code; empty for every failure.',
    }),
    most: Type.Integer({ minimum: 1, maximum: 5, description: 'Attempts after the first.' }),
    afterDays: Type.Integer({
      minimum: 1,
      maximum: 30,
      description: 'Days from the failure to the first day on which the next attempt may start.',
    }),
  },
  { additionalProperties: false },
);
export type RetryRule = Static<typeof RetryRule>;

const Deferrals = Type.Object(
  {
    most: Type.Integer({
      minimum: 0,
      maximum: 10,
      description: 'How many times a person may put off their date; 0 is never.',
    }),
    withinDays: Type.Integer({
      minimum: 1,
      maximum: 365,
      description:
        'Nobody goes beyond so many days after the first date of their stage, nor beyond its last date where that is later.',
    }),
  },
  { additionalProperties: false },
);

const Following = Type.Object(
  {
    afterDays: nullable(
      Type.Integer({
        minimum: 0,
        maximum: 90,
        description:
          'Every stage after the first starts so many days after the one before has passed, unless it has a number of its own; null: on its date.',
      }),
    ),
    byHand: Type.Boolean({
      description: 'A person starts every stage after the first, besides everything else it waits for.',
    }),
  },
  { additionalProperties: false },
);

const fields = {
  stopRules: Type.Array(StopRule, { maxItems: 10 }),
  /** The first that matches a failure counts. */
  retries: Type.Array(RetryRule, { maxItems: 20 }),
  rollbackDays: Type.Optional(
    nullable(
      Type.Integer({
        minimum: 1,
        maximum: 365,
        description:
          'A stage starts only with a rollback plan rehearsed in the last so many days; null or left out asks for none.',
      }),
    ),
  ),
  plans: Type.Optional(
    Type.Array(oneOf(planTracks), {
      uniqueItems: true,
      description:
        'A stage starts only with a task on each of these tracks that holds it and is due before its first day; left out asks for none.',
    }),
  ),
  /** Left out: twice, within 30 days. */
  deferrals: Type.Optional(Deferrals),
  /** Left out: every stage starts on its date, by itself. */
  following: Type.Optional(Following),
};
export const RunRules = Type.Object(fields);
export type RunRules = Static<typeof RunRules>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });

export const runRuleRoutes = {
  getRunRules: defineRoute({
    name: 'getRunRules',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/run-rules',
    access: 'rollout.read',
    summary: 'The rules by which the rollout stops itself, tries again and lets people put off their date.',
    params: rolloutParams,
    response: RunRules,
    refusals: ['not_found'],
  }),
  setRunRules: defineRoute({
    name: 'setRunRules',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/run-rules',
    access: 'rollout.run',
    summary: 'Replaces these rules with a reason; a stop rule that is reached already holds at once.',
    params: rolloutParams,
    body: Type.Object(
      { ...fields, reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: RunRules,
    refusals: ['process_manager', 'not_found', 'stop_rule_share', 'stop_rule_attribute', 'attribute_unknown'],
    audits: ['rollout.rules_changed'],
  }),
};
