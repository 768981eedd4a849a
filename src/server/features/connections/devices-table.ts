/** Devices from Microsoft Intune as the rows of an import, and what each column becomes. */
import type { DeviceAttribute, DevicesChoice } from '#contracts/connection-choices.ts';
import type { ColumnTarget } from '#contracts/imports.ts';
import type { ManagedDevice, UserId } from '#server/platform/graph/index.ts';
import type { TableColumn } from './people-table.ts';

/** The identifier in the directory of the person whom a user of Entra is; null when there is none. */
export type PersonOf = (user: UserId) => string | null;

const field = (name: Extract<ColumnTarget, { kind: 'field' }>['field']): ColumnTarget => {
  return { kind: 'field', field: name };
};

const attributeNames: Readonly<Record<DeviceAttribute, string>> = {
  deviceCategoryDisplayName: 'category',
  trustType: 'joinType',
  deviceEnrollmentType: 'enrolmentType',
  enrollmentProfileName: 'enrolmentProfile',
  managementAgent: 'managedBy',
  isEncrypted: 'encrypted',
  isSupervised: 'supervised',
  androidSecurityPatchLevel: 'securityPatchLevel',
};

/** The columns for a choice, the identifier first. */
export function deviceColumns(
  { attributes }: DevicesChoice,
  personOf: PersonOf,
): TableColumn<ManagedDevice>[] {
  const fixed: TableColumn<ManagedDevice>[] = [
    { column: 'id', target: field('externalId'), cell: (device) => device.id },
    { column: 'deviceName', target: field('name'), cell: (device) => device.deviceName },
    { column: 'serialNumber', target: field('serialNumber'), cell: (device) => device.serialNumber },
    { column: 'operatingSystem', target: field('platform'), cell: (device) => device.operatingSystem },
    { column: 'osVersion', target: field('osVersion'), cell: (device) => device.osVersion },
    { column: 'manufacturer', target: field('manufacturer'), cell: (device) => device.manufacturer },
    { column: 'model', target: field('model'), cell: (device) => device.model },
    {
      column: 'userId',
      target: field('ownerExternalId'),
      cell: ({ userId }) => (userId === null ? null : personOf(userId)),
    },
    { column: 'userPrincipalName', target: field('ownerEmail'), cell: (device) => device.userPrincipalName },
    {
      column: 'lastSyncDateTime',
      // It changes with every reading and would make every device a changed one.
      target: { kind: 'ignored', reason: 'technical' },
      cell: (device) => device.lastSyncDateTime,
    },
    {
      column: 'azureADDeviceId',
      target: { kind: 'attribute', name: 'entraDeviceId' },
      cell: (device) => device.entraDeviceId,
    },
  ];
  const chosen = attributes.map((attribute): TableColumn<ManagedDevice> => {
    return {
      column: attribute,
      target: { kind: 'attribute', name: attributeNames[attribute] },
      cell: (device) => device.attributes[attribute] ?? null,
    };
  });
  const joined: TableColumn<ManagedDevice>[] = attributes.includes('trustType')
    ? [
        {
          column: 'entraObjectId',
          target: { kind: 'attribute', name: 'entraObjectId' },
          cell: (device) => device.objectId,
        },
      ]
    : [];
  return [...fixed, ...chosen, ...joined];
}
