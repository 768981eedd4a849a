/** SQL for the organisation's own row. Organisations are created through a function with the owner's rights. */
import { sql } from 'kysely';
import type { OrganisationId } from '#contracts/ids.ts';
import type { OrganisationKind } from '#contracts/session.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type OrganisationRow = {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
  readonly helpContact: string;
  readonly personCount: number;
  readonly deviceCount: number;
  readonly appCount: number;
  readonly virtualNow: Date | null;
  readonly createdAt: Date;
};

export type OrganisationSettings = Pick<
  OrganisationRow,
  'name' | 'timeZone' | 'defaultLocale' | 'helpContact'
>;

export type NewOrganisation = {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly timeZone: string;
  readonly virtualNow: Date | null;
  readonly parentOrganisationId: OrganisationId | null;
};

/** The row of the organisation the transaction is in. */
export async function readOrganisation(tx: Transaction): Promise<OrganisationRow> {
  const { rows } = await sql<OrganisationRow>`
    select organisation_id as "organisationId", name, kind, time_zone as "timeZone",
      default_locale as "defaultLocale", help_contact as "helpContact", person_count as "personCount",
      device_count as "deviceCount", app_count as "appCount", virtual_now as "virtualNow", created_at as "createdAt"
    from organisation where organisation_id = current_organisation_id()`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('this transaction is in no organisation');
  return row;
}

export async function updateSettings(tx: Transaction, settings: OrganisationSettings): Promise<void> {
  await sql`
    update organisation set name = ${settings.name}, time_zone = ${settings.timeZone}
      , default_locale = ${settings.defaultLocale}, help_contact = ${settings.helpContact}
    where organisation_id = current_organisation_id()`.execute(tx);
}

export async function insertOrganisation(tx: Transaction, created: NewOrganisation): Promise<OrganisationId> {
  const { rows } = await sql<{ organisationId: OrganisationId }>`
    select create_organisation(${created.name}, ${created.kind}, ${created.timeZone},
      ${created.virtualNow}::timestamptz, ${created.parentOrganisationId}::integer) as "organisationId"`.execute(
    tx,
  );
  return rows[0]!.organisationId;
}

/** From here on the transaction sees and writes the rows of this organisation. */
export async function enterOrganisation(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await sql`select set_config('bellwether.organisation_id', ${String(organisationId)}, true)`.execute(tx);
}
