/**
 * One look at one rollout: under its lease, in bounded transactions, until nothing changes any more. A crash
 * between two transactions loses nothing; the next tick goes on from what is written.
 */
import { sql } from 'kysely';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { begunStatuses } from '#domain/rollout/enrolment-machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { isBehind, stagesBefore } from '#domain/rollout/stages-before.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { dateAt } from '#server/platform/calendar.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { watchAdoption } from '#server/features/adoption/index.ts';
import { watchSurvey } from '#server/features/surveys/index.ts';
import { beginHypercare } from '#server/features/charter/index.ts';
import { judgeAnewAt } from '#server/features/criteria/index.ts';
import { applyExceptions, nextEnd } from '#server/features/exceptions/index.ts';
import { watchReports } from '#server/features/reports/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { haltArrival } from '#server/features/signals/index.ts';
import { advanceStage, finishLate, nextLookAt, type Step } from './advance-stage.ts';
import { keepDates } from './keep-dates.ts';
import { releaseLease, renewLease, takeLease } from './lease.ts';
import { Portions } from './make-ready.ts';
import { placeSignals, signalsWait } from './place-signals.ts';
import { retryFailures } from './retry-failures.ts';
import { watchChains } from './watch-chains.ts';
import { hasLeavers, readPulses } from './store.ts';
import { watchStops } from './watch-stops.ts';

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

  const portions = new Portions(database, organisationId);
  for (let round = 0; round < roundsMax; round++) {
    const isFirst = round === 0;
    const outcome = await inOrganisation(database, organisationId, async (tx) => {
      if (!(await renewLease(tx, rolloutId, token))) return 'lost' as const;
      const context = await createContext(tx, { organisationId, actor: engineActor });
      const { changed, heard, lookAgainAt } = await doOneRound(tx, context, rolloutId, portions, isFirst);
      if (changed || heard) await notifyChange(tx, organisationId, `rollout:${rolloutId}`);
      if (changed) return 'changed' as const;
      // A batch that arrives right now has woken nobody, because the rollout was still due: then it stays due.
      const isHalted = await haltArrival(tx, organisationId);
      if (isHalted && (await signalsWait(tx, rolloutId))) return 'changed' as const;
      await releaseLease(tx, rolloutId, token, isHalted ? lookAgainAt : context.now);
      return 'done' as const;
    });
    await portions.beside.begin();
    if (outcome === 'changed') continue;
    await portions.beside.end();
    return outcome;
  }
  throw new Error(`Rollout ${rolloutId} did not come to rest within ${roundsMax} rounds`);
}

type Round = {
  /** Something was done that what came before it in the round has not seen yet. */
  readonly changed: boolean;
  /** Signals were placed: first of all, so that everything else in the round has seen them. */
  readonly heard: boolean;
  /** When the rollout wants to be looked at again; null after a change, or when only an event can move it. */
  readonly lookAgainAt: Date | null;
};

/** One round: a batch of signals, the dates that have become false, then one step of each stage. */
async function doOneRound(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  portions: Portions,
  isFirst: boolean,
): Promise<Round> {
  const placed = await placeSignals(tx, context, rolloutId);
  const heard = placed.own > 0;
  // Nobody starts while reports wait unread: they may hold what would start.
  if (placed.isFull) return { changed: true, heard, lookAgainAt: null };
  let changed = false;
  if (isFirst) {
    changed = (await cancelLeavers(tx, context, rolloutId)) > 0 || changed;
    changed = (await applyExceptions(tx, context, rolloutId)) > 0 || changed;
  }
  const rollout = await findUnderWay(tx, rolloutId);
  if (rollout === undefined) {
    const use = await watchUseAfterwards(tx, context, rolloutId);
    changed = (await finishRollingBack(tx, context, rolloutId)) || use.changed || changed;
    return { changed, heard, lookAgainAt: use.lookAgainAt };
  }
  if (isFirst || heard) {
    changed = (await watchStops(tx, context, rollout)) || changed;
    changed = (await retryFailures(tx, context, rollout)) > 0 || changed;
  }
  const kept = await keepDates(tx, context, rollout);
  changed = kept.changed || changed;
  const read = await rollouts.stagesOf(tx, rolloutId);
  const chains = await watchChains(tx, context, rollout, read);
  changed = chains.changed || changed;
  const stages = chains.changed ? await rollouts.stagesOf(tx, rolloutId) : read;
  const steps = await readSteps(tx, context, rollout, stages);
  for (const step of steps) changed = (await takeStep(tx, context, step, portions)) || changed;
  if (!changed)
    changed =
      (await completeWaves(tx, context, rollout, stages)) || (await finishStopping(tx, context, rollout));
  if (changed) return { changed, heard, lookAgainAt: null };
  // Reports come last, when everything else has come to rest and been measured.
  const use = await watchAdoption(tx, context, rollout);
  if (use.changed) return { changed: true, heard, lookAgainAt: null };
  const survey = await watchSurvey(tx, context, rollout);
  if (survey.changed) return { changed: true, heard, lookAgainAt: null };
  const reports = await watchReports(tx, context, rollout);
  const watched = [
    kept.lookAgainAt,
    ...chains.looks,
    use.lookAgainAt,
    survey.lookAgainAt,
    reports.lookAgainAt,
    await rollouts.nextOverrideEnd(tx, context, rolloutId),
    // Whoever is left out until a day comes back the day after.
    await nextEnd(tx, context.now, rolloutId),
  ];
  const looks = [...steps.flatMap(nextLookAt), ...watched];
  return { changed: reports.changed, heard, lookAgainAt: earliest(looks, context) };
}

