/**
 * When the engine works: at the next due moment, on a notification, and at the latest after a minute. Who works on
 * a rollout is decided by its lease, so any number of processes may run this side by side.
 */
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { inSystem, sql, type Database } from '#server/platform/db/database.ts';
import { tickRollout } from './tick-rollout.ts';

const longestSleepMilliseconds = 60_000;
const rolloutsPerPass = 20;

export type EngineLog = {
  error(details: { readonly err: unknown; readonly rolloutId: number }, message: string): void;
};

export type Engine = {
  /** Looks at once; calls while it works are gathered into one more pass. */
  wake(): void;
  /** Finishes the pass under way and stops. */
  stop(): Promise<void>;
};

/** Starts the engine of this process. Notifications of the channel `bellwether_ticks` are to call `wake`. */
export function startEngine(database: Database, log: EngineLog): Engine {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = false;

  const pass = async (): Promise<void> => {
    do {
      isWoken = false;
      await tickDueRollouts(database, log);
    } while (isWoken && !isStopped);
    if (!isStopped) timer = setTimeout(wake, await sleepMilliseconds(database));
  };
  const wake = (): void => {
    isWoken = true;
    if (working !== undefined || isStopped) return;
    clearTimeout(timer);
    working = pass()
      .catch((error: unknown) => {
        log.error(
          { err: error, rolloutId: 0 },
          'The engine could not look for due rollouts; it tries again.',
        );
        if (!isStopped) timer = setTimeout(wake, 5000);
      })
      .finally(() => {
        working = undefined;
      });
  };

  wake();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}

/** Ticks every rollout that is due now; one that fails is logged and does not stop the others. */
async function tickDueRollouts(database: Database, log: EngineLog): Promise<void> {
  const { rows } = await inSystem(
    database,
    async (tx) =>
      await sql<{ organisationId: OrganisationId; rolloutId: RolloutId }>`
      select organisation_id as "organisationId", rollout_id as "rolloutId"
      from due_rollouts(now(), ${rolloutsPerPass})`.execute(tx),
  );
  for (const { organisationId, rolloutId } of rows) {
    try {
      await tickRollout(database, organisationId, rolloutId);
    } catch (error) {
      log.error(
        { err: error, rolloutId },
        'A rollout could not be ticked; its lease runs out and it is tried again.',
      );
    }
  }
}

async function sleepMilliseconds(database: Database): Promise<number> {
  const { rows } = await inSystem(
    database,
    async (tx) =>
      await sql<{ milliseconds: number | null }>`
      select (extract(epoch from next_due_at() - now()) * 1000)::double precision as milliseconds`.execute(
        tx,
      ),
  );
  const due = rows[0]?.milliseconds ?? longestSleepMilliseconds;
  return Math.min(longestSleepMilliseconds, Math.max(250, due));
}
