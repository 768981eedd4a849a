/**
 * Recognises which product's export a file is from its column names alone, and whether it lists people or
 * devices. Maps no columns.
 */

import type { DateOrder, DirectorySubject } from './column-mapping.ts';
import { foldHeader, listNames } from './fold-header.ts';

export type RecognisedExport = {
  readonly kind: 'entra_users' | 'intune_devices' | 'generic';
  readonly subject: DirectorySubject;
  /** The export in words, for the screen. */
  readonly source: string;
  /** The order of day and month this export is known to use. */
  readonly dateOrder?: DateOrder;
};

type Signature = RecognisedExport & {
  /** Every group needs one of its names in the header. */
  readonly needs: readonly (readonly string[])[];
};

const ENTRA_DEVICE_ID = ['Microsoft Entra Device ID', 'Azure AD Device ID', 'azureADDeviceId', 'ReferenceId'];

/** The first signature that fits decides. */
const SIGNATURES: readonly Signature[] = [
  {
    kind: 'intune_devices',
    subject: 'devices',
    source: 'Microsoft Intune, devices with inventory',
    needs: [['Device ID'], ['Device name'], ENTRA_DEVICE_ID],
  },
  {
    kind: 'intune_devices',
    subject: 'devices',
    source: 'Microsoft Intune, devices',
    needs: [['Device ID', 'id'], ['Device name'], ['Last check-in', 'LastContact', 'lastSyncDateTime']],
  },
  {
    kind: 'generic',
    subject: 'devices',
    source: 'Windows Autopilot, devices',
    needs: [['Device Serial Number'], ['Windows Product ID', 'Hardware Hash']],
  },
  {
    kind: 'entra_users',
    subject: 'people',
    source: 'Microsoft Entra ID, downloaded users',
    dateOrder: 'month_day_year',
    needs: [
      ['userPrincipalName'],
      ['displayName'],
      ['id', 'objectId'],
      ['userType', 'accountEnabled', 'creationType', 'dirSyncEnabled'],
    ],
  },
  {
    kind: 'generic',
    subject: 'people',
    source: 'Active Directory, Get-ADUser',
    needs: [
      ['DistinguishedName', 'DN'],
      ['SamAccountName', 'objectClass'],
    ],
  },
  {
    kind: 'generic',
    subject: 'people',
    source: 'Workday, workers',
    needs: [
      ['Employee ID'],
      ['Supervisory Organization', 'Legal Name', 'Business Title'],
      ['Worker Type', 'Business Title', 'Location'],
    ],
  },
  {
    kind: 'generic',
    subject: 'people',
    source: 'BambooHR, employees',
    needs: [['Employee #'], ['Reporting to', 'Reports To'], ['First Name', 'Last Name']],
  },
];

/** Column names that only a list of devices has. */
const DEVICE_NAMES = listNames(`
      Device ID | Device name | Serial number | Operating system | OS version | OS | Manufacturer
      | Computer name | Host name | Asset tag | Seriennummer | Gerätename | Betriebssystem |
      Hersteller | Serienummer | Enhetsnamn | Model | Modell
    `).map(foldHeader);

/** Judges a header; anything unknown is `generic`, devices when two or more columns only devices have. */
export function recogniseExport(header: readonly string[]): RecognisedExport {
  const keys = new Set(header.map(foldHeader));
  for (const { needs, ...recognised } of SIGNATURES) {
    if (needs.every((names) => names.some((name) => keys.has(foldHeader(name))))) return recognised;
  }
  const isDevices = DEVICE_NAMES.filter((name) => keys.has(name)).length >= 2;
  return isDevices
    ? { kind: 'generic', subject: 'devices', source: 'A table of devices' }
    : { kind: 'generic', subject: 'people', source: 'A table of people' };
}
