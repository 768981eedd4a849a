import { generateOrganisation } from './organisation.ts';
import { selectCohort } from '../../src/domain/cohort/select-cohort.ts';
import { encodePopulation } from '../../src/domain/cohort/population.ts';
import { measureCohort } from '../../src/domain/cohort/metrics.ts';
import { createRandom } from '../../src/domain/random/random.ts';
const [N, n, search, pool, preset] = process.argv.slice(2);
const org = generateOrganisation(Number(N), 5);
const enc = encodePopulation(org);
const r = createRandom(3);
const srs = measureCohort(
  enc,
  Int32Array.from(new Set(Array.from({ length: Number(n) }, () => r.integer(Number(N))))),
);
console.log(
  'levels',
  enc.levelPeople.length,
  'pairs',
  srs.pairs,
  'srs tv1',
  srs.tv1.toFixed(4),
  srs.tv1Ratio.toFixed(2),
  'tv2',
  srs.tv2.toFixed(4),
  'exp',
  srs.expectedPairsCovered.toFixed(3),
  'deff',
  srs.deff.toFixed(3),
);
for (const seed of [1, 2, 3]) {
  const t0 = performance.now();
  const c0 = process.cpuUsage();
  let last = 0,
    marks = '';
  const result = selectCohort(org, {
    size: Number(n),
    seed,
    search: search as any,
    preset: preset as any,
    poolRareLevels: pool !== 'nopool',
    onProgress: (s) => {
      if (s >= 0.9 || s === 0) marks += ` ${s}:${(performance.now() - t0).toFixed(0)}`;
      last = s;
      return true;
    },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  const m = result.value.metrics;
  console.log(
    'cpu',
    (process.cpuUsage(c0).user / 1000).toFixed(0),
    search,
    (performance.now() - t0).toFixed(0),
    'ms',
    marks,
    'tv1',
    m.tv1.toFixed(5),
    'r',
    m.tv1Ratio.toFixed(3),
    'srs',
    (m.tv1 / srs.tv1).toFixed(3),
    'max',
    m.maxAbsPoints.toFixed(3),
    'lev',
    m.levelsCovered.toFixed(3),
    'tv2',
    m.tv2.toFixed(4),
    (m.tv2 / srs.tv2).toFixed(3),
    'pairs',
    m.pairsCovered.toFixed(3),
    m.pairsUpperBound.toFixed(3),
    'exp',
    m.expectedPairsCovered.toFixed(4),
    'deff',
    m.deff.toFixed(4),
    'v',
    result.value.violations,
  );
}
