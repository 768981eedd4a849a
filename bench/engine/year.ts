/** A rehearsed year: a pilot and waves of about fifty weeks on the virtual clock, with the real engine and sender. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '#server/platform/db/migrate.ts';
import { openDatabase } from '#server/platform/db/database.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { rehearseDirectory } from '#server/engine/rehearsal/index.ts';

const begin = new Date('2027-01-04T07:00:00Z');
const wavesOfAYear = 47;

export async function measureYear(people: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  try {
    await migrate(postgres.connectionString);
    const database = await openDatabase(postgres.applicationConnectionString, { poolSize: 2 });
    const began = performance.now();
    const times: string[] = [];
    let phase = began;
    const ends = (name: string): void => {
      times.push(`${name} ${((performance.now() - phase) / 1000).toFixed(0)} s`);
      phase = performance.now();
    };
    let name = '';
    let last = begin;
    const { gathered } = await rehearseDirectory(
      database,
      {
        name: 'Measured',
        input: { kind: 'generated', people },
        by: ['department', 'site', 'platform', 'skill'],
        axis: null,
        size: undefined,
        peoplePerWeek: Math.ceil(people / wavesOfAYear),
        begin,
        scenario: 'calm',
        seed: 1,
      },
      {
        onPhase: (next) => {
          if (name !== '') ends(name);
          name = next;
        },
        onStep: (now) => {
          last = now;
          return true;
        },
      },
    );
    ends(name);
    const weeks = (last.getTime() - begin.getTime()) / (7 * 86_400_000);
    console.log(
      `${people} people over ${weeks.toFixed(0)} weeks rehearsed in ${((performance.now() - began) / 1000).toFixed(0)} s (wanted: at most 300 s); ${times.join(', ')}`,
    );
    console.log(JSON.stringify(gathered.report.outcome));
    await database.close();
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
