/**
 * What a cohort cannot tell anything about: the organisation's levels and pairs of levels with nobody in it,
 * largest first. A list to print, not a measure.
 */
import type { PairCells } from './pair-cells.ts';
import { nameLevel, type EncodedPopulation } from './population.ts';

export type BlindSpot = {
  /** One level, or two of different attributes. */
  readonly levels: readonly { readonly attribute: string; readonly level: string }[];
  readonly people: number;
  /** Share of the organisation, 0 to 1. */
  readonly share: number;
  /** People a cohort of this size would hold if it matched the organisation exactly. */
  readonly expected: number;
  /** A pair of which one level is a blind spot by itself; printed lists may leave it out. */
  readonly isImplied: boolean;
};

/** Blind spots listed at most; the counts are always complete. */
const blindSpotLimit = 1000;

type Found = { people: number; first: number; second: number };

export type BlindSpotList = {
  addLevel(level: number): void;
  addPairs(table: PairCells): void;
  finish(): { blindSpots: BlindSpot[]; blindLevels: number; blindPairs: number };
};

/** Collects the uncovered cells of a cohort of `size`; add all levels before the pairs. */
export function createBlindSpotList(encoded: EncodedPopulation, size: number): BlindSpotList {
  const found: Found[] = [];
  const isBlind = new Uint8Array(encoded.levelPeople.length);
  let blindLevels = 0;
  let blindPairs = 0;
  return {
    addLevel: (level) => {
      isBlind[level] = 1;
      blindLevels++;
      found.push({ people: encoded.levelPeople[level]!, first: level, second: -1 });
    },
    addPairs: (table) => {
      const firstStart = encoded.levelStart[table.first]!;
      const secondStart = encoded.levelStart[table.second]!;
      for (let cell = 0; cell < table.people.length; cell++) {
        if (table.chosen[cell]! > 0) continue;
        blindPairs++;
        const first = firstStart + table.firstLevel[cell]!;
        const second = secondStart + table.secondLevel[cell]!;
        found.push({ people: table.people[cell]!, first, second });
      }
    },
    finish: () => {
      found.sort((a, b) => b.people - a.people || a.second - b.second || a.first - b.first);
      const blindSpots = found.slice(0, blindSpotLimit).map(({ people, first, second }) => ({
        levels: [first, second].filter((level) => level >= 0).map((level) => nameLevel(encoded, level)),
        people,
        share: people / encoded.people,
        expected: (size * people) / encoded.people,
        isImplied: second >= 0 && (isBlind[first] === 1 || isBlind[second] === 1),
      }));
      return { blindSpots, blindLevels, blindPairs };
    },
  };
}
