/**
 * The apps of the sample organisation: what an industrial company of this kind works with, how much it depends on each,
 * and who answers for it. Publishers are invented; the owner is drawn from the department that uses the app.
 */
import { createRandom } from '#domain/random/random.ts';
import type { SamplePerson } from './sample-people.ts';

export type SampleAppImportance = 'critical' | 'important' | 'not_important';

export type SampleApp = {
  readonly externalId: string;
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly platform: string;
  readonly appType: string;
  /** Null where nobody has decided yet. */
  readonly importance: SampleAppImportance | null;
  /** Null where nobody answers for the app yet. */
  readonly ownerExternalId: string | null;
  readonly attributes: { readonly category: string; readonly department: string; readonly licences: string };
};

const types = { win32: 'win32LobApp', store: 'Store app', web: 'Web link' } as const;

/** `share`: percent of the people with a licence. */
type AppLine = readonly [
  name: string,
  publisher: string,
  version: string,
  platform: string,
  type: keyof typeof types,
  importance: SampleAppImportance | null,
  category: string,
  department: string,
  share: number,
];

const desktop = 'Windows, macOS';
const everywhere = 'Windows, macOS, iOS, Android';
const phones = 'iOS, Android';

/** In alphabetical order, as a list of apps is kept. */
const apps: readonly AppLine[] = [
  ['Accounts payable', 'Ledgerwerk', '9.4', 'Windows', 'win32', 'critical', 'Finance', 'Finance', 4],
  ['Asset labels', 'Etikon', '3.1', 'Windows', 'win32', 'not_important', 'Production', 'Logistics', 6],
  ['Badge and visitor desk', 'Portiva', '5.0', 'Web', 'web', 'important', 'Facilities', 'HR', 2],
  ['Bid calculator', 'Lindmark', '2.8', 'Windows', 'win32', 'important', 'Sales', 'Sales', 9],
  ['CAD viewer', 'Formkraft', '2026.1', 'Windows', 'win32', 'important', 'Design', 'Engineering', 22],
  ['CAD workstation', 'Formkraft', '2026.1', 'Windows', 'win32', 'critical', 'Design', 'Engineering', 7],
  ['Calibration log', 'Messwerk', '4.2', 'Windows', 'win32', 'important', 'Quality', 'Production', 3],
  ['Call centre console', 'Telvia', '11.3', 'Windows', 'win32', 'critical', 'Support', 'Customer service', 8],
  ['Chat and meetings', 'Northmeet', '24.7', everywhere, 'store', 'critical', 'Collaboration', 'IT', 96],
  ['Company portal', 'Lindmark', '6.2', everywhere, 'store', 'critical', 'Device management', 'IT', 100],
  ['Consolidation', 'Ledgerwerk', '7.0', 'Windows', 'win32', 'critical', 'Finance', 'Finance', 1],
  ['Customer records', 'Kundahl', '2025.4', 'Web', 'web', 'critical', 'Sales', 'Sales', 26],
  ['Dictation', 'Klartale', '1.9', 'Windows', 'win32', null, 'Office', 'HR', 1],
  ['Digital signing', 'Sigillum', '3.6', everywhere, 'store', 'important', 'Office', 'Finance', 30],
  ['Driver scheduling', 'Rutta', '8.5', 'Web', 'web', 'critical', 'Transport', 'Logistics', 5],
  ['Expense reports', 'Ledgerwerk', '5.1', phones, 'store', 'important', 'Finance', 'Finance', 55],
  ['Field service', 'Werkmobil', '4.4', phones, 'store', 'critical', 'Support', 'Customer service', 9],
  ['File archiver', 'Packrat Tools', '23.1', 'Windows', 'win32', 'not_important', 'Tools', 'IT', 40],
  ['Fleet tracking', 'Rutta', '3.3', phones, 'store', 'important', 'Transport', 'Logistics', 4],
  ['Forklift check', 'Lindmark', '1.4', 'Android', 'store', 'important', 'Production', 'Logistics', 6],
  ['Hotline knowledge base', 'Telvia', '11.3', 'Web', 'web', 'important', 'Support', 'Customer service', 12],
  ['HR self-service', 'Personalis', '12.0', 'Web', 'web', 'important', 'HR', 'HR', 100],
  ['Intranet reader', 'Lindmark', '2.2', phones, 'store', 'not_important', 'Collaboration', 'HR', 70],
  ['Label printing', 'Etikon', '8.8', 'Windows', 'win32', 'critical', 'Production', 'Logistics', 11],
  ['Learning platform', 'Personalis', '12.0', 'Web', 'web', 'not_important', 'HR', 'HR', 100],
  ['Machine monitoring', 'Taktgeber', '5.7', 'Windows', 'win32', 'critical', 'Production', 'Production', 14],
  ['Mail and calendar', 'Northmeet', '24.7', everywhere, 'store', 'critical', 'Collaboration', 'IT', 98],
  ['Maintenance planner', 'Taktgeber', '5.7', 'Windows', 'win32', 'critical', 'Production', 'Production', 6],
  ['Mind maps', 'Gedankgang', '9.0', desktop, 'win32', 'not_important', 'Office', 'Sales', 3],
  ['Network drawing', 'Topolo', '2.5', 'Windows', 'win32', null, 'Tools', 'IT', 1],
  ['Office suite', 'Northmeet', '2408', desktop, 'win32', 'critical', 'Office', 'IT', 82],
  ['Password vault', 'Keyholm', '7.9', everywhere, 'store', 'critical', 'Security', 'IT', 88],
  ['Payroll', 'Personalis', '12.0', 'Windows', 'win32', 'critical', 'HR', 'HR', 1],
  ['PDF reader', 'Blattwerk', '24.2', desktop, 'win32', 'important', 'Office', 'IT', 90],
  ['Photo editor', 'Lumika', '18.0', desktop, 'win32', 'not_important', 'Design', 'Sales', 2],
  ['Product data', 'Formkraft', '14.2', 'Windows', 'win32', 'critical', 'Design', 'Engineering', 18],
  ['Remote support', 'Fernblick', '15.5', everywhere, 'win32', 'important', 'Support', 'IT', 5],
  ['Screen capture', 'Packrat Tools', '6.0', desktop, 'win32', 'not_important', 'Tools', 'IT', 25],
  ['Simulation suite', 'Formkraft', '2026.1', 'Windows', 'win32', 'important', 'Design', 'Engineering', 2],
  ['Source code editor', 'Openbench', '1.92', desktop, 'win32', 'important', 'Development', 'Engineering', 6],
  ['Time recording', 'Personalis', '12.0', everywhere, 'web', 'critical', 'HR', 'HR', 100],
  ['Translation memory', 'Klartale', '4.1', 'Windows', 'win32', null, 'Office', 'Customer service', 1],
  ['VPN client', 'Keyholm', '5.3', everywhere, 'store', 'critical', 'Security', 'IT', 74],
  ['Web browser', 'Openbench', '131.0', everywhere, 'store', 'critical', 'Office', 'IT', 100],
];

/** The apps for the people, deterministic by seed. Nobody answers for an app of a department without people. */
export function sampleApps(seed: number, people: readonly SamplePerson[]): SampleApp[] {
  const random = createRandom(seed ^ 0x3c6ef372);
  const ofDepartment = Map.groupBy(people, ({ attributes }) => attributes.department);
  return apps.map(
    ([name, publisher, version, platform, type, importance, category, department, share], at) => {
      const colleagues = ofDepartment.get(department) ?? [];
      const drawn = colleagues[Math.floor(random.next() * colleagues.length)];
      return {
        externalId: `APP-${String(at + 1).padStart(3, '0')}`,
        name,
        publisher,
        version,
        platform,
        appType: types[type],
        importance,
        // Who has not decided how important an app is does not answer for it either.
        ownerExternalId: importance === null ? null : (drawn?.externalId ?? null),
        attributes: { category, department, licences: String(Math.ceil((people.length * share) / 100)) },
      };
    },
  );
}
