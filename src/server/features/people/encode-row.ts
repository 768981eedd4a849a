/**
 * Turns records into lines for the database: cells parted by tabs, a control character for "nothing", no
 * escapes, because no cell may hold a control character. The order of the columns is subject-store's.
 */
import type { ImportSubject } from '#contracts/imports.ts';
import type {
  AppRecord,
  DeviceRecord,
  DirectoryRecord,
  DirectoryRecords,
  PersonRecord,
} from '#domain/directory/directory-record.ts';
import { managerFieldOf, type ManagerField } from '#domain/directory/manager-index.ts';
import { LineBuffer } from './line-buffer.ts';

/** Stands for null; in COPY and string_to_array alike. */
export const nullMarker = '\u0002';

export type RowEncoder = {
  /** Adds a record to the lines. */
  add(record: DirectoryRecord, line: number): void;
  /** Adds a row that says only who stays as they are; its line is negative. */
  keep(externalId: string, line: number): void;
  /** The lines since the last call. */
  take(): Buffer;
};

/**
 * An encoder for a subject. `references` are the ways in which this file names managers; what they name people
 * by is written beside each person. Of a lean line only identifier, fingerprint and number are kept.
 */
export function createRowEncoder(
  subject: ImportSubject,
  references: ReadonlySet<ManagerField> = new Set(),
  isLean = false,
): RowEncoder {
  const lines = new LineBuffer(isLean);
  const { cells, write } = storedLines[subject] as StoredLine<DirectoryRecord>;
  const rest = `\t${nullMarker}`.repeat(cells - 1);
  const noKeys = subject === 'people' ? `\t${nullMarker}`.repeat(4) : '';
  const keysOf = subject === 'people' ? createKeyWriter(references) : () => '';
  const add = (record: DirectoryRecord, line: number): boolean =>
    lines.add(write(record), cells, line, keysOf(record as PersonRecord));
  return {
    add: (record, line) => {
      // Control characters are rare enough to be looked for in the finished line only.
      if (!add(record, line)) add(withoutControls(record), line);
    },
    keep: (externalId, line) => {
      lines.add(`${externalId.replaceAll(controls, ' ')}${rest}`, cells, -line, noKeys);
    },
    take: () => lines.take(),
  };
}

function storedPerson(person: PersonRecord): string {
  const field = managerFieldOf(person);
  const reference =
    field === undefined || field === 'managerExternalId'
      ? `${nullMarker}\t${nullMarker}`
      : `${field}\t${person[field]!.toLowerCase()}`;
  return (
    `${person.externalId}\t${person.displayName}\t${person.givenName ?? nullMarker}\t` +
    `${person.email ?? nullMarker}\t${person.language ?? nullMarker}\t` +
    `${person.managerExternalId ?? nullMarker}\t${reference}\t${attributesToJson(person.attributes)}`
  );
}

function storedDevice(device: DeviceRecord): string {
  return (
    `${device.externalId}\t${device.name}\t${device.serialNumber ?? nullMarker}\t` +
    `${device.platform ?? nullMarker}\t${device.osVersion ?? nullMarker}\t` +
    `${device.manufacturer ?? nullMarker}\t${device.model ?? nullMarker}\t` +
    `${device.ownerExternalId ?? nullMarker}\t${device.ownerEmail?.toLowerCase() ?? nullMarker}\t` +
    attributesToJson(deviceAttributes(device))
  );
}

function storedApp(app: AppRecord): string {
  return (
    `${app.externalId}\t${app.name}\t${app.publisher ?? nullMarker}\t${app.version ?? nullMarker}\t` +
    `${app.platform ?? nullMarker}\t${app.appType ?? nullMarker}\t${app.importance ?? nullMarker}\t` +
    `${app.ownerExternalId ?? nullMarker}\t${app.ownerEmail?.toLowerCase() ?? nullMarker}\t` +
    attributesToJson(app.attributes)
  );
}

/** How many cells of a line are stored, and those cells. */
type StoredLine<Row> = { readonly cells: number; readonly write: (record: Row) => string };

const storedLines: { readonly [Subject in ImportSubject]: StoredLine<DirectoryRecords[Subject]> } = {
  people: { cells: 9, write: storedPerson },
  devices: { cells: 10, write: storedDevice },
  apps: { cells: 10, write: storedApp },
};

/** When a device was last seen is no property of it: it changes with every export, so it is not stored. */
function deviceAttributes({ attributes, ownership, compliance }: DeviceRecord): Record<string, string> {
  if (ownership === null && compliance === null) return attributes;
  const all = { ...attributes };
  if (ownership !== null) all['ownership'] ??= ownership;
  if (compliance !== null) all['compliance'] ??= compliance;
  return all;
}

/** What managers are referred to with, in lower case; nothing when the file refers to them by identifier. */
function createKeyWriter(references: ReadonlySet<ManagerField>): (person: PersonRecord) => string {
  const byAddress = references.has('managerEmail');
  const byPath = references.has('managerPath');
  const byName = references.has('managerName');
  const noKeys = `\t${nullMarker}`.repeat(4);
  if (!byAddress && !byPath && !byName) return () => noKeys;
  const key = (isWanted: boolean, text: string | null) =>
    isWanted && text !== null ? `\t${text.toLowerCase()}` : `\t${nullMarker}`;
  return ({ email, userPrincipalName, directoryPath, displayName }) =>
    key(byAddress, email) +
    key(byAddress, userPrincipalName) +
    key(byPath, directoryPath) +
    key(byName, displayName);
}

// oxlint-disable-next-line no-control-regex -- control characters are what has to go
const controls = /[\u0000-\u001f]/g;

/** The record with a space for every control character, which no name or identifier needs. */
function withoutControls(record: DirectoryRecord): DirectoryRecord {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(controls, ' ');
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, clean(one)]));
  };
  return clean(record) as DirectoryRecord;
}

const needsJsonEscape = /["\\]/;

/** A JSON object of texts. Names are checked by the mapping and need no escaping. */
function attributesToJson(attributes: Readonly<Record<string, string>>): string {
  let text = '{';
  for (const name in attributes) {
    const value = attributes[name]!;
    if (text.length > 1) text += ',';
    text += needsJsonEscape.test(value)
      ? `"${name}":${JSON.stringify(value.toWellFormed())}`
      : `"${name}":"${value}"`;
  }
  return `${text}}`;
}
