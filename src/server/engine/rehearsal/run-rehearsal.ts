/**
 * Lets time pass in an organisation with a virtual clock: the real engine ticks, the real sender writes into the
 * outbox, and the simulation answers. Stops at an instant, or when nothing is left to happen.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { taskStatement, type TaskStatement } from '#contracts/sentences/task-sentences.ts';
import { engineActor } from '#server/platform/actor.ts';
import { dateAt, instantOn } from '#server/platform/calendar.ts';
import { forReplay, inOrganisation, type Database } from '#server/platform/db/database.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { refreshStatistics } from '#server/features/rollouts/index.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { tickRollout } from '../tick-rollout.ts';
import { actForPeople, mendedAt, type PanelRules } from './panel.ts';
import { simulatedSource } from './plan.ts';
import { createResponder, type Responder } from './responder.ts';
import { putOffDue } from './simulated-deferrals.ts';
import * as store from './store.ts';

/** The step of a task that lets time pass: the day it is there. */
export function rehearsing(now: Date): TaskStatement {
  return taskStatement('step_rehearsing', { on: now.toISOString().slice(0, 10) });
}

export type RehearsalRun = {
  readonly organisationId: OrganisationId;
  /** Where personal links point, without a slash at the end. */
  readonly publicUrl: string;
  /** Null runs until nothing is left to happen. */
  readonly until: Date | null;
  /** How the people in charge of a rollout are simulated; undefined leaves everything to real ones. */
  readonly panelOf: (rolloutId: RolloutId) => PanelRules | undefined;
  /** Called after each step with the virtual time; false stops the run. */
  readonly onStep?: (now: Date) => Promise<boolean> | boolean;
};

/** Hours of the day (UTC) at which simulated reports reach the system: a connector polls, it does not stream. */
const pollHours = [7, 11, 15, 19] as const;

/**
 * A database fills too fast here for the statistics it gathers by itself, if any: they are gathered when the steps have
 * doubled, and with them about what there is to count.
 */
const firstStatistics = 40;

/** Two years of four polls a day: reaching it means that a rehearsal does not end. */
const stepsMax = 2 * 366 * pollHours.length;

const signalsPerBatch = 5000;

/** Longer than an engine's lease: a rollout that stays busy beyond it belongs to a living engine. */
const busySecondsMax = 60;

/** What stands at this moment: which rollouts want the engine, and which copies and holds wait. */
type Agenda = readonly store.RolloutAgenda[];

/** Runs the rehearsal and returns the virtual time at which it stopped. */
export async function runRehearsal(anyDatabase: Database, run: RehearsalRun): Promise<Date> {
  const database = forReplay(anyDatabase);
  const { organisationId } = run;
  let now = await inOrganisation(database, organisationId, store.readClock);
  const responder = await inOrganisation(
    database,
    organisationId,
    async (tx) => await createResponder(tx, now),
  );
  let agenda: Agenda = await inOrganisation(database, organisationId, store.readAgenda);
  let statisticsAt = firstStatistics;

  for (let step = 0; step < stepsMax; step++) {
    agenda = await settle(database, run, responder, now, agenda);
    if ((await run.onStep?.(now)) === false) return now;
    // Use goes on for ever; eight weeks after the last wave show whether it lasts.
    if (run.until === null && agenda.length > 0 && agenda.every(({ isOver }) => isOver)) return now;
    if (step === statisticsAt) {
      await inOrganisation(database, organisationId, refreshStatistics);
      statisticsAt *= 2;
    }
    const next = nextMoment(earliest(agenda, responder, now), now, run);
    if (next === null) return now;
    now = next;
    agenda = await advanceClock(database, organisationId, now, responder);
    if (run.until !== null && now >= run.until) {
      await settle(database, run, responder, now, agenda);
      return now;
    }
  }
  throw new Error('The rehearsal did not come to an end within two virtual years.');
}

