/**
 * Whether a request that changes something was made by our own pages (OWASP, cross-site request forgery):
 * the browser's own word about where it comes from, and the session's token in a header. No storage here.
 */
import { isSameSecret } from './secret.ts';

export type RequestOrigin = {
  readonly method: string;
  readonly secFetchSite: string | undefined;
  readonly origin: string | undefined;
  readonly host: string | undefined;
  readonly publicHost: string | null;
  readonly csrfToken: string | undefined;
};

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** True when a browser says that another site caused an unsafe request. */
export function isFromElsewhere(request: RequestOrigin): boolean {
  if (safeMethods.has(request.method)) return false;
  if (request.secFetchSite !== undefined) {
    return request.secFetchSite !== 'same-origin' && request.secFetchSite !== 'none';
  }
  // `null` hides the origin; it proves nothing and the token below decides.
  if (request.origin === undefined || request.origin === 'null') return false;
  const host = hostOf(request.origin);
  return host === null || (host !== request.host && host !== request.publicHost);
}

/** True when an unsafe request made with a session cookie lacks that session's token. */
export function lacksSessionToken(request: RequestOrigin, expected: string): boolean {
  if (safeMethods.has(request.method)) return false;
  return request.csrfToken === undefined || !isSameSecret(request.csrfToken, expected);
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
