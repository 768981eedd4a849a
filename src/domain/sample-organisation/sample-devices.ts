/**
 * Draws the devices of the sample organisation: a main device for each person, second devices where the work
 * asks for one, and a few shared ones without an owner.
 */
import { createRandom, type Random } from '#domain/random/random.ts';
import { drawShare } from './apportion.ts';
import type { SamplePerson } from './sample-people.ts';
import { sampleDepartments, type SamplePlatform } from './sample-vocabulary.ts';

export type SampleOwnership = 'corporate' | 'personal';

export type SampleDevice = {
  readonly externalId: string;
  readonly name: string;
  readonly serialNumber: string;
  readonly platform: SamplePlatform;
  readonly osVersion: string;
  readonly model: string;
  readonly manufacturer: string;
  /** Null for a shared device. */
  readonly ownerExternalId: string | null;
  readonly ownership: SampleOwnership;
  /** Instant in UTC; left out when the caller gave no `asOf`. */
  readonly lastSeenAt?: string;
};

type Model = { readonly manufacturer: string; readonly model: string; readonly share: number };

const officeModels: Readonly<Record<SamplePlatform, readonly Model[]>> = {
  Windows: [
    { manufacturer: 'Dell', model: 'Latitude 5440', share: 30 },
    { manufacturer: 'Lenovo', model: 'ThinkPad T14 Gen 4', share: 26 },
    { manufacturer: 'HP', model: 'EliteBook 840 G10', share: 20 },
    { manufacturer: 'Lenovo', model: 'ThinkPad T14 Gen 2', share: 12 },
    { manufacturer: 'Microsoft', model: 'Surface Laptop 5', share: 7 },
    { manufacturer: 'Dell', model: 'Precision 5680', share: 5 },
  ],
  iOS: [
    { manufacturer: 'Apple', model: 'iPhone 14', share: 48 },
    { manufacturer: 'Apple', model: 'iPhone 15', share: 30 },
    { manufacturer: 'Apple', model: 'iPhone SE (3rd generation)', share: 22 },
  ],
  macOS: [
    { manufacturer: 'Apple', model: 'MacBook Pro 14-inch (M3)', share: 46 },
    { manufacturer: 'Apple', model: 'MacBook Air 13-inch (M2)', share: 44 },
    { manufacturer: 'Apple', model: 'MacBook Pro 13-inch (2020)', share: 10 },
  ],
  Android: [
    { manufacturer: 'Samsung', model: 'Galaxy S23', share: 58 },
    { manufacturer: 'Google', model: 'Pixel 8', share: 42 },
  ],
};

const floorModels: Readonly<Record<SamplePlatform, readonly Model[]>> = {
  Windows: [
    { manufacturer: 'Dell', model: 'OptiPlex 7010', share: 48 },
    { manufacturer: 'HP', model: 'ProDesk 400 G9', share: 34 },
    { manufacturer: 'Panasonic', model: 'Toughbook 55', share: 18 },
  ],
  iOS: [
    { manufacturer: 'Apple', model: 'iPad (10th generation)', share: 62 },
    { manufacturer: 'Apple', model: 'iPhone SE (3rd generation)', share: 38 },
  ],
  macOS: officeModels.macOS,
  Android: [
    { manufacturer: 'Zebra', model: 'TC52', share: 64 },
    { manufacturer: 'Samsung', model: 'Galaxy XCover 6 Pro', share: 36 },
  ],
};

const osVersions: Readonly<Record<SamplePlatform, readonly (readonly [version: string, share: number])[]>> = {
  Windows: [
    ['10.0.22631', 46],
    ['10.0.26100', 38],
    ['10.0.19045', 16],
  ],
  iOS: [
    ['18.6', 62],
    ['17.7', 30],
    ['16.7', 8],
  ],
  macOS: [
    ['15.6', 58],
    ['14.7', 34],
    ['13.7', 8],
  ],
  Android: [
    ['14', 54],
    ['13', 32],
    ['11', 14],
  ],
};

const serialLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const sharedShare = 0.12;
const dayMilliseconds = 86_400_000;

/**
 * Draws `count` devices for the people, deterministic by seed. With fewer devices than people the last people
 * have none. `asOf` is an instant; when given, each device was last seen shortly before it.
 */
