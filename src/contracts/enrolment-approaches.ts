/** How the people of each stage enrol: decided per stage, per group of the waves, and by personal care per person. */
import { Type, type Static } from 'typebox';
import { enrolmentApproaches } from '#domain/rollout/enrolment-approach.ts';
import { RolloutId, StageId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, nullable, oneOf } from './shared-schemas.ts';

export { enrolmentApproaches, type EnrolmentApproach } from '#domain/rollout/enrolment-approach.ts';

/** Null while nobody has decided. */
const Approach = nullable(oneOf(enrolmentApproaches));
const GroupValues = Type.Array(nullable(Type.String({ maxLength: 1000 })), {
  maxItems: 3,
  description: 'The value of each axis of the waves; null where it is not recorded.',
});

/** People of a stage who enrol in one way. */
export const ApproachCell = Type.Object({
  approach: Approach,
  people: Count,
  /** Of them, those whom somebody looks after in person: they enrol with a white glove whatever their stage does. */
  inCare: Count,
  /** The others by group, but for those who are left out or have none. */
  groups: Type.Array(Type.Object({ values: GroupValues, people: Count })),
});
export type ApproachCell = Static<typeof ApproachCell>;

export const StageApproach = Type.Object({
  stageId: StageId,
  /** What holds for everybody whose group and person say nothing else. */
  approach: Approach,
  /** In the order of the approaches, the undecided last; their people add up to those of the stage. */
  cells: Type.Array(ApproachCell),
});
export type StageApproach = Static<typeof StageApproach>;

export const EnrolmentApproaches = Type.Object({
  stages: Type.Array(StageApproach),
  /** The groups of the waves for which something of their own was decided. */
  groups: Type.Array(Type.Object({ values: GroupValues, approach: oneOf(enrolmentApproaches) })),
});
export type EnrolmentApproaches = Static<typeof EnrolmentApproaches>;

const params = Type.Object({ rolloutId: RolloutId });
const path = '/api/v1/rollouts/:rolloutId/enrolment-approaches';

export const enrolmentApproachRoutes = {
  getEnrolmentApproaches: defineRoute({
    name: 'getEnrolmentApproaches',
    method: 'GET',
    path,
    access: 'rollout.read',
    summary:
      'How the people of each stage enrol: by themselves, with a white glove or at a tech fair. Everybody is counted once; people in personal care count as white glove.',
    params,
    response: EnrolmentApproaches,
    refusals: ['not_found'],
  }),
  chooseEnrolmentApproaches: defineRoute({
    name: 'chooseEnrolmentApproaches',
    method: 'PUT',
    path,
    access: 'rollout.plan',
    summary:
      'Decides how people of stages and of groups enrol; null takes a decision back. What is left out stays.',
    params,
    body: Type.Object(
      {
        stages: Type.Optional(
          Type.Array(Type.Object({ stageId: StageId, approach: Approach }, { additionalProperties: false }), {
            maxItems: 500,
          }),
        ),
        groups: Type.Optional(
          Type.Array(
            Type.Object({ values: GroupValues, approach: Approach }, { additionalProperties: false }),
            { maxItems: 1000 },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    response: EnrolmentApproaches,
    refusals: ['not_found'],
    audits: ['enrolment_approach.decided'],
  }),
};
