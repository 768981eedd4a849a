/**
 * Re-plans when calendars, capacities or groups have changed, disturbing as few people as possible: weeks
 * before now stay as they are, the others move only for a reason that is told. Two prices are offered: the
 * same finish, and one week later.
 */
import { createRandom } from '#domain/random/random.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { buildProblem, type WaveProblem } from './build-problem.ts';
import { describeMove } from './describe-move.ts';
import { findUnplaceable } from './find-unplaceable.ts';
import { explainMove } from './explain-move.ts';
import { takeOutForced } from './forced-moves.ts';
import { riskObjective, weeksUsed } from './plan-state.ts';
import { moveUnits } from './move-units.ts';
import { findRemainingBound, findShortage } from './remaining-capacity.ts';
import { createReplanState, disturbanceOf, isAway, type ReplanState } from './replan-state.ts';
import { planRefusal, type PlanRefusal, type WaveCapacity, type WaveGroup } from './wave-groups.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';
import { mondayOfWeek } from './working-week.ts';

export type ReplanInput = {
  readonly groups: readonly WaveGroup[];
  /** Capacities and freezes as they are now. */
  readonly capacity: WaveCapacity;
  /** The plan so far: group → week, 0 = the first week. */
  readonly plan: ReadonlyMap<string, number>;
  /** The current week, 0 = the first: groups of earlier weeks have started. */
  readonly now: number;
  readonly seed: number;
  /** Groups whose people know their date; left out: those of this week and the next. */
  readonly told?: ReadonlySet<string>;
  /** Tried improvements per option. */
  readonly pullHomeMoves?: number;
};

export type GroupMove = {
  readonly group: string;
  readonly people: number;
  /** Null for a group that was not planned before. */
  readonly from: number | null;
  readonly to: number;
  readonly reason: WaveStatement;
};

export type ReplanOption = {
  /** Weeks added to the finish of the old plan; negative where the change leaves fewer weeks than it had. */
  readonly weeksLater: number;
  /** Null when no plan was found. */
  readonly result: {
    /** Week of each group in the order given. */
    readonly weekOf: readonly number[];
    readonly weeks: number;
    readonly riskObjective: number;
    /** People whose week changed; groups not planned before are not counted. */
    readonly peopleMoved: number;
    /** Sum of people × (1 + 0.15 per week + 1 if earlier + 2 if they knew their date). */
    readonly cost: number;
    /** No plan with this finish costs less. */
    readonly leastCost: number;
    readonly moves: readonly GroupMove[];
  } | null;
  /** Whether counting alone shows that no plan exists. */
  readonly isProvenImpossible: boolean;
  /** Why there is no plan; null when there is one. */
  readonly message: WaveStatement | null;
};

export type Replan = {
  /** Weeks of the old plan. */
  readonly weeksBefore: number;
  /** Weeks no plan can beat after the change, and what forces them. */
  readonly lowerBound: { readonly weeks: number; readonly binding: WaveStatement };
  /** Groups that cannot stay in their week, with the reason; those not planned before had none. */
  readonly forced: readonly {
    readonly group: string;
    readonly people: number;
    readonly reason: WaveStatement;
  }[];
  /** The same finish, one week later, and more weeks only when neither is possible. */
  readonly options: readonly ReplanOption[];
};

/** Offers re-plans. Refuses bad input and a change that leaves no plan within the weeks of the capacities. */
export function replanWaves(input: ReplanInput): Result<Replan, PlanRefusal> {
  const { capacity, plan, now } = input;
  if (!Number.isInteger(now) || now < 0 || now >= capacity.weeks) {
    return refuse({
      kind: 'bad_capacity',
      group: null,
      message: `The current week must lie between 1 and ${capacity.weeks}, not at ${now + 1}.`,
      statement: null,
    });
  }
  const groups = releaseStarted(input);
  const built = buildProblem(groups, capacity);
  if (!built.ok) return built;
  const problem = built.value;
  const oldWeek = findOldWeeks(problem, plan);
  const unplaceable = findUnplaceable(problem, now, (unit) => oldWeek[unit]! < 0 || oldWeek[unit]! >= now);
  if (unplaceable !== null) return refuse(unplaceable);
  const weeksBefore = oldWeek.reduce((most, week) => Math.max(most, week + 1), now + 1);
  const told = findTold(problem, oldWeek, input);
  const start = createReplanState(problem, oldWeek, now, told, createRandom(input.seed));
  const forced = takeOutForced(start);
  const options: ReplanOption[] = [];
  // A change may leave fewer weeks than the plan had.
  for (let horizon = Math.min(weeksBefore, problem.weekCount); horizon <= problem.weekCount; horizon++) {
    const isEnough = options.length >= 2 && options.some((option) => option.result !== null);
    if (isEnough) break;
    const known = options.at(-1)?.result ?? null;
    options.push(planOption(input, start, { horizon, weeksBefore, known }));
  }
  if (!options.some((option) => option.result !== null)) {
    const why = options.at(-1)!.message!;
    const statement = waveStatement('wave_no_plan_after_change', { weeks: problem.weekCount, why });
    return refuse(planRefusal('not_enough_weeks', null, statement));
  }
  return ok({
    weeksBefore,
    lowerBound: findRemainingBound(createReplanState(problem, oldWeek, now, told, createRandom(input.seed))),
    forced: forced.flatMap((unit) =>
      membersOf(problem, unit)
        .filter(({ id }) => plan.has(id))
        .map(({ id, people }) => ({
          group: id,
          people,
          reason: describeMove(start, unit, start.forced.get(unit)!),
        })),
    ),
    options,
  });
}

