/**
 * Requests with an Idempotency-Key: the first one does the work and its answer is kept in the same transaction; a
 * repetition gets that answer and does nothing. A refusal keeps nothing, so the same key may be tried again.
 */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RouteDefinition } from '#contracts/route.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import type { Caller } from '#server/platform/auth/caller.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findAnswer, keepAnswer, takeRequest, type RepeatableRequest } from './store.ts';

export const idempotencyHeader = 'idempotency-key';
export const idempotencyKeyLengthMax = 200;

/**
 * Whether a route's requests may carry a key: those that change something, but for signing in and out, files, and
 * answers with a secret, which must not be kept.
 */
export function isRepeatable({ method, access, consumes, response }: RouteDefinition): boolean {
  const { properties = {} } = response as { properties?: object };
  if (method === 'GET' || consumes !== undefined || 'secret' in properties) return false;
  return access !== 'public' && access !== 'signed_in';
}

/** Does the work once per key. Refuses `idempotency_key` when the key is unusable or was used for something else. */
export async function doOnce<Output>(
  tx: Transaction,
  { route, request, caller }: { route: RouteDefinition; request: FastifyRequest; caller: Caller },
  work: () => Promise<Result<Output, Refusal>>,
): Promise<Result<Output, Refusal>> {
  const key = request.headers[idempotencyHeader];
  if (key === undefined || !isRepeatable(route)) return await work();
  if (typeof key !== 'string' || key === '' || key.length > idempotencyKeyLengthMax)
    return refuse(refusal('idempotency_key', { problem: 'unreadable' }));
  const { organisationId, actor } = caller;
  const repeatable: RepeatableRequest = {
    organisationId,
    caller: `${actor.kind} ${actor.id}`,
    key,
    hash: hashOf(request),
  };
  if (await takeRequest(tx, repeatable)) {
    const done = await work();
    if (done.ok) await keepAnswer(tx, repeatable, done.value);
    return done;
  }
  const known = await findAnswer(tx, repeatable);
  if (known === undefined || !known.hash.equals(repeatable.hash))
    return refuse(refusal('idempotency_key', { problem: 'taken' }));
  return ok(known.answer as Output);
}

function hashOf({ method, url, body }: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${canonicalJson(body ?? null)}`)
    .digest();
}
