/**
 * New dates for people whose date falls on a day that is closed where they work: the first free open day after it,
 * with their notice. The people whom nothing closes keep theirs.
 */
import { sql, type RawBuilder } from 'kysely';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { lookAheadDays, placeKinds, type Place } from '#domain/calendar/closures.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { dateOf, dayOf, workingDayFrom } from '#domain/waves/working-week.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { readCalendar, type OrganisationCalendar } from './organisation-calendar.ts';
import * as store from './store.ts';

/** People of one place whose closed dates lead to the same open day. */
type Lost = { readonly place: Place; readonly from: number; readonly starts: Date[]; people: number };

export type NewDates = {
  /** Says of an enrolment `e` whether its person may know the date they have: then the new one stands instead of it. */
  readonly mayKnow: RawBuilder<boolean>;
  /** Nobody of the stage has been given a date before. */
  readonly areFirst: boolean;
};

/** Moves them, and returns how many. */
export async function moveClosedDates(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stage: rollouts.StageRow,
  { mayKnow, areFirst }: NewDates,
): Promise<number> {
  const calendar = await readCalendar(tx);
  if (calendar.isEmpty) return 0;
  const named = calendar.namedPlaces();
  const starts = new rollouts.StartClock(rollout);
  const dated = await store.datedPlaces(tx, stage.stageId, starts.pastBefore(context.now), named);
  const today = dayOf(dateAt(context.now, rollout.timeZone))!;
  const clock = { calendar, starts, today, noticeDays: areFirst ? 0 : stage.noticeDays };
  let moved = 0;
  for (const lost of lostDates(dated, clock)) {
    const taken = await rollouts.startsPerDay(tx, rollout, stage, dateOf(lost.from));
    const days = freeDays(
      lost.people,
      dateOf(lost.from),
      rollouts.dailyStarts(rollout, stage),
      taken,
      (day) => isClosedAtStart(day, lost.place, clock),
    );
    const given = sql`scheduled_at = ${starts.startsByRank(days)}`;
    moved += await rollouts.moveEnrolments(tx, context, {
      rolloutId: rollout.rolloutId,
      event: 'schedule',
      where: sql`e.stage_id = ${stage.stageId} and e.status in ('scheduled', 'notified')
        and e.scheduled_at = any(${lost.starts}::timestamptz[])
        and ${store.ofPerson(store.isOfPlace(lost.place, named))}`,
      reason: rolloutStatement('dates_closed'),
      set: areFirst
        ? given
        : sql`${given}, date_number = e.date_number + 1,
            replaces_at = case when ${mayKnow} then e.scheduled_at else e.replaces_at end`,
    });
  }
  if (moved > 0) await noteMoved(tx, context, rollout, stage, moved);
  return moved;
}

async function noteMoved(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stage: rollouts.StageRow,
  people: number,
): Promise<void> {
  const today = dateAt(context.now, rollout.timeZone);
  if (stage.startedAt === null)
    await rollouts.beginWithFirstDate(tx, rollout, stage, stage.startsOn ?? today);
  await recordAudit(tx, context, {
    action: 'stage.rescheduled',
    subject: { kind: 'stage', id: stage.stageId },
    reason: rolloutStatement('dates_closed'),
    before: { startsOn: stage.startsOn },
    after: { rolloutId: rollout.rolloutId, people },
  });
}

type Clock = {
  readonly calendar: OrganisationCalendar;
  readonly starts: rollouts.StartClock;
  readonly today: number;
  readonly noticeDays: number;
};

/**
 * Whether this day is closed where the person is. Nobody is dated beyond two years: whose place stays closed for longer
 * gets a date then, and is not started before it opens.
 */
function isClosedAtStart(day: number, place: Place, { calendar, today }: Clock): boolean {
  return day <= today + lookAheadDays && calendar.isClosed(place, day);
}

function lostDates(dated: readonly store.DatedPlace[], clock: Clock): Lost[] {
  const { calendar, starts, today, noticeDays } = clock;
  const groups = new Map<string, Lost>();
  for (const { at, people, told: _, ...place } of dated) {
    if (!calendar.isClosed(place, calendar.dayAt(at, place))) continue;
    const after = Math.max(dayOf(starts.dateOf(at, place))! + 1, today + noticeDays);
    // Dates of one closed period lead to the same day, and are given out together in the people's order.
    const from = workingDayFrom(firstOpen(after, place, clock));
    const key = JSON.stringify([from, ...placeKinds.map((kind) => place[kind])]);
    const group = groups.get(key) ?? { place, from, starts: [], people: 0 };
    group.starts.push(at);
    group.people += people;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function firstOpen(from: number, place: Place, clock: Clock): number {
  let day = workingDayFrom(from);
  while (isClosedAtStart(day, place, clock)) day = workingDayFrom(day + 1);
  return day;
}
