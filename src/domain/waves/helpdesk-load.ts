/**
 * Forecasts helpdesk tickets of coming waves from those of finished people, with their spread, and turns
 * helpdesk capacity into a pace. It plans nothing; the planner takes minutes per group.
 */

/** What has been observed in one stratum (for instance one platform and skill) of finished people. */
export type StratumHistory = {
  readonly stratum: string;
  /** People with a complete observation window. */
  readonly people: number;
  readonly tickets: number;
  /** Sum over people of the square of their ticket count; tells chance from clustering. */
  readonly squaredTickets: number;
};

/** People of one stratum who start in one wave; strata without history take the overall rate. */
export type WavePart = { readonly stratum: string; readonly people: number };

export type LoadForecast = {
  /** Expected tickets. */
  readonly mean: number;
  readonly standardDeviation: number;
  /** 90 % interval. */
  readonly lower: number;
  readonly upper: number;
  /** Nine times out of ten there are no more; capacity is checked against this. */
  readonly p90: number;
};

export type ForecastOptions = {
  /** Tickets per person expected before anything was observed. */
  readonly assumedTicketsPerPerson: number;
  /** Relative deviation of a whole wave from its expectation; 0.15 until finished waves say otherwise. */
  readonly waveShock?: number;
};

/** A ticket rate as a Gamma distribution (shape, per person), and the overdispersion of all strata. */
export type TicketRates = {
  readonly overdispersion: number;
  readonly strata: ReadonlyMap<string, { readonly shape: number; readonly rate: number }>;
  readonly other: { readonly shape: number; readonly rate: number };
};

/** Share of a person's tickets that come in the week of the start and in the two after it, as seen in earlier rollouts. */
export const usualSpillOver: readonly number[] = [0.6, 0.25, 0.15];
export const workdaysPerWeek = 5;

const priorShape = 0.5;
const z90 = 1.6448536269514722;
const z80 = 1.2815515655446004;
export const defaultWaveShock = 0.15;

/**
 * Gamma-Poisson rates per stratum, weakly drawn to the overall rate, with a quasi-Poisson overdispersion of at
 * least 1 (McCullagh and Nelder, 1989, for the dispersion estimate).
 */
export function estimateTicketRates(
  history: readonly StratumHistory[],
  assumedTicketsPerPerson: number,
): TicketRates {
  let [people, tickets, squares, degrees] = [0, 0, 0, 0];
  for (const stratum of history) {
    people += stratum.people;
    tickets += stratum.tickets;
    if (stratum.people < 2 || stratum.tickets === 0) continue;
    const mean = stratum.tickets / stratum.people;
    squares += (stratum.squaredTickets - stratum.tickets * mean) / mean;
    degrees += stratum.people - 1;
  }
  const overdispersion = degrees === 0 ? 1 : Math.max(1, squares / degrees);
  const overall = people === 0 ? assumedTicketsPerPerson : Math.max(tickets, priorShape) / people;
  const priorRate = priorShape / overall;
  const strata = new Map(
    history.map((stratum) => [
      stratum.stratum,
      {
        shape: priorShape + stratum.tickets / overdispersion,
        rate: priorRate + stratum.people / overdispersion,
      },
    ]),
  );
  return { overdispersion, strata, other: { shape: priorShape, rate: priorRate } };
}

/** Tickets of one wave. */
export function forecastWaveTickets(
  history: readonly StratumHistory[],
  wave: readonly WavePart[],
  options: ForecastOptions,
): LoadForecast {
  const rates = estimateTicketRates(history, options.assumedTicketsPerPerson);
  return forecastParts(rates, [{ parts: wave, share: 1 }], options.waveShock ?? defaultWaveShock);
}

/**
 * Tickets per week when wave `w` starts in week `w`: `spillOver[j]` of a wave's tickets come j weeks later.
 * The answer has one entry per wave and one per further week of spill-over.
 */
export function forecastWeeklyTickets(
  history: readonly StratumHistory[],
  waves: readonly (readonly WavePart[])[],
  spillOver: readonly number[],
  options: ForecastOptions,
): LoadForecast[] {
  const rates = estimateTicketRates(history, options.assumedTicketsPerPerson);
  return Array.from({ length: waves.length + spillOver.length - 1 }, (_, week) => {
    const falling = spillOver.flatMap((share, later) => {
      const parts = waves[week - later];
      return parts === undefined ? [] : [{ parts, share }];
    });
    return forecastParts(rates, falling, options.waveShock ?? defaultWaveShock);
  });
}

