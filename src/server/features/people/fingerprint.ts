/**
 * Fingerprints of what an import stores of a person or device: equal ones mean that a re-import changes nothing.
 * Over the values themselves, not over how they are written, so that every way of storing them gives the same.
 */
import type { DeviceRecord, PersonRecord } from '#domain/directory/directory-record.ts';
import { managerFieldOf } from '#domain/directory/manager-index.ts';

// The state of the hash being made; it is never kept over a call from outside.
let high = 0;
let low = 0;

/**
 * cyrb53 (bryc, public domain), two multiplicative hashes in one pass. Its 53 bits are a safe integer
 * everywhere; that a change goes unseen is as likely as 1 in 9 * 10^15.
 */
function start(): void {
  high = 0xdeadbeef;
  low = 0x41c6ce57;
}

const separator = 0x1f;
const missing = 0x1e;

function mix(text: string | null): void {
  let h = high;
  let l = low;
  if (text === null) {
    h = Math.imul(h ^ missing, 2654435761);
    l = Math.imul(l ^ missing, 1597334677);
  } else {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      h = Math.imul(h ^ code, 2654435761);
      l = Math.imul(l ^ code, 1597334677);
    }
  }
  high = Math.imul(h ^ separator, 2654435761);
  low = Math.imul(l ^ separator, 1597334677);
}

function finish(): number {
  const h = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  const l = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(h ^ (h >>> 13), 3266489909);
  return 4294967296 * (2097151 & l) + (h >>> 0);
}

/** Attributes must come in the order of their names. */
export function fingerprintPerson(person: PersonRecord): number {
  const manager = managerFieldOf(person);
  start();
  mix(person.displayName);
  mix(person.givenName);
  mix(person.email);
  mix(person.language);
  mix(manager ?? null);
  if (manager !== undefined) mix(person[manager]);
  const { attributes } = person;
  for (const name in attributes) {
    mix(name);
    mix(attributes[name]!);
  }
  return finish();
}

/** Attributes must come in the order of their names. */
export function fingerprintDevice(
  device: DeviceRecord,
  attributes: Readonly<Record<string, string>>,
): number {
  start();
  mix(device.name);
  mix(device.serialNumber);
  mix(device.platform);
  mix(device.osVersion);
  mix(device.manufacturer);
  mix(device.model);
  mix(device.ownerExternalId);
  mix(device.ownerEmail);
  for (const name in attributes) {
    mix(name);
    mix(attributes[name]!);
  }
  return finish();
}
