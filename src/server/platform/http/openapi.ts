/** The API documentation, OpenAPI 3.1, made from the route table alone. */
import { Problem } from '#contracts/problem.ts';
import { refusalSentences } from '#contracts/refusals.ts';
import type { RouteDefinition } from '#contracts/route.ts';
import { outlineTemplate } from '#domain/sentences/fill-template.ts';
import { closeObjects } from './validation.ts';
import { refusalStatus } from './refusal-status.ts';
import { idempotencyHeader, idempotencyKeyLengthMax, isRepeatable } from './repeat-request.ts';

type Json = { readonly [key: string]: unknown };
type ObjectSchema = { readonly properties?: Json; readonly required?: readonly string[] };

/** The whole document for a list of routes. */
export function createOpenApi(routes: readonly RouteDefinition[]): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = describeRoute(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bellwether',
      version: '1',
      description:
        'Sign in with the session cookie (and send its token as x-csrf-token with every change), or with an API token as a bearer token.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: { Problem: plain(Problem) },
      parameters: {
        IdempotencyKey: {
          name: idempotencyHeader,
          in: 'header',
          required: false,
          description:
            'A text of your own for this request. Sent again with the same key within a day, it does nothing and gets the same answer.',
          schema: { type: 'string', minLength: 1, maxLength: idempotencyKeyLengthMax },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'bellwether_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describeRoute(route: RouteDefinition): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.path.split('/')[3] ?? 'other'],
    security: route.access === 'public' ? [] : [{ session: [] }, { token: [] }],
    ...(isPermission(route) ? { 'x-permission': route.access } : {}),
    ...(route.audits === undefined ? {} : { 'x-audits': route.audits }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(isRepeatable(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...describeBody(route),
    responses: { 200: describeAnswer(route), ...describeProblems(route) },
  };
}

function isPermission(route: RouteDefinition): boolean {
  return route.access !== 'public' && route.access !== 'signed_in';
}

function parameters(schema: unknown, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: plain(property),
  }));
}

function describeBody(route: RouteDefinition): Json {
  if (route.consumes !== undefined) {
    return { requestBody: { required: true, content: { [route.consumes]: {} } } };
  }
  if (route.body === undefined) return {};
  const schema = plain(closeObjects(route.body));
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function describeAnswer(route: RouteDefinition): Json {
  const media = route.produces ?? 'application/json';
  return { description: 'Done.', content: { [media]: { schema: plain(route.response) } } };
}

function describeProblems(route: RouteDefinition): Json {
  const byStatus = new Map<number, string[]>();
  const add = (status: number, text: string) => byStatus.set(status, [...(byStatus.get(status) ?? []), text]);
  if (route.body !== undefined || route.query !== undefined || route.params !== undefined) {
    add(400, '`invalid_request`: some fields are not valid.');
  }
  if (route.access !== 'public') add(401, '`not_signed_in`: you are not signed in.');
  if (isPermission(route)) add(403, '`forbidden`: your roles do not allow this.');
  for (const code of route.refusals ?? []) {
    add(refusalStatus[code].status, `\`${code}\`: ${outlineTemplate(refusalSentences[code].en)}`);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, texts]) => [String(status), { description: texts.join('\n\n'), content }]),
  );
}

/** A schema as plain JSON, without the library's hidden marks and without ids of its own. */
function plain(schema: unknown): Json {
  const { $id: _, ...rest } = JSON.parse(JSON.stringify(schema)) as Json;
  return rest;
}