export function sampleDevices(
  seed: number,
  people: readonly SamplePerson[],
  count: number,
  asOf?: string,
): SampleDevice[] {
  const random = createRandom(seed ^ 0x2545f491);
  const devices: SampleDevice[] = [];
  const add = (platform: SamplePlatform, owner: SamplePerson | null, ownership: SampleOwnership): void => {
    devices.push(drawDevice(random, devices.length, { platform, owner, ownership, asOf }));
  };
  for (const person of people.slice(0, count)) add(person.attributes.platform, person, 'corporate');
  const extra = Math.max(0, count - people.length);
  const shared = people.length === 0 ? extra : Math.round(extra * sharedShare);
  for (const owner of drawSecondOwners(random, people, extra - shared)) {
    const isDesk = owner.attributes.platform === 'Windows' || owner.attributes.platform === 'macOS';
    const isPersonal = isDesk && random.next() < 0.25;
    add(
      isDesk ? (random.next() < 0.72 ? 'iOS' : 'Android') : 'Windows',
      owner,
      isPersonal ? 'personal' : 'corporate',
    );
  }
  for (let index = 0; index < shared; index++)
    add(random.next() < 0.7 ? 'Windows' : 'Android', null, 'corporate');
  return devices;
}

function drawSecondOwners(random: Random, people: readonly SamplePerson[], count: number): SamplePerson[] {
  const weightOf = new Map(
    sampleDepartments.flatMap((department) =>
      department.families.map((family) => [family.name, family.secondDeviceWeight] as const),
    ),
  );
  const taken = new Uint8Array(people.length);
  const owners: SamplePerson[] = [];
  for (let attempt = 0; attempt < count * 60 && owners.length < count; attempt++) {
    const index = random.integer(people.length);
    const person = people[index]!;
    const weight = weightOf.get(person.attributes.jobFamily) ?? 1;
    if (random.next() * 8 * (1 + 12 * taken[index]!) >= weight) continue;
    taken[index] = Math.min(200, taken[index]! + 1);
    owners.push(person);
  }
  while (owners.length < count) owners.push(people[random.integer(people.length)]!);
  return owners;
}

function drawDevice(
  random: Random,
  index: number,
  wanted: {
    readonly platform: SamplePlatform;
    readonly owner: SamplePerson | null;
    readonly ownership: SampleOwnership;
    readonly asOf: string | undefined;
  },
): SampleDevice {
  const { platform, owner, ownership } = wanted;
  const department = owner?.attributes.department;
  const isFloor = owner === null || department === 'Production' || department === 'Logistics';
  const models = (isFloor && ownership === 'corporate' ? floorModels : officeModels)[platform];
  const model =
    models[
      drawShare(
        random,
        models.map((candidate) => candidate.share),
      )
    ]!;
  const versions = osVersions[platform];
  const osVersion =
    versions[
      drawShare(
        random,
        versions.map(([, share]) => share),
      )
    ]![0];
  const number = String(index + 1).padStart(6, '0');
  const device: SampleDevice = {
    externalId: `DEV-${number}`,
    name: `${namePrefix[platform]}-${number}`,
    serialNumber: drawSerial(random, index),
    platform,
    osVersion,
    model: model.model,
    manufacturer: model.manufacturer,
    ownerExternalId: owner?.externalId ?? null,
    ownership,
  };
  if (wanted.asOf === undefined) return device;
  // Most devices were seen within two days, a long tail within two months.
  const daysAgo = random.next() < 0.9 ? random.next() * 2 : random.next() ** 2 * 60;
  return {
    ...device,
    lastSeenAt: new Date(Date.parse(wanted.asOf) - daysAgo * dayMilliseconds).toISOString(),
  };
}

const namePrefix: Readonly<Record<SamplePlatform, string>> = {
  Windows: 'WIN',
  iOS: 'IOS',
  macOS: 'MAC',
  Android: 'AND',
};

/** Five random characters and the device's number in base 32: unique by construction. */
function drawSerial(random: Random, index: number): string {
  let serial = '';
  for (let letter = 0; letter < 5; letter++) serial += serialLetters[random.integer(serialLetters.length)]!;
  let rest = index;
  for (let letter = 0; letter < 5; letter++) {
    serial += serialLetters[rest % serialLetters.length]!;
    rest = Math.floor(rest / serialLetters.length);
  }
  return serial;
}
