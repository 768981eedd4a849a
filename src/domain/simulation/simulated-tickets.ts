/**
 * Tickets of simulated people: how many, when and about what. The rate follows skill and platform, a failed
 * enrolment adds to it, and tickets fade over the weeks after the start, in working hours.
 */
import { poissonCount, waitingTime, type PersonDraw } from './person-draw.ts';
import type { Scenario } from './scenario.ts';
import type { SimulatedPeople } from './create-simulation.ts';

export type SimulatedTicket = {
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly topic: SimulatedTopic;
  readonly minutes: number;
  /** 1 is the most urgent. */
  readonly priority: 1 | 2 | 3 | 4;
  /** Milliseconds since 1970. */
  readonly resolvedAt: number;
};

export type SimulatedTopic =
  | 'enrolment_failed'
  | 'sign_in'
  | 'missing_app'
  | 'mail_profile'
  | 'network'
  | 'printing'
  | 'how_to';

const skillFactors: Readonly<Record<string, number>> = { confident: 0.6, everyday: 1, 'needs help': 1.75 };
const platformFactors: Readonly<Record<string, number>> = {
  Windows: 1.05,
  iOS: 0.8,
  macOS: 0.9,
  Android: 1.15,
};
/** Further tickets expected of a person whose first attempt failed. */
const ticketsAfterFailure = 0.5;
/** Days; 60 % of tickets come within 7 days, 84 % within 14. */
const medianDaysToTicket = 5.3;
const dayMilliseconds = 86_400_000;
const hourMilliseconds = 3_600_000;

const topics: readonly (readonly [topic: SimulatedTopic, share: number])[] = [
  ['sign_in', 30],
  ['missing_app', 22],
  ['how_to', 18],
  ['mail_profile', 14],
  ['network', 9],
  ['printing', 7],
];

/** Shares of tickets, and the median hours until one is resolved. */
const priorities: readonly (readonly [priority: 1 | 2 | 3 | 4, share: number, medianHours: number])[] = [
  [1, 2, 2],
  [2, 13, 7],
  [3, 60, 26],
  [4, 25, 50],
];

/** Prepares the tickets of each person so that the scenario's mean holds over these people. */
export function createTickets(input: {
  readonly draw: PersonDraw;
  readonly scenario: Scenario;
  readonly people: SimulatedPeople;
  readonly baselineFailureShare: (person: number) => number;
  readonly hasFailed: (person: number, startedAt: number) => boolean;
}): (person: number, startedAt: number) => SimulatedTicket[] {
  const { draw, scenario, people } = input;
  const factorOf = (person: number): number =>
    (skillFactors[people.skill[person] ?? ''] ?? 1) * (platformFactors[people.platform[person] ?? ''] ?? 1);
  const count = people.platform.length;
  let factorSum = 0;
  let failureSum = 0;
  for (let person = 0; person < count; person++) {
    factorSum += factorOf(person);
    failureSum += input.baselineFailureShare(person);
  }
  const fromFailures = count === 0 ? 0 : (failureSum / count) * ticketsAfterFailure;
  const scale = count === 0 ? 0 : Math.max(0, scenario.ticketsPerPerson - fromFailures) / (factorSum / count);
  return (person, startedAt) => {
    const hasFailed = input.hasFailed(person, startedAt);
    const rate = scale * factorOf(person) + (hasFailed ? ticketsAfterFailure : 0);
    const tickets = Array.from({ length: poissonCount(draw(person, 'ticket_count'), rate) }, (_, number) => {
      const isAboutFailure = number === 0 && hasFailed;
      const days = waitingTime(
        draw(person, 'ticket_time', number + 1),
        isAboutFailure ? 1 : medianDaysToTicket,
      );
      // Work times are skewed: many short calls, some long ones; the mean is the scenario's.
      const length = -Math.log(1 - draw(person, 'ticket_minutes', number + 1)) * 0.8 + 0.2;
      const openedAt = moveIntoWorkingHours(startedAt + Math.min(days, 60) * dayMilliseconds);
      const [priority, , medianHours] = chooseByShare(
        priorities,
        draw(person, 'ticket_priority', number + 1),
        ([, share]) => share,
      );
      const work = waitingTime(draw(person, 'ticket_work', number + 1), medianHours);
      return {
        openedAt,
        priority,
        resolvedAt: moveIntoWorkingHours(openedAt + (work + 0.2) * hourMilliseconds),
        topic: isAboutFailure
          ? 'enrolment_failed'
          : chooseByShare(topics, draw(person, 'ticket_topic', number + 1), ([, share]) => share)[0],
        minutes: Math.max(3, Math.round(length * scenario.minutesPerTicket)),
      } satisfies SimulatedTicket;
    });
    return tickets.sort((left, right) => left.openedAt - right.openedAt);
  };
}

/** The entry in whose share of 100 a uniform draw falls. */
function chooseByShare<Entry>(
  entries: readonly Entry[],
  draw: number,
  shareOf: (entry: Entry) => number,
): Entry {
  let left = draw * 100;
  for (const entry of entries) {
    left -= shareOf(entry);
    if (left < 0) return entry;
  }
  return entries.at(-1)!;
}

/** Never earlier: evenings and weekends wait for the next working day, spread over its first hours (UTC). */
function moveIntoWorkingHours(at: number): number {
  const rounded = Math.round(at);
  let dayStart = Math.floor(rounded / dayMilliseconds) * dayMilliseconds;
  const sinceMidnight = rounded - dayStart;
  const isWorkingDay = (start: number): boolean => (start / dayMilliseconds + 3) % 7 < 5;
  if (
    isWorkingDay(dayStart) &&
    sinceMidnight >= 7 * hourMilliseconds &&
    sinceMidnight < 16 * hourMilliseconds
  ) {
    return rounded;
  }
  if (sinceMidnight >= 7 * hourMilliseconds || !isWorkingDay(dayStart)) dayStart += dayMilliseconds;
  while (!isWorkingDay(dayStart)) dayStart += dayMilliseconds;
  return dayStart + 7 * hourMilliseconds + (sinceMidnight % (4 * hourMilliseconds));
}
