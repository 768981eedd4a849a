/**
 * Finds the weeks of a re-plan: begun with what the prices of the weeks say, completed by insertion and ejection chains,
 * and pulled home. A small plan, where one group weighs much, is begun several times, also from the old plan alone, and
 * the cheapest stays.
 */
import { compressPlan } from './compress-plan.ts';
import { takeOutForced } from './forced-moves.ts';
import { insertDisplaced } from './insert-displaced.ts';
import { placeByShares } from './place-by-shares.ts';
import { replacePlan } from './plan-state.ts';
import { priceWeeks } from './price-weeks.ts';
import { pullHome } from './pull-home.ts';
import { disturbanceOf, type ReplanState } from './replan-state.ts';
import { latestStarts } from './start-bounds.ts';

/** For all starts together, and the least for each. */
const compressWork = 300_000;
const leastWork = 100_000;
/** A plan is begun so often, and no more units than these are begun in all. */
const mostStarts = 6;
const startedUnits = 2500;
/** The usual number of tried improvements. */
const movesPerUnit = 400;
const mostMoves = 600_000;

export type MoveOptions = {
  /** Nobody is moved to this week or a later one. */
  readonly horizon: number;
  /** Tried improvements per start. */
  readonly moves: number | undefined;
  /** A plan for an earlier horizon: this one's costs no more. */
  readonly known: Int32Array | null;
};

/**
 * Gives whoever cannot stay, and whoever has to make room, another week. Returns a cost no plan can stay below; null when
 * no plan was found.
 */
export function moveUnits(replan: ReplanState, { horizon, moves, known }: MoveOptions): number | null {
  const { problem, state } = replan;
  const improve = (): void =>
    pullHome(replan, horizon, moves ?? Math.min(mostMoves, movesPerUnit * problem.unitCount));
  const forced = takeOutForced(replan);
  const weekShares = priceWeeks(replan, horizon);
  if (weekShares === null) return null;
  const latest = latestStarts(problem, horizon);
  const begun = state.weekOf.slice();
  let [best, lowest]: [Int32Array | null, number] = [null, Infinity];
  const starts = Math.max(1, Math.min(mostStarts, Math.floor(startedUnits / problem.unitCount)));
  const work = Math.max(leastWork, compressWork / starts);
  for (let start = 0; start < starts; start++) {
    replacePlan(state, begun);
    const out = start % 2 === 0 ? placeByShares(replan, weekShares) : forced;
    const left = insertDisplaced(replan, out, { horizon, latest });
    const options = { horizon, latest, random: replan.random, firstWeek: replan.now };
    if (compressPlan(state, left, options, work).length > 0) continue;
    improve();
    const cost = disturbanceOf(replan, state.weekOf);
    if (cost < lowest) [best, lowest] = [state.weekOf.slice(), cost];
  }
  if (best !== null) replacePlan(state, best);
  if (known !== null && disturbanceOf(replan, known) < lowest) {
    replacePlan(state, known);
    improve();
  } else if (best === null) return null;
  return weekShares.leastCost;
}
