/**
 * One look at one rollout: under its lease, in bounded transactions, until nothing changes any more. A crash
 * between two transactions loses nothing; the next tick goes on from what is written.
 */
import { sql } from 'kysely';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { daysLater } from '#server/platform/calendar.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { applyExceptions } from '#server/features/exceptions/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { advanceStage, measureLate, nextLookAt, type Step } from './advance-stage.ts';
import { releaseLease, renewLease, takeLease } from './lease.ts';
import { placeSignals } from './place-signals.ts';
import { hasLeavers, readPulses } from './store.ts';

/** More rounds than any plan needs; reaching it is a programmer's error, not a reason to spin. */
const roundsMax = 10_000;

export type TickResult = 'done' | 'busy' | 'lost';

/** Ticks a rollout. `busy`: another engine has it; `lost`: the lease ran out under us and nothing more was written. */
export async function tickRollout(
  database: Database,
  organisationId: OrganisationId,
  rolloutId: RolloutId,
): Promise<TickResult> {
  const token = await inOrganisation(database, organisationId, async (tx) => await takeLease(tx, rolloutId));
  if (token === undefined) return 'busy';

  for (let round = 0; round < roundsMax; round++) {
    const isFirst = round === 0;
    const outcome = await inOrganisation(database, organisationId, async (tx) => {
      if (!(await renewLease(tx, rolloutId, token))) return 'lost' as const;
      const context = await createContext(tx, { organisationId, actor: engineActor });
      if (await doOneRound(tx, context, rolloutId, isFirst)) return 'changed' as const;
      await releaseLease(tx, rolloutId, token, await findNextTick(tx, context, rolloutId));
      return 'done' as const;
    });
    if (outcome !== 'changed') return outcome;
  }
  throw new Error(`Rollout ${rolloutId} did not come to rest within ${roundsMax} rounds`);
}

/** One round: a batch of signals, then one step of each stage. Returns whether anything changed. */
async function doOneRound(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  isFirst: boolean,
): Promise<boolean> {
  let changed = (await placeSignals(tx, context, rolloutId)) > 0;
  if (isFirst) {
    changed = (await cancelLeavers(tx, context, rolloutId)) > 0 || changed;
    changed = (await applyExceptions(tx, context, rolloutId)) > 0 || changed;
  }
  const steps = await readSteps(tx, context, rolloutId);
  for (const step of steps) changed = (await takeStep(tx, context, step)) || changed;
  if (!changed) changed = await completeWaves(tx, context, rolloutId);
  if (changed) await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return changed;
}

/** How long after its end people of a stage may still open tickets that count. */
const lateMeasuringDays = 14;

function isStillMeasured(stage: rollouts.StageRow, now: Date): boolean {
  return (
    stage.status === 'passed' && stage.endedAt !== null && now < daysLater(stage.endedAt, lateMeasuringDays)
  );
}

async function takeStep(tx: Transaction, context: Context, step: Step): Promise<boolean> {
  return isTerminal(stageMachine, step.stage.status)
    ? await measureLate(tx, context, step)
    : await advanceStage(tx, context, step);
}

/** The stages that can still move or be measured, each with the one before it; none while the rollout is not under way. */
async function readSteps(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<Step[]> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (rollout === undefined || !['running', 'paused', 'stopping', 'completing'].includes(rollout.status))
    return [];
  const stages = await rollouts.stagesOf(tx, rolloutId);
  const pulses = new Map((await readPulses(tx, rolloutId)).map((pulse) => [pulse.stageId, pulse]));
  return stages
    .map((stage, index) => ({
      rollout,
      stage,
      pulse: pulses.get(stage.stageId)!,
      previous: stages[index - 1],
    }))
    .filter(({ stage }) => !isTerminal(stageMachine, stage.status) || isStillMeasured(stage, context.now));
}

/** The next moment that has not passed; a passed one that moved nothing waits for an event: a hold, a decision. */
async function findNextTick(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<Date | null> {
  const moments = (await readSteps(tx, context, rolloutId))
    .flatMap(nextLookAt)
    .filter((at) => at !== null && at > context.now)
    .map((at) => at!.getTime());
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/** People who left the organisation are cancelled, not failed. */
async function cancelLeavers(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<number> {
  if (!(await hasLeavers(tx))) return 0;
  return await rollouts.moveEnrolments(tx, context, {
    rolloutId,
    event: 'cancel',
    where: sql`e.person_id in (
      select p.person_id from person p where p.organisation_id = ${context.organisationId} and not p.active)`,
    reason: rolloutStatement('person_left'),
  });
}

/** When every wave has ended well, the rollout goes over to hypercare and handover. */
async function completeWaves(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<boolean> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (rollout?.status !== 'running') return false;
  const waves = (await rollouts.stagesOf(tx, rolloutId)).filter((stage) => stage.kind === 'wave');
  if (waves.length === 0 || !waves.every((wave) => ['passed', 'skipped', 'cancelled'].includes(wave.status)))
    return false;
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'completing');
  await recordAudit(tx, context, {
    action: 'rollout.completed',
    subject: { kind: 'rollout', id: rolloutId },
    before: { status: rollout.status },
    after: { status: 'completing' },
  });
  return true;
}
