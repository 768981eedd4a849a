/** Ways to lay out the same people, side by side: how long each takes and what its busiest week costs. */
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Approach, wavesRoutes } from '#contracts/waves.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { previewWaves, type WavesPreview } from './preview-waves.ts';

/** Along each axis, in the order asked for. Refuses what `previewWaves` does. */
export async function compareApproaches(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { axes, startsOn, peoplePerWeek }: Static<typeof wavesRoutes.compareApproaches.body>,
): Promise<Result<{ approaches: Approach[] }, Refusal>> {
  const approaches: Approach[] = [];
  for (const axis of axes) {
    const preview = await previewWaves(tx, context, rolloutId, { axis, startsOn, peoplePerWeek });
    if (!preview.ok) return preview;
    approaches.push(summarise(axis, preview.value));
  }
  return ok({ approaches });
}

function summarise(axis: string | null, { waves, lastStartsOn }: WavesPreview): Approach {
  const groups = Map.groupBy(
    waves.flatMap((wave) => wave.groups),
    (group) => group.value,
  );
  const tickets = waves.flatMap((wave) => wave.expectedTickets ?? []);
  const largest = [...groups].flatMap(([value, weeks]) => {
    const people = Math.max(...weeks.map((week) => week.people));
    return { value, people, share: people / weeks.reduce((sum, week) => sum + week.people, 0) };
  });
  return {
    axis,
    weeks: waves.length,
    lastStartsOn,
    peakPeople: Math.max(0, ...waves.map((wave) => wave.people)),
    peakTickets: tickets.length === 0 ? null : Math.max(...tickets),
    splitGroups: [...groups.values()].filter((weeks) => weeks.length > 1).length,
    mostAtOnce: largest.toSorted((a, b) => b.people - a.people)[0] ?? null,
  };
}