/**
 * Adds waves of which a share counts. Chance is independent per person, the wave's shock per wave; the
 * uncertainty of a stratum's rate is common to all waves.
 */
function forecastParts(
  rates: TicketRates,
  waves: readonly { readonly parts: readonly WavePart[]; readonly share: number }[],
  waveShock: number,
): LoadForecast {
  const weightOf = new Map<string, number>();
  let mean = 0;
  let variance = 0;
  for (const { parts, share } of waves) {
    let waveMean = 0;
    for (const { stratum, people } of parts) {
      const { shape, rate } = rates.strata.get(stratum) ?? rates.other;
      waveMean += (share * people * shape) / rate;
      weightOf.set(stratum, (weightOf.get(stratum) ?? 0) + share * people);
    }
    mean += waveMean;
    variance += waveMean * rates.overdispersion + (waveShock * waveMean) ** 2;
  }
  for (const [stratum, weight] of weightOf) {
    const { shape, rate } = rates.strata.get(stratum) ?? rates.other;
    variance += (weight ** 2 * shape) / rate ** 2;
  }
  const standardDeviation = Math.sqrt(variance);
  return {
    mean,
    standardDeviation,
    lower: Math.max(0, mean - z90 * standardDeviation),
    upper: mean + z90 * standardDeviation,
    p90: mean + z80 * standardDeviation,
  };
}

/**
 * The wave shock re-estimated from finished waves: what their tickets deviate beyond the forecast's own chance,
 * with the initial 15 % counting like three waves.
 */
export function estimateWaveShock(
  finished: readonly {
    readonly expected: number;
    readonly chanceVariance: number;
    readonly actual: number;
  }[],
): number {
  const priorWaves = 3;
  let sum = priorWaves * defaultWaveShock ** 2;
  let count = priorWaves;
  for (const { expected, chanceVariance, actual } of finished) {
    if (expected <= 0) continue;
    sum += ((actual - expected) ** 2 - chanceVariance) / expected ** 2;
    count++;
  }
  return Math.sqrt(Math.max(0, sum / count));
}

/** Expected tickets per day: starts per day spread by `kernel` (share of tickets by day since the start). */
export function dailyTickets(
  startsPerDay: readonly number[],
  kernel: readonly number[],
  ticketsPerPerson: number,
): number[] {
  const days = startsPerDay.length + kernel.length - 1;
  const tickets = Array.from({ length: Math.max(0, days) }, () => 0);
  for (const [day, starts] of startsPerDay.entries()) {
    for (const [later, share] of kernel.entries()) tickets[day + later]! += starts * share * ticketsPerPerson;
  }
  return tickets;
}

/**
 * How many people may start per day so that a day's helpdesk minutes cover their tickets: agent minutes /
 * (tickets per person × minutes per ticket), rounded down. Infinity when nobody opens tickets.
 */
export function startsPerDay(
  agentMinutesPerDay: number,
  ticketsPerPerson: number,
  minutesPerTicket: number,
): number {
  const minutesPerPerson = ticketsPerPerson * minutesPerTicket;
  return minutesPerPerson <= 0 ? Infinity : Math.floor(agentMinutesPerDay / minutesPerPerson + 1e-9);
}

/** The most people of one stratum mix a week's helpdesk minutes take at the P90, found by bisection. */
export function peopleWithinMinutes(
  history: readonly StratumHistory[],
  mix: readonly WavePart[],
  minutes: { readonly perWeek: number; readonly perTicket: number },
  options: ForecastOptions,
): number {
  const total = mix.reduce((sum, part) => sum + part.people, 0);
  if (total === 0 || minutes.perTicket <= 0) return Infinity;
  const isWithin = (people: number): boolean => {
    const parts = mix.map((part) => ({ stratum: part.stratum, people: (part.people * people) / total }));
    return forecastWaveTickets(history, parts, options).p90 * minutes.perTicket <= minutes.perWeek;
  };
  let [low, high] = [0, 10_000_000];
  for (let step = 0; step < 40 && low < high; step++) {
    const middle = Math.ceil((low + high) / 2);
    if (isWithin(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
