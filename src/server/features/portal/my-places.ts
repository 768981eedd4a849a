/** Places for appointments as the person of a link sees them: where they stand, what they may choose, and their choice. */
import type { PlacesPage, PortalNotice, PortalPlace } from '#contracts/portal.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { usualLimits } from '#domain/slots/booking-rules.ts';
import type { BookingStatus } from '#domain/slots/booking-machine.ts';
import { openSessions, type OpenSession } from '#domain/slots/open-sessions.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import * as slots from '#server/features/slots/index.ts';
import type { Visit } from './open-link.ts';
import { localeOfPage, noticeOf, type PageRequest } from './page-request.ts';

export type BookedPlace = {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly timeZone: string;
};

export type MyPlaces = {
  readonly place: PortalPlace;
  readonly sessions: readonly OpenSession[];
  readonly lastOn: string | null;
  /** The place the person has, as long as their date is that of the place. */
  readonly current: BookedPlace | null;
};

const standings: Readonly<Record<BookingStatus, PortalPlace['standing']>> = {
  waitlisted: 'waiting',
  held: 'given',
  confirmed: 'chosen',
  displaced: 'lost',
  attended: 'none',
  no_show: 'none',
  cancelled: 'none',
};

/** Null where no places are offered to the person, or their date is no longer theirs to choose. */
export async function myPlaces({ tx, context, rolloutId, place }: Visit): Promise<MyPlaces | null> {
  if (place.status !== 'scheduled' && place.status !== 'notified') return null;
  const found = await slots.findGuest(tx, context, { rolloutId, personId: place.personId }, 'read');
  if (!found.ok) return null;
  const { schedule, days, taken, bounds, barred, booking } = found.value;
  const sessions = barred === null ? openSessions(days, taken, bounds, schedule.startOf) : [];
  if (barred !== null && booking === undefined) return null;
  const standing = booking === undefined ? 'none' : standings[booking.status];
  const isTheirDate = booking?.startsAt?.getTime() === place.scheduledAt?.getTime();
  return {
    sessions,
    lastOn: bounds.lastOn,
    current:
      (standing === 'given' || standing === 'chosen') && isTheirDate
        ? { startsAt: booking!.startsAt!, minutes: booking!.minutes!, timeZone: schedule.timeZone }
        : null,
    place: {
      standing,
      free: barred === null ? sessions.filter(({ left }) => left !== 0).length : null,
      movesLeft: Math.max(0, usualLimits.movesMax - (booking?.moves ?? 0)),
      quietHours: usualLimits.quietHours,
      wishes:
        standing === 'waiting' || standing === 'lost'
          ? (booking?.wishes ?? []).map(({ on, at }) => schedule.startOf(on, at).toISOString())
          : [],
      lostAt: standing === 'lost' ? booking!.startsAt!.toISOString() : null,
      timeZone: schedule.timeZone,
    },
  };
}

/** What the page of choosing shows; null where there is nothing to choose. */
export async function gatherPlaces(visit: Visit, request: PageRequest): Promise<PlacesPage | null> {
  const mine = await myPlaces(visit);
  if (mine === null) return null;
  const { organisation, scheduledAt } = visit.place;
  return {
    locale: localeOfPage(visit, request.language),
    path: request.path,
    organisation,
    place: mine.place,
    currentAt: mine.current?.startsAt.toISOString() ?? null,
    dateAt: scheduledAt?.toISOString() ?? null,
    lastOn: mine.lastOn,
    days: presentDays(mine.sessions),
    notice: noticeOf(request.said),
  };
}

/** The days a person may choose, with their sessions. */
function presentDays(sessions: readonly OpenSession[]): PlacesPage['days'] {
  return [...Map.groupBy(sessions, ({ on }) => on)].map(([on, own]) => ({
    on,
    sessions: own.map(({ at, startsAt, minutes, left }) => ({
      at,
      startsAt: startsAt.toISOString(),
      minutes,
      left,
    })),
  }));
}

/** A session as a form names it: "YYYY-MM-DD HH:MM". */
function readWish(wish: string | undefined): { on: string; at: string } | undefined {
  const [, on, at] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(wish ?? '') ?? [];
  return on === undefined || at === undefined || dayOf(on) === null ? undefined : { on, at };
}

/** Takes the place a form names; anything else changes nothing. */
export async function takeMyPlace(
  { tx, context, rolloutId, place }: Visit,
  named: string | undefined,
): Promise<PortalNotice> {
  const wish = readWish(named);
  if (wish === undefined) return 'place_not_possible';
  const who = { rolloutId, personId: place.personId };
  return noticeOfResult(await slots.takePlace(tx, context, who, wish, 'person'), 'place_taken');
}

/** Takes the preferred place a form names, else the second, else a turn in the line for them. */
export async function wishForMyPlaces(
  { tx, context, rolloutId, place }: Visit,
  form: Readonly<Record<string, string>>,
): Promise<PortalNotice> {
  const preferred = readWish(form['preferred']);
  if (preferred === undefined) return 'place_not_possible';
  const second = readWish(form['second']);
  const isOther = second !== undefined && (second.on !== preferred.on || second.at !== preferred.at);
  const wishes = isOther ? [preferred, second] : [preferred];
  const who = { rolloutId, personId: place.personId };
  const booked = await slots.wishForPlaces(tx, context, who, wishes, 'person');
  const isSeated = booked.ok && booked.value.on !== null && booked.value.status === 'confirmed';
  return noticeOfResult(booked, isSeated ? 'place_taken' : 'place_wished');
}

export async function waitForMyPlace({ tx, context, rolloutId, place }: Visit): Promise<PortalNotice> {
  const waits = await slots.waitForPlace(tx, context, { rolloutId, personId: place.personId });
  return noticeOfResult(waits, 'place_waiting');
}

/** Gives the place back, or leaves the line. */
export async function giveMyPlaceBack({ tx, context, rolloutId, place }: Visit): Promise<PortalNotice> {
  const found = await slots.findGuest(tx, context, { rolloutId, personId: place.personId }, 'read');
  if (!found.ok || found.value.booking === undefined) return 'place_not_possible';
  const { bookingId, status } = found.value.booking;
  const cancelled = await slots.cancelBooking(tx, context, { rolloutId, bookingId }, null, 'person');
  const isSeated = status === 'held' || status === 'confirmed';
  return noticeOfResult(cancelled, isSeated ? 'place_back' : 'place_left_line');
}

function noticeOfResult(result: Result<unknown, Refusal>, done: PortalNotice): PortalNotice {
  if (result.ok) return done;
  const { code, data } = result.refusal;
  if (code === 'no_places_left') return 'place_full';
  const why = (data['explanation'] as { readonly code?: string } | undefined)?.code;
  if (why === 'slot_full') return 'place_full';
  if (why === 'too_late') return 'place_too_late';
  return why === 'moves_used' ? 'place_moves_used' : 'place_not_possible';
}
