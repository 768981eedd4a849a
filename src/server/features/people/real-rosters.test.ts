/** Five dated lists of one real organisation, one after the other. Runs where BELLWETHER_DATA_SAMPLES points to them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestDatabase } from '#test/support/database.ts';
import { createImportPlace } from '#test/support/import-place.ts';

const samples = process.env['BELLWETHER_DATA_SAMPLES'];
const folder = samples === undefined ? '' : join(samples, 'roster');

test.runIf(samples !== undefined)(
  'five real files come and go: joiners, movers, leavers, no change twice, exact undo',
  async () => {
    const { database } = await createTestDatabase();
    const place = await createImportPlace(database);
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .sort();
    expect(files.length).toBe(5);
    const options = { idColumn: 'person_id' };
    const states = [await place.state()];
    const differences: number[][] = [];
    for (const name of files) {
      const bytes = readFileSync(join(folder, name));
      const outcome = await place.bringWell(bytes, options);
      expect(outcome.leftOut).toBe(0);
      expect(outcome.notPeople).toBeGreaterThan(20);
      const { joined, left, changed, returned } = outcome.difference;
      differences.push([joined + returned, left, changed]);
      states.push(await place.state());
      const again = await place.bringWell(bytes, options);
      expect(again.difference).toMatchObject({ joined: 0, changed: 0, left: 0, returned: 0 });
      await place.undo();
      expect(await place.state()).toEqual(states.at(-1));
    }
    // Joined, left and changed people as the data's own description counts them, without vacancies.
    expect(differences.map(([joined]) => joined)).toEqual([
      835,
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
    ]);
    const active = (await place.people()).filter((one) => one['active'] === true);
    expect(active.length).toBe(1336);
    for (const before of states.slice(0, -1).reverse()) {
      expect(await place.undo()).toMatchObject({ ok: true });
      expect(await place.state()).toEqual(before);
    }
  },
  120_000,
);
