/** Deployment units: listing and writing them. */
import type { AccountId, PersonId, UnitId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { unitsMax, type Unit, type UnitFields, type Units } from '#contracts/units.ts';
import { combinationsMax, countCombinations } from '#domain/directory/unit-rule.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { expectPeople } from '#server/features/people/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { recordedAttributes } from '#server/platform/person-unit-store.ts';
import * as store from './store.ts';

const notFound = refuse(refusal('not_found', { what: 'unit' }));

export async function listUnits(tx: Transaction): Promise<Units> {
  const rows = await store.listUnits(tx);
  const people = await store.countByUnit(tx);
  return {
    units: rows.map((row) => ({ ...row, people: people.get(row.name) ?? 0 })),
    people: [...people.values()].reduce((sum, count) => sum + count, 0),
    withoutUnit: people.get(null) ?? 0,
    attributes: await recordedAttributes(tx),
    accounts: await store.accounts(tx),
  };
}

/** The names of the owners by the names of their units. */
export async function ownersOfUnits(tx: Transaction): Promise<ReadonlyMap<string, string>> {
  const rows = await store.listUnits(tx);
  return new Map(rows.flatMap(({ name, owner }) => (owner === null ? [] : [[name, owner.name] as const])));
}

type MembersQuery = { readonly unitId?: UnitId; readonly after?: number; readonly limit?: number };

/** Refuses `not_found`; without a unit, the people who are in none. */
export async function listMembers(tx: Transaction, { unitId, after = 0, limit = 100 }: MembersQuery) {
  const unit = (await store.listUnits(tx)).find((row) => row.unitId === unitId);
  if (unitId !== undefined && unit === undefined) return notFound;
  const name = unit?.name ?? null;
  const rows = await store.listMembers(tx, name, { after, limit });
  return ok({
    rows,
    next: rows.length === limit ? (rows.at(-1)?.personId ?? null) : null,
    total: (await store.countByUnit(tx)).get(name) ?? 0,
  });
}

/** The refusal of a rule that names an attribute nobody has, or has too many combinations of values. */
export async function whatIsUnfit(
  tx: Transaction,
  conditions: UnitFields['conditions'],
): Promise<Refusal | undefined> {
  const count = countCombinations(conditions);
  if (count > combinationsMax) return refusal('unit_rule_wide', { count, most: combinationsMax });
  const known = conditions.length === 0 ? [] : await recordedAttributes(tx);
  const unknown = conditions.find(({ attribute }) => !known.includes(attribute));
  if (unknown === undefined) return undefined;
  return refusal('attribute_unknown', { attribute: unknown.attribute, known });
}

type Owner = { readonly ownerAccountId: AccountId | null; readonly ownerPersonId: PersonId | null };

async function findOwner(tx: Transaction, owner: UnitFields['owner']): Promise<Result<Owner, Refusal>> {
  if (owner === null) return ok({ ownerAccountId: null, ownerPersonId: null });
  if ('accountId' in owner) {
    const { accountId } = owner;
    if ((await store.accounts(tx)).every((account) => account.accountId !== accountId))
      return refuse(refusal('unit_owner_unknown'));
    return ok({ ownerAccountId: accountId, ownerPersonId: null });
  }
  const found = await expectPeople(tx, [owner.person]);
  return found.ok ? ok({ ownerAccountId: null, ownerPersonId: found.value[0]!.personId }) : found;
}

export async function createUnit(
  tx: Transaction,
  context: Context,
  fields: UnitFields,
): Promise<Result<Unit, Refusal>> {
  await store.lockUnits(tx);
  if ((await store.listUnits(tx)).length >= unitsMax)
    return refuse(refusal('units_full', { most: unitsMax }));
  return await writeUnit(tx, context, undefined, fields);
}

export async function changeUnit(
  tx: Transaction,
  context: Context,
  unitId: UnitId,
  fields: UnitFields,
): Promise<Result<Unit, Refusal>> {
  await store.lockUnits(tx);
  const before = (await store.listUnits(tx)).find((unit) => unit.unitId === unitId);
  return before === undefined ? notFound : await writeUnit(tx, context, before, fields);
}

async function writeUnit(
  tx: Transaction,
  context: Context,
  before: store.UnitRow | undefined,
  { owner, named, ...fields }: UnitFields,
): Promise<Result<Unit, Refusal>> {
  const unfit = await whatIsUnfit(tx, fields.conditions);
  if (unfit !== undefined) return refuse(unfit);
  const name = fields.name.trim();
  const taken = (await store.listUnits(tx)).some(
    (unit) => unit.unitId !== before?.unitId && unit.name.toLowerCase() === name.toLowerCase(),
  );
  if (name === '' || taken) return refuse(refusal('unit_name_taken', { name }));
  const people = await expectPeople(tx, named);
  if (!people.ok) return people;
  const found = await findOwner(tx, owner);
  if (!found.ok) return found;
  const personIds = people.value.map(({ personId }) => personId);
  const unitId = await store.writeUnit(tx, context, before?.unitId, {
    ...fields,
    ...found.value,
    name,
    personIds,
  });
  if (before !== undefined && before.name !== name) await store.renameInWaves(tx, before.name, name);
  const unit = (await listUnits(tx)).units.find((row) => row.unitId === unitId)!;
  await recordAudit(tx, context, {
    action: before === undefined ? 'unit.created' : 'unit.changed',
    subject: { kind: 'deployment_unit', id: unitId },
    ...(before !== undefined && { before: saidBy(before) }),
    after: { ...saidBy(unit), place: fields.place },
  });
  return ok(unit);
}

/** What a unit says, without what follows from it. */
function saidBy({ name, conditions, owner, named }: store.UnitRow) {
  return { name, conditions, owner: owner?.name ?? null, named };
}

export async function removeUnit(
  tx: Transaction,
  context: Context,
  unitId: UnitId,
): Promise<Result<{ unitId: UnitId }, Refusal>> {
  const before = (await store.listUnits(tx)).find((unit) => unit.unitId === unitId);
  if (before === undefined) return notFound;
  await store.deleteUnit(tx, unitId);
  await recordAudit(tx, context, {
    action: 'unit.removed',
    subject: { kind: 'deployment_unit', id: unitId },
    before: saidBy(before),
  });
  return ok({ unitId });
}
