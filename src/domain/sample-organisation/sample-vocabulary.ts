/**
 * The tables the sample organisation is drawn from: departments, job families, sites, devices. They say what
 * an invented industrial company looks like; how people are drawn from them is in sample-people.ts.
 */

export type SamplePlatform = 'Windows' | 'iOS' | 'macOS' | 'Android';
export type SampleSkill = 'confident' | 'everyday' | 'needs help';
export type SampleLanguage = 'en' | 'sv' | 'de';
export type SampleWorkingPattern = 'office' | 'shift' | 'field' | 'part-time' | 'home';

/** Shares in percent, in the order of `platforms`, `skills` and so on; each list adds up to 100. */
export type SampleJobFamily = {
  readonly name: string;
  /** Percent of the department's teams. */
  readonly share: number;
  /** Windows, iOS, macOS, Android. */
  readonly platformShares: readonly [number, number, number, number];
  /** confident, everyday, needs help. */
  readonly skillShares: readonly [number, number, number];
  readonly workingPattern: SampleWorkingPattern;
  /** How likely a person of this family is to have a second device, relative to the others. */
  readonly secondDeviceWeight: number;
  readonly titles: readonly [string, ...string[]];
};

export type SampleDepartment = {
  readonly name: string;
  /** Percent of the organisation. */
  readonly share: number;
  readonly head: string;
  /** Percent of the department at each entry of `sampleSites`. */
  readonly siteShares: readonly number[];
  readonly families: readonly SampleJobFamily[];
};

export type SampleSite = {
  readonly name: string;
  /** Country code and percent; several only where people of several countries share the site's name. */
  readonly countries: readonly (readonly [SampleCountry, number])[];
};

export type SampleCountry = 'SE' | 'DE' | 'PL' | 'FR' | 'NO' | 'AT' | 'NL' | 'FI';

export const platforms: readonly SamplePlatform[] = ['Windows', 'iOS', 'macOS', 'Android'];
export const skills: readonly SampleSkill[] = ['confident', 'everyday', 'needs help'];

export const countries: Readonly<
  Record<
    SampleCountry,
    { readonly name: string; readonly language: SampleLanguage; readonly english: number }
  >
> = {
  SE: { name: 'Sweden', language: 'sv', english: 7 },
  DE: { name: 'Germany', language: 'de', english: 8 },
  AT: { name: 'Austria', language: 'de', english: 5 },
  FI: { name: 'Finland', language: 'sv', english: 55 },
  PL: { name: 'Poland', language: 'en', english: 100 },
  FR: { name: 'France', language: 'en', english: 100 },
  NO: { name: 'Norway', language: 'en', english: 100 },
  NL: { name: 'Netherlands', language: 'en', english: 100 },
};

export const sampleSites: readonly SampleSite[] = [
  { name: 'Göteborg', countries: [['SE', 100]] },
  { name: 'Hamburg', countries: [['DE', 100]] },
  { name: 'Kraków', countries: [['PL', 100]] },
  { name: 'Lyon', countries: [['FR', 100]] },
  {
    name: 'Home-based',
    countries: [
      ['SE', 38],
      ['DE', 32],
      ['PL', 12],
      ['FR', 10],
      ['NO', 4],
      ['NL', 4],
    ],
  },
  { name: 'Graz', countries: [['AT', 100]] },
  { name: 'Turku', countries: [['FI', 100]] },
  { name: 'Oslo', countries: [['NO', 100]] },
  { name: 'Eindhoven', countries: [['NL', 100]] },
];

