/** Apps come by the same way as people and devices: what a list of them changes, what it cannot, and what is found again. */
import { describe, expect, test } from 'vitest';
import { say } from '#contracts/sentences/catalogue.ts';
import { copyDirectory } from '#server/engine/rehearsal/store.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { inOrganisation, inSystem } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv, ImportPlace } from '#test/support/import-place.ts';
import { rowsOf, workbookOf } from '#test/support/workbook-file.ts';
import * as queries from './queries.ts';

const { database } = await createTestDatabase();
const subject = 'apps' as const;
const newPlace = async () => await createImportPlace(database);

const people = csv(['id', 'name', 'email'], ['7', 'Ada Berg', 'ada@example.com'], ['8', 'Bo Lind', '']);
const header = [
  'App name',
  'Publisher',
  'Version',
  'Platform',
  'Importance',
  'Owner',
  'Owner ID',
  'Category',
];
const list = csv(
  header,
  ['Mail', 'Nordmeet', '24.7', '"Windows, iOS"', 'Critical', 'ADA@example.com', '', 'Office'],
  ['Maps', 'Rutta', '3.3', 'iOS/iPadOS', 'wichtig', 'bo@example.com', '8', 'Transport'],
  ['Maps', 'Rutta', '3.1', 'Android', 'viktig', '', '99', 'Transport'],
  ['Notes', '', '', '', '', '', '', ''],
);

async function appsOf(place: ImportPlace, query = {}) {
  return await inOrganisation(database, place.id, async (tx) => await queries.listApps(tx, query));
}

describe('a list of apps', () => {
  test('brings apps with platform, importance and owner, and counts them', async () => {
    const place = await newPlace();
    await place.bringWell(people);
    const outcome = await place.bringWell(list, { subject });
    expect(outcome).toMatchObject({
      source: 'A table of apps',
      rows: 4,
      difference: { joined: 4 },
      attributes: { Category: 'category' },
    });
    expect(await appsOf(place)).toMatchObject({
      total: 4,
      rows: [
        {
          ...{ externalId: 'mail (windows, ios)', name: 'Mail', publisher: 'Nordmeet', version: '24.7' },
          ...{ platform: 'Windows, iOS', importance: 'critical', attributes: { category: 'Office' } },
          ...{ ownerReference: 'ada@example.com', ownerName: 'Ada Berg' },
        },
        { externalId: 'maps (ios)', importance: 'important', ownerReference: '8', ownerName: 'Bo Lind' },
        { externalId: 'maps (android)', ownerReference: '99', ownerName: null },
        { externalId: 'notes', platform: null, importance: null, ownerReference: null },
      ],
    });
    expect((await place.state()).counts).toEqual([{ person_count: 2, device_count: 0, app_count: 4 }]);
  });

  test('changes nothing the second time, and only what differs the third', async () => {
    const place = await newPlace();
    await place.bringWell(list, { subject });
    const before = await place.state();
    expect((await place.bringWell(list, { subject })).difference).toMatchObject({ unchanged: 4, changed: 0 });
    expect(await place.state()).toEqual(before);
    const { difference } = await place.dryRun(list.replace('Critical', 'best effort'), { subject });
    expect(difference).toMatchObject({ changed: 1, unchanged: 3 });
    expect(difference.movers[0]!.changes).toEqual([
      { name: 'importance', isAttribute: false, before: 'critical', after: 'not_important' },
    ]);
    expect(await place.state()).toEqual(before);
  });

  test('is found again by name, importance and platform, and summed up', async () => {
    const place = await newPlace();
    await place.bringWell(people);
    await place.bringWell(list, { subject });
    const names = async (query: object) => (await appsOf(place, query)).rows.map((row) => row.externalId);
    expect(await names({ search: 'ma', platform: 'iOS' })).toEqual(['mail (windows, ios)', 'maps (ios)']);
    expect(await names({ importance: 'important' })).toEqual(['maps (ios)', 'maps (android)']);
    expect(await names({ search: 'berg' })).toEqual(['mail (windows, ios)']);
    expect(await names({ importance: 'none' })).toEqual(['notes']);
    const first = await appsOf(place, { limit: 3 });
    expect(await names({ after: first.next, limit: 3 })).toEqual(['notes']);
    const summary = await inOrganisation(database, place.id, queries.summariseApps);
    expect(summary.importances).toHaveLength(3);
    expect(summary.importances).toContainEqual({ importance: 'important', apps: 2 });
    expect(summary.platforms).toEqual([
      { platform: 'iOS', apps: 2 },
      { platform: 'Android', apps: 1 },
      { platform: 'Windows', apps: 1 },
    ]);
  });

  test('is read as Intune exports it and as Microsoft Graph gives it', async () => {
    const place = await newPlace();
    const graph = csv(
      ['@odata.type', 'id', 'displayName', 'publisher', 'isAssigned', 'lastModifiedDateTime'],
      ['#microsoft.graph.win32LobApp', 'a-1', 'Payroll', 'Personalis', 'true', '2026-01-01T00:00:00Z'],
      ['#microsoft.graph.iosStoreApp', 'a-2', 'Mail', 'Nordmeet', 'false', '2026-01-02T00:00:00Z'],
    );
    expect((await place.bringWell(graph, { subject })).source).toBe('Microsoft Intune, apps');
    expect((await appsOf(place)).rows).toMatchObject([
      { externalId: 'a-1', appType: 'win32LobApp', platform: 'Windows', attributes: { assigned: 'true' } },
      { externalId: 'a-2', appType: 'iosStoreApp', platform: 'iOS', attributes: { assigned: 'false' } },
    ]);
    const later = graph.replaceAll('2026-01', '2026-02');
    expect((await place.bringWell(later, { subject })).difference).toMatchObject({ unchanged: 2 });
  });
});

