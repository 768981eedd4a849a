/**
 * Simulates pilots whose people arrive in different orders and measures how often each way of judging gives a
 * false go: the exact boundary unweighted, the weighted evidence, and the product's choice between them.
 */
import { computeBoundary } from '#domain/evidence/binomial-boundary.ts';
import { lnWeightedEvidence, postStratify } from '#domain/evidence/post-stratified.ts';
import { createRandom, type Random } from '#domain/random/random.ts';

const PEOPLE = 600;
const NULL_SHARE = 0.95;
const PILOTS = Number(process.argv[2] ?? 4000);
const boundary = computeBoundary({ nullShare: NULL_SHARE, horizon: PEOPLE, alpha: 0.05 });

type Order = 'random' | 'balanced' | 'good first' | 'mostly good first';
type Scenario = {
  readonly shares: readonly number[];
  readonly atNull: readonly number[];
  readonly better: readonly number[];
};

const EIGHT = [0.3, 0.2, 0.15, 0.1, 0.1, 0.05, 0.05, 0.05];
const SCENARIOS: readonly Scenario[] = [
  { shares: [0.7, 0.3], atNull: [0.975, 0.891667], better: [0.985, 0.968] },
  { shares: [0.4, 0.3, 0.2, 0.1], atNull: [0.97, 0.96, 0.93, 0.88], better: [0.985, 0.98, 0.975, 0.97] },
  { shares: EIGHT, atNull: EIGHT.map(() => 0.95), better: EIGHT.map(() => 0.98) },
];
const ORDERS: readonly Order[] = ['random', 'balanced', 'good first', 'mostly good first'];

function shuffle(items: number[], random: Random): number[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}

/** An order whose every prefix is close to the shares. */
function balanced(shares: readonly number[], random: Random): number[] {
  const counts = shares.map(() => 0);
  return Array.from({ length: PEOPLE }, (_, n) => {
    const debts = shares.map((share, g) => share * (n + 1) - counts[g]! + 0.5 * random.next());
    const group = debts.indexOf(Math.max(...debts));
    counts[group]! += 1;
    return group;
  });
}

function arrivals(shares: readonly number[], order: Order, random: Random): number[] {
  const groups = shares.flatMap((share, g) => Array.from({ length: Math.round(share * PEOPLE) }, () => g));
  if (order === 'random') return shuffle(groups, random);
  if (order === 'balanced') return balanced(shares, random);
  if (order === 'good first') return groups;
  const isLoose = groups.map(() => random.next() < 0.15);
  const loose = shuffle(
    groups.filter((_, i) => isLoose[i]),
    random,
  );
  return groups.map((group, i) => (isLoose[i] ? loose.pop()! : group));
}

type Gos = { unweighted: boolean; weighted: boolean; product: boolean };

/** Runs one pilot of ten people a day with a look every day; says which ways of judging ever said go. */
function runPilot(
  arrival: readonly number[],
  shares: readonly number[],
  truths: readonly number[],
  random: Random,
): Gos {
  const strata = shares.map((share) => ({ share, count: 0, successes: 0 }));
  const gos: Gos = { unweighted: false, weighted: false, product: false };
  let total = 0;
  let wasAlike = true;
  for (let n = 1; n <= arrival.length; n++) {
    const stratum = strata[arrival[n - 1]!]!;
    const outcome = random.next() < truths[arrival[n - 1]!]! ? 1 : 0;
    stratum.count += 1;
    stratum.successes += outcome;
    total += outcome;
    if (n % 10 !== 0) continue;
    const isAlike =
      strata.reduce((sum, { share, count }) => sum + Math.abs(count / n - share), 0) / 2 <= 0.03;
    if (n % 120 === 0) wasAlike &&= isAlike;
    const isCovered = strata.every(
      ({ share, count }) => count >= Math.min(20, Math.ceil(0.5 * share * PEOPLE)),
    );
    const weighted = postStratify(strata)!;
    gos.unweighted ||= total >= boundary.needed[n]!;
    gos.weighted ||= isCovered && lnWeightedEvidence(weighted, NULL_SHARE, PEOPLE / 2) >= Math.log(20);
    const isUnweightedGo = gos.unweighted && isCovered && total / n > NULL_SHARE;
    const isWeightedGo = gos.weighted && weighted.estimate > NULL_SHARE;
    gos.product ||= isAlike && wasAlike ? isUnweightedGo : isWeightedGo;
  }
  return gos;
}

function measure(
  { shares }: Scenario,
  truths: readonly number[],
  order: Order,
  pilots: number,
  seed: number,
) {
  const random = createRandom(seed);
  const counts = { unweighted: 0, weighted: 0, product: 0 };
  for (let pilot = 0; pilot < pilots; pilot++) {
    const gos = runPilot(arrivals(shares, order, random), shares, truths, random);
    for (const way of ['unweighted', 'weighted', 'product'] as const) counts[way] += gos[way] ? 1 : 0;
  }
  const cell = (count: number) => ((100 * count) / pilots).toFixed(1).padStart(10);
  return `${cell(counts.unweighted)} ${cell(counts.weighted)} ${cell(counts.product)}`;
}

console.log(
  `Go in % of ${PILOTS} pilots of ${PEOPLE} people, minimum ${NULL_SHARE}; false go must stay at or below 5`,
);
console.log(`${''.padEnd(30)} false go: unweighted   weighted    product   | power: the same three`);
for (const scenario of SCENARIOS) {
  for (const order of ORDERS) {
    const name = `${scenario.shares.length} groups, ${order}`.padEnd(32);
    const falseGo = measure(scenario, scenario.atNull, order, PILOTS, 17);
    const power = measure(scenario, scenario.better, order, Math.ceil(PILOTS / 4), 18);
    console.log(`${name} ${falseGo}   | ${power}`);
  }
}
