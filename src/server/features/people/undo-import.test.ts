/** Undoing imports, on the real database: exactly the state before, whatever the files were. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace, csv, type ImportPlace } from '#test/support/import-place.ts';

const { database } = await createTestDatabase();
const newOrganisation = async () => await createImportPlace(database);

const roster = `id,name,email,department,job_title,manager id
1,Ada Berg,ada@example.com,Research,Lead,
2,Bo Lind,bo@example.com,Research,Engineer,1
3,Cy Falk,cy@example.com,Sales,Seller,1
`;

describe('undo', () => {
  const person = fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    name: fc.constantFrom('Ada', 'Bo', 'Cy \\ "x"', 'Ö'),
    email: fc.constantFrom('', 'a@example.com', 'b@example.com'),
    department: fc.constantFrom('', 'Research', 'Sales'),
    manager: fc.constantFrom('', '1', '2', 'a@example.com'),
  });
  const file = fc.record({
    people: fc.uniqueArray(person, { selector: ({ id }) => id, minLength: 1, maxLength: 9 }),
    managers: fc.constantFrom('manager id', 'manager email'),
  });

  function write({
    people,
    managers,
  }: {
    people: readonly { id: number; name: string; email: string; department: string; manager: string }[];
    managers: string;
  }): string {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const isEmail = managers === 'manager email';
    return csv(
      ['id', 'name', 'email', 'department', managers],
      ...people.map(({ id, name, email, department, manager }) => [
        id,
        quote(name),
        email,
        department,
        isEmail === manager.includes('@') ? manager : '',
      ]),
    );
  }

  test('brings back exactly the state before, over any sequence of files, one import after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        const place = await newOrganisation();
        const states = [await place.state()];
        for (const one of files) {
          await place.bringWell(write(one), { confirmShrink: true });
          states.push(await place.state());
        }
        for (const before of states.slice(0, -1).reverse()) {
          expect(await place.undo()).toMatchObject({ ok: true, value: { status: 'undone' } });
          expect(await place.state()).toEqual(before);
        }
        expect(await place.undo()).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  test('any sequence of files leads to the state of the last file alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (files) => {
        const long = await newOrganisation();
        for (const one of files) await long.bringWell(write(one), { confirmShrink: true });
        const short = await newOrganisation();
        await short.bringWell(write(files.at(-1)!));
        const active = async (place: ImportPlace) =>
          (await place.people()).filter((one) => one['active'] === true);
        expect(await active(long)).toEqual(await active(short));
      }),
      { numRuns: 12, seed: 6 },
    );
  });

  test('of apps takes back importance, owner and who left', async () => {
    const place = await newOrganisation();
    const list =
      'App name,Publisher,Importance,Owner\nMail,Nord,critical,a@example.com\nMaps,Nord,,\nTrips,Nord,,\n';
    await place.bringWell(list, { subject: 'apps' });
    const before = await place.state();
    const next = 'App name,Publisher,Importance,Owner\nMail,Nord,important,\nMaps,Nord,,\nNotes,Nord,,\n';
    const { difference } = await place.bringWell(next, { subject: 'apps', confirmShrink: true });
    expect(difference).toMatchObject({ joined: 1, changed: 1, left: 1, unchanged: 1 });
    await place.undo('apps');
    expect(await place.state()).toEqual(before);
  });

  test('of devices leaves people alone', async () => {
    const place = await newOrganisation();
    await place.bringWell(roster);
    const before = await place.state();
    await place.bringWell('Device ID,Device name,OS\nd1,L1,Windows\n', { subject: 'devices' });
    expect((await place.state()).counts).toEqual([{ person_count: 3, device_count: 1, app_count: 0 }]);
    await place.undo('devices');
    expect(await place.state()).toEqual(before);
  });
});
