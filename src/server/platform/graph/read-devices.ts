/**
 * Lists devices from Microsoft Intune, with their primary user, and joins them with their objects in Entra where that
 * is asked for. A device that was enrolled anew left its earlier record behind: the record that synchronised last counts.
 */
import type { DeviceAttribute, DevicesChoice } from '#contracts/connection-choices.ts';
import type { GraphCall, GraphClient } from './create-graph-client.ts';
import {
  readDeviceObjectId,
  readEntraDeviceId,
  readManagedDeviceId,
  readUserId,
  type DeviceObjectId,
  type EntraDeviceId,
  type ManagedDeviceId,
  type UserId,
} from './graph-ids.ts';
import { textOf, type JsonObject } from './json.ts';
import { deviceAttributeTypes, deviceProperties, managedDeviceProperties } from './properties.ts';
import { readProperties, type ReadObject, type UnknownMembers } from './read-properties.ts';
import type { Reading } from './reading.ts';
import { walkPages } from './walk-pages.ts';

export type ManagedDevice = Omit<
  ReadObject<typeof managedDeviceProperties>,
  'id' | 'azureADDeviceId' | 'userId'
> & {
  readonly id: ManagedDeviceId;
  /** Null where Entra does not know the device. */
  readonly entraDeviceId: EntraDeviceId | null;
  /** The device in Entra; null when it was not asked for or is not there. */
  readonly objectId: DeviceObjectId | null;
  /** The primary user; null for shared devices. */
  readonly userId: UserId | null;
  readonly attributes: Readonly<Partial<Record<DeviceAttribute, string>>>;
};

export type DeviceReading = Reading & {
  readonly devices: readonly ManagedDevice[];
  /** Records of devices that have a newer one. */
  readonly superseded: number;
};

type IntuneAttribute = keyof typeof deviceAttributeTypes;
const isIntunes = (attribute: DeviceAttribute): attribute is IntuneAttribute => attribute !== 'trustType';

/** Throws GraphFailure. Devices are kept in memory, some 500 bytes each, to tell newer records from older ones. */
export async function readDevices(
  client: GraphClient,
  choice: DevicesChoice,
  onPage?: (objectsSoFar: number) => Promise<void>,
): Promise<DeviceReading> {
  const objects = choice.attributes.includes('trustType') ? await readEntraDevices(client) : null;
  const unknown: UnknownMembers = new Map();
  const found: ManagedDevice[] = [];
  const take = (object: JsonObject, id: string) => {
    const device = readDevice(object, id, choice, unknown);
    if (choice.includePersonal || device.managedDeviceOwnerType !== 'personal')
      found.push(objects === null ? device : joinDevice(device, objects));
  };
  const walked = await walkPages(client, managedDevicesCall(choice), take, onPage);
  const devices = keepNewest(found);
  const superseded = found.length - devices.length;
  // Intune gives no number to compare with; a list that is too short is left to the guard against shrinking.
  return { ...walked, expected: null, isComplete: true, unknownMembers: unknown, devices, superseded };
}

/** Without `top` in pages of the size Intune chooses. */
export function managedDevicesCall({ attributes }: DevicesChoice, top?: number): GraphCall {
  const select = [...Object.keys(managedDeviceProperties), ...attributes.filter(isIntunes)].join(',');
  return {
    subject: 'managed_devices',
    path: `/deviceManagement/managedDevices?$select=${select}${top === undefined ? '' : `&$top=${top}`}`,
    permission: 'DeviceManagementManagedDevices.Read.All',
  };
}

function readDevice(
  object: JsonObject,
  id: string,
  choice: DevicesChoice,
  unknown: UnknownMembers,
): ManagedDevice {
  const { azureADDeviceId, userId, ...rest } = readProperties(object, managedDeviceProperties, unknown);
  const read = readProperties(object, deviceAttributeTypes, unknown);
  const attributes: Partial<Record<DeviceAttribute, string>> = {};
  for (const attribute of choice.attributes.filter(isIntunes)) {
    const value = read[attribute];
    if (value !== null) attributes[attribute] = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  }
  return {
    ...rest,
    id: readManagedDeviceId(id)!,
    entraDeviceId: readEntraDeviceId(azureADDeviceId),
    objectId: null,
    userId: readUserId(userId),
    attributes,
  };
}

type EntraDevice = { readonly objectId: DeviceObjectId; readonly trustType: string | null };
type EntraDevices = ReadonlyMap<EntraDeviceId, EntraDevice>;

export function entraDevicesCall(top: number): GraphCall {
  const select = Object.keys(deviceProperties).join(',');
  return {
    subject: 'devices',
    path: `/devices?$select=${select}&$top=${top}`,
    permission: 'Device.Read.All',
  };
}

async function readEntraDevices(client: GraphClient): Promise<EntraDevices> {
  const devices = new Map<EntraDeviceId, EntraDevice>();
  await walkPages(client, entraDevicesCall(999), (object, id) => {
    const deviceId = readEntraDeviceId(textOf(object['deviceId']));
    const trustType = textOf(object['trustType']);
    if (deviceId !== null) devices.set(deviceId, { objectId: readDeviceObjectId(id)!, trustType });
  });
  return devices;
}

/** `managedDevice.azureADDeviceId` is `device.deviceId`; a group takes `device.id`, which is neither of them. */
function joinDevice(device: ManagedDevice, objects: EntraDevices): ManagedDevice {
  const object = device.entraDeviceId === null ? undefined : objects.get(device.entraDeviceId);
  if (object === undefined) return device;
  const { objectId, trustType } = object;
  return {
    ...device,
    objectId,
    attributes: trustType === null ? device.attributes : { ...device.attributes, trustType },
  };
}

function keepNewest(devices: readonly ManagedDevice[]): ManagedDevice[] {
  const newest = new Map<string, ManagedDevice>();
  for (const device of devices) {
    const key = device.entraDeviceId ?? device.id;
    const other = newest.get(key);
    if (other === undefined || (other.lastSyncDateTime ?? '') < (device.lastSyncDateTime ?? ''))
      newest.set(key, device);
  }
  return [...newest.values()];
}
