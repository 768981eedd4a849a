/** What the screens read about rollouts: the list, one rollout, the board, people behind numbers, progress. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { stateSums, type Board, type PersonState, type Rollout, type StateSum } from '#contracts/rollouts.ts';
import type { EnrolmentApproach } from '#domain/rollout/enrolment-approach.ts';
import { countStates, personStates } from '#domain/rollout/person-states.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as boardStore from './board-store.ts';
import { hypercareActions } from './hypercare-actions.ts';
import { nextActions } from './next-actions.ts';
import { presentPace } from './pace.ts';
import { presentHold, presentRollout, presentStage, sumCounts } from './present.ts';
import { planActions } from './plan-actions.ts';
import { proposalActions } from './proposal-actions.ts';
import * as store from './store.ts';
import { targetingActions } from './targeting-actions.ts';
import { unitActions } from './unit-actions.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

/** States of people who have not been told yet. */
const unreached: ReadonlySet<string> = new Set(['eligible', 'scheduled', 'excluded', 'cancelled']);
const reported: ReadonlySet<string> = new Set(['succeeded', 'failed', 'rolled_back']);

export async function listRollouts(tx: Transaction) {
  const rows = await store.listRollouts(tx);
  return rows.map((row) => ({
    rolloutId: row.rolloutId,
    name: row.name,
    status: row.status,
    openHolds: row.openHolds,
    people: row.people,
    succeeded: row.succeeded,
    currentStage:
      row.currentStageName === null || row.currentStageStatus === null
        ? null
        : { name: row.currentStageName, status: row.currentStageStatus },
    createdAt: row.createdAt.toISOString(),
  }));
}

export async function getRollout(tx: Transaction, rolloutId: RolloutId): Promise<Result<Rollout, Refusal>> {
  const row = await store.findRollout(tx, rolloutId);
  return row === undefined ? notFound : ok(await presentRollout(tx, row));
}

/** Everybody in exactly one state. Reads kept counts only, but for the owners of units: their own next people. */
export async function getBoard(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<Board, Refusal>> {
  const row = await store.findRollout(tx, rolloutId);
  if (row === undefined) return notFound;
  const stageRows = await store.stagesOf(tx, rolloutId);
  const countRows = await store.countsOf(tx, rolloutId);
  const holds = await store.openHoldsOf(tx, rolloutId);
  const figures = await boardStore.boardFigures(tx, rolloutId);
  const stages = stageRows.map((stage) => presentStage(stage, countRows, holds));
  const counts = sumCounts(stages);
  const pace = presentPace(row, stages);
  const sum = (keep: (state: string) => boolean): number =>
    Object.entries(counts).reduce((total, [state, people]) => (keep(state) ? total + people : total), 0);

  return ok({
    asAt: context.now.toISOString(),
    population: figures.population,
    targeted: sum(() => true),
    reached: sum((state) => !unreached.has(state)),
    reported: sum((state) => reported.has(state)),
    counts,
    stages,
    holds: holds.map(presentHold),
    openTickets: figures.openTickets,
    ticketsPerPerson: figures.ticketPeople === 0 ? null : figures.tickets / figures.ticketPeople,
    ticketPeople: figures.ticketPeople,
    pace,
    next: [
      ...(await planActions(tx, row)),
      ...nextActions(row, stages, holds, { ...figures, pace, today: dateAt(context.now, row.timeZone) }),
      ...(await hypercareActions(tx, context, row, stages)),
      ...(await proposalActions(tx, context, row)),
      ...(await targetingActions(tx, row)),
      ...(await unitActions(tx, context, row)),
    ],
  });
}

type EnrolmentQuery = Omit<boardStore.EnrolmentFilter, 'states' | 'approach'> & {
  readonly approach?: EnrolmentApproach | 'undecided';
  readonly status?: PersonState | StateSum;
  readonly after?: number;
  readonly limit?: number;
};

function statesOf(status: PersonState | StateSum): readonly PersonState[] {
  return status in stateSums ? stateSums[status as StateSum] : [status as PersonState];
}

export async function listEnrolments(
  tx: Transaction,
  rolloutId: RolloutId,
  { status, approach, after, limit = 100, ...rest }: EnrolmentQuery,
) {
  if ((await store.findRollout(tx, rolloutId)) === undefined) return notFound;
  const filter: boardStore.EnrolmentFilter = {
    ...rest,
    ...(status !== undefined && { states: statesOf(status) }),
    ...(approach !== undefined && { approach: approach === 'undecided' ? null : approach }),
  };
  const rows = await boardStore.listEnrolments(tx, rolloutId, { ...filter, after: after ?? 0, limit });
  const total = await countPeopleOf(tx, rolloutId, filter);
  return ok({
    rows: rows.map(({ externalId: _, ...row }) => ({
      ...row,
      trainedAt: row.trainedAt?.toISOString() ?? null,
      scheduledAt: row.scheduledAt?.toISOString() ?? null,
      statusAt: row.statusAt.toISOString(),
    })),
    next: rows.length === limit ? (rows.at(-1)?.enrolmentId ?? null) : null,
    total,
  });
}

async function countPeopleOf(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: boardStore.EnrolmentFilter,
): Promise<number> {
  const { stageId, states, level, approach } = filter;
  if (level !== undefined || approach !== undefined)
    return await boardStore.countEnrolments(tx, rolloutId, filter);
  const counts = countStates(
    (await store.countsOf(tx, rolloutId)).filter(
      (count) => stageId === undefined || count.stageId === stageId,
    ),
  );
  return (states ?? personStates).reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

export async function getProgress(tx: Transaction, rolloutId: RolloutId) {
  if ((await store.findRollout(tx, rolloutId)) === undefined) return notFound;
  return ok({ points: await boardStore.progressByDay(tx, rolloutId) });
}
