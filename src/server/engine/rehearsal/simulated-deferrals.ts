/** Simulated people who put off their date: on the page a real person would use, within the limits of the rollout. */
import type { Simulation } from '#domain/simulation/create-simulation.ts';
import type { Scenario } from '#domain/simulation/scenario.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { findOwnDeferral, putOffByPerson } from '#server/features/deferrals/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { ToldEnrolment } from './store.ts';

/** Somebody who puts off their date at an instant (milliseconds). */
export type PutOff = {
  readonly at: number;
  readonly person: number;
  readonly told: ToldEnrolment;
};

/** Puts off the dates that are due. Who has no day to choose, or may not, keeps their date. */
export async function putOffDue(
  tx: Transaction,
  context: Omit<Context, 'actor'>,
  due: readonly PutOff[],
  simulationOf: (rolloutId: RolloutId) => Simulation,
): Promise<void> {
  for (const { person, told } of due) {
    const { rolloutId, personId, displayName, deferrals } = told;
    const own: Context = {
      ...context,
      actor: { kind: 'person', id: String(personId), name: displayName },
    };
    const offered = await findOwnDeferral(tx, own, { rolloutId, personId });
    if (offered === undefined || offered.days.length === 0) continue;
    const place = simulationOf(rolloutId).deferralDay(person, offered.days.length, deferrals + 1);
    await putOffByPerson(tx, own, { rolloutId, personId }, { on: offered.days[place]!, why: 'absent' });
  }
}

export type PutOffs = {
  /** Whether a scenario lets anybody put off their date. */
  readonly areLikely: boolean;
  /** Learns about people who were told their date, in order of being told. */
  learn(
    told: readonly ToldEnrolment[],
    indexOf: (told: ToldEnrolment) => number | undefined,
    simulationOf: (rolloutId: RolloutId) => Simulation,
  ): void;
  /** Removes and returns who puts off their date up to `now`. */
  take(now: Date): PutOff[];
  /** When the next does so, in milliseconds; Infinity when nobody does. */
  nextAt(): number;
};

/** Who is going to put off their date, kept in order of time. */
export function createPutOffs(scenarios: readonly Scenario[]): PutOffs {
  const areLikely = scenarios.some(
    ({ deferralShare, faults }) => deferralShare > 0 || faults.some(({ kind }) => kind === 'busy_time'),
  );
  let ahead: PutOff[] = [];
  return {
    areLikely,
    learn: (told, indexOf, simulationOf) => {
      for (const one of told) {
        const person = indexOf(one);
        if (person === undefined) continue;
        const simulation = simulationOf(one.rolloutId);
        const at = simulation.deferralAt(person, one.notifiedAt.getTime(), one.deferrals + 1);
        if (at !== null) ahead.push({ at, person, told: one });
      }
      ahead.sort((a, b) => a.at - b.at || a.told.enrolmentId - b.told.enrolmentId);
    },
    take: (until) => {
      const due = ahead.filter(({ at }) => at <= until.getTime());
      ahead = ahead.slice(due.length);
      return due;
    },
    nextAt: () => ahead[0]?.at ?? Infinity,
  };
}
