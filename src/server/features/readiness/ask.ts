/** What a rollout asks about readiness: its rules, with those of the playbook where it has none of its own. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { ReadinessRules } from '#contracts/readiness.ts';
import { findRulesFault, usualReadiness } from '#domain/readiness/readiness-rules.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { schedulesOf } from '#server/features/slots/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import type { Asked } from './facts-store.ts';
import * as store from './store.ts';

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

export async function getRules(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<ReadinessRules, Refusal>> {
  const own = await store.rulesOf(tx, rolloutId);
  if (own === undefined) return notFound;
  return ok({ ...usualReadiness, ...own, grades: { ...usualReadiness.grades, ...own?.grades } });
}

/** Refuses a minimum that is no version, and amber that begins above green. */
export async function setRules(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { reason, ...rules }: ReadinessRules & { readonly reason: string },
): Promise<Result<ReadinessRules, Refusal>> {
  const before = await getRules(tx, rolloutId);
  if (!before.ok) return before;
  const fault = findRulesFault(rules);
  if (fault === 'department') return refuse(refusal('readiness_department'));
  if (fault !== null)
    return refuse(refusal('readiness_version', { platform: fault, version: rules.minimumVersions[fault] }));
  await store.writeRules(tx, rolloutId, rules);
  await recordAudit(tx, context, {
    action: 'readiness.rules_changed',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: before.value,
    after: rules,
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(rules);
}

/** Everything the questions of a rollout depend on, and the day it is there. Refuses `not_found`. */
export async function askAbout(
  tx: Transaction,
  { now }: Pick<Context, 'now'>,
  rolloutId: RolloutId,
): Promise<Result<{ readonly asked: Asked; readonly today: string }, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return notFound;
  const rules = await getRules(tx, rolloutId);
  if (!rules.ok) return rules;
  const heldApps = await store.heldAppsOf(tx, rolloutId);
  const hasSchedules = (await schedulesOf(tx, rolloutId)).length > 0;
  const asked = { rollout, rules: rules.value, now, heldApps, hasSchedules };
  return ok({ asked, today: dateAt(now, rollout.timeZone) });
}
