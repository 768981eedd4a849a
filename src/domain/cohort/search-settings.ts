/**
 * The measured settings of the exchange search. Numbers only; the search itself is in exchange.ts.
 */

export type Start = 'random' | 'tight';

export type SearchSettings = {
  readonly start: Start;
  /** People compared when choosing whom to take out. */
  readonly tournament: number;
  /** Candidates compared for each place. */
  readonly candidates: number;
  /** Shares of candidates from the pool and from people like the one taken out; the rest is drawn afresh. */
  readonly poolShare: number;
  readonly sharedShare: number;
  readonly rounds: number;
  /** The search ends after a round in which a smaller share of exchanges was accepted. */
  readonly stopShare: number;
  /** Exchanges per round at most; absent means 4000. See settingsFor for how the size lowers it. */
  readonly exchanges?: number;
  /** Starting temperature of annealing; absent means only improvements are accepted. */
  readonly temperature?: number;
};

export type SearchName = 'random' | 'fast' | 'tight' | 'small' | 'long';

/** Factor of the temperature per exchange, for a search of so many exchanges in all. */
export function coolingFor(exchanges: number): number {
  return Math.min(0.9997, 1 - 9 / exchanges);
}

/**
 * The random search by size of the cohort: the smaller it is, the more each place weighs and the more time there is
 * for it; the smallest anneal. Ordered by size, each for sizes below `below`.
 */
const randomBySize: readonly { readonly below: number; readonly settings: SearchSettings }[] = [
  {
    below: 400,
    settings: {
      start: 'random',
      tournament: 3,
      candidates: 300,
      poolShare: 0.2,
      sharedShare: 0.3,
      rounds: 20,
      stopShare: 0.002,
      exchanges: 1500,
      temperature: 0.2,
    },
  },
  {
    below: 800,
    settings: {
      start: 'random',
      tournament: 16,
      candidates: 150,
      poolShare: 0.2,
      sharedShare: 0.3,
      rounds: 30,
      stopShare: 0.002,
      exchanges: 1500,
    },
  },
  {
    below: 1500,
    settings: {
      start: 'random',
      tournament: 24,
      candidates: 80,
      poolShare: 0.2,
      sharedShare: 0.5,
      rounds: 20,
      stopShare: 0.003,
    },
  },
];

const searches: Readonly<Record<SearchName, SearchSettings>> = {
  random: {
    start: 'random',
    tournament: 24,
    candidates: 80,
    poolShare: 0.2,
    sharedShare: 0.5,
    rounds: 8,
    stopShare: 0.003,
  },
  fast: {
    start: 'random',
    tournament: 16,
    candidates: 60,
    poolShare: 0.2,
    sharedShare: 0.5,
    rounds: 20,
    stopShare: 0.005,
  },
  tight: {
    start: 'tight',
    tournament: 24,
    candidates: 700,
    poolShare: 0.5,
    sharedShare: 0.3,
    rounds: 8,
    stopShare: 0.005,
  },
  small: {
    start: 'random',
    tournament: 1,
    candidates: 60,
    poolShare: 0.2,
    sharedShare: 0.5,
    rounds: 60,
    stopShare: 0,
    exchanges: 1000,
    temperature: 1,
  },
  long: {
    start: 'tight',
    tournament: 24,
    candidates: 1500,
    poolShare: 0.5,
    sharedShare: 0.3,
    rounds: 40,
    stopShare: 0.005,
    temperature: 0.2,
  },
};

/**
 * The settings of a search for `size` of `eligible` people. Small tasks get fewer candidates and exchanges, because
 * more would only meet the same people again.
 */
export function settingsFor(search: SearchName, size: number, eligible: number): SearchSettings {
  const sized = search === 'random' ? randomBySize.find(({ below }) => size < below) : undefined;
  const settings = sized?.settings ?? searches[search];
  const candidates = Math.min(settings.candidates, Math.max(40, Math.ceil(eligible / 4)));
  const exchanges = Math.min(settings.exchanges ?? 4000, Math.max(200, (size < 800 ? 8 : 2) * size));
  return { ...settings, candidates, exchanges };
}
