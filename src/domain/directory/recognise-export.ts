/**
 * Recognises which product's export a file is from its column names alone, and whether it lists people,
 * devices or apps. Maps no columns.
 */

import type { DateOrder, DirectorySubject } from './column-mapping.ts';
import { foldHeader, listNames } from './fold-header.ts';

export type RecognisedExport = {
  readonly kind: 'entra_users' | 'intune_devices' | 'intune_apps' | 'generic';
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
    kind: 'intune_apps',
    subject: 'apps',
    source: 'Microsoft Intune, apps',
    needs: [
      ['Name', 'displayName'],
      ['Publisher'],
      ['Type', 'AppType', '@odata.type'],
      ['Assigned', 'isAssigned', 'Status', '@odata.type'],
    ],
  },
  {
    kind: 'intune_apps',
    subject: 'apps',
    source: 'Microsoft Intune, discovered apps',
    needs: [
      ['ApplicationName', 'displayName', 'App name', 'Name'],
      ['ApplicationVersion', 'ApplicationShortVersion', 'Version', 'App version'],
      ['DeviceCount'],
    ],
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

/** Column names that only a list of devices has, or only a list of apps. */
const NAMES_OF = {
  devices: listNames(`
      Device ID | Device name | Serial number | Operating system | OS version | OS | Manufacturer
      | Computer name | Host name | Asset tag | Seriennummer | Gerätename | Betriebssystem |
      Hersteller | Serienummer | Enhetsnamn | Model | Modell
    `).map(foldHeader),
  apps: listNames(`
      App ID | Application ID | App name | Application name | App | Application | Software |
      Software name | Publisher | Vendor | Version | App version | App type | Bundle ID |
      Package name | Importance | Criticality | Licences | Licenses | App-Name | Anwendung |
      Anwendungsname | Herausgeber | Wichtigkeit | Kritikalität | Lizenzen | Appnamn |
      Applikation | Applikationsnamn | Utgivare | Viktighet | Kritikalitet | Licenser
    `).map(foldHeader),
};

/** Judges a header; anything unknown is `generic`, and people unless two or more columns only others have. */
export function recogniseExport(header: readonly string[]): RecognisedExport {
  const keys = new Set(header.map(foldHeader));
  for (const { needs, ...recognised } of SIGNATURES) {
    if (needs.every((names) => names.some((name) => keys.has(foldHeader(name))))) return recognised;
  }
  const [devices, apps] = [NAMES_OF.devices, NAMES_OF.apps].map(
    (names) => names.filter((name) => keys.has(name)).length,
  ) as [number, number];
  const subject = Math.max(devices, apps) < 2 ? 'people' : apps > devices ? 'apps' : 'devices';
  return { kind: 'generic', subject, source: `A table of ${subject}` };
}
