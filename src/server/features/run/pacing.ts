/**
 * How a stage starts: so many a day or spread over some days, on its date or after the stage before, and by when its
 * people are to be done. Whoever has a date keeps it; only days that hold more than a smaller pace allows give some to
 * later ones.
 */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { StagePacing, StartPlan } from '#contracts/stage-pacing.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { mostADay, startsByDay } from '#domain/rollout/start-pace.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readCalendar } from '#server/features/calendar/index.ts';
import { mayKnowDate, planMovedDeliveries } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { findStart, hasBegun, type Found } from './start-state.ts';

type Answer = Promise<Result<StartPlan, Refusal>>;
type At = { readonly rolloutId: RolloutId; readonly stageId: StageId };

function pacingOf({ startsPerDay, spreadDays, deadlineDays, startAfterDays }: StagePacing): StagePacing {
  return { startsPerDay, spreadDays, deadlineDays, startAfterDays };
}

export async function getStartPlan(tx: Transaction, context: Context, { rolloutId, stageId }: At): Answer {
  const found = await findStart(tx, rolloutId, stageId, 'read');
  return found.ok ? ok(await planOf(tx, context, found.value, pacingOf(found.value.stage))) : found;
}

export async function previewPacing(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: At,
  pacing: StagePacing,
): Answer {
  const found = await findStart(tx, rolloutId, stageId, 'read');
  if (!found.ok) return found;
  const refused = whyNot(found.value, pacing);
  return refused === undefined ? ok(await planOf(tx, context, found.value, pacing)) : refuse(refused);
}

/** Refuses `stage_over`; for another start rule `stage_begun`, and `stage_follows_none` for the first stage. */
function whyNot({ stage, previous }: Found, { startAfterDays }: StagePacing): Refusal | undefined {
  const name = nameStage(stage.name);
  if (isTerminal(stageMachine, stage.status)) return refusal('stage_over', { stage: name });
  if (startAfterDays === stage.startAfterDays) return undefined;
  if (hasBegun(stage)) return refusal('stage_begun', { stage: name });
  return previous === undefined && startAfterDays !== null
    ? refusal('stage_follows_none', { stage: name })
    : undefined;
}

/** The starts that lie ahead under a pace, beside the dates that are given. */
async function planOf(
  tx: Transaction,
  context: Context,
  { rollout, stage }: Found,
  pacing: StagePacing,
): Promise<StartPlan> {
  const counts = (await rollouts.countsOf(tx, rollout.rolloutId)).filter(
    (count) => count.stageId === stage.stageId,
  );
  const sum = (...statuses: string[]) =>
    counts.reduce((total, { status, people }) => total + (statuses.includes(status) ? people : 0), 0);
  const undated = sum('eligible');
  const dated = sum('scheduled', 'notified');
  const people = undated + dated;
  const paced = { ...pacing, startsPerDay: mostADay(pacing, people) };
  const most = rollouts.dailyStarts(rollout, paced);
  const today = dateAt(context.now, rollout.timeZone);
  const taken = await rollouts.startsPerDay(tx, rollout, stage, instantOn(today, 0, rollout.timeZone));
  const moved = moveSurplus(taken, most, { today, earliest: addDays(today, Math.max(1, stage.noticeDays)) });
  const calendar = await readCalendar(tx);
  const isClosed = (day: number) => calendar.closedOn(day).everybody;
  if (undated > 0 && stage.startsOn !== null) {
    const from = stage.startsOn < today ? today : stage.startsOn;
    const numbers = startsByDay(pacing, people);
    const capped = (day: number) => Math.min(most, typeof numbers === 'number' ? numbers : numbers(day));
    for (const on of freeDays(undated, from, capped, taken, isClosed))
      taken.set(on, (taken.get(on) ?? 0) + 1);
  }
  const days = [...taken].flatMap(([on, starting]) => (starting > 0 ? [on] : [])).sort();
  const lastOn = days.at(-1) ?? null;
  return {
    pacing: paced,
    people,
    dated,
    moved,
    mostADay: most,
    days: days.length,
    firstOn: days[0] ?? null,
    lastOn,
    finishOn: lastOn === null ? null : addDays(lastOn, pacing.deadlineDays ?? stage.windowDays),
  };
}

/** Gives people of coming days that hold too many to later ones, from `earliest` on; returns how many. */
function moveSurplus(
  taken: Map<string, number>,
  most: number,
  { today, earliest }: { readonly today: string; readonly earliest: string },
): number {
  let moved = 0;
  for (const on of [...taken.keys()].sort()) {
    const surplus = taken.get(on)! - most;
    if (surplus <= 0 || on <= today) continue;
    const after = addDays(on, 1);
    taken.set(on, most);
    for (const day of freeDays(surplus, after > earliest ? after : earliest, most, taken))
      taken.set(day, (taken.get(day) ?? 0) + 1);
    moved += surplus;
  }
  return moved;
}

export async function setPacing(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: At,
  { reason, ...pacing }: StagePacing & { readonly reason: string },
): Answer {
  const found = await findStart(tx, rolloutId, stageId, 'lock');
  if (!found.ok) return found;
  const refused = whyNot(found.value, pacing);
  if (refused !== undefined) return refuse(refused);
  const { rollout, stage } = found.value;
  const plan = await planOf(tx, context, found.value, pacing);
  await rollouts.updateStagePace(tx, stageId, plan.pacing);
  await recordAudit(tx, context, {
    action: 'stage.pace_set',
    subject: { kind: 'stage', id: stageId },
    reason,
    before: pacingOf(stage),
    after: { ...plan.pacing, moved: plan.moved },
  });
  if (plan.moved > 0) {
    await rollouts.leaveDaysBeyond(tx, context, rollout, stage, {
      most: plan.mostADay,
      reason: rolloutStatement('dates_slowed', { starts: plan.mostADay }),
      mayKnow: mayKnowDate,
    });
    await planMovedDeliveries(tx, context, stage);
  }
  await rollouts.requestTick(tx, rolloutId, context.now);
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getStartPlan(tx, context, { rolloutId, stageId });
}
