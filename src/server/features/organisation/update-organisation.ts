/** Changes the organisation's settings; what is left out stays as it is. */
import type { Organisation } from '#contracts/organisations.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { presentOrganisation } from './present-organisation.ts';
import * as store from './store.ts';

export async function updateOrganisation(
  tx: Transaction,
  context: Context,
  change: Partial<store.OrganisationSettings>,
): Promise<Result<Organisation, Refusal>> {
  const row = await store.readOrganisation(tx);
  const before = settingsOf(row);
  const after = { ...before, ...change };
  await store.updateSettings(tx, after);
  await recordAudit(tx, context, {
    action: 'organisation.settings_changed',
    subject: { kind: 'organisation', id: context.organisationId },
    before,
    after,
  });
  await notifyChange(tx, context.organisationId, `organisation:${context.organisationId}`);
  return ok(presentOrganisation({ ...row, ...after }, () => context.now));
}

function settingsOf(row: store.OrganisationRow): store.OrganisationSettings {
  const { name, timeZone, defaultLocale, helpContact } = row;
  return { name, timeZone, defaultLocale, helpContact };
}
