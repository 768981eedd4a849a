/**
 * What is asked of Microsoft Graph, and what the stand-in offers, against the metadata Microsoft publishes. Runs where
 * BELLWETHER_DATA_SAMPLES points to it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { personAttributes } from '#contracts/connection-choices.ts';
import { standInProperties } from '#test/support/graph-stand-in/answer-call.ts';
import { createTenant } from '#test/support/graph-stand-in/tenant.ts';
import {
  deviceAttributeTypes,
  deviceProperties,
  enumMembers,
  managedDeviceProperties,
  pathOf,
  userProperties,
} from './properties.ts';
import { readProperties } from './read-properties.ts';
import { waitBeforeRetry } from './wait-policy.ts';

const samples = process.env['BELLWETHER_DATA_SAMPLES'];

type Type = {
  readonly base: string | null;
  readonly props: Readonly<Record<string, { readonly type: string }>>;
  readonly nav: Readonly<Record<string, unknown>>;
};
type Metadata = {
  readonly types: Readonly<Record<string, Type>>;
  readonly enums: Readonly<Record<string, { readonly members: Readonly<Record<string, string>> }>>;
};

const read = (name: string): unknown => JSON.parse(readFileSync(join(samples!, 'graph', name), 'utf8'));

describe.skipIf(samples === undefined)('the published metadata', () => {
  const { types, enums } = (
    samples === undefined ? { types: {}, enums: {} } : read('graph-v1.0-subset.json')
  ) as Metadata;
  const typeOf = (name: string, property: string): string | undefined => {
    const type = types[name.replace(/^(?:microsoft\.)?graph\./, 'microsoft.graph.')];
    return type?.props[property]?.type ?? (type?.base ? typeOf(type.base, property) : undefined);
  };

  test.each([
    ['user', userProperties],
    ['managedDevice', { ...managedDeviceProperties, ...deviceAttributeTypes }],
    ['device', deviceProperties],
  ])('%s has every property that is read, with its type', (name, properties) => {
    const published = Object.keys(properties).map((property) => [
      property,
      typeOf(`graph.${name}`, property),
    ]);
    expect(Object.fromEntries(published)).toEqual({ ...properties, id: 'Edm.String' });
  });

  test('a user has every attribute that can be chosen, and a manager', () => {
    for (const attribute of personAttributes) {
      const [property, inner] = pathOf(attribute);
      const outer = typeOf('graph.user', property);
      const type = inner === undefined ? outer : typeOf(outer!, inner);
      const expected = attribute === 'employeeHireDate' ? 'Edm.DateTimeOffset' : 'Edm.String';
      expect([attribute, type]).toEqual([attribute, expected]);
    }
  });

  test('enumerations have the members that are known', () => {
    for (const [name, known] of Object.entries(enumMembers)) {
      const published = Object.keys(enums[`microsoft.graph.${name}`]!.members);
      expect(published.filter((member) => member !== 'unknownFutureValue').sort()).toEqual([...known].sort());
    }
  });

  test('what the stand-in offers and says exists, with values of the published types', () => {
    for (const [name, properties] of Object.entries(standInProperties))
      for (const property of properties)
        expect(typeOf(`graph.${name}`, property), `${name}.${property}`).toBeDefined();
    const { users, devices, managedDevices } = createTenant(40);
    for (const [name, things] of [
      ['user', users],
      ['device', devices],
      ['managedDevice', managedDevices],
    ] as const)
      for (const [property, value] of things.flatMap((thing) => Object.entries(thing))) {
        const type = typeOf(`graph.${name}`, property);
        if (property === 'managerId' || value === null || type?.startsWith('graph.')) continue;
        expect([name, property, typeof value]).toEqual([
          name,
          property,
          type === 'Edm.Boolean' ? 'boolean' : 'string',
        ]);
      }
  });

  test('the documented throttling answers are understood', () => {
    type Example = { readonly name: string; readonly headers?: Readonly<Record<string, string>> };
    const { examples } = read('documented-examples.json') as { examples: Example[] };
    const headers = (name: string) => examples.find((example) => example.name === name)!.headers!;
    const policy = { random: () => 0, now: new Date() };
    expect(waitBeforeRetry(headers('throttled')['Retry-After']!, 0, policy)).toBe(2128);
    expect(
      waitBeforeRetry(headers('throttled-intune-no-retry-after')['Retry-After'] ?? null, 3, policy),
    ).toBe(4000);
  });
});

test('properties nobody knows, and values of another type, break nothing', () => {
  const unknown = new Map<string, number>();
  const read = readProperties(
    { id: 'a', isManaged: { odd: true }, deviceId: 7, trustType: '', extra: [1] },
    deviceProperties,
    unknown,
  );
  expect(read).toEqual({ id: 'a', deviceId: null, trustType: null });
});
