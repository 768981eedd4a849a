/** What a signal may say beside its kind: only a ticket has a priority, and only its end names a ticket. */
import { signalStatement, type SignalStatement } from '#contracts/sentences/signal-sentences.ts';
import type { Signal } from '#contracts/signals.ts';

export type SignalFlaw = { readonly column: 'priority' | 'ticket'; readonly mend: SignalStatement };

/** What is wrong with a signal that has the shape of one; undefined when nothing is. */
export function flawOf({ kind, priority, ticket }: Signal): SignalFlaw | undefined {
  if (priority !== undefined && kind !== 'ticket.opened')
    return { column: 'priority', mend: signalStatement('signal_priority_elsewhere') };
  if (kind === 'ticket.resolved' && ticket === undefined)
    return { column: 'ticket', mend: signalStatement('signal_ticket_missing') };
  if (kind !== 'ticket.resolved' && ticket !== undefined)
    return { column: 'ticket', mend: signalStatement('signal_ticket_elsewhere') };
  return undefined;
}
