/**
 * The public rules of three tools that advance rollouts, re-stated for a pilot of 600 with ten outcomes a day and a
 * minimum of 95 %. Our reading of their documentation as at 2026, not their code; each says what it leaves out.
 */
import { computeBoundary } from '#domain/evidence/binomial-boundary.ts';
import { createRandom } from '#domain/random/random.ts';

const PEOPLE = 600;
const PER_DAY = 10;
const MINIMUM = 0.95;
const boundary = computeBoundary({ nullShare: MINIMUM, horizon: PEOPLE, alpha: 0.05 });

/** What is known at the end of each day so far: successes among all outcomes, and among that day's. */
type Day = { readonly n: number; readonly successes: number; readonly today: number };
type Answer = 'go' | 'stop' | 'wait';
type PublicRule = { readonly name: string; readonly start: () => (day: Day) => Answer };

const RULES: readonly PublicRule[] = [
  {
    name: 'hawkBit: 95 % of the group succeeded, or all finished; stop at 5 % of the group failed',
    start:
      () =>
      ({ n, successes }) => {
        if (n - successes > (1 - MINIMUM) * PEOPLE) return 'stop';
        return successes >= MINIMUM * PEOPLE || n === PEOPLE ? 'go' : 'wait';
      },
  },
  {
    name: 'Argo Rollouts: five daily measurements of the share so far, failureLimit 0',
    start: () => {
      let measured = 0;
      return ({ n, successes }) => {
        if (successes / n < MINIMUM) return 'stop';
        measured += 1;
        return measured === 5 ? 'go' : 'wait';
      };
    },
  },
  {
    name: "Argo Rollouts: five daily measurements of the day's share, failureLimit 2",
    start: () => {
      let [measured, failed] = [0, 0];
      return ({ today }) => {
        measured += 1;
        failed += today / PER_DAY < MINIMUM ? 1 : 0;
        if (failed > 2) return 'stop';
        return measured === 5 ? 'go' : 'wait';
      };
    },
  },
  {
    name: 'ConfigMgr phased deployment: success percentage 95 of those who reported, then one day',
    start: () => {
      let reachedYesterday = false;
      return ({ n, successes }) => {
        const answer = reachedYesterday ? 'go' : 'wait';
        reachedYesterday ||= successes / n >= MINIMUM;
        return answer;
      };
    },
  },
  {
    name: 'Bellwether: exact boundary',
    start:
      () =>
      ({ n, successes }) =>
        successes >= boundary.needed[n]! ? 'go' : 'wait',
  },
];

/** The share of pilots that a rule lets go, and the people touched until go or stop on average. */
function play(rule: PublicRule, truth: number, pilots: number) {
  const random = createRandom(23);
  let [gos, touched] = [0, 0];
  for (let pilot = 0; pilot < pilots; pilot++) {
    const ask = rule.start();
    let [n, successes] = [0, 0];
    let answer: Answer = 'wait';
    while (answer === 'wait' && n < PEOPLE) {
      let today = 0;
      for (let i = 0; i < PER_DAY; i++) today += random.next() < truth ? 1 : 0;
      n += PER_DAY;
      successes += today;
      answer = ask({ n, successes, today });
    }
    gos += answer === 'go' ? 1 : 0;
    touched += n;
  }
  return { go: gos / pilots, touched: touched / pilots };
}

/** Prints how often each rule says go, for truths below, at and above the minimum. */
export function printPublicRules(pilots: number): void {
  const truths = [0.9, 0.94, 0.95, 0.97, 0.99];
  console.log(
    `\nPublic rules, re-stated (our reading, not their code): go in % of ${pilots} pilots; minimum ${MINIMUM}`,
  );
  console.log(
    `  ${'truth'.padEnd(86)} ${truths.map((truth) => truth.toFixed(2).padStart(6)).join(' ')}   people at .95`,
  );
  for (const rule of RULES) {
    const results = truths.map((truth) => play(rule, truth, pilots));
    const cells = results.map(({ go }) => (100 * go).toFixed(1).padStart(6)).join(' ');
    console.log(`  ${rule.name.padEnd(86)} ${cells}   ${results[2]!.touched.toFixed(0).padStart(6)}`);
  }
}
