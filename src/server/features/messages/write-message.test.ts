import { expect, test } from 'vitest';
import { say } from '#contracts/sentences/catalogue.ts';
import type { MessageView } from '#contracts/messages.ts';
import { defaultInvitation } from '#domain/messages/default-invitation.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { fillOutbox } from './fill-outbox.ts';
import { getMessage, listDeliveries, previewMessage } from './queries.ts';
import { approveMessage, saveMessage } from './write-message.ts';

const { database } = await createTestDatabase();

type Tx = Parameters<Parameters<typeof inOrganisation>[2]>[0];
const within = async <T>({ organisationId }: PeopleToTell, work: (tx: Tx) => Promise<T>): Promise<T> =>
  await inOrganisation(database, organisationId, work);

async function view(people: PeopleToTell): Promise<MessageView> {
  const result = await within(people, async (tx) => await getMessage(tx, people.rolloutId, 'pilot'));
  if (!result.ok) throw new Error('there is a message');
  return result.value;
}

const edited = {
  ...defaultInvitation.pilot,
  en: { ...defaultInvitation.pilot.en, cta: 'Look at my date' },
};

test('an edit leaves the approved text in force until it is approved by its hash', async () => {
  const people = await createPeopleToTell(database, [{}, {}]);
  const { rolloutId, context } = people;
  const before = await view(people);
  expect(before).toMatchObject({ origin: 'approved', approvable: true });
  await within(people, async (tx) => await saveMessage(tx, context, rolloutId, 'pilot', edited));
  const draft = await view(people);
  expect(draft).toMatchObject({ origin: 'draft', approved: { contentHash: before.contentHash } });
  expect(draft.contentHash).not.toBe(before.contentHash);

  await people.plan();
  const tell = async () =>
    await within(
      people,
      async (tx) =>
        await fillOutbox(tx, people.organisationId, {
          now: tellingNow,
          publicUrl: 'http://x.test',
          limit: 1,
        }),
    );
  await tell();
  const wrong = await within(
    people,
    async (tx) => await approveMessage(tx, context, rolloutId, 'pilot', before.contentHash),
  );
  expect(wrong.ok).toBe(false);
  await within(
    people,
    async (tx) => await approveMessage(tx, context, rolloutId, 'pilot', draft.contentHash),
  );
  expect(await view(people)).toMatchObject({ origin: 'approved', contentHash: draft.contentHash });
  await people.plan();
  await tell();
  await tell();

  const bodies = await within(
    people,
    async (tx) =>
      (await sql<{ body: string }>`select body_text as body from delivery order by 1`.execute(tx)).rows,
  );
  expect(bodies.length).toBe(2);
  expect(bodies.filter(({ body }) => body.includes('Look at my date')).length).toBe(1);
});

test('a text with an error cannot be approved', async () => {
  const people = await createPeopleToTell(database, [{}]);
  const broken = { ...edited, sv: { ...edited.sv, help: 'Fråga {{someone}}.' } };
  const result = await within(people, async (tx) => {
    await saveMessage(tx, people.context, people.rolloutId, 'pilot', broken);
    const { contentHash } = await getMessage(tx, people.rolloutId, 'pilot').then((found) =>
      found.ok ? found.value : { contentHash: '' },
    );
    return await approveMessage(tx, people.context, people.rolloutId, 'pilot', contentHash);
  });
  expect(result.ok).toBe(false);
  if (!result.ok)
    expect(say('de', result.refusal)).toBe(
      'Der schwedische Text kann noch nicht verwendet werden. {{someone}} ist kein Platzhalter. Verwenden Sie einen von: person.givenName, date, link, help, organisation und changed.',
    );
});

test('a preview shows any person in any language, and the worst cases', async () => {
  const people = await createPeopleToTell(database, [
    { locale: 'sv' },
    { givenName: null, displayName: 'Nameless' },
    { givenName: 'Wilhelmina-Charlotte' },
  ]);
  const preview = async (request: Parameters<typeof previewMessage>[4]) => {
    const result = await within(
      people,
      async (tx) => await previewMessage(tx, people.context, people.rolloutId, 'pilot', request),
    );
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  };
  expect(await preview({})).toMatchObject({ locale: 'sv', person: { ownLocale: 'sv' } });
  expect((await preview({ locale: 'de' })).text).toContain('Dienstag, 1. Dezember 2026');
  expect((await preview({ worstCase: 'no_given_name' })).text).toContain('Hello there,');
  expect((await preview({ worstCase: 'longest_name' })).text).toContain('Wilhelmina-Charlotte');
  expect((await preview({ personId: people.personIds[1]! })).person?.displayName).toBe('Nameless');
  expect((await preview({ variants: edited, locale: 'en' })).html).toContain('Look at my date');
});

test('the ledger counts every status and pages through the rows', async () => {
  const people = await createPeopleToTell(
    database,
    Array.from({ length: 5 }, () => ({})),
  );
  await people.plan();
  await within(
    people,
    async (tx) =>
      await fillOutbox(tx, people.organisationId, { now: tellingNow, publicUrl: 'http://x.test', limit: 3 }),
  );
  const page = async (after: number) => {
    const result = await within(
      people,
      async (tx) => await listDeliveries(tx, people.rolloutId, { after, limit: 2 }),
    );
    if (!result.ok) throw new Error('there is a ledger');
    return result.value;
  };
  const first = await page(0);
  expect(first.counts).toEqual({ accepted: 3, planned: 2 });
  expect(first.total).toBe(5);
  const second = await page(first.next!);
  const third = await page(second.next!);
  expect(third.next).toBeNull();
  expect(new Set([first, second, third].flatMap(({ rows }) => rows.map((row) => row.deliveryId))).size).toBe(
    5,
  );
});
