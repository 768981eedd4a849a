/** How many votes a decision needs. Set before a gate opens, so that nobody lowers it to get a decision through. */
import type { RolloutId } from '#contracts/ids.ts';
import { permissionsOf, roles } from '#contracts/permissions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout, updateSettings, type RolloutRow } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

type Quorum = { readonly quorum: number; readonly voters: number };

export async function getQuorum(tx: Transaction, rolloutId: RolloutId): Promise<Result<Quorum, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  return ok({ quorum: rollout.settings.gateQuorum, voters: await countVoters(tx, rollout) });
}

export async function setQuorum(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  quorum: number,
): Promise<Result<Quorum, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if (await store.hasOpenGate(tx, rolloutId)) return refuse(refusal('gate_open'));
  const voters = await countVoters(tx, rollout);
  if (quorum > voters) return refuse(refusal('gate_quorum_too_high', { quorum, voters }));
  await updateSettings(tx, rolloutId, { ...rollout.settings, gateQuorum: quorum });
  await recordAudit(tx, context, {
    action: 'gate.quorum_set',
    subject: { kind: 'rollout', id: rolloutId },
    before: { quorum: rollout.settings.gateQuorum },
    after: { quorum },
  });
  return ok({ quorum, voters });
}

/** Accounts that may vote on the plan: its author only where there is nobody else. */
async function countVoters(tx: Transaction, { authorAccountId }: RolloutRow): Promise<number> {
  const voting = roles.filter((role) => permissionsOf([role]).has('gate.vote'));
  const others = await store.countAccountsWith(tx, voting, authorAccountId);
  return Math.max(1, others);
}
