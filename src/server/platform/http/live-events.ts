/**
 * Tells open pages what changed. Commands name a topic in their transaction; PostgreSQL passes it to every
 * process when the transaction commits; this hub hands it to the pages of that organisation, which fetch again.
 */
import type { Transaction } from '#server/platform/db/database.ts';
import { sendNotification } from './store.ts';

export const changesChannel = 'bellwether_changes';

/** `*` means that changes may have been missed. */
const everything = '*';

/** Announces a change when the transaction commits. A topic is `<subject>:<id>`, such as `rollout:12`. */
export async function notifyChange(tx: Transaction, organisationId: number, topic: string): Promise<void> {
  await sendNotification(tx, changesChannel, `${organisationId}:${topic}`);
}

/** Receives topics; throws nothing. */
export type TopicListener = (topic: string) => void;

export type LiveEvents = {
  /** Hears the organisation's topics until the returned function is called. */
  readonly subscribe: (organisationId: number, listener: TopicListener) => () => void;
  /** Called with every payload of the channel. */
  readonly receive: (payload: string) => void;
  /** Called when the connection to the channel was lost and is back: pages fetch everything again. */
  readonly catchUp: () => void;
  /** Ends every open stream. */
  readonly close: () => void;
  readonly onClose: (listener: () => void) => () => void;
};

/** How long topics are gathered, so that a burst of changes is one fetch: milliseconds. */
const gatherMilliseconds = 150;

export function createLiveEvents(): LiveEvents {
  const listeners = new Map<number, Set<TopicListener>>();
  const pending = new Map<number, Set<string>>();
  const closers = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;

  const flush = () => {
    timer = null;
    const due = [...pending];
    pending.clear();
    for (const [organisationId, topics] of due) {
      for (const listener of listeners.get(organisationId) ?? []) topics.forEach((topic) => listener(topic));
    }
  };

  const gather = (organisationId: number, topic: string) => {
    if (!listeners.has(organisationId)) return;
    const topics = pending.get(organisationId) ?? new Set();
    pending.set(organisationId, topics.add(topic));
    timer ??= setTimeout(flush, gatherMilliseconds);
  };

  return {
    subscribe: (organisationId, listener) => {
      const group = listeners.get(organisationId) ?? new Set();
      listeners.set(organisationId, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0 && listeners.get(organisationId) === group) listeners.delete(organisationId);
      };
    },
    receive: (payload) => {
      const separator = payload.indexOf(':');
      const organisationId = Number(payload.slice(0, separator));
      if (separator > 0 && Number.isSafeInteger(organisationId)) {
        gather(organisationId, payload.slice(separator + 1));
      }
    },
    catchUp: () => listeners.forEach((_, organisationId) => gather(organisationId, everything)),
    close: () => {
      if (timer !== null) clearTimeout(timer);
      closers.forEach((close) => close());
    },
    onClose: (listener) => {
      closers.add(listener);
      return () => closers.delete(listener);
    },
  };
}
