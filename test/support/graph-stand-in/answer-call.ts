/**
 * What Microsoft Graph v1.0 answers to the calls that are read here: rights by role, `$select`, `$filter`, `$expand`,
 * `$top` and pages, and errors in its envelope. Knows nothing of the client.
 */
import { randomUUID } from 'node:crypto';
import type { Faults } from './faults.ts';
import type { Tenant, Thing } from './tenant.ts';

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
};

const userNames =
  'id accountEnabled city companyName country department displayName employeeHireDate employeeId employeeOrgData employeeType givenName jobTitle mail officeLocation onPremisesExtensionAttributes preferredLanguage state surname usageLocation userPrincipalName userType';
const deviceNames =
  'id accountEnabled approximateLastSignInDateTime deviceId displayName isCompliant isManaged operatingSystem trustType';
const managedDeviceNames =
  'id androidSecurityPatchLevel azureADDeviceId complianceState deviceCategoryDisplayName deviceEnrollmentType deviceName enrolledDateTime enrollmentProfileName isEncrypted isSupervised lastSyncDateTime managedDeviceOwnerType managementAgent manufacturer model operatingSystem osVersion serialNumber userDisplayName userId userPrincipalName';

/** The properties that can be selected, by type; a contract test compares them with the published metadata. */
export const standInProperties: Readonly<Record<string, readonly string[]>> = {
  user: userNames.split(' '),
  device: deviceNames.split(' '),
  managedDevice: managedDeviceNames.split(' '),
};

type List = {
  readonly type: 'user' | 'device' | 'managedDevice';
  readonly role: string;
  readonly things: readonly Thing[];
};

export function envelope(status: number, code: string, message: string): Reply {
  const id = randomUUID();
  const innerError = { date: '2026-11-20T08:00:00', 'request-id': id, 'client-request-id': id };
  return { status, body: { error: { code, message, innerError } }, headers: { 'request-id': id } };
}

/** `path` without /v1.0. */
export function answerCall(
  tenant: Tenant,
  request: {
    readonly path: string;
    readonly query: URLSearchParams;
    readonly base: string;
    readonly isEventual: boolean;
  },
  roles: readonly string[],
  faults: Faults,
): Reply {
  const { path, query, isEventual } = request;
  if (path === '/users/$count') {
    if (!isEventual) return envelope(400, 'Request_BadRequest', '$count needs ConsistencyLevel: eventual.');
    if (!roles.includes('User.Read.All')) return denied();
    return { status: 200, body: filtered(tenant.users, query).length };
  }
  const asked = /^\/groups\/([^/]+)$/.exec(path)?.[1];
  if (asked !== undefined) return aboutGroup(tenant, asked, roles);
  const list = listAt(tenant, path);
  if (list === 'no_group') return noGroup(path);
  if (list === undefined) return envelope(400, 'BadRequest', `Resource not found for the segment '${path}'.`);
  if (!roles.includes(list.role)) return denied();
  const problem = problemOf(list, query);
  if (problem !== null)
    return envelope(400, problem.startsWith('Could not find') ? 'BadRequest' : 'Request_BadRequest', problem);
  return pageOf(list, tenant, request, faults);
}

function aboutGroup({ group }: Tenant, asked: string, roles: readonly string[]): Reply {
  if (!roles.includes('GroupMember.Read.All')) return denied();
  if (asked !== group.id) return noGroup(asked);
  return { status: 200, body: { id: group.id, groupTypes: group.groupTypes, onPremisesSyncEnabled: null } };
}

function noGroup(what: string): Reply {
  return envelope(404, 'Request_ResourceNotFound', `Resource '${what}' does not exist.`);
}

