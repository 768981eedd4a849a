/**
 * Turns a route of the contracts into something the HTTP server can serve: `handle` for everything that is
 * JSON in one transaction, `handleRaw` for streams, pages and calls without an organisation.
 */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OrganisationId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Input, Output, RouteDefinition } from '#contracts/route.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { workbookMediaType, type TableFormat } from '#contracts/table-files.ts';
import type { Result } from '#domain/result.ts';
import { localeOf, type Caller } from '#server/platform/auth/caller.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import { doOnce } from './repeat-request.ts';
import type { Services } from './services.ts';

/** One request after sign-in, permission and validation. */
export type Exchange = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Null only on public routes. */
  readonly caller: Caller | null;
  readonly requestId: string;
  readonly services: Services;
};

/** Undefined means that the handler has answered by itself, on `reply`. */
export type Outcome = Result<unknown, Refusal> | undefined;

export type RouteHandler = {
  readonly route: RouteDefinition;
  /** Largest request body in bytes; the server's default when absent. */
  readonly bodyLimitBytes?: number;
  readonly serve: (exchange: Exchange) => Promise<Outcome>;
};

export type RouteOptions = { readonly bodyLimitBytes?: number };

export type Call<Definition extends RouteDefinition> = Input<Definition> & {
  readonly context: Context;
  readonly tx: Transaction;
  readonly caller: Caller;
  readonly services: Services;
};

export type RawCall<Definition extends RouteDefinition> = Input<Definition> & Exchange;

/**
 * Serves a route in one transaction inside the caller's organisation. A refusal rolls it back. The work may
 * run again after a deadlock, so it does nothing outside the transaction.
 */
export function handle<Definition extends RouteDefinition>(
  route: Definition,
  work: (call: Call<Definition>) => Promise<Result<Output<Definition>, Refusal>>,
  options: RouteOptions = {},
): RouteHandler {
  if (route.access === 'public') throw new Error(`${route.name} is public: use handleRaw`);
  const serve = async (exchange: Exchange): Promise<Outcome> => {
    const caller = exchange.caller!;
    const { services, requestId } = exchange;
    const answer = async (tx: Transaction): Promise<Result<unknown, Refusal>> => {
      const { organisationId, actor } = caller;
      const context = await createContext(tx, { organisationId, actor, requestId, clock: services.clock });
      const input = inputOf<Definition>(exchange.request);
      return await doOnce(tx, { route, request: exchange.request, caller }, async () =>
        work({ ...input, context, tx, caller, services }),
      );
    };
    // Who reads changes nothing and waits for nobody: such a transaction may neither write nor lock a row.
    return await inOrganisation(services.database, caller.organisationId, answer, {
      readOnly: route.method === 'GET',
    });
  };
  return { route, serve, ...options };
}

/** Serves a route with the request and the reply themselves; opens its own transactions. */
export function handleRaw<Definition extends RouteDefinition>(
  route: Definition,
  work: (call: RawCall<Definition>) => Promise<Result<Output<Definition>, Refusal> | undefined>,
  options: RouteOptions = {},
): RouteHandler {
  return {
    route,
    serve: async (exchange) => await work({ ...inputOf<Definition>(exchange.request), ...exchange }),
    ...options,
  };
}

/** Whose table is taken away, and as what. */
export type TablePlace = {
  readonly database: Database;
  readonly organisationId: OrganisationId;
  /** What the table says in words is said in this language. */
  readonly locale: Locale;
  readonly format: TableFormat;
};

/** Serves a route whose answer is a table as a file, as a stream: the contract says what a reader gets, this how it is sent. */
export function handleTable<Definition extends RouteDefinition>(
  route: Definition,
  work: (place: TablePlace, call: Input<Definition>) => Promise<Result<Readable, Refusal>>,
): RouteHandler {
  const format = route.produces === workbookMediaType ? 'xlsx' : 'csv';
  const serve = async ({ request, caller, services }: Exchange): Promise<Outcome> => {
    const place = {
      database: services.database,
      organisationId: caller!.organisationId,
      locale: localeOf(caller!),
      format,
    } as const;
    return await work(place, inputOf<Definition>(request));
  };
  return { route, serve };
}

/** The checked parts of the request; the server has validated them against the route's schemas. */
function inputOf<Definition extends RouteDefinition>(request: FastifyRequest): Input<Definition> {
  const { params, query, body } = request;
  return { params, query, body } as Input<Definition>;
}
