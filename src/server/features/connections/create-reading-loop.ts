/** Starts the daily readings of every organisation when their hour has come. */
import type { ConnectionId, OrganisationId } from '#contracts/ids.ts';
import { readSubjects } from '#contracts/connections.ts';
import { readOrganisation } from '#server/features/organisation/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import type { Clock } from '#server/platform/clock.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, inSystem, type Database, type Transaction } from '#server/platform/db/database.ts';
import type { Log } from '#server/platform/log.ts';
import { createWakeLoop, type WakeLoop } from '#server/platform/wake-loop.ts';
import { startReading } from './manage-connections.ts';
import { nextReadingAt } from './next-reading.ts';
import * as store from './store.ts';

export type OnDue = (tx: Transaction, context: Context, connectionId: ConnectionId) => Promise<void>;

export type ReadingLoopServices = {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  /** What else is read through a connection when its hour has come. */
  readonly onDue: OnDue;
};

const restMilliseconds = 60_000;

export function createReadingLoop({ database, clock, log, onDue }: ReadingLoopServices): WakeLoop {
  return createWakeLoop({
    pass: async () => {
      const now = clock();
      for (const organisationId of await inSystem(database, async (tx) => store.organisationsDue(tx, now)))
        await startDue(database, organisationId as OrganisationId, clock, onDue);
      return restMilliseconds;
    },
    onError: (error) =>
      log.error({ err: error }, 'Daily readings could not be looked for; it is tried again.'),
  });
}

/** Starts what is due in an organisation; a connection that is being read at that moment has its turn the next day. */
export async function startDue(
  database: Database,
  organisationId: OrganisationId,
  clock: Clock,
  onDue: OnDue,
): Promise<void> {
  await inOrganisation(database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor: engineActor, clock });
    const { timeZone } = await readOrganisation(tx);
    for (const row of await store.lockDue(tx, context.now)) {
      const { connectionId, dailyHour } = row;
      await store.updateNextRead(tx, connectionId, nextReadingAt(dailyHour, timeZone, context.now));
      const subjects = readSubjects.filter((subject) => row[subject] !== null);
      if (subjects.length > 0) await startReading(tx, context, { connectionId, subjects, isDaily: true });
      await onDue(tx, context, connectionId);
    }
  });
}
