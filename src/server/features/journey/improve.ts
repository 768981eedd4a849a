/**
 * The change log: a finding, what was changed about it, and the retest that shows whether it helps. Which step
 * follows which is the machine's; who may write, the route's.
 */
import type { Static } from 'typebox';
import type { Improvement, ImprovementEntry, journeyRoutes } from '#contracts/journey.ts';
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { improvementMachine, type ImprovementEvent } from '#domain/journey/improvement-machine.ts';
import { isTerminal, move } from '#domain/machine/machine.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout, wakeRollout } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';
import { holdForFinding, judgeFinding, releaseFinding } from './triage.ts';

type Answer = Promise<Result<Improvement, Refusal>>;
type Place = { readonly rolloutId: RolloutId; readonly improvementId: ImprovementId };

export async function listImprovements(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<{ improvements: Improvement[] }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  return ok({ improvements: (await store.improvementsOf(tx, rolloutId)).map(present) });
}

export async function recordFinding(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: Static<typeof journeyRoutes.recordFinding.body>,
): Answer {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const judged = request.app === undefined ? ok(null) : await judgeFinding(tx, context, rollout, request.app);
  if (!judged.ok) return judged;
  const app = judged.value;
  const finding = { ...request, app };
  const improvementId = await store.insertFinding(tx, context, rolloutId, finding);
  await recordAudit(tx, context, {
    action: 'improvement.found',
    subject: { kind: 'improvement', id: improvementId },
    after: { rolloutId, ...finding },
  });
  if (app !== null) await holdForFinding(tx, context, rollout, improvementId, { app, text: request.text });
  return await finish(tx, context, { rolloutId, improvementId });
}

/** Records a change; refused while another change waits for its retest, and once the finding is closed. */
export async function recordChange(tx: Transaction, context: Context, place: Place, text: string): Answer {
  return await enter(tx, context, place, 'change', { kind: 'change', text, result: null });
}

/** Records a retest of the last change; refused when there is no change to retest. */
export async function recordRetest(
  tx: Transaction,
  context: Context,
  place: Place,
  retest: { readonly text: string; readonly result: 'passed' | 'failed' },
): Answer {
  const event = retest.result === 'passed' ? 'pass' : 'fail';
  return await enter(tx, context, place, event, { kind: 'retest', ...retest });
}

/** Leaves a finding as it is; refused while a change waits for its retest. */
export async function acceptFinding(tx: Transaction, context: Context, place: Place, text: string): Answer {
  return await enter(tx, context, place, 'accept', { kind: 'acceptance', text, result: null });
}

const actionOf = {
  change: 'improvement.changed',
  retest: 'improvement.retested',
  acceptance: 'improvement.accepted',
} as const satisfies Record<ImprovementEntry['kind'], AuditAction>;

async function enter(
  tx: Transaction,
  context: Context,
  place: Place,
  event: ImprovementEvent,
  entry: Pick<ImprovementEntry, 'kind' | 'text' | 'result'>,
): Answer {
  const before = await store.findImprovement(tx, place.rolloutId, place.improvementId, 'lock');
  if (before === undefined) return refuse(refusal('not_found', { what: 'finding' }));
  const status = move(improvementMachine, before.status, event);
  if (status === undefined) return refuse(refusal('improvement_state', { state: before.status }));
  await store.insertEntry(tx, context, place.improvementId, status, entry);
  await recordAudit(tx, context, {
    action: actionOf[entry.kind],
    subject: { kind: 'improvement', id: place.improvementId },
    reason: entry.text,
    before: { status: before.status },
    after: { status },
  });
  if (isTerminal(improvementMachine, status))
    await releaseFinding(tx, context, place.rolloutId, place.improvementId);
  return await finish(tx, context, place);
}

/** Tells open pages and the engine, which brings an open gate up to date. */
async function finish(tx: Transaction, context: Context, { rolloutId, improvementId }: Place): Answer {
  await wakeRollout(tx, context, rolloutId);
  return ok(present((await store.findImprovement(tx, rolloutId, improvementId))!));
}

function present({ foundAt, entries, ...row }: store.ImprovementRow): Improvement {
  return {
    ...row,
    foundAt: foundAt.toISOString(),
    entries: [...entries],
  };
}
