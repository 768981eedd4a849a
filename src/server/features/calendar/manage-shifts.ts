/** Hours at which the people of a shift start. Dates given already stand; the next ones follow. */
import { shiftsMax, type ShiftTime } from '#contracts/calendar.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { recordedAttributes } from '#server/platform/person-unit-store.ts';
import * as store from './store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;
type Shift = Pick<ShiftTime, 'attribute' | 'value'>;

const idOf = ({ attribute, value }: Shift): string => `${attribute}: ${value}`;

/** Refuses an attribute nobody has, and that of the site, which has times of its own. */
export async function setShiftTime(tx: Transaction, context: Context, body: ShiftTime): Answer<ShiftTime> {
  const { attribute, value } = body;
  const shifts = await store.shiftTimes(tx);
  const before = shifts.find((each) => each.attribute === attribute && each.value === value);
  if (before === undefined) {
    if (shifts.length >= shiftsMax) return refuse(refusal('shifts_full', { count: shiftsMax }));
    if (attribute === 'site' || !(await recordedAttributes(tx)).includes(attribute))
      return refuse(refusal('shift_attribute', { attribute }));
  }
  await store.saveShiftTime(tx, context, body);
  await recordAudit(tx, context, {
    action: 'shift_time.set',
    subject: { kind: 'shift_time', id: idOf(body) },
    before,
    after: body,
  });
  return ok(body);
}

export async function removeShiftTime(tx: Transaction, context: Context, shift: Shift): Answer<Shift> {
  const { attribute, value } = shift;
  const before = (await store.shiftTimes(tx)).find(
    (each) => each.attribute === attribute && each.value === value,
  );
  if (before === undefined) return refuse(refusal('not_found', { what: 'shift_time' }));
  await store.deleteShiftTime(tx, attribute, value);
  await recordAudit(tx, context, {
    action: 'shift_time.removed',
    subject: { kind: 'shift_time', id: idOf(shift) },
    before,
  });
  return ok(shift);
}
