/**
 * Measures cohort selection against its targets and prints a table. Flags: --large adds a million people, --cube the
 * cube method on 20 000, --dispersion N the inclusion counts over N seeds. Exit code 1 when a target is missed.
 */
import { parseArgs } from 'node:util';
import { extendCohort } from '#domain/cohort/extend-cohort.ts';
import { encodePopulation, type EncodedPopulation } from '#domain/cohort/population.ts';
import type { CohortOptions } from '#domain/cohort/select-cohort.ts';
import type { SearchName } from '#domain/cohort/search-settings.ts';
import { createRandom } from '#domain/random/random.ts';
import { drawCube } from '#domain/cohort/cube-flight.ts';
import { averageOf, dispersionOf, timedSelection, type Average, type Measured } from './measured.ts';
import { generateOrganisation } from './organisation.ts';
import { simpleRandomSample, stratifiedSample } from './reference-samples.ts';

const { values } = parseArgs({
  options: { large: { type: 'boolean' }, cube: { type: 'boolean' }, dispersion: { type: 'string' } },
});
let missed = 0;

function check(name: string, value: number, limit: number, isAtLeast = false): void {
  const isMet = isAtLeast ? value >= limit : value <= limit;
  if (!isMet) missed++;
  console.log(
    `  ${isMet ? 'met   ' : 'MISSED'} ${name}: ${value.toFixed(3)} (${isAtLeast ? '≥' : '≤'} ${limit})`,
  );
}

function printReference(name: string, { tv1, tv2, expected, deff }: Average): void {
  console.log(
    `  ${name.padEnd(18)} tv1 ${(100 * tv1).toFixed(3)} %  tv2 ${(100 * tv2).toFixed(2)} %  ` +
      `expected ${(100 * expected).toFixed(1)} %  deff ${deff.toFixed(3)}`,
  );
}

function printSelection(
  name: string,
  { metrics, seconds, cpuSeconds, violations }: Measured,
  random: Average,
): void {
  console.log(
    `  ${name.padEnd(18)} tv1 ${(100 * metrics.tv1).toFixed(3)} %  tv2 ${(100 * metrics.tv2).toFixed(2)} %  ` +
      `expected ${(100 * metrics.expectedPairsCovered).toFixed(1)} %  deff ${metrics.deff.toFixed(3)}  ` +
      `×LB ${metrics.tv1Ratio?.toFixed(3)}  ×SRS ${(metrics.tv1 / random.tv1).toFixed(3)} / ` +
      `${(metrics.tv2 / random.tv2).toFixed(3)}  max ${metrics.maxAbsPoints.toFixed(3)}  levels ` +
      `${(100 * metrics.levelsCovered).toFixed(1)} %  pairs ${(100 * metrics.pairsCovered).toFixed(1)} of ` +
      `${(100 * metrics.pairsUpperBound).toFixed(1)} %  ${seconds.toFixed(2)} s (cpu ${cpuSeconds.toFixed(2)})  ` +
      `violations ${violations}`,
  );
}

function references(encoded: EncodedPopulation, size: number, draws: number): Average {
  const random = createRandom(99);
  const simple = averageOf(encoded, draws, () => simpleRandomSample(encoded.people, size, random));
  printReference('simple random', simple);
  printReference(
    'stratified',
    averageOf(encoded, draws, () => stratifiedSample(encoded, 0, 2, size, random)),
  );
  return simple;
}

/** Five organisations with eligibility and a team cap: the ratios that must hold for any organisation. */
function fiveOrganisations(people: number, size: number): void {
  console.log(`\n${people} people, ${size} chosen, 5 organisations, 90 % eligible, at most 20 % of a team`);
  const ratios: number[] = [];
  for (let seed = 1; seed <= 5; seed++) {
    const population = generateOrganisation(people, seed);
    const random = createRandom(seed + 500);
    const eligible = Uint8Array.from({ length: people }, () => (random.next() < 0.9 ? 1 : 0));
    const encoded = encodePopulation(population);
    const simple = averageOf(encoded, 20, () => simpleRandomSample(people, size, random));
    const options: CohortOptions = { size, seed, teamCap: { share: 0.2 } };
    const found = timedSelection({ ...population, eligible }, options);
    printSelection(`organisation ${seed}`, found, simple);
    ratios.push(found.metrics.tv1Ratio ?? Infinity);
    if (found.violations > 0) missed++;
    check('tv1 / lower bound', found.metrics.tv1Ratio ?? Infinity, 1.4);
    check('tv1 / simple random', found.metrics.tv1 / simple.tv1, 0.25);
    check('tv2 / simple random', found.metrics.tv2 / simple.tv2, 0.8);
    check('expected pairs covered', found.metrics.expectedPairsCovered, 0.94, true);
  }
  check('mean tv1 / lower bound', ratios.reduce((sum, ratio) => sum + ratio, 0) / 5, 1.32);
}

