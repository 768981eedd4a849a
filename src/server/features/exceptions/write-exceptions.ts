/** Puts people on the lists of exceptions and takes them off. Rollouts under way follow at their next tick. */
import type { Static } from 'typebox';
import type { exceptionRoutes } from '#contracts/exceptions.ts';
import type { ExceptionId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { ExceptionList } from '#domain/exceptions/exception-kinds.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { expectPeople, type NamedPerson } from '#server/features/people/index.ts';
import { requestTick } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

export type Written = { added: number; replaced: number };

/** One entry with the person it is for. */
export type Entry = store.NewException & Pick<NamedPerson, 'externalId' | 'displayName'>;

export async function addExceptions(
  tx: Transaction,
  context: Context,
  request: Static<typeof exceptionRoutes.addExceptions.body>,
): Promise<Result<Written, Refusal>> {
  const named = await expectPeople(tx, request.people);
  if (!named.ok) return named;
  const { list, kind, reason, untilOn = null } = request;
  const entries = named.value.map((person) => ({ ...person, kind, reason, untilOn }));
  return ok(await writeEntries(tx, context, list, entries));
}

/** Writes entries of one list with one audit event that names everybody. */
export async function writeEntries(
  tx: Transaction,
  context: Context,
  list: ExceptionList,
  entries: readonly Entry[],
): Promise<Written> {
  const written = await store.upsertExceptions(tx, context, list, entries);
  await recordAudit(tx, context, {
    action: 'exceptions.added',
    subject: { kind: 'exceptions', id: list },
    after: {
      ...written,
      people: entries.map(({ externalId, kind, reason, untilOn }) => ({
        id: externalId,
        kind,
        reason,
        untilOn,
      })),
    },
  });
  await wakeRollouts(tx, context);
  return written;
}

export async function removeException(
  tx: Transaction,
  context: Context,
  exceptionId: ExceptionId,
): Promise<Result<{ exceptionId: ExceptionId }, Refusal>> {
  const row = await store.findException(tx, context.now, exceptionId);
  if (row === undefined) return refuse(refusal('not_found', { what: 'exception' }));
  await store.deleteException(tx, exceptionId);
  const { personId, list, kind, reason, untilOn, addedBy } = row;
  await recordAudit(tx, context, {
    action: 'exception.removed',
    subject: { kind: 'person', id: personId },
    before: { list, kind, reason, untilOn, addedBy },
  });
  await wakeRollouts(tx, context);
  return ok({ exceptionId });
}

async function wakeRollouts(tx: Transaction, { now }: Context): Promise<void> {
  for (const rolloutId of await store.runningRollouts(tx)) await requestTick(tx, rolloutId, now);
}
