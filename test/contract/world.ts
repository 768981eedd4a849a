/**
 * A running application for tests: the real routes on a database of the test's own, with organisations and
 * signed-in accounts made in a few milliseconds (no password hashing). Calls go through HTTP, without a socket.
 */
import { Client } from 'pg';
import type { FastifyInstance } from 'fastify';
import type { AccountId, OrganisationId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import { buildPath, type PathValue, type RouteDefinition } from '#contracts/route.ts';
import { csrfHeader } from '#contracts/session.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { insertAccount, insertMembership } from '#server/features/accounts/store.ts';
import { createSession, findLiveSession, sessionCookie } from '#server/platform/auth/sessions.ts';
import { realClock } from '#server/platform/clock.ts';
import { readConfig, type Config } from '#server/platform/config.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import type { RouteHandler } from '#server/platform/http/handler.ts';
import { createLiveEvents } from '#server/platform/http/live-events.ts';
import { addRoutes, createHttpServer } from '#server/platform/http/server.ts';
import type { Services } from '#server/platform/http/services.ts';

export type RouteCall = {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, for routes that take a file. */
  readonly file?: string | Buffer | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The parsed JSON; undefined for other media types. */
  readonly json: unknown;
};

/** Somebody signed in. */
export type Person = {
  readonly accountId: AccountId;
  readonly cookie: string;
  readonly csrfToken: string;
};

/** An organisation with an administrator, and nobody else's rows. */
export type Place = {
  readonly world: World;
  readonly organisationId: OrganisationId;
  readonly administrator: Person;
  /** Another account of this organisation, signed in, with these roles. */
  readonly signIn: (roles: readonly Role[]) => Promise<Person>;
  /** A transaction in this organisation, acting as its administrator. */
  readonly within: <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) => Promise<Value>;
  /** Calls a route as the administrator and expects success; for set-up through the API itself. */
  readonly call: <Output>(route: RouteDefinition, call?: RouteCall) => Promise<Output>;
};

export type World = {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly services: Services;
  /** Calls a route; without a person, as somebody who is not signed in. */
  readonly call: (route: RouteDefinition, call?: RouteCall, person?: Person | null) => Promise<Answer>;
  readonly createPlace: () => Promise<Place>;
  /** The audit events written since the last call of this function, over all organisations, oldest first. */
  readonly newAuditActions: () => Promise<string[]>;
  /** Of each table that has rows of the place, how many, and which transaction wrote the newest of them. */
  readonly newestWrites: (place: Place) => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
};

export type WorldParts = {
  readonly database: Database;
  readonly ownerUrl: string;
  readonly routes: readonly RouteHandler[];
  /** Settings that differ from those of an empty environment. */
  readonly config?: Partial<Config>;
};

/** Builds the application over a test database; close it in afterAll. */
export async function createWorld({ database, ownerUrl, routes, config }: WorldParts): Promise<World> {
  const settings: Config = { ...readConfig({ BELLWETHER_LOG_LEVEL: 'error' }), ...config };
  const services: Services = { config: settings, database, clock: realClock, live: createLiveEvents() };
  const app = createHttpServer(services);
  await addRoutes(app, { routes, services });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const world: World = {
    app,
    database,
    services,
    call: async (route, call = {}, person = null) => await callRoute(app, route, call, person),
    createPlace: async () => await createPlace(world),
    newAuditActions: await createAuditReader(owner),
    newestWrites: async ({ organisationId }) => await readNewestWrites(owner, organisationId),
    close: async () => {
      await app.close();
      await owner.end();
    },
  };
  return world;
}

type PathValues = Readonly<Record<string, PathValue>>;

