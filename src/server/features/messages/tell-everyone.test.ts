import type { SMTPServer } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import type { MailTransport } from '#server/platform/mail/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { dropLines, startRelay } from '#test/support/mail-relay.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { raiseHold } from '#server/features/rollouts/index.ts';
import { sendDueDeliveries } from './send-due-deliveries.ts';

const { database } = await createTestDatabase();
const publicUrl = 'https://bellwether.example';

type LedgerRow = {
  person_id: number;
  status: string;
  reason: string | null;
  attempt: number;
  locale: string;
  channel: string;
  subject: string | null;
  body_text: string | null;
  body_html: string | null;
  not_before: Date;
};

const ledgerOf = async ({ organisationId }: PeopleToTell): Promise<LedgerRow[]> =>
  await inOrganisation(database, organisationId, async (tx) => {
    const { rows } = await sql<LedgerRow>`select * from delivery order by delivery_id`.execute(tx);
    return rows;
  });

const outbox = { now: tellingNow, publicUrl, transport: null };

describe('without a mail server', () => {
  test('everybody gets one message in the outbox in their own language, and nobody a second', async () => {
    const people = await createPeopleToTell(database, [
      { locale: 'en' },
      { locale: 'sv-SE' },
      { locale: 'DE_at' },
      { locale: 'nb' },
      { locale: null, email: null, givenName: null },
    ]);
    expect(await people.plan()).toBe(5);
    expect(await people.plan()).toBe(0);
    expect((await sendDueDeliveries(database, people.organisationId, outbox)).accepted).toBe(5);
    expect((await sendDueDeliveries(database, people.organisationId, outbox)).accepted).toBe(0);

    const ledger = await ledgerOf(people);
    expect(ledger.map((row) => row.locale)).toEqual(['en', 'sv', 'de', 'en', 'en']);
    expect(new Set(ledger.map((row) => `${row.status} ${row.channel} ${row.attempt}`))).toEqual(
      new Set(['accepted outbox 1']),
    );
    expect(ledger[0]!.body_text).toContain('Hello Jana,');
    expect(ledger[0]!.body_text).toMatch(/Tuesday,? 1 December 2026, 09:00 \(CET\)/);
    expect(ledger[1]!.body_text).toContain('tisdag 1 december 2026 kl. 09:00 (CET)');
    expect(ledger[2]!.body_text).toContain('Dienstag, 1. Dezember 2026, 09:00 Uhr (MEZ)');
    expect(ledger[4]!.body_text).toContain('Hello there,');
    const links = new Set(
      ledger.map((row) => /https:\/\/bellwether\.example\/me\/[\w-]+/.exec(row.body_text!)![0]),
    );
    expect(links.size).toBe(5);
    expect(ledger[0]!.body_html).toContain('<html lang="en">');
  });

  test('dates are told in the time zone of the site', async () => {
    const people = await createPeopleToTell(database, [{}]);
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`insert into site_time (organisation_id, site, time_zone, working_days)
        values (${people.organisationId}, 'Lund', 'Asia/Tokyo', '{1,2,3,4,5}')`.execute(tx);
    });
    await people.plan();
    await sendDueDeliveries(database, people.organisationId, outbox);
    const [row] = await ledgerOf(people);
    expect(row!.body_text).toMatch(/Tuesday,? 1 December 2026, 17:00 \(GMT\+9\)/);
  });

  test('two senders at once tell each person once', async () => {
    const people = await createPeopleToTell(
      database,
      Array.from({ length: 300 }, () => ({})),
    );
    await people.plan();
    const reports = await Promise.all([
      sendDueDeliveries(database, people.organisationId, outbox),
      sendDueDeliveries(database, people.organisationId, outbox),
    ]);
    expect(reports[0].accepted + reports[1].accepted).toBe(300);
    expect((await ledgerOf(people)).every((row) => row.attempt === 1)).toBe(true);
  });

  test('hostile names are shown and do nothing', async () => {
    const people = await createPeopleToTell(database, [
      { givenName: '<script>alert(1)</script>' },
      { givenName: '{{link}}' },
      { givenName: 'Eve\r\nBcc: all@example.com' },
      { givenName: '\u202Egnirts' },
    ]);
    await people.plan();
    await sendDueDeliveries(database, people.organisationId, outbox);
    const [script, braces, lines, mark] = await ledgerOf(people);
    expect(script!.body_html).not.toContain('<script>');
    expect(script!.body_html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(braces!.body_text).toContain('Hello {{link}},');
    expect(lines!.body_text).toContain('Hello Eve Bcc: all@example.com,');
    expect(mark!.body_text).toContain('Hello gnirts,');
  });

  test('nobody is told before the notice is due, under a hold, or after being left out', async () => {
    const people = await createPeopleToTell(database, [{}, {}]);
    await people.plan();
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update delivery set not_before = '2026-11-25T00:00:00Z' where person_id = ${people.personIds[0]}`.execute(
        tx,
      );
      await sql`update enrolment set status = 'excluded' where person_id = ${people.personIds[1]}`.execute(
        tx,
      );
    });
    await sendDueDeliveries(database, people.organisationId, outbox);
    expect((await ledgerOf(people)).map((row) => row.status)).toEqual(['planned', 'cancelled']);

    await inOrganisation(database, people.organisationId, async (tx) => {
      await raiseHold(tx, people.context, {
        rolloutId: people.rolloutId,
        stageId: people.stageId,
        raisedByKind: 'person',
        code: 'paused_by_person',
        reason: ownWords('a look first'),
        clears: ownWords('a person'),
      });
    });
    const tomorrow = { ...outbox, now: new Date('2026-11-26T00:00:00Z') };
    await sendDueDeliveries(database, people.organisationId, tomorrow);
    expect((await ledgerOf(people))[0]!.status).toBe('planned');
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update hold set cleared_at = now()`.execute(tx);
    });
    await sendDueDeliveries(database, people.organisationId, tomorrow);
    expect((await ledgerOf(people))[0]!.status).toBe('accepted');
  });

  test('what a stopped rollout still had to tell is called off, though a hold stands', async () => {
    const people = await createPeopleToTell(database, [{}, {}]);
    await people.plan();
    await inOrganisation(database, people.organisationId, async (tx) => {
      await raiseHold(tx, people.context, {
        rolloutId: people.rolloutId,
        stageId: null,
        raisedByKind: 'person',
        code: 'paused_by_person',
        reason: ownWords('it ends here'),
        clears: ownWords('a person'),
      });
      await sql`update enrolment set status = 'cancelled'`.execute(tx);
    });
    await sendDueDeliveries(database, people.organisationId, outbox);
    expect((await ledgerOf(people)).map((row) => row.status)).toEqual(['planned', 'planned']);
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update rollout set status = 'stopped'`.execute(tx);
    });
    expect(await sendDueDeliveries(database, people.organisationId, outbox)).toMatchObject({ cancelled: 2 });
  });

  test('a portion of the people is planned by name, once', async () => {
    const people = await createPeopleToTell(database, [{}, {}, {}]);
    const named = await inOrganisation(database, people.organisationId, async (tx) => {
      const { rows } = await sql<{ id: number }>`
        select enrolment_id as id from enrolment order by position desc limit 2`.execute(tx);
      return { enrolmentIds: rows.map((row) => row.id) };
    });
    expect(await people.plan(named)).toBe(2);
    expect(await people.plan(named)).toBe(0);
    expect(await people.plan({ most: 5 })).toBe(1);
  });

  test('a text that is not the approved one does not leave', async () => {
    const people = await createPeopleToTell(database, [{}]);
    await people.plan();
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update message set variants = jsonb_set(variants, '{en,cta}', '"Click here"')`.execute(tx);
    });
    await expect(sendDueDeliveries(database, people.organisationId, outbox)).rejects.toThrow(/not the text/);
    expect((await ledgerOf(people))[0]!.status).toBe('planned');
  });
});

