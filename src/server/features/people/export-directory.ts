/** The people, devices or apps of the directory as a table with all their attributes, which an import reads back without loss. */
import type { Readable } from 'node:stream';
import type { ImportSubject } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { EXPORT_COLUMNS } from '#domain/directory/own-export.ts';
import { ok, type Result } from '#domain/result.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import type { TablePlace } from '#server/platform/http/handler.ts';
import { fitsWorkbook, readPages, writeTable, type TableRow } from '#server/platform/table-file.ts';
import * as apps from './app-store.ts';
import * as store from './directory-store.ts';

/** Nothing of the directory is said in words. */
type ExportPlace = Omit<TablePlace, 'locale'>;

/** The people who fit the filter; refuses `export_needs_csv`. */
export async function exportPeople(
  place: ExportPlace,
  filter: store.PeopleFilter,
): Promise<Result<Readable, Refusal>> {
  return await exportRows(place, {
    subject: 'people',
    name: 'People',
    measure: async (tx) => await store.measurePeople(tx, filter),
    read: async (tx, page) => await store.exportPeople(tx, filter, page),
    idOf: (row) => row.personId,
    cellsOf: ({ externalId, displayName, givenName, email, locale, managerExternalId, active }) => {
      return [externalId, displayName, givenName, email, locale, managerExternalId, active];
    },
  });
}

/** The devices that fit the filter; refuses `export_needs_csv`. */
export async function exportDevices(
  place: ExportPlace,
  filter: store.DeviceFilter,
): Promise<Result<Readable, Refusal>> {
  return await exportRows(place, {
    subject: 'devices',
    name: 'Devices',
    measure: async (tx) => await store.measureDevices(tx, filter),
    read: async (tx, page) => await store.listDevices(tx, filter, page),
    idOf: (row) => row.deviceId,
    cellsOf: ({ externalId, name, serialNumber, platform, osVersion, ...row }) => {
      const { manufacturer, model, ownerReference, active } = row;
      return [
        externalId,
        name,
        serialNumber,
        platform,
        osVersion,
        manufacturer,
        model,
        ownerReference,
        active,
      ];
    },
  });
}

/** The apps that fit the filter; refuses `export_needs_csv`. */
export async function exportApps(
  place: ExportPlace,
  filter: apps.AppFilter,
): Promise<Result<Readable, Refusal>> {
  return await exportRows(place, {
    subject: 'apps',
    name: 'Apps',
    measure: async (tx) => await apps.measureApps(tx, filter),
    read: async (tx, page) => await apps.listApps(tx, filter, page),
    idOf: (row) => row.appId,
    cellsOf: ({ externalId, name, publisher, version, platform, appType, ...row }) => {
      const { importance, ownerReference, active } = row;
      return [externalId, name, publisher, version, platform, appType, importance, ownerReference, active];
    },
  });
}

export const directoryExports = { people: exportPeople, devices: exportDevices, apps: exportApps };

type Source<Row> = {
  readonly subject: ImportSubject;
  readonly name: string;
  readonly measure: (tx: Transaction) => Promise<store.TableSize>;
  readonly read: (tx: Transaction, page: store.Page) => Promise<readonly Row[]>;
  readonly idOf: (row: Row) => number;
  /** In the order of EXPORT_COLUMNS. */
  readonly cellsOf: (row: Row) => TableRow;
};

async function exportRows<Row extends { readonly attributes: Readonly<Record<string, string>> }>(
  { database, organisationId, format }: ExportPlace,
  { subject, name, measure, read, idOf, cellsOf }: Source<Row>,
): Promise<Result<Readable, Refusal>> {
  const within = async <Value>(work: (tx: Transaction) => Promise<Value>) =>
    await inOrganisation(database, organisationId, work);
  if (format === 'xlsx') {
    const fits = fitsWorkbook(await within(measure));
    if (!fits.ok) return fits;
  }
  const attributes = await within(async (tx) => await store.attributeNames(tx, subject));
  async function* pages(): AsyncGenerator<TableRow[]> {
    for await (const rows of readPages({ database, organisationId }, read, idOf)) {
      yield rows.map((row) => [...cellsOf(row), ...attributes.map((attribute) => row.attributes[attribute])]);
    }
  }
  const header = [...EXPORT_COLUMNS[subject].map(([column]) => column), ...attributes];
  return ok(writeTable({ name, header, pages: pages() }, format));
}