async function callRoute(
  app: FastifyInstance,
  route: RouteDefinition,
  { params, query, body, file, headers }: RouteCall,
  person: Person | null,
): Promise<Answer> {
  const payload = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const mediaType = file === undefined ? 'application/json' : 'application/octet-stream';
  const response = await app.inject({
    method: route.method,
    url: buildPath(route, params as PathValues, query as PathValues),
    headers: {
      ...(payload === undefined ? {} : { 'content-type': mediaType }),
      ...(person === null ? {} : { cookie: person.cookie, [csrfHeader]: person.csrfToken }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    json: isJson ? response.json<unknown>() : undefined,
  };
}

let made = 0;

async function createPlace(world: World): Promise<Place> {
  made += 1;
  const name = `Organisation ${made}`;
  const organisationId = await inSystem(world.database, async (tx) =>
    createOrganisation(tx, {
      name,
      kind: 'live',
      timeZone: 'Europe/Stockholm',
      virtualNow: null,
      parentOrganisationId: null,
    }),
  );
  const signIn = async (roles: readonly Role[]) => await createPerson(world, organisationId, roles);
  const administrator = await signIn(['administrator']);
  return {
    world,
    organisationId,
    administrator,
    signIn,
    within: async (work) =>
      inOrganisation(world.database, organisationId, async (tx) => {
        const actor = { kind: 'account', id: String(administrator.accountId), name } as const;
        return await work(tx, await createContext(tx, { organisationId, actor }));
      }),
    call: async <Output>(route: RouteDefinition, call: RouteCall = {}) => {
      const answer = await world.call(route, call, administrator);
      if (answer.status !== 200) throw new Error(`${route.name} answered ${answer.status}: ${answer.text}`);
      return answer.json as Output;
    },
  };
}

async function createPerson(
  { database }: World,
  organisationId: OrganisationId,
  roles: readonly Role[],
): Promise<Person> {
  made += 1;
  const displayName = `Person ${made}`;
  const email = `person-${made}@example.org`;
  const { accountId, secret } = await inOrganisation(database, organisationId, async (tx) => {
    // Nobody signs in with this hash: the session is made without a password.
    const accountId = await insertAccount(tx, { displayName, email, passwordHash: 'none', locale: 'en' });
    await insertMembership(tx, accountId!, roles);
    const secret = await createSession(tx, accountId!, organisationId, realClock());
    return { accountId: accountId!, secret };
  });
  const session = await findLiveSession(database, secret, realClock());
  return { accountId, cookie: `${sessionCookie}=${secret}`, csrfToken: session!.csrfToken };
}

/**
 * Reads as the owner, whom row-level security does not bind. How far each organisation has been read stands beside the
 * heads of the log: to read the whole log every time took longer than the calls.
 */
async function createAuditReader(owner: Client): Promise<() => Promise<string[]>> {
  await owner.query('create temporary table seen (organisation_id integer primary key, sequence bigint)');
  return async () => {
    const { rows } = await owner.query<{ action: string }>(`
      with fresh as materialized (
        select h.organisation_id, coalesce(s.sequence, 0) as "from", h.sequence as "to"
        from audit_head h left join seen s using (organisation_id)
        where h.sequence > coalesce(s.sequence, 0)
      ), kept as (
        insert into seen select organisation_id, "to" from fresh
        on conflict (organisation_id) do update set sequence = excluded.sequence
      )
      select e.action from fresh f, audit_event e
      where e.organisation_id = f.organisation_id and e.sequence > f."from" and e.sequence <= f."to"
      order by e.organisation_id, e.sequence`);
    return rows.map(({ action }) => action);
  };
}

/** A row that is changed or written anew carries the number of the transaction that did it; one that is gone is missed. */
async function readNewestWrites(
  owner: Client,
  organisationId: OrganisationId,
): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await owner.query<{ name: string }>(`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'organisation_id'
    order by 1`);
  const each = tables.map(
    ({ name }) => `
      select '${name}' as name, count(*) || ' rows, newest by ' || max(xmin::text::bigint) as newest
      from ${name} where organisation_id = $1 having count(*) > 0`,
  );
  const { rows } = await owner.query<{ name: string; newest: string }>(each.join(' union all '), [
    organisationId,
  ]);
  return Object.fromEntries(rows.map(({ name, newest }) => [name, newest]));
}