describe('with a mail server', () => {
  test('each person gets one mail with safe headers, and the ledger keeps it without the link', async () => {
    const { transport, received } = await startRelay();
    const people = await createPeopleToTell(database, [
      { locale: 'de' },
      { locale: 'sv' },
      { email: ' ' },
      { email: 'x@y, z@example.com' },
    ]);
    await people.plan();
    const options = { now: tellingNow, publicUrl, transport };
    expect(await sendDueDeliveries(database, people.organisationId, options)).toMatchObject({
      accepted: 2,
      suppressed: 1,
      failed: 1,
    });
    await sendDueDeliveries(database, people.organisationId, options);

    expect(received.map((mail) => mail.to).sort()).toEqual(['p1@example.com', 'p2@example.com']);
    const german = received.find((mail) => mail.to === 'p1@example.com')!.raw;
    for (const header of [
      /^Message-ID: <[0-9a-f]{40}@example\.com>/im,
      /^Auto-Submitted: auto-generated/im,
      /^X-Auto-Response-Suppress: OOF, AutoReply/im,
      /^List-Id: <rollout-\d+\.example\.com>/im,
      /^Content-Language: de/im,
    ])
      expect(german).toMatch(header);
    const ledger = await ledgerOf(people);
    expect(ledger.map((row) => `${row.status} ${row.reason ?? ''}`)).toEqual([
      'accepted ',
      'accepted ',
      'suppressed no_address',
      'failed bad_address',
    ]);
    expect(ledger[0]!.body_text).toContain('https://bellwether.example/me/…');
  });

  test('two senders at once send each copy once', async () => {
    const { transport, received } = await startRelay();
    const people = await createPeopleToTell(
      database,
      Array.from({ length: 60 }, () => ({})),
    );
    await people.plan();
    const options = { now: tellingNow, publicUrl, transport };
    await Promise.all([
      sendDueDeliveries(database, people.organisationId, options),
      sendDueDeliveries(database, people.organisationId, options),
    ]);
    expect(received.length).toBe(60);
    expect(new Set(received.map((mail) => mail.to)).size).toBe(60);
  });

  test('a temporary no is tried again later under the same Message-ID, a permanent one is final', async () => {
    let isBusy = true;
    const { transport, received } = await startRelay({
      onRcptTo: (address, _, done) => {
        if (address.address === 'p2@example.com')
          return done(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }));
        return isBusy ? done(Object.assign(new Error('4.2.0 busy'), { responseCode: 451 })) : done();
      },
    });
    const people = await createPeopleToTell(database, [{}, {}]);
    await people.plan();
    const options = { now: tellingNow, publicUrl, transport };
    expect(await sendDueDeliveries(database, people.organisationId, options)).toMatchObject({
      failed: 1,
      postponed: 1,
    });
    let ledger = await ledgerOf(people);
    expect(ledger.map((row) => [row.status, row.reason])).toEqual([
      ['planned', 'refused_for_now'],
      ['failed', 'bad_address'],
    ]);
    expect(ledger[0]!.not_before.getTime() - tellingNow.getTime()).toBeGreaterThanOrEqual(60_000);

    isBusy = false;
    await sendDueDeliveries(database, people.organisationId, options);
    expect(received.length).toBe(0);
    await sendDueDeliveries(database, people.organisationId, {
      ...options,
      now: new Date(tellingNow.getTime() + 120_000),
    });
    ledger = await ledgerOf(people);
    expect(received.length).toBe(1);
    expect(ledger[0]).toMatchObject({ status: 'accepted', attempt: 2 });
  });

  test('a line that breaks after the final dot is unknown and is not sent again', async () => {
    let taken = 0;
    const { transport } = await startRelay(
      {
        onData(this: SMTPServer, stream) {
          stream.resume();
          stream.on('end', () => {
            taken += 1;
            dropLines(this);
          });
        },
      },
      1,
    );
    const people = await createPeopleToTell(database, [{}]);
    await people.plan();
    const options = { now: tellingNow, publicUrl, transport };
    expect(await sendDueDeliveries(database, people.organisationId, options)).toMatchObject({ unknown: 1 });
    await sendDueDeliveries(database, people.organisationId, {
      ...options,
      now: new Date('2026-11-30T00:00:00Z'),
    });
    expect(taken).toBe(1);
    expect((await ledgerOf(people))[0]!.status).toBe('unknown');
  });

  test('a line that breaks before the message has left is tried again', async () => {
    const { transport } = await startRelay(
      {
        onRcptTo(this: SMTPServer) {
          dropLines(this);
        },
      },
      1,
    );
    const people = await createPeopleToTell(database, [{}]);
    await people.plan();
    const report = await sendDueDeliveries(database, people.organisationId, {
      now: tellingNow,
      publicUrl,
      transport,
    });
    expect(report).toMatchObject({ postponed: 1, unknown: 0 });
    expect((await ledgerOf(people))[0]).toMatchObject({ status: 'planned', reason: 'not_handed_over' });
  });

  test('a sender that dies after hand-over leaves unknown, and one that dies before leaves planned', async () => {
    let sent = 0;
    const dying: MailTransport = {
      from: 'rollout@example.com',
      close: () => undefined,
      lanes: [
        {
          close: () => undefined,
          send: async () => {
            sent += 1;
            throw new Error('killed');
          },
        },
      ],
    };
    const people = await createPeopleToTell(database, [{}]);
    await people.plan();
    const options = { now: tellingNow, publicUrl, transport: dying };
    await sendDueDeliveries(database, people.organisationId, options);
    await sendDueDeliveries(database, people.organisationId, options);
    expect((await ledgerOf(people))[0]).toMatchObject({ status: 'unknown', attempt: 1 });
    expect(sent).toBe(1);

    const others = await createPeopleToTell(database, [{}, {}]);
    await others.plan();
    await inOrganisation(database, others.organisationId, async (tx) => {
      await sql`update delivery set status = case when person_id = ${others.personIds[0]} then 'sending' else 'claimed' end,
        claim_token = gen_random_uuid(), lease_expires_at = now() - interval '1 second'`.execute(tx);
    });
    const report = await sendDueDeliveries(database, others.organisationId, { ...outbox, limit: 0 });
    expect(report.unknown).toBe(1);
    expect((await ledgerOf(others)).map((row) => row.status)).toEqual(['unknown', 'planned']);
  });

  test('a relay that refuses us holds the rollout and loses nobody', async () => {
    const { transport } = await startRelay(
      {
        onMailFrom: (_, __, done) =>
          done(Object.assign(new Error('5.7.1 not allowed to relay'), { responseCode: 550 })),
      },
      1,
    );
    const people = await createPeopleToTell(database, [{}, {}, {}]);
    await people.plan();
    const report = await sendDueDeliveries(database, people.organisationId, {
      now: tellingNow,
      publicUrl,
      transport,
    });
    expect(report.stoppedBy).toContain('5.7.1');
    expect((await ledgerOf(people)).map((row) => [row.status, row.attempt])).toEqual([
      ['planned', 0],
      ['planned', 0],
      ['planned', 0],
    ]);
    const holds = await inOrganisation(
      database,
      people.organisationId,
      async (tx) =>
        (await sql<{ code: string }>`select code from hold where cleared_at is null`.execute(tx)).rows,
    );
    expect(holds).toEqual([{ code: 'relay_refuses' }]);
  });
});

test('sample organisations never send mail', async () => {
  const { transport, received } = await startRelay();
  const people = await createPeopleToTell(database, [{}], 'sample');
  await people.plan();
  await sendDueDeliveries(database, people.organisationId, { now: tellingNow, publicUrl, transport });
  expect(received).toEqual([]);
  expect((await ledgerOf(people))[0]).toMatchObject({ status: 'accepted', channel: 'outbox' });
});
