/** Keeps one connection listening for changes, for all open pages of this process; reconnects by itself. */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '#server/platform/log.ts';
import { changesChannel, type LiveEvents } from './live-events.ts';

const reconnectMilliseconds = [100, 500, 2000, 5000] as const;

/** Listens until the returned function is called. The first connection must succeed. */
export async function listenToChanges(
  connectionString: string,
  live: LiveEvents,
  log: Log,
): Promise<() => Promise<void>> {
  const stopped = new AbortController();
  let client: Client | null = null;

  const connect = async () => {
    const fresh = new Client({ connectionString, application_name: 'bellwether live', keepAlive: true });
    fresh.on('notification', ({ payload }) => live.receive(payload ?? ''));
    fresh.on('error', (error) => log.warn({ err: error }, 'the connection for live changes broke'));
    fresh.on('end', () => {
      if (!stopped.signal.aborted) void reconnect();
    });
    await fresh.connect();
    await fresh.query(`listen ${changesChannel}`);
    client = fresh;
  };

  const reconnect = async () => {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      const pause = reconnectMilliseconds[Math.min(attempt, reconnectMilliseconds.length - 1)];
      await wait(pause, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      try {
        await connect();
        return live.catchUp();
      } catch (error) {
        log.warn({ err: error }, 'no connection for live changes yet');
      }
    }
  };

  await connect();
  return async () => {
    stopped.abort();
    await client?.end();
  };
}
