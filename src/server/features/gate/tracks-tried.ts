/** What has been found, done and answered on each track of the pilot besides its criteria. */
import { tracks, type TrackTried } from '#contracts/criteria.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { doneByTrack } from '#server/features/chains/index.ts';
import { findingsByTrack } from '#server/features/journey/index.ts';
import { answersByTrack } from '#server/features/surveys/index.ts';
import type { GateRow } from './store.ts';

export async function tracksTried(
  tx: Transaction,
  { rolloutId, stageId }: Pick<GateRow, 'rolloutId' | 'stageId'>,
): Promise<TrackTried[]> {
  const findings = await findingsByTrack(tx, rolloutId);
  const tasks = await doneByTrack(tx, stageId);
  const survey = await answersByTrack(tx, { rolloutId, stageId });
  return tracks.map((track) => ({
    track,
    findings: findings.get(track) ?? 0,
    tasks: tasks.get(track) ?? 0,
    questions: survey.get(track)?.questions ?? 0,
    answers: survey.get(track)?.answers ?? 0,
  }));
}
