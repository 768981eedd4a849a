/** What is exported and imported again changes nothing: the sample organisation and hostile values, in both formats. */
import type { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import { importSubjects, type ImportSubject } from '#contracts/imports.ts';
import type { TableFormat } from '#contracts/table-files.ts';
import { insertSampleDirectory } from '#server/engine/rehearsal/store.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv, type ImportPlace } from '#test/support/import-place.ts';
import { directoryExports } from './export-directory.ts';

const { database } = await createTestDatabase();

async function take(
  place: ImportPlace,
  format: TableFormat,
  subject: ImportSubject = 'people',
  filter = {},
): Promise<Buffer> {
  const from = { database, organisationId: place.id, format };
  const result = await directoryExports[subject](from, filter);
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
    const directory = generateSampleOrganisation({ seed: 7, people: 1200, devices: 1500 });
    await inOrganisation(database, place.id, async (tx) => await insertSampleDirectory(tx, directory));
  });

  test.each(formats)('comes back as %s with nothing changed', async (format) => {
    const before = await place.state();
    expect(before.people).toHaveLength(1200);
    expect(before.devices).toHaveLength(1500);
    expect(before.apps.length).toBeGreaterThan(39);
    for (const subject of importSubjects) {
      const file = await take(place, format, subject);
      const outcome = await place.bringWell(file, { subject });
      expect(outcome.difference).toMatchObject({ ...nothing, unchanged: before[subject].length });
      expect((await place.dryRun(file, { subject })).difference).toMatchObject(nothing);
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
    const file = await take(place, format, 'people', { active: 'all' });
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
    await place.bringWell(devices.replace('1E6', '1000000').replace(',no', ',yes'), { subject: 'devices' });
    await place.bringWell(devices.replace('1E6', '1000000'), { subject: 'devices', confirmShrink: true });
    const before = await place.state();
    expect(before.devices).toHaveLength(3);
    const file = await take(place, format, 'devices', { active: 'all' });
    const outcome = await place.bringWell(file, { subject: 'devices' });
    expect(outcome.difference).toMatchObject({ ...nothing, unchanged: 2 });
    expect(await place.state()).toEqual(before);
  });
});

describe('apps', () => {
  test.each(formats)('come back as %s unchanged, whoever answers for them', async (format) => {
    const place = await createImportPlace(database);
    const list = csv(
      ['App name', 'Publisher', 'Type', 'Platform', 'Importance', 'Owner', 'Owner ID', 'Licences', 'In use'],
      [
        '=Mail',
        '"Nord, ""Meet"""',
        'Web link',
        '"iOS, Android"',
        'kritisch',
        'Ada@Example.com',
        '',
        '0100',
        'yes',
      ],
      ['Pläne', '', '#microsoft.graph.win32LobApp', '', 'best effort', '', 'U-3', '1.0', 'yes'],
      ['Gone', '-x', '', 'Windows 10', '', '', '', '', 'yes'],
    );
    await place.bringWell(list, { subject: 'apps' });
    const left = list.replace('Windows 10,,,,,yes', 'Windows 10,,,,,no');
    await place.bringWell(left, { subject: 'apps', confirmShrink: true });
    const before = await place.state();
    expect(before.apps).toMatchObject([
      { external_id: '=mail (ios, android)', importance: 'critical', owner_reference: 'ada@example.com' },
      { external_id: 'pläne (windows)', app_type: 'win32LobApp', importance: 'not_important' },
      { external_id: 'gone (windows)', active: false },
    ]);
    const file = await take(place, format, 'apps', { active: 'all' });
    const outcome = await place.bringWell(file, { subject: 'apps' });
    expect(outcome).toMatchObject({ source: 'Bellwether, apps', difference: { ...nothing, unchanged: 2 } });
    expect(await place.state()).toEqual(before);
    const some = (await take(place, 'csv', 'apps', { importance: 'critical', platform: 'iOS' })).toString();
    expect(some.split('\r\n').slice(1)).toEqual([
      `"'=mail (ios, android)",'=Mail,"Nord, ""Meet""",,"iOS, Android",Web link,critical,ada@example.com,true,0100`,
      '',
    ]);
  });
});

describe('an export', () => {
  test('holds those who fit the filter', async () => {
    const place = await createImportPlace(database);
    await place.bringWell(csv(['id', 'name', 'department'], ['1', 'Ada', 'IT'], ['2', 'Bo', 'HR']));
    const text = (await take(place, 'csv', 'people', { attribute: 'department', value: 'HR' })).toString();
    expect(text).toBe(
      '\uFEFFid,displayName,givenName,email,language,managerId,active,department\r\n2,Bo,,,,,true,HR\r\n',
    );
    const other = await createImportPlace(database);
    await other.bringWell(await take(place, 'xlsx', 'people', { search: 'ad' }));
    expect((await other.people()).map(({ id }) => id)).toEqual(['1']);
  });

  test('that a cell cannot hold is refused as a workbook, and whole as CSV', async () => {
    const place = await createImportPlace(database);
    await place.bringWell(csv(['id', 'name', 'note'], ['1', 'Ada', 'a'.repeat(40_000)]));
    const from = { database, organisationId: place.id };
    expect(await directoryExports.people({ ...from, format: 'xlsx' }, {})).toMatchObject({
      ok: false,
      refusal: {
        code: 'export_needs_csv',
        data: { why: { code: 'table_text_too_long', data: { characters: 40_000 } } },
      },
    });
    expect((await place.bringWell(await take(place, 'csv'))).difference).toMatchObject(nothing);
  });
});
