/** What a route's example is: a set-up in an organisation of its own and one valid call. */
import type { Input, RouteDefinition } from '#contracts/route.ts';
import type { Role } from '#contracts/permissions.ts';
import type { Person, Place } from '#test/contract/world.ts';

export type ExampleCall<Definition extends RouteDefinition> = Input<Definition> & {
  /** The file, for routes that take one. */
  readonly file?: string | Buffer;
  /** Who calls, when it is not the administrator. */
  readonly person?: Person | null;
};

export type Example<Definition extends RouteDefinition> = (place: Place) => Promise<ExampleCall<Definition>>;

export type Examples<Routes extends Readonly<Record<string, RouteDefinition>>> = {
  readonly [Name in keyof Routes]: Example<Routes[Name]>;
};

/** An example of any route, as the contract test runs it. */
export type AnyExample = (place: Place) => Promise<{
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly file?: string | Buffer;
  readonly person?: Person | null;
}>;

/** A role nobody has asked for: somebody signed in who may do nothing. */
export const noRoles: readonly Role[] = [];
