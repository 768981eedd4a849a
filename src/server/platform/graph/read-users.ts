/** Lists people from Microsoft Entra ID: who is chosen, with their manager and the chosen attributes. */
import type { PeopleChoice, PersonAttribute } from '#contracts/connection-choices.ts';
import type { GraphCall, GraphClient } from './create-graph-client.ts';
import { GraphFailure } from './graph-failure.ts';
import { readUserId, type UserId } from './graph-ids.ts';
import { numberOf, objectOf, textOf, type JsonObject } from './json.ts';
import { pathOf, userProperties } from './properties.ts';
import {
  readInner,
  readInstant,
  readProperties,
  type ReadObject,
  type UnknownMembers,
} from './read-properties.ts';
import type { Reading } from './reading.ts';
import { walkPages } from './walk-pages.ts';

export type EntraUser = Omit<ReadObject<typeof userProperties>, 'id'> & {
  readonly id: UserId;
  readonly manager: { readonly id: UserId | null; readonly employeeId: string | null };
  readonly attributes: Readonly<Partial<Record<PersonAttribute, string>>>;
};

/** Fewer are read than Entra counts: more than these, or this share, is not a matter of who joined meanwhile. */
const missingMax = 5;
const missingShareMax = 0.005;
const pageSize = 999;

/** Hands over every chosen person once. Throws GraphFailure. */
export async function readUsers(
  client: GraphClient,
  choice: PeopleChoice,
  onUser: (user: EntraUser) => void,
  onPage?: (objectsSoFar: number) => Promise<void>,
): Promise<Reading> {
  const members = choice.groupId === null ? null : await readMembers(client, choice.groupId);
  const unknown: UnknownMembers = new Map();
  const take = (object: JsonObject, id: string) => {
    if (members !== null && !members.has(readUserId(id)!)) return;
    onUser(readUser(object, id, choice, unknown));
  };
  const walked = await walkPages(client, usersCall(choice, pageSize), take, onPage);
  const expected = await countUsers(client, choice);
  const missing = (expected ?? 0) - walked.objects;
  const isComplete = missing <= Math.max(missingMax, (expected ?? 0) * missingShareMax);
  return { ...walked, expected, isComplete, unknownMembers: unknown };
}

const onlyEnabled = ({ enabledOnly }: PeopleChoice): readonly string[] =>
  enabledOnly ? [`$filter=${encodeURIComponent('accountEnabled eq true')}`] : [];

/** Guests are left out here and not by a filter: of old accounts Entra does not know the type, and they are members. */
export function usersCall(choice: PeopleChoice, top: number): GraphCall {
  const properties = [...Object.keys(userProperties), ...choice.attributes.map((one) => pathOf(one)[0])];
  const query = [
    `$select=${[...new Set(properties)].join(',')}`,
    `$expand=${encodeURIComponent('manager($select=id,employeeId)')}`,
    ...onlyEnabled(choice),
    `$top=${top}`,
  ];
  return { subject: 'users', path: `/users?${query.join('&')}`, permission: 'User.Read.All' };
}

function readUser(
  object: JsonObject,
  id: string,
  { attributes: chosen }: PeopleChoice,
  unknown: UnknownMembers,
): EntraUser {
  const manager = objectOf(object['manager']);
  const attributes: Partial<Record<PersonAttribute, string>> = {};
  for (const attribute of chosen) {
    const text = textOf(readInner(object, pathOf(attribute)));
    const value = attribute === 'employeeHireDate' ? (readInstant(text ?? '')?.slice(0, 10) ?? null) : text;
    if (value !== null) attributes[attribute] = value;
  }
  return {
    ...readProperties(object, userProperties, unknown),
    id: readUserId(id)!,
    manager: { id: readUserId(textOf(manager['id'])), employeeId: textOf(manager['employeeId']) },
    attributes,
  };
}

/** Members of a group and of the groups inside it; other things a group holds do no harm. */
export function membersCall(groupId: string, top: number): GraphCall {
  return {
    subject: 'members',
    path: `/groups/${encodeURIComponent(groupId)}/transitiveMembers?$select=id&$top=${top}`,
    permission: 'GroupMember.Read.All',
  };
}

async function readMembers(client: GraphClient, groupId: string): Promise<ReadonlySet<UserId>> {
  const members = new Set<UserId>();
  await walkPages(client, membersCall(groupId, pageSize), (_, id) => members.add(readUserId(id)!));
  return members;
}

/** How many Entra itself counts; null when it does not say. */
async function countUsers(client: GraphClient, choice: PeopleChoice): Promise<number | null> {
  const path = ['/users/$count', ...onlyEnabled(choice)].join('?');
  const call: GraphCall = { subject: 'users', path, permission: 'User.Read.All', isEventual: true };
  try {
    return numberOf(await client.get(call, client.addressOf(call)));
  } catch (error) {
    if (error instanceof GraphFailure) return null;
    throw error;
  }
}
