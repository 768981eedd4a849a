/**
 * The invented company used by demonstrations, rehearsals, tests and measurements: "Lindmark Industries".
 * Everything is drawn from a seed; no person, address or serial number exists.
 */
import { sampleApps, type SampleApp } from './sample-apps.ts';
import { sampleDevices, type SampleDevice } from './sample-devices.ts';
import { samplePeople, type SamplePerson } from './sample-people.ts';

export type { SampleApp } from './sample-apps.ts';
export type { SampleDevice, SampleOwnership } from './sample-devices.ts';
export { samplePeople, type SampleAttributes, type SamplePerson } from './sample-people.ts';
export type {
  SampleLanguage,
  SamplePlatform,
  SampleSkill,
  SampleWorkingPattern,
} from './sample-vocabulary.ts';

export type SampleOrganisation = {
  readonly name: string;
  /** In order of `externalId`. */
  readonly people: readonly SamplePerson[];
  readonly devices: readonly SampleDevice[];
  readonly apps: readonly SampleApp[];
};

/**
 * Draws the sample organisation: `people` persons (default 5,000) and `devices` devices (default 6,500). The
 * same seed and sizes give the same data. `asOf` (an instant) adds when each device was last seen.
 */
export function generateSampleOrganisation(options: {
  readonly seed: number;
  readonly people?: number;
  readonly devices?: number;
  readonly asOf?: string;
}): SampleOrganisation {
  const { seed, people: peopleCount = 5000, devices: deviceCount = 6500, asOf } = options;
  const people = [...samplePeople(seed, peopleCount)].sort((left, right) =>
    left.externalId < right.externalId ? -1 : 1,
  );
  return {
    name: 'Lindmark Industries',
    people,
    devices: sampleDevices(seed, people, deviceCount, asOf),
    apps: sampleApps(seed, people),
  };
}
