/** What test files and the global set-up tell each other about the shared PostgreSQL server. */

export const CHANNEL = 'bellwether-test-server';

export type ServerMessage =
  | { readonly kind: 'wanted' }
  | { readonly kind: 'ready'; readonly ownerUrl: string; readonly applicationUrl: string }
  | { readonly kind: 'failed'; readonly problem: string }
  | { readonly kind: 'kept'; readonly databaseName: string };
