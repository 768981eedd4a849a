/**
 * The simulated side of a rehearsal: follows who was started, keeps what they will report in order of time, and
 * hands out what has come due. Rebuilt from the database at any time; nothing of it is stored.
 */
import { createSimulation, type Simulation } from '#domain/simulation/create-simulation.ts';
import { calmScenario } from '#domain/simulation/scenario.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Signal } from '#contracts/signals.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { eventsAfterStart, trainingAfterNotice, type SimulatedEvent } from './simulated-responses.ts';
import { createPutOffs, type PutOff } from './simulated-deferrals.ts';
import * as store from './store.ts';

/** People still report so many days after their start, and act on what they were told; longer where use is reported. */
const [memoryDays, memoryDaysOfUse] = [45, 100];
const dayMilliseconds = 86_400_000;

export type Responder = {
  /** The simulated people as one rollout meets them. */
  simulationOf(rolloutId: RolloutId): Simulation;
  /** The last start it knows of; everybody started later is news. */
  followedUntil(): Date;
  /** Learns about people who were started, in order of their start. */
  learn(started: readonly store.TrackedEnrolment[]): void;
  /** The last notice it knows of; null while no scenario has anybody act on one. */
  toldUntil(): Date | null;
  /** Learns about people who were told their date, in order of being told. */
  learnTold(told: readonly store.ToldEnrolment[]): void;
  /** Removes and returns who puts off their date up to `now`. */
  takePutOffs(now: Date): PutOff[];
  /** Removes and returns the signals due up to `now`. */
  takeDue(now: Date): Signal[];
  /** When the next signal is due; null when nothing is pending. */
  nextAt(): Date | null;
};

/** Prepares the responder of an organisation whose clock stands at `now`. */
export async function createResponder(tx: Transaction, now: Date): Promise<Responder> {
  const { seed, scenarios } = await store.readSimulation(tx);
  const rows = await store.simulatedPeople(tx);
  const indexOf = new Map(rows.map((row, index) => [row.externalId, index]));
  const people = {
    platform: rows.map((row) => row.platform),
    model: rows.map((row) => row.model),
    skill: rows.map((row) => row.skill),
  };
  const simulations = new Map<RolloutId, Simulation>();
  const simulationOf = (rolloutId: RolloutId): Simulation => {
    const known = simulations.get(rolloutId);
    if (known !== undefined) return known;
    const scenario = scenarios[rolloutId] ?? calmScenario;
    const simulation = createSimulation({ seed: seed + rolloutId, scenario, people });
    simulations.set(rolloutId, simulation);
    return simulation;
  };
  const known = Object.values(scenarios);
  const reportsUse = known.some(({ use = [] }) => use.length > 0);
  const memory = reportsUse ? memoryDaysOfUse : memoryDays;
  let followedUntil = new Date(now.getTime() - memory * dayMilliseconds);
  let pending: SimulatedEvent[] = [];
  const putOffs = createPutOffs(known);
  const followsNotices = putOffs.areLikely || known.some(({ trainedShare = 0 }) => trainedShare > 0);
  let toldUntil = new Date(now.getTime() - memoryDays * dayMilliseconds);

  return {
    simulationOf,
    followedUntil: () => followedUntil,
    learn: (started) => {
      if (started.length === 0) return;
      for (const enrolment of started) {
        const person = indexOf.get(enrolment.externalId);
        if (person !== undefined)
          pending.push(
            ...eventsAfterStart(
              simulationOf(enrolment.rolloutId),
              person,
              enrolment,
              enrolment.startedAt.getTime(),
            ),
          );
      }
      followedUntil = started.at(-1)!.startedAt;
      pending.sort(byTime);
    },
    toldUntil: () => (followsNotices ? toldUntil : null),
    learnTold: (told) => {
      if (told.length === 0) return;
      putOffs.learn(told, ({ externalId }) => indexOf.get(externalId), simulationOf);
      pending = [...pending, ...told.flatMap((one) => trainingOf(one, indexOf, simulationOf(one.rolloutId)))];
      toldUntil = told.at(-1)!.notifiedAt;
      pending.sort(byTime);
    },
    takePutOffs: putOffs.take,
    takeDue: (now) => {
      const { due, later } = split(pending, now.getTime());
      pending = later;
      return due.map((event) => event.signal);
    },
    nextAt: () => {
      const moments = [pending[0]?.at ?? Infinity, putOffs.nextAt()];
      const next = Math.min(...moments);
      return next === Infinity ? null : new Date(next);
    },
  };
}

/** The training of somebody who was told their date, where they complete it. */
function trainingOf(
  told: store.ToldEnrolment,
  indexOf: ReadonlyMap<string, number>,
  simulation: Simulation,
): SimulatedEvent[] {
  const person = indexOf.get(told.externalId);
  const training = person === undefined ? null : trainingAfterNotice(simulation, person, told);
  return training === null ? [] : [training];
}

/** The events up to an instant with those that follow them, and the others, each in order of time. */
function split(
  pending: readonly SimulatedEvent[],
  until: number,
): { readonly due: SimulatedEvent[]; readonly later: SimulatedEvent[] } {
  const found = pending.findIndex((event) => event.at > until);
  const end = found === -1 ? pending.length : found;
  const [due, later] = [pending.slice(0, end), pending.slice(end)];
  // Grows as it is gone through: what is due may be followed by more that is.
  for (const event of due) {
    const next = event.next?.() ?? null;
    if (next !== null) (next.at <= until ? due : later).push(next);
  }
  return { due: due.sort(byTime), later: later.sort(byTime) };
}

function byTime(a: SimulatedEvent, b: SimulatedEvent): number {
  return a.at - b.at || (a.signal.key < b.signal.key ? -1 : 1);
}