function oneLarge(people: number, size: number, secondsLimit: number, searches: readonly SearchName[]): void {
  console.log(`\n${people} people, ${size} chosen`);
  const population = generateOrganisation(people, 5);
  const encoded = encodePopulation(population);
  const simple = references(encoded, size, people > 200_000 ? 2 : 5);
  for (const search of searches) {
    const found = timedSelection(population, { size, seed: 1, search });
    printSelection(search, found, simple);
    if (search !== 'random') continue;
    check('processor seconds', found.cpuSeconds, secondsLimit);
    check('tv1 / lower bound', found.metrics.tv1Ratio ?? Infinity, 1.4);
    check('expected pairs covered', found.metrics.expectedPairsCovered, 0.94, true);
    check('deff', found.metrics.deff, 1.05);
  }
}

function rings(): void {
  const population = generateOrganisation(20_000, 7);
  const [small, large] = [500, 2000];
  console.log(
    '\nRings of 50, 500, 2000 in 20000, mean of 3 seeds: distance of the nested ring over a fresh one',
  );
  const ratios = new Map([
    [small, 0],
    [large, 0],
  ]);
  for (let seed = 1; seed <= 3; seed++) {
    let earlier: readonly string[] = [];
    for (const size of [50, small, large]) {
      const nested = extendCohort(population, earlier, { size, seed });
      if (!nested.ok) throw new Error(nested.refusal.kind);
      earlier = nested.value.ids;
      if (size === 50) continue;
      const fresh = timedSelection(population, { size, seed });
      ratios.set(size, ratios.get(size)! + nested.value.metrics.tv1 / fresh.metrics.tv1 / 3);
    }
  }
  for (const [size, ratio] of ratios) check(`tv1 nested / fresh at ${size}`, ratio, 1.05);
}

function cube(): void {
  console.log('\nCube method, 20000 people, 500 chosen');
  const population = generateOrganisation(20_000, 7);
  const encoded = encodePopulation(population);
  const startedAt = performance.now();
  const random = createRandom(3);
  const cube = averageOf(encoded, 1, () => cubeSample(encoded, 500, random));
  printReference(`cube ${((performance.now() - startedAt) / 1000).toFixed(1)} s`, cube);
  const found = timedSelection(population, { size: 500, seed: 1 });
  check('tv1 / cube', found.metrics.tv1 / cube.tv1, 0.7);
  check('tv2 / cube', found.metrics.tv2 / cube.tv2, 0.9);
}

function dispersion(runs: number): void {
  const population = generateOrganisation(20_000, 5);
  console.log(`\nInclusion over ${runs} seeds, 20000 people, 500 chosen`);
  check('dispersion, balanced', dispersionOf(population, { size: 500, seed: 1 }, runs), 1.35);
  const marginal = { size: 500, seed: 1, preset: 'marginal-first' } as const;
  check('dispersion, marginal-first', dispersionOf(population, marginal, runs), 1.15);
}

fiveOrganisations(10_000, 200);
fiveOrganisations(20_000, 500);
rings();
oneLarge(100_000, 1000, 3, ['random', 'fast', 'tight']);
if (values.large === true) oneLarge(1_000_000, 2000, 10, ['random']);
if (values.cube === true) cube();
if (values.dispersion !== undefined) dispersion(Number(values.dispersion));
console.log(missed === 0 ? '\nAll targets met.' : `\n${missed} targets missed.`);
process.exitCode = missed === 0 ? 0 : 1;
