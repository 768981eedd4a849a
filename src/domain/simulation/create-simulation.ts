/**
 * A simulated organisation that answers a rollout: enrolments, check-ins, deferrals. Every answer is a pure
 * function of seed, scenario, person and instant. Tickets are in simulated-tickets.ts, answers to messages
 * and surveys in simulated-responses.ts.
 */
import { badDriverError, errorOf, type SimulatedError } from './error-codes.ts';
import { createPersonDraw, waitingTime, type PersonDraw } from './person-draw.ts';
import { createAppReports, type AppReport } from './simulated-apps.ts';
import { isActiveAt, timeFaults, type Scenario, type TimedFault } from './scenario.ts';
import { createResponses, type SimulatedResponses } from './simulated-responses.ts';
import { createUse, type SimulatedUse } from './simulated-use.ts';
import { createTickets, type SimulatedTicket } from './simulated-tickets.ts';

/** Columns of equal length; a person is their position. Values not recorded are null. */
export type SimulatedPeople = {
  readonly platform: readonly (string | null)[];
  readonly model: readonly (string | null)[];
  readonly skill: readonly (string | null)[];
};

/** Instants are milliseconds since 1970-01-01 UTC. `reportedAt` is when a connector can see it (Infinity = never). */
export type EnrolmentOutcome =
  | { readonly kind: 'succeeded'; readonly happenedAt: number; readonly reportedAt: number }
  | {
      readonly kind: 'failed';
      readonly happenedAt: number;
      readonly reportedAt: number;
      readonly errorCode: string;
      readonly reason: string;
    }
  /** The device never checks in: nothing is ever reported. */
  | { readonly kind: 'unreachable' };

export type Simulation = SimulatedResponses & {
  readonly scenario: Scenario;
  /** How attempt number `attempt` (1 = first) of the person ends when started at `startedAt`. */
  enrolmentOutcome(person: number, startedAt: number, attempt?: number): EnrolmentOutcome;
  /** When the device first reports after `startedAt`; null when it never does. */
  checkInAt(person: number, startedAt: number): number | null;
  /** The tickets the person opens because of a first start at `startedAt`, in order of time. */
  ticketsOf(person: number, startedAt: number): SimulatedTicket[];
  /** The apps of the person, and whether each works after the change. */
  appsOf(person: number): AppReport[];
  /** What the person, who was done at `doneAt`, uses next after an instant; null when nothing any more. */
  nextUse(person: number, doneAt: number, after: number): SimulatedUse | null;
  /** When the person puts off their date after being told it for the `time`-th time (1 = first), or null. */
  deferralAt(person: number, notifiedAt: number, time?: number): number | null;
  /** Which of so many days that are offered the person then takes: the place from 0, the soonest most often. */
  deferralDay(person: number, days: number, time?: number): number;
  /** When the person completes the training after being told their date, or null. */
  trainingAt(person: number, notifiedAt: number): number | null;
  isSponsorSilent(at: number): boolean;
  isConnectorDown(at: number): boolean;
};

const hourMilliseconds = 3_600_000;
/** Half of those who complete the training have done so after as long. */
const trainingDelayHours = 40;

