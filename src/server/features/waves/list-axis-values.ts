/** How many people and devices each value of an attribute has, for choosing what the waves follow. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { AxisValue } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { peopleWithAttributes } from '#server/features/pilot/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findUnknownAttribute } from './plan-layout.ts';
import { devicesOf, withoutPlace } from './store.ts';

type AxisValues = { readonly values: AxisValue[]; readonly people: number; readonly devices: number };

/** Everybody without a place, exceptions included, is in exactly one row. Refuses `not_found` and `attribute_unknown`. */
export async function listAxisValues(
  tx: Transaction,
  rolloutId: RolloutId,
  attribute: string,
): Promise<Result<AxisValues, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const unknown = await findUnknownAttribute(tx, { axes: [attribute] });
  if (unknown !== null) return refuse(unknown);
  const people = await peopleWithAttributes(tx, [attribute], withoutPlace(rolloutId));
  const devices = await devicesOf(tx, withoutPlace(rolloutId));
  const rows = new Map<string | null, { people: number; devices: number }>();
  for (const [index, { values }] of people.entries()) {
    const value = values[0] ?? null;
    const row = rows.get(value) ?? { people: 0, devices: 0 };
    rows.set(value, { people: row.people + 1, devices: row.devices + devices[index]! });
  }
  return ok({
    values: [...rows].map(([value, row]) => Object.assign({ value }, row)).sort(byPeople),
    people: people.length,
    devices: devices.reduce((sum, count) => sum + count, 0),
  });
}

function byPeople(left: AxisValue, right: AxisValue): number {
  if (left.value === null || right.value === null)
    return left.value === right.value ? 0 : left.value === null ? 1 : -1;
  return right.people - left.people || (left.value < right.value ? -1 : 1);
}
