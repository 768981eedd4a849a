/**
 * The shape of one API route. The server validates and documents from it, the web client calls by it and
 * the contract tests run over it, so a route is described once. Holds no behaviour beyond building paths.
 */
import type { Static, TObject, TSchema } from 'typebox';
import type { AuditAction } from './audit-actions.ts';
import type { Permission } from './permissions.ts';
import type { RefusalCode } from './refusals.ts';
import type { workbookMediaType } from './table-files.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route: `public` needs no session, `signed_in` any session or token, otherwise the named
 * permission in the caller's organisation.
 */
export type Access = 'public' | 'signed_in' | Permission;

export type RouteDefinition = {
  /** Unique camelCase name; the OpenAPI operationId. */
  readonly name: string;
  readonly method: Method;
  /** Path with `:parameters`, beginning with /api/v1/. */
  readonly path: string;
  readonly access: Access;
  /** One sentence for the API documentation. */
  readonly summary: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  /** Body media type when it is not JSON: the handler receives the raw stream. */
  readonly consumes?: 'application/octet-stream';
  /** Media type of the answer when it is not JSON. */
  readonly produces?:
    | 'text/csv'
    | typeof workbookMediaType
    | 'text/calendar'
    | 'text/event-stream'
    | 'text/html';
  readonly response: TSchema;
  /** Refusals the route can answer beside validation, sign-in and permission. */
  readonly refusals?: readonly RefusalCode[];
  /** The audit events a successful call writes, in order. Commands name at least one; queries none. */
  readonly audits?: readonly AuditAction[];
};

/**
 * What a caller gives: the parts of the request that the route declares. Invariant, as routes are never stood in for
 * one another: without the annotation the compiler compares whole schemas to find that out, for ten seconds.
 */
export type Input<in out Definition extends RouteDefinition> = {
  readonly [Part in 'params' | 'query' | 'body' as Definition[Part] extends TSchema ? Part : never]: Static<
    Extract<Definition[Part], TSchema>
  >;
};

export type Output<Definition extends RouteDefinition> = Static<Definition['response']>;

/** Declares a route and keeps its exact types. */
export function defineRoute<const Definition extends RouteDefinition>(definition: Definition): Definition {
  return definition;
}

/** What a path parameter or query value may be before it becomes text. */
export type PathValue = string | number | boolean;

/** The input of some route, for what sends it without knowing which. */
export type AnyInput = {
  readonly params?: Readonly<Record<string, PathValue>>;
  readonly query?: Readonly<Record<string, PathValue | undefined>>;
  readonly body?: unknown;
};

/** Fills the path parameters and appends the query string; undefined query values are left out. */
export function buildPath(
  definition: RouteDefinition,
  params: Readonly<Record<string, PathValue>> = {},
  query: Readonly<Record<string, PathValue | undefined>> = {},
): string {
  const path = definition.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${definition.name} needs the path parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}
