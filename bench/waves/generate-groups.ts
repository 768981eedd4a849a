/**
 * Draws wave-planning problems like those of large organisations: lognormal team sizes, departments, sites in
 * regions, languages, order between teams, ramp-up weeks, and freezes at quarter ends and on holidays.
 */
import { createRandom, type Random } from '#domain/random/random.ts';
import type { WaveCapacity, WaveGroup } from '#domain/waves/wave-groups.ts';
import type { Freeze } from '#domain/waves/working-week.ts';
import { dateOf, dayOf } from '#domain/waves/working-week.ts';

const departments = 24;
const regions = 8;
const sitesPerRegion = 15;
const languages = 12;
const startsOn = '2027-01-04';

/** `people` in total over `teams` groups for `weeks` weeks; `tightness` scales all capacities down. */
export function generateGroups(options: {
  readonly seed: number;
  readonly teams: number;
  readonly people: number;
  readonly weeks?: number;
  readonly tightness?: number;
}): { groups: WaveGroup[]; capacity: WaveCapacity } {
  const { seed, teams, people, weeks = 26, tightness = 1 } = options;
  const random = createRandom(seed);
  const sizes = drawSizes(random, teams, people);
  const groups: WaveGroup[] = [];
  for (let team = 0; team < teams; team++) {
    const region = zipf(random, regions);
    const riskBase = 0.35 + 0.15 * normal(random) + (random.next() < 0.08 ? 0.25 : 0);
    const risk = Math.min(1, Math.max(0, riskBase));
    const predecessor = team > 0 && random.next() < 0.35 ? random.integer(team) : -1;
    groups.push({
      id: `T${team + 1}`,
      people: sizes[team]!,
      site: `S${region * sitesPerRegion + zipf(random, sitesPerRegion) + 1}`,
      department: `D${zipf(random, departments) + 1}`,
      language: random.next() < 0.6 ? 'L1' : `L${2 + random.integer(languages - 1)}`,
      risk,
      helpdeskMinutes: sizes[team]! * (0.08 + 0.35 * risk) * 40,
      after: predecessor < 0 ? [] : [`T${predecessor + 1}`],
      together: null,
    });
  }
  return { groups: limitChains(groups, weeks), capacity: drawCapacity(groups, weeks, tightness) };
}

/** Long random chains would decide everything: a team stays behind another only in chains of up to six. */
function limitChains(groups: readonly WaveGroup[], weeks: number): WaveGroup[] {
  const depth = new Map<string, number>();
  const most = Math.min(6, Math.floor(weeks / 4));
  return groups.map((group) => {
    const behind = group.after.reduce((deepest, id) => Math.max(deepest, depth.get(id)! + 1), 0);
    depth.set(group.id, behind > most ? 0 : behind);
    return behind > most ? Object.assign({}, group, { after: [] }) : group;
  });
}

function drawCapacity(groups: readonly WaveGroup[], weeks: number, tightness: number): WaveCapacity {
  const sumBy = (key: (group: WaveGroup) => string): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const group of groups) sums.set(key(group), (sums.get(key(group)) ?? 0) + group.people);
    return sums;
  };
  const total = groups.reduce((sum, group) => sum + group.people, 0);
  const minutes = groups.reduce((sum, group) => sum + group.helpdeskMinutes, 0);
  const weekly = Math.ceil((total / (0.8 * weeks)) * tightness);
  const helpdesk = Math.ceil(((1.08 * minutes) / (0.8 * weeks)) * tightness);
  const perName = (sums: Map<string, number>, share: number, least: number): Record<string, number> =>
    Object.fromEntries(
      [...sums].map(([name, load]) => [
        name,
        Math.max(least, Math.ceil((load / (share * weeks)) * tightness)),
      ]),
    );
  const largest = groups.reduce((most, group) => Math.max(most, group.people), 0);
  return {
    startsOn,
    weeks: weeks * 2,
    peoplePerWeek: [Math.ceil(weekly * 0.05), Math.ceil(weekly * 0.2), Math.ceil(weekly * 0.5), weekly],
    helpdeskMinutesPerWeek: [Math.ceil(helpdesk / 2), helpdesk],
    spillOver: [0.6, 0.25, 0.15],
    trainerSeatsPerWeek: perName(
      sumBy((group) => group.language!),
      0.72,
      largest,
    ),
    sitePeoplePerWeek: perName(
      sumBy((group) => group.site!),
      0.45,
      Math.max(800, largest),
    ),
    freezes: drawFreezes(weeks),
  };
}

function drawFreezes(weeks: number): Freeze[] {
  const first = dayOf(startsOn)!;
  const freezes: Freeze[] = [];
  const add = (week: number, length: number, where: { site?: string; department?: string }): void => {
    if (week < weeks)
      freezes.push({ ...where, from: dateOf(first + week * 7), to: dateOf(first + (week + length) * 7 - 3) });
  };
  for (const quarterEnd of [12, 25, 38]) {
    add(quarterEnd, 2, { department: 'D1' });
    add(quarterEnd, 1, { department: 'D2' });
  }
  for (let region = 0; region < regions; region++) {
    for (let site = 0; site < sitesPerRegion; site++) {
      add(5 + ((region * 3) % 18), 1, { site: `S${region * sitesPerRegion + site + 1}` });
    }
  }
  for (let site = 1; site <= regions * sitesPerRegion; site += 11)
    add(8 + (site % 7), 2, { site: `S${site}` });
  return freezes;
}

function drawSizes(random: Random, teams: number, people: number): number[] {
  const raw = Array.from({ length: teams }, () => Math.exp(0.7 * normal(random)));
  const sum = raw.reduce((left, right) => left + right, 0);
  // No team is larger than a fifth of an ordinary week would take.
  const most = Math.max(3, Math.round(people / 110));
  return raw.map((value) => Math.min(most, Math.max(3, Math.round((value / sum) * people))));
}

function zipf(random: Random, count: number): number {
  return Math.floor(count * random.next() ** 1.7);
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
