/** Shows who would start in which week; changes nothing. */
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { wavesRoutes } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { bindingStatement } from '#domain/waves/lower-bound.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countValues, planLayout, type LayoutRequest } from './plan-layout.ts';

/** Refuses what `planLayout` does, and `not_found`. */
export async function previewWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: LayoutRequest,
): Promise<Result<Static<typeof wavesRoutes.previewWaves.response>, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const planned = await planLayout(tx, context, rolloutId, request);
  if (!planned.ok) return planned;
  const { waves, plan, people, excluded, ticketsPerPerson } = planned.value;
  return ok({
    waves: waves.map((wave, index) => ({
      week: index + 1,
      startsOn: wave.startsOn,
      people: wave.personIds.length,
      excluded: wave.excluded.length,
      groups: countValues(wave, planned.value),
      expectedTickets: ticketsPerPerson === null ? null : ticketsPerPerson * wave.personIds.length,
    })),
    people,
    excluded,
    lastStartsOn: waves.at(-1)?.startsOn ?? null,
    weeks: plan.weeks,
    boundWeeks: plan.lowerBound.weeks,
    boundBy: bindingStatement(plan.lowerBound.binding),
  });
}