/** Prepares a simulated organisation; takes one pass over the people. The same arguments answer the same. */
export function createSimulation(options: {
  readonly seed: number;
  readonly scenario: Scenario;
  readonly people: SimulatedPeople;
}): Simulation {
  const { seed, scenario, people } = options;
  const draw = createPersonDraw(seed);
  const faults = timeFaults(scenario);
  const enrolment = createEnrolment(draw, scenario, people, faults);
  const { reportedAt, isActive, busyShare } = createFaultClock(faults);
  const enrolmentOutcome: Simulation['enrolmentOutcome'] = (person, startedAt, attempt = 1) => {
    const checkInAt = enrolment.checkInAt(person, startedAt);
    if (checkInAt === null) return { kind: 'unreachable' };
    const happenedAt =
      checkInAt + Math.round(waitingTime(draw(person, 'duration', attempt), 0.7) * hourMilliseconds);
    const error = enrolment.errorAt(person, startedAt, attempt);
    const times = { happenedAt, reportedAt: reportedAt(happenedAt) };
    if (error === null) return { kind: 'succeeded', ...times };
    return { kind: 'failed', ...times, errorCode: error.code, reason: error.reason };
  };
  const tickets = createTickets({
    draw,
    scenario,
    people,
    baselineFailureShare: (person) => enrolment.baselineFailureShare(person),
    hasFailed: (person, startedAt) => enrolment.errorAt(person, startedAt, 1) !== null,
  });
  return {
    scenario,
    enrolmentOutcome,
    checkInAt: (person, startedAt) => {
      const at = enrolment.checkInAt(person, startedAt);
      return at === null ? null : reportedAt(at);
    },
    ticketsOf: tickets,
    appsOf: createAppReports(draw, scenario),
    nextUse: createUse(draw, scenario),
    deferralAt: (person, notifiedAt, time = 1) => {
      const share = Math.max(scenario.deferralShare, busyShare(notifiedAt)) * 0.25 ** (time - 1);
      if (draw(person, 'defers', time) >= share) return null;
      return notifiedAt + Math.round(waitingTime(draw(person, 'defer_delay', time), 9) * hourMilliseconds);
    },
    deferralDay: (person, days, time = 1) =>
      Math.min(days - 1, Math.floor(waitingTime(draw(person, 'defer_day', time), 1.5))),
    trainingAt: (person, notifiedAt) => {
      if (draw(person, 'trains') >= (scenario.trainedShare ?? 0)) return null;
      const hours = waitingTime(draw(person, 'training_delay'), trainingDelayHours);
      return notifiedAt + Math.round(hours * hourMilliseconds);
    },
    isSponsorSilent: (at) => isActive('silent_sponsor', at),
    isConnectorDown: (at) => isActive('connector_outage', at),
    ...createResponses({
      draw,
      scenario,
      people,
      outcomeOf: (person, startedAt) => enrolmentOutcome(person, startedAt).kind,
      ticketCountOf: (person, startedAt) => tickets(person, startedAt).length,
    }),
  };
}

type Enrolment = {
  checkInAt(person: number, startedAt: number): number | null;
  errorAt(person: number, startedAt: number, attempt: number): SimulatedError | null;
  baselineFailureShare(person: number): number;
};

function createEnrolment(
  draw: PersonDraw,
  scenario: Scenario,
  people: SimulatedPeople,
  faults: readonly TimedFault[],
): Enrolment {
  const baselineFailureShare = (person: number): number => {
    const model = people.model[person] ?? '';
    const platform = people.platform[person] ?? '';
    return (
      scenario.failureShareByModel[model] ??
      scenario.failureShareByPlatform[platform] ??
      scenario.otherFailureShare
    );
  };
  return {
    baselineFailureShare,
    checkInAt: (person, startedAt) => {
      if (draw(person, 'no_show') < scenario.noShowShare) return null;
      // Devices poll about every eight hours once they are on; a few stay in a drawer for days.
      const hours = waitingTime(draw(person, 'check_in'), scenario.checkInDelayHours);
      return startedAt + Math.round(Math.min(hours, 24 * 12) * hourMilliseconds);
    },
    errorAt: (person, startedAt, attempt) => {
      for (const timed of faults) {
        const { fault } = timed;
        if (fault.kind !== 'bad_driver' || fault.model !== people.model[person]) continue;
        // The draw is the person's own: a device the driver breaks stays broken until the driver is withdrawn.
        if (isActiveAt(timed, startedAt) && draw(person, 'fault') < fault.failureShare) return badDriverError;
      }
      const hasFailed =
        attempt === 1
          ? draw(person, 'failure') < baselineFailureShare(person)
          : draw(person, 'retry', attempt) < scenario.retryFailureShare;
      return hasFailed ? errorOf(people.platform[person] ?? null, draw(person, 'error_code')) : null;
    },
  };
}

function createFaultClock(faults: readonly TimedFault[]): {
  reportedAt(happenedAt: number): number;
  isActive(kind: 'silent_sponsor' | 'connector_outage', at: number): boolean;
  /** The share of people told at this instant who put off their date because of it; 0 without such a time. */
  busyShare(at: number): number;
} {
  const outages = faults
    .filter(({ fault }) => fault.kind === 'connector_outage')
    .sort((left, right) => left.startsAt - right.startsAt);
  return {
    reportedAt: (happenedAt) =>
      outages.reduce((at, outage) => (isActiveAt(outage, at) ? outage.endsAt : at), happenedAt),
    busyShare: (at) =>
      Math.max(
        0,
        ...faults.map((timed) =>
          timed.fault.kind === 'busy_time' && isActiveAt(timed, at) ? timed.fault.share : 0,
        ),
      ),
    isActive: (kind, at) => faults.some((timed) => timed.fault.kind === kind && isActiveAt(timed, at)),
  };
}
