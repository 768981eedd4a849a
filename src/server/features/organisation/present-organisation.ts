/** The organisation as the API shows it. */
import type { Organisation } from '#contracts/organisations.ts';
import { organisationNow, type Clock } from '#server/platform/clock.ts';
import type { OrganisationRow } from './store.ts';

export function presentOrganisation(row: OrganisationRow, clock: Clock): Organisation {
  const { virtualNow, createdAt, ...shown } = row;
  return {
    ...shown,
    now: organisationNow(virtualNow, clock).toISOString(),
    virtual: virtualNow !== null,
    createdAt: createdAt.toISOString(),
  };
}
