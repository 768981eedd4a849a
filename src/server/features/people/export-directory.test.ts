/** What is exported and imported again changes nothing: the sample organisation and hostile values, in both formats. */
import type { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { TableFormat } from '#contracts/table-files.ts';
import { insertSampleDirectory } from '#server/engine/rehearsal/store.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv, type ImportPlace } from '#test/support/import-place.ts';
import { exportDevices, exportPeople } from './export-directory.ts';

const { database } = await createTestDatabase();

async function take(place: ImportPlace, format: TableFormat, devices = false, filter = {}): Promise<Buffer> {
  const from = { database, organisationId: place.id, format };
  const result = await (devices ? exportDevices(from, filter) : exportPeople(from, filter));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return await bytesOf(result.value);
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream)
    pieces.push(typeof piece === 'string' ? Buffer.from(piece) : (piece as Uint8Array));
  return Buffer.concat(pieces);
}

const nothing = { joined: 0, changed: 0, left: 0, returned: 0 };
const formats = ['csv', 'xlsx'] as const;

describe('the sample organisation', () => {
  let place: ImportPlace;
  beforeAll(async () => {
    place = await createImportPlace(database);
    const { people, devices } = generateSampleOrganisation({ seed: 7, people: 1200, devices: 1500 });
    await inOrganisation(database, place.id, async (tx) => await insertSampleDirectory(tx, people, devices));
  });

  test.each(formats)('comes back as %s with nothing changed', async (format) => {
    const before = await place.state();
    expect(before.people).toHaveLength(1200);
    for (const devices of [false, true]) {
      const file = await take(place, format, devices);
      const outcome = await place.bringWell(file, { devices });
      expect(outcome.difference).toMatchObject({ ...nothing, unchanged: devices ? 1500 : 1200 });
      expect((await place.dryRun(file, { devices })).difference).toMatchObject(nothing);
    }
    expect(await place.state()).toEqual(before);
  });
});

/** What people write into cells, and what a spreadsheet would make of it. */
const hostile = csv(
  [
    'id',
    'name',
    'first name',
    'email',
    'language',
    'manager',
    'note',
    'start date',
    'title',
    'active',
    'kod',
    'plats',
  ],
  [
    '000123',
    '"Åsa, ""Öberg"""',
    'Åsa',
    'asa@example.com',
    'sv',
    '',
    "'=1+1",
    '2020-02-29',
    '007',
    'true',
    '0012',
    '+46',
  ],
  [
    '1E5x',
    'Jürgen Groß',
    'Jürgen',
    'juergen@example.com',
    'de',
    'asa@example.com',
    '-5',
    '43832',
    '1/2',
    'true',
    '1.10',
    '@home',
  ],
  [
    '=cmd',
    'Łukasz <b>',
    'Ł',
    'l@example.com',
    'en-GB',
    'asa@example.com',
    `"${'long text; '.repeat(2900).trim()}"`,
    '',
    '#1',
    'true',
    '_x0041_',
    '-x',
  ],
  [
    '3.50',
    'Anna & Co',
    'Anna',
    '',
    '',
    '',
    'TRUE',
    '2026-04-03T08:30:00',
    '12345678901234567890',
    'true',
    '0.30',
    '=A1',
  ],
  ['gone', 'Gone', 'G', 'gone@example.com', '', '', 'x', '', '', 'false', '', ''],
);

describe('hostile values', () => {
  test.each(formats)('come back as %s unchanged, and so do those who left', async (format) => {
    const place = await createImportPlace(database);
    await place.bringWell(
      hostile.replace('G,gone@example.com,,,x,,,false', 'G,gone@example.com,,,x,,,true'),
      {
        mapping: [
          // Names that a later file would read as something else.
          { column: 'kod', target: { kind: 'attribute', name: 'email' } },
          { column: 'plats', target: { kind: 'attribute', name: 'Location 2_b' } },
        ],
      },
    );
    await place.bringWell(hostile, {
      mapping: [
        { column: 'kod', target: { kind: 'attribute', name: 'email' } },
        { column: 'plats', target: { kind: 'attribute', name: 'Location 2_b' } },
      ],
      confirmShrink: true,
    });
    const before = await place.state();
    const file = await take(place, format, false, { active: 'all' });
    const outcome = await place.bringWell(file);
    expect(outcome).toMatchObject({ rows: 5, notPeople: 1, difference: { ...nothing, unchanged: 4 } });
    expect(await place.state()).toEqual(before);
    expect(before.people[1]).toMatchObject({
      manager_external_id: '000123',
      attributes: { 'Location 2_b': '@home' },
    });
  });

  test.each(formats)('of devices come back as %s unchanged, whoever their owner is', async (format) => {
    const place = await createImportPlace(database);
    const devices = csv(
      [
        'Device ID',
        'Device name',
        'Serial number',
        'OS',
        'Ownership',
        'Compliance',
        'Primary user UPN',
        'User ID',
        'Size',
        'Active',
      ],
      ['d1', '=L1', '0001', 'Windows', 'Company', 'Compliant', 'Ada@Example.com', 'u1', '1.0', 'yes'],
      ['d2', 'L2', '1E6', 'MacMDM', 'Personal', 'Noncompliant', 'bo@example.com', '', '', 'yes'],
      ['d3', 'L3', '', 'iOS', '', '', '', 'U-3', '', 'no'],
    );
    await place.bringWell(devices.replace('1E6', '1000000').replace(',no', ',yes'), { devices: true });
    await place.bringWell(devices.replace('1E6', '1000000'), { devices: true, confirmShrink: true });
    const before = await place.state();
    expect(before.devices).toHaveLength(3);
    const file = await take(place, format, true, { active: 'all' });
    const outcome = await place.bringWell(file, { devices: true });
    expect(outcome.difference).toMatchObject({ ...nothing, unchanged: 2 });
    expect(await place.state()).toEqual(before);
  });
});

describe('an export', () => {
  test('holds those who fit the filter', async () => {
    const place = await createImportPlace(database);
    await place.bringWell(csv(['id', 'name', 'department'], ['1', 'Ada', 'IT'], ['2', 'Bo', 'HR']));
    const text = (await take(place, 'csv', false, { attribute: 'department', value: 'HR' })).toString();
    expect(text).toBe(
      '\uFEFFid,displayName,givenName,email,language,managerId,active,department\r\n2,Bo,,,,,true,HR\r\n',
    );
    const other = await createImportPlace(database);
    await other.bringWell(await take(place, 'xlsx', false, { search: 'ad' }));
    expect((await other.people()).map(({ id }) => id)).toEqual(['1']);
  });

  test('that a cell cannot hold is refused as a workbook, and whole as CSV', async () => {
    const place = await createImportPlace(database);
    await place.bringWell(csv(['id', 'name', 'note'], ['1', 'Ada', 'a'.repeat(40_000)]));
    const from = { database, organisationId: place.id };
    expect(await exportPeople({ ...from, format: 'xlsx' }, {})).toMatchObject({
      ok: false,
      refusal: {
        code: 'export_needs_csv',
        data: { why: { code: 'table_text_too_long', data: { characters: 40_000 } } },
      },
    });
    expect((await place.bringWell(await take(place, 'csv'))).difference).toMatchObject(nothing);
  });
});
