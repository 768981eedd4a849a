/**
 * One wave of everybody: from the request that lays it out, approved at once, until it is ready, with a date and a copy to send for each.
 * Beside it, how long a hold of a person waits while the engine works on that wave.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import type { BenchServer } from '../support/bench-server.ts';
import { addPeople, addRollout, readRow, send } from './place-rollout.ts';

export async function measureBuild(server: BenchServer, enrolments: number): Promise<void> {
  await addPeople(server, enrolments);
  const rolloutId = (await addRollout(server, 'Built', 'passed')).rolloutId as RolloutId;
  await within(server, async (tx, context) => await approveDefaultMessage(tx, context, rolloutId, 'wave'));
  const began = performance.now();
  await send(server, 'POST', `/rollouts/${rolloutId}/waves`, {
    axes: [],
    startsOn: mondayAfterWeeks(2),
    peoplePerWeek: enrolments,
    noticeDays: 21,
    windowDays: 3,
    soakDays: 1,
  });
  await within(server, async (tx, context) => await approveOpenPlan(tx, context, rolloutId));
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

/** Work inside the organisation, as the engine: a token neither approves messages nor plans. */
async function within(
  { database, organisationId }: BenchServer,
  work: (tx: Transaction, context: Context) => Promise<unknown>,
): Promise<void> {
  const organisation = { organisationId: organisationId as OrganisationId, actor: engineActor };
  await inOrganisation(
    database,
    organisation.organisationId,
    async (tx) => await work(tx, await createContext(tx, organisation)),
  );
}
