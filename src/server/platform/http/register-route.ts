/** Registers one route with the HTTP server: guard, validation, work, answer in the shape of its schema. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable, Transform } from 'node:stream';
import type { RouteDefinition } from '#contracts/route.ts';
import { workbookMediaType } from '#contracts/table-files.ts';
import type { TSchema } from 'typebox';
import type { Caller } from '#server/platform/auth/caller.ts';
import { askedBy, BodyTooLarge, sendProblem } from './answer-error.ts';
import { fileMediaTypes } from './file-media-types.ts';
import { guardRequest } from './guard-request.ts';
import type { RouteHandler } from './handler.ts';
import { HttpProblem, problemOfRefusal, type FieldError } from './problem-answers.ts';
import type { Services } from './services.ts';
import { checkOf } from './validation.ts';

/** Uploaded files are streams, so they may be far larger than JSON. */
const uploadLimitBytes = 256 * 1024 * 1024;

export function registerRoute(app: FastifyInstance, handler: RouteHandler, services: Services): void {
  const { route, bodyLimitBytes } = handler;
  const check = checkLater(route);
  const callers = new WeakMap<FastifyRequest, Caller | null>();
  app.route({
    method: route.method,
    url: route.path,
    ...(bodyLimitBytes === undefined ? {} : { bodyLimit: bodyLimitBytes }),
    ...(route.produces === undefined ? { schema: { response: { 200: route.response } } } : {}),
    onRequest: async (request) => {
      callers.set(request, await guardRequest(request, route, services));
      refuseOtherMediaTypes(request, route);
    },
    preHandler: async (request) => {
      check(request);
      if (route.consumes !== undefined) {
        request.body = limitStream(request.body, bodyLimitBytes ?? uploadLimitBytes);
      }
    },
    handler: async (request, reply) => {
      const caller = callers.get(request) ?? null;
      const outcome = await handler.serve({ request, reply, caller, requestId: request.id, services });
      if (outcome === undefined) return reply;
      if (!outcome.ok) return sendProblem(reply, problemOfRefusal(outcome.refusal, askedBy(request)));
      return sendValue(reply, route, outcome.value);
    },
  });
}

function sendValue(reply: FastifyReply, route: RouteDefinition, value: unknown): FastifyReply {
  const { produces } = route;
  if (produces === undefined) return reply.send(value);
  if (produces === 'text/csv' || produces === 'text/calendar' || produces === workbookMediaType) {
    // The last part of the path is what the file is called.
    void reply.header('content-disposition', `attachment; filename="${route.path.split('/').at(-1)}"`);
  }
  return reply.type(produces === workbookMediaType ? produces : `${produces}; charset=utf-8`).send(value);
}

/** API routes take JSON, or a file where the route says so; forms are for pages that work without scripts. */
function refuseOtherMediaTypes(request: FastifyRequest, route: RouteDefinition): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || !route.path.startsWith('/api/')) return;
  const expected = route.consumes === undefined ? ['application/json'] : fileMediaTypes;
  if (!expected.includes(type)) throw new HttpProblem('media_type');
}

/**
 * One function that checks all parts of a request and reports every field error at once. Each part is compiled by
 * the first request (1-2 ms), because compiling them all would hold every start up by a quarter of a second.
 */
function checkLater(route: RouteDefinition): (request: FastifyRequest) => void {
  const params = checkWhere(route.params, 'text');
  const query = checkWhere(route.query, 'text');
  const body = checkWhere(route.body, 'body');
  return (request) => {
    const errors = [...params(request.params), ...query(request.query), ...body(request.body ?? null)];
    if (errors.length > 0) throw new HttpProblem('invalid_request', errors);
  };
}

function checkWhere(schema: TSchema | undefined, part: 'body' | 'text'): (value: unknown) => FieldError[] {
  return schema === undefined ? () => [] : checkOf(schema, part);
}

/** The upload as a stream that fails once it is larger than the limit. An absent body is an empty stream. */
function limitStream(body: unknown, limitBytes: number): Readable {
  if (!(body instanceof Readable)) return Readable.from([]);
  let received = 0;
  const limited = new Transform({
    transform: (chunk: Buffer, _, done) => {
      received += chunk.length;
      if (received > limitBytes) done(new BodyTooLarge(limitBytes));
      else done(null, chunk);
    },
  });
  body.on('error', (error) => limited.destroy(error));
  return body.pipe(limited);
}
