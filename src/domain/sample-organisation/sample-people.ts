/**
 * Draws the people of the sample organisation one after the other, so that a million can be streamed. Each
 * department is split over its sites; people of one team share department, site and job family. Devices are
 * drawn in sample-devices.ts.
 */
import { createRandom, type Random } from '#domain/random/random.ts';
import { apportion, drawShare } from './apportion.ts';
import { drawName } from './sample-names.ts';
import {
  countries,
  platforms,
  sampleDepartments,
  sampleSites,
  skills,
  type SampleCountry,
  type SampleDepartment,
  type SampleJobFamily,
  type SampleLanguage,
  type SamplePlatform,
  type SampleSite,
  type SampleSkill,
  type SampleWorkingPattern,
} from './sample-vocabulary.ts';

export type SampleAttributes = {
  readonly department: string;
  readonly jobFamily: string;
  readonly jobTitle: string;
  readonly site: string;
  readonly country: string;
  /** Platform of the main device. */
  readonly platform: SamplePlatform;
  readonly skill: SampleSkill;
  readonly workingPattern: SampleWorkingPattern;
};

export type SamplePerson = {
  readonly externalId: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  readonly language: SampleLanguage;
  /** Null for the one head of the organisation. */
  readonly managerExternalId: string | null;
  readonly attributes: SampleAttributes;
};

/** One department at one site: the block of people whose teams are drawn together. */
type Unit = {
  readonly department: SampleDepartment;
  readonly site: SampleSite;
  readonly firstPerson: number;
  readonly size: number;
  readonly firstOfDepartment: number;
};

type Place = { readonly manager: number | null; readonly title: string | null };

const averageTeamSize = 9;
const leadersPerLeader = 8;

/**
 * Draws `count` people, deterministic by seed, in blocks of department and site. Teams have 6 to 12 people;
 * every chain of managers ends at the first person. Memory grows only with the set of used addresses.
 */
export function* samplePeople(seed: number, count: number): Iterable<SamplePerson> {
  const random = createRandom(seed);
  const identify = createIdentifiers(seed, count);
  const usedAddresses = new Map<string, number>();
  for (const unit of layOutUnits(count)) {
    const familyOf = createFamilyDealer(unit.department);
    const leaders: number[] = [];
    let next = unit.firstPerson;
    const end = unit.firstPerson + unit.size;
    while (next < end) {
      const left = end - next;
      const wanted = averageTeamSize - 3 + random.integer(7);
      const size = left - wanted < 4 ? left : wanted;
      const family = familyOf(size);
      const leader = next;
      leaders.push(leader);
      for (let member = 0; member < size; member++, next++) {
        const place = member === 0 ? placeOfLeader(unit, leaders, family) : { manager: leader, title: null };
        yield drawPerson({ random, identify, usedAddresses, unit, family, person: next, place });
      }
    }
  }
}

function layOutUnits(count: number): Unit[] {
  const units: Unit[] = [];
  const departmentSizes = apportion(
    count,
    sampleDepartments.map((department) => department.share),
  );
  let firstPerson = 0;
  for (const [index, department] of sampleDepartments.entries()) {
    const firstOfDepartment = firstPerson;
    const siteSizes = apportion(departmentSizes[index]!, department.siteShares);
    for (const [siteIndex, size] of siteSizes.entries()) {
      if (size === 0) continue;
      units.push({ department, site: sampleSites[siteIndex]!, firstPerson, size, firstOfDepartment });
      firstPerson += size;
    }
  }
  return units;
}

/** Gives each team the job family that is furthest behind its share, so shares hold in small units too. */
function createFamilyDealer(department: SampleDepartment): (teamSize: number) => SampleJobFamily {
  const given = department.families.map(() => 0);
  let total = 0;
  return (teamSize) => {
    total += teamSize;
    let best = 0;
    let largestDeficit = -Infinity;
    for (const [index, family] of department.families.entries()) {
      const deficit = (family.share / 100) * total - given[index]!;
      if (deficit > largestDeficit) {
        largestDeficit = deficit;
        best = index;
      }
    }
    given[best]! += teamSize;
    return department.families[best]!;
  };
}

function placeOfLeader(unit: Unit, leaders: readonly number[], family: SampleJobFamily): Place {
  const person = leaders.at(-1)!;
  if (person === 0) return { manager: null, title: 'Chief executive' };
  if (person === unit.firstOfDepartment) return { manager: 0, title: unit.department.head };
  const rank = leaders.length - 1;
  if (rank === 0) {
    return { manager: unit.firstOfDepartment, title: `${unit.department.name} manager, ${unit.site.name}` };
  }
  return {
    manager: leaders[Math.floor((rank - 1) / leadersPerLeader)]!,
    title: `Team leader, ${family.name}`,
  };
}

function drawPerson(input: {
  readonly random: Random;
  readonly identify: (person: number) => string;
  readonly usedAddresses: Map<string, number>;
  readonly unit: Unit;
  readonly family: SampleJobFamily;
  readonly person: number;
  readonly place: Place;
}): SamplePerson {
  const { random, unit, family, place } = input;
  const country = drawCountry(random, unit.site);
  const { givenName, surname, addressName } = drawName(random, country);
  const isHomeBased = unit.site.name === 'Home-based' && family.workingPattern === 'office';
  return {
    externalId: input.identify(input.person),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    email: takeAddress(input.usedAddresses, addressName),
    language: random.next() * 100 < countries[country].english ? 'en' : countries[country].language,
    managerExternalId: place.manager === null ? null : input.identify(place.manager),
    attributes: {
      department: unit.department.name,
      jobFamily: family.name,
      jobTitle: place.title ?? family.titles[random.integer(family.titles.length)]!,
      site: unit.site.name,
      country: countries[country].name,
      platform: platforms[drawShare(random, family.platformShares)]!,
      skill: skills[drawShare(random, family.skillShares)]!,
      workingPattern: isHomeBased ? 'home' : drawWorkingPattern(random, family),
    },
  };
}

function drawCountry(random: Random, site: SampleSite): SampleCountry {
  if (site.countries.length === 1) return site.countries[0]![0];
  const index = drawShare(
    random,
    site.countries.map(([, share]) => share),
  );
  return site.countries[index]![0];
}

function drawWorkingPattern(random: Random, family: SampleJobFamily): SampleWorkingPattern {
  if (family.workingPattern === 'part-time') return random.next() < 0.45 ? 'part-time' : 'office';
  return random.next() < 0.07 ? 'part-time' : family.workingPattern;
}

function takeAddress(used: Map<string, number>, name: string): string {
  const earlier = used.get(name) ?? 0;
  used.set(name, earlier + 1);
  return `${name}${earlier === 0 ? '' : earlier + 1}@example.com`;
}

/** Numbers people by a fixed shuffle (an affine map modulo the count), so numbers do not follow departments. */
function createIdentifiers(seed: number, count: number): (person: number) => string {
  const random = createRandom(seed ^ 0x5bd1e995);
  const size = Math.max(1, count);
  let factor = 1 + random.integer(size);
  while (greatestCommonDivisor(factor, size) !== 1) factor++;
  const shift = random.integer(size);
  const digits = Math.max(5, String(size).length);
  // Safe integers only: factor < 2·size and size ≤ 2^25 keep the product below 2^53.
  return (person) => `LI-${String(((person * factor + shift) % size) + 1).padStart(digits, '0')}`;
}

function greatestCommonDivisor(left: number, right: number): number {
  let [larger, smaller] = [left, right];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
