/**
 * Turns records into lines of PostgreSQL's text COPY format for the staging tables. The order of the columns is
 * staging-store's.
 */
import type { ImportSubject } from '#contracts/imports.ts';
import type { DeviceRecord, PersonRecord } from '#domain/directory/directory-record.ts';
import { managerFieldOf, type ManagerField } from '#domain/directory/manager-index.ts';
import { fingerprintDevice, fingerprintPerson } from './fingerprint.ts';

export type EncodeRow<Row> = (record: Row, line: number) => string;

/**
 * An encoder of people. `references` are the ways in which this file names managers; what they name people by
 * is written beside each person.
 */
export function createPersonEncoder(references: ReadonlySet<ManagerField>): EncodeRow<PersonRecord> {
  const byAddress = references.has('managerEmail');
  const byPath = references.has('managerPath');
  const byName = references.has('managerName');
  const hasKeys = byAddress || byPath || byName;
  return (person, line) => {
    const field = hasKeys ? managerFieldOf(person) : 'managerExternalId';
    const isId = field === 'managerExternalId' || field === undefined;
    const stored =
      `${line}\t${cell(person.externalId)}\t${cell(person.displayName)}\t${optional(person.givenName)}\t` +
      `${optional(person.email)}\t${optional(person.language)}\t${optional(person.managerExternalId)}\t` +
      `${isId ? '\\N\t\\N' : `${field}\t${lower(person[field])}`}\t${cell(attributesToJson(person.attributes))}`;
    const keys = hasKeys
      ? `${byAddress ? lower(person.email) : '\\N'}\t${byAddress ? lower(person.userPrincipalName) : '\\N'}\t` +
        `${byPath ? lower(person.directoryPath) : '\\N'}\t${byName ? lower(person.displayName) : '\\N'}`
      : '\\N\t\\N\t\\N\t\\N';
    return `${stored}\t${keys}\t${fingerprintPerson(person)}\n`;
  };
}

export const encodeDevice: EncodeRow<DeviceRecord> = (device, line) => {
  const attributes = deviceAttributes(device);
  return (
    `${line}\t${cell(device.externalId)}\t${cell(device.name)}\t${optional(device.serialNumber)}\t` +
    `${optional(device.platform)}\t${optional(device.osVersion)}\t${optional(device.manufacturer)}\t` +
    `${optional(device.model)}\t${optional(device.ownerExternalId)}\t${lower(device.ownerEmail)}\t` +
    `${cell(attributesToJson(attributes))}\t${fingerprintDevice(device, attributes)}\n`
  );
};

/**
 * What is kept of a device beside its columns. When it was last seen is no property of it: it changes with
 * every export, so it is not stored.
 */
export function deviceAttributes({ attributes, ownership, compliance }: DeviceRecord): Record<string, string> {
  if (ownership === null && compliance === null) return attributes;
  const all = { ...attributes };
  if (ownership !== null) all['ownership'] ??= ownership;
  if (compliance !== null) all['compliance'] ??= compliance;
  return all;
}

/** A row that says only who stays as they are; its line is negative. */
export function encodeKept(subject: ImportSubject, externalId: string, line: number): string {
  return `${-line}\t${cell(externalId)}${subject === 'people' ? restOfPerson : restOfDevice}`;
}

const restOfPerson = `${'\t\\N'.repeat(13)}\n`;
const restOfDevice = `${'\t\\N'.repeat(10)}\n`;

// oxlint-disable no-control-regex -- control characters are what has to be escaped
const needsEscape = /[\\\0\t\n\r]/;
const needsJsonEscape = /["\\\u0000-\u001f]/;
// oxlint-enable no-control-regex

/** PostgreSQL stores no NUL, so it is left out. */
function cell(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text
    .replaceAll('\0', '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function optional(text: string | null): string {
  return text === null ? '\\N' : cell(text);
}

function lower(text: string | null): string {
  return text === null ? '\\N' : cell(text.toLowerCase());
}

/** A JSON object of texts. Names are checked by the mapping and need no escaping. */
export function attributesToJson(attributes: Readonly<Record<string, string>>): string {
  let text = '{';
  for (const name in attributes) {
    const value = attributes[name]!;
    if (text.length > 1) text += ',';
    text += needsJsonEscape.test(value)
      ? `"${name}":${JSON.stringify(value.replaceAll('\0', '').toWellFormed())}`
      : `"${name}":"${value}"`;
  }
  return `${text}}`;
}
