/** Has the people who stopped using something asked why: once per episode, by a message that leads to their own page. */
import { recordAudit } from '#server/platform/audit/index.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApprovedMessage, planWhy } from '#server/features/messages/index.ts';
import type { RolloutRow } from '#server/features/rollouts/index.ts';
import type { MeasureRow } from './measure-store.ts';
import * as use from './use-store.ts';

/** Nobody is told anything any more once the rollout is completed. */
const asking: ReadonlySet<string> = new Set(['running', 'paused', 'completing']);

/** Notes who used it since a day before this window and not at all in it; nobody while the message is not approved. */
export async function askWhy(
  tx: Transaction,
  context: Context,
  { rolloutId, status }: RolloutRow,
  measure: MeasureRow,
  population: use.Population,
  { within, since }: { readonly within: use.Span; readonly since: string },
): Promise<void> {
  if (!asking.has(status) || !(await hasApprovedMessage(tx, rolloutId, 'unused'))) return;
  const before = { from: since, to: addDays(within.from, -1) };
  const stops = await use.noteStops(tx, context, measure, population, { before, within });
  if (stops.length === 0) return;
  await planWhy(tx, context, rolloutId, stops);
  // How many, not who: the log is read by more people than may know who stopped.
  await recordAudit(tx, context, {
    action: 'use_stop.asked',
    subject: { kind: 'adoption_measure', id: measure.measureId },
    after: { rolloutId, people: stops.length },
  });
}
