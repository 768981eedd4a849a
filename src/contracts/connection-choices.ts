/** What a connection to Microsoft Entra ID and Intune may read: its clouds, and the attributes to choose from. */
import { Type, type Static } from 'typebox';
import { ConnectionId } from './ids.ts';
import { Instant, nullable, oneOf } from './shared-schemas.ts';

/** The national clouds in which a tenant may live; their addresses are the server's, nobody enters one. */
export const connectionClouds = ['global', 'us_government', 'us_defence', 'china'] as const;
export type ConnectionCloud = (typeof connectionClouds)[number];

/** A GUID, as Entra names tenants, applications and groups. */
export const EntraId = Type.String({
  pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  description: 'A GUID.',
});

const extensionAttributes = [
  'extensionAttribute1',
  'extensionAttribute2',
  'extensionAttribute3',
  'extensionAttribute4',
  'extensionAttribute5',
  'extensionAttribute6',
  'extensionAttribute7',
  'extensionAttribute8',
  'extensionAttribute9',
  'extensionAttribute10',
  'extensionAttribute11',
  'extensionAttribute12',
  'extensionAttribute13',
  'extensionAttribute14',
  'extensionAttribute15',
] as const;

/** Properties of a user, by the names of Microsoft Graph, that may become attributes of a person. */
export const personAttributes = [
  'department',
  'jobTitle',
  'officeLocation',
  'city',
  'state',
  'country',
  'companyName',
  'division',
  'costCenter',
  'employeeType',
  'employeeHireDate',
  'usageLocation',
  ...extensionAttributes,
] as const;
export type PersonAttribute = (typeof personAttributes)[number];

/** Properties of a device that may become attributes of it; `trustType` comes from Entra, the others from Intune. */
export const deviceAttributes = [
  'deviceCategoryDisplayName',
  'trustType',
  'deviceEnrollmentType',
  'enrollmentProfileName',
  'managementAgent',
  'isEncrypted',
  'isSupervised',
  'androidSecurityPatchLevel',
] as const;
export type DeviceAttribute = (typeof deviceAttributes)[number];

/** What identifies a person: the object id, or the employee id where the directory came from an HR system before. */
export const personKeys = ['object_id', 'employee_id'] as const;

export const PeopleChoice = Type.Object(
  {
    /** Only accounts that are switched on. */
    enabledOnly: Type.Boolean(),
    includeGuests: Type.Boolean(),
    /** Only members of this group, and of the groups inside it; null reads everybody. */
    groupId: nullable(EntraId),
    key: oneOf(personKeys),
    attributes: Type.Array(oneOf(personAttributes), { maxItems: personAttributes.length, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type PeopleChoice = Static<typeof PeopleChoice>;

export const DevicesChoice = Type.Object(
  {
    /** Devices that Intune knows as somebody's own. */
    includePersonal: Type.Boolean(),
    attributes: Type.Array(oneOf(deviceAttributes), { maxItems: deviceAttributes.length, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type DevicesChoice = Static<typeof DevicesChoice>;

/** Where a reading that became an import comes from. */
export const ReadingOrigin = Type.Object({
  /** Null once the connection is deleted. */
  connectionId: nullable(ConnectionId),
  /** What changed there later may be missing. */
  asOf: Instant,
});

/** What fits most tenants, to begin with. */
export const usualPeople: PeopleChoice = {
  enabledOnly: true,
  includeGuests: false,
  groupId: null,
  key: 'object_id',
  attributes: ['department', 'jobTitle', 'officeLocation', 'city', 'country', 'companyName'],
};
export const usualDevices: DevicesChoice = {
  includePersonal: false,
  attributes: ['deviceCategoryDisplayName', 'trustType'],
};
export const usualApplyUpTo = 0.05;

/** The least that Entra has to grant for what is chosen, as application permissions. */
export const graphPermissions = [
  'User.Read.All',
  'GroupMember.Read.All',
  'DeviceManagementManagedDevices.Read.All',
  'Device.Read.All',
] as const;
export type GraphPermission = (typeof graphPermissions)[number];

/** What a connection reads; null leaves people, devices, or targeting groups out. */
export type ConnectionChoices = {
  readonly people: PeopleChoice | null;
  readonly devices: DevicesChoice | null;
  /** A group of a policy that is read through it, by its id in Entra. */
  readonly targetedGroup?: string | null;
};

/** The permissions that these choices need, and no others. */
export function permissionsFor({
  people,
  devices,
  targetedGroup = null,
}: ConnectionChoices): GraphPermission[] {
  const needed = new Set<GraphPermission>();
  if (people !== null) needed.add('User.Read.All');
  if ((people?.groupId ?? targetedGroup) !== null) needed.add('GroupMember.Read.All');
  if (devices !== null) needed.add('DeviceManagementManagedDevices.Read.All');
  if (devices?.attributes.includes('trustType') === true) needed.add('Device.Read.All');
  return graphPermissions.filter((permission) => needed.has(permission));
}
