/** Works off the outreach queue: who calls, that they called, and what came of it. */
import type { OutreachId, RolloutId } from '#contracts/ids.ts';
import type { Outreach } from '#contracts/first-day.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { outreachMachine, type OutreachOutcome } from '#domain/first-day/outreach-machine.ts';
import { isTerminal, move } from '#domain/machine/machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './outreach-store.ts';

type Place = { readonly rolloutId: RolloutId; readonly outreachId: OutreachId };
type Query = { readonly isSettled?: boolean; readonly after?: number; readonly limit?: number };

export async function listOutreach(
  tx: Transaction,
  rolloutId: RolloutId,
  { isSettled = false, after = 0, limit = 100 }: Query,
) {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const rows = await store.listOutreach(tx, rolloutId, isSettled, { after, limit });
  const counts = await store.countOutreach(tx, rolloutId);
  return ok({
    rows: rows.map(present),
    next: rows.length === limit ? (rows.at(-1)?.outreachId ?? null) : null,
    total: isSettled ? counts.settled : counts.open,
    counts,
  });
}

function present(row: store.OutreachRow): Outreach {
  return {
    ...row,
    openedAt: row.openedAt.toISOString(),
    contactedAt: row.contactedAt?.toISOString() ?? null,
    statusAt: row.statusAt.toISOString(),
  };
}

/** An entry that is still open; refuses `not_found` and `outreach_settled`. */
async function findOpen(
  tx: Transaction,
  { rolloutId, outreachId }: Place,
): Promise<Result<store.OutreachRow, Refusal>> {
  const row = await store.findOutreach(tx, rolloutId, outreachId);
  if (row === undefined) return refuse(refusal('not_found', { what: 'outreach' }));
  if (isTerminal(outreachMachine, row.status))
    return refuse(refusal('outreach_settled', { name: row.displayName }));
  return ok(row);
}

async function showAgain(tx: Transaction, { organisationId }: Context, { rolloutId, outreachId }: Place) {
  await notifyChange(tx, organisationId, `rollout:${rolloutId}`);
  const row = await store.findOutreach(tx, rolloutId, outreachId);
  return ok(present(row!));
}

export async function assignOutreach(
  tx: Transaction,
  context: Context,
  place: Place,
  owner: string | null,
): Promise<Result<Outreach, Refusal>> {
  const open = await findOpen(tx, place);
  if (!open.ok) return open;
  await store.assignOutreach(tx, place.outreachId, owner);
  await recordAudit(tx, context, {
    action: 'outreach.assigned',
    subject: { kind: 'outreach', id: place.outreachId },
    before: { owner: open.value.owner },
    after: { owner },
  });
  return await showAgain(tx, context, place);
}

export async function noteContact(
  tx: Transaction,
  context: Context,
  place: Place,
  note: string,
): Promise<Result<Outreach, Refusal>> {
  return await moveOn(tx, context, place, 'contact', { note, outcome: null });
}

export async function settleOutreach(
  tx: Transaction,
  context: Context,
  place: Place,
  end: { readonly outcome: OutreachOutcome; readonly note: string },
): Promise<Result<Outreach, Refusal>> {
  return await moveOn(tx, context, place, 'settle', end);
}

/** What was said stays on the entry; the log has that it was, and the outcome. */
async function moveOn(
  tx: Transaction,
  context: Context,
  place: Place,
  event: 'contact' | 'settle',
  { note, outcome }: { readonly note: string; readonly outcome: OutreachOutcome | null },
): Promise<Result<Outreach, Refusal>> {
  const open = await findOpen(tx, place);
  if (!open.ok) return open;
  const status = move(outreachMachine, open.value.status, event)!;
  await store.moveOutreach(tx, context, place.outreachId, { status, outcome, note });
  await recordAudit(tx, context, {
    action: event === 'contact' ? 'outreach.contacted' : 'outreach.settled',
    subject: { kind: 'outreach', id: place.outreachId },
    before: { status: open.value.status },
    after: { status, outcome },
  });
  return await showAgain(tx, context, place);
}
