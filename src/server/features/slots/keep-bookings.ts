/**
 * Keeps bookings true to the dates of their people, at every look at a rollout: whoever's date has moved away from their
 * place has lost it and is first in line, what is over is settled, and free places go to the line.
 */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as bookings from './booking-store.ts';
import { openDesk } from './desk.ts';
import { giveFreePlaces } from './give-places.ts';

type Rule = {
  readonly event: 'attend' | 'miss' | 'cancel' | 'displace';
  readonly action: AuditAction;
  /** Of the booking `b` and its person's place `e`. */
  readonly where: RawBuilder<unknown>;
};

/** In this order: what is settled is not displaced. Whoever's device has reported was there. */
const rulesAt = (now: Date): readonly Rule[] => [
  {
    event: 'attend',
    action: 'bookings.settled',
    where: sql`b.starts_at <= ${now} and e.status in ('succeeded', 'failed') and e.status_at >= b.starts_at`,
  },
  {
    event: 'miss',
    action: 'bookings.settled',
    where: sql`b.starts_at <= ${now} and e.status = 'unreachable' and e.status_at >= b.starts_at`,
  },
  {
    event: 'cancel',
    action: 'bookings.settled',
    where: sql`e.status in ('eligible', 'succeeded', 'deferred', 'excluded', 'cancelled', 'rolled_back')
      or (b.status in ('waitlisted', 'displaced') and e.status = 'started')
      or (b.status in ('held', 'confirmed') and e.status in ('failed', 'unreachable'))`,
  },
  {
    event: 'displace',
    action: 'bookings.displaced',
    where: sql`e.status in ('scheduled', 'notified') and e.scheduled_at is distinct from b.starts_at`,
  },
];

/** Whether anything changed. Free for rollouts without bookings. */
export async function keepBookings(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<boolean> {
  if (!(await bookings.hasOpen(tx, rolloutId))) return false;
  let changed = false;
  for (const { event, action, where } of rulesAt(context.now)) {
    const moved = await bookings.moveBookings(
      tx,
      context,
      event,
      sql`b.rollout_id = ${rolloutId} and (${where})`,
    );
    if (moved.length === 0) continue;
    changed = true;
    await recordAudit(tx, context, {
      action,
      subject: { kind: 'rollout', id: rolloutId },
      after: { event, people: moved.length, bookingIds: moved.map(({ bookingId }) => bookingId) },
    });
  }
  const desk = (await openDesk(tx, context, rolloutId, 'read'))!;
  return (await giveFreePlaces(tx, context, desk)) > 0 || changed;
}
