/**
 * The outbox: while no mail server is configured, and always in sample and rehearsal organisations, a message is
 * written where it can be read on screen. Accepting it there is telling the person.
 */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { wakeRollout } from '#server/features/rollouts/index.ts';
import * as store from './delivery-store.ts';
import { prepareWriter } from './delivery-writer.ts';
import { lockDueNotices } from './notice-store.ts';
import { lockDueReports } from './report-store.ts';
import { prepareNoticeWriter } from './send-notices.ts';
import { writeReports } from './send-report.ts';

export type OutboxOptions = {
  /** The organisation's clock. */
  readonly now: Date;
  /** Where personal links point, without a slash at the end. */
  readonly publicUrl: string;
  /** At most so many people in this transaction. */
  readonly limit?: number;
};

const batchSize = 1000;

/**
 * Writes and accepts up to `limit` due messages, and every due notice and report, in the caller's transaction; returns
 * how many people were told.
 */
export async function fillOutbox(
  tx: Transaction,
  organisationId: OrganisationId,
  { now, publicUrl, limit = batchSize }: OutboxOptions,
): Promise<number> {
  let told = 0;
  const rollouts = new Set<number>();
  const writer = await prepareWriter(tx, organisationId, { publicUrl, now });
  while (told < limit) {
    const rows = await store.lockDue(tx, now, Math.min(batchSize, limit - told));
    if (rows.length === 0) break;
    const written = rows.map((row) => ({ row, text: writer.write(row) }));
    told += await store.acceptIntoOutbox(tx, now, written);
    for (const rolloutId of store.rolloutsOf(rows)) {
      if (rollouts.has(rolloutId)) continue;
      rollouts.add(rolloutId);
      await wakeRollout(tx, { organisationId, now }, rolloutId);
    }
  }
  told += await fillNotices(tx, organisationId, { now, publicUrl });
  const reports = await lockDueReports(tx, now, batchSize);
  const reportWriter = writeReports(writer.organisation.name, publicUrl);
  told += await store.acceptIntoOutbox(
    tx,
    now,
    reports.map((row) => ({ row, text: reportWriter.write(row) })),
  );
  return told;
}

async function fillNotices(
  tx: Transaction,
  organisationId: OrganisationId,
  { now, publicUrl }: OutboxOptions,
): Promise<number> {
  let told = 0;
  for (;;) {
    const rows = await lockDueNotices(tx, now, batchSize);
    if (rows.length === 0) return told;
    const writer = await prepareNoticeWriter(tx, organisationId, { publicUrl, now });
    told += await store.acceptIntoOutbox(
      tx,
      now,
      rows.map((row) => ({ row, text: writer.write(row) })),
    );
    for (const rolloutId of store.rolloutsOf(rows))
      await notifyChange(tx, organisationId, `rollout:${rolloutId}`);
  }
}