describe('what is wrong', () => {
  const bad = [
    ['App name', 'Publisher', 'Importance', 'Owner'],
    ['Mail', 'Nord', 'critical', 'a@example.com'],
    ['Maps', 'Nord', 'quite', 'b@example.com'],
    ['', 'Nord', 'important', 'c@example.com'],
    ['Notes', 'Nord', 'important', 'nobody'],
    ['MAIL', 'Other', 'important', 'd@example.com'],
  ];

  test('is named by row, column and value, and nothing changes', async () => {
    const place = await newPlace();
    const before = await place.state();
    const outcome = await place.bring(csv(...bad), { subject });
    if (outcome.ok) throw new Error('bad rows were imported');
    expect(outcome.refusal).toMatchObject({ code: 'import_has_errors', data: { count: 4 } });
    expect(outcome.problems).toMatchObject([
      { line: 3, column: 'Importance', value: 'quite', code: 'unknown_importance' },
      { line: 4, column: '', code: 'missing_id' },
      { line: 5, column: 'Owner', value: 'nobody', code: 'invalid_email' },
      { line: 6, column: 'App name', value: 'mail', code: 'duplicate_id' },
    ]);
    expect(say('de', outcome.problems[0]!.mend)).toContain('kritisch, wichtig oder nicht wichtig');
    expect(await place.state()).toEqual(before);
    expect((await place.bringWell(csv(...bad), { subject, leaveOutBadRows: true })).difference.joined).toBe(
      1,
    );
  });

  test('is named by sheet and cell in a workbook', async () => {
    const place = await newPlace();
    const book = await workbookOf({ sheets: [{ name: 'Apps', rows: rowsOf([['Our apps'], ...bad]) }] });
    const outcome = await place.bring(book, { subject, fileName: 'apps.xlsx' });
    expect(outcome.ok ? [] : outcome.problems.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
      'Apps!C4',
      'Apps!null',
      'Apps!D6',
      'Apps!A7',
    ]);
  });

  test('a list that names no app is refused', async () => {
    const place = await newPlace();
    expect(await place.bring(csv(['Publisher', 'Version'], ['Nord', '1']), { subject })).toMatchObject({
      ok: false,
      refusal: { code: 'mapping_incomplete', data: { thing: 'app' } },
    });
  });
});

test('a rehearsal works with the apps of its organisation', async () => {
  const place = await newPlace();
  await place.bringWell(list, { subject });
  const rehearsal = await inSystem(
    database,
    async (tx) =>
      await createOrganisation(tx, {
        name: 'Rehearsal',
        kind: 'rehearsal',
        timeZone: 'UTC',
        virtualNow: new Date('2027-01-04T08:00:00Z'),
        parentOrganisationId: place.id,
      }),
  );
  await inOrganisation(database, place.id, async (tx) => await copyDirectory(tx, rehearsal));
  const copy = new ImportPlace(database, rehearsal);
  expect((await appsOf(copy)).rows.map(({ appId: _, ...row }) => row)).toEqual(
    (await appsOf(place)).rows.map(({ appId: _, ...row }) => row),
  );
  expect((await copy.state()).counts).toEqual([{ person_count: 0, device_count: 0, app_count: 4 }]);
});