/** Use is measured on after the end: a rollout is finished long before it is known whether it lasts. */
async function watchUseAfterwards(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Omit<Round, 'heard'>> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (rollout?.status !== 'completed') return { changed: false, lookAgainAt: null };
  return await watchAdoption(tx, context, rollout);
}

async function takeStep(tx: Transaction, context: Context, step: Step, portions: Portions): Promise<boolean> {
  return isTerminal(stageMachine, step.stage.status)
    ? await finishLate(tx, context, step)
    : await advanceStage(tx, context, step, portions);
}

const begun: ReadonlySet<string> = new Set(begunStatuses);
const underWay: ReadonlySet<string> = new Set(['running', 'paused', 'stopping', 'completing']);

async function findUnderWay(tx: Transaction, rolloutId: RolloutId): Promise<rollouts.RolloutRow | undefined> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  return rollout !== undefined && underWay.has(rollout.status) ? rollout : undefined;
}

/** The stages that can still move or be measured, each with those before it. */
async function readSteps(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stages: readonly rollouts.StageRow[],
): Promise<Step[]> {
  const { rolloutId } = rollout;
  const pulses = new Map((await readPulses(tx, context, rolloutId)).map((pulse) => [pulse.stageId, pulse]));
  const steps: Step[] = [];
  for (const [index, stage] of stages.entries()) {
    const pulse = pulses.get(stage.stageId);
    if (pulse === undefined) continue;
    steps.push({
      rollout,
      stage,
      pulse,
      judgeAnewAt: await judgeAnewAt(tx, stage),
      before: stagesBefore(stages, index),
    });
  }
  return steps;
}

/** The next moment that has not passed; a passed one that moved nothing waits for an event: a hold, a decision. */
function earliest(moments: readonly (Date | null)[], { now }: Context): Date | null {
  const ahead = moments.filter((at) => at !== null && at > now).map((at) => at!.getTime());
  return ahead.length === 0 ? null : new Date(Math.min(...ahead));
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

const behindAnyway: ReadonlySet<string> = new Set(['skipped', 'cancelled']);

/** When every wave is over and none stands in the way of what follows, the rollout goes over to hypercare and handover. */
async function completeWaves(
  tx: Transaction,
  context: Context,
  rollout: rollouts.RolloutRow,
  stages: readonly rollouts.StageRow[],
): Promise<boolean> {
  const { rolloutId } = rollout;
  if (rollout.status !== 'running') return false;
  const waves = stages.filter((stage) => stage.kind === 'wave');
  const startedOn = dateAt(context.now, rollout.timeZone);
  const isOver = waves.every(
    ({ status }, index) => behindAnyway.has(status) || isBehind(waves, index, startedOn),
  );
  if (waves.length === 0 || !isOver) return false;
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'completing');
  await beginHypercare(tx, context, rolloutId, startedOn);
  await recordAudit(tx, context, {
    action: 'hypercare.started',
    subject: { kind: 'rollout', id: rolloutId },
    before: { status: rollout.status },
    after: { status: 'completing', startedOn },
  });
  return true;
}

/** A rollout that is being rolled back has been when nobody is left for whom the change has begun. */
async function finishRollingBack(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<boolean> {
  const rollout = await rollouts.findRollout(tx, rolloutId);
  if (rollout?.status !== 'rolling_back') return false;
  const counts = await rollouts.countsOf(tx, rolloutId);
  if (counts.some(({ status }) => begun.has(status))) return false;
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'rolled_back');
  await recordAudit(tx, context, {
    action: 'rollout.rolled_back',
    subject: { kind: 'rollout', id: rolloutId },
    before: { status: rollout.status },
    after: { status: 'rolled_back' },
  });
  return true;
}

/** A rollout that is being stopped has stopped when nobody is running any more. */
async function finishStopping(
  tx: Transaction,
  context: Context,
  { rolloutId, status }: rollouts.RolloutRow,
): Promise<boolean> {
  if (status !== 'stopping') return false;
  const counts = await rollouts.countsOf(tx, rolloutId);
  if (counts.some((count) => count.status === 'started')) return false;
  await rollouts.updateRolloutStatus(tx, context, rolloutId, 'stopped');
  await recordAudit(tx, context, {
    action: 'rollout.stopped',
    subject: { kind: 'rollout', id: rolloutId },
    before: { status },
    after: { status: 'stopped' },
  });
  return true;
}
