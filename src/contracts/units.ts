/** Deployment units: parts of the organisation with an owner, by a rule over attributes or by name; waves can follow them. */
import { Type, type Static } from 'typebox';
import { AccountId, PersonId, UnitId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

export { unitAttribute } from '#domain/directory/unit-rule.ts';

export const unitsMax = 500;

export const UnitCondition = Type.Object(
  {
    attribute: Type.String({ minLength: 1, maxLength: 100 }),
    values: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), {
      minItems: 1,
      maxItems: 200,
      uniqueItems: true,
    }),
  },
  { additionalProperties: false },
);
export type UnitCondition = Static<typeof UnitCondition>;

export const UnitOwner = Type.Object({
  kind: oneOf(['account', 'person'] as const),
  id: Type.Integer(),
  name: Type.String(),
  /** Of a person; null for an account. */
  externalId: nullable(Type.String()),
});
export type UnitOwner = Static<typeof UnitOwner>;

export const Unit = Type.Object({
  unitId: UnitId,
  name: Type.String(),
  /** All of them hold, each by one of its values; none where people are named only. */
  conditions: Type.Array(UnitCondition),
  owner: nullable(UnitOwner),
  /** Active people who belong to it: whom it names, and whom its rule fits and no unit before it takes. */
  people: Count,
  /** Identifiers of the active people it names. */
  named: Type.Array(Type.String()),
  /** People it names who have left the directory since. */
  gone: Type.Array(Type.Object({ externalId: Type.String(), displayName: Type.String() })),
});
export type Unit = Static<typeof Unit>;

export const Units = Type.Object({
  /** In the order in which their rules are tried. */
  units: Type.Array(Unit),
  people: Count,
  withoutUnit: Count,
  /** What rules can ask for: attributes that the directory of people records. */
  attributes: Type.Array(Type.String()),
  /** Accounts that can own a unit, by name. */
  accounts: Type.Array(Type.Object({ accountId: AccountId, name: Type.String() })),
});
export type Units = Static<typeof Units>;

/** Who belongs to a unit. */
const membership = {
  conditions: Type.Array(UnitCondition, { maxItems: 5 }),
  /** Identifiers or e-mail addresses of people who belong to it whatever the rules say. */
  named: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 5000 }),
  /** Its place in the order, from 1; beyond the last is the last. */
  place: Type.Integer({ minimum: 1, maximum: unitsMax }),
};

export const UnitFields = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    ...membership,
    owner: nullable(
      Type.Union([
        Type.Object({ accountId: AccountId }, { additionalProperties: false }),
        Type.Object(
          {
            person: Type.String({
              minLength: 1,
              maxLength: 300,
              description: 'Identifier or e-mail address.',
            }),
          },
          { additionalProperties: false },
        ),
      ]),
    ),
  },
  { additionalProperties: false },
);
export type UnitFields = Static<typeof UnitFields>;

const UnitShare = Type.Object({ unitId: UnitId, name: Type.String(), people: Count });

export const UnitMember = Type.Object({
  personId: PersonId,
  externalId: Type.String(),
  displayName: Type.String(),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  isNamed: Type.Boolean(),
});
export type UnitMember = Static<typeof UnitMember>;

export const UnitPreview = Type.Object({
  /** People who would belong to it, and the first of them. */
  people: Count,
  first: Type.Array(Type.Object({ externalId: Type.String(), displayName: Type.String() })),
  /** People whom its rule fits and who stay in another unit. */
  stay: Type.Array(UnitShare),
  /** People who would come from another unit. */
  come: Type.Array(UnitShare),
  /** People who belong to it now and would not any more. */
  leave: Count,
  /** Of everybody, those who would be in no unit. */
  withoutUnit: Count,
  everybody: Count,
  /** Names that are nobody’s in the directory, with their place in the list from 1. */
  unknown: Type.Array(Type.Object({ row: Type.Integer(), name: Type.String() })),
});
export type UnitPreview = Static<typeof UnitPreview>;

const params = Type.Object({ unitId: UnitId });
const path = '/api/v1/units';
const unfit = ['attribute_unknown', 'unit_rule_wide'] as const;
const refusals = [...unfit, 'people_unknown', 'unit_name_taken', 'unit_owner_unknown'] as const;

export const unitRoutes = {
  listUnits: defineRoute({
    name: 'listUnits',
    method: 'GET',
    path,
    access: 'people.read',
    summary:
      'The deployment units in the order in which their rules are tried, and how many people are in none.',
    response: Units,
  }),
  listUnitMembers: defineRoute({
    name: 'listUnitMembers',
    method: 'GET',
    path: `${path}/members`,
    access: 'people.read',
    summary: 'The people of a deployment unit, or those who are in none.',
    query: Type.Object({ unitId: Type.Optional(UnitId), ...PageQuery }, { additionalProperties: false }),
    response: pageOf(UnitMember),
    refusals: ['not_found'],
  }),
  previewUnit: defineRoute({
    name: 'previewUnit',
    method: 'POST',
    path: `${path}/preview`,
    access: 'people.read',
    summary:
      'Who would belong to a unit, what other units keep or lose, and which names are nobody’s. Changes nothing.',
    body: Type.Object({ unitId: Type.Optional(UnitId), ...membership }, { additionalProperties: false }),
    response: UnitPreview,
    refusals: ['not_found', ...unfit],
  }),
  createUnit: defineRoute({
    name: 'createUnit',
    method: 'POST',
    path,
    access: 'rollout.plan',
    summary: 'Creates a deployment unit; waves can follow units from then on.',
    body: UnitFields,
    response: Unit,
    refusals: [...refusals, 'units_full'],
    audits: ['unit.created'],
  }),
  changeUnit: defineRoute({
    name: 'changeUnit',
    method: 'PUT',
    path: `${path}/:unitId`,
    access: 'rollout.plan',
    summary: 'Replaces what a deployment unit says. Waves that are laid out stay as they are.',
    params,
    body: UnitFields,
    response: Unit,
    refusals: ['not_found', ...refusals],
    audits: ['unit.changed'],
  }),
  removeUnit: defineRoute({
    name: 'removeUnit',
    method: 'DELETE',
    path: `${path}/:unitId`,
    access: 'rollout.plan',
    summary: 'Removes a deployment unit; its people belong to the next unit that fits, or to none.',
    params,
    response: Type.Object({ unitId: UnitId }),
    refusals: ['not_found'],
    audits: ['unit.removed'],
  }),
};
