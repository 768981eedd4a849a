/**
 * Measures use every Monday, for the window that ends on the Sunday before: after a stage, a wave or hypercare has
 * ended as well. Raises an alert when use has certainly fallen, closes it when use is back, and has those asked who
 * stopped. While the source is silent nothing is judged and nobody is asked.
 */
import { hasRecovered, peakOf, provenFall } from '#domain/adoption/judge-use.ts';
import { silentDaysMost, silentWindowsMost, useKeptDays } from '#domain/adoption/measure.ts';
import { isOrdinary, longestSilence, ordinaryBefore } from '#domain/adoption/weeks.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import type { RolloutRow } from '#server/features/rollouts/index.ts';
import { askWhy } from './ask-why.ts';
import * as store from './measure-store.ts';
import * as use from './use-store.ts';

export type AdoptionWatched = {
  readonly changed: boolean;
  /** When the next window is measured; null without a measure. */
  readonly lookAgainAt: Date | null;
};

/** A measure with the windows that were taken of it, the oldest first; those that are taken now join them. */
type Measured = store.MeasureRow & { readonly windows: store.WindowRow[] };

/** Measures every window that is over and has not been measured. For the engine, once a round. */
export async function watchAdoption(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
): Promise<AdoptionWatched> {
  const measures = (await store.measuresOf(tx, rollout.rolloutId)).filter(({ endedAt }) => endedAt === null);
  if (measures.length === 0) return { changed: false, lookAgainAt: null };
  const taken = await store.windowsOf(tx, rollout.rolloutId);
  let changed = false;
  let lookAgainAt: Date | null = null;
  for (const row of measures) {
    const windows = taken.filter(({ measureId }) => measureId === row.measureId);
    const measure = { ...row, windows };
    const nextOn = await catchUp(tx, context, rollout, measure);
    changed ||= nextOn !== measure.nextOn;
    if (!(await isAwaited(tx, rollout, measure))) continue;
    const at = measuredAt(rollout, nextOn);
    if (lookAgainAt === null || at < lookAgainAt) lookAgainAt = at;
  }
  const today = dateAt(context.now, rollout.timeZone);
  if (changed) await use.forgetUse(tx, rollout.rolloutId, addDays(today, -useKeptDays));
  return { changed, lookAgainAt };
}

/**
 * Whether the next window will say anything: somebody is done, and the source has not been silent for weeks. Reports wake
 * the rollout again.
 */
async function isAwaited(tx: Transaction, { timeZone }: RolloutRow, measure: Measured): Promise<boolean> {
  const { windows } = measure;
  if (windows.length === 0) return await use.hasAnybody(tx, measure, timeZone);
  const hasBeenSilent = windows.slice(-silentWindowsMost).every(({ isSilent }) => isSilent);
  return windows.length < silentWindowsMost || !hasBeenSilent;
}

/** A window is measured when the Monday after it begins, so that the reports of its last day are in. */
function measuredAt({ settings, timeZone }: RolloutRow, endsOn: string): Date {
  return instantOn(addDays(endsOn, 1), settings.startHour, timeZone);
}

async function catchUp(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  measure: Measured,
): Promise<string> {
  let endsOn = measure.nextOn;
  while (measuredAt(rollout, endsOn) <= context.now) {
    const next = addDays(endsOn, 7);
    await takeWindow(tx, context, rollout, measure, endsOn, measuredAt(rollout, next) > context.now);
    endsOn = next;
  }
  if (endsOn !== measure.nextOn) await store.setNextOn(tx, measure.measureId, endsOn);
  return endsOn;
}

/**
 * One window; only the latest asks people anything, for what lies further back is over. While much of it is closed
 * people are away, which is no fall and nothing to ask about.
 */
async function takeWindow(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  measure: Measured,
  endsOn: string,
  isLatest: boolean,
): Promise<void> {
  const { measureId, windowDays, windows } = measure;
  const { timeZone } = rollout;
  const span = { from: addDays(endsOn, 1 - windowDays), to: endsOn };
  const settledUntil = await chooseSettled(tx, measure, endsOn, windows.at(-1)?.settledUntil, timeZone);
  const count = await use.countUse(tx, measure, { settledUntil, timeZone }, span);
  if (count.people === 0) return;
  const reported = new Set(await use.reportedDays(tx, measure, span));
  const isWorked = await readWorkingDays(tx);
  const isSilent = reported.size === 0 || longestSilence(span, reported, isWorked) > silentDaysMost;
  const window = { measureId, endsOn, settledUntil, ...count, isSilent };
  await store.insertWindow(tx, context, window);
  windows.push(window);
  if (isSilent) return;
  const isUsual = isOrdinary(span, isWorked);
  await watchFall(tx, context, rollout, measure, span, isUsual);
  if (!isLatest || !isUsual) return;
  // Who stopped while much was closed is asked afterwards.
  const since = ordinaryBefore(span.from, windowDays, isWorked);
  await askWhy(tx, context, rollout, measure, { settledUntil, timeZone }, { within: span, since });
}

/** Fewer new people than can be told of wait for the next window: the difference of two would tell of them. */
async function chooseSettled(
  tx: Transaction,
  measure: store.MeasureRow,
  endsOn: string,
  before: string | undefined,
  timeZone: string,
): Promise<string> {
  const until = addDays(endsOn, -measure.settledDays);
  if (before === undefined) return until;
  return (await use.hasFewBetween(tx, measure, { from: addDays(before, 1), to: until }, timeZone))
    ? before
    : until;
}

/**
 * Compares the people of the best window so far with themselves: newcomers neither hide a fall nor look like one. That
 * use is back is seen in any window, a fall only in a usual one.
 */
async function watchFall(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  measure: Measured,
  span: use.Span,
  isUsual: boolean,
): Promise<void> {
  const { rolloutId, timeZone } = rollout;
  const alerts = (await store.alertsOf(tx, rolloutId)).filter((row) => row.measureId === measure.measureId);
  const open = alerts.find(({ status }) => status === 'open');
  if (open === undefined && !isUsual) return;
  const closedAt = alerts[0]?.closedAt ?? null;
  const since = closedAt === null ? null : addDays(dateAt(closedAt, timeZone), -7);
  const peak =
    open === undefined
      ? peakOf(
          measure.windows.filter(
            ({ endsOn, isSilent }) => !isSilent && endsOn < span.from && (since === null || endsOn >= since),
          ),
        )
      : measure.windows.find(({ endsOn }) => endsOn === open.peakOn);
  if (peak === undefined) return;
  const now = await use.countUse(tx, measure, { settledUntil: peak.settledUntil, timeZone }, span);
  if (open !== undefined) {
    if (!hasRecovered(peak, now, measure.fallShare)) return;
    await store.closeAlert(tx, context, open.alertId, null);
    await recordAudit(tx, context, {
      action: 'adoption_alert.recovered',
      subject: { kind: 'adoption_measure', id: measure.measureId },
      after: { rolloutId, endsOn: span.to },
    });
    return;
  }
  const fallAtLeast = provenFall(peak, now);
  if (fallAtLeast <= measure.fallShare) return;
  await store.insertAlert(tx, context, measure, { peak, now, endsOn: span.to, fallAtLeast });
  await recordAudit(tx, context, {
    action: 'adoption_alert.raised',
    subject: { kind: 'adoption_measure', id: measure.measureId },
    after: { rolloutId, measure: measure.name, peakOn: peak.endsOn, endsOn: span.to, fallAtLeast },
  });
}
