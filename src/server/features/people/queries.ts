/** Questions about the directory and its imports. */
import type { ImportDetail, ImportSummary } from '#contracts/imports.ts';
import type { ImportId, PersonId } from '#contracts/ids.ts';
import type { AppRow, AppSummary, DeviceRow, PersonDetail, PersonRow } from '#contracts/people.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as apps from './app-store.ts';
import * as directory from './directory-store.ts';
import { findAttribute } from './file-mapping.ts';
import * as imports from './import-store.ts';
import { presentImport, summariseImport } from './present-import.ts';

type PageQuery = { readonly after?: number; readonly limit?: number };
type PageOf<Row> = { rows: Row[]; next: number | null; total: number };

const pageSize = 100;

export async function listPeople(
  tx: Transaction,
  query: directory.PeopleFilter & PageQuery,
): Promise<PageOf<PersonRow>> {
  const page = { after: query.after ?? 0, limit: query.limit ?? pageSize };
  const rows = await directory.listPeople(tx, query, page);
  return {
    rows,
    next: rows.length < page.limit ? null : rows.at(-1)!.personId,
    total: await directory.countPeople(tx, query),
  };
}

export async function listDevices(
  tx: Transaction,
  query: directory.DeviceFilter & PageQuery,
): Promise<PageOf<DeviceRow>> {
  const page = { after: query.after ?? 0, limit: query.limit ?? pageSize };
  const rows = await directory.listDevices(tx, query, page);
  return {
    rows,
    next: rows.length < page.limit ? null : rows.at(-1)!.deviceId,
    total: await directory.countDevices(tx, query),
  };
}

export async function listApps(tx: Transaction, query: apps.AppFilter & PageQuery): Promise<PageOf<AppRow>> {
  const page = { after: query.after ?? 0, limit: query.limit ?? pageSize };
  const rows = await apps.listApps(tx, query, page);
  return {
    rows,
    next: rows.length < page.limit ? null : rows.at(-1)!.appId,
    total: await apps.countApps(tx, query),
  };
}

export async function summariseApps(tx: Transaction): Promise<AppSummary> {
  return await apps.summariseApps(tx);
}

export async function getPerson(tx: Transaction, personId: PersonId): Promise<Result<PersonDetail, Refusal>> {
  const person = await directory.findPerson(tx, personId);
  if (person === undefined) return refuse(refusal('not_found', { what: 'person' }));
  const { managerId, managerName, ...shown } = person;
  const enrolments = await directory.enrolmentsOf(tx, personId);
  return ok({
    ...shown,
    manager: managerId === null ? null : { personId: managerId, displayName: managerName ?? '' },
    devices: await directory.devicesOf(tx, person),
    enrolments: enrolments.map((row) => ({
      ...row,
      scheduledAt: row.scheduledAt?.toISOString() ?? null,
      startedAt: row.startedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
    })),
  });
}

export async function listImports(tx: Transaction): Promise<ImportSummary[]> {
  return (await imports.listImports(tx)).map(summariseImport);
}

export async function getImport(tx: Transaction, importId: ImportId): Promise<Result<ImportDetail, Refusal>> {
  const row = await imports.findImport(tx, importId);
  return row === undefined ? refuse(refusal('not_found', { what: 'import' })) : ok(presentImport(row));
}

/**
 * The attribute each name means for the people of this organisation, by the mapping of the last import: a
 * column of its file in any spelling (`job_title`), or an attribute (`jobTitle`). A name that means nothing
 * stays as it is, so that whoever looks the attribute up can say that there is none.
 */
export async function resolveAttributeNames(tx: Transaction, names: readonly string[]): Promise<string[]> {
  const last = await imports.findLastApplied(tx, 'people');
  return names.map((name) => findAttribute(last?.mapping.columns ?? [], name) ?? name);
}
