/** Reads and replaces the rules by which a rollout stops itself, tries again and lets people put off their date. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RunRules } from '#contracts/run-rules.ts';
import { usualDeferrals } from '#domain/rollout/deferral.ts';
import { usualFollowing, type StopRule } from '#domain/rollout/run-rules.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { levelAttributes } from './breakdown-store.ts';
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

/** Refuses a share above 1, a group without attribute or an attribute without group, and one the directory does not have. */
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
  const unknown = await unknownAttribute(tx, rules.stopRules, rollout.runRules.stopRules);
  if (unknown !== undefined) return refuse(unknown);
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

/** A group of an attribute that nobody has would be everybody; one that has gone since the rule was written stays. */
async function unknownAttribute(
  tx: Transaction,
  wanted: readonly StopRule[],
  present: readonly StopRule[],
): Promise<Refusal | undefined> {
  const had = new Set(present.map(({ attribute }) => attribute));
  const added = wanted.flatMap(({ attribute }) =>
    attribute === null || had.has(attribute) ? [] : [attribute],
  );
  if (added.length === 0) return undefined;
  const known = await levelAttributes(tx);
  const attribute = added.find((name) => !known.includes(name));
  return attribute === undefined ? undefined : refusal('attribute_unknown', { attribute, known });
}
