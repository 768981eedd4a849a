/**
 * A chosen option of a change to the waves: carried out at once while nobody has approved them, and submitted as a plan
 * afterwards, which another person approves.
 */
import type { Static } from 'typebox';
import type { PlanFigures } from '#contracts/plans.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { replanRoutes } from '#contracts/replan.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { ReplanOption } from '#domain/waves/replan-waves.ts';
import { mondayOfWeek } from '#domain/waves/working-week.ts';
import { linkOf } from '#server/features/feedback/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { moveGroups } from './move-groups.ts';
import { countTold, priceChange, type PricedChange } from './preview-replan.ts';
import { readStandingPlan } from './standing-plan.ts';

/** What a re-plan is, whatever the plan has become in the meantime. */
export type ReplanRequest = Omit<
  Static<typeof replanRoutes.replanWaves.body>,
  'revision' | 'peopleMoved' | 'reason'
>;
type ReplanFigures = Extract<PlanFigures, { kind: 'replan' }>;
/** An option with a plan. */
export type Chosen = NonNullable<ReplanOption['result']>;
/**
 * Moves them at once while nobody has approved the waves; afterwards submits the re-plan, which another person approves.
 * Refuses what the preview does, a rollout that is over, and a plan that has changed since the preview.
 */
export async function replanWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  asked: Static<typeof replanRoutes.replanWaves.body>,
): Promise<Result<Static<typeof replanRoutes.replanWaves.response>, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const { revision, peopleMoved, reason, ...request } = asked;
  const found = await findOption(tx, context, rollout, request);
  if (!found.ok) return found;
  const { standing } = found.value.priced;
  const isAsShown =
    standing.plan.revision === revision && found.value.option?.result?.peopleMoved === peopleMoved;
  const replan = chosenOf(found.value);
  if (replan === null || !isAsShown) return refuse(refusal('replan_changed', {}));
  const place = { rollout, request, reason };
  if (standing.plan.approvedAt === null) {
    const moved = await moveGroups(tx, context, place, replan);
    return moved.ok ? ok({ isSubmitted: false, ...moved.value }) : moved;
  }
  const figures = figuresOf(request, replan.priced, replan.result);
  const submitted = await rollouts.submitPlan(tx, context, rolloutId, { request, figures, reason });
  if (!submitted.ok) return submitted;
  return ok({ isSubmitted: true, revision: revision + 1, peopleMoved, toldAgain: figures.toldAgain });
}

export const replanPlan: rollouts.PlanSubject<ReplanRequest> = {
  view: async (tx, context, rollout, { request, reason }) => {
    const found = await findOption(tx, context, rollout, request);
    const replan = found.ok ? chosenOf(found.value) : null;
    if (!found.ok || replan === null) return lapsed(request, whyNot(found));
    const { revision } = replan.priced.standing.plan;
    const figures = figuresOf(request, replan.priced, replan.result);
    return {
      figures,
      errors: [],
      proposal: await linkOf(tx, rollout.rolloutId, request.proposalId),
      content: { revision, figures, moves: replan.result.moves },
      carryOut: async () => await moveGroups(tx, context, { rollout, request, reason }, replan),
    };
  },
};

/** A re-plan that cannot be carried out any more. */
function lapsed(request: ReplanRequest, why: Statement): rollouts.PlanView {
  return {
    figures: {
      kind: 'replan',
      change: request.change,
      weeksLater: request.weeksLater,
      people: 0,
      toldAgain: 0,
      lastOn: null,
    },
    errors: [why],
    content: null,
    carryOut: async () => await Promise.resolve(refuse(refusal('replan_changed', {}))),
  };
}

function whyNot(found: Result<Option, Refusal>): Statement {
  if (!found.ok) return found.refusal;
  return found.value.option?.message ?? refusal('replan_changed', {});
}

type Option = { readonly priced: PricedChange; readonly option: ReplanOption | undefined };
type Replanned = { readonly priced: PricedChange; readonly result: Chosen };

function chosenOf({ priced, option }: Option): Replanned | null {
  const result = option?.result ?? null;
  return result === null ? null : { priced, result };
}

async function findOption(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  { change, weeksLater }: ReplanRequest,
): Promise<Result<Option, Refusal>> {
  if (rollout.status !== 'running' && rollout.status !== 'paused')
    return refuse(refusal('rollout_state', { state: rollout.status }));
  const standing = await readStandingPlan(tx, context, rollout);
  if (standing === undefined) return refuse(refusal('waves_missing', {}));
  const priced = await priceChange(standing, change);
  if (!priced.ok) return priced;
  const option = priced.value.replan.options.find((one) => one.weeksLater === weeksLater);
  return ok({ priced: priced.value, option });
}

function figuresOf(
  { change, weeksLater }: ReplanRequest,
  priced: PricedChange,
  result: Chosen,
): ReplanFigures {
  return {
    kind: 'replan',
    change,
    weeksLater,
    people: result.peopleMoved,
    toldAgain: countTold(priced, result),
    lastOn: mondayOfWeek(priced.standing.plan.startsOn, result.weeks - 1),
  };
}
