/** A date that moves: what has not left does not leave any more, and the new date is told once, as a new one. */
import { expect, test } from 'vitest';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import type { MailTransport } from '#server/platform/mail/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { startRelay } from '#test/support/mail-relay.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { sendDueDeliveries } from './send-due-deliveries.ts';

const { database } = await createTestDatabase();
const publicUrl = 'https://bellwether.example';

type Copy = { status: string; reason: string | null; subject: string | null; body_text: string | null };

const ledgerOf = async ({ organisationId }: PeopleToTell): Promise<Copy[]> =>
  await inOrganisation(database, organisationId, async (tx) => {
    const { rows } = await sql<Copy>`
      select status, reason, subject, body_text from delivery order by delivery_id`.execute(tx);
    return rows;
  });

test('a copy whose date moves while a sender holds it does not leave', async () => {
  const people = await createPeopleToTell(database, [{}, {}]);
  await people.plan();
  const told: string[] = [];
  const moving: MailTransport = {
    from: 'rollout@example.com',
    close: () => undefined,
    lanes: [
      {
        close: () => undefined,
        send: async ({ to }) => {
          told.push(to);
          await inOrganisation(database, people.organisationId, async (tx) => {
            await sql`update enrolment set date_number = 2, scheduled_at = '2026-12-08T08:00:00Z', replaces_at = scheduled_at
              where person_id = ${people.personIds[1]}`.execute(tx);
          });
          return { kind: 'accepted', response: '250' };
        },
      },
    ],
  };
  const options = { now: tellingNow, publicUrl, transport: moving };
  await sendDueDeliveries(database, people.organisationId, options);
  expect(told).toEqual(['p1@example.com']);
  await sendDueDeliveries(database, people.organisationId, options);
  expect((await ledgerOf(people)).map(({ status, reason }) => [status, reason])).toEqual([
    ['accepted', null],
    ['cancelled', 'date_moved'],
  ]);
});

test('a new date is told in a mail of its own, under the thread of the first', async () => {
  const { transport, received } = await startRelay();
  const people = await createPeopleToTell(database, [{ locale: 'de' }]);
  await people.plan();
  const options = { now: tellingNow, publicUrl, transport };
  await sendDueDeliveries(database, people.organisationId, options);
  await inOrganisation(database, people.organisationId, async (tx) => {
    await sql`update enrolment set date_number = 2, scheduled_at = '2026-12-08T08:00:00Z', replaces_at = scheduled_at`.execute(
      tx,
    );
  });
  expect(await people.plan()).toBe(1);
  await sendDueDeliveries(database, people.organisationId, options);
  const [first, second] = received.map(({ raw }) => raw.replaceAll(/\r\n[ \t]/g, ' '));
  const id = /^Message-ID: (<[^>]+>)/im.exec(first!)![1]!;
  expect(second).toContain(`\nIn-Reply-To: ${id}`);
  expect(second).toContain(`\nReferences: ${id}`);
  const { subject, body_text: text } = (await ledgerOf(people))[1]!;
  expect(subject).toBe('Neuer Termin: Ihr Termin für die einfachere Anmeldung');
  expect(text).toContain(
    'Statt Dienstag, 1. Dezember 2026, 09:00 Uhr (MEZ) ist er nun Dienstag, 8. Dezember',
  );
});
