/** Builds the HTTP server: routes of the contracts, the web app, the API documentation and a health check. */
import fastifyCookie from '@fastify/cookie';
import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import compileSerializer, { type AnySchema } from 'fast-json-stringify';
import { randomUUID } from 'node:crypto';
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
  readonly config: Config;
  readonly routes: readonly RouteHandler[];
  /** Read by requests only: the database may still be opening while the server is built. */
  readonly services: Services;
};

const bodyLimitBytes = 1024 * 1024;

/** A server ready to listen (or to be called with `inject`); close it with `app.close()`. */
export async function createHttpServer(parts: HttpServerParts): Promise<FastifyInstance> {
  const { config, routes, services } = parts;
  const app = fastify({
    logger: logOptions(config),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.split(',').map((proxy) => proxy.trim()),
    bodyLimit: bodyLimitBytes,
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
  });
  app.setSerializerCompiler(({ schema }) => serializeLater(schema as AnySchema));
  await app.register(fastifyCookie);
  addBodyParsers(app);
  addCommonHeaders(app, config);
  addRequestLog(app);
  app.setErrorHandler(answerError);
  app.addHook('preClose', () => services.live.close());
  for (const [index, handler] of routes.entries()) {
    registerRoute(app, handler, services);
    // Whoever opens the database meanwhile gets a turn: a few hundred routes in one go take longer than all its answers.
    if (index % 20 === 0) await setImmediate();
  }
  addOwnRoutes(app, parts);
  await registerWebFiles(app, config.webFolder);
  addPages(app, config);
  return app;
}

/** Writes answers by their schema; compiled by the first answer, because compiling them all takes 150 ms. */
function serializeLater(schema: AnySchema): (value: unknown) => string {
  let write: ReturnType<typeof compileSerializer> | undefined;
  return (value) => {
    // Answers are ours: their formats need no check, and one unknown to the library would only be warned of.
    write ??= compileSerializer(schema, { ajv: { validateFormats: false } });
    return write(value);
  };
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

function addCommonHeaders(app: FastifyInstance, config: Config): void {
  const headers = { ...commonHeaders(isHttps(config)), 'content-security-policy': dataPolicy };
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers).header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
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
  return (
    (request.method === 'GET' || request.method === 'HEAD') && wantsPage && !request.url.startsWith('/api/')
  );
}

function sendUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf('route_unknown', askedBy(request));
  return reply.status(problem.status).type(problemMediaType).send(problem);
}
