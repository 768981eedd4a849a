/** Builds the HTTP server: routes of the contracts, the web app, the API documentation and a health check. */
import fastifyCookie from '@fastify/cookie';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import type { AnySchema, default as CompileSerializer } from 'fast-json-stringify';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import type { IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { Config } from '#server/platform/config.ts';
import { isHttps } from '#server/platform/config.ts';
import { inSystem } from '#server/platform/db/database.ts';
import { logOptions } from '#server/platform/log.ts';
import { answerError, askedBy } from './answer-error.ts';
import { fileMediaTypes } from './file-media-types.ts';
import type { RouteHandler } from './handler.ts';
import { createOpenApi } from './openapi.ts';
import { problemMediaType, problemOf } from './problem-answers.ts';
import { registerRoute } from './register-route.ts';
import { commonHeaders, dataPolicy } from './security-headers.ts';
import type { Services } from './services.ts';
import { createPageSender, registerWebFiles } from './web-files.ts';

export type HttpServerParts = {
  readonly routes: readonly RouteHandler[];
  /** Its database is read by requests only: it may still be opening while routes are added. */
  readonly services: Services;
};

const require = createRequire(import.meta.url);
const bodyLimitBytes = 1024 * 1024;

/** A server without routes yet, whose log can be written; close it with `app.close()`. */
export function createHttpServer({ config, live }: Pick<Services, 'config' | 'live'>): FastifyInstance {
  const setHeaders = createCommonHeaders(config);
  const app = fastify({
    logger: logOptions(config),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.split(',').map((proxy) => proxy.trim()),
    bodyLimit: bodyLimitBytes,
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    rewriteUrl: headAsGet,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    schemaController: { compilersFactory },
    // Addresses that cannot be read reach no hook.
    frameworkErrors: (error, request: FastifyRequest, reply: FastifyReply) => {
      answerError(error, request, setHeaders(request, reply));
    },
  });
  addBodyParsers(app);
  app.addHook('onRequest', async (request, reply) => void setHeaders(request, reply));
  addRequestLog(app);
  app.setErrorHandler(answerError);
  app.addHook('preClose', () => live.close());
  return app;
}

/** After this the server is ready to listen (or to be called with `inject`). */
export async function addRoutes(app: FastifyInstance, { routes, services }: HttpServerParts): Promise<void> {
  const { config } = services;
  await app.register(fastifyCookie);
  for (const [index, handler] of routes.entries()) {
    registerRoute(app, handler, services);
    // Whoever opens the database meanwhile gets a turn: a few hundred routes in one go take longer than all its answers.
    if (index % 10 === 0) await setImmediate();
  }
  addOwnRoutes(app, { routes, services });
  registerWebFiles(app, config.webFolder);
  addPages(app, config);
  await app.ready();
}

/** HEAD is answered as GET, and Node leaves the body out: a route of its own for each would double the router. */
function headAsGet(request: IncomingMessage): string {
  if (request.method === 'HEAD') request.method = 'GET';
  return request.url ?? '/';
}

/** Given at once, so that the framework does not load its own: a hundred modules, a third of what a start loads. */
const compilersFactory: NonNullable<
  NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
> = {
  buildSerializer:
    () =>
    ({ schema }) =>
      serializeLater(schema as AnySchema),
  buildValidator: () => () => {
    throw new Error('Requests are checked against their route by register-route.ts.');
  },
};

type Write = (value: unknown) => string;

/** Writes answers by their schema; compiled by the first answer, because compiling them all takes 150 ms. */
function serializeLater(schema: AnySchema): Write {
  let write: Write | undefined;
  return (value) => {
    write ??= serializerOf(schema);
    return write(value);
  };
}

/** The library is loaded by the first answer: it takes a thirtieth of a start. */
function serializerOf(schema: AnySchema): Write {
  const compile = require('fast-json-stringify') as typeof CompileSerializer;
  // Answers are ours: their formats need no check, and one unknown to the library would only be warned of.
  return compile(schema, { ajv: { validateFormats: false } });
}

/** JSON and forms are read into values; files are passed on as a stream. */
function addBodyParsers(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, undefined);
    else void parseJson(request, text, done);
  });
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_, text, done) => done(null, Object.fromEntries(new URLSearchParams(text))),
  );
  app.addContentTypeParser([...fileMediaTypes], (_, stream, done) => done(null, stream));
}

/** Sets the headers that every answer has. */
function createCommonHeaders(config: Config): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const headers = { ...commonHeaders(isHttps(config)), 'content-security-policy': dataPolicy };
  return (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    return reply.headers(headers).header('x-request-id', request.id);
  };
}

function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const line = { req: request, status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) };
    request.log.info(line, 'request');
  });
}

function addOwnRoutes(app: FastifyInstance, { services, routes }: HttpServerParts): void {
  app.get('/healthz', async (_, reply) => {
    const isHealthy = await inSystem(services.database, async () => true).catch(() => false);
    return reply.status(isHealthy ? 200 : 503).send({ status: isHealthy ? 'ok' : 'database_unreachable' });
  });
  let document: string | undefined;
  app.get('/openapi.json', async (_, reply) => {
    document ??= JSON.stringify(createOpenApi(routes.map((handler) => handler.route)));
    return await reply.type('application/json').send(document);
  });
}

/** Every address that is no route is a place in the web app, when a browser asks for a page. */
function addPages(app: FastifyInstance, config: Config): void {
  const sendPage = createPageSender(config.webFolder);
  app.get('/', async (_, reply) => await sendPage(reply));
  app.setNotFoundHandler(async (request, reply) => {
    return isPageRequest(request) ? await sendPage(reply) : sendUnknown(request, reply);
  });
}

function isPageRequest(request: FastifyRequest): boolean {
  const wantsPage = request.headers.accept?.includes('text/html') ?? false;
  return request.method === 'GET' && wantsPage && !request.url.startsWith('/api/');
}

function sendUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf('route_unknown', askedBy(request));
  return reply.status(problem.status).type(problemMediaType).send(problem);
}
