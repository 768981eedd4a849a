/** An invented tenant: people with managers, a group, and their devices in Entra and in Intune, with what real ones have in disorder. */
import { createRandom } from '#domain/random/random.ts';

export type Thing = Record<string, unknown>;

export type Tenant = {
  readonly tenantId: string;
  readonly users: Thing[];
  /** Its members are ids of users and objects of devices; `groupTypes` says whether a rule fills it. */
  readonly group: { readonly id: string; readonly members: string[]; readonly groupTypes: string[] };
  readonly devices: Thing[];
  readonly managedDevices: Thing[];
};

export const never = '0001-01-01T00:00:00Z';
const nobody = '00000000-0000-0000-0000-000000000000';

const departments = ['Research', 'Sales', 'Works', 'Finance', 'Care'];
const places = [
  { city: 'Linz', country: 'Austria', language: 'de-AT' },
  { city: 'Malmö', country: 'Sweden', language: 'sv-SE' },
  { city: 'Leeds', country: 'United Kingdom', language: 'en-GB' },
];
const givenNames = ['Ada', 'Bo', 'Carla', 'Dag', 'Edda', 'Finn', 'Gro', 'Hans', 'Ida', 'Jan'];
const surnames = ['Berg', 'Lind', 'Duval', 'Moser', 'Åkesson', 'Hill', 'Kovač', 'Strand'];

/** The same numbers give the same tenant; `tag` keeps the ids of kinds of things apart. */
function guid(tag: number, number: number): string {
  const hex = (value: number, width: number) => value.toString(16).padStart(width, '0');
  return `${hex(tag, 8)}-0000-4000-8000-${hex(number, 12)}`;
}

/** `people` accounts besides one guest and one that is switched off for every twenty. */
export function createTenant(people: number, seed = 1): Tenant {
  const random = createRandom(seed);
  const pick = <One>(of: readonly One[]): One => of[Math.floor(random.next() * of.length)]!;
  const users: Thing[] = [];
  const devices: Thing[] = [];
  const managedDevices: Thing[] = [];
  for (let number = 1; number <= people; number++) {
    const place = pick(places);
    const [given, surname] = [pick(givenNames), pick(surnames)];
    const address = `person${number}@example.com`;
    const user: Thing = {
      id: guid(1, number),
      displayName: `${given} ${surname}`,
      givenName: given,
      surname,
      mail: number % 17 === 0 ? null : address,
      userPrincipalName: address,
      preferredLanguage: number % 5 === 0 ? null : place.language,
      accountEnabled: true,
      // Accounts from before 2014 have none.
      userType: number % 11 === 0 ? null : 'Member',
      employeeId: number % 13 === 0 ? null : `E${1000 + number}`,
      department: pick(departments),
      jobTitle: number % 7 === 0 ? 'Team lead' : 'Specialist',
      city: place.city,
      country: place.country,
      employeeOrgData: number % 3 === 0 ? null : { division: 'North', costCenter: `C${number % 9}` },
      onPremisesExtensionAttributes: { extensionAttribute1: number % 2 === 0 ? 'shift' : null },
      employeeHireDate: number % 4 === 0 ? never : '2019-03-01T00:00:00Z',
      managerId: number === 1 ? null : guid(1, Math.max(1, Math.floor(number / 7))),
    };
    users.push(user);
    addDevice(number, user, { devices, managedDevices });
    if (number % 20 === 0) users.push(guest(number), switchedOff(number));
  }
  const members = users.slice(0, Math.ceil(people / 2)).map((user) => user['id'] as string);
  return {
    tenantId: guid(9, 1),
    users,
    devices,
    managedDevices,
    group: { id: guid(8, 1), members, groupTypes: [] },
  };
}

function guest(number: number): Thing {
  return {
    ...bare(guid(2, number)),
    userPrincipalName: `guest${number}#EXT#@example.com`,
    userType: 'Guest',
  };
}

function switchedOff(number: number): Thing {
  return { ...bare(guid(3, number)), userPrincipalName: `gone${number}@example.com`, accountEnabled: false };
}

function bare(id: string): Thing {
  return { id, displayName: `Entry ${id.slice(-4)}`, accountEnabled: true, userType: 'Member', mail: null };
}

function addDevice(
  number: number,
  user: Thing,
  { devices, managedDevices }: Pick<Tenant, 'devices' | 'managedDevices'>,
): void {
  const deviceId = guid(5, number);
  devices.push({ id: guid(4, number), deviceId, displayName: `PC-${number}`, trustType: 'AzureAd' });
  const record = (id: string, lastSyncDateTime: string): Thing => ({
    id,
    azureADDeviceId: number % 19 === 0 ? nobody : deviceId,
    deviceName: `PC-${number}`,
    serialNumber: `SN${number}`,
    operatingSystem: 'Windows',
    osVersion: '10.0.26100.1742',
    manufacturer: 'Nordmeet',
    model: number % 2 === 0 ? 'Slate 3' : 'Slate 5',
    userId: number % 23 === 0 ? '' : user['id'],
    userPrincipalName: number % 23 === 0 ? '' : user['userPrincipalName'],
    managedDeviceOwnerType: number % 29 === 0 ? 'personal' : 'company',
    lastSyncDateTime,
    deviceEnrollmentType: number % 31 === 0 ? 'windowsFutureJoin' : 'windowsAzureADJoin',
    managementAgent: 'mdm',
    isEncrypted: number % 3 !== 0,
    jailBroken: 'Unknown',
    deviceCategoryDisplayName: '',
  });
  managedDevices.push(record(guid(6, number), '2026-11-20T08:00:00Z'));
  // Enrolled anew: the earlier record stays behind, and never synchronised under some clocks.
  if (number % 10 === 0) managedDevices.push(record(guid(7, number), never));
}
