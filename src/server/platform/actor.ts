/** Who does something: the name under which a change stands in the audit log. Rights are not decided here. */
import type { ActorKind } from '#contracts/audit.ts';

export type Actor = {
  readonly kind: ActorKind;
  /** Account id, token id, person id, or the name of the part of the engine. */
  readonly id: string;
  /** The name people read. */
  readonly name: string;
};

/** The command line of the server itself, used by somebody with access to its machine. */
export const consoleActor: Actor = { kind: 'console', id: 'console', name: 'Command line' };

/** The engine and its tasks, acting without anybody having asked at that moment. */
export const engineActor: Actor = { kind: 'engine', id: 'engine', name: 'Bellwether' };
