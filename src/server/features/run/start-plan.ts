/** The starts of a stage that lie ahead, as its pace, its dates and the closed days make them. */
import type { StagePacing, StartPlan } from '#contracts/stage-pacing.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { mostADay, startsByDay } from '#domain/rollout/start-pace.ts';
import { readCalendar } from '#server/features/calendar/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

type Place = { readonly rollout: rollouts.RolloutRow; readonly stage: rollouts.StageRow };

export function pacingOf({
  startsPerDay,
  spreadDays,
  deadlineDays,
  startAfterDays,
}: StagePacing): StagePacing {
  return { startsPerDay, spreadDays, deadlineDays, startAfterDays };
}

/** The starts that lie ahead under a pace, beside the dates that are given. */
export async function planStarts(
  tx: Transaction,
  context: Context,
  { rollout, stage }: Place,
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
  const taken = await rollouts.startsPerDay(tx, rollout, stage, today);
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
