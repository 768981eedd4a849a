/**
 * What one stage does next, given its status and the time: one step per call, inside the caller's transaction.
 * A step re-reads holds and capacity itself, so nothing starts that may not.
 */
import { sql, type RawBuilder } from 'kysely';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { extensionsMax } from '#domain/rollout/stage-machine.ts';
import { isFirst, lastToEnd, mayFollow, type StagesBefore } from '#domain/rollout/stages-before.ts';
import { dateAt, daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { endEvidenceHolds, judgeStage, mayPass, needsJudging } from '#server/features/criteria/index.ts';
import { openGate, refreshGate } from '#server/features/gate/index.ts';
import { planPulses } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { startByHand } from '#server/features/run/index.ts';
import { isBooked } from '#server/features/slots/index.ts';
import { followStage } from './follow-stage.ts';
import { isClosedNow } from './keep-open-days.ts';
import { makeReady, type Portions } from './make-ready.ts';
import { recordOutcomes } from './outcome-store.ts';
import * as store from './store.ts';
import { watchApps } from './watch-apps.ts';
import { watchEntry } from './watch-entry.ts';
import { watchGuardrails } from './watch-guardrails.ts';
import { watchOverrides } from './watch-overrides.ts';
import { watchRollback } from './watch-rollback.ts';
import { watchSources } from './watch-sources.ts';
import { watchStops } from './watch-stops.ts';

export type Step = {
  readonly rollout: rollouts.RolloutRow;
  readonly stage: rollouts.StageRow;
  readonly pulse: store.Pulse;
  /** When a source counts as stopped if nothing arrives until then, or a rating expires; null without either. */
  readonly judgeAnewAt: Date | null;
  /** What has to pass before this one, and what was left out between. */
  readonly before: StagesBefore<rollouts.StageRow>;
};

/** Whether the stage changed; the caller repeats until nothing changes any more. */
type Changed = boolean;

/** Takes the stage one step further, if it can go. */
export async function advanceStage(
  tx: Transaction,
  context: Context,
  step: Step,
  portions: Portions,
): Promise<Changed> {
  if (isWaiting(step.stage) && (await watchBefore(tx, context, step))) return true;
  switch (step.stage.status) {
    case 'planned':
      return await prepare(tx, context, step);
    case 'preparing':
      await makeReady(tx, context, step, portions);
      return true;
    case 'ready':
      return await startStage(tx, context, step);
    case 'in_progress':
    case 'extended':
      return await run(tx, context, step);
    case 'soaking':
      return await soak(tx, context, step);
    case 'evaluating':
      return await evaluate(tx, context, step);
    case 'awaiting_decision':
      return await keepEvidenceFresh(tx, context, step);
    default:
      return false;
  }
}

function isWaiting({ status }: rollouts.StageRow): boolean {
  return status === 'planned' || status === 'preparing' || status === 'ready';
}

/** Overrides end while a stage waits, and are asked after once more when it is due. */
async function watchBefore(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const { stage, before, pulse } = step;
  const mayStand = before.skipped.length > 0 || stage.kind === 'pilot' || isDue(pulse.nextStartAt, context);
  return mayStand && (await watchOverrides(tx, context, step));
}

/**
 * A stage that has passed or was skipped: tickets still count for the rates the rollout is paced by, and who was left
 * over and got a new date is told, starts and ends as everybody did.
 */
export async function finishLate(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const served = await serveLatecomers(tx, context, step);
  return (await measure(tx, context, step)) > 0 || served;
}

/** People with a new date in a stage that no longer waits for anybody. */
async function serveLatecomers(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const { pulse } = step;
  if (pulse.unsettled === 0) return false;
  const told = await recordNotice(tx, context, step);
  const started = isDue(pulse.nextStartAt, context) ? await startDuePeople(tx, context, step) : 0;
  const lost = isDue(pulse.nextLossAt, context) ? await giveUp(tx, context, step) : 0;
  return told || started + lost > 0;
}

/** When the stage wants to be looked at again without an event; null when only an event can move it. */
export function nextLookAt({ rollout, stage, pulse, judgeAnewAt }: Step): readonly (Date | null)[] {
  if (stage.status === 'planned')
    return pulse.unsettled > 0 && stage.startsOn !== null ? [noticeAt(rollout, stage)] : [];
  const outcomes = [pulse.nextSuccessAt, pulse.nextTicketsAt];
  if (stage.status === 'soaking')
    return [mayJudgeAt(stage, pulse), pulse.startAheadAt, pulse.nextLossAt, judgeAnewAt, ...outcomes];
  return [pulse.startAheadAt, pulse.nextLossAt, judgeAnewAt, ...outcomes];
}

function noticeAt(rollout: rollouts.RolloutRow, stage: rollouts.StageRow): Date {
  return daysLater(new rollouts.StartClock(rollout).firstStartOf(stage.startsOn ?? ''), -stage.noticeDays);
}

/** A stage is judged when its soak is over and everybody's window is complete, whichever is later. */
function mayJudgeAt(stage: rollouts.StageRow, { successCompleteAt }: store.Pulse): Date {
  const soakEndsAt = daysLater(stage.statusAt, stage.soakDays);
  return successCompleteAt !== null && successCompleteAt > soakEndsAt ? successCompleteAt : soakEndsAt;
}

function todayOf({ rollout }: Step, { now }: Context): string {
  return dateAt(now, rollout.timeZone);
}

function isDue(at: Date | null, { now }: Context): boolean {
  return at !== null && at <= now;
}

/** A stage begins to prepare when its notice is due and its dates stand; who may start is decided later. */
async function prepare(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const { rollout, stage, pulse, before } = step;
  if (pulse.unsettled === 0) return false;
  const followed = await followStage(tx, context, rollout, stage, lastToEnd(before, todayOf(step, context)));
  if (followed !== 'stands') return followed === 'moved';
  if (stage.startsOn === null || stage.dates !== 'stand') return false;
  if (stage.kind === 'wave' && !isDue(noticeAt(rollout, stage), context)) return false;
  // Nobody hears of waves that another person has not approved; approving wakes the engine.
  if (stage.kind === 'wave' && (await rollouts.doWavesWait(tx, rollout.rolloutId))) return false;
  await holdForPerson(tx, context, step);
  await rollouts.moveStage(tx, context, stage, 'prepare', null);
  return true;
}

/** Where a person starts every stage that follows another: once, so that what they clear stays cleared. */
async function holdForPerson(
  tx: Transaction,
  context: Context,
  { rollout, stage, before }: Step,
): Promise<void> {
  if (rollout.runRules.following?.byHand !== true || isFirst(before)) return;
  if ((await rollouts.latestHold(tx, stage.stageId, rollouts.byHandCode)) !== undefined) return;
  await startByHand(tx, context, stage.rolloutId, stage.stageId);
}

/** The stage starts when its first date has come, the stage before and its entry criteria have passed, and nothing holds it. */
async function startStage(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const told = await recordNotice(tx, context, step);
  const mayStart = isDue(step.pulse.nextStartAt, context) && mayFollow(step.before, todayOf(step, context));
  if (!mayStart) return told;
  await watchEntry(tx, context, step.stage);
  await watchRollback(tx, context, step.rollout, step.stage);
  if (await isHeld(tx, step)) return told;
  await rollouts.moveStage(tx, context, step.stage, 'start', null);
  return true;
}

async function isHeld(tx: Transaction, { rollout, stage }: Step): Promise<boolean> {
  if (rollout.status !== 'running' && rollout.status !== 'completing') return true;
  const holds = await rollouts.openHoldsOf(tx, rollout.rolloutId);
  return holds.some((hold) => rollouts.holdsStage(hold, stage));
}

/** People whose copy was accepted are told; people whose copy was refused for good are nobody's success. */
async function recordNotice(
  tx: Transaction,
  context: Context,
  { rollout, stage, pulse }: Step,
): Promise<Changed> {
  if (pulse.untold === 0) return false;
  const copies = (
    statuses: readonly string[],
  ) => sql`e.stage_id = ${stage.stageId} and e.status = 'scheduled' and exists (
    select 1 from delivery d where d.organisation_id = e.organisation_id and d.enrolment_id = e.enrolment_id
      and d.date_number = e.date_number and d.status = any(${[...statuses]}::text[]))`;
  const told = await rollouts.moveEnrolments(tx, context, {
    rolloutId: rollout.rolloutId,
    event: 'notify',
    where: copies(['accepted']),
    reason: null,
  });
  const lost = await rollouts.moveEnrolments(tx, context, {
    rolloutId: rollout.rolloutId,
    event: 'lose',
    where: copies(['failed', 'bounced', 'suppressed']),
    reason: rolloutStatement('person_not_told'),
  });
  return told + lost > 0;
}

/** Starts who is due, gives up on whose window is over, measures, and soaks once everybody has an outcome. */
async function run(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const { stage, pulse } = step;
  const apps = await watchApps(tx, context, stage);
  if (apps.moved > 0) return true;
  if (pulse.unsettled === 0 && !apps.isAwaited) {
    await rollouts.moveStage(tx, context, stage, 'soak', null);
    return true;
  }
  const told = await recordNotice(tx, context, step);
  const started = isDue(pulse.nextStartAt, context) ? await startDuePeople(tx, context, step) : 0;
  const measured = await measureOrJudgeAnew(tx, context, step);
  const lost = isDue(pulse.nextLossAt, context) ? await giveUp(tx, context, step) : 0;
  return told || started + measured + lost > 0;
}

/** People whose time is over without a report: somebody calls them. They count for stop rules. */
async function giveUp(tx: Transaction, context: Context, { rollout, stage }: Step): Promise<number> {
  const lost = await rollouts.moveEnrolments(tx, context, {
    rolloutId: stage.rolloutId,
    event: 'lose',
    where: sql`e.stage_id = ${stage.stageId} and e.status = 'started'
      and ${store.lossAt(stage.deadlineDays, stage.windowDays)} <= ${context.now}`,
    reason:
      stage.deadlineDays === null
        ? rolloutStatement('person_not_heard_of', { days: stage.windowDays })
        : rolloutStatement('person_past_deadline', { days: stage.deadlineDays }),
  });
  if (lost > 0) await watchStops(tx, context, rollout);
  return lost;
}

/** Writes the outcomes that have become complete; new ones are judged at once, and a failing guardrail holds. */
async function measure(tx: Transaction, context: Context, { rollout, stage, pulse }: Step): Promise<number> {
  if (!isDue(pulse.nextSuccessAt, context) && !isDue(pulse.nextTicketsAt, context)) return 0;
  const measured = await recordOutcomes(tx, context, stage);
  if (measured === 0) return 0;
  await rollouts.keepPace(tx, context, rollout.rolloutId);
  await judgeAndWatch(tx, context, stage);
  return measured;
}

/** Measures; also judges anew when the criteria were changed since, a source has stopped, or a rating has expired. */
async function measureOrJudgeAnew(tx: Transaction, context: Context, step: Step): Promise<number> {
  const measured = await measure(tx, context, step);
  const { rolloutId, stageId } = step.stage;
  if (measured > 0) return measured;
  if (!isDue(step.judgeAnewAt, context) && !(await needsJudging(tx, rolloutId, stageId))) return 0;
  return await judgeAndWatch(tx, context, step.stage);
}

async function judgeAndWatch(tx: Transaction, context: Context, stage: rollouts.StageRow): Promise<number> {
  const judged = await judgeStage(tx, context, stage);
  await watchGuardrails(tx, context, stage);
  await watchSources(tx, context, stage);
  return judged;
}

/** Never more than the day's capacity and what the helpdesk carries, never under a hold: all read in this transaction. */
async function startDuePeople(tx: Transaction, context: Context, step: Step): Promise<number> {
  const { rollout, stage } = step;
  if (await isHeld(tx, step)) return 0;
  const clock = new rollouts.StartClock(rollout);
  let started = 0;
  for (const dated of clock.dueNow(context.now))
    started += await startPeopleOf(tx, context, step, clock, dated);
  if (started > 0) await planPulses(tx, context, stage, rollout.settings.startHour);
  return started;
}

/** The people whose date it is: a date has its own places wherever people start on it. */
async function startPeopleOf(
  tx: Transaction,
  context: Context,
  { rollout, stage }: Step,
  clock: rollouts.StartClock,
  { on, due }: rollouts.DueOnDate,
): Promise<number> {
  const ofStage = stage.startsPerDay - (await store.countStartedOn(tx, stage.stageId, clock, on));
  const carried = await rollouts.startsLeft(tx, rollout, on);
  const isClosed = await isClosedNow(tx, context);
  const startUpTo = async (limit: number, who: RawBuilder<boolean>): Promise<number> =>
    limit <= 0
      ? 0
      : await rollouts.moveEnrolments(tx, context, {
          rolloutId: rollout.rolloutId,
          event: 'start',
          where: sql`e.stage_id = ${stage.stageId} and e.status = 'notified'
            and ${due} and not ${isClosed} and ${who}`,
          reason: null,
          ...(limit === Infinity ? {} : { limit }),
        });
  // The schedule of places is what limits who has booked one.
  const booked = await startUpTo(carried, isBooked);
  return booked + (await startUpTo(Math.min(ofStage, carried) - booked, sql`not ${isBooked}`));
}

async function soak(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const served = await serveLatecomers(tx, context, step);
  const measured = await measureOrJudgeAnew(tx, context, step);
  if (!isDue(mayJudgeAt(step.stage, step.pulse), context)) return measured > 0 || served;
  await rollouts.moveStage(tx, context, step.stage, 'evaluate', null);
  return true;
}

/** A wave whose criteria allow it passes by itself; everything else asks people. */
async function evaluate(tx: Transaction, context: Context, { stage }: Step): Promise<Changed> {
  await judgeStage(tx, context, stage);
  await watchSources(tx, context, stage);
  if (stage.kind === 'wave' && (await mayPass(tx, stage))) {
    const reason = rolloutStatement('stage_passed_alone');
    await rollouts.moveStage(tx, context, stage, 'pass', reason);
    await endEvidenceHolds(tx, context, stage, reason);
    return true;
  }
  await openGate(tx, context, stage);
  await rollouts.moveStage(
    tx,
    context,
    stage,
    'ask_for_decision',
    stage.extensions >= extensionsMax ? rolloutStatement('stage_fully_extended') : null,
  );
  return true;
}

async function keepEvidenceFresh(tx: Transaction, context: Context, step: Step): Promise<Changed> {
  const served = await serveLatecomers(tx, context, step);
  const measured = await measureOrJudgeAnew(tx, context, step);
  const isRefreshed = await refreshGate(tx, context, step.stage);
  return served || measured > 0 || isRefreshed;
}
