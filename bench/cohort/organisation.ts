/**
 * A made-up organisation for measuring cohort selection: ten correlated attributes with Zipf-like levels, and teams
 * of about nine that share department and site. For benches and tests only; the product's sample is elsewhere.
 */
import type { Population } from '#domain/cohort/population.ts';
import { createRandom, type Random } from '#domain/random/random.ts';

const names = [
  'department',
  'role',
  'region',
  'site',
  'platform',
  'os',
  'model',
  'skill',
  'language',
  'workload',
] as const;

/** Draws from 0..levels-1 with probability proportional to 1/(level + 1)^exponent. */
function zipf(levels: number, exponent: number): (random: Random) => number {
  const cumulative: number[] = [];
  let total = 0;
  for (let level = 0; level < levels; level++) cumulative.push((total += 1 / (level + 1) ** exponent));
  return (random) => {
    const at = random.next() * total;
    let low = 0;
    let high = levels - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Generates `people` people; the same seed gives the same organisation. */
export function generateOrganisation(people: number, seed: number): Population {
  const random = createRandom(seed);
  const columns = names.map(() => Array.from<string>({ length: people }));
  const team = Array.from<string>({ length: people });
  const draw = {
    department: zipf(24, 0.8),
    role: zipf(12, 0.7),
    anyRole: zipf(60, 0.9),
    region: zipf(8, 0.9),
    site: zipf(15, 0.9),
    platform: zipf(5, 1.2),
    os: zipf(3, 0.7),
    model: zipf(16, 0.8),
    skill: zipf(4, 0.5),
    language: zipf(12, 1.1),
    workload: zipf(10, 0.6),
  };
  let [left, teams, department, region, site] = [0, 0, 0, 0, 0];
  for (let person = 0; person < people; person++) {
    if (left === 0) {
      left = 5 + random.integer(9);
      teams++;
      department = draw.department(random);
      region = draw.region(random);
      site = region * 15 + draw.site(random);
    }
    left--;
    const shifted = random.next() < 0.6 ? department % 5 : draw.platform(random);
    const platform = random.next() < 0.5 ? 0 : shifted;
    const role = random.next() < 0.7 ? (department * 5 + draw.role(random)) % 60 : draw.anyRole(random);
    const os = Math.min(13, platform * 3 + draw.os(random));
    const row = [
      department,
      role,
      region,
      site,
      platform,
      os,
      platform * 16 + draw.model(random),
      Math.min(3, draw.skill(random) + (role % 3 === 0 ? 1 : 0)),
      random.next() < 0.7 ? region % 12 : draw.language(random),
      (draw.workload(random) + (role % 2)) % 10,
    ];
    row.forEach((level, column) => {
      columns[column]![person] = `${names[column]}-${level}`;
    });
    team[person] = `team-${teams}`;
  }
  return {
    ids: Array.from({ length: people }, (_, person) => `p${person}`),
    attributes: names.map((name, column) => ({ name, values: columns[column]! })),
    team,
  };
}
