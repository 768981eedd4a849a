/**
 * Dates that cannot be kept: who they are of, and the new ones. When this is looked at is the engine's business; what
 * it means for a stage is decided in the domain.
 */
import { sql, type RawBuilder } from 'kysely';
import type { StageId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { isBehind } from '#domain/rollout/stages-before.ts';
import { planDates, type Calendar, type DateMove, type DatePlan } from '#domain/rollout/late-dates.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt, daysLater, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { dailyStarts } from './daily-starts.ts';
import * as store from './date-store.ts';
import { holdsStage } from './holds-stage.ts';
import { moveEnrolments } from './move-enrolments.ts';
import { doWavesWait } from './plan-revision-store.ts';
import { StartClock } from './start-clock.ts';
import { openHoldsOf, stagesOf, type RolloutRow, type StageRow } from './store.ts';

/**
 * By the rollout's own clock: whoever starts earlier by theirs is given a date that fits when they get one. What is past
 * is past by every clock, so that everybody has the whole of their own day to start.
 */
function calendarOf(rollout: RolloutRow): Calendar {
  const { timeZone, settings } = rollout;
  const clock = new StartClock(rollout);
  return {
    pastBefore: (at) => clock.pastBefore(at),
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
  // Waves that nobody has approved keep the dates they were laid out with: whoever approves has seen those.
  const wavesWait = await doWavesWait(tx, rollout.rolloutId);
  const all = await stagesOf(tx, rollout.rolloutId);
  const stages = all.filter(({ kind }) => kind !== 'wave' || !wavesWait);
  const edges = new Map((await store.readDateEdges(tx, rollout.rolloutId)).map((row) => [row.stageId, row]));
  const holds = await openHoldsOf(tx, rollout.rolloutId);
  const today = dateAt(now, rollout.timeZone);
  const toKeep = stages.map((stage, index) => {
    const own = edges.get(stage.stageId)!;
    const soaked = daysLater(stage.statusAt, stage.soakDays);
    const measured = own.lastStartedAt === null ? soaked : daysLater(own.lastStartedAt, stage.windowDays);
    return {
      ...stage,
      ...own,
      startsPerDay: dailyStarts(rollout, stage),
      mayJudgeAt: measured > soaked ? measured : soaked,
      isBehind: isBehind(stages, index, today),
      isHeld: rollout.status !== 'running' || holds.some((hold) => holdsStage(hold, stage)),
    };
  });
  return { stages, plan: planDates(toKeep, now, calendarOf(rollout)) };
}

/** Before every date there is. */
const longAgo = '2000-01-01';

/** People of a stage who have not started, per date (YYYY-MM-DD) they have, from a date on. */
export async function startsPerDay(
  tx: Transaction,
  rollout: RolloutRow,
  { stageId }: Pick<StageRow, 'stageId'>,
  from: string,
): Promise<Map<string, number>> {
  const clock = new StartClock(rollout);
  const taken = new Map<string, number>();
  for (const { at, clock: number, people } of await store.startsFrom(
    tx,
    stageId,
    clock,
    clock.firstMidnightOf(from),
  )) {
    const day = clock.dateByNumber(at, number);
    if (day >= from) taken.set(day, (taken.get(day) ?? 0) + people);
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
  const clock = new StartClock(rollout);
  const moving = await store.countMoving(tx, stageId, move, clock);
  const people = moving.reduce((sum, each) => sum + each.people, 0);
  // Whoever starts before the others of a day must not be late again, nor called to a start that has passed.
  const numbers = moving.map((each) => each.clock);
  const notBefore = move.untoldBefore > context.now ? move.untoldBefore : context.now;
  const from = clock.firstDayNotBefore(notBefore, numbers, move.from);
  const taken = await startsPerDay(tx, rollout, stage, from);
  const days = freeDays(people, from, dailyStarts(rollout, stage), taken);
  await moveEnrolments(tx, context, {
    rolloutId: rollout.rolloutId,
    event: 'schedule',
    where: store.moves(stageId, move),
    reason: rolloutStatement('dates_moved'),
    set: sql`scheduled_at = ${clock.startsByRank(days)}, date_number = e.date_number + 1,
      replaces_at = case when ${mayKnow} then e.scheduled_at else e.replaces_at end`,
  });
  await store.forgetLost(tx, stageId);
  if (stage.startedAt === null) await beginWithFirstDate(tx, rollout, stage, from);
  await recordAudit(tx, context, {
    action: 'stage.rescheduled',
    subject: { kind: 'stage', id: stageId },
    reason: rolloutStatement('dates_moved'),
    before: { startsOn: stage.startsOn },
    after: { rolloutId: rollout.rolloutId, from, people },
  });
}

/** A stage that has not started begins with the first of its dates; without any, on `otherwise`. */
export async function beginWithFirstDate(
  tx: Transaction,
  rollout: RolloutRow,
  stage: StageRow,
  otherwise: string,
): Promise<void> {
  const dates = [...(await startsPerDay(tx, rollout, stage, longAgo)).keys()];
  await store.setStartsOn(tx, stage.stageId, dates.sort()[0] ?? otherwise);
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
