/**
 * Sends claimed copies over the lanes of a transport, in the order of commits that leaves at most one unknown copy
 * per lane when the process dies: hand-over is committed, then SMTP speaks, then the outcome is committed.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import type { RenderedMessage } from '#domain/messages/compile-message.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import {
  describeCrash,
  isAddress,
  type Mail,
  type MailLane,
  type MailTransport,
  type SendOutcome,
} from '#server/platform/mail/index.ts';
import * as store from './delivery-store.ts';
import { settlementOf } from './settle-outcome.ts';

/** Writes the text of a copy, and the same without what is the reader's own, for keeping. */
export type CopyWriter<Row> = {
  readonly write: (row: Row) => RenderedMessage;
  readonly redact: (row: Row) => RenderedMessage;
};

export type MailBatch<Row extends store.ClaimedRow> = {
  readonly database: Database;
  readonly organisationId: OrganisationId;
  readonly now: Date;
  readonly token: string;
  readonly rows: readonly Row[];
  readonly writer: CopyWriter<Row>;
  readonly transport: MailTransport;
};

export type BatchReport = {
  readonly counts: Readonly<Record<'accepted' | 'unknown' | 'failed' | 'planned', number>>;
  readonly tickRollouts: ReadonlySet<RolloutId>;
  /** Set when sending stopped because of the relay or our configuration, not because of a person. */
  readonly stop: { readonly outcome: SendOutcome; readonly row: store.ClaimedRow } | undefined;
};

/** The same permanent refusal so often in a row means that the relay refuses us. */
const sameRefusalMax = 10;
const renewMilliseconds = 60_000;

/** Sends the rows and gives back those that were not handed over. */
export async function sendMailBatch<Row extends store.ClaimedRow>(
  batch: MailBatch<Row>,
): Promise<BatchReport> {
  const counts = { accepted: 0, unknown: 0, failed: 0, planned: 0 };
  const tickRollouts = new Set<RolloutId>();
  const queue = [...batch.rows];
  let stop: BatchReport['stop'];
  let refusals = { code: '', count: 0 };

  const work = async (lane: MailLane): Promise<void> => {
    for (let row = queue.shift(); row !== undefined && stop === undefined; row = queue.shift()) {
      const outcome = await sendOne(batch, lane, row);
      if (outcome === undefined) continue;
      const { sent, status } = outcome;
      counts[status] += 1;
      if (status === 'accepted' || status === 'failed') tickRollouts.add(row.rolloutId);
      const code = sent.kind === 'refused' ? sent.response.slice(0, 3) : '';
      refusals = {
        code,
        count: code !== '' && code === refusals.code ? refusals.count + 1 : Number(code !== ''),
      };
      if (sent.kind === 'lane_broken' || sent.kind === 'relay_refuses_us' || refusals.count >= sameRefusalMax)
        stop ??= { outcome: sent, row };
    }
  };
  await Promise.all(batch.transport.lanes.map(work));
  await inOrg(batch, async (tx) => await store.releaseClaimed(tx, batch.token));
  return { counts, tickRollouts, stop };
}

type Sent = { readonly sent: SendOutcome; readonly status: keyof BatchReport['counts'] };

/** One copy; undefined when nothing left because the row is held, taken back, or has no usable address. */
async function sendOne<Row extends store.ClaimedRow>(
  batch: MailBatch<Row>,
  lane: MailLane,
  row: Row,
): Promise<Sent | undefined> {
  const { now, token, writer } = batch;
  const address = row.address ?? '';
  if (!isAddress(address)) {
    await inOrg(batch, async (tx) => {
      await store.refuseClaimed(tx, now, token, row.deliveryId, 'bad_address');
    });
    return { sent: { kind: 'bad_address', response: '' }, status: 'failed' };
  }
  const text = writer.write(row);
  const kept = writer.redact(row);
  const isOurs = await inOrg(
    batch,
    async (tx) => await store.markSending(tx, now, token, row.deliveryId, kept),
  );
  if (!isOurs) return undefined;

  const renewal = setInterval(() => {
    inOrg(batch, async (tx) => {
      await store.renewSending(tx, token, row.deliveryId);
    }).catch(() => undefined);
  }, renewMilliseconds);
  try {
    const sent = await lane.send(toMail(batch, row, address, text)).catch(describeCrash);
    return { sent, status: await settleOne(batch, row, sent) };
  } finally {
    clearInterval(renewal);
  }
}

/** Writes the outcome, trying again until the database answers; if it never does, the lease decides. */
async function settleOne(
  batch: Omit<MailBatch<never>, 'rows' | 'writer'>,
  row: store.ClaimedRow,
  sent: SendOutcome,
): Promise<keyof BatchReport['counts']> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOrg(batch, async (tx) => {
        const settlement = settlementOf(sent, await store.readAttempt(tx, row.deliveryId), row.deliveryId);
        await store.settle(tx, batch.now, batch.token, row.deliveryId, settlement);
        return settlement.status;
      });
    } catch (error) {
      if (attempt === 10) throw error;
      await wait(attempt * 200);
    }
  }
}

const languages: Readonly<Record<MessageLocale, string>> = { en: 'en', sv: 'sv', de: 'de' };

function toMail(
  { transport: { from } }: Pick<MailBatch<never>, 'transport'>,
  row: store.ClaimedRow,
  to: string,
  text: RenderedMessage,
): Mail {
  const host = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  // The key of the row, so that it is opaque and the same on every attempt.
  const nameOf = (key: string): string => `<${key.slice(0, 40)}@${host}>`;
  return {
    from,
    to,
    ...text,
    messageId: nameOf(row.dedupeKey),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'List-Id': `<rollout-${row.rolloutId}.${host}>`,
      'Content-Language': languages[row.locale],
      ...(row.firstKey === null
        ? {}
        : { 'In-Reply-To': nameOf(row.firstKey), References: nameOf(row.firstKey) }),
    },
  };
}

async function inOrg<T>(
  { database, organisationId }: Pick<MailBatch<never>, 'database' | 'organisationId'>,
  work: Parameters<typeof inOrganisation<T>>[2],
): Promise<T> {
  return await inOrganisation(database, organisationId, work);
}
