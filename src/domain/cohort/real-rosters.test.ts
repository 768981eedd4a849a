/**
 * Cohorts of one real organisation, read from the folder that BELLWETHER_DATA_SAMPLES names. The files are not part
 * of the repository; without the folder these tests are skipped.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { decodeText } from '#domain/csv/decode-text.ts';
import { parseCsv } from '#domain/csv/parse-csv.ts';
import { createRandom } from '#domain/random/random.ts';
import { auditCohort } from './audit-cohort.ts';
import { extendCohort } from './extend-cohort.ts';
import { measureCohort } from './metrics.ts';
import { encodePopulation, type Population } from './population.ts';
import { selectCohort } from './select-cohort.ts';

const samples = env['BELLWETHER_DATA_SAMPLES'];

/** People, without vacancies; lists of departments count as they are written. */
function readRoster(date: string): Population {
  const { header, rows } = parseCsv(decodeText(readFileSync(join(samples!, 'roster', `roster-${date}.csv`))));
  const at = (name: string): number => header.indexOf(name);
  const people = rows.filter((row) => row[at('kind')] === 'person');
  const column = (name: string): string[] => people.map((row) => row[at(name)]!);
  return {
    ids: column('person_id'),
    attributes: ['department', 'job_title', 'division_or_specialty'].map((name) => ({
      name,
      values: column(name),
    })),
    team: column('manager_id'),
  };
}

describe.skipIf(samples === undefined)('cohorts of real rosters', () => {
  test.each(['2022-08-31', '2022-09-30', '2022-11-12'])(
    'of %s are far closer than random samples, keep the team cap and grow without dropping anybody',
    (date) => {
      const population = readRoster(date);
      const encoded = encodePopulation(population);
      const options = { size: 100, seed: 1, teamCap: { people: 2 } };
      const chosen = selectCohort(population, options);
      if (!chosen.ok) throw new Error(chosen.refusal.kind);
      const random = createRandom(2);
      let simple = 0;
      for (let draw = 0; draw < 30; draw++) {
        const sample = new Set<number>();
        while (sample.size < 100) sample.add(random.integer(encoded.people));
        simple += measureCohort(encoded, Int32Array.from(sample)).tv1 / 30;
      }
      expect(chosen.value.violations).toBe(0);
      expect(chosen.value.metrics.tv1).toBeLessThan(simple);
      expect(chosen.value.metrics.tv1Ratio).toBeLessThan(1.4);
      const grown = extendCohort(population, chosen.value.ids, { ...options, size: 200 });
      expect(grown.ok && grown.value.ids.slice(0, 100)).toEqual(chosen.value.ids);
      const audit = auditCohort(population, population.ids.slice(0, 60), { seed: 1, add: 30 });
      expect(audit.ok && audit.value.after.tv1).toBeLessThan(audit.ok ? audit.value.before.tv1 : 0);
    },
  );
});
