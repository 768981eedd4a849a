/**
 * One pass of the sender over one organisation: takes back what a dead sender left, calls off what is stale, and
 * sends what is due by mail, or puts it into the outbox while there is no mail server.
 */
import { randomUUID } from 'node:crypto';
import type { OrganisationId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { engineActor } from '#server/platform/actor.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import type { MailTransport } from '#server/platform/mail/index.ts';
import { openHoldsOf, raiseHold, wakeRollout } from '#server/features/rollouts/index.ts';
import * as store from './delivery-store.ts';
import { prepareWriter } from './delivery-writer.ts';
import { fillOutbox } from './fill-outbox.ts';
import { readOrganisation } from './message-store.ts';
import * as notices from './notice-store.ts';
import { lockDueReports } from './report-store.ts';
import { sendMailBatch, type BatchReport, type CopyWriter } from './send-mail-batch.ts';
import { prepareNoticeWriter } from './send-notices.ts';
import { writeReports } from './send-report.ts';

export type SendOptions = {
  /** The organisation's clock. */
  readonly now: Date;
  /** Where personal links point, without a slash at the end. */
  readonly publicUrl: string;
  /** Null while no mail server is configured: messages go into the outbox. */
  readonly transport: MailTransport | null;
  /** At most so many people in this pass; all that are due when left out. */
  readonly limit?: number;
};

export type SendReport = {
  readonly accepted: number;
  readonly unknown: number;
  readonly failed: number;
  /** Tried and to be tried again. */
  readonly postponed: number;
  readonly suppressed: number;
  readonly cancelled: number;
  /** Why sending stopped before all were sent; null when it did not. */
  readonly stoppedBy: string | null;
};

type Totals = { -readonly [Key in keyof SendReport]: SendReport[Key] };

const outboxBatch = 1000;
const claimsPerLane = 10;

/** Sends what is due in one organisation. Safe to run at any time, twice, and in several processes at once. */
export async function sendDueDeliveries(
  database: Database,
  organisationId: OrganisationId,
  options: SendOptions,
): Promise<SendReport> {
  const totals: Totals = {
    accepted: 0,
    unknown: 0,
    failed: 0,
    postponed: 0,
    suppressed: 0,
    cancelled: 0,
    stoppedBy: null,
  };
  const usesMail = await inOrganisation(database, organisationId, async (tx) => {
    const { unknown } = await store.reap(tx, options.now);
    totals.unknown += unknown;
    totals.cancelled += await store.cancelStale(tx, options.now);
    totals.cancelled += await notices.cancelOvertaken(tx, options.now);
    return options.transport !== null && (await readOrganisation(tx)).kind === 'live';
  });
  if (usesMail && options.transport !== null)
    await sendByMail(database, organisationId, { ...options, transport: options.transport }, totals);
  else await putIntoOutbox(database, organisationId, options, totals);
  return totals;
}

async function putIntoOutbox(
  database: Database,
  organisationId: OrganisationId,
  { now, publicUrl, limit = Number.MAX_SAFE_INTEGER }: SendOptions,
  totals: Totals,
): Promise<void> {
  while (totals.accepted < limit) {
    const batch = Math.min(outboxBatch, limit - totals.accepted);
    const told = await inOrganisation(
      database,
      organisationId,
      async (tx) => await fillOutbox(tx, organisationId, { now, publicUrl, limit: batch }),
    );
    totals.accepted += told;
    if (told < batch) return;
  }
}

type MailOptions = SendOptions & { readonly transport: MailTransport };

async function sendByMail(
  database: Database,
  organisationId: OrganisationId,
  options: MailOptions,
  totals: Totals,
): Promise<void> {
  const { now, publicUrl } = options;
  await inOrganisation(database, organisationId, async (tx) => {
    totals.suppressed += await store.suppressWithoutAddress(tx, now);
    totals.suppressed += await notices.suppressNotices(tx, now);
  });
  await sendClaims(database, organisationId, options, totals, {
    lock: async (tx, most) => await notices.lockDueNotices(tx, now, most, { needsAddress: true }),
    prepare: async (tx) => await prepareNoticeWriter(tx, organisationId, { publicUrl, now }),
  });
  await sendClaims(database, organisationId, options, totals, {
    lock: async (tx, most) => await store.lockDue(tx, now, most, { needsAddress: true }),
    prepare: async (tx) => await prepareWriter(tx, organisationId, { publicUrl, now }),
  });
  await sendClaims(database, organisationId, options, totals, {
    lock: async (tx, most) => await lockDueReports(tx, now, most),
    prepare: async (tx) => writeReports((await readOrganisation(tx)).name, publicUrl),
  });
}

/** One sort of copies: how due ones are taken, and who writes their texts. */
type Sort<Row extends store.ClaimedRow> = {
  readonly lock: (tx: Transaction, most: number) => Promise<Row[]>;
  readonly prepare: (tx: Transaction) => Promise<CopyWriter<Row>>;
};

async function sendClaims<Row extends store.ClaimedRow>(
  database: Database,
  organisationId: OrganisationId,
  { now, transport, limit = Number.MAX_SAFE_INTEGER }: MailOptions,
  totals: Totals,
  { lock, prepare }: Sort<Row>,
): Promise<void> {
  let left = limit;
  while (left > 0 && totals.stoppedBy === null) {
    const token = randomUUID();
    const size = Math.min(left, transport.lanes.length * claimsPerLane);
    const claimed = await inOrganisation(database, organisationId, async (tx) => {
      const rows = await lock(tx, size);
      if (rows.length === 0) return undefined;
      const writer = await prepare(tx);
      await store.markClaimed(tx, now, token, rows);
      return { rows, writer };
    });
    if (claimed === undefined) return;
    left -= claimed.rows.length;
    const report = await sendMailBatch({ database, organisationId, now, token, transport, ...claimed });
    add(totals, report);
    await inOrganisation(database, organisationId, async (tx) => {
      await followUp(tx, organisationId, now, report);
    });
  }
}

function add(totals: Totals, { counts, stop }: BatchReport): void {
  totals.accepted += counts.accepted;
  totals.unknown += counts.unknown;
  totals.failed += counts.failed;
  totals.postponed += counts.planned;
  totals.stoppedBy = stop?.outcome.response ?? null;
}

/** Wakes the engine and the screens; a relay that refuses us pauses the rollout, not the person. */
async function followUp(
  tx: Transaction,
  organisationId: OrganisationId,
  now: Date,
  { tickRollouts, stop }: BatchReport,
): Promise<void> {
  for (const rolloutId of tickRollouts) {
    await wakeRollout(tx, { organisationId, now }, rolloutId);
  }
  if (stop === undefined || stop.outcome.kind === 'lane_broken') return;
  const { rolloutId } = stop.row;
  const open = await openHoldsOf(tx, rolloutId);
  if (open.some((hold) => hold.code === 'relay_refuses')) return;
  await raiseHold(
    tx,
    { organisationId, actor: engineActor, requestId: null, now },
    {
      rolloutId,
      stageId: null,
      raisedByKind: 'system',
      code: 'relay_refuses',
      reason: rolloutStatement('hold_relay_refuses', { response: stop.outcome.response }),
      clears: rolloutStatement('clears_after_relay'),
    },
  );
}
