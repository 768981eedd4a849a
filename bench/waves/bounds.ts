/**
 * Wave plans against what no plan can beat (linear-bound.ts). `risk`: the risk objective after 0, 5 and 20 s of effort
 * as a share of its bound (0.94 and 0.96 wanted). `replan`: what a re-plan costs, as a multiple of its bound (at most
 * 1.15 wanted); up to 1,000 groups also of what no plan that splits no group can beat, as far as it is proven.
 * Run: node bench/waves/bounds.ts [--only risk,replan] [--teams 200,1000] [--seeds 1,2] [--seconds 120]
 */
import { parseArgs } from 'node:util';
import { buildProblem, type WaveProblem } from '#domain/waves/build-problem.ts';
import { planWaves } from '#domain/waves/plan-waves.ts';
import { replanWaves } from '#domain/waves/replan-waves.ts';
import { generateGroups } from './generate-groups.ts';
import { linearBound, wholeBound, type Bound, type BoundQuestion } from './linear-bound.ts';
import { usualChanges } from './usual-changes.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'risk,replan' },
    teams: { type: 'string', default: '200,1000' },
    seconds: { type: 'string', default: '120' },
    seeds: { type: 'string', default: '1' },
  },
});
const parts = new Set(values.only.split(','));
const solverSeconds = Number(values.seconds);
/** As the command-line tool counts one second of effort. */
const movesPerSecond = 5_000_000;
const now = 6;
/** Groups up to which HiGHS is also asked about whole groups. */
const mostWhole = 1000;

for (const teams of values.teams.split(',').map(Number)) {
  for (const seed of values.seeds.split(',').map(Number)) {
    const drawn = generateGroups({ seed, teams, people: teams * 100 });
    const built = buildProblem(drawn.groups, drawn.capacity);
    if (!built.ok) throw new Error(built.refusal.message);
    console.log(`seed ${seed}`);
    if (parts.has('risk')) await measureRisk(teams, drawn, built.value);
    if (parts.has('replan')) await measureReplans(teams, drawn);
  }
}

type Drawn = ReturnType<typeof generateGroups>;

function plan({ groups, capacity }: Drawn, seconds: number) {
  const options = { seed: 1, polishMoves: seconds * movesPerSecond, visitCost: 0 };
  const began = performance.now();
  const planned = planWaves(groups, capacity, options);
  if (!planned.ok) throw new Error(planned.refusal.message);
  return { ...planned.value, took: (performance.now() - began) / 1000 };
}

async function measureRisk(teams: number, drawn: Drawn, problem: WaveProblem): Promise<void> {
  const plans = [0, 5, 20].map((seconds) => ({ seconds, ...plan(drawn, seconds) }));
  const horizon = plans[0]!.weeks;
  const began = performance.now();
  const costOf = (unit: number, week: number) => problem.weekCost[unit]! * week;
  const { bound } = await linearBound(problem, { horizon, costOf }, solverSeconds);
  const took = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `risk, ${teams} groups, ${horizon} weeks: bound ${bound?.toFixed(2) ?? 'not proven'} (${took} s)`,
  );
  for (const { seconds, riskObjective, took: of } of plans)
    console.log(
      `  ${seconds} s of effort (${of.toFixed(1)} s): ${riskObjective.toFixed(2)}${bound === null ? '' : `, ${(riskObjective / bound).toFixed(3)} of the bound`}`,
    );
}

async function measureReplans(teams: number, drawn: Drawn): Promise<void> {
  const { weekOf, weeks } = plan(drawn, 0.2);
  const old = new Map(drawn.groups.map((group, index) => [group.id, weekOf[index]!]));
  console.log(`replan, ${teams} groups, ${weeks} weeks, now = week ${now + 1}`);
  for (const [name, capacity] of Object.entries(usualChanges(drawn.capacity, now))) {
    const began = performance.now();
    const replanned = replanWaves({ groups: drawn.groups, capacity, plan: old, now, seed: 1 });
    const took = ((performance.now() - began) / 1000).toFixed(2);
    const built = buildProblem(drawn.groups, capacity);
    if (!replanned.ok || !built.ok) throw new Error(`${name}: no plan`);
    for (const { weeksLater, result } of replanned.value.options) {
      if (result === null) continue;
      const question = replanQuestion(built.value, weekOf, replanned.value.weeksBefore + weeksLater);
      const linear = await linearBound(built.value, question, solverSeconds);
      console.log(`  ${name}, +${weeksLater} weeks: cost ${result.cost.toFixed(0)} (${took} s)`);
      console.log(`    ${sayOfBound('split groups', result.cost, linear)}`);
      const fewest = await linearBound(
        built.value,
        { ...question, costOf: movedIn(question, built.value) },
        solverSeconds,
      );
      console.log(
        `    ${sayOfBound(`moved ${result.peopleMoved} people, split groups`, result.peopleMoved, fewest)}`,
      );
      if (teams > mostWhole) continue;
      const whole = await wholeBound(built.value, question, solverSeconds);
      console.log(`    ${sayOfBound('whole groups', result.cost, whole)}`);
    }
  }
}

function sayOfBound(of: string, cost: number, { bound, found }: Bound): string {
  if (bound === null) return `${of}: nothing proven`;
  const ratio = bound === 0 ? '' : `, ${(cost / bound).toFixed(3)} × the bound`;
  return `${of}: bound ${bound.toFixed(0)}${ratio}${found === null ? '' : `; the solver's own plan costs ${found.toFixed(0)}`}`;
}

/** Whoever moves counts once, however far: the fewest people any plan moves. */
function movedIn({ costOf }: BoundQuestion, { people }: WaveProblem): BoundQuestion['costOf'] {
  return (unit, week) => (costOf(unit, week) === 0 ? 0 : people[unit]!);
}

/** The price of a move is that of `ReplanOption`; whoever starts this week or the next knows it. */
function replanQuestion(problem: WaveProblem, weekOf: readonly number[], horizon: number): BoundQuestion {
  const oldWeek = new Map(weekOf.map((week, group) => [problem.unitOf[group]!, week]));
  const stays = (unit: number) => (oldWeek.get(unit)! < now ? oldWeek.get(unit)! : null);
  const costOf = (unit: number, week: number) => {
    const old = oldWeek.get(unit)!;
    if (week === old) return 0;
    const factor = 1 + 0.15 * Math.abs(week - old) + (week < old ? 1 : 0) + (old < now + 2 ? 2 : 0);
    return problem.people[unit]! * factor;
  };
  return { horizon, costOf, now, stays };
}
