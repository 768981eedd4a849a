/** What the straggler desk shows: everybody who is left over, with what is known and what happens next. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ownWords, rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { stragglerStates, type Straggler, type StragglerFilter } from '#contracts/stragglers.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { expectedRecovery, type Recovery } from '#domain/rollout/recovery.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout, type RolloutRow } from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

type Query = StragglerFilter & { readonly after?: number; readonly limit?: number };
export type Shown = ReturnType<typeof present> & { readonly externalId: string };

const dayMilliseconds = 86_400_000;

/** One page of the desk, with how many there are by state and by owner. Refuses `not_found`. */
export async function listStragglers(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { after = 0, limit = 100, ...filter }: Query,
) {
  const page = await readPage(tx, context, rolloutId, filter, { after, limit });
  if (!page.ok) return page;
  const { state: _, ...ofAnyState } = filter;
  const { owner: __, ...ofAnyOwner } = filter;
  const states = await store.countStragglers(tx, rolloutId, ofAnyState);
  const owners = await store.countStragglers(tx, rolloutId, ofAnyOwner);
  const people = (rows: readonly store.StragglerCount[]) => rows.reduce((sum, row) => sum + row.people, 0);
  const fitting = states.filter((row) => filter.state === undefined || row.state === filter.state);
  return ok({
    rows: page.value.map(({ externalId: _id, ...row }) => row),
    next: page.value.length === limit ? (page.value.at(-1)?.enrolmentId ?? null) : null,
    total: people(fitting),
    states: stragglerStates.map((state) => ({
      state,
      people: people(states.filter((row) => row.state === state)),
    })),
    owners: [...Map.groupBy(owners, (row) => row.owner)]
      .map(([owner, own]) => ({ owner, people: people(own) }))
      .sort((a, b) => b.people - a.people),
  });
}

/** The same page with the identifiers of the directory, for files. */
export async function readPage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  filter: StragglerFilter,
  page: store.Page,
): Promise<Result<Shown[], Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const rows = await store.listStragglers(tx, rolloutId, filter, page);
  const seen = rows.length === 0 ? [] : await store.readRecoveries(tx, context, rolloutId);
  const recoveries = Map.groupBy(seen, ({ status }) => status);
  return ok(
    rows.map((row) => ({ ...present(row, rollout, recoveries, context), externalId: row.externalId })),
  );
}

type Recoveries = ReadonlyMap<EnrolmentStatus, readonly Recovery[]>;

function present(
  { nextStep, expectedOn, externalId: _, ...row }: store.StragglerRow,
  rollout: RolloutRow,
  recoveries: Recoveries,
  context: Context,
): Straggler {
  return {
    ...row,
    since: row.since.toISOString(),
    scheduledAt: row.scheduledAt?.toISOString() ?? null,
    lastContactAt: row.lastContactAt?.toISOString() ?? null,
    nextStep: nextStep === null ? usualStep(row, context) : ownWords(nextStep),
    isNextStepWritten: nextStep !== null,
    forecast: forecastOf({ ...row, expectedOn }, rollout, recoveries, context),
  };
}

type Facts = Pick<
  store.StragglerRow,
  'state' | 'status' | 'since' | 'scheduledAt' | 'timeZone' | 'expectedOn'
>;

function isDated({ state, scheduledAt }: Pick<Facts, 'state' | 'scheduledAt'>, { now }: Context): boolean {
  return state === 'overdue' && scheduledAt !== null && scheduledAt > now;
}

function usualStep(facts: Pick<Facts, 'state' | 'scheduledAt'>, context: Context): Statement {
  return rolloutStatement(isDated(facts, context) ? 'straggler_next_dated' : `straggler_next_${facts.state}`);
}

/** What the owner promised, else the date they start on, else what this rollout has shown of others; null without any. */
function forecastOf(
  facts: Facts,
  { timeZone }: RolloutRow,
  recoveries: Recoveries,
  context: Context,
): Straggler['forecast'] {
  if (facts.expectedOn !== null) return { on: facts.expectedOn, basis: 'promised' };
  if (isDated(facts, context)) return { on: dateAt(facts.scheduledAt!, facts.timeZone), basis: 'date' };
  const elapsed = (context.now.getTime() - facts.since.getTime()) / dayMilliseconds;
  const days = expectedRecovery(recoveries.get(facts.status) ?? [], elapsed);
  if (days === null) return null;
  return {
    on: dateAt(new Date(facts.since.getTime() + days * dayMilliseconds), timeZone),
    basis: 'measured',
  };
}
