/** Writing the charter of hypercare and its roster. What decides about the end is fixed once the period has begun. */
import type { Static } from 'typebox';
import type { Charter, Duty, Hypercare } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { charterTemplate } from '#domain/hypercare/charter.ts';
import { refuse, type Result } from '#domain/result.ts';
import { dutiesOf } from '#server/features/charter/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { candidatesOf, findHypercare, getHypercare, type Found } from './present-hypercare.ts';
import * as store from './store.ts';

type Answer = Promise<Result<Hypercare, Refusal>>;

/** A rollout that is over has no hypercare any more, or never had one. */
const over: ReadonlySet<string> = new Set(['stopped', 'rolled_back', 'completed', 'archived']);

async function findOpen(tx: Transaction, rolloutId: RolloutId): Promise<Result<Found, Refusal>> {
  const found = await findHypercare(tx, rolloutId, 'lock');
  return found.ok && over.has(found.value.rollout.status) ? refuse(refusal('hypercare_over')) : found;
}

/** What may not move once the evidence is being read. */
function fixedPart({ leastWeeks, mostWeeks, exit }: Charter): string {
  const { peopleDoneAbove, satisfactionAbove, fewestAnswers, ticketsPerDayMost, windowDays } = exit;
  return JSON.stringify([
    ...[leastWeeks, mostWeeks, peopleDoneAbove, satisfactionAbove],
    ...[fewestAnswers, ticketsPerDayMost, windowDays],
  ]);
}

export async function writeCharter(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  charter: Charter,
): Answer {
  const found = await findOpen(tx, rolloutId);
  if (!found.ok) return found;
  const { row } = found.value;
  const before = row.charter ?? charterTemplate;
  if (row.startedOn !== null && fixedPart(before) !== fixedPart(charter))
    return refuse(refusal('hypercare_fixed'));
  const { leastWeeks: least, mostWeeks: most } = charter;
  if (most < least) return refuse(refusal('hypercare_weeks', { least, most }));
  await store.saveCharter(tx, context, rolloutId, charter);
  await recordAudit(tx, context, {
    action: 'hypercare.charter_written',
    subject: { kind: 'rollout', id: rolloutId },
    before: row.charter === null ? null : before,
    after: charter,
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getHypercare(tx, context, rolloutId);
}

/** Refuses `duty_days` for days in the wrong order, and `duty_account` for somebody who cannot be on duty. */
export async function setDuty(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  duty: readonly Static<typeof Duty>[],
): Answer {
  const found = await findOpen(tx, rolloutId);
  if (!found.ok) return found;
  const wrong = duty.find(({ from, to }) => to < from);
  if (wrong !== undefined) return refuse(refusal('duty_days', { from: wrong.from, to: wrong.to }));
  const before = await dutiesOf(tx, rolloutId);
  // Who was on duty and has left the team since stays on the roster of the past.
  const known = new Set([...before, ...(await candidatesOf(tx))].map(({ accountId }) => accountId));
  if (duty.some(({ accountId }) => !known.has(accountId))) return refuse(refusal('duty_account'));
  await store.replaceDuty(tx, rolloutId, duty);
  await recordAudit(tx, context, {
    action: 'hypercare.duty_set',
    subject: { kind: 'rollout', id: rolloutId },
    before: { duty: before },
    after: { duty: await dutiesOf(tx, rolloutId) },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getHypercare(tx, context, rolloutId);
}
