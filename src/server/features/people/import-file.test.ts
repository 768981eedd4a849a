/** The rules of importing, on the real database: what a file changes and what it cannot. */
import { describe, expect, test } from 'vitest';
import { inOrganisation } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv } from '#test/support/import-place.ts';
import { resolveAttributeNames } from './index.ts';

const { database } = await createTestDatabase();
const newOrganisation = async () => await createImportPlace(database);

const roster = `id,name,email,department,job_title,manager id
1,Ada Berg,ada@example.com,Research,Lead,
2,Bo Lind,bo@example.com,Research,Engineer,1
3,Cy Falk,cy@example.com,Sales,Seller,1
`;

describe('a file that is imported', () => {
  test('brings people with their attributes, managers and count', async () => {
    const place = await newOrganisation();
    const outcome = await place.bringWell(roster);
    expect(outcome).toMatchObject({
      rows: 3,
      leftOut: 0,
      difference: { joined: 3, unchanged: 0 },
      attributes: { department: 'department', job_title: 'jobTitle' },
    });
    expect(await place.people()).toEqual([
      {
        ...{ id: '1', name: 'Ada Berg', email: 'ada@example.com', locale: null, manager: null, active: true },
        attributes: { department: 'Research', jobTitle: 'Lead' },
      },
      {
        ...{ id: '2', name: 'Bo Lind', email: 'bo@example.com', locale: null, manager: '1', active: true },
        attributes: { department: 'Research', jobTitle: 'Engineer' },
      },
      {
        ...{ id: '3', name: 'Cy Falk', email: 'cy@example.com', locale: null, manager: '1', active: true },
        attributes: { department: 'Sales', jobTitle: 'Seller' },
      },
    ]);
    expect((await place.state()).counts).toEqual([{ person_count: 3, device_count: 0, app_count: 0 }]);
  });

  test('changes nothing the second time, not even the versions of the rows', async () => {
    const place = await newOrganisation();
    await place.bringWell(roster);
    const before = await place.versions();
    const again = await place.bringWell(roster);
    expect(again.difference).toMatchObject({ joined: 0, changed: 0, left: 0, returned: 0, unchanged: 3 });
    expect(await place.versions()).toEqual(before);
  });

  test('changes nothing when its columns or rows are ordered otherwise', async () => {
    const place = await newOrganisation();
    await place.bringWell(roster);
    const turned = `job_title,department,email,name,manager id,id
Seller,Sales,cy@example.com,Cy Falk,1,3
Engineer,Research,bo@example.com,Bo Lind,1,2
Lead,Research,ada@example.com,Ada Berg,,1
`;
    expect((await place.bringWell(turned)).difference).toMatchObject({ changed: 0, unchanged: 3 });
  });

  test('changes only the rows that differ', async () => {
    const place = await newOrganisation();
    await place.bringWell(roster);
    const before = await place.versions();
    const { difference } = await place.bringWell(roster.replace('Engineer', 'Architect'));
    expect(difference).toMatchObject({ joined: 0, changed: 1, left: 0, unchanged: 2 });
    const after = await place.versions();
    expect(after.map((row, at) => JSON.stringify(row) === JSON.stringify(before[at]))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('lets those leave who are not listed, and brings them back as the same person', async () => {
    const place = await newOrganisation();
    await place.bringWell(roster);
    const [first] = await place.rows<{ person_id: number }>(
      `select person_id from person where external_id = '3'`,
    );
    await place.bringWell(roster.replace(/3,Cy.*\n/, ''), { confirmShrink: true });
    expect((await place.people()).map(({ active }) => active)).toEqual([true, true, false]);
    expect((await place.state()).counts).toEqual([{ person_count: 2, device_count: 0, app_count: 0 }]);
    expect((await place.bringWell(roster)).difference).toMatchObject({ returned: 1, unchanged: 2 });
    expect(await place.rows(`select person_id, active from person where external_id = '3'`)).toEqual([
      { ...first, active: true },
    ]);
  });

  test('skips and counts vacancies, shared entries and disabled accounts', async () => {
    const place = await newOrganisation();
    const file = csv(
      ['id', 'name', 'kind', 'account enabled'],
      [1, 'Ada', 'person', 'true'],
      [2, 'New Vacancy', 'vacancy', 'true'],
      [3, 'Room 4', 'room mailbox', 'true'],
      [4, 'Gone', 'person', 'false'],
    );
    const outcome = await place.bringWell(file);
    expect(outcome).toMatchObject({ rows: 4, notPeople: 3, difference: { joined: 1 } });
    expect((await place.dryRun(file)).report).toMatchObject({ vacancies: 1, otherEntries: 1, disabled: 1 });
    expect((await place.people()).map(({ id }) => id)).toEqual(['1']);
  });

  test('finds managers by e-mail address, sign-in name and name, and nobody when several people could be meant', async () => {
    const place = await newOrganisation();
    const byEmail = csv(
      ['id', 'name', 'email', 'manager'],
      [1, 'Ada', 'ada@example.com', ''],
      [2, 'Bo', 'bo@example.com', 'ADA@example.com'],
      [3, 'Cy', 'cy@example.com', 'gone@example.com'],
    );
    await place.bringWell(byEmail);
    expect((await place.people()).map(({ manager }) => manager)).toEqual([null, '1', null]);
    expect((await place.bringWell(byEmail)).difference).toMatchObject({ unchanged: 3 });
    const renumbered = byEmail.replace('1,Ada', '9,Ada');
    expect((await place.bringWell(renumbered, { confirmShrink: true })).difference).toMatchObject({
      joined: 1,
      changed: 1,
      left: 1,
    });
    expect((await place.people()).find(({ id }) => id === '2')).toMatchObject({ manager: '9' });

    const other = await newOrganisation();
    const byName = csv(
      ['id', 'name', 'manager name'],
      [1, 'Ada Berg', ''],
      [2, 'Bo Lind', 'ada berg'],
      [3, 'Cy Falk', 'Two Times'],
      [4, 'Two Times', ''],
      [5, 'Two Times', ''],
    );
    await other.bringWell(byName);
    expect((await other.people()).map(({ manager }) => manager)).toEqual([null, '1', null, null, null]);
  });

  test('takes the named column as identifier and finds attributes by the names of its columns', async () => {
    const place = await newOrganisation();
    const file = csv(
      ['id', 'staff code', 'name', 'job_title', 'Team colour'],
      ['row-1', 'A1', 'Ada', 'Lead', 'red'],
      ['row-2', 'B2', 'Bo', 'Seller', 'blue'],
    );
    const { attributes } = await place.bringWell(file, { idColumn: 'staff code' });
    expect((await place.people()).map(({ id }) => id)).toEqual(['A1', 'B2']);
    expect(attributes).toMatchObject({ job_title: 'jobTitle', 'Team colour': 'teamColour' });
    const names = await inOrganisation(database, place.id, async (tx) =>
      resolveAttributeNames(tx, ['job_title', 'jobTitle', 'team_colour', 'Team colour', 'nothing']),
    );
    expect(names).toEqual(['jobTitle', 'jobTitle', 'teamColour', 'teamColour', 'nothing']);
  });
});

describe('half a file', () => {
  test('needs confirmation before many leave', async () => {
    const place = await newOrganisation();
    await place.bringWell(roster);
    const before = await place.state();
    const half = roster.split('\n').slice(0, 2).join('\n');
    expect(await place.bring(half)).toMatchObject({
      ok: false,
      refusal: { code: 'import_needs_confirmation', data: { count: 2, total: 3, things: 'people' } },
    });
    expect(await place.state()).toEqual(before);
    expect((await place.bringWell(half, { confirmShrink: true })).difference).toMatchObject({ left: 2 });
  });
});

describe('the dry run', () => {
  test('reports quality and difference and changes nothing', async () => {
    const place = await newOrganisation();
    const people = (department: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => [
        from + at,
        `P${from + at}`,
        `p${from + at}@example.com`,
        department,
        'x',
        '',
        at === 0 ? 99 : 0,
      ]);
    const header = ['id', 'name', 'email', 'department', 'country', 'empty', 'manager id'];
    await place.bringWell(csv(header, ...people('Marketing', 0, 6), ...people('Sales', 6, 9)));
    const before = await place.state();
    const preview = await place.dryRun(
      csv(header, ...people('Brand', 0, 6), ...people('Sales', 6, 8), ...people('Sales ', 8, 8), [
        20,
        'P8',
        'p8@example.com',
        'sales',
        'x',
        '',
        0,
      ]),
    );
    expect(preview.difference).toMatchObject({ joined: 1, changed: 6, left: 1, unchanged: 2 });
    expect(preview.difference.renames).toMatchObject([
      { attribute: 'department', before: 'Marketing', after: 'Brand', people: 6, kind: 'rename' },
    ]);
    expect(preview.difference.conflicts).toEqual([
      { email: 'p8@example.com', leaverId: '8', joinerId: '20' },
    ]);
    const found = new Map(
      preview.report.findings.map((finding) => [
        `${finding.code} ${finding.column ?? ''}`.trim(),
        finding.count,
      ]),
    );
    expect(found.get('manager_dangling')).toBe(2);
    expect(found.get('column_constant country')).toBe(1);
    expect(found.get('column_empty empty')).toBe(1);
    expect(found.get('spelling_variants department')).toBe(1);
    expect(await place.state()).toEqual(before);
  });
});

describe('known exports', () => {
  test('Entra users and Intune devices are recognised, and devices find their owners', async () => {
    const place = await newOrganisation();
    const users = csv(
      [
        'userPrincipalName',
        'displayName',
        'surname',
        'mail',
        'givenName',
        'id',
        'userType',
        'jobTitle',
        'department',
        'accountEnabled',
        'telephoneNumber',
        'createdDateTime',
      ],
      [
        'ada@corp.example',
        'Ada Berg',
        'Berg',
        'ada@example.com',
        'Ada',
        'u-1',
        'Member',
        'Lead',
        'Research',
        'True',
        '+46 1',
        '8/19/2021 1:25:31 PM',
      ],
      [
        'bo@corp.example',
        'Bo Lind',
        'Lind',
        'bo@example.com',
        'Bo',
        'u-2',
        'Guest',
        'Guest',
        'None',
        'True',
        '+46 2',
        '8/19/2021 1:25:31 PM',
      ],
    );
    expect((await place.bringWell(users)).source).toBe('Microsoft Entra ID, downloaded users');
    expect(await place.people()).toMatchObject([
      { id: 'u-1', attributes: { department: 'Research', jobTitle: 'Lead' } },
    ]);
    const devices = csv(
      [
        'Device ID',
        'Device name',
        'Last check-in',
        'OS',
        'Serial number',
        'UserId',
        'Primary user UPN',
        'Wi-Fi MAC',
        'Compliance',
      ],
      [
        'd-1',
        'LAPTOP-1',
        '2027-01-01 10:00:00',
        'Windows',
        'S1',
        'u-1',
        'ada@corp.example',
        'AA:BB',
        'Compliant',
      ],
      ['d-2', 'LAPTOP-2', '2027-01-01 10:00:00', 'iOS', 'S2', 'u-9', 'Cy@Example.com', 'AA:CC', 'Compliant'],
    );
    const outcome = await place.bringWell(devices, { subject: 'devices' });
    expect(outcome.source).toBe('Microsoft Intune, devices');
    const stored =
      'select external_id as id, platform, owner_reference as owner, attributes from device order by 1';
    expect(await place.rows(stored)).toEqual([
      { id: 'd-1', platform: 'Windows', owner: 'u-1', attributes: { compliance: 'compliant' } },
      { id: 'd-2', platform: 'iOS', owner: 'cy@example.com', attributes: { compliance: 'compliant' } },
    ]);
    const later = devices.replaceAll('2027-01-01', '2027-01-02');
    expect((await place.bringWell(later, { subject: 'devices' })).difference).toMatchObject({
      unchanged: 2,
      changed: 0,
    });
  });
});
