/** Lists who is in a group of Microsoft Entra ID, and in the groups inside it; says whether members can be put in by hand. */
import type { GraphCall, GraphClient } from './create-graph-client.ts';
import { objectOf, textOf } from './json.ts';
import { walkPages } from './walk-pages.ts';

export type GroupMember = { readonly id: string; readonly name: string | null };

export type ReadGroup = {
  readonly asOf: Date;
  /** People and devices, each once; a device by the id of its object, which is what a group holds. */
  readonly members: readonly GroupMember[];
  /** A rule fills it, or another directory does: Entra refuses to change its members. */
  readonly obstacle: 'dynamic' | 'synchronised' | null;
};

const pageSize = 999;

/** Throws GraphFailure; there is no result of half a group. */
export async function readGroup(client: GraphClient, groupId: string): Promise<ReadGroup> {
  const { about, inside } = groupCalls(groupId);
  const group = objectOf(await client.get(about, client.addressOf(about)));
  const members: GroupMember[] = [];
  const { asOf } = await walkPages(client, inside, (object, id) => {
    if (object['@odata.type'] === '#microsoft.graph.group') return;
    members.push({ id: id.toLowerCase(), name: textOf(object['displayName']) });
  });
  const types = group['groupTypes'];
  const isDynamic = Array.isArray(types) && types.includes('DynamicMembership');
  const isSynchronised = group['onPremisesSyncEnabled'] === true;
  return { asOf, members, obstacle: isDynamic ? 'dynamic' : isSynchronised ? 'synchronised' : null };
}

function groupCalls(groupId: string): { about: GraphCall; inside: GraphCall } {
  const path = `/groups/${encodeURIComponent(groupId)}`;
  const common = { subject: 'members', permission: 'GroupMember.Read.All' } as const;
  return {
    about: { ...common, path: `${path}?$select=id,groupTypes,onPremisesSyncEnabled` },
    inside: { ...common, path: `${path}/transitiveMembers?$select=id,displayName&$top=${pageSize}` },
  };
}
