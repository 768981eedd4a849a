/** Whether everybody in the pilot must have agreed before it is frozen and started. Off until somebody says so. */
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { expectChoosing, type DraftPlace } from './draft-cohort.ts';
import { isConsentRequired, setConsentRequired } from './store.ts';

export async function setConsent(
  tx: Transaction,
  context: Context,
  place: DraftPlace,
  required: boolean,
): Promise<Result<{ consentRequired: boolean }, Refusal>> {
  const open = await expectChoosing(tx, place);
  if (!open.ok) return open;
  const before = await isConsentRequired(tx, place.stageId);
  await setConsentRequired(tx, context, place.stageId, required);
  await recordAudit(tx, context, {
    action: 'pilot.settings_changed',
    subject: { kind: 'stage', id: place.stageId },
    before: { consentRequired: before },
    after: { consentRequired: required },
  });
  await notifyChange(tx, context.organisationId, `rollout:${place.rolloutId}`);
  return ok({ consentRequired: required });
}
