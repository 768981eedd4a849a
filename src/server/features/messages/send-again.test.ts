/** Sending unclear copies again needs two people, and touches no copy of which anything is known. */
import { afterAll, describe, expect, test } from 'vitest';
import type { DeliveryId } from '#contracts/ids.ts';
import { messageRoutes, type Delivery } from '#contracts/messages.ts';
import { sendAgainRoutes as routes, type SendAgainRequest } from '#contracts/send-again.ts';
import { tokenRoutes } from '#contracts/tokens.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { sql } from '#server/platform/db/database.ts';
import { ask, withUnknownCopies } from '#test/contract/examples/send-again.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { startRelay } from '#test/support/mail-relay.ts';
import { sendDueDeliveries } from './send-due-deliveries.ts';

const parts = await createTestDatabase();
const world = await createWorld({ ...parts, routes: featureRoutes });
afterAll(world.close);

type Copy = { id: DeliveryId; status: string; reason: string | null; key: string; attempt: number };
const copiesOf = async ({ within }: Place): Promise<Copy[]> =>
  await within(
    async (tx) =>
      (
        await sql<Copy>`select delivery_id as id, status, reason, dedupe_key as key, attempt from delivery order by 1`.execute(
          tx,
        )
      ).rows,
  );

async function askFor(
  { world: { call }, administrator }: Place,
  rolloutId: number,
  deliveryIds: readonly DeliveryId[],
): Promise<unknown> {
  const answer = await call(
    routes.askToSendAgain,
    { params: { rolloutId }, body: { deliveryIds, reason: 'The relay lost its queue' } },
    administrator,
  );
  return answer.json;
}

describe('asking', () => {
  test('sends nothing, and the person who asked cannot approve', async () => {
    const place = await world.createPlace();
    const { rolloutId, requestId } = await ask(place);
    const own = await world.call(
      routes.approveSendAgain,
      { params: { rolloutId, requestId } },
      place.administrator,
    );
    expect([own.status, own.json]).toMatchObject([403, { code: 'send_again_own' }]);
    expect((await copiesOf(place)).map(({ status }) => status)).toEqual(['unknown', 'unknown']);
    const { requests } = await place.call<{ requests: SendAgainRequest[] }>(routes.listSendAgainRequests, {
      params: { rolloutId },
    });
    expect(requests).toMatchObject([{ requestId, isOwn: true, decision: null, copies: 2, unknown: 2 }]);
  });

  test('is refused for a copy of which is known what became of it, and for one asked for already', async () => {
    const place = await world.createPlace();
    const { rolloutId, deliveryIds } = await withUnknownCopies(place);
    for (const status of ['planned', 'accepted', 'failed', 'suppressed', 'cancelled', 'sending']) {
      await place.within(async (tx) => {
        await sql`update delivery set status = ${status} where delivery_id = ${deliveryIds[0]}`.execute(tx);
      });
      expect(await askFor(place, rolloutId, deliveryIds)).toMatchObject({
        code: 'delivery_not_unknown',
        data: { copies: 1, of: 2 },
      });
    }
    expect(await askFor(place, rolloutId, [deliveryIds[1]!])).toMatchObject({ copies: 1 });
    expect(await askFor(place, rolloutId, [deliveryIds[1]!])).toMatchObject({ code: 'send_again_asked' });
    const elsewhere = await withUnknownCopies(await world.createPlace());
    expect(await askFor(place, rolloutId, elsewhere.deliveryIds)).toMatchObject({ code: 'not_found' });
  });

  test('is refused for a copy that tells a date the person no longer has', async () => {
    const place = await world.createPlace();
    const { rolloutId, deliveryIds } = await withUnknownCopies(place);
    await place.within(async (tx) => {
      await sql`update enrolment set date_number = 2 where enrolment_id = (
        select enrolment_id from delivery where delivery_id = ${deliveryIds[0]})`.execute(tx);
    });
    expect(await askFor(place, rolloutId, deliveryIds)).toMatchObject({ code: 'delivery_outdated' });
  });

  test('is not for programs', async () => {
    const place = await world.createPlace();
    const { rolloutId, deliveryIds } = await withUnknownCopies(place);
    const { secret } = await place.call<{ secret: string }>(tokenRoutes.createToken, {
      body: { name: 'Nightly', roles: ['communications_lead'] },
    });
    const answer = await world.call(routes.askToSendAgain, {
      params: { rolloutId },
      body: { deliveryIds, reason: 'The relay lost its queue' },
      headers: { authorization: `Bearer ${secret}` },
    });
    expect([answer.status, answer.json]).toMatchObject([403, { code: 'account_needed' }]);
  });
});

describe('deciding', () => {
  test('another person approves: what is still unclear leaves once more, under the same Message-ID', async () => {
    const { transport, received } = await startRelay();
    const place = await world.createPlace();
    const { rolloutId, requestId, deliveryIds } = await ask(place);
    // One of them turns out to have arrived.
    await place.within(async (tx) => {
      await sql`update delivery set status = 'accepted' where delivery_id = ${deliveryIds[0]}`.execute(tx);
    });
    const before = await copiesOf(place);
    await world.newAuditActions();
    const other = await place.signIn(['communications_lead']);
    const approve = async () =>
      await world.call(routes.approveSendAgain, { params: { rolloutId, requestId } }, other);
    expect((await approve()).json).toMatchObject({ decision: 'approved', copies: 2, unknown: 0 });
    expect((await approve()).json).toMatchObject({ code: 'send_again_decided' });
    expect(await world.newAuditActions()).toEqual(['send_again.approved']);
    expect(await copiesOf(place)).toMatchObject([
      { status: 'accepted' },
      { status: 'planned', reason: 'sent_again' },
    ]);
    const options = { now: new Date(), publicUrl: 'https://bellwether.example', transport };
    for (let again = 0; again < 2; again++)
      await sendDueDeliveries(world.database, place.organisationId, options);
    expect(received).toHaveLength(1);
    expect(received[0]!.raw).toContain(`Message-ID: <${before[1]!.key.slice(0, 40)}@`);
    expect((await copiesOf(place))[1]).toMatchObject({ status: 'accepted', reason: null, attempt: 2 });
    const delivery = await place.call<Delivery>(messageRoutes.getDelivery, {
      params: { rolloutId, deliveryId: deliveryIds[1]! },
    });
    expect(delivery.sendAgain).toMatchObject({ requestId, decision: 'approved', isOwn: true });
  });

  test('the late answer of the sender that lost track changes nothing after an approval', async () => {
    const place = await world.createPlace();
    const { rolloutId, requestId } = await ask(place);
    await place.within(async (tx) => {
      await sql`update delivery set claim_token = gen_random_uuid()`.execute(tx);
    });
    const other = await place.signIn(['rollout_lead']);
    await world.call(routes.approveSendAgain, { params: { rolloutId, requestId } }, other);
    await place.within(async (tx) => {
      const { rows } = await sql`select 1 from delivery where claim_token is not null`.execute(tx);
      expect(rows).toEqual([]);
    });
  });

  test('whoever asked may withdraw, and the copies can be asked for again', async () => {
    const place = await world.createPlace();
    const { rolloutId, requestId, deliveryIds } = await ask(place);
    await place.call(routes.declineSendAgain, { params: { rolloutId, requestId } });
    expect((await copiesOf(place)).map(({ status }) => status)).toEqual(['unknown', 'unknown']);
    expect(await askFor(place, rolloutId, deliveryIds)).toMatchObject({ decision: null, copies: 2 });
  });
});