/** Groups that have started no longer wait for others nor keep others with them. */
function releaseStarted({ groups, plan, now }: ReplanInput): WaveGroup[] {
  return groups.map((group) => {
    const week = plan.get(group.id);
    const isFree = week === undefined || week >= now || (group.after.length === 0 && group.together === null);
    return isFree ? group : Object.assign({}, group, { after: [], together: null });
  });
}

/** Of groups together in different weeks, the week of the most people counts as the old one. */
function findOldWeeks(problem: WaveProblem, plan: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from({ length: problem.unitCount }, (_, unit) => {
    const peopleIn = new Map<number, number>();
    for (const { id, people } of membersOf(problem, unit)) {
      const week = plan.get(id);
      if (week !== undefined) peopleIn.set(week, (peopleIn.get(week) ?? 0) + people + 1);
    }
    let best = -1;
    let most = 0;
    for (const [week, people] of peopleIn) if (people > most) [best, most] = [week, people];
    return best;
  });
}

/** Weeks from now on whose people know their date when nobody says it. */
const notifiedWeeks = 2;

function findTold(problem: WaveProblem, oldWeek: Int32Array, { now, told }: ReplanInput): Uint8Array {
  return Uint8Array.from({ length: problem.unitCount }, (_, unit) => {
    const isTold =
      told === undefined
        ? oldWeek[unit]! >= 0 && oldWeek[unit]! < now + notifiedWeeks
        : membersOf(problem, unit).some(({ id }) => told.has(id));
    return isTold ? 1 : 0;
  });
}

function membersOf(problem: WaveProblem, unit: number): WaveGroup[] {
  const { starts, items } = problem.members;
  return Array.from(items.subarray(starts[unit], starts[unit + 1]), (group) => problem.groups[group]!);
}

function planOption(
  input: ReplanInput,
  { problem, oldWeek, told }: ReplanState,
  at: {
    readonly horizon: number;
    readonly weeksBefore: number;
    /** What was found for the horizon before. */
    readonly known: ReplanOption['result'];
  },
): ReplanOption {
  const { horizon, weeksBefore } = at;
  const replan = createReplanState(problem, oldWeek, input.now, told, createRandom(input.seed));
  const weeksLater = horizon - weeksBefore;
  const shortage = findShortage(replan, horizon);
  if (shortage !== null)
    return { weeksLater, result: null, isProvenImpossible: true, message: shortage.statement };
  const known = at.known === null ? null : weeksOfUnits(problem, at.known.weekOf);
  const leastCost = moveUnits(replan, { horizon, moves: input.pullHomeMoves, known });
  const result = leastCost === null ? null : describeResult(input, replan, leastCost);
  const on = mondayOfWeek(problem.capacity.startsOn, horizon);
  const message = result === null ? waveStatement('wave_no_plan_by', { on }) : null;
  return { weeksLater, result, isProvenImpossible: false, message };
}

/** The week of each unit, of which all groups start together. */
function weeksOfUnits({ unitCount, unitOf }: WaveProblem, weekOf: readonly number[]): Int32Array {
  const weeks = new Int32Array(unitCount);
  for (const [group, week] of weekOf.entries()) weeks[unitOf[group]!] = week;
  return weeks;
}

function describeResult(
  input: ReplanInput,
  replan: ReplanState,
  leastCost: number,
): NonNullable<ReplanOption['result']> {
  const { problem, state } = replan;
  const moves: GroupMove[] = [];
  let peopleMoved = 0;
  const weekOf = input.groups.map((group, index) => {
    const unit = problem.unitOf[index]!;
    const to = state.weekOf[unit]!;
    const from = input.plan.get(group.id) ?? null;
    if (from === to) return to;
    if (from !== null) peopleMoved += group.people;
    const reason = isAway(replan, unit) ? explainMove(replan, unit) : null;
    moves.push({
      group: group.id,
      people: group.people,
      from,
      to,
      reason: describeMove(replan, unit, reason),
    });
    return to;
  });
  return {
    weekOf,
    weeks: weeksUsed(state),
    riskObjective: riskObjective(state),
    peopleMoved,
    cost: disturbanceOf(replan, state.weekOf),
    leastCost,
    moves,
  };
}
