/**
 * The end of hypercare, which completes the rollout: when everything is met, or as the sponsor's override. Nobody ends it
 * while people are left over. Until then it can be prolonged, a bounded number of times.
 */
import type { Hypercare } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { prolongationsMax } from '#domain/hypercare/charter.ts';
import { move } from '#domain/machine/machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { rolloutMachine, type RolloutStatus } from '#domain/rollout/rollout-machine.ts';
import { updateRolloutStatus } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import {
  findHypercare,
  getHypercare,
  phaseOf,
  standingOf,
  type Found,
  type StandingNow,
} from './present-hypercare.ts';
import * as store from './store.ts';

type Answer = Promise<Result<Hypercare, Refusal>>;

type Running = Found & {
  readonly standing: StandingNow;
  /** What the rollout becomes with the end of hypercare. */
  readonly completed: RolloutStatus;
};

async function findRunning(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<Running, Refusal>> {
  const found = await findHypercare(tx, rolloutId, 'lock');
  if (!found.ok) return found;
  const { rollout, row } = found.value;
  const completed = move(rolloutMachine, rollout.status, 'complete');
  const standing = await standingOf(tx, context, found.value);
  if (completed === undefined || standing === undefined)
    return refuse(refusal('hypercare_not_running', { phase: phaseOf(row) }));
  return ok({ ...found.value, standing, completed });
}

export async function prolongHypercare(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { weeks, reason }: { readonly weeks: number; readonly reason: string },
): Answer {
  const found = await findRunning(tx, context, rolloutId);
  if (!found.ok) return found;
  const { row, standing } = found.value;
  if (row.prolongations.length >= prolongationsMax)
    return refuse(refusal('hypercare_prolonged', { times: prolongationsMax }));
  const { actor, now } = context;
  await store.addProlongation(tx, rolloutId, { weeks, reason, by: actor.name, at: now.toISOString() });
  await recordAudit(tx, context, {
    action: 'hypercare.prolonged',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { dueOn: standing.dueOn },
    after: { weeks },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getHypercare(tx, context, rolloutId);
}

/** Refuses `hypercare_unmet` by the names of what is unmet, and `rollout_residue` while anybody is left over. */
export async function endHypercare(tx: Transaction, context: Context, rolloutId: RolloutId): Answer {
  const found = await findRunning(tx, context, rolloutId);
  if (!found.ok) return found;
  const { unmet } = found.value.standing;
  if (unmet.length > 0) return refuse(refusal('hypercare_unmet', { unmet }));
  return await complete(tx, context, found.value, null, []);
}

/** Refuses `hypercare_met` when there is nothing to set aside, and `rollout_residue` while anybody is left over. */
export async function endHypercareEarly(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason: string,
): Answer {
  const found = await findRunning(tx, context, rolloutId);
  if (!found.ok) return found;
  const { unmet } = found.value.standing;
  if (unmet.length === 0) return refuse(refusal('hypercare_met'));
  return await complete(tx, context, found.value, reason, unmet);
}

async function complete(
  tx: Transaction,
  context: Context,
  { rollout, standing, completed }: Running,
  reason: string | null,
  setAside: readonly Statement[],
): Answer {
  const { rolloutId } = rollout;
  const { criteria, leftOver } = standing;
  if (leftOver > 0) return refuse(refusal('rollout_residue', { people: leftOver }));
  await store.saveEnd(tx, context, rolloutId, { reason, criteria, setAside });
  await recordAudit(tx, context, {
    action: 'hypercare.ended',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    after: { criteria, setAside },
  });
  await updateRolloutStatus(tx, context, rolloutId, completed);
  await recordAudit(tx, context, {
    action: 'rollout.completed',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { status: rollout.status },
    after: { status: completed },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getHypercare(tx, context, rolloutId);
}
