/** Who would belong to a deployment unit before it is saved; changes nothing. */
import type { Static } from 'typebox';
import type { UnitId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { UnitPreview, unitRoutes } from '#contracts/units.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findPeople } from '#server/features/people/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';
import { whatIsUnfit } from './units.ts';

type Draft = Static<typeof unitRoutes.previewUnit.body>;

/** Refuses `not_found`, and a rule as saving would; names that are nobody's are part of the answer. */
export async function previewUnit(
  tx: Transaction,
  { unitId, conditions, named, place }: Draft,
): Promise<Result<UnitPreview, Refusal>> {
  const units = await store.listUnits(tx);
  if (unitId !== undefined && units.every((unit) => unit.unitId !== unitId))
    return refuse(refusal('not_found', { what: 'unit' }));
  const unfit = await whatIsUnfit(tx, conditions);
  if (unfit !== undefined) return refuse(unfit);
  const found = await findPeople(tx, named);
  const unknown = new Set(found.unknown);
  const own = unitId ?? 0;
  const rows = await store.preview(tx, own, {
    conditions,
    place,
    personIds: found.people.map(({ personId }) => personId),
  });
  const sumOf = (keep: (row: store.PreviewRow) => boolean): number =>
    rows.reduce((sum, row) => sum + (keep(row) ? row.people : 0), 0);
  const shareOf = (other: UnitId, keep: (row: store.PreviewRow) => boolean) => {
    const name = units.find((unit) => unit.unitId === other)?.name ?? '';
    const people = sumOf(keep);
    return people === 0 ? [] : [{ unitId: other, name, people }];
  };
  const others = units.flatMap((unit) => (unit.unitId === unitId ? [] : unit.unitId));
  const isOwn = ({ after }: store.PreviewRow): boolean => after === own;
  return ok({
    people: sumOf(isOwn),
    first: rows
      .filter(isOwn)
      .flatMap(({ first }) => first)
      .toSorted((left, right) => left.displayName.localeCompare(right.displayName, 'en'))
      .slice(0, 10),
    stay: others.flatMap((other) => shareOf(other, (row) => row.fits && row.after === other)),
    come: others.flatMap((other) => shareOf(other, (row) => isOwn(row) && row.before === other)),
    leave: sumOf((row) => row.before === own && !isOwn(row)),
    withoutUnit: sumOf(({ after }) => after === null),
    everybody: sumOf(() => true),
    unknown: named.flatMap((name, index) =>
      unknown.has(name.trim()) ? [{ row: index + 1, name: name.trim() }] : [],
    ),
  });
}
