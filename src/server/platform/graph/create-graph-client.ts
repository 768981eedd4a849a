/**
 * A reader of Microsoft Graph as an application: signs in, asks, follows pages, keeps to the limits. It can only read:
 * there is no way through it to change, assign, wipe, retire or delete anything.
 */
import type { GraphPermission } from '#contracts/connection-choices.ts';
import { connectionStatement as state } from '#contracts/sentences/connection-sentences.ts';
import { createAsk, usualPatience, type Answered, type Patience } from './ask.ts';
import type { GraphEndpoints } from './cloud-endpoints.ts';
import { GraphFailure } from './graph-failure.ts';
import { objectOf, textOf, type JsonObject } from './json.ts';
import { requestToken, type Application, type Token } from './request-token.ts';
import { slowDown } from './wait-policy.ts';

/** What is listed, as the sentences about it name it. */
export type GraphSubject = 'users' | 'members' | 'devices' | 'managed_devices';

export type GraphCall = {
  readonly subject: GraphSubject;
  /** Below /v1.0, with its query. */
  readonly path: string;
  /** The least application permission it needs. */
  readonly permission: GraphPermission;
  /** Asks the store that can count and search, which lags behind a little. */
  readonly isEventual?: boolean;
};

export type GraphClient = {
  /** The address of a call's first page. */
  readonly addressOf: (call: GraphCall) => string;
  /** One answer of a call or of a link it gave; throws GraphFailure. */
  readonly get: (call: GraphCall, address: string) => Promise<unknown>;
  /** The permissions the sign-in carries; null when it does not say. Throws GraphFailure. */
  readonly roles: () => Promise<readonly string[] | null>;
  readonly now: () => Date;
};

export type GraphClientParts = {
  readonly endpoints: GraphEndpoints;
  readonly application: Application;
  readonly patience?: Partial<Patience>;
};

export function createGraphClient({ endpoints, application, patience }: GraphClientParts): GraphClient {
  const whole: Patience = { ...usualPatience, ...patience };
  const { now, pause, signal } = whole;
  const ask = createAsk(whole);
  let token: Token | undefined;
  const signIn = async (): Promise<Token> => {
    if (token === undefined || token.expiresAt <= now().getTime())
      token = await requestToken(ask, endpoints, application, now);
    return token;
  };
  const askOnce = async (call: GraphCall, address: string): Promise<Answered> => {
    const { secret } = await signIn();
    const headers = {
      authorization: `Bearer ${secret}`,
      accept: 'application/json',
      ...(call.isEventual === true ? { consistencylevel: 'eventual' } : {}),
    };
    const answer = await ask(address, () => ({ headers }));
    const wait = slowDown(answer.headers.get('x-ms-throttle-limit-percentage'));
    if (wait > 0) await pause(wait, signal);
    return answer;
  };
  return {
    now,
    addressOf: ({ path }) => `${endpoints.graph}/v1.0${path}`,
    roles: async () => (await signIn()).roles,
    get: async (call, address) => {
      refuseForeign(address, endpoints.graph);
      let answer = await askOnce(call, address);
      if (answer.status === 401) {
        // Entra may end a token early; a second refusal is about something else.
        token = undefined;
        answer = await askOnce(call, address);
      }
      if (answer.status === 200) return answer.body;
      throw new GraphFailure(explain(call, answer.status, objectOf(objectOf(answer.body)['error'])));
    },
  };
}

/** A link is followed as it is given, but the sign-in goes to Microsoft Graph alone. */
function refuseForeign(address: string, graph: string): void {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.origin === graph) return;
  throw new GraphFailure(state('graph_foreign_link', { host: url?.host ?? address.slice(0, 80) }));
}

function explain({ subject, permission }: GraphCall, status: number, error: JsonObject) {
  const reason = textOf(error['code']) ?? 'unknown';
  const message = textOf(error['message']) ?? '';
  if (status === 401) return state('graph_token_rejected');
  if (subject === 'managed_devices' && /not applicable to target tenant/i.test(message))
    return state('graph_no_intune');
  if (status === 403) return state('graph_permission_missing', { permission });
  if (status === 404 && subject === 'members') return state('graph_group_missing');
  if (status === 410 || /ExpiredPageToken/i.test(reason))
    return state('graph_pages_broken', { what: subject });
  return state('graph_request_refused', { what: subject, status: String(status), reason });
}
