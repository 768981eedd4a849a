/** What has been found and done on each track of the pilot besides its criteria: findings, and tasks of its stage. */
import { tracks, type TrackTried } from '#contracts/criteria.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { doneByTrack } from '#server/features/chains/index.ts';
import { findingsByTrack } from '#server/features/journey/index.ts';
import type { GateRow } from './store.ts';

export async function tracksTried(
  tx: Transaction,
  { rolloutId, stageId }: Pick<GateRow, 'rolloutId' | 'stageId'>,
): Promise<TrackTried[]> {
  const findings = await findingsByTrack(tx, rolloutId);
  const tasks = await doneByTrack(tx, stageId);
  return tracks.map((track) => ({
    track,
    findings: findings.get(track) ?? 0,
    tasks: tasks.get(track) ?? 0,
  }));
}
