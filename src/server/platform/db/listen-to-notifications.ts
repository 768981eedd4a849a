/** Keeps one connection listening for PostgreSQL's notifications, for everything in this process; reconnects by itself. */
import { setTimeout as wait } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { Log } from '../log.ts';

export type Listening = {
  /** What to call with the payload of each channel. */
  readonly channels: Readonly<Record<string, (payload: string) => void>>;
  /** Called when the connection was lost and is back: notifications may have been missed. */
  readonly onReconnect: () => void;
};

const reconnectMilliseconds = [100, 500, 2000, 5000] as const;

/** Listens until the returned function is called. The first connection must succeed. */
export async function listenToNotifications(
  connectionString: string,
  { channels, onReconnect }: Listening,
  log: Log,
): Promise<() => Promise<void>> {
  const stopped = new AbortController();
  let client: Client | null = null;

  const connect = async () => {
    const fresh = new Client({ connectionString, application_name: 'bellwether live', keepAlive: true });
    fresh.on('notification', ({ channel, payload }) => channels[channel]?.(payload ?? ''));
    fresh.on('error', (error) => log.warn({ err: error }, 'the connection for notifications broke'));
    fresh.on('end', () => {
      if (!stopped.signal.aborted) void reconnect();
    });
    await fresh.connect();
    for (const channel of Object.keys(channels)) await fresh.query(`listen ${escapeIdentifier(channel)}`);
    client = fresh;
  };

  const reconnect = async () => {
    for (let attempt = 0; !stopped.signal.aborted; attempt += 1) {
      const pause = reconnectMilliseconds[Math.min(attempt, reconnectMilliseconds.length - 1)];
      await wait(pause, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      try {
        await connect();
        return onReconnect();
      } catch (error) {
        log.warn({ err: error }, 'no connection for notifications yet');
      }
    }
  };

  await connect();
  return async () => {
    stopped.abort();
    await client?.end();
  };
}
