/**
 * The identifiers of Microsoft Graph, each with a type of its own. One device has three: Intune's, that of its object
 * in Entra (the only one a group takes), and the device id by which the two find each other.
 */
declare const brand: unique symbol;
type GraphId<Name extends string> = string & { readonly [brand]: Name };

export type UserId = GraphId<'user.id'>;
export type ManagedDeviceId = GraphId<'managedDevice.id'>;
export type DeviceObjectId = GraphId<'device.id'>;
export type EntraDeviceId = GraphId<'device.deviceId'>;

const nobody = '00000000-0000-0000-0000-000000000000';

/** Ids in lower case, so that equal ones are equal; null for nothing and for the GUID of zeros. */
const reading =
  <Name extends string>(_of: Name) =>
  (text: string | null): GraphId<Name> | null => {
    const id = text?.toLowerCase() ?? '';
    return id === '' || id === nobody ? null : (id as GraphId<Name>);
  };

export const readUserId = reading('user.id');
export const readManagedDeviceId = reading('managedDevice.id');
export const readDeviceObjectId = reading('device.id');
export const readEntraDeviceId = reading('device.deviceId');
