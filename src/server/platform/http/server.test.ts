import { Type } from 'typebox';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { defineRoute } from '#contracts/route.ts';
import type { Problem } from '#contracts/problem.ts';
import { refusal } from '#contracts/refusals.ts';
import { csrfHeader } from '#contracts/session.ts';
import { ok, refuse } from '#domain/result.ts';
import { createWorld } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { handle, handleRaw } from './handler.ts';

const webFolder = mkdtempSync(join(tmpdir(), 'bellwether-web-'));
mkdirSync(join(webFolder, 'assets'));
writeFileSync(join(webFolder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><p>app</p>');
writeFileSync(join(webFolder, 'assets', 'main-abc123.js'), 'run()');
writeFileSync(join(webFolder, 'bell.svg'), '<svg/>');

const echo = defineRoute({
  name: 'echo',
  method: 'POST',
  path: '/api/v1/echo',
  access: 'rollout.plan',
  summary: 'Answers what it is told.',
  body: Type.Object({ text: Type.String() }),
  response: Type.Object({ text: Type.String(), length: Type.Integer() }),
});
const fail = defineRoute({ ...echo, name: 'fail', path: '/api/v1/fail' });
const decline = defineRoute({
  ...echo,
  name: 'decline',
  path: '/api/v1/decline',
  refusals: ['rollout_state'],
});
const upload = defineRoute({
  name: 'upload',
  method: 'POST',
  path: '/api/v1/upload',
  access: 'people.import',
  summary: 'Counts the bytes of a file.',
  consumes: 'application/octet-stream',
  response: Type.Object({ bytes: Type.Integer() }),
});

const routes = [
  handle(echo, async ({ body }) =>
    ok({ text: body.text, length: body.text.length, secret: 'not in the schema' }),
  ),
  handle(fail, async () => {
    throw new Error('the cable is green');
  }),
  handle(decline, async ({ tx, context }) => {
    await recordAudit(tx, context, { action: 'rollout.created', subject: { kind: 'rollout', id: 1 } });
    return refuse(refusal('rollout_state', { state: 'paused' }));
  }),
  handleRaw(
    upload,
    async ({ request }) => {
      let bytes = 0;
      for await (const chunk of request.body as Readable) bytes += (chunk as Buffer).length;
      return ok({ bytes });
    },
    { bodyLimitBytes: 2000 },
  ),
];

const shared = await createTestDatabase();
const world = await createWorld({ ...shared, routes, config: { webFolder, logLevel: 'silent' } });
const secure = await createWorld({
  ...shared,
  routes,
  config: { webFolder, logLevel: 'silent', publicUrl: 'https://rollout.example' },
});
const place = await world.createPlace();
const { administrator } = place;
afterAll(async () => {
  await world.close();
  await secure.close();
  rmSync(webFolder, { recursive: true });
});

const page = { accept: 'text/html' };

describe('an API answer', () => {
  test('holds what its schema names and nothing else', async () => {
    const answer = await world.call(echo, { body: { text: 'hej' } }, administrator);
    expect(answer.json).toEqual({ text: 'hej', length: 3 });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('shows no internals when something breaks', async () => {
    const answer = await world.call(fail, { body: { text: '' } }, administrator);
    expect(answer.status).toBe(500);
    expect(answer.json).toMatchObject({ code: 'internal', requestId: answer.headers['x-request-id'] });
    expect(answer.text).not.toContain('cable');
  });

  test('of a refusal has its code, sentence and data, and leaves no trace of the work before it', async () => {
    await world.newAuditActions();
    const answer = await world.call(decline, { body: { text: '' } }, administrator);
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({
      code: 'rollout_state',
      detail: 'The rollout is paused, so this is not possible now.',
      data: { state: 'paused' },
    });
    expect(await world.newAuditActions()).toEqual([]);
  });

  test('names the limit when the body is too large', async () => {
    const answer = await world.call(echo, { body: { text: 'x'.repeat(1024 * 1024) } }, administrator);
    expect(answer.status).toBe(413);
    expect((answer.json as Problem).detail).toContain('1 MiB');
  });

  test.each([
    ['{"text":', 'application/json', 400, 'unreadable_body'],
    ['{"text":"x","__proto__":{"a":1}}', 'application/json', 400, 'unreadable_body'],
    ['text=x', 'application/x-www-form-urlencoded', 415, 'media_type'],
    ['x', 'text/plain', 415, 'media_type'],
  ])('refuses the body %j as %s', async (payload, type, status, code) => {
    const answer = await world.app.inject({
      method: 'POST',
      url: echo.path,
      payload,
      headers: { cookie: administrator.cookie, [csrfHeader]: administrator.csrfToken, 'content-type': type },
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.json<Problem>().code).toBe(code);
  });

  test('refuses what another site sends, even with the right token', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await world.call(echo, { body: { text: 'x' }, headers }, administrator);
    expect(answer).toMatchObject({ status: 403, json: { code: 'cross_site' } });
  });

  test('reads a file as a stream up to its limit', async () => {
    const small = await world.call(upload, { file: 'x'.repeat(1999) }, administrator);
    expect(small.json).toEqual({ bytes: 1999 });
    const large = await world.call(upload, { file: 'x'.repeat(2001) }, administrator);
    expect(large).toMatchObject({ status: 413, json: { code: 'body_too_large' } });
  });
});

describe('a page', () => {
  test('carries a nonce of its own, the same in the policy and in the page', async () => {
    const [first, second] = await Promise.all(
      ['/', '/rollouts/3/gate'].map(async (url) => await world.app.inject({ url, headers: page })),
    );
    const nonce = /content="([^"]+)"/.exec(first!.body)?.[1];
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(first!.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(first!.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(second!.body).toContain('<p>app</p>');
    expect(second!.body).not.toContain(nonce);
  });

  test('is not what an unknown API path or a missing file answers', async () => {
    const unreadable = ['/%zz', `/${'a'.repeat(600)}`];
    for (const url of ['/api/v1/nothing', '/assets/missing.js', '/assets', ...unreadable]) {
      const answer = await world.app.inject({ url });
      expect(answer.statusCode).toBe(404);
      expect(answer.json<Problem>().code).toBe('route_unknown');
    }
    expect((await world.app.inject({ url: '/api/v1/nothing', headers: page })).statusCode).toBe(404);
  });

  test('has hashed files that browsers may keep, and others that they may not', async () => {
    const script = await world.app.inject('/assets/main-abc123.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await world.app.inject('/bell.svg')).headers['cache-control']).toBe('no-cache');
  });

  test('is never sent as the file it is made of', async () => {
    const page = await world.app.inject({ url: '/index.html', headers: { accept: 'text/html' } });
    expect(page.body).not.toContain('__CSP_NONCE__');
    expect(page.headers['content-security-policy']).toContain('nonce-');
    const file = await world.app.inject({ url: '/index.html', headers: { accept: '*/*' } });
    expect(file.statusCode).toBe(404);
  });

  test.each(['/', '/bell.svg', '/healthz'])('answers HEAD of %s as GET, without the body', async (url) => {
    const [got, asked] = [await world.app.inject({ url }), await world.app.inject({ method: 'HEAD', url })];
    expect([asked.statusCode, asked.headers['content-type']]).toEqual([200, got.headers['content-type']]);
    expect(asked.headers['content-length']).toBe(got.headers['content-length']);
    expect(got.body).not.toBe('');
    expect(asked.body).toBe('');
  });

  test('cannot be read from outside its folder', async () => {
    const answer = await world.app.inject('/assets/..%2f..%2f..%2f..%2fetc%2fpasswd');
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('root:');
  });
});

describe('every answer', () => {
  test('has the security headers, with strict transport only over https', async () => {
    for (const url of ['/', '/api/v1/nothing', '/%zz', '/openapi.json', '/healthz', '/bell.svg']) {
      const { headers } = await world.app.inject({ url, headers: page });
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
      expect(headers['strict-transport-security'], url).toBeUndefined();
    }
    const { headers } = await secure.app.inject('/healthz');
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
  });
});

test('the health check says that the database answers', async () => {
  expect((await world.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
});
