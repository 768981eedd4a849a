import { expect, test } from 'vitest';
import { generateSampleOrganisation, samplePeople } from './generate-sample-organisation.ts';
import { countries, sampleDepartments, sampleSites } from './sample-vocabulary.ts';

const organisation = generateSampleOrganisation({ seed: 1 });
const { people, devices } = organisation;

function share(predicate: (person: (typeof people)[number]) => boolean, of = people): number {
  return (100 * of.filter(predicate).length) / of.length;
}

test('every list of shares adds up to 100', () => {
  const sum = (shares: readonly number[]): number => shares.reduce((left, right) => left + right, 0);
  expect(sum(sampleDepartments.map((department) => department.share))).toBeCloseTo(100, 9);
  for (const department of sampleDepartments) {
    expect(sum(department.siteShares), department.name).toBe(100);
    expect(department.siteShares.length).toBe(sampleSites.length);
    expect(sum(department.families.map((family) => family.share)), department.name).toBe(100);
    for (const family of department.families) {
      expect(sum(family.platformShares), family.name).toBe(100);
      expect(sum(family.skillShares), family.name).toBe(100);
    }
  }
  for (const site of sampleSites) expect(sum(site.countries.map(([, value]) => value)), site.name).toBe(100);
});

test('the numbers asked for are the numbers given', () => {
  expect(people.length).toBe(5000);
  expect(devices.length).toBe(6500);
  const small = generateSampleOrganisation({ seed: 3, people: 7, devices: 4 });
  expect([small.people.length, small.devices.length]).toEqual([7, 4]);
  expect(generateSampleOrganisation({ seed: 3, people: 0, devices: 0 }).people).toEqual([]);
});

test('identifiers, addresses, device names and serial numbers are unique', () => {
  expect(new Set(people.map((person) => person.externalId)).size).toBe(5000);
  expect(new Set(people.map((person) => person.email)).size).toBe(5000);
  expect(new Set(devices.map((device) => device.externalId)).size).toBe(6500);
  expect(new Set(devices.map((device) => device.name)).size).toBe(6500);
  expect(new Set(devices.map((device) => device.serialNumber)).size).toBe(6500);
  for (const person of people) expect(person.email).toMatch(/^[a-z]+\.[a-z]+\d*@example\.com$/);
});

test('departments and platforms have their unequal shares', () => {
  expect(share((person) => person.attributes.department === 'Production')).toBeCloseTo(28.9, 1);
  expect(share((person) => person.attributes.department === 'HR')).toBeCloseTo(4.2, 1);
  const target = { Windows: 68, iOS: 16, macOS: 10, Android: 6 };
  for (const [platform, expected] of Object.entries(target)) {
    const actual = share((person) => person.attributes.platform === platform);
    expect(Math.abs(actual - expected), `${platform} ${actual}`).toBeLessThan(1.6);
  }
});

test('platform depends on department and skill on job family', () => {
  const engineering = people.filter((person) => person.attributes.department === 'Engineering');
  const finance = people.filter((person) => person.attributes.department === 'Finance');
  expect(share((person) => person.attributes.platform === 'macOS', engineering)).toBeGreaterThan(25);
  expect(share((person) => person.attributes.platform === 'macOS', finance)).toBeLessThan(10);
  const warehouse = people.filter((person) => person.attributes.jobFamily === 'Warehouse');
  const security = people.filter((person) => person.attributes.jobFamily === 'Information security');
  expect(share((person) => person.attributes.skill === 'needs help', warehouse)).toBeGreaterThan(30);
  expect(share((person) => person.attributes.skill === 'needs help', security)).toBe(0);
});

test('language and country follow the site', () => {
  for (const person of people) {
    const { site, country } = person.attributes;
    if (site === 'Lyon' || site === 'Kraków') expect(person.language).toBe('en');
    if (site === 'Göteborg') expect(country).toBe(countries.SE.name);
    expect(['en', 'sv', 'de']).toContain(person.language);
  }
});

test('every chain of managers ends at the one head, without a circle', () => {
  const byId = new Map(people.map((person) => [person.externalId, person]));
  expect(people.filter((person) => person.managerExternalId === null).length).toBe(1);
  for (const person of people) {
    let current = person;
    let steps = 0;
    while (current.managerExternalId !== null && steps < 12) {
      current = byId.get(current.managerExternalId)!;
      steps++;
    }
    expect(current.managerExternalId, person.externalId).toBe(null);
  }
});

test('teams have about nine people and share department and site', () => {
  const byId = new Map(people.map((person) => [person.externalId, person]));
  const reports = new Map<string, number>();
  let elsewhere = 0;
  for (const person of people) {
    if (person.managerExternalId === null) continue;
    reports.set(person.managerExternalId, (reports.get(person.managerExternalId) ?? 0) + 1);
    if (byId.get(person.managerExternalId)!.attributes.site !== person.attributes.site) elsewhere++;
  }
  const average = people.length / reports.size;
  expect(average).toBeGreaterThan(7.5);
  expect(average).toBeLessThan(10.5);
  expect(elsewhere / people.length).toBeLessThan(0.02);
});

test('a main device has the platform of its owner, and owners exist', () => {
  const byId = new Map(people.map((person) => [person.externalId, person]));
  const seen = new Set<string>();
  for (const device of devices) {
    if (device.ownerExternalId === null) continue;
    const owner = byId.get(device.ownerExternalId)!;
    if (!seen.has(owner.externalId)) expect(device.platform).toBe(owner.attributes.platform);
    seen.add(owner.externalId);
  }
  expect(seen.size).toBe(5000);
});

test('the same seed gives the same data and another seed gives other data', () => {
  expect(generateSampleOrganisation({ seed: 1 })).toEqual(organisation);
  expect(generateSampleOrganisation({ seed: 2 }).people[0]).not.toEqual(people[0]);
});

test('a device was last seen before the instant given', () => {
  const asOf = '2026-08-21T08:00:00.000Z';
  const dated = generateSampleOrganisation({ seed: 1, people: 50, devices: 60, asOf });
  for (const device of dated.devices) expect(device.lastSeenAt! <= asOf).toBe(true);
  expect(devices[0]).not.toHaveProperty('lastSeenAt');
});

test('people can be taken from the stream one by one', () => {
  const [first] = samplePeople(5, 1_000_000);
  expect(first!.managerExternalId).toBe(null);
  expect(first!.attributes.jobTitle).toBe('Chief executive');
});
