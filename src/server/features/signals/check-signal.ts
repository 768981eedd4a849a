/**
 * What a signal may say beside its kind: only a ticket has a priority, only its end names a ticket, use says of what, and
 * a training is completed or not.
 */
import { signalStatement, type SignalStatement } from '#contracts/sentences/signal-sentences.ts';
import { trainingCompleted, use, type Signal } from '#contracts/signals.ts';

export type SignalFlaw = {
  readonly column: 'priority' | 'ticket' | 'app' | 'value';
  readonly mend: SignalStatement;
};

/** What is wrong with a signal that has the shape of one; undefined when nothing is. */
export function flawOf({ kind, priority, ticket, app, value = 1 }: Signal): SignalFlaw | undefined {
  if (priority !== undefined && kind !== 'ticket.opened')
    return { column: 'priority', mend: signalStatement('signal_priority_elsewhere') };
  if (kind === 'ticket.resolved' && ticket === undefined)
    return { column: 'ticket', mend: signalStatement('signal_ticket_missing') };
  if (kind !== 'ticket.resolved' && ticket !== undefined)
    return { column: 'ticket', mend: signalStatement('signal_ticket_elsewhere') };
  if (kind === use && app === undefined)
    return { column: 'app', mend: signalStatement('signal_use_without_app') };
  if (kind === trainingCompleted && value !== 0 && value !== 1)
    return { column: 'value', mend: signalStatement('signal_training_value') };
  return undefined;
}
