/**
 * Paces a rollout by its helpdesk: keeps how many starts a day the measured rate of tickets allows, says how many are
 * left today, and moves dates beyond that. The formula is the domain's.
 */
import { sql, type RawBuilder } from 'kysely';
import type { PaceView, Stage } from '#contracts/rollouts.ts';
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { isWeekday, workingDaysBetween } from '#domain/calendar/working-days.ts';
import { paceOf, startsLeftToday, type Pace } from '#domain/forecast/carried-by.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { peopleIn } from '#domain/rollout/person-states.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays, dateAt, mondayFrom } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { ticketFigures } from './board-store.ts';
import { dailyStarts } from './daily-starts.ts';
import { startsPerDay } from './keep-dates.ts';
import { moveEnrolments } from './move-enrolments.ts';
import { startedPerDay, surplusOf, updatePace } from './pace-store.ts';
import { StartClock } from './start-clock.ts';
import { findRollout, type RolloutRow, type StageRow } from './store.ts';

/** A pace that differs by less says nothing new: dates would move with every ticket. */
const noticeableChange = 0.05;

/** Keeps the pace that follows from what has been measured; returns whether it is another one than before. */
export async function keepPace(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutRow['rolloutId'],
): Promise<boolean> {
  const rollout = await findRollout(tx, rolloutId);
  const helpdesk = rollout?.settings.helpdesk ?? null;
  if (rollout === undefined || (helpdesk === null && rollout.pace === null)) return false;
  const pace = helpdesk === null ? null : paceOf(await ticketFigures(tx, rolloutId), helpdesk);
  if (isAsBefore(rollout.pace, pace)) return false;
  await updatePace(tx, rolloutId, pace);
  await recordAudit(tx, context, {
    action: 'rollout.pace_changed',
    subject: { kind: 'rollout', id: rolloutId },
    before: rollout.pace,
    after: pace,
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return true;
}

function isAsBefore(before: Pace | null, now: Pace | null): boolean {
  if (before === null || now === null) return before === now;
  return Math.abs(now.starts - before.starts) < noticeableChange * before.starts;
}

/**
 * How many people of the rollout may still start on the day (YYYY-MM-DD) it is where they are; Infinity while nothing
 * paces it.
 */
export async function startsLeft(tx: Transaction, rollout: RolloutRow, today: string): Promise<number> {
  const { pace, rolloutId } = rollout;
  const helpdesk = rollout.settings.helpdesk ?? null;
  if (pace === null || helpdesk === null) return Infinity;
  const monday = mondayFrom(today) === today ? today : addDays(mondayFrom(today), -7);
  const since = (weeks: number): string => addDays(monday, -7 * weeks);
  const days = await startedPerDay(tx, rolloutId, new StartClock(rollout), since(2));
  const between = (from: string, before: string): number =>
    days.reduce((sum, { on, people }) => (on >= from && on < before ? sum + people : sum), 0);
  return startsLeftToday(pace, helpdesk, {
    today: between(today, addDays(today, 1)),
    thisWeek: between(monday, today),
    ago: (weeks) => between(since(weeks), since(weeks - 1)),
    workdaysLeft: workingDaysBetween(addDays(today, -1), addDays(monday, 6), isWeekday),
  });
}

/** Moves people from coming days that hold more than the pace of the helpdesk. Returns how many moved. */
export async function leaveFullDays(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  mayKnow: RawBuilder<boolean>,
): Promise<number> {
  const { pace } = rollout;
  const most = dailyStarts(rollout, stage);
  if (pace === null || most >= stage.startsPerDay || isTerminal(stageMachine, stage.status)) return 0;
  const reason = rolloutStatement('dates_paced', { starts: pace.starts });
  return await leaveDaysBeyond(tx, context, rollout, stage, { most, reason, mayKnow });
}

export type FullDays = {
  /** The most who may start on one day. */
  readonly most: number;
  readonly reason: RolloutStatement;
  /** Says of an enrolment `e` whether its person may know the date they have. */
  readonly mayKnow: RawBuilder<boolean>;
};

/**
 * Moves people of a stage from coming days that hold too many to the next free ones, with their notice: those who have
 * not been told first, the last invited first. Returns how many moved.
 */
export async function leaveDaysBeyond(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  { most, reason, mayKnow }: FullDays,
): Promise<number> {
  const clock = new StartClock(rollout);
  const tomorrow = addDays(dateAt(context.now, rollout.timeZone), 1);
  const taken = await startsPerDay(tx, rollout, stage, tomorrow);
  const earliest = addDays(tomorrow, stage.noticeDays - 1);
  let moved = 0;
  for (const on of [...taken.keys()].sort()) {
    const surplus = taken.get(on)! - most;
    if (surplus <= 0) continue;
    const after = addDays(on, 1);
    const days = freeDays(surplus, after > earliest ? after : earliest, most, taken);
    taken.set(on, most);
    for (const day of days) taken.set(day, (taken.get(day) ?? 0) + 1);
    moved += await moveEnrolments(tx, context, {
      rolloutId: rollout.rolloutId,
      event: 'schedule',
      where: surplusOf(stage.stageId, clock.isOn(sql`e.scheduled_at`, on), surplus),
      reason,
      set: sql`scheduled_at = ${clock.startsByRank(days)},
        date_number = e.date_number + 1,
        replaces_at = case when ${mayKnow} then e.scheduled_at else e.replaces_at end`,
    });
  }
  return moved;
}

/** What paces the rollout, as the screens show it; `plan` is the first stage that plans more a day. */
export function presentPace(
  { pace, settings }: Pick<RolloutRow, 'pace' | 'settings'>,
  stages: readonly Stage[],
): PaceView | null {
  const helpdesk = settings.helpdesk ?? null;
  if (pace === null || helpdesk === null) return null;
  const beyond = stages.find(
    ({ endedAt, startsPerDay: planned, counts }) =>
      endedAt === null && planned > pace.starts && peopleIn('not_begun', counts) > pace.starts,
  );
  return {
    ...pace,
    minutesPerDay: helpdesk.minutesPerDay,
    minutesPerTicket: helpdesk.minutesPerTicket,
    plan:
      beyond === undefined
        ? null
        : { kind: beyond.kind, stageName: beyond.name, startsPerDay: beyond.startsPerDay },
  };
}
