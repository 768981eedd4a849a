/** Creates an organisation and puts the transaction inside it. Who belongs to it is decided by the caller. */
import type { OrganisationId } from '#contracts/ids.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type OrganisationPlan = store.NewOrganisation & {
  readonly defaultLocale?: Locale;
  readonly helpContact?: string;
};

/** Returns the id of the new organisation, in which the transaction then is. Writes no audit event. */
export async function createOrganisation(tx: Transaction, plan: OrganisationPlan): Promise<OrganisationId> {
  const organisationId = await store.insertOrganisation(tx, plan);
  await store.enterOrganisation(tx, organisationId);
  await store.updateSettings(tx, {
    name: plan.name,
    timeZone: plan.timeZone,
    defaultLocale: plan.defaultLocale ?? 'en',
    helpContact: plan.helpContact ?? '',
  });
  return organisationId;
}
