/** Microsoft Entra ID and Graph on loopback, over real HTTP: signs applications in, lists a tenant, and fails as Graph fails. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall, envelope, type Reply } from './answer-call.ts';
import { noFaults, type Faults } from './faults.ts';
import { signIn, type Registered } from './sign-in.ts';
import { createTenant, type Tenant } from './tenant.ts';

export type GraphStandIn = {
  /** The origin of both services, without a slash at the end. */
  readonly address: string;
  readonly tenant: Tenant;
  readonly registered: Registered;
  readonly faults: Faults;
  /** Every request so far, as method and path with its query; sign-ins without their secrets. */
  readonly journal: string[];
  readonly stop: () => Promise<void>;
};

export type StandInOptions = {
  readonly people?: number;
  readonly certificate?: string;
  readonly port?: number;
  readonly tokenLifeSeconds?: number;
};

export async function startGraphStandIn({
  people = 60,
  certificate,
  port = 0,
  tokenLifeSeconds = 3599,
}: StandInOptions = {}): Promise<GraphStandIn> {
  const tenant = createTenant(people);
  const registered: Registered = {
    tenantId: tenant.tenantId,
    clientId: '0000000a-0000-4000-8000-000000000001',
    secret: 'right~secret',
    ...(certificate === undefined ? {} : { certificate }),
  };
  const faults = noFaults();
  const journal: string[] = [];
  const state = { tenant, registered, faults, tokenLifeSeconds };
  const server = createServer((request, response) => {
    journal.push(`${request.method} ${request.url}`);
    void serve(request, response, state);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tenant,
    registered,
    faults,
    journal,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

type State = Pick<GraphStandIn, 'tenant' | 'registered' | 'faults'> & {
  readonly tokenLifeSeconds: number;
};

async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  reply(response, handle(request, await readBody(request), state));
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
}

function reply(response: ServerResponse, answer: Reply | 'silence'): void {
  if (answer === 'silence') {
    response.destroy();
    return;
  }
  const { status, body, headers } = answer;
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

function handle(request: IncomingMessage, body: string, state: State): Reply | 'silence' {
  const { tenant, registered, faults, tokenLifeSeconds } = state;
  const base = `http://${request.headers.host}`;
  const url = new URL(request.url ?? '/', base);
  if (faults.next.times > 0) {
    faults.next.times--;
    return trouble(faults);
  }
  const tenantId = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(url.pathname)?.[1];
  if (tenantId !== undefined) {
    const place = { tenantId, address: `${base}${url.pathname}` };
    const issue = { roles: faults.roles, lifeSeconds: tokenLifeSeconds };
    return signIn(new URLSearchParams(body), place, registered, issue);
  }
  const roles = rolesOf(request.headers.authorization ?? '');
  if (roles === null || faults.tokensEndEarly-- > 0)
    return envelope(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
  if (request.method !== 'GET')
    return envelope(405, 'Request_BadRequest', 'Specified HTTP method is not allowed.');
  if (url.searchParams.has('$skiptoken') && isThirdPage(url, faults))
    return { status: 503, body: '<html>Service Unavailable</html>' };
  const isEventual = request.headers['consistencylevel'] === 'eventual';
  const call = { path: url.pathname.replace(/^\/v1\.0/, ''), query: url.searchParams, base, isEventual };
  const answer = answerCall(tenant, call, roles, faults);
  const used = faults.usedShare === null ? {} : { 'x-ms-throttle-limit-percentage': faults.usedShare };
  return { ...answer, headers: { ...answer.headers, ...used } };
}

function trouble({ next }: Faults): Reply | 'silence' {
  if (next.status === 0) return 'silence';
  const headers: Record<string, string> =
    next.retryAfter === undefined ? {} : { 'retry-after': next.retryAfter };
  if (next.body !== undefined) return { status: next.status, body: next.body, headers };
  return { ...envelope(next.status, 'TooManyRequests', 'Please retry again later.'), headers };
}

function rolesOf(authorization: string): readonly string[] | null {
  const claims = /^Bearer [^.]+\.([^.]+)\.x$/.exec(authorization)?.[1];
  if (claims === undefined) return null;
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { roles: string[] }).roles;
}

/** The third page begins at twice the size of a page. */
function isThirdPage(url: URL, faults: Faults): boolean {
  const token = url.searchParams.get('$skiptoken') ?? '';
  const [from] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [number];
  if (from !== 2 * faults.pageSize || faults.thirdPageFails === 0) return false;
  faults.thirdPageFails--;
  return true;
}
