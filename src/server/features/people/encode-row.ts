/**
 * Turns records into lines of PostgreSQL's text COPY format for the staging tables, with a fingerprint of what
 * will be stored: equal fingerprints mean that a re-import changes nothing. Column order is staging-store's.
 */
import type { ImportSubject } from '#contracts/imports.ts';
import type { DeviceRecord, PersonRecord } from '#domain/directory/directory-record.ts';
import { managerFieldOf, type ManagerField } from '#domain/directory/manager-index.ts';

export type EncodeRow<Row> = (record: Row, line: number) => string;

// oxlint-disable no-control-regex -- control characters are what has to be escaped
const needsEscape = /[\\\0\t\n\r]/;
const needsJsonEscape = /["\\\u0000-\u001f]/;
// oxlint-enable no-control-regex

/**
 * An encoder of people. Attributes must come in the order of their names. `references` are the ways in which
 * this file names managers; what they name people by is written beside each person.
 */
export function createPersonEncoder(references: ReadonlySet<ManagerField>): EncodeRow<PersonRecord> {
  const byAddress = references.has('managerEmail');
  const byPath = references.has('managerPath');
  const byName = references.has('managerName');
  return (person, line) => {
    const field = managerFieldOf(person);
    const isId = field === 'managerExternalId';
    const reference = field === undefined || isId ? null : person[field]!.toLowerCase();
    const stored =
      `${cell(person.externalId)}\t${cell(person.displayName)}\t${optional(person.givenName)}\t` +
      `${optional(person.email)}\t${optional(person.language)}\t${optional(person.managerExternalId)}\t` +
      `${reference === null ? '\\N\t\\N' : `${field}\t${cell(reference)}`}\t${json(person.attributes)}`;
    const keys =
      byAddress || byPath || byName
        ? `${byAddress ? lower(person.email) : '\\N'}\t${byAddress ? lower(person.userPrincipalName) : '\\N'}\t` +
          `${byPath ? lower(person.directoryPath) : '\\N'}\t${byName ? lower(person.displayName) : '\\N'}`
        : '\\N\t\\N\t\\N\t\\N';
    return `${line}\t${stored}\t${keys}\t${fingerprintOf(stored)}\n`;
  };
}

/** An encoder of devices. When a device was last seen is no property of it, so it is not stored. */
export const encodeDevice: EncodeRow<DeviceRecord> = (device, line) => {
  const { ownership, compliance } = device;
  const attributes: Record<string, string> = { ...device.attributes };
  if (ownership !== null) attributes['ownership'] ??= ownership;
  if (compliance !== null) attributes['compliance'] ??= compliance;
  const stored =
    `${cell(device.externalId)}\t${cell(device.name)}\t${optional(device.serialNumber)}\t` +
    `${optional(device.platform)}\t${optional(device.osVersion)}\t${optional(device.manufacturer)}\t` +
    `${optional(device.model)}\t${optional(device.ownerExternalId)}\t${lower(device.ownerEmail)}\t${json(attributes)}`;
  return `${line}\t${stored}\t${fingerprintOf(stored)}\n`;
};

/** A row that says only who stays as they are; its line is negative. */
export function encodeKept(subject: ImportSubject, externalId: string, line: number): string {
  return `${-line}\t${cell(externalId)}${subject === 'people' ? restOfPerson : restOfDevice}`;
}

const restOfPerson = `${'\t\\N'.repeat(13)}\n`;
const restOfDevice = `${'\t\\N'.repeat(10)}\n`;

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

/** A JSON object of texts, escaped for COPY. Names are checked by the mapping and need no escaping. */
function json(attributes: Readonly<Record<string, string>>): string {
  let text = '{';
  for (const name in attributes) {
    const value = attributes[name]!;
    if (text.length > 1) text += ',';
    text += needsJsonEscape.test(value)
      ? `"${name}":${cell(JSON.stringify(value.replaceAll('\0', '').toWellFormed()))}`
      : `"${name}":"${value}"`;
  }
  return `${text}}`;
}

/**
 * A 53-bit hash of a text (cyrb53 by bryc, public domain; two multiplicative hashes after Knuth), so that it is
 * a safe integer everywhere.
 */
export function fingerprintOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
