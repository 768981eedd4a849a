/** How far one stage is, and when it will be over: its own remaining plan, played with the rates of the whole rollout. */
import type { StageBurnUp } from '#contracts/burn-up.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { forecastFinish } from '#domain/forecast/forecast-finish.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { workdaysPerWeek } from '#domain/waves/helpdesk-load.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './burn-up-store.ts';
import { readRemaining } from './forecast.ts';
import { remainingPlan, type Remaining } from './remaining-plan.ts';

const seed = 1;
const reasonsMax = 10;

/** People who left the rollout are not to be done. */
const outside: ReadonlySet<string> = new Set(['excluded', 'cancelled', 'rolled_back']);

export async function getStageBurnUp(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<Result<StageBurnUp, Refusal>> {
  const read = await readRemaining(tx, context, rolloutId);
  if (read === null) return refuse(refusal('not_found', { what: 'rollout' }));
  const stage = read.stages.find((own) => own.stageId === stageId);
  if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const { timeZone } = read.rollout;
  const own = remainingPlan([stage], stage.counts, read.options);
  const people = Object.entries(stage.counts).reduce(
    (sum, [status, count]) => (outside.has(status) ? sum : sum + count),
    0,
  );
  return ok({
    people,
    days: await store.doneByDay(tx, stageId, timeZone),
    plan: await planOf(tx, stage, { timeZone, today: dateAt(context.now, timeZone) }),
    forecast: own === null || stage.endedAt !== null ? null : play(own, stage),
    reasons: await store.reasonsOf(tx, stageId, reasonsMax),
  });
}

/** Who comes back for another attempt starts at the pace of the stage as well. */
function play({ plan, rates }: Remaining, { startsPerDay }: Stage): StageBurnUp['forecast'] {
  const paced = { ...plan, peoplePerWeek: startsPerDay * workdaysPerWeek };
  const { runs, weeks, finish } = forecastFinish(paced, rates, { seed });
  return { runs, done: plan.done, weeks: [...weeks], finish };
}

/** Starts by the dates people have or had; who has none yet follows at the pace of the stage. */
async function planOf(
  tx: Transaction,
  { stageId, startsOn, startsPerDay, counts }: Stage,
  { timeZone, today }: { readonly timeZone: string; readonly today: string },
): Promise<StageBurnUp['plan']> {
  const dated = await store.startsByDay(tx, stageId, timeZone);
  const undated = counts.eligible ?? 0;
  if (undated > 0 && startsOn !== null) {
    const from = startsOn < today ? today : startsOn;
    for (const on of freeDays(undated, from, startsPerDay, dated)) dated.set(on, (dated.get(on) ?? 0) + 1);
  }
  let people = 0;
  return [...dated]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, starting]) => ({ on, people: (people += starting) }));
}
