/** Webhooks on a real database with a real receiver on loopback: signed, repeated, given up, never twice at once. */
import { say } from '#contracts/sentences/catalogue.ts';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { webhookAttemptsMax } from '#contracts/webhooks.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { checkAddress, isInnerAddress } from './address.ts';
import * as manage from './manage-webhooks.ts';
import { sendDueWebhooks } from './send-due-webhooks.ts';
import { claimDue, organisationsDue } from './store.ts';

const { database } = await createTestDatabase();
const keys = { secretKeyFile: null, dataFolder: mkdtempSync(join(tmpdir(), 'bellwether-keys-')) };
afterAll(() => rmSync(keys.dataFolder, { recursive: true, force: true }));

type Answer = number | 'silence' | 'nothing';
type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

/** A receiver that answers as told; the last answer is repeated. */
async function createReceiver(...answers: Answer[]) {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const answer = answers[Math.min(received.length, answers.length) - 1] ?? 200;
      if (answer === 'silence') return request.socket.destroy();
      if (answer === 'nothing') return undefined;
      response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:9/' } : {});
      return response.end(`answer ${answer}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.closeAllConnections());
  afterAll(() => server.close());
  return { received, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks` };
}

/** A live organisation with one webhook, and a clock that can be moved. */
async function createPlace(address: string, kind: 'live' | 'sample' = 'live') {
  const organisationId = await inSystem(database, async (tx) =>
    createOrganisation(tx, {
      name: 'Told',
      kind,
      timeZone: 'UTC',
      virtualNow: kind === 'live' ? null : new Date('2027-01-04T07:00:00Z'),
      parentOrganisationId: null,
    }),
  );
  const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
    await inOrganisation(database, organisationId, async (tx) =>
      work(tx, await createContext(tx, { organisationId, actor: engineActor })),
    );
  const created = await inside(async (tx, context) =>
    manage.createWebhook(
      tx,
      context,
      { address, description: 'Service desk', events: ['hold.raised', 'gate.decided'] },
      { allowsInner: true, isLive: true, keys },
    ),
  );
  if (!created.ok) throw new Error(created.refusal.code);
  const { webhook, secret } = created.value;
  let aheadMilliseconds = 0;
  return {
    organisationId,
    inside,
    secret,
    webhookId: webhook.webhookId,
    happen: async (action: 'hold.raised' | 'gate.opened') =>
      await inside(async (tx, context) =>
        recordAudit(tx, context, { action, subject: { kind: 'stage', id: 7 }, after: { people: 3 } }),
      ),
    send: async () =>
      await sendDueWebhooks(database, organisationId, {
        now: () => new Date(Date.now() + aheadMilliseconds),
        allowsInner: true,
        keys,
        random: () => 0.5,
        timeoutMilliseconds: 500,
      }),
    wait: (hours: number) => {
      aheadMilliseconds += hours * 3_600_000;
    },
    deliveries: async () =>
      await inside(async (tx) => {
        const answer = await manage.listDeliveries(tx, webhook.webhookId, {});
        if (!answer.ok) throw new Error(answer.refusal.code);
        return answer.value.rows;
      }),
    webhook: async () => await inside(async (tx) => (await manage.listWebhooks(tx))[0]!),
  };
}

const signatureOf = (secret: string, { headers, body }: Received) =>
  `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
    .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
    .digest('base64')}`;

