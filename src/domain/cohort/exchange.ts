/**
 * Deficit-directed exchange: a complete selection is improved by replacing one person at a time, within the hard
 * constraints. Bounded by rounds; the same seed gives the same people.
 */
import type { Random } from '#domain/random/random.ts';
import { CandidateSource } from './candidates.ts';
import type { CellTables } from './cell-tables.ts';
import { decay } from './decay.ts';
import { coolingFor, type SearchSettings } from './search-settings.ts';
import type { EligibleIndex } from './eligible-index.ts';
import type { Selection } from './selection.ts';
import { fillAtRandom, fillGreedily, fillMinimums, repairMinimums, shortfall } from './start-selection.ts';

/** Receives the share of the work done, 0 to 1; returning false cancels. */
export type OnProgress = (share: number) => boolean;

const improvement = 1e-9;
/** Rounds after the search that weigh single attributes more, and the share of the work before them. */
const polishRounds = 4;
const mainShare = 0.85;
/** Exchanges between two progress reports. */
const reportEvery = 200;

/**
 * Fills and improves the selection in place; the last rounds weigh single attributes `polish` times, because few
 * exchanges bring those much closer at next to no cost for pairs. Returns false when cancelled.
 */
export function search(
  tables: CellTables,
  index: EligibleIndex,
  selection: Selection,
  random: Random,
  settings: SearchSettings,
  onProgress: OnProgress | undefined,
  polish = 1,
): boolean {
  const source = new CandidateSource(tables, index, selection, random, Math.max(600, settings.candidates));
  fillMinimums(tables.encoded, index, selection, random);
  if (settings.start === 'tight') fillGreedily(index, selection, source, random);
  else fillAtRandom(index, selection, random);
  repairMinimums(index, selection, random);
  const main: OnProgress | undefined = onProgress && ((share) => onProgress(mainShare * share));
  let isDone = improve(selection, source, random, settings, main);
  if (isDone && polish !== 1) {
    selection.cells.emphasiseLevels(polish);
    const last = { ...settings, rounds: polishRounds, temperature: 0 };
    const end: OnProgress | undefined =
      onProgress && ((share) => onProgress(mainShare + (1 - mainShare) * share));
    isDone = improve(selection, source, random, last, end);
    selection.cells.emphasiseLevels(1 / polish);
  }
  if (shortfall(selection) > 0) repairMinimums(index, selection, random);
  return isDone;
}

function improve(
  selection: Selection,
  source: CandidateSource,
  random: Random,
  settings: SearchSettings,
  onProgress: OnProgress | undefined,
): boolean {
  const exchanges = settings.exchanges ?? 4000;
  const cooling = coolingFor(settings.rounds * exchanges);
  let temperature = settings.temperature ?? 0;
  if (selection.count === selection.fixed) return true;
  for (let round = 0; round < settings.rounds; round++) {
    source.refillPool();
    let accepted = 0;
    for (let step = 0; step < exchanges; step++) {
      if (step % reportEvery === 0 && onProgress?.((round + step / exchanges) / settings.rounds) === false) {
        return false;
      }
      if (exchangeOne(selection, source, random, settings, temperature)) accepted++;
      temperature *= cooling;
    }
    if (accepted < settings.stopShare * exchanges) break;
  }
  return true;
}

function exchangeOne(
  selection: Selection,
  source: CandidateSource,
  random: Random,
  settings: SearchSettings,
  temperature: number,
): boolean {
  const { cells, people } = selection;
  const place = leaverByTournament(selection, random, settings.tournament);
  const leaver = selection.release(place);
  const count = source.drawReplacements(leaver, settings);
  const at = cells.cheapest(source.drawn, count);
  if (at >= 0) {
    const delta = cells.lastCost - cells.addCost(leaver);
    const isBetter = delta < -improvement;
    if (isBetter || (temperature > 1e-6 && random.next() < decay(delta / temperature))) {
      selection.put(place, source.drawn[at]!);
      return people[place] !== leaver;
    }
  }
  selection.put(place, leaver);
  return false;
}

function leaverByTournament(selection: Selection, random: Random, entrants: number): number {
  const free = selection.count - selection.fixed;
  let best = selection.fixed + random.integer(free);
  if (entrants === 1) return best;
  let lowest = selection.cells.removeCost(selection.people[best]!);
  for (let entrant = 1; entrant < entrants; entrant++) {
    const place = selection.fixed + random.integer(free);
    const cost = selection.cells.removeCost(selection.people[place]!);
    if (cost < lowest) {
      lowest = cost;
      best = place;
    }
  }
  return best;
}
