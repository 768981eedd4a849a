/** What the screens read about feedback: the pieces of every source, and the themes with their counts by stage. */
import type { Static } from 'typebox';
import { feedbackSources, type FeedbackOverview, type FeedbackPiece } from '#contracts/feedback.ts';
import type { feedbackRoutes } from '#contracts/feedback.ts';
import type { FeedbackSource } from '#contracts/feedback-ref.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { begunStatuses } from '#domain/rollout/enrolment-machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { countsOf, findRollout, stagesOf } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './piece-store.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

type Query = Static<typeof feedbackRoutes.listFeedback.query>;

export function presentPiece({
  stageId,
  stageName,
  themes,
  proposals,
  ...row
}: store.PieceRow): FeedbackPiece {
  return {
    ...row,
    stage: stageId === null || stageName === null ? null : { stageId, name: stageName },
    themes: [...themes],
    proposals: [...proposals],
  };
}

export async function listFeedback(
  tx: Transaction,
  rolloutId: RolloutId,
  { after = 0, limit = 100, ...filter }: Query,
) {
  if ((await findRollout(tx, rolloutId)) === undefined) return notFound;
  const total = await store.countPieces(tx, rolloutId, filter);
  const rows = await store.listPieces(tx, rolloutId, filter, { after, limit });
  const next = after + rows.length;
  return ok({ rows: rows.map(presentPiece), next: next < total && rows.length > 0 ? next : null, total });
}

const begun: ReadonlySet<string> = new Set(begunStatuses);

export async function getFeedbackOverview(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<FeedbackOverview, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined) return notFound;
  const counted = await store.countBySource(tx, rolloutId);
  const sum = (of: 'pieces' | 'unsorted') => counted.reduce((total, row) => total + row[of], 0);
  const stages = await startedStages(tx, rolloutId);
  return ok({
    pieces: sum('pieces'),
    unsorted: sum('unsorted'),
    sources: Object.fromEntries(
      feedbackSources.map((source) => [source, counted.find((row) => row.source === source)?.pieces ?? 0]),
    ) as Record<FeedbackSource, number>,
    stages,
    themes: await countThemes(tx, rolloutId, stages),
  });
}

async function startedStages(tx: Transaction, rolloutId: RolloutId): Promise<FeedbackOverview['stages']> {
  const counts = await countsOf(tx, rolloutId);
  return (await stagesOf(tx, rolloutId))
    .map(({ stageId, name }) => ({
      stageId,
      name,
      people: counts
        .filter((count) => count.stageId === stageId && begun.has(count.status))
        .reduce((people, count) => people + count.people, 0),
    }))
    .filter(({ people }) => people > 0);
}

async function countThemes(
  tx: Transaction,
  rolloutId: RolloutId,
  stages: FeedbackOverview['stages'],
): Promise<FeedbackOverview['themes']> {
  const proposals = await store.proposalsByTheme(tx, rolloutId);
  const byTheme = Map.groupBy(await store.countByTheme(tx, rolloutId), ({ theme }) => theme);
  const themes = [...byTheme].map(([theme, rows]) => ({
    theme,
    pieces: rows.reduce((pieces, row) => pieces + row.pieces, 0),
    byStage: stages.map(({ stageId }) => rows.find((row) => row.stageId === stageId)?.pieces ?? 0),
    proposals: proposals.get(theme) ?? 0,
  }));
  return themes.toSorted((a, b) => b.pieces - a.pieces || a.theme.localeCompare(b.theme));
}
