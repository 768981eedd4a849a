/** Ways to lay out the same people, side by side: how long each takes and what its busiest week costs. */
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Approach, wavesRoutes } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { bindingStatement } from '#domain/waves/lower-bound.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countValues, planLayout, type PlannedLayout } from './plan-layout.ts';

/** Along each list of axes, in the order asked for. Refuses what `planLayout` does, and `not_found`. */
export async function compareApproaches(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { approaches, ...pace }: Static<typeof wavesRoutes.compareApproaches.body>,
): Promise<Result<{ approaches: Approach[] }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const summaries: Approach[] = [];
  for (const axes of approaches) {
    const planned = await planLayout(tx, context, rolloutId, { ...pace, axes });
    if (!planned.ok) return planned;
    summaries.push(summarise(axes, planned.value));
  }
  return ok({ approaches: summaries });
}

export function summarise(axes: readonly string[], planned: PlannedLayout): Approach {
  const { waves, plan, ticketsPerPerson } = planned;
  const groups = Map.groupBy(
    waves.flatMap((wave) => countValues(wave, planned)),
    ({ values }) => JSON.stringify(values),
  );
  const largest = [...groups.values()].map((weeks) => {
    const people = Math.max(...weeks.map((week) => week.people));
    const all = weeks.reduce((sum, week) => sum + week.people, 0);
    return { values: weeks[0]!.values, people, share: people / all };
  });
  const peakPeople = Math.max(0, ...waves.map((wave) => wave.personIds.length));
  return {
    axes: [...axes],
    weeks: plan.weeks,
    boundWeeks: plan.lowerBound.weeks,
    boundBy: bindingStatement(plan.lowerBound.binding),
    earlyTrouble: earlyTrouble(planned),
    lastStartsOn: waves.at(-1)?.startsOn ?? null,
    peakPeople,
    peakTickets: ticketsPerPerson === null ? null : ticketsPerPerson * peakPeople,
    splitGroups: [...groups.values()].filter((weeks) => weeks.length > 1).length,
    mostAtOnce: largest.toSorted((a, b) => b.people - a.people)[0] ?? null,
  };
}

/** The part of the trouble expected that falls into the first half of the weeks; null while nothing was measured. */
function earlyTrouble({ groups, plan }: PlannedLayout): number | null {
  let [early, all] = [0, 0];
  for (const [index, { people, risk }] of groups.entries()) {
    all += people * risk;
    if (plan.weekOf[index]! < plan.weeks / 2) early += people * risk;
  }
  return all === 0 ? null : early / all;
}
