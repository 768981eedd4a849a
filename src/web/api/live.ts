/**
 * Keeps the screen fresh: listens to the server's change events and fetches again what they concern. One
 * connection for the whole app, opened by the shell.
 */
import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { liveRoutes, type LiveEvent } from '#contracts/live.ts';

const settleMs = 250;
/** Tables scrolled further than this are left alone: fetching all their pages again would cost too much. */
const pagesMax = 3;

/** The ids an answer was asked for with, such as `rollout:12`. */
function topicsOf(queryKey: readonly unknown[]): readonly string[] {
  return queryKey
    .filter((part) => typeof part === 'object' && part !== null)
    .flatMap((part) => Object.entries(part))
    .filter(([name]) => name.endsWith('Id'))
    .map(([name, id]) => `${name.slice(0, -2)}:${String(id)}`);
}

function isDeepTable(query: Query): boolean {
  const data = query.state.data as { pages?: readonly unknown[] } | undefined;
  return (data?.pages?.length ?? 0) > pagesMax;
}

/** Fetches again the answers that a set of topics concerns, and the lists that name no id. */
function refresh(client: QueryClient, topics: ReadonlySet<string>): void {
  void client.invalidateQueries({
    predicate: (query) => {
      if (isDeepTable(query) || query.meta?.['isCostly'] === true) return false;
      const own = topicsOf(query.queryKey);
      return topics.has('*') || own.length === 0 || own.some((topic) => topics.has(topic));
    },
  });
}

/** Listens for changes while signed in; events that come together are answered by one round of fetching. */
export function useLiveChanges(isSignedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isSignedIn) return undefined;
    const source = new EventSource(liveRoutes.streamChanges.path);
    let topics = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('change', (event: MessageEvent<string>) => {
      topics.add((JSON.parse(event.data) as LiveEvent).topic);
      timer ??= setTimeout(() => {
        timer = undefined;
        const settled = topics;
        topics = new Set();
        refresh(client, settled);
      }, settleMs);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, isSignedIn]);
}
