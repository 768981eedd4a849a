/** The directory of people as CSV, page by page, so that a million people need no more memory than a thousand. */
import { Readable } from 'node:stream';
import type { OrganisationId } from '#contracts/ids.ts';
import { createCsvRowFormatter } from '#domain/csv/write-csv.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import * as store from './directory-store.ts';

const pageSize = 5000;
const header = ['id', 'displayName', 'givenName', 'email', 'language', 'managerId', 'active'];

/** The file as a stream of text; cells are made harmless for spreadsheets. */
export function exportPeople(
  database: Database,
  organisationId: OrganisationId,
  filter: store.PeopleFilter,
): Readable {
  return Readable.from(writePages(database, organisationId, filter));
}

async function* writePages(
  database: Database,
  organisationId: OrganisationId,
  filter: store.PeopleFilter,
): AsyncGenerator<string> {
  const format = createCsvRowFormatter({ neutraliseFormulas: true });
  const names = await inOrganisation(database, organisationId, store.attributeNames);
  yield `\uFEFF${format([...header, ...names])}`;
  for (let after = 0; ;) {
    const page = { after, limit: pageSize };
    const rows = await inOrganisation(
      database,
      organisationId,
      async (tx) => await store.exportPeople(tx, filter, page),
    );
    if (rows.length > 0)
      yield rows.map((row) => format([...fieldsOf(row), ...valuesOf(row, names)])).join('');
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.personId;
  }
}

function fieldsOf({
  externalId,
  displayName,
  givenName,
  email,
  locale,
  managerExternalId,
  active,
}: store.ExportRow) {
  return [externalId, displayName, givenName, email, locale, managerExternalId, active ? 'true' : 'false'];
}

function valuesOf({ attributes }: store.ExportRow, names: readonly string[]): (string | undefined)[] {
  return names.map((name) => attributes[name]);
}
