/**
 * What a state machine is here: statuses with a sentence each, and a typed table of moves. The tables are
 * the one source for the diagrams, the database checks and the buttons on screen. Says nothing about when
 * a move happens; that is decided by the code that asks for it.
 */

export type Move<Status extends string> = {
  readonly from: readonly Status[];
  readonly to: Status;
};

export type Machine<Status extends string, Event extends string> = {
  readonly name: string;
  readonly initial: Status;
  /** One sentence per status, as a reader of the screen would want it. */
  readonly statuses: Readonly<Record<Status, string>>;
  /** Statuses nothing leaves by itself. */
  readonly terminal: readonly Status[];
  readonly moves: Readonly<Record<Event, Move<Status>>>;
};

/** Declares a machine and keeps its exact types, so that an unknown status or event does not compile. */
export function defineMachine<const Status extends string, const Event extends string>(
  machine: Machine<Status, Event>,
): Machine<Status, Event> {
  return machine;
}

/** Whether `event` may happen in `status`. */
export function canMove<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  status: Status,
  event: Event,
): boolean {
  return machine.moves[event].from.includes(status);
}

/** The status after `event`, or undefined when the event may not happen in `status`. */
export function move<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  status: Status,
  event: Event,
): Status | undefined {
  return canMove(machine, status, event) ? machine.moves[event].to : undefined;
}

/** The events possible in `status`, in the table's order. */
export function possibleEvents<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  status: Status,
): Event[] {
  return (Object.keys(machine.moves) as Event[]).filter((event) => canMove(machine, status, event));
}

export function isTerminal<Status extends string>(machine: Machine<Status, string>, status: Status): boolean {
  return machine.terminal.includes(status);
}

/** The statuses of a machine in the table's order. */
export function statusesOf<Status extends string>(machine: Machine<Status, string>): Status[] {
  return Object.keys(machine.statuses) as Status[];
}
