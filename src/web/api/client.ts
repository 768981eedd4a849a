/**
 * The typed client of the API: one function that calls any route of the contracts' route table, with the
 * session's CSRF token. Knows nothing of React; the hooks are in hooks.ts.
 */
import { buildPath, type AnyInput, type Input, type Output, type RouteDefinition } from '#contracts/route.ts';
import { csrfHeader } from '#contracts/session.ts';
import { readProblem, unreachable } from './problem.ts';

let csrfToken: string | null = null;

/** Keeps the token that every changing request must carry; comes with each session answer. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

function bodyOf(route: RouteDefinition, input: AnyInput): BodyInit | null {
  if (input.body === undefined) return null;
  return route.consumes === undefined ? JSON.stringify(input.body) : (input.body as Blob);
}

function headersOf(route: RouteDefinition, hasBody: boolean): Headers {
  const headers = new Headers({ accept: route.produces ?? 'application/json' });
  if (hasBody) headers.set('content-type', route.consumes ?? 'application/json');
  if (csrfToken !== null && route.method !== 'GET') headers.set(csrfHeader, csrfToken);
  return headers;
}

/** The address of a route, for links and downloads. */
export function addressOf<Route extends RouteDefinition>(
  route: Route,
  input: Omit<Input<Route>, 'body'>,
): string {
  const { params, query } = input as AnyInput;
  return buildPath(route, params, query);
}

/**
 * Calls a route and returns its answer. Throws ApiProblem when the API refuses or fails, or cannot be
 * reached. Routes that consume octet-stream take a Blob or File as body.
 */
export async function call<Route extends RouteDefinition>(
  route: Route,
  input: Input<Route>,
  signal?: AbortSignal,
): Promise<Output<Route>> {
  const body = bodyOf(route, input);
  let response: Response;
  try {
    response = await fetch(addressOf(route, input), {
      method: route.method,
      headers: headersOf(route, body !== null),
      body,
      credentials: 'same-origin',
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!response.ok) throw await readProblem(response);
  const isJson = route.produces === undefined;
  return (isJson ? await response.json() : await response.text()) as Output<Route>;
}
