/**
 * The properties of Microsoft Graph v1.0 that are used, with their types in the published metadata. What is asked for
 * (`$select`) and how answers are read both come from here; a contract test compares it with the metadata.
 */
import type { DeviceAttribute, PersonAttribute } from '#contracts/connection-choices.ts';

export type PropertyType =
  | 'Edm.String'
  | 'Edm.Boolean'
  | 'Edm.DateTimeOffset'
  | `graph.${keyof typeof enumMembers}`;

/** The members that are known; enumerations grow, so another one is kept as it is and counted. */
export const enumMembers = {
  managedDeviceOwnerType: ['unknown', 'company', 'personal'],
  managementAgentType: [
    'eas',
    'mdm',
    'easMdm',
    'intuneClient',
    'easIntuneClient',
    'configurationManagerClient',
    'configurationManagerClientMdm',
    'configurationManagerClientMdmEas',
    'unknown',
    'jamf',
    'googleCloudDevicePolicyController',
    'microsoft365ManagedMdm',
    'msSense',
  ],
  deviceEnrollmentType: [
    'unknown',
    'userEnrollment',
    'deviceEnrollmentManager',
    'appleBulkWithUser',
    'appleBulkWithoutUser',
    'windowsAzureADJoin',
    'windowsBulkUserless',
    'windowsAutoEnrollment',
    'windowsBulkAzureDomainJoin',
    'windowsCoManagement',
    'windowsAzureADJoinUsingDeviceAuth',
    'appleUserEnrollment',
    'appleUserEnrollmentWithServiceAccount',
  ],
} as const;

export const userProperties = {
  id: 'Edm.String',
  displayName: 'Edm.String',
  givenName: 'Edm.String',
  surname: 'Edm.String',
  mail: 'Edm.String',
  userPrincipalName: 'Edm.String',
  preferredLanguage: 'Edm.String',
  userType: 'Edm.String',
  employeeId: 'Edm.String',
} as const satisfies Readonly<Record<string, PropertyType>>;

/** Where an attribute of a person stands in a user: some stand inside another property. */
export function pathOf(attribute: PersonAttribute): readonly [property: string, inner?: string] {
  if (attribute === 'division' || attribute === 'costCenter') return ['employeeOrgData', attribute];
  if (attribute.startsWith('extensionAttribute')) return ['onPremisesExtensionAttributes', attribute];
  return [attribute];
}

export const managedDeviceProperties = {
  id: 'Edm.String',
  azureADDeviceId: 'Edm.String',
  deviceName: 'Edm.String',
  serialNumber: 'Edm.String',
  operatingSystem: 'Edm.String',
  osVersion: 'Edm.String',
  manufacturer: 'Edm.String',
  model: 'Edm.String',
  userId: 'Edm.String',
  userPrincipalName: 'Edm.String',
  managedDeviceOwnerType: 'graph.managedDeviceOwnerType',
  lastSyncDateTime: 'Edm.DateTimeOffset',
} as const satisfies Readonly<Record<string, PropertyType>>;

/** Attributes of a device that Intune has; the other one, `trustType`, is Entra's. */
export const deviceAttributeTypes = {
  deviceCategoryDisplayName: 'Edm.String',
  deviceEnrollmentType: 'graph.deviceEnrollmentType',
  enrollmentProfileName: 'Edm.String',
  managementAgent: 'graph.managementAgentType',
  isEncrypted: 'Edm.Boolean',
  isSupervised: 'Edm.Boolean',
  androidSecurityPatchLevel: 'Edm.String',
} as const satisfies Readonly<Record<Exclude<DeviceAttribute, 'trustType'>, PropertyType>>;

export const deviceProperties = {
  id: 'Edm.String',
  deviceId: 'Edm.String',
  trustType: 'Edm.String',
} as const satisfies Readonly<Record<string, PropertyType>>;
