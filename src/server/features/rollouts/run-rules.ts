/** Reads and replaces the rules by which a rollout stops itself, tries again and lets people put off their date. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RunRules } from '#contracts/run-rules.ts';
import { usualDeferrals } from '#domain/rollout/deferral.ts';
import { usualFollowing } from '#domain/rollout/run-rules.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';
import { wakeRollout } from './wake-rollout.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

export async function getRunRules(tx: Transaction, rolloutId: RolloutId): Promise<Result<RunRules, Refusal>> {
  const rollout = await store.findRollout(tx, rolloutId);
  if (rollout === undefined) return notFound;
  const {
    stopRules,
    retries,
    rollbackDays = null,
    plans = [],
    deferrals = usualDeferrals,
    following = usualFollowing,
  } = rollout.runRules;
  return ok({
    stopRules: [...stopRules],
    retries: [...retries],
    rollbackDays,
    plans: [...plans],
    deferrals,
    following,
  });
}

/** Refuses a share above 1, and a group without attribute or an attribute without group. */
export async function setRunRules(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { reason, ...rules }: RunRules & { readonly reason: string },
): Promise<Result<RunRules, Refusal>> {
  const rollout = await store.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return notFound;
  for (const { scope, attribute, unit, limit } of rules.stopRules) {
    if (unit === 'share' && limit > 1) return refuse(refusal('stop_rule_share'));
    if ((scope === 'group') !== (attribute !== null)) return refuse(refusal('stop_rule_attribute'));
  }
  await store.updateRunRules(tx, rolloutId, rules);
  await recordAudit(tx, context, {
    action: 'rollout.rules_changed',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: rollout.runRules,
    after: rules,
  });
  await wakeRollout(tx, context, rolloutId);
  return ok(rules);
}
