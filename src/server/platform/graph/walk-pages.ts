/**
 * Walks a list of Microsoft Graph from its first page to its last: links are followed as they are given until there is
 * none, an empty page may have one, and an object that is seen twice counts once. Either the walk reaches the end or it
 * throws: there is no result of half a list.
 */
import { connectionStatement as state } from '#contracts/sentences/connection-sentences.ts';
import type { GraphCall, GraphClient } from './create-graph-client.ts';
import { GraphFailure } from './graph-failure.ts';
import { objectOf, textOf, type JsonObject } from './json.ts';

export type Walked = {
  /** Before the first page was asked for: what changed later may be missing. */
  readonly asOf: Date;
  readonly objects: number;
  /** Objects beyond their first appearance. */
  readonly repeated: number;
  readonly pages: number;
};

/** Hands each object over once, in the order of the pages; waits for `onPage` after each. Throws GraphFailure. */
export async function walkPages(
  client: GraphClient,
  call: GraphCall,
  onObject: (object: JsonObject, id: string) => void,
  onPage: (objectsSoFar: number) => Promise<void> = async () => undefined,
): Promise<Walked> {
  const asOf = client.now();
  const ids = new Set<string>();
  const links = new Set<string>();
  let repeated = 0;
  let next: string | null = client.addressOf(call);
  while (next !== null) {
    // A link that leads back would be followed for ever.
    if (links.has(next)) throw new GraphFailure(state('graph_pages_broken', { what: call.subject }));
    links.add(next);
    const page = objectOf(await client.get(call, next));
    const value = page['value'];
    if (!Array.isArray(value)) throw new GraphFailure(state('graph_pages_broken', { what: call.subject }));
    for (const one of value) {
      const object = objectOf(one);
      const id = textOf(object['id']);
      if (id === null) continue;
      if (ids.has(id)) repeated++;
      else onObject(object, id);
      ids.add(id);
    }
    await onPage(ids.size);
    next = textOf(page['@odata.nextLink']);
  }
  return { asOf, objects: ids.size, repeated, pages: links.size };
}
