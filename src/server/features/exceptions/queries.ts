/** What the screens read about exceptions. */
import type { Static } from 'typebox';
import type { ExceptionEntry, exceptionRoutes } from '#contracts/exceptions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

type Query = Static<typeof exceptionRoutes.listExceptions.query>;

export async function listExceptions(tx: Transaction, { now }: Context, query: Query) {
  const { list, state, after = 0, limit = 100 } = query;
  const filter = { list, counts: state === undefined ? undefined : state === 'active' };
  const rows = await store.listExceptions(tx, now, filter, { after, limit });
  return {
    rows: rows.map(presentException),
    next: rows.length === limit ? (rows.at(-1)?.exceptionId ?? null) : null,
    total: await store.countMatching(tx, now, filter),
    counts: await store.countExceptions(tx, now),
  };
}

function presentException({ counts, addedAt, ...row }: store.ExceptionRow): ExceptionEntry {
  return { ...row, addedAt: addedAt.toISOString(), state: counts ? 'active' : 'expired' };
}
