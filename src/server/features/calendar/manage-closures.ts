/**
 * Reading, adding, changing and removing closures and the times of sites. After every change the engine looks at the
 * dates of every rollout that is under way.
 */
import type { Static } from 'typebox';
import {
  closuresMax,
  type calendarRoutes,
  type Closure,
  type ClosureFields,
  type SiteTime,
} from '#contracts/calendar.ts';
import type { ClosureId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import {
  checkClosureDays,
  daysOfClosure,
  hasOpenDay,
  PlaceCalendar,
  type Place,
} from '#domain/calendar/closures.ts';
import { holidayCountries, type HolidayCountry } from '#domain/calendar/public-holidays.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { requestTick } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

export async function getCalendar(
  tx: Transaction,
): Promise<Static<typeof calendarRoutes.getCalendar.response>> {
  return {
    timeZone: await store.timeZoneOf(tx),
    closures: await store.allClosures(tx),
    sites: await store.siteTimes(tx),
    shifts: await store.shiftTimes(tx),
    places: {
      site: await store.placesOf(tx, 'site'),
      department: await store.placesOf(tx, 'department'),
      country: await store.placesOf(tx, 'country'),
    },
  };
}

export function listHolidayPlaces(): { countries: HolidayCountry[] } {
  return { countries: holidayCountries() };
}

const periodDaysMax = 400;

export async function listClosedDays(
  tx: Transaction,
  { from, to }: { readonly from: string; readonly to: string },
): Answer<Static<typeof calendarRoutes.listClosedDays.response>> {
  const [first, last] = [dayOf(from)!, dayOf(to)!];
  if (last < first || last - first >= periodDaysMax)
    return refuse(refusal('calendar_period', { most: periodDaysMax }));
  const closures = (await store.allClosures(tx)).map((closure) => ({
    closureId: closure.closureId,
    days: daysOfClosure(closure, first, last),
  }));
  return ok({ closures });
}

/** Refuses days that cannot be read. */
export function checkDays({ days }: ClosureFields): Refusal | undefined {
  const explanation = checkClosureDays(days);
  return explanation === null ? undefined : refusal('closure_days_bad', { explanation });
}

/** Refuses what would leave a place no open day within two years. */
async function checkOpen(
  tx: Transaction,
  { now }: Context,
  place: Place,
  calendar: PlaceCalendar,
): Promise<Refusal | undefined> {
  const today = dayOf(dateAt(now, await store.timeZoneOf(tx)))!;
  return hasOpenDay(calendar, place, today) ? undefined : refusal('closure_never_open');
}

/** Refuses what would leave the place it is for no open day within two years. */
async function checkClosure(
  tx: Transaction,
  context: Context,
  body: ClosureFields,
  others: readonly Closure[],
): Promise<Refusal | undefined> {
  const place = body.scope === null ? {} : { [body.scope.kind]: body.scope.name };
  const calendar = new PlaceCalendar([...others, body], await store.siteTimes(tx));
  return await checkOpen(tx, context, place, calendar);
}

export async function addClosure(tx: Transaction, context: Context, body: ClosureFields): Answer<Closure> {
  const bad = checkDays(body);
  if (bad !== undefined) return refuse(bad);
  const others = await store.allClosures(tx);
  if (others.length >= closuresMax) return refuse(refusal('closures_full', { most: closuresMax }));
  const shut = await checkClosure(tx, context, body, others);
  if (shut !== undefined) return refuse(shut);
  const closureId = await store.insertClosure(tx, context, body);
  await recordAudit(tx, context, {
    action: 'closure.added',
    subject: { kind: 'closure', id: closureId },
    after: body,
  });
  await lookAtDates(tx, context);
  return ok({ ...body, closureId, createdBy: context.actor.name });
}

export async function changeClosure(
  tx: Transaction,
  context: Context,
  closureId: ClosureId,
  body: ClosureFields,
): Answer<Closure> {
  const closures = await store.allClosures(tx);
  const before = closures.find((closure) => closure.closureId === closureId);
  if (before === undefined) return refuse(refusal('not_found', { what: 'closure' }));
  const others = closures.filter((closure) => closure !== before);
  const bad = checkDays(body) ?? (await checkClosure(tx, context, body, others));
  if (bad !== undefined) return refuse(bad);
  await store.updateClosure(tx, closureId, body);
  await recordAudit(tx, context, {
    action: 'closure.changed',
    subject: { kind: 'closure', id: closureId },
    before,
    after: body,
  });
  await lookAtDates(tx, context);
  return ok({ ...body, closureId, createdBy: before.createdBy });
}

export async function removeClosure(
  tx: Transaction,
  context: Context,
  closureId: ClosureId,
): Answer<{ closureId: ClosureId }> {
  const before = (await store.allClosures(tx)).find((closure) => closure.closureId === closureId);
  if (before === undefined) return refuse(refusal('not_found', { what: 'closure' }));
  await store.deleteClosure(tx, closureId);
  await recordAudit(tx, context, {
    action: 'closure.removed',
    subject: { kind: 'closure', id: closureId },
    before,
  });
  // Whose start was held back today may start now.
  await lookAtDates(tx, context);
  return ok({ closureId });
}

export async function setSiteTime(tx: Transaction, context: Context, body: SiteTime): Answer<SiteTime> {
  const sites = await store.siteTimes(tx);
  const before = sites.find(({ site }) => site === body.site);
  const others = sites.filter((each) => each !== before);
  const calendar = new PlaceCalendar(await store.allClosures(tx), [...others, body]);
  const shut = await checkOpen(tx, context, { site: body.site }, calendar);
  if (shut !== undefined) return refuse(shut);
  const after = {
    startHour: null,
    ...body,
    workingDays: body.workingDays.toSorted((left, right) => left - right),
  };
  await store.saveSiteTime(tx, context, after);
  await recordAudit(tx, context, {
    action: 'site_time.set',
    subject: { kind: 'site_time', id: body.site },
    before,
    after,
  });
  await lookAtDates(tx, context);
  return ok(after);
}

export async function removeSiteTime(
  tx: Transaction,
  context: Context,
  site: string,
): Answer<{ site: string }> {
  const before = (await store.siteTimes(tx)).find((each) => each.site === site);
  if (before === undefined) return refuse(refusal('not_found', { what: 'site_time' }));
  await store.deleteSiteTime(tx, site);
  await recordAudit(tx, context, {
    action: 'site_time.removed',
    subject: { kind: 'site_time', id: site },
    before,
  });
  await lookAtDates(tx, context);
  return ok({ site });
}

async function lookAtDates(tx: Transaction, { now }: Context): Promise<void> {
  for (const rolloutId of await store.noteToLook(tx)) await requestTick(tx, rolloutId, now);
}
