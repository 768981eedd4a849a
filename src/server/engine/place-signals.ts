/**
 * Turns signals into moves of people: enrolled devices succeed, failed attempts fail, the rest is kept as observed. What
 * is said about one app moves nobody. A completed training is noted with the person's place.
 */
import { sql, type RawBuilder } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import { ownWords, rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { trainingCompleted } from '#contracts/signals.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { keepTrained, moveEnrolments } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Signals one transaction reads. */
const signalsAtOnce = 5000;

/** Statuses from which success means that the person had been enrolled already, before the rollout did anything. */
const beforeStart: ReadonlySet<string> = new Set(['eligible', 'scheduled', 'notified', 'deferred']);

export type Placed = {
  /** As many were read as one transaction reads: more may wait. */
  readonly isFull: boolean;
  /** Signals about this rollout, or about none by name. */
  readonly own: number;
};

/** Applies one batch of signals. */
export async function placeSignals(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<Placed> {
  const after = await store.readCursor(tx, rolloutId);
  if (!(await store.hasSignalsAfter(tx, after))) return { isFull: false, own: 0 };
  const batch = { after, most: signalsAtOnce };
  const { read, signals: placed } = await store.placeSignals(tx, context, rolloutId, batch);
  const known = placed.filter((signal) => signal.enrolmentId !== null && signal.app === null);

  // Failures first: a person whose device failed and then enrolled within one batch has succeeded.
  const failures = Map.groupBy(
    known.filter((signal) => signal.kind === 'device.enrolment_failed'),
    (signal) => signal.detail,
  );
  for (const [detail, signals] of failures) {
    const reason = detail === null ? rolloutStatement('person_failed_unexplained') : ownWords(detail);
    await move(tx, context, rolloutId, 'fail', reason, signals);
  }

  const enrolled = known.filter((signal) => signal.kind === 'device.enrolled');
  const already = enrolled.filter((signal) => beforeStart.has(signal.status ?? ''));
  const succeeded = enrolled.filter((signal) => !beforeStart.has(signal.status ?? ''));
  await move(tx, context, rolloutId, 'succeed', rolloutStatement('person_already_done'), already);
  await move(tx, context, rolloutId, 'succeed', null, succeeded);

  const trainings = known.filter((signal) => signal.kind === trainingCompleted);
  if (trainings.length > 0) await keepTrained(tx, rolloutId, ofPeople(trainings));
  return { isFull: read === signalsAtOnce, own: placed.length };
}

/** Whether signals have arrived that the rollout has not read. */
export async function signalsWait(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  return await store.hasSignalsAfter(tx, await store.readCursor(tx, rolloutId));
}

async function move(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  event: 'succeed' | 'fail',
  reason: Statement | null,
  signals: readonly store.PlacedSignal[],
): Promise<void> {
  if (signals.length === 0) return;
  await moveEnrolments(tx, context, {
    rolloutId,
    event,
    where: ofPeople(signals),
    reason,
  });
}

function ofPeople(signals: readonly store.PlacedSignal[]): RawBuilder<boolean> {
  return sql<boolean>`e.enrolment_id = any(${signals.map((signal) => signal.enrolmentId)}::bigint[])`;
}
