/** Where somebody was going when they were asked to sign in, kept in the address of the sign-in page. */

/** The search of the sign-in page; empty for the front page, where everybody lands anyway. */
export function rememberAddress(address: string): { readonly next?: string } {
  return isOwnAddress(address) && address !== '/' ? { next: address } : {};
}

/** The address to go on to: the remembered one when it is a page of this app, else the front page. */
export function afterSignIn(search: Readonly<Record<string, unknown>>): string {
  const { next } = search;
  return typeof next === 'string' && isOwnAddress(next) ? next : '/';
}

/** A path on this server; `//host` and `/\\host` would lead a browser elsewhere. */
function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address);
}
