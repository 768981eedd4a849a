/**
 * Simulates pilots whose people arrive in different orders and measures how often each way of judging gives a
 * false go: the exact boundary unweighted, the weighted evidence, and the product's choice between them.
 */
import { computeBoundary } from '#domain/evidence/binomial-boundary.ts';
import { toleratedDistance } from '#domain/evidence/composition.ts';
import { lnWeightedEvidence, postStratify } from '#domain/evidence/post-stratified.ts';
import { createRandom, type Random } from '#domain/random/random.ts';

const PEOPLE = 600;
const NULL_SHARE = 0.95;
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
      strata.reduce((sum, { share, count }) => sum + Math.abs(count / n - share), 0) / 2 <=
      toleratedDistance({ groups: strata.map(({ share }) => ({ label: '', share })) }, n);
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

type Counts = { [Way in keyof Gos]: number };

function countGos(
  { shares }: Scenario,
  truths: readonly number[],
  order: Order,
  pilots: number,
  seed: number,
): Counts {
  const random = createRandom(seed);
  const counts = { unweighted: 0, weighted: 0, product: 0 };
  for (let pilot = 0; pilot < pilots; pilot++) {
    const gos = runPilot(arrivals(shares, order, random), shares, truths, random);
    for (const way of ['unweighted', 'weighted', 'product'] as const) counts[way] += gos[way] ? 1 : 0;
  }
  return counts;
}

/** The upper 99 % limit of a share seen in so many pilots (Wilson, one-sided). */
function upperLimit(count: number, pilots: number): number {
  const z = 2.3263478740408408;
  const p = count / pilots;
  const centre = p + (z * z) / (2 * pilots);
  const width = z * Math.sqrt((p * (1 - p)) / pilots + (z * z) / (4 * pilots * pilots));
  return (centre + width) / (1 + (z * z) / pilots);
}

/** Prints false go and power of three ways of judging in every order of arrival. */
export function printArrival(pilots: number): void {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(10);
  console.log(
    `\nGo in % of ${pilots} simulated pilots of ${PEOPLE} people by order of arrival; minimum ${NULL_SHARE}`,
  );
  console.log(
    `${''.padEnd(34)}false go: unweighted  weighted   product  upper 99 % of weighted  | power: weighted   product`,
  );
  for (const scenario of SCENARIOS) {
    for (const order of ORDERS) {
      const name = `${scenario.shares.length} groups, ${order}`.padEnd(42);
      const falseGo = countGos(scenario, scenario.atNull, order, pilots, 17);
      const powerPilots = Math.ceil(pilots / 4);
      const power = countGos(scenario, scenario.better, order, powerPilots, 18);
      const limit = upperLimit(falseGo.weighted, pilots);
      const cells = [falseGo.unweighted, falseGo.weighted, falseGo.product].map((n) => percent(n / pilots));
      const powers = [power.weighted, power.product].map((n) => percent(n / powerPilots));
      console.log(
        `${name}${cells.join('')}${percent(limit)} ${limit <= 0.05 ? 'kept  ' : 'BROKEN'}          | ${powers.join('')}`,
      );
    }
  }
}
