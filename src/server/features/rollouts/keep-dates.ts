/**
 * Dates that cannot be kept: who they are of, and the new ones. When this is looked at is the engine's business; what
 * it means for a stage is decided in the domain.
 */
import { sql, type RawBuilder } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { planDates, type Calendar, type DateMove, type DatePlan } from '#domain/rollout/late-dates.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt, daysLater, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dailyStarts } from './daily-starts.ts';
import * as store from './date-store.ts';
import { holdsStage } from './holds-stage.ts';
import { moveEnrolments } from './move-enrolments.ts';
import { openHoldsOf, stagesOf, type RolloutRow, type StageRow } from './store.ts';

function calendarOf({ timeZone, settings }: RolloutRow): Calendar {
  return {
    dateOf: (at) => dateAt(at, timeZone),
    midnightOf: (on) => instantOn(on, 0, timeZone),
    startOf: (on) => instantOn(on, settings.startHour, timeZone),
  };
}

/** The stages of a rollout and what is to be done about their dates. */
export async function planStageDates(
  tx: Transaction,
  { now }: Context,
  rollout: RolloutRow,
): Promise<{ readonly stages: readonly StageRow[]; readonly plan: DatePlan }> {
  const stages = await stagesOf(tx, rollout.rolloutId);
  const edges = new Map((await store.readDateEdges(tx, rollout.rolloutId)).map((row) => [row.stageId, row]));
  const holds = await openHoldsOf(tx, rollout.rolloutId);
  const toKeep = stages.map((stage) => {
    const own = edges.get(stage.stageId)!;
    const soaked = daysLater(stage.statusAt, stage.soakDays);
    const measured = own.lastStartedAt === null ? soaked : daysLater(own.lastStartedAt, stage.windowDays);
    return {
      ...stage,
      ...own,
      startsPerDay: dailyStarts(rollout, stage),
      mayJudgeAt: measured > soaked ? measured : soaked,
      isHeld: rollout.status !== 'running' || holds.some((hold) => holdsStage(hold, stage)),
    };
  });
  return { stages, plan: planDates(toKeep, now, calendarOf(rollout)) };
}

/** People with a date per day (YYYY-MM-DD), from an instant on. */
export async function startsPerDay(
  tx: Transaction,
  { timeZone }: Pick<RolloutRow, 'timeZone'>,
  { stageId }: Pick<StageRow, 'stageId'>,
  from: Date,
): Promise<Map<string, number>> {
  const taken = new Map<string, number>();
  for (const { at, people } of await store.startsFrom(tx, stageId, from)) {
    const day = dateAt(at, timeZone);
    taken.set(day, (taken.get(day) ?? 0) + people);
  }
  return taken;
}

/**
 * Gives people whose date cannot be kept a new one, beside those who keep theirs. `mayKnow` says of an enrolment `e`
 * whether its person may know the date they have: then the new one stands instead of it.
 */
export async function moveDates(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  move: DateMove,
  mayKnow: RawBuilder<boolean>,
): Promise<void> {
  const { stageId } = stage;
  const { startOf } = calendarOf(rollout);
  const taken = await startsPerDay(tx, rollout, stage, startOf(move.from));
  const people = await store.countMoving(tx, stageId, move);
  const starts = freeDays(people, move.from, dailyStarts(rollout, stage), taken).map(startOf);
  await moveEnrolments(tx, context, {
    rolloutId: rollout.rolloutId,
    event: 'schedule',
    where: store.moves(stageId, move),
    reason: rolloutStatement('dates_moved'),
    set: sql`scheduled_at = (${starts}::timestamptz[])[chosen.rank], date_number = e.date_number + 1,
      replaces_at = case when ${mayKnow} then e.scheduled_at else e.replaces_at end`,
  });
  await store.forgetLost(tx, stageId);
  if (stage.startedAt === null)
    await store.updateStartsOn(tx, stageId, { from: move.from, timeZone: rollout.timeZone });
  await recordAudit(tx, context, {
    action: 'stage.rescheduled',
    subject: { kind: 'stage', id: stageId },
    reason: rolloutStatement('dates_moved'),
    before: { startsOn: stage.startsOn },
    after: { rolloutId: rollout.rolloutId, from: move.from, people },
  });
}

/**
 * Keeps how the dates of the stages stand. `turned`: stages whose outlook, or the instant before which dates are lost, is
 * another than before; `changed`: whether any outlook is.
 */
export async function keepOutlooks(
  tx: Transaction,
  stages: readonly StageRow[],
  { outlooks }: DatePlan,
): Promise<{ readonly turned: readonly StageId[]; readonly changed: boolean }> {
  const turned = await store.updateDates(tx, outlooks);
  const changed = stages.some(({ stageId, dates }) => outlooks.get(stageId)!.dates !== dates);
  return { turned, changed };
}
