/** Who does what in a rollout: the one process manager who starts, holds and decides stages, and the table of roles. */
import { Type, type Static } from 'typebox';
import { AccountId, RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { nullable, oneOf } from './shared-schemas.ts';

/** The parts of a rollout in which a role is active. */
export const rolloutPhases = ['plan', 'pilot', 'waves', 'operations'] as const;
export type RolloutPhase = (typeof rolloutPhases)[number];

export const responsibilitiesMax = 40;

export const Responsibility = Type.Object(
  {
    role: Type.String({ minLength: 2, maxLength: 80 }),
    /** Names as people write them; empty while nobody has the role. */
    people: Type.String({ maxLength: 200 }),
    duties: Type.String({ minLength: 2, maxLength: 1000 }),
    skills: Type.String({ maxLength: 500 }),
    phases: Type.Array(oneOf(rolloutPhases), { minItems: 1, maxItems: 4, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type Responsibility = Static<typeof Responsibility>;

const NamedAccount = Type.Object({ accountId: AccountId, name: Type.String() });

export const Responsibilities = Type.Object({
  /** Null: everybody who may run the rollout starts and holds, whoever may decide decides. */
  processManager: nullable(NamedAccount),
  /** Whether the caller may name the process manager, or somebody else instead. */
  mayName: Type.Boolean(),
  /** Accounts that may run rollouts and decide gates, by name. */
  candidates: Type.Array(NamedAccount),
  roles: Type.Array(Responsibility),
});
export type Responsibilities = Static<typeof Responsibilities>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });

export const responsibilityRoutes = {
  getResponsibilities: defineRoute({
    name: 'getResponsibilities',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/responsibilities',
    access: 'rollout.read',
    summary: 'The process manager of a rollout, and who does what in it.',
    params: rolloutParams,
    response: Responsibilities,
    refusals: ['not_found'],
  }),
  setResponsibilities: defineRoute({
    name: 'setResponsibilities',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/responsibilities',
    access: 'rollout.plan',
    summary: 'Replaces the table of roles. It says who does what; it gives nobody a permission.',
    params: rolloutParams,
    body: Type.Object(
      { roles: Type.Array(Responsibility, { maxItems: responsibilitiesMax }) },
      { additionalProperties: false },
    ),
    response: Responsibilities,
    refusals: ['not_found'],
    audits: ['responsibilities.changed'],
  }),
  nameProcessManager: defineRoute({
    name: 'nameProcessManager',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/process-manager',
    access: 'gate.decide',
    summary:
      'Names the one account that may start, hold and decide stages, or nobody. Only the process manager or an administrator hands over.',
    params: rolloutParams,
    body: Type.Object(
      { accountId: nullable(AccountId), reason: Type.String({ minLength: 3, maxLength: 500 }) },
      { additionalProperties: false },
    ),
    response: Responsibilities,
    refusals: ['not_found', 'process_manager', 'process_manager_unfit'],
    audits: ['process_manager.named'],
  }),
};
