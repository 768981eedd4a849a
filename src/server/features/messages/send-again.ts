/**
 * Sending again copies whose outcome is unknown: one person asks with a reason, another approves, and only then they
 * leave, under the same Message-ID. Tokens of programs neither ask nor approve, because four eyes are people's.
 */
import type { DeliveryId, RolloutId, SendAgainRequestId } from '#contracts/ids.ts';
import type { SendAgainRequest } from '#contracts/send-again.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { hasRollout } from './message-store.ts';
import { wakeSenders } from './plan-store.ts';
import * as store from './send-again-store.ts';

type Asked = { readonly deliveryIds: readonly DeliveryId[]; readonly reason: string };
type Place = { readonly rolloutId: RolloutId; readonly requestId: SendAgainRequestId };

export async function listSendAgain(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<{ requests: SendAgainRequest[] }, Refusal>> {
  if (!(await hasRollout(tx, rolloutId))) return refuse(refusal('not_found', { what: 'rollout' }));
  return ok({
    requests: (await store.openRequests(tx, rolloutId)).map((row) => presentRequest(context, row)),
  });
}

export async function askToSendAgain(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { deliveryIds, reason }: Asked,
): Promise<Result<SendAgainRequest, Refusal>> {
  if (!(await hasRollout(tx, rolloutId))) return refuse(refusal('not_found', { what: 'rollout' }));
  if (context.actor.kind !== 'account') return refuse(refusal('account_needed'));
  const copies = await store.lockCopies(tx, rolloutId, deliveryIds);
  if (copies.length < deliveryIds.length) return refuse(refusal('not_found', { what: 'delivery' }));
  const blocked = whatBlocks(copies);
  if (blocked !== undefined) return refuse(blocked);

  const requestId = await store.insertRequest(tx, context, rolloutId, { deliveryIds, reason: reason.trim() });
  await recordAudit(tx, context, {
    action: 'send_again.asked',
    subject: { kind: 'send_again', id: requestId },
    reason: reason.trim(),
    after: { rolloutId, copies: copies.length },
  });
  return await answer(tx, context, { rolloutId, requestId });
}

function whatBlocks(copies: readonly store.AskedCopy[]): Refusal | undefined {
  const known = copies.filter(({ isUnknown }) => !isUnknown).length;
  if (known > 0) return refusal('delivery_not_unknown', { copies: known, of: copies.length });
  const outdated = copies.filter(({ isOutdated }) => isOutdated).length;
  if (outdated > 0) return refusal('delivery_outdated', { copies: outdated, of: copies.length });
  return copies.some(({ isAsked }) => isAsked) ? refusal('send_again_asked') : undefined;
}

export async function approveSendAgain(
  tx: Transaction,
  context: Context,
  place: Place,
): Promise<Result<SendAgainRequest, Refusal>> {
  const found = await findOpen(tx, context, place);
  if (!found.ok) return found;
  if (isOwn(context, found.value)) return refuse(refusal('send_again_own'));
  if (!(await store.decide(tx, context, place.requestId, 'approved')))
    return refuse(refusal('send_again_decided'));
  const sent = await store.planAgain(tx, context, place.requestId);
  await recordAudit(tx, context, {
    action: 'send_again.approved',
    subject: { kind: 'send_again', id: place.requestId },
    reason: found.value.reason,
    after: { rolloutId: place.rolloutId, askedBy: found.value.askedBy, copies: found.value.copies, sent },
  });
  if (sent > 0) await wakeSenders(tx, context);
  return await answer(tx, context, place);
}

export async function declineSendAgain(
  tx: Transaction,
  context: Context,
  place: Place,
): Promise<Result<SendAgainRequest, Refusal>> {
  const found = await findOpen(tx, context, place);
  if (!found.ok) return found;
  if (!(await store.decide(tx, context, place.requestId, 'declined')))
    return refuse(refusal('send_again_decided'));
  await recordAudit(tx, context, {
    action: 'send_again.declined',
    subject: { kind: 'send_again', id: place.requestId },
    after: { rolloutId: place.rolloutId, askedBy: found.value.askedBy, copies: found.value.copies },
  });
  return await answer(tx, context, place);
}

async function findOpen(
  tx: Transaction,
  { actor }: Context,
  { rolloutId, requestId }: Place,
): Promise<Result<store.RequestRow, Refusal>> {
  const request = await store.findRequest(tx, rolloutId, requestId);
  if (request === undefined) return refuse(refusal('not_found', { what: 'send_again' }));
  if (actor.kind !== 'account') return refuse(refusal('account_needed'));
  return request.decision === null ? ok(request) : refuse(refusal('send_again_decided'));
}

/** The request as it is now; whoever looks at the ledger is told that it changed. */
async function answer(
  tx: Transaction,
  context: Context,
  { rolloutId, requestId }: Place,
): Promise<Result<SendAgainRequest, Refusal>> {
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(presentRequest(context, (await store.findRequest(tx, rolloutId, requestId))!));
}

function isOwn({ actor }: Context, { askedByAccountId }: store.RequestRow): boolean {
  return actor.kind === 'account' && Number(actor.id) === askedByAccountId;
}

/** A request as the reader sees it. */
export function presentRequest(context: Context, row: store.RequestRow): SendAgainRequest {
  const { askedByAccountId: _, askedAt, decidedAt, ...request } = row;
  return {
    ...request,
    isOwn: isOwn(context, row),
    askedAt: askedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
