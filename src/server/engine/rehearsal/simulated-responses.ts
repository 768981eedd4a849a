/**
 * What simulated people do next: from the people the engine has told or started to dated signals. Pure in the
 * sense that the same people, dates and seed give the same events; keys make repeating them harmless.
 */
import type { SimulatedTopic } from '#domain/simulation/simulated-tickets.ts';
import type { Simulation } from '#domain/simulation/create-simulation.ts';
import type { Signal } from '#contracts/signals.ts';
import type { ToldEnrolment, TrackedEnrolment } from './store.ts';

export type SimulatedEvent = {
  readonly at: number;
  readonly signal: Signal;
  /** What it is followed by, made when it is needed: a year of use of many people would fill the memory. */
  readonly next?: () => SimulatedEvent | null;
};

const hourMilliseconds = 3_600_000;

/** How long after a failed attempt the helpdesk has it tried again, and how often. */
const retryHours = 14;
const attemptsMax = 3;

/** What simulated people write in their tickets. */
const topicWords: Readonly<Record<SimulatedTopic, string>> = {
  enrolment_failed: 'Setting up the device fails',
  sign_in: 'Cannot sign in',
  missing_app: 'A program is missing',
  mail_profile: 'Mail asks for the profile again and again',
  network: 'No connection to the network drives',
  printing: 'The printer is gone',
  how_to: 'Where do I find my files now?',
};

/**
 * Everything a person will report because they were started at `startedAt` (milliseconds): the events, and what follows
 * them.
 */
export function eventsAfterStart(
  simulation: Simulation,
  person: number,
  enrolment: TrackedEnrolment,
  startedAt: number,
): SimulatedEvent[] {
  const key = (what: string): string => `${enrolment.enrolmentId}:${enrolment.attempt}:${what}`;
  const signal = (
    at: number,
    what: string,
    rest: Pick<Signal, 'kind'> & Partial<Signal>,
  ): SimulatedEvent => ({
    at,
    signal: {
      key: key(what),
      subject: 'person',
      reference: enrolment.externalId,
      rollout: enrolment.rolloutId,
      at: new Date(at).toISOString(),
      ...rest,
    },
  });
  const events = attemptEvents(simulation, person, startedAt, signal);
  simulation.ticketsOf(person, startedAt).forEach((ticket, index) => {
    const { openedAt, resolvedAt, topic, priority } = ticket;
    const what = `ticket${index}`;
    events.push(signal(openedAt, what, { kind: 'ticket.opened', detail: topicWords[topic], priority }));
    events.push(signal(resolvedAt, `${what}-resolved`, { kind: 'ticket.resolved', ticket: key(what) }));
  });
  const answer = simulation.satisfaction(person, startedAt);
  if (answer !== null)
    events.push(
      signal(answer.answeredAt, 'satisfaction', { kind: 'satisfaction.answered', value: answer.score }),
    );
  return events;
}

/**
 * That a person who was told their date completes the training before it, or null; said once, however often they are
 * told. Nothing is pending for whoever has begun, so that a rehearsal that goes on later knows all that is.
 */
export function trainingAfterNotice(
  simulation: Simulation,
  person: number,
  { enrolmentId, externalId, rolloutId, notifiedAt, scheduledAt }: ToldEnrolment,
): SimulatedEvent | null {
  const at = simulation.trainingAt(person, notifiedAt.getTime());
  if (at === null || at >= scheduledAt.getTime()) return null;
  return {
    at,
    signal: {
      key: `${enrolmentId}:trained`,
      kind: 'training.completed',
      subject: 'person',
      reference: externalId,
      rollout: rolloutId,
      at: new Date(at).toISOString(),
    },
  };
}

type MakeSignal = (at: number, what: string, rest: Pick<Signal, 'kind'> & Partial<Signal>) => SimulatedEvent;

/** The attempts of one person until one succeeds, none is left, or the device never reports. */
function attemptEvents(
  simulation: Simulation,
  person: number,
  startedAt: number,
  signal: MakeSignal,
): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  let begin = startedAt;
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const outcome = simulation.enrolmentOutcome(person, begin, attempt);
    if (outcome.kind === 'unreachable' || !Number.isFinite(outcome.reportedAt)) return events;
    if (outcome.kind === 'succeeded') {
      events.push(signal(outcome.reportedAt, `enrolled${attempt}`, { kind: 'device.enrolled' }));
      const use = nextUse(simulation, person, outcome.reportedAt, signal, outcome.reportedAt);
      return [
        ...events,
        ...appEvents(simulation, person, outcome.reportedAt, signal),
        ...(use === null ? [] : [use]),
      ];
    }
    events.push(
      signal(outcome.reportedAt, `failed${attempt}`, {
        kind: 'device.enrolment_failed',
        detail: outcome.reason,
      }),
    );
    begin = outcome.happenedAt + retryHours * hourMilliseconds;
  }
  return events;
}

/** What the person uses next after an instant, and from there on; null when nothing any more. */
function nextUse(
  simulation: Simulation,
  person: number,
  enrolledAt: number,
  signal: MakeSignal,
  after: number,
): SimulatedEvent | null {
  const use = simulation.nextUse(person, enrolledAt, after);
  if (use === null) return null;
  const { at, feature } = use;
  return {
    ...signal(at, `use:${feature}:${at}`, { kind: 'use', app: feature }),
    next: () => nextUse(simulation, person, enrolledAt, signal, at),
  };
}

/** What an enrolled device says of its apps: that each is there, and an hour later whether it works. */
function appEvents(
  simulation: Simulation,
  person: number,
  enrolledAt: number,
  signal: MakeSignal,
): SimulatedEvent[] {
  return simulation.appsOf(person).flatMap(({ app, works }) => [
    signal(enrolledAt, `found:${app}`, { kind: 'app.found', app }),
    signal(enrolledAt + hourMilliseconds, `app:${app}`, {
      kind: works ? 'device.enrolled' : 'device.enrolment_failed',
      app,
      ...(works ? {} : { detail: 'Does not open after the change' }),
    }),
  ]);
}
