/** What the survey says of each track of the pilot: whether it asks about it, and how many answers have come in. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Track } from '#domain/evidence/tracks.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countByTrack } from './question-store.ts';

export async function answersByTrack(
  tx: Transaction,
  { rolloutId, stageId }: { readonly rolloutId: RolloutId; readonly stageId: StageId },
): Promise<ReadonlyMap<Track, { readonly questions: number; readonly answers: number }>> {
  const rows = await countByTrack(tx, rolloutId, stageId);
  return new Map(rows.map(({ track, ...counts }) => [track, counts]));
}
