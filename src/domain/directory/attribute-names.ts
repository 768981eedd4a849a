/**
 * One attribute name for the many column names of the same thing, so that two sources give one attribute.
 * Columns that are not listed become attributes under their own name.
 */

import { DIRECTORY_SUBJECTS, type DirectorySubject } from './column-mapping.ts';
import { foldHeader, listNames } from './fold-header.ts';

const PERSON_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  department: listNames(`department | department name | dept | Abteilung | Avdelning`),
  division: listNames(`division | business unit | Bereich | Geschäftsbereich | Affärsområde`),
  team: listNames(`
      team | supervisory organization | organizational unit | org unit | organisation unit |
      Organisationseinheit | Enhet | Arbetsgrupp
    `),
  jobTitle: listNames(`
      job title | title | business title | position | position title | Stellenbezeichnung |
      Berufsbezeichnung | Titel | Befattning | Funktion
    `),
  jobFamily: listNames(
    `job family | job family group | job function | job profile | Berufsgruppe | Yrkeskategori`,
  ),
  site: listNames(`
      site | location | work location | location name | campus | Standort | Arbeitsort | Werk |
      Arbetsställe | Arbetsplats
    `),
  officeLocation: listNames(`office location | physical delivery office name | office | Büro | Kontor`),
  city: listNames(`city | town | locality | l | Stadt | Ort`),
  state: listNames(`state | province | state or province | st | Bundesland | Län`),
  country: listNames(`country | country/region | country or region | co | country name | Land`),
  region: listNames(`region | geography | geo`),
  usageLocation: listNames(`usage location`),
  companyName: listNames(
    `company name | company | legal entity | Firma | Unternehmen | Gesellschaft | Företag | Bolag`,
  ),
  costCentre: listNames(`cost center | cost centre | Kostenstelle | Kostnadsställe`),
  workerType: listNames(`
      worker type | employee type | employment type | contract type | Beschäftigungsart |
      Anställningsform
    `),
  workingPattern: listNames(
    `working pattern | work pattern | shift | shift pattern | Schicht | Schichtmodell | Skift`,
  ),
  grade: listNames(`grade | job level | level | Hierarchiestufe`),
  startOn: listNames(`hire date | start date | employee hire date | Eintrittsdatum | Anställningsdatum`),
  platform: listNames(`platform | primary platform | device platform | Plattform`),
  skill: listNames(`skill | skill level | digital skill | it skill`),
  workload: listNames(`workload`),
};

const DEVICE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  // By position in the exports, ReferenceId carries the Entra device id.
  entraDeviceId: listNames(`
      microsoft entra device id | azure ad device id | azure active directory device id |
      aad device id | reference id | entra device id
    `),
  category: listNames(`category | device category | device category display name | Kategorie | Kategori`),
  managedBy: listNames(`managed by | management agent | management agents`),
  groupTag: listNames(`group tag | order id`),
  joinType: listNames(`join type | trust type`),
  edition: listNames(`sku family | edition | windows edition`),
  encrypted: listNames(`encrypted | is encrypted`),
  supervised: listNames(`supervised | is supervised`),
  deviceState: listNames(`device state`),
  processorArchitecture: listNames(`processor architecture`),
  securityPatchLevel: listNames(`security patch level | android security patch level`),
  totalStorage: listNames(`total storage | storage total`),
  freeStorage: listNames(`free storage | storage free`),
  site: listNames(`site | location | Standort | Arbetsställe`),
  department: listNames(`department | Abteilung | Avdelning`),
  costCentre: listNames(`cost center | cost centre | Kostenstelle | Kostnadsställe`),
};

const APP_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  category: listNames(
    `category | categories | app category | Kategorie | Kategorien | Kategori | Kategorier`,
  ),
  licences: listNames(`
      licences | licenses | licence count | license count | number of licences | number of licenses |
      seats | Lizenzen | Anzahl Lizenzen | Licenser | Antal licenser
    `),
  deviceCount: listNames(`
      device count | devices | installs | installations | install count | installed devices |
      Anzahl Geräte | Geräte | Installationen | Antal enheter | Enheter | Installationer
    `),
  userCount: listNames(`user count | users | Anzahl Benutzer | Benutzer | Antal användare | Användare`),
  assigned: listNames(`assigned | is assigned | Zugewiesen | Tilldelad`),
  developer: listNames(`developer | Entwickler | Utvecklare`),
  department: listNames(`department | Abteilung | Avdelning`),
  costCentre: listNames(`cost center | cost centre | Kostenstelle | Kostnadsställe`),
};

function indexAliases(names: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const [name, aliases] of Object.entries(names)) {
    for (const alias of [name, ...aliases]) index.set(foldHeader(alias), name);
  }
  return index;
}

const INDEX: Readonly<Record<DirectorySubject, ReadonlyMap<string, string>>> = {
  people: indexAliases(PERSON_ATTRIBUTES),
  devices: indexAliases(DEVICE_ATTRIBUTES),
  apps: indexAliases(APP_ATTRIBUTES),
};

/** The attribute a column name stands for, or undefined when the name is not a known one. */
export function findAttributeName(subject: DirectorySubject, column: string): string | undefined {
  return INDEX[subject].get(foldHeader(column));
}

/** Whether a column name is known for an attribute of any subject. */
export function isKnownAttribute(column: string): boolean {
  const key = foldHeader(column);
  return DIRECTORY_SUBJECTS.some((subject) => INDEX[subject].has(key));
}
