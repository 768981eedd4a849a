/** The people, devices and apps a browser test imports: a small invented company, as the CSV files its owner would export. */
import { writeCsv } from '#domain/csv/write-csv.ts';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';

export const peopleCount = 300;
export const deviceCount = 340;

const { people, devices, apps } = generateSampleOrganisation({
  seed: 41,
  people: peopleCount,
  devices: deviceCount,
  asOf: '2026-09-01T08:00:00Z',
});

export const appCount = apps.length;

const emailOf = new Map(people.map((person) => [person.externalId, person.email]));

/** As a spreadsheet saves it: semicolons and a byte order mark. */
export const peopleCsv = writeCsv(
  [
    'Employee ID',
    'Name',
    'First name',
    'Last name',
    'E-mail',
    'Language',
    'Manager ID',
    'Department',
    'Job title',
    'Site',
    'Country',
    'Skill',
  ],
  people.map(({ attributes, ...person }) => [
    person.externalId,
    person.displayName,
    person.givenName,
    person.surname,
    person.email,
    person.language,
    person.managerExternalId,
    attributes.department,
    attributes.jobTitle,
    attributes.site,
    attributes.country,
    attributes.skill,
  ]),
  { delimiter: ';', byteOrderMark: true },
);

/** As Intune exports it. */
export const devicesCsv = writeCsv(
  [
    'Device ID',
    'Device name',
    'Serial number',
    'OS',
    'OS version',
    'Model',
    'Manufacturer',
    'Primary user email address',
    'Ownership',
    'Last check-in',
  ],
  devices.map((device) => [
    device.externalId,
    device.name,
    device.serialNumber,
    device.platform,
    device.osVersion,
    device.model,
    device.manufacturer,
    device.ownerExternalId === null ? null : emailOf.get(device.ownerExternalId),
    device.ownership,
    device.lastSeenAt,
  ]),
);

/** As somebody keeps it by hand. */
export const appsCsv = writeCsv(
  ['App name', 'Publisher', 'Version', 'Platform', 'Importance', 'Owner', 'Licences'],
  apps.map((app) => [
    app.name,
    app.publisher,
    app.version,
    app.platform,
    app.importance?.replace('_', ' '),
    app.ownerExternalId === null ? null : emailOf.get(app.ownerExternalId),
    app.attributes.licences,
  ]),
);

const byName = Map.groupBy(people, (person) => person.displayName);

/** The identifier of somebody as the screen names them; undefined when two people share the name. */
export function externalIdOf(displayName: string): string | undefined {
  const [person, ...others] = byName.get(displayName) ?? [];
  return others.length === 0 ? person?.externalId : undefined;
}
