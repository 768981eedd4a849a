/** Requests with an Idempotency-Key over the real HTTP server and database: done once, answered alike. */
import { Type } from 'typebox';
import { afterAll, describe, expect, test } from 'vitest';
import { defineRoute } from '#contracts/route.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { createWorld, type Person } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { handle } from './handler.ts';

const add = defineRoute({
  name: 'add',
  method: 'POST',
  path: '/api/v1/add',
  access: 'rollout.plan',
  summary: 'Counts how often it was really called.',
  body: Type.Object({ text: Type.String() }),
  response: Type.Object({ text: Type.String(), call: Type.Integer() }),
  refusals: ['rollout_state'],
});

let calls = 0;
let isOpen = true;
const world = await createWorld({
  ...(await createTestDatabase()),
  routes: [
    handle(add, async ({ tx, context, body }) => {
      calls += 1;
      const call = calls;
      if (!isOpen) return refuse(refusal('rollout_state', { state: 'paused' }));
      await recordAudit(tx, context, { action: 'rollout.created', subject: { kind: 'rollout', id: call } });
      return ok({ text: body.text, call });
    }),
  ],
});
afterAll(world.close);

async function send(person: Person, key: string | undefined, text = 'a') {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return await world.call(add, { body: { text }, headers }, person);
}

describe('a request with an Idempotency-Key', () => {
  test('is done once, and every repetition gets the same answer', async () => {
    const { administrator } = await world.createPlace();
    await world.newAuditActions();
    const first = await send(administrator, 'order 7');
    const again = await send(administrator, 'order 7');
    expect(again).toMatchObject({ status: 200, json: first.json });
    expect(await world.newAuditActions()).toEqual(['rollout.created']);
  });

  test('is done once even when it is repeated at the same moment', async () => {
    const { administrator } = await world.createPlace();
    await world.newAuditActions();
    const answers = await Promise.all(Array.from({ length: 6 }, async () => send(administrator, 'rush')));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await world.newAuditActions()).toEqual(['rollout.created']);
  });

  test('cannot stand for another request', async () => {
    const { administrator } = await world.createPlace();
    await send(administrator, 'order 8', 'a');
    const other = await send(administrator, 'order 8', 'b');
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency_key' } });
  });

  test('belongs to its caller: somebody else may use the same words', async () => {
    const place = await world.createPlace();
    const colleague = await place.signIn(['rollout_lead']);
    const mine = await send(place.administrator, 'order 9');
    const theirs = await send(colleague, 'order 9');
    expect(theirs.status).toBe(200);
    expect(theirs.json).not.toEqual(mine.json);
  });

  test('may be tried again after a refusal', async () => {
    const { administrator } = await world.createPlace();
    isOpen = false;
    expect((await send(administrator, 'order 10')).status).toBe(409);
    isOpen = true;
    expect((await send(administrator, 'order 10')).status).toBe(200);
  });

  test('without a key is done every time; with an empty or endless one it is refused', async () => {
    const { administrator } = await world.createPlace();
    const [first, second] = [await send(administrator, undefined), await send(administrator, undefined)];
    expect(first.json).not.toEqual(second.json);
    expect((await send(administrator, 'x'.repeat(201))).json).toMatchObject({ code: 'idempotency_key' });
  });
});
