/**
 * The only way an enrolment changes status: a move of its machine, over any number of people at once, written
 * together with one audit event and one transition row per person. Decides nothing about when to move.
 */
import { createHash } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { enrolmentMachine, type EnrolmentEvent, settledStatuses } from '#domain/rollout/enrolment-machine.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './enrolment-store.ts';

export type EnrolmentMove = {
  readonly rolloutId: RolloutId;
  readonly event: EnrolmentEvent;
  /** Condition on the alias `e` of the enrolment table; the machine's own condition on the status is added. */
  readonly where: RawBuilder<unknown>;
  /** Why, as the person's row and the audit log show it. */
  readonly reason: Statement | null;
  /** Further assignments, such as a new date. */
  readonly set?: RawBuilder<unknown>;
  /** At most so many people, in invitation order. */
  readonly limit?: number;
};

/** Moves the chosen enrolments and returns how many moved. People whose status does not allow the event stay. */
export async function moveEnrolments(
  tx: Transaction,
  context: Context,
  move: EnrolmentMove,
): Promise<number> {
  return (await moveNamedEnrolments(tx, context, move)).length;
}

/** As moveEnrolments; returns the ids of those that moved. */
export async function moveNamedEnrolments(
  tx: Transaction,
  context: Context,
  move: EnrolmentMove,
): Promise<number[]> {
  const { from, to } = enrolmentMachine.moves[move.event];
  const moved = await store.updateStatus(tx, context, {
    ...move,
    from,
    to,
    stamp: stampOf(move.event),
    settles: (settledStatuses as readonly string[]).includes(to),
  });
  if (moved.length === 0) return [];

  const digest = createHash('sha256');
  for (const row of moved) digest.update(`${row.enrolmentId}:${row.fromStatus}>${to}\n`);
  const sequence = await recordAudit(tx, context, {
    action: 'enrolments.moved',
    subject: { kind: 'rollout', id: move.rolloutId },
    reason: move.reason,
    after: { event: move.event, to, people: moved.length, digest: digest.digest('hex') },
  });
  await store.insertTransitions(tx, context, sequence, to, move.reason, moved);
  return moved.map(({ enrolmentId }) => enrolmentId);
}

function stampOf(event: EnrolmentEvent): 'notified_at' | 'started_at' | null {
  if (event === 'notify') return 'notified_at';
  return event === 'start' ? 'started_at' : null;
}
