/** Sets a rule aside for one stage, with a reason that goes into the audit log and the record of the decision. */
import { recordAudit } from '#server/platform/audit/index.ts';
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
    after: { kind: override.kind, rule: override.rule },
  });
}