function denied(): Reply {
  return envelope(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

function listAt(
  { users, devices, managedDevices, group }: Tenant,
  path: string,
): List | 'no_group' | undefined {
  if (path === '/users') return { type: 'user', role: 'User.Read.All', things: users };
  if (path === '/devices') return { type: 'device', role: 'Device.Read.All', things: devices };
  if (path === '/deviceManagement/managedDevices')
    return { type: 'managedDevice', role: 'DeviceManagementManagedDevices.Read.All', things: managedDevices };
  const groupId = /^\/groups\/([^/]+)\/transitiveMembers$/.exec(path)?.[1];
  if (groupId === undefined) return undefined;
  if (groupId !== group.id) return 'no_group';
  const members = new Set(group.members);
  const inside = users.filter((user) => members.has(user['id'] as string));
  // A group holds devices and groups as well.
  const things = [
    ...inside.map((thing) => ({ ...thing, '@odata.type': '#microsoft.graph.user' })),
    ...devices.slice(0, 2).map((thing) => ({ ...thing, '@odata.type': '#microsoft.graph.device' })),
  ];
  return { type: 'user', role: 'GroupMember.Read.All', things };
}

function filtered(things: readonly Thing[], query: URLSearchParams): readonly Thing[] {
  const isEnabledOnly = query.get('$filter') === 'accountEnabled eq true';
  return isEnabledOnly ? things.filter((thing) => thing['accountEnabled'] === true) : things;
}

function problemOf({ type }: List, query: URLSearchParams): string | null {
  const unknown = (query.get('$select') ?? 'id')
    .split(',')
    .find((name) => !standInProperties[type]!.includes(name));
  if (unknown !== undefined)
    return `Could not find a property named '${unknown}' on type 'microsoft.graph.${type}'.`;
  const filter = query.get('$filter');
  if (filter !== null && (type !== 'user' || filter !== 'accountEnabled eq true'))
    return `Unsupported filter '${filter}'.`;
  const top = Number(query.get('$top') ?? 100);
  if (!(top >= 1 && top <= 999))
    return `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`;
  const expand = query.get('$expand');
  if (expand !== null && !/^manager\(\$select=[\w,]+\)$/.test(expand))
    return `Unsupported expand '${expand}'.`;
  const stray = [...query.keys()].find(
    (key) => !['$select', '$filter', '$top', '$expand', '$skiptoken'].includes(key),
  );
  return stray === undefined ? null : `The query option '${stray}' is not supported.`;
}

function pageOf(
  list: List,
  tenant: Tenant,
  { path, query, base }: { readonly path: string; readonly query: URLSearchParams; readonly base: string },
  faults: Faults,
): Reply {
  const size = Math.min(Number(query.get('$top') ?? 100), faults.pageSize);
  const bound = new URLSearchParams([...query].filter(([key]) => key !== '$skiptoken')).toString();
  const token = query.get('$skiptoken');
  const [from, of] = token === null ? [0, bound] : readToken(token);
  if (of !== bound)
    return envelope(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired.');
  const things = filtered(list.things, query);
  const end = faults.half ? Math.ceil(things.length / 2) : things.length;
  // An object that moved up between two pages is seen on both.
  const first = faults.repeats && from > 0 ? from - 1 : from;
  const isEmpty = faults.emptyPage && from === size && token !== null && !isAfterEmpty(token);
  const upTo = isEmpty ? from : Math.min(end, from + size);
  const value = isEmpty ? [] : things.slice(first, upTo).map((thing) => show(thing, tenant, query));
  const next = new URLSearchParams(bound);
  next.set('$skiptoken', Buffer.from(JSON.stringify([upTo, bound, isEmpty])).toString('base64url'));
  const link =
    upTo < end ? { '@odata.nextLink': `${faults.linkBase ?? base}/v1.0${path}?${next.toString()}` } : {};
  return { status: 200, body: { '@odata.context': `${base}/v1.0/$metadata#${list.type}s`, ...link, value } };
}

function readToken(token: string): [number, string] {
  const [from, of] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [number, string];
  return [from, of];
}

function isAfterEmpty(token: string): boolean {
  return (JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[])[2] === true;
}

/** Only what was selected, with the type's own properties that nobody selects left out; unknown extras come along. */
function show(thing: Thing, { users }: Tenant, query: URLSearchParams): Thing {
  const names = (query.get('$select') ?? 'id').split(',');
  const shown: Thing = { '@odata.etag': 'W/"1"' };
  if (thing['@odata.type'] !== undefined) shown['@odata.type'] = thing['@odata.type'];
  for (const name of names) shown[name] = thing[name] ?? null;
  const inner = /^manager\(\$select=([\w,]+)\)$/.exec(query.get('$expand') ?? '')?.[1];
  const manager = inner === undefined ? undefined : users.find((user) => user['id'] === thing['managerId']);
  if (inner !== undefined && manager !== undefined)
    shown['manager'] = {
      '@odata.type': '#microsoft.graph.user',
      ...Object.fromEntries(inner.split(',').map((name) => [name, manager[name] ?? null])),
    };
  return shown;
}