export const sampleDepartments: readonly SampleDepartment[] = [
  {
    name: 'Production',
    share: 28.9,
    head: 'Head of production',
    siteShares: [46, 24, 21, 6, 0, 3, 0, 0, 0],
    families: [
      family('Assembly', 50, [61, 24, 0, 15], [12, 50, 38], 'shift', 1, ['Assembler', 'Line operator']),
      family('Machining', 20, [66, 20, 0, 14], [14, 54, 32], 'shift', 1, ['Machinist', 'CNC operator']),
      family('Quality', 12, [72, 16, 4, 8], [28, 56, 16], 'office', 2, ['Quality inspector']),
      family('Maintenance', 12, [64, 22, 0, 14], [24, 52, 24], 'shift', 3, ['Maintenance technician']),
      family('Production planning', 6, [92, 3, 5, 0], [38, 54, 8], 'office', 3, ['Production planner']),
    ],
  },
  {
    name: 'Sales',
    share: 16.4,
    head: 'Head of sales',
    siteShares: [22, 22, 6, 14, 27, 2, 2, 3, 2],
    families: [
      family('Field sales', 50, [48, 42, 9, 1], [34, 52, 14], 'field', 8, [
        'Account manager',
        'Sales engineer',
      ]),
      family('Inside sales', 35, [70, 15, 14, 1], [28, 58, 14], 'office', 3, ['Sales representative']),
      family('Marketing', 15, [58, 18, 24, 0], [46, 48, 6], 'office', 5, ['Marketing specialist']),
    ],
  },
  {
    name: 'Engineering',
    share: 15.3,
    head: 'Head of engineering',
    siteShares: [44, 23, 20, 4, 6, 0, 1, 0, 2],
    families: [
      family('Mechanical design', 40, [82, 3, 14, 1], [48, 46, 6], 'office', 3, ['Design engineer']),
      family('Software', 30, [32, 4, 63, 1], [78, 21, 1], 'office', 4, [
        'Software engineer',
        'Test engineer',
      ]),
      family('Electrical design', 20, [72, 4, 23, 1], [50, 45, 5], 'office', 3, ['Electrical engineer']),
      family('Laboratory', 10, [66, 8, 25, 1], [36, 52, 12], 'office', 1, ['Laboratory technician']),
    ],
  },
  {
    name: 'Logistics',
    share: 12.8,
    head: 'Head of logistics',
    siteShares: [42, 29, 17, 8, 0, 2, 2, 0, 0],
    families: [
      family('Warehouse', 62, [44, 34, 0, 22], [10, 50, 40], 'shift', 1, [
        'Warehouse operator',
        'Forklift driver',
      ]),
      family('Transport planning', 20, [84, 10, 2, 4], [26, 60, 14], 'office', 3, ['Transport planner']),
      family('Purchasing', 18, [90, 6, 4, 0], [30, 58, 12], 'office', 3, ['Buyer']),
    ],
  },
  {
    name: 'Customer service',
    share: 10,
    head: 'Head of customer service',
    siteShares: [26, 22, 32, 8, 10, 0, 0, 2, 0],
    families: [
      family('Contact centre', 72, [93, 2, 5, 0], [22, 60, 18], 'part-time', 1, ['Customer adviser']),
      family('Field service', 18, [74, 21, 0, 5], [24, 52, 24], 'field', 7, ['Service technician']),
      family('Complaints', 10, [92, 2, 6, 0], [26, 60, 14], 'office', 2, ['Complaints handler']),
    ],
  },
  {
    name: 'Finance',
    share: 7.6,
    head: 'Chief financial officer',
    siteShares: [48, 24, 21, 4, 3, 0, 0, 0, 0],
    families: [
      family('Accounting', 58, [95, 2, 3, 0], [24, 62, 14], 'office', 2, ['Accountant', 'Accounts clerk']),
      family('Controlling', 30, [90, 3, 7, 0], [40, 54, 6], 'office', 4, ['Controller']),
      family('Treasury', 12, [86, 6, 8, 0], [38, 54, 8], 'office', 4, ['Treasury analyst']),
    ],
  },
  {
    name: 'IT',
    share: 4.8,
    head: 'Head of IT',
    siteShares: [50, 18, 24, 2, 6, 0, 0, 0, 0],
    families: [
      family('Service desk', 25, [72, 6, 20, 2], [74, 26, 0], 'office', 4, ['Support agent']),
      family('Infrastructure', 30, [58, 4, 36, 2], [90, 10, 0], 'office', 5, ['Systems engineer']),
      family('Applications', 30, [52, 6, 40, 2], [84, 16, 0], 'office', 4, ['Application specialist']),
      family('Information security', 15, [46, 8, 42, 4], [94, 6, 0], 'office', 5, ['Security analyst']),
    ],
  },
  {
    name: 'HR',
    share: 4.2,
    head: 'Head of HR',
    siteShares: [46, 24, 18, 5, 7, 0, 0, 0, 0],
    families: [
      family('HR advisory', 45, [74, 10, 16, 0], [28, 58, 14], 'office', 5, ['HR adviser']),
      family('Payroll', 25, [94, 2, 4, 0], [24, 60, 16], 'part-time', 1, ['Payroll administrator']),
      family('Recruitment', 20, [66, 14, 20, 0], [42, 52, 6], 'home', 5, ['Recruiter']),
      family('Learning', 10, [70, 8, 20, 2], [46, 48, 6], 'office', 4, ['Learning specialist']),
    ],
  },
];

function family(
  name: string,
  share: number,
  platformShares: SampleJobFamily['platformShares'],
  skillShares: SampleJobFamily['skillShares'],
  workingPattern: SampleWorkingPattern,
  secondDeviceWeight: number,
  titles: SampleJobFamily['titles'],
): SampleJobFamily {
  return { name, share, platformShares, skillShares, workingPattern, secondDeviceWeight, titles };
}
