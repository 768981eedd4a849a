/**
 * Plans the waves of groups: the fewest weeks first, then low risk early and few site visits. It tries the
 * proven lower bound on weeks and goes up one by one. The result is checked elsewhere (check-plan.ts), by
 * code that shares nothing with this.
 */
import { createRandom, type Random } from '#domain/random/random.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { buildProblem, type WaveProblem } from './build-problem.ts';
import { mostWeeks } from './check-input.ts';
import { compressPlan } from './compress-plan.ts';
import { bindingStatement, findLowerBound, type LowerBound } from './lower-bound.ts';
import { riskObjective, weeksUsed, type PlanState } from './plan-state.ts';
import { findUnplaceable } from './find-unplaceable.ts';
import { polishPlan } from './polish-plan.ts';
import { generateSchedule, type PriorityWeights } from './schedule-generation.ts';
import { earliestStarts, latestStarts } from './start-bounds.ts';
import { planRefusal, type PlanRefusal, type WaveCapacity, type WaveGroup } from './wave-groups.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';

export type PlanOptions = {
  readonly seed: number;
  /** Tried moves of the final polish; 0 = the first plan found. */
  readonly polishMoves?: number;
  /** Cost of one site visited in one week, in the unit of the risk objective; 0.02 by default. */
  readonly visitCost?: number;
};

export type WavePlan = {
  /** Week of each group in the order given, 0 = the first week. */
  readonly weekOf: readonly number[];
  /** Weeks up to the last one used. */
  readonly weeks: number;
  readonly lowerBound: LowerBound;
  /** Sum of week costs over groups; lower = low risk earlier. */
  readonly riskObjective: number;
};

const weightSets: readonly PriorityWeights[] = [
  { scarcity: 0, risk: 1, size: 0 },
  { scarcity: 4, risk: 1, size: 0 },
  { scarcity: 4, risk: 0, size: 0 },
  { scarcity: 0, risk: 0, size: 1 },
];

/** Units looked at while finding room, per number of weeks tried; bounds the search without a clock. */
const compressWork = 1_500_000;

/**
 * Plans all groups. Refuses bad input, a group too large for every open week (naming the resource), and a
 * plan that finds no place within the weeks given. The same input and seed give the same plan.
 */
export function planWaves(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  options: PlanOptions,
): Result<WavePlan, PlanRefusal> {
  const built = buildProblem(groups, capacity);
  if (!built.ok) return built;
  const problem = built.value;
  const unplaceable = findUnplaceable(problem);
  if (unplaceable !== null) return refuse(unplaceable);
  const lowerBound = findLowerBound(problem);
  const random = createRandom(options.seed);
  const earliest = earliestStarts(problem);
  for (let horizon = lowerBound.weeks; horizon <= problem.weekCount; horizon++) {
    const latest = latestStarts(problem, horizon);
    if (latest.some((week, unit) => week < earliest[unit]!)) continue;
    const state = findPlan(problem, horizon, latest, random);
    if (state === null) continue;
    const { polishMoves = 0, visitCost } = options;
    polishPlan(state, {
      horizon,
      random,
      moves: polishMoves,
      ...(visitCost === undefined ? {} : { visitCost }),
    });
    return ok({
      weekOf: groups.map((_, group) => state.weekOf[problem.unitOf[group]!]!),
      weeks: weeksUsed(state),
      lowerBound,
      riskObjective: riskObjective(state),
    });
  }
  return refuse(describeShortage(groups, capacity, lowerBound));
}

function findPlan(
  problem: WaveProblem,
  horizon: number,
  latest: Int32Array,
  random: Random,
): PlanState | null {
  const starts: { state: PlanState; leftovers: number[]; people: number }[] = [];
  for (const weights of weightSets) {
    const state = generateSchedule(problem, horizon, latest, weights);
    const leftovers: number[] = [];
    let people = 0;
    for (const [unit, week] of state.weekOf.entries()) {
      if (week >= 0) continue;
      leftovers.push(unit);
      people += problem.people[unit]!;
    }
    if (leftovers.length === 0) return state;
    starts.push({ state, leftovers, people });
  }
  starts.sort((left, right) => left.people - right.people);
  for (const [rank, { state, leftovers }] of starts.entries()) {
    const options = { horizon, latest, random, firstWeek: 0 };
    const work = rank === 0 ? compressWork : compressWork / 4;
    if (compressPlan(state, leftovers, options, work).length === 0) return state;
  }
  return null;
}

function describeShortage(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  bound: LowerBound,
): PlanRefusal {
  const { weeks } = capacity;
  const say = (statement: WaveStatement): PlanRefusal => planRefusal('not_enough_weeks', null, statement);
  if (bound.weeks <= weeks) {
    const resource = bindingStatement(bound.binding);
    return say(waveStatement('wave_weeks_too_few', { weeks, bound: bound.weeks, resource }));
  }
  // Counted anew over all weeks a plan may have: within the weeks allowed, counting stops at one too many.
  const unbounded = buildProblem(groups, Object.assign({}, capacity, { weeks: mostWeeks }));
  const needed = unbounded.ok ? findLowerBound(unbounded.value) : bound;
  const resource = bindingStatement(needed.binding);
  if (needed.weeks > mostWeeks) return say(waveStatement('wave_never_enough', { resource }));
  return say(waveStatement('wave_weeks_proven_too_few', { weeks, bound: needed.weeks, resource }));
}
