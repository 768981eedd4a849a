/**
 * The approach and its waves as one plan: submitted when they are laid out, and again after they were sent back and
 * mended. Until another person has approved them, a re-plan changes them at once, and they can be discarded.
 */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { PlanFigures } from '#contracts/plans.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { mondayOfWeek } from '#domain/waves/working-week.ts';
import { hasApprovedMessage } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { planCautions, planErrors } from './plan-errors.ts';
import { countWithoutGroup, deletePlan } from './plan-store.ts';
import { readStandingPlan, type StandingPlan } from './standing-plan.ts';

type Found = { readonly rollout: rollouts.RolloutRow; readonly standing: StandingPlan };

/** Refuses `plan_waits`, `waves_approved` and a rollout without waves or that does not run. */
export async function submitWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason = '',
): Promise<Result<null, Refusal>> {
  const found = await findUnapproved(tx, context, rolloutId);
  if (!found.ok) return found;
  return await rollouts.submitPlan(tx, context, rolloutId, {
    request: {},
    figures: figuresOf(found.value.standing),
    reason: reason.trim(),
  });
}

/** Everything that was laid out goes: nobody had been told anything. Refuses what `submitWaves` does. */
export async function discardWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  reason: string,
): Promise<Result<null, Refusal>> {
  const found = await findUnapproved(tx, context, rolloutId);
  if (!found.ok) return found;
  const waiting = await rollouts.whatWaits(tx, rolloutId);
  if (waiting !== undefined) return refuse(waiting);
  await deletePlan(tx, rolloutId);
  await recordAudit(tx, context, {
    action: 'waves.discarded',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: figuresOf(found.value.standing),
  });
  await rollouts.wakeRollout(tx, context, rolloutId);
  return ok(null);
}

export const wavesPlan: rollouts.PlanSubject<unknown> = {
  view: async (tx, context, rollout) => {
    const { rolloutId } = rollout;
    const standing = (await readStandingPlan(tx, context, rollout))!;
    const withoutGroup = await countWithoutGroup(tx, rolloutId);
    const found = { standing, withoutGroup, today: dateAt(context.now, rollout.timeZone) };
    const errors = planErrors(found);
    const missing = await whatIsMissing(tx, rollout);
    return {
      figures: figuresOf(standing),
      errors: missing === undefined ? errors : [missing, ...errors],
      cautions: planCautions(found),
      content: {
        revision: standing.plan.revision,
        groups: standing.groups.map(({ groupId, week, people }) => [groupId, week, people]),
      },
      carryOut: async () => ok(await rollouts.approveWaves(tx, context, rolloutId)),
    };
  },
};

async function whatIsMissing(tx: Transaction, rollout: rollouts.RolloutRow): Promise<Refusal | undefined> {
  if (rollout.status !== 'running') return refusal('rollout_state', { state: rollout.status });
  if (!(await hasApprovedMessage(tx, rollout.rolloutId, 'wave')))
    return refusal('message_missing', { stage: 'waves' });
  return undefined;
}

async function findUnapproved(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<Found, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const standing = await readStandingPlan(tx, context, rollout);
  if (standing === undefined) return refuse(refusal('waves_missing', {}));
  return standing.plan.approvedAt === null
    ? ok({ rollout, standing })
    : refuse(refusal('waves_approved', {}));
}

function figuresOf({ plan, groups }: StandingPlan): PlanFigures {
  const weeks = new Set(groups.map(({ week }) => week));
  return {
    kind: 'waves',
    people: groups.reduce((sum, { people }) => sum + people, 0),
    waves: weeks.size,
    firstOn: mondayOfWeek(plan.startsOn, Math.min(...weeks)),
    lastOn: mondayOfWeek(plan.startsOn, Math.max(...weeks)),
    axes: [...plan.axes],
  };
}
