/**
 * Lets time pass in an organisation with a virtual clock: the real engine ticks, the real sender writes into the
 * outbox, and the simulation answers. Stops at an instant, or when nothing is left to happen.
 */
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { createContext } from '#server/platform/context.ts';
import { engineActor } from '#server/platform/actor.ts';
import { dateAt, instantOn } from '#server/platform/calendar.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { tickRollout } from '../tick-rollout.ts';
import { actForPeople, type PanelRules } from './panel.ts';
import { createResponder, type Responder } from './responder.ts';
import * as store from './store.ts';

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

/** Two years of four polls a day: reaching it means that a rehearsal does not end. */
const stepsMax = 2 * 366 * pollHours.length;

/** Runs the rehearsal and returns the virtual time at which it stopped. */
export async function runRehearsal(database: Database, run: RehearsalRun): Promise<Date> {
  const { organisationId } = run;
  const inside = async <Value>(work: Parameters<typeof inOrganisation<Value>>[2]): Promise<Value> =>
    await inOrganisation(database, organisationId, work);
  let now = await inside(store.readClock);
  const responder = await inside(async (tx) => await createResponder(tx, now));

  for (let step = 0; step < stepsMax; step++) {
    await settle(database, run, responder);
    await inside(async (tx) => await responder.follow(tx));
    if ((await run.onStep?.(now)) === false) return now;
    const next = await inside(async (tx) => nextMoment(await earliest(tx, responder), now, run));
    if (next === null) return now;
    now = next;
    await inside(async (tx) => {
      await store.setClock(tx, now);
      const signals = responder.takeDue(now);
      const context = await createContext(tx, { organisationId, actor: engineActor });
      for (let start = 0; start < signals.length; start += 5000)
        await receiveSignals(tx, context, 'simulation', signals.slice(start, start + 5000));
    });
    if (run.until !== null && now >= run.until) {
      await settle(database, run, responder);
      return now;
    }
  }
  throw new Error('The rehearsal did not come to an end within two virtual years.');
}

/** Ticks, sends and decides until nothing more happens at this moment. */
async function settle(database: Database, run: RehearsalRun, responder: Responder): Promise<void> {
  const { organisationId } = run;
  for (let isBusy = true; isBusy;) {
    const rollouts = await inOrganisation(database, organisationId, store.rolloutsUnderWay);
    for (const { rolloutId } of rollouts) await tickRollout(database, organisationId, rolloutId);
    const { now, dueAt } = await inOrganisation(database, organisationId, async (tx) => ({
      now: await store.readClock(tx),
      dueAt: await store.nextDeliveryAt(tx),
    }));
    isBusy = false;
    if (dueAt !== null && dueAt <= now) {
      const sent = await sendDueDeliveries(database, organisationId, {
        now,
        publicUrl: run.publicUrl,
        transport: null,
      });
      isBusy = sent.accepted > 0;
    }
    for (const { rolloutId } of rollouts) {
      const rules = run.panelOf(rolloutId);
      if (rules === undefined) continue;
      const simulation = responder.simulationOf(rolloutId);
      isBusy = (await actForPeople(database, organisationId, rolloutId, simulation, rules)) || isBusy;
    }
  }
}

/** When something is next due: a report, the engine, or a copy of a message. */
async function earliest(
  tx: Parameters<typeof store.rolloutsUnderWay>[0],
  responder: Responder,
): Promise<Date | null> {
  const ticks = (await store.rolloutsUnderWay(tx)).map((rollout) => rollout.nextTickAt);
  const moments = [responder.nextAt(), await store.nextDeliveryAt(tx), ...ticks].filter(
    (moment) => moment !== null,
  );
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
