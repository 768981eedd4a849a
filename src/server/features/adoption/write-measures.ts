/** Writing measures of adoption: what they are is fixed when the criteria are frozen or people start, the baseline with it. */
import { adoptionMeasuresMax, type AdoptionFields, type AdoptionMeasure } from '#contracts/adoption.ts';
import type { AdoptionMeasureId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { findRuleFault } from '#domain/adoption/measure.ts';
import { sundayFrom } from '#domain/adoption/weeks.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { findRollout, wakeRollout, type RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './measure-store.ts';
import { presentMeasure } from './present-adoption.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;
type Place = { readonly rolloutId: RolloutId; readonly measureId: AdoptionMeasureId };

/** A measure written late looks back so many days, which is what use is kept for less the longest window. */
const lookBackDays = 56;

function findUnfit(fields: AdoptionFields, firstStartOn: string | null, today: string): Refusal | undefined {
  switch (findRuleFault(fields)) {
    case 'training':
      return refusal('adoption_is_training', { feature: fields.feature });
    case 'days_many':
      return refusal('adoption_days_many', { window: fields.windowDays, days: fields.minDays });
    case 'settled_short':
      return refusal('adoption_settled_short', { window: fields.windowDays, days: fields.settledDays });
    case undefined:
      break;
  }
  const before = firstStartOn ?? addDays(today, 1);
  return fields.baseline === null || fields.baseline.takenOn < before
    ? undefined
    : refusal('adoption_baseline_late', { on: fields.baseline.takenOn, before });
}

type Found = {
  readonly rollout: RolloutRow;
  readonly firstStartOn: string | null;
  readonly isFrozen: boolean;
};

async function find(tx: Transaction, rolloutId: RolloutId): Promise<Found | undefined> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return undefined;
  const firstStartOn = await store.firstStartOn(tx, rolloutId, rollout.timeZone);
  return { rollout, firstStartOn, isFrozen: rollout.criteriaFrozenAt !== null || firstStartOn !== null };
}

/** The Sunday of the first window: this week's, or that of the first start as far as use is known. */
function firstWindow(today: string, firstStartOn: string | null): string {
  if (firstStartOn === null) return sundayFrom(today);
  const known = addDays(today, -lookBackDays);
  return sundayFrom(firstStartOn > known ? firstStartOn : known);
}

export async function addAdoptionMeasure(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  fields: AdoptionFields,
): Answer<AdoptionMeasure> {
  const found = await find(tx, rolloutId);
  if (found === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const { rollout, firstStartOn, isFrozen: isLate } = found;
  const live = (await store.measuresOf(tx, rolloutId)).filter(({ endedAt }) => endedAt === null);
  if (live.length >= adoptionMeasuresMax)
    return refuse(refusal('adoption_measures_full', { most: adoptionMeasuresMax }));
  const today = dateAt(context.now, rollout.timeZone);
  const unfit = findUnfit(fields, firstStartOn, today);
  if (unfit !== undefined) return refuse(unfit);
  const nextOn = firstWindow(today, firstStartOn);
  const measureId = await store.insertMeasure(tx, context, rolloutId, { ...fields, isLate, nextOn });
  await recordAudit(tx, context, {
    action: 'adoption_measure.added',
    subject: { kind: 'adoption_measure', id: measureId },
    after: { rolloutId, isLate, ...fields },
  });
  await wakeRollout(tx, context, rolloutId);
  return ok(await presentMeasure(tx, rolloutId, measureId));
}

const noMeasure = refuse(refusal('not_found', { what: 'adoption_measure' }));

export async function changeAdoptionMeasure(
  tx: Transaction,
  context: Context,
  { rolloutId, measureId }: Place,
  fields: AdoptionFields,
): Answer<AdoptionMeasure> {
  const found = await find(tx, rolloutId);
  const before = (await store.measuresOf(tx, rolloutId)).find((row) => row.measureId === measureId);
  if (found === undefined || before === undefined) return noMeasure;
  if (found.isFrozen) return refuse(refusal('adoption_frozen'));
  const unfit = findUnfit(fields, found.firstStartOn, dateAt(context.now, found.rollout.timeZone));
  if (unfit !== undefined) return refuse(unfit);
  await store.updateMeasure(tx, context, measureId, fields);
  await recordAudit(tx, context, {
    action: 'adoption_measure.changed',
    subject: { kind: 'adoption_measure', id: measureId },
    before,
    after: { rolloutId, ...fields },
  });
  await wakeRollout(tx, context, rolloutId);
  return ok(await presentMeasure(tx, rolloutId, measureId));
}

/** A frozen measure keeps its values for ever; one that never held anybody to anything is removed. */
export async function endAdoptionMeasure(
  tx: Transaction,
  context: Context,
  { rolloutId, measureId }: Place,
): Answer<{ measureId: AdoptionMeasureId }> {
  const found = await find(tx, rolloutId);
  const before = (await store.measuresOf(tx, rolloutId)).find((row) => row.measureId === measureId);
  if (found === undefined || before === undefined) return noMeasure;
  if (before.endedAt !== null) return refuse(refusal('adoption_ended'));
  if (found.isFrozen) await store.endMeasure(tx, context, measureId);
  else await store.deleteMeasure(tx, measureId);
  await recordAudit(tx, context, {
    action: 'adoption_measure.ended',
    subject: { kind: 'adoption_measure', id: measureId },
    before,
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ measureId });
}

export async function clearAdoptionAlert(
  tx: Transaction,
  context: Context,
  { rolloutId, measureId }: Place,
  reason: string,
): Answer<AdoptionMeasure> {
  if ((await find(tx, rolloutId)) === undefined) return noMeasure;
  const alerts = await store.alertsOf(tx, rolloutId);
  if (!(await store.measuresOf(tx, rolloutId)).some((row) => row.measureId === measureId)) return noMeasure;
  const open = alerts.find((alert) => alert.measureId === measureId && alert.status === 'open');
  if (open === undefined) return refuse(refusal('adoption_no_alert'));
  await store.closeAlert(tx, context, open.alertId, reason);
  await recordAudit(tx, context, {
    action: 'adoption_alert.cleared',
    subject: { kind: 'adoption_measure', id: measureId },
    reason,
    after: { rolloutId, peakOn: open.peakOn, fallAtLeast: open.fallAtLeast },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(await presentMeasure(tx, rolloutId, measureId));
}
