/** Turns rows into what the API answers: rollouts, stages with their counts, holds. */
import type { Hold, Rollout, Stage, StateCounts } from '#contracts/rollouts.ts';
import { countStates } from '#domain/rollout/person-states.ts';
import { residueOf } from '#domain/rollout/residue.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { holdsStage } from './holds-stage.ts';
import { processManagerOf } from './responsibility-store.ts';
import * as store from './store.ts';

export function presentHold(row: store.HoldRow): Hold {
  return {
    ...row,
    raisedAt: row.raisedAt.toISOString(),
    clearedAt: row.clearedAt?.toISOString() ?? null,
  };
}

export function presentStage(
  row: store.StageRow,
  counts: readonly store.CountRow[],
  holds: readonly store.HoldRow[],
): Stage {
  const { rolloutId: _, statusAt: __, spreadDays: ___, startAfterDays: ____, ...stage } = row;
  const own = counts.filter((count) => count.stageId === row.stageId);
  const byStatus = Object.fromEntries(own.map((count) => [count.status, count.people]));
  const residue = residueOf(row.status, byStatus);
  return {
    ...stage,
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    people: own.reduce((sum, count) => sum + count.people, 0),
    counts: countStates(own),
    residue,
    completedAt: residue === 0 ? (row.completedAt?.toISOString() ?? null) : null,
    held: row.endedAt === null && holds.some((hold) => holdsStage(hold, row)),
  };
}

export function sumCounts(stages: readonly Stage[]): StateCounts {
  const sum: StateCounts = {};
  for (const stage of stages)
    for (const [state, people] of Object.entries(stage.counts) as [keyof StateCounts, number][])
      sum[state] = (sum[state] ?? 0) + people;
  return sum;
}

/** Reads and presents one rollout with its stages and open holds. */
export async function presentRollout(tx: Transaction, row: store.RolloutRow): Promise<Rollout> {
  const [stages, counts, holds] = [
    await store.stagesOf(tx, row.rolloutId),
    await store.countsOf(tx, row.rolloutId),
    await store.openHoldsOf(tx, row.rolloutId),
  ];
  return {
    rolloutId: row.rolloutId,
    name: row.name,
    status: row.status,
    revision: row.revision,
    settings: row.settings,
    authorName: row.authorName,
    criteriaFrozenAt: row.criteriaFrozenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    stages: stages.map((stage) => presentStage(stage, counts, holds)),
    holds: holds.map(presentHold),
    processManager: (await processManagerOf(tx, row.rolloutId)) ?? null,
  };
}
