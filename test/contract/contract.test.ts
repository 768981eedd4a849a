/**
 * Every route of the table, as its contract says: who may call it, whose rows it sees, which bodies it refuses,
 * what it answers and which audit events it leaves. Routes are found by themselves; each needs one example.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Problem } from '#contracts/problem.ts';
import type { RouteDefinition } from '#contracts/route.ts';
import { routeList } from '#contracts/routes.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { idempotencyHeader, isRepeatable } from '#server/platform/http/repeat-request.ts';
import { checkOf } from '#server/platform/http/validation.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { examples } from '#test/contract/examples/index.ts';
import { noRoles, type AnyExample } from '#test/contract/examples/example.ts';
import { createWorld, type Answer, type Place, type World } from './world.ts';

const shared = await createTestDatabase();
const untouched = await createTestDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-contract-'));
const world = await createWorld({ ...shared, routes: featureRoutes, config: { dataFolder } });
/** Without any organisation, for the first visit only. */
const newWorld = await createWorld({ ...untouched, routes: featureRoutes });

afterAll(async () => {
  await world.close();
  await newWorld.close();
  rmSync(dataFolder, { recursive: true });
});

const flawsOfProblem = checkOf(Problem, 'body');
const needsNewWorld: ReadonlySet<string> = new Set(['completeSetup']);

test('the route table has routes, each with a name, a method and path, and a handler of its own', () => {
  expect(routeList.length).toBeGreaterThan(20);
  const namesOf = (of: (route: RouteDefinition) => string) => new Set(routeList.map(of)).size;
  expect(namesOf((route) => route.name)).toBe(routeList.length);
  expect(namesOf((route) => `${route.method} ${route.path}`)).toBe(routeList.length);
  const handled = featureRoutes.map(({ route }) => route.name).sort();
  expect(handled).toEqual(routeList.map((route) => route.name).sort());
});

test('every route that changes something names the audit events it leaves', () => {
  // One's own language, which organisation one looks at, and stopping a task are not worth an event.
  const exempt = new Set(['updateSession', 'switchOrganisation', 'cancelTask']);
  const silent = routeList.filter(({ name, method, audits, path }) => {
    const isQuestion = method === 'GET' || /\/(?:preview|compare|check)$/.test(path);
    return !isQuestion && audits === undefined && !exempt.has(name);
  });
  expect(silent.map((route) => route.name)).toEqual([]);
});

