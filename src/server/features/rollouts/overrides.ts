/**
 * Sets a rule aside for one stage, with a reason that goes into the audit log and the record of the decision. What may
 * start later because of that may do so until a day; what was used at once has none.
 */
import type { StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { OverrideView } from '#contracts/overrides.ts';
import { lastDayOf, overrideSpan } from '#domain/rollout/override-life.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './override-store.ts';

export async function overrideRule(
  tx: Transaction,
  context: Context,
  override: store.NewOverride,
): Promise<void> {
  await store.insertOverride(tx, context, override);
  await recordAudit(tx, context, {
    action: 'rule.overridden',
    subject: { kind: 'stage', id: override.stageId },
    reason: override.reason,
    after: { kind: override.kind, rule: override.rule, untilOn: override.untilOn },
  });
}

/** The last day of an override given now; refuses `override_day` for one that is past or too far off. */
export function overrideUntil(
  { now }: Context,
  { timeZone }: { readonly timeZone: string },
  asked: string | undefined,
): Result<string, Refusal> {
  const today = dateAt(now, timeZone);
  const last = lastDayOf(today, asked);
  if (last !== undefined) return ok(last);
  const { latest } = overrideSpan(today);
  return refuse(refusal('override_day', { on: asked ?? today, earliest: today, latest }));
}

/** The rules that were set aside for a stage, as people see them. */
export async function viewOverrides(tx: Transaction, stageId: StageId): Promise<OverrideView[]> {
  return (await store.overridesOf(tx, stageId)).map(({ at, untilOn, ...override }) => ({
    ...override,
    at: at.toISOString(),
    span: untilOn === null ? { is: 'used_at_once' } : { is: 'until', on: untilOn },
  }));
}
