/**
 * One wave of everybody: from the request that lays it out until it is ready, with a date and a copy to send for each.
 * Beside it, how long a hold of a person waits while the engine works on that wave.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import type { BenchServer } from '../support/bench-server.ts';
import { addPeople, addRollout, readRow, send } from './place-rollout.ts';

export async function measureBuild(server: BenchServer, enrolments: number): Promise<void> {
  await addPeople(server, enrolments);
  const { rolloutId } = await addRollout(server, 'Built', 'passed');
  await approveMessage(server, rolloutId);
  const began = performance.now();
  await send(server, 'POST', `/rollouts/${rolloutId}/waves`, {
    axes: [],
    startsOn: mondayAfterWeeks(2),
    peoplePerWeek: enrolments,
    noticeDays: 21,
    windowDays: 3,
    soakDays: 1,
  });
  const built = performance.now();
  await sleep(1000);
  const asked = performance.now();
  await send(server, 'POST', `/rollouts/${rolloutId}/holds`, { reason: 'To be measured' });
  const held = performance.now() - asked;
  for (let status = ''; status !== 'ready'; await sleep(100))
    ({ status } = await readRow<{ status: string }>(
      server,
      `select status from stage where rollout_id = $1 and kind = 'wave' order by ordinal limit 1`,
      [rolloutId],
    ));
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);
  console.log(
    `${enrolments} enrolments: built in ${seconds(built - began)} s, dated and ready after ${seconds(performance.now() - began)} s (wanted: at most 60 s)`,
  );
  console.log(`a hold asked for meanwhile stood after ${held.toFixed(0)} ms`);
}

function mondayAfterWeeks(weeks: number): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 7 * weeks + ((8 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}

async function approveMessage({ database, organisationId }: BenchServer, rolloutId: number): Promise<void> {
  await inOrganisation(database, organisationId as OrganisationId, async (tx) => {
    const context = await createContext(tx, {
      organisationId: organisationId as OrganisationId,
      actor: engineActor,
    });
    await approveDefaultMessage(tx, context, rolloutId as RolloutId, 'wave');
  });
}
