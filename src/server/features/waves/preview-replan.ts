/** The price of a change to the plan: options side by side, who moves in each, and why. Changes nothing. */
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { replanRoutes, WaveChange, WaveOption } from '#contracts/replan.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { askForReplan, type ChangedPlan, type PlanChange } from '#domain/waves/change-plan.ts';
import type { GroupMove, Replan, ReplanOption } from '#domain/waves/replan-waves.ts';
import { mondayOfWeek } from '#domain/waves/working-week.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { explain } from './plan-layout.ts';
import { planningSeed, workOutReplan } from './planning-jobs.ts';
import { loadOf, readStandingPlan, weekOf, type PlacedGroup, type StandingPlan } from './standing-plan.ts';

/** Rows of moves an option lists at most; more would help nobody to choose. */
const movesShown = 200;

export type PricedChange = ChangedPlan & {
  readonly standing: StandingPlan;
  readonly replan: Replan;
};

/** Refuses what `priceChange` does, and `not_found`. */
export async function previewReplan(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  change: WaveChange,
): Promise<Result<Static<typeof replanRoutes.previewReplan.response>, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const standing = await readStandingPlan(tx, context, rollout);
  if (standing === undefined) return refuse(refusal('waves_missing', {}));
  const priced = await priceChange(standing, change);
  if (!priced.ok) return priced;
  const { replan } = priced.value;
  const { startsOn, revision } = standing.plan;
  return ok({
    revision,
    people: openPeople(standing),
    forced: replan.forced.reduce((sum, { people }) => sum + people, 0),
    boundBy: replan.lowerBound.binding,
    boundOn: mondayOfWeek(startsOn, replan.lowerBound.weeks - 1),
    lastStartsOn: mondayOfWeek(startsOn, replan.weeksBefore - 1),
    options: replan.options.map((option) => presentOption(priced.value, option)),
  });
}

function openPeople({ groups }: StandingPlan): number {
  return groups.reduce((sum, { mayMove, people }) => sum + (mayMove ? people : 0), 0);
}

/**
 * Works the options out; first with everybody protected who knows a date and whom the change does not hit, then, only
 * when that leaves no plan, without. Refuses `waves_fixed` and `waves_infeasible`.
 */
export async function priceChange(
  standing: StandingPlan,
  change: WaveChange,
): Promise<Result<PricedChange, Refusal>> {
  const asked = planChange(standing, change);
  if (asked === null) return refuse(refusal('waves_fixed', {}));
  const { groups, capacity, earliest } = standing;
  for (const protection of ['protect_told', 'told_may_move'] as const) {
    const changed = askForReplan(groups, capacity, asked, { earliest, seed: planningSeed, protection });
    const replanned = await workOutReplan(changed.input);
    if (replanned.ok) return ok({ ...changed, standing, replan: replanned.value });
    if (protection === 'told_may_move')
      return refuse(
        refusal('waves_infeasible', { explanation: explain(replanned.refusal, standing.plan.startsOn) }),
      );
  }
  throw new Error('every protection was tried');
}

/** The change in weeks of the plan; null when nothing it names can move. */
function planChange(standing: StandingPlan, change: WaveChange): PlanChange | null {
  const { plan, groups, earliest } = standing;
  if (!groups.some(({ mayMove }) => mayMove)) return null;
  if (change.kind === 'closed') {
    const { from, to, site, department } = change;
    return {
      kind: 'closed',
      from,
      to,
      ...(site === undefined ? {} : { site }),
      ...(department === undefined ? {} : { department }),
    };
  }
  if (change.kind === 'capacity')
    return {
      ...change,
      from: Math.max(earliest, weekOf(plan.startsOn, change.from)),
      to: change.to === null ? null : weekOf(plan.startsOn, change.to),
    };
  const [from, to] = [weekOf(plan.startsOn, change.from), weekOf(plan.startsOn, change.to)];
  const values = JSON.stringify(change.values);
  const moving = groups.filter(
    (group) =>
      group.mayMove && !group.isTold && group.week === from && JSON.stringify(group.values) === values,
  );
  if (moving.length === 0 || from < earliest || to < earliest || to >= standing.capacity.weeks) return null;
  return { kind: 'move', groups: new Set(moving.map(({ id }) => id)), to };
}

function presentOption(priced: PricedChange, option: ReplanOption): WaveOption {
  const { standing, input, partOf } = priced;
  const { result, weeksLater, isProvenImpossible, message } = option;
  const base = { weeksLater, isProvenImpossible, message };
  if (result === null)
    return {
      ...base,
      isPossible: false,
      lastStartsOn: null,
      peopleMoved: 0,
      share: 0,
      toldAgain: 0,
      moves: [],
      load: [],
    };
  const groupOf = new Map(standing.groups.map((group) => [group.id, group]));
  const moves = Map.groupBy(result.moves, (move) => {
    const { values } = groupOf.get(partOf.get(move.group)!)!;
    return JSON.stringify([values, move.from, move.to, move.reason]);
  });
  const toldIn = toldInMove(priced);
  const changed = { plan: standing.plan, capacity: input.capacity };
  const people = openPeople(standing);
  return {
    ...base,
    isPossible: true,
    lastStartsOn: mondayOfWeek(standing.plan.startsOn, result.weeks - 1),
    peopleMoved: result.peopleMoved,
    share: people === 0 ? 0 : result.peopleMoved / people,
    toldAgain: countTold(priced, result),
    moves: [...moves.values()]
      .map((same) => ({
        values: [...groupOf.get(partOf.get(same[0]!.group)!)!.values],
        from: mondayOfWeek(standing.plan.startsOn, same[0]!.from!),
        to: mondayOfWeek(standing.plan.startsOn, same[0]!.to),
        people: same.reduce((sum, move) => sum + move.people, 0),
        toldAgain: same.reduce((sum, move) => sum + toldIn(move), 0),
        reason: same[0]!.reason,
      }))
      .toSorted((left, right) => right.people - left.people)
      .slice(0, movesShown),
    load: loadOf(
      changed,
      input.groups.map((group, index) => ({ ...group, week: result.weekOf[index]! })),
      result.weeks,
    ),
  };
}

/** People who know their date and would be told another one. */
export function countTold(priced: PricedChange, { moves }: NonNullable<ReplanOption['result']>): number {
  return moves.map(toldInMove(priced)).reduce((sum, told) => sum + told, 0);
}

function toldInMove({ standing, partOf }: PricedChange): (move: GroupMove) => number {
  const groupOf = new Map(standing.groups.map((group) => [group.id, group]));
  return ({ group, people }) => toldOf(groupOf.get(partOf.get(group)!)!, people);
}

/** Of a group that is cut, people who know their date are counted as far as the part has people. */
function toldOf({ told }: PlacedGroup, people: number): number {
  return Math.min(told, people);
}