/** Moves the clock, and hands in what the simulated people have reported and put off until then. */
async function advanceClock(
  database: Database,
  organisationId: OrganisationId,
  now: Date,
  responder: Responder,
): Promise<Agenda> {
  const context = { organisationId, actor: engineActor, requestId: null, now };
  const signals = responder.takeDue(now);
  const putOffs = responder.takePutOffs(now);
  return await inOrganisation(database, organisationId, async (tx) => {
    await store.setClock(tx, now);
    for (let start = 0; start < signals.length; start += signalsPerBatch)
      await receiveSignals(tx, context, simulatedSource, signals.slice(start, start + signalsPerBatch));
    await putOffDue(tx, context, putOffs, responder.simulationOf);
    return await store.readAgenda(tx);
  });
}

/** Ticks, sends and decides until nothing more happens at this moment; then learns who was started. */
async function settle(
  database: Database,
  run: RehearsalRun,
  responder: Responder,
  now: Date,
  begin: Agenda,
): Promise<Agenda> {
  const { organisationId } = run;
  let agenda: Agenda = begin;
  for (let isBusy = true; isBusy;) {
    await tickDue(database, organisationId, now, agenda);
    const { acted, ...seen } = await inOrganisation(database, organisationId, async (tx) => {
      let acted = false;
      for (const { rolloutId } of agenda) {
        const rules = run.panelOf(rolloutId);
        if (rules === undefined) continue;
        const simulation = responder.simulationOf(rolloutId);
        acted = (await actForPeople(tx, { organisationId, now }, rolloutId, simulation, rules)) || acted;
      }
      const started = await store.startedSince(tx, responder.followedUntil());
      const toldUntil = responder.toldUntil();
      const told = toldUntil === null ? [] : await store.toldSince(tx, toldUntil);
      return { acted, agenda: await store.readAgenda(tx), started, told };
    });
    agenda = seen.agenda;
    isBusy = acted;
    if (isDelivering(agenda, now)) {
      const sent = await sendDueDeliveries(database, organisationId, {
        now,
        publicUrl: run.publicUrl,
        transport: null,
      });
      isBusy ||= sent.accepted > 0;
      if (sent.accepted > 0) agenda = await inOrganisation(database, organisationId, store.readAgenda);
    }
    if (!isBusy) {
      responder.learn(seen.started);
      responder.learnTold(seen.told);
    }
  }
  return agenda;
}

/** Gives every rollout that is due to the engine. Another engine's lease is waited for. */
async function tickDue(
  database: Database,
  organisationId: OrganisationId,
  now: Date,
  agenda: Agenda,
): Promise<void> {
  for (const { rolloutId, nextTickAt } of agenda) {
    if (nextTickAt === null || nextTickAt > now) continue;
    for (let second = 0; (await tickRollout(database, organisationId, rolloutId)) !== 'done'; second++) {
      if (second >= busySecondsMax) throw new Error(`Rollout ${rolloutId} stays in another engine's hands.`);
      await wait(1000);
    }
  }
}

function isDelivering(agenda: Agenda, now: Date): boolean {
  return agenda.some(({ nextDeliveryAt }) => nextDeliveryAt !== null && nextDeliveryAt <= now);
}

/** When something is next due: a report, the engine, a copy of a message, or the end of a hold. */
function earliest(agenda: Agenda, responder: Responder, now: Date): Date | null {
  const moments = [
    responder.nextAt(),
    ...agenda.flatMap(({ nextTickAt, nextDeliveryAt, heldSince }) => {
      const mended = heldSince === null ? null : mendedAt(heldSince);
      // A hold that the people in charge leave standing is no reason to wake.
      return [nextTickAt, nextDeliveryAt, mended !== null && mended > now ? mended : null];
    }),
  ].filter((moment) => moment !== null);
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

/** The next poll at or after `due`, always later than `now`; the end of the run when nothing is due before it. */
function nextMoment(due: Date | null, now: Date, { until }: RehearsalRun): Date | null {
  const isAfterEnd = until !== null && (due === null || due >= until);
  if (isAfterEnd) return until;
  if (due === null) return null;
  const from = due > now ? due : new Date(now.getTime() + 1);
  const day = dateAt(from, 'UTC');
  const poll = pollHours.map((hour) => instantOn(day, hour, 'UTC')).find((instant) => instant >= from);
  return poll ?? new Date(instantOn(day, pollHours[0], 'UTC').getTime() + 86_400_000);
}