describe('a webhook', () => {
  test('is told of its events, signed, without names of people, and of no others', async () => {
    const receiver = await createReceiver(200);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    await place.happen('gate.opened');
    expect(await place.send()).toBe(1);
    expect(receiver.received).toHaveLength(1);
    const [got] = receiver.received;
    expect(got!.headers['webhook-signature']).toBe(signatureOf(place.secret, got!));
    expect(JSON.parse(got!.body)).toMatchObject({
      type: 'hold.raised',
      organisationId: place.organisationId,
      subject: { kind: 'stage', id: '7' },
    });
    // What was written down may hold names and free text.
    expect(got!.body).not.toContain('people');
    expect(got!.body).not.toContain(engineActor.name);
    expect(await place.deliveries()).toMatchObject([
      { event: 'hold.raised', status: 'delivered', responseStatus: 200, responseText: 'answer 200' },
    ]);
    expect(await place.send()).toBe(0);
  });

  test('is told nothing when the change it would be told of is rolled back', async () => {
    const receiver = await createReceiver(200);
    const place = await createPlace(receiver.address);
    await expect(
      place.inside(async (tx, context) => {
        await recordAudit(tx, context, { action: 'hold.raised', subject: { kind: 'stage', id: 1 } });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await place.send()).toBe(0);
  });

  test('hears nothing from an organisation with a virtual clock', async () => {
    const receiver = await createReceiver(200);
    const place = await createPlace(receiver.address, 'sample');
    await place.happen('hold.raised');
    expect(await place.deliveries()).toEqual([]);
  });

  test('gets a delivery again with the same id until it takes it', async () => {
    const receiver = await createReceiver(500, 'silence', 302, 204);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    expect(await place.send()).toBe(1);
    expect(await place.send()).toBe(0);
    expect(await place.webhook()).toMatchObject({ status: 'enabled', failingSince: expect.any(String) });
    for (let again = 0; again < 3; again++) {
      place.wait(1);
      expect(await place.send()).toBe(1);
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await place.deliveries()).toMatchObject([{ status: 'delivered', attempt: 4 }]);
    expect(await place.webhook()).toMatchObject({ failingSince: null });
  });

  test('is given up on after the last attempt, and can be sent again by hand', async () => {
    const receiver = await createReceiver(...Array.from({ length: webhookAttemptsMax }, () => 503), 200);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    for (let attempt = 0; attempt < webhookAttemptsMax; attempt++) {
      expect(await place.send()).toBe(1);
      place.wait(11);
    }
    expect(await place.send()).toBe(0);
    const [failed] = await place.deliveries();
    expect(failed).toMatchObject({ status: 'failed', attempt: webhookAttemptsMax, nextAttemptAt: null });
    await place.inside(async (tx, context) =>
      manage.sendAgain(tx, context, place.webhookId, failed!.webhookDeliveryId),
    );
    expect(await place.send()).toBe(1);
    expect(await place.deliveries()).toMatchObject([{ status: 'delivered', attempt: 1 }]);
  });

  test('that says it is gone is disabled, and takes nothing more until it is enabled', async () => {
    const receiver = await createReceiver(410, 200);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    await place.send();
    expect(await place.webhook()).toMatchObject({ status: 'disabled', statusReason: 'gone' });
    await place.happen('hold.raised');
    expect(await place.send()).toBe(0);
    await place.inside(async (tx, context) =>
      manage.changeWebhook(tx, context, place.webhookId, { status: 'enabled' }, true),
    );
    await place.happen('hold.raised');
    expect(await place.send()).toBe(1);
    expect(await place.webhook()).toMatchObject({
      status: 'enabled',
      statusReason: null,
      failingSince: null,
    });
  });

  test('that has failed for more than five days is disabled, and the log says so', async () => {
    const receiver = await createReceiver(500);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    await place.send();
    await place.inside(async (tx) =>
      sql`update webhook set failing_since = now() - interval '6 days'`.execute(tx),
    );
    place.wait(1);
    await place.send();
    expect(await place.webhook()).toMatchObject({ status: 'disabled', statusReason: 'failing' });
    const actions = await place.inside(async (tx) => {
      const { rows } = await sql<{ action: string }>`
        select action from audit_event order by sequence desc limit 1`.execute(tx);
      return rows;
    });
    expect(actions).toEqual([{ action: 'webhook.disabled' }]);
  });

  test('is signed with both secrets for a day after a rotation', async () => {
    const receiver = await createReceiver(200);
    const place = await createPlace(receiver.address);
    const rotated = await place.inside(async (tx, context) =>
      manage.rotateSecret(tx, context, place.webhookId, keys),
    );
    if (!rotated.ok) throw new Error(rotated.refusal.code);
    await place.happen('hold.raised');
    await place.send();
    place.wait(25);
    await place.happen('hold.raised');
    await place.send();
    const [both, one] = receiver.received;
    const next = rotated.value.secret;
    expect(both!.headers['webhook-signature']).toBe(
      `${signatureOf(next, both!)} ${signatureOf(place.secret, both!)}`,
    );
    expect(one!.headers['webhook-signature']).toBe(signatureOf(next, one!));
  });
});

test('a secret that another key has closed signs nothing, and the delivery is tried again', async () => {
  const receiver = await createReceiver(200);
  const place = await createPlace(receiver.address);
  await place.happen('hold.raised');
  await sendDueWebhooks(database, place.organisationId, {
    now: () => new Date(),
    allowsInner: true,
    keys: { ...keys, dataFolder: join(keys.dataFolder, 'elsewhere') },
  });
  expect(receiver.received).toEqual([]);
  expect(await place.deliveries()).toMatchObject([
    { status: 'planned', problem: expect.stringMatching(/another key/) },
  ]);
  place.wait(1);
  await place.send();
  expect(receiver.received).toHaveLength(1);
});

describe('a receiver that does not answer', () => {
  test('costs its own delivery ten seconds, and leaves the deliveries of the others their place', async () => {
    const silent = await createReceiver('nothing');
    const place = await createPlace(silent.address);
    for (let event = 0; event < 7; event++) await place.happen('hold.raised');
    const quick = await createReceiver(200);
    await place.inside(async (tx, context) =>
      manage.createWebhook(
        tx,
        context,
        { address: quick.address, description: 'Chat', events: ['hold.raised'] },
        { allowsInner: true, isLive: true, keys },
      ),
    );
    await place.happen('hold.raised');
    // Five of the eight of the silent one, and the only one of the other.
    expect(await place.send()).toBe(6);
    expect(quick.received).toHaveLength(1);
    expect((await place.deliveries()).filter(({ problem }) => problem !== null)).toHaveLength(5);
    expect((await place.deliveries()).at(-1)?.problem).toMatch(/No answer within/);
  });
});

describe('a disabled webhook', () => {
  test('forgets what waited for it, and stops no event from being written meanwhile', async () => {
    const receiver = await createReceiver(500, 200);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    await place.send();
    await Promise.all([
      place.inside(async (tx, context) =>
        manage.changeWebhook(tx, context, place.webhookId, { status: 'disabled' }, true),
      ),
      place.happen('hold.raised'),
    ]);
    await place.inside(async (tx, context) =>
      manage.changeWebhook(tx, context, place.webhookId, { status: 'enabled' }, true),
    );
    place.wait(1);
    await place.send();
    expect((await place.deliveries()).at(-1)).toMatchObject({ status: 'failed' });
  });
});

describe('two senders', () => {
  test('never take the same delivery, and one that died leaves it to the next after a minute', async () => {
    const receiver = await createReceiver(200);
    const place = await createPlace(receiver.address);
    await place.happen('hold.raised');
    const now = new Date(Date.now() + 1000);
    // The first sender takes it and dies before it has sent anything.
    const taken = await place.inside(async (tx) => claimDue(tx, now, 10));
    expect(taken).toHaveLength(1);
    expect(await place.inside(async (tx) => claimDue(tx, now, 10))).toEqual([]);
    expect(await place.send()).toBe(0);
    place.wait(0.1);
    const due = await inSystem(database, async (tx) => organisationsDue(tx, new Date(Date.now() + 360_000)));
    expect(due).toContain(place.organisationId);
    expect(await place.send()).toBe(1);
    expect(await place.deliveries()).toMatchObject([{ status: 'delivered', attempt: 2 }]);
  });
});

describe('the address of a webhook', () => {
  test.each([
    ['ftp://example.org', /https/],
    ['http://example.org/', /https/],
    ['https://me:secret@example.org/', /name or password/],
    ['https://localhost/', /nearby/],
    ['https://127.0.0.1/', /nearby/],
    ['https://[::1]/', /nearby/],
    ['https://169.254.169.254/latest', /nearby/],
    ['https://10.1.2.3:8443/', /nearby/],
    ['nonsense', /write it like/],
  ])('%s is refused with the reason', (address, reason) => {
    const checked = checkAddress(address, false);
    expect(checked.ok ? '' : say('en', checked.refusal)).toMatch(reason);
  });

  test('may be nearby and plain where the installation allows it', () => {
    expect(checkAddress('http://127.0.0.1:8080/hooks', true)).toEqual({
      ok: true,
      value: 'http://127.0.0.1:8080/hooks',
    });
    expect(checkAddress('https://hooks.example.org/x#part', false)).toEqual({
      ok: true,
      value: 'https://hooks.example.org/x',
    });
  });

  test.each(['::ffff:10.0.0.1', '2002:0a00:0001::1', 'fd00::1', 'fe80::1', '100.64.0.1', '0.0.0.0'])(
    '%s counts as nearby',
    (ip) => {
      expect(isInnerAddress(ip)).toBe(true);
    },
  );

  test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s does not', (ip) => {
    expect(isInnerAddress(ip)).toBe(false);
  });

  test('that resolves to a machine nearby is not called', async () => {
    const receiver = await createReceiver(200);
    const place = await createPlace(receiver.address.replace('127.0.0.1', 'localhost'));
    await place.happen('hold.raised');
    await sendDueWebhooks(database, place.organisationId, {
      now: () => new Date(),
      allowsInner: false,
      keys,
    });
    expect(receiver.received).toEqual([]);
    expect(await place.deliveries()).toMatchObject([
      { status: 'planned', problem: expect.stringMatching(/machine nearby/) },
    ]);
  });
});