describe.each(routeList.map((route) => [route.name, route] as const))('%s', (name, route) => {
  const isGuarded = route.access !== 'public';
  const needsPermission = isGuarded && route.access !== 'signed_in';
  const own: World = needsNewWorld.has(name) ? newWorld : world;
  // Made once, which is most of the work: a call that finds nothing leaves the example as it was, or the last test fails.
  const prepared = once(async () => {
    const place = needsNewWorld.has(name) ? nowhere(own) : await own.createPlace();
    return { place, example: await exampleOf(name)(place) };
  });

  test('has an example', () => {
    expect(examples[name], `write one in test/contract/examples for ${name}`).toBeDefined();
  });

  testWhen(isGuarded)('is closed to somebody who is not signed in', async () => {
    const answer = await world.call(route, anyInput(route));
    expectProblem(answer, 401, 'not_signed_in');
  });

  testWhen(needsPermission)('is closed to somebody without the permission', async () => {
    const place = await world.createPlace();
    await world.newAuditActions();
    const answer = await world.call(route, anyInput(route), await place.signIn(noRoles));
    expectProblem(answer, 403, 'forbidden');
    expect(await world.newAuditActions()).toEqual([]);
  });

  testWhen(isGuarded && route.method !== 'GET')('refuses a session without its token', async () => {
    const { administrator } = await world.createPlace();
    const answer = await world.call(route, anyInput(route), { ...administrator, csrfToken: 'wrong' });
    expectProblem(answer, 403, 'cross_site');
  });

  testWhen(isGuarded && hasIds(route))('does not find the rows of another organisation', async () => {
    const { params, query, body, file } = (await prepared()).example;
    const stranger = await world.createPlace();
    await world.newAuditActions();
    const answer = await world.call(route, { params, query, body, file }, stranger.administrator);
    expectProblem(answer, 404);
    expect(await world.newAuditActions()).toEqual([]);
  });

  testWhen(route.body !== undefined)('refuses an invalid body and points at the fields', async () => {
    const person = isGuarded ? (await world.createPlace()).administrator : null;
    await world.newAuditActions();
    const answer = await world.call(route, { ...anyInput(route), body: { unknownField: 1 } }, person);
    expectProblem(answer, 400, 'invalid_request');
    const { errors } = answer.json as Problem;
    expect(errors?.length).toBeGreaterThan(0);
    expect(errors?.every(({ pointer, detail }) => /^(\/|$)/.test(pointer) && detail !== '')).toBe(true);
    expect(await world.newAuditActions()).toEqual([]);
  });

  testWhen(route.query !== undefined)('refuses an unknown query value', async () => {
    const { administrator } = await world.createPlace();
    const input = anyInput(route);
    const answer = await world.call(route, { ...input, query: { unknownValue: 'x' } }, administrator);
    expectProblem(answer, 400, 'invalid_request');
  });

  test('answers its example in the shape of its schema, leaves exactly its audit events, and repeats nothing', async () => {
    const { place, example } = await prepared();
    const { person, ...input } = example;
    const caller = person === undefined ? place.administrator : person;
    await own.newAuditActions();
    if (route.produces === 'text/event-stream') {
      await expectEventStream(own, route, caller!.cookie);
      return;
    }
    const call = isRepeatable(route) ? { ...input, headers: { [idempotencyHeader]: name } } : input;
    const answer = await own.call(route, call, caller);
    expect({ status: answer.status, ...(answer.status === 200 ? {} : { text: answer.text }) }).toEqual({
      status: 200,
    });
    expectShape(route, answer);
    expect(await own.newAuditActions()).toEqual(route.audits ?? []);
    if (!isRepeatable(route)) return;
    const before = await own.newestWrites(place);
    const again = await own.call(route, call, caller);
    expect(again).toMatchObject({ status: 200, json: answer.json });
    expect(await own.newAuditActions()).toEqual([]);
    expect(await own.newestWrites(place)).toEqual(before);
  });
});

/** A case that does not apply to a route is no test of it, and not a skipped one either. */
function testWhen(applies: boolean) {
  return (name: string, work: () => Promise<void>): void => {
    if (applies) test(name, work);
  };
}

/** What the work makes is made when it is asked for first. */
function once<Made>(work: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => (made ??= work());
}

function exampleOf(name: string): AnyExample {
  const example = examples[name];
  if (example === undefined) throw new Error(`test/contract/examples has no example for ${name}`);
  return example;
}

/** Ids that look right; whoever may not call never gets as far as looking them up. */
function anyInput(route: RouteDefinition) {
  const names = Object.keys(route.params?.properties ?? {});
  return {
    params: Object.fromEntries(names.map((name) => [name, 1])),
    ...(route.body === undefined ? {} : { body: {} }),
    ...(route.consumes === undefined ? {} : { file: 'a,b\n' }),
  };
}

function hasIds(route: RouteDefinition): boolean {
  return Object.values(route.params?.properties ?? {}).some(
    (schema) => (schema as { type?: string }).type === 'integer',
  );
}

function expectProblem(answer: Answer, status: number, code?: string): void {
  expect({ status: answer.status, text: answer.status === status ? '' : answer.text }).toEqual({
    status,
    text: '',
  });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(flawsOfProblem(answer.json)).toEqual([]);
  if (code !== undefined) expect((answer.json as Problem).code).toBe(code);
  expect((answer.json as Problem).requestId).toBe(answer.headers['x-request-id']);
}

function expectShape(route: RouteDefinition, answer: Answer): void {
  const mediaType = route.produces ?? 'application/json';
  expect(answer.headers['content-type']).toContain(mediaType);
  if (route.produces !== undefined) {
    expect(answer.text.length).toBeGreaterThan(0);
    return;
  }
  expect(checkOf(route.response, 'body')(answer.json)).toEqual([]);
}

/** Streams need a socket; the first bytes show that the stream stands. */
async function expectEventStream({ app }: World, route: RouteDefinition, cookie: string): Promise<void> {
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const response = await fetch(`${address}${route.path}`, { headers: { cookie } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('retry:');
  await reader.cancel();
}

/** A place for a world without organisations: only the world is there. */
function nowhere(own: World): Place {
  return { world: own } as Place;
}
