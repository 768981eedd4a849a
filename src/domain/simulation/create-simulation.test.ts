import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import { createSimulation, type SimulatedPeople } from './create-simulation.ts';
import { badDriverScenario, calmScenario, failingPilotScenario, type Scenario } from './scenario.ts';

const count = 20_000;
const organisation = generateSampleOrganisation({ seed: 4, people: count, devices: count });
const people: SimulatedPeople = {
  platform: organisation.people.map((person) => person.attributes.platform),
  model: organisation.devices.map((device) => device.model),
  skill: organisation.people.map((person) => person.attributes.skill),
};
const startedAt = Date.parse('2026-10-19T08:00:00Z');
const dayMilliseconds = 86_400_000;
const everybody = Array.from({ length: count }, (_, person) => person);
const simulate = (scenario: Scenario, seed = 1): ReturnType<typeof createSimulation> =>
  createSimulation({ seed, scenario, people });
const share = (predicate: (person: number) => boolean, of = everybody): number =>
  of.filter(predicate).length / of.length;

/** Plays the usual policy: a failed attempt is tried again once, two days later. */
function isEnrolledAfterRetry(simulation: ReturnType<typeof createSimulation>, person: number): boolean {
  const first = simulation.enrolmentOutcome(person, startedAt);
  if (first.kind !== 'failed') return first.kind === 'succeeded';
  return simulation.enrolmentOutcome(person, startedAt + 2 * dayMilliseconds, 2).kind === 'succeeded';
}

test('in the calm scenario about 97 % are enrolled after a retry and 1.5 % never check in', () => {
  const simulation = simulate(calmScenario);
  expect(share((person) => isEnrolledAfterRetry(simulation, person))).toBeGreaterThan(0.965);
  expect(share((person) => isEnrolledAfterRetry(simulation, person))).toBeLessThan(0.98);
  const unreachable = share(
    (person) => simulation.enrolmentOutcome(person, startedAt).kind === 'unreachable',
  );
  expect(unreachable).toBeGreaterThan(0.012);
  expect(unreachable).toBeLessThan(0.018);
  expect(share((person) => simulation.checkInAt(person, startedAt) === null)).toBe(unreachable);
});

test('people open 0.18 tickets each, most in the first week, in working hours', () => {
  const simulation = simulate(calmScenario);
  const tickets = everybody.flatMap((person) => simulation.ticketsOf(person, startedAt));
  expect(tickets.length / count).toBeGreaterThan(0.17);
  expect(tickets.length / count).toBeLessThan(0.19);
  const week = (ticket: { openedAt: number }): number =>
    (ticket.openedAt - startedAt) / (7 * dayMilliseconds);
  expect(tickets.filter((ticket) => week(ticket) < 1).length / tickets.length).toBeGreaterThan(0.55);
  expect(tickets.filter((ticket) => week(ticket) > 3).length / tickets.length).toBeLessThan(0.12);
  const urgent = tickets.filter(({ priority }) => priority === 1).length / tickets.length;
  expect(urgent).toBeGreaterThan(0.01);
  expect(urgent).toBeLessThan(0.035);
  for (const { openedAt, resolvedAt } of tickets) expect(resolvedAt).toBeGreaterThan(openedAt);
  for (const { openedAt } of tickets) {
    const date = new Date(openedAt);
    expect(openedAt).toBeGreaterThanOrEqual(startedAt);
    expect([1, 2, 3, 4, 5]).toContain(date.getUTCDay());
    expect(date.getUTCHours()).toBeGreaterThanOrEqual(7);
    expect(date.getUTCHours()).toBeLessThan(16);
  }
  const minutes = tickets.reduce((sum, ticket) => sum + ticket.minutes, 0) / tickets.length;
  expect(Math.abs(minutes - calmScenario.minutesPerTicket)).toBeLessThan(2.5);
});

test('people who need help open more tickets than confident ones', () => {
  const simulation = simulate(calmScenario);
  const rate = (skill: string): number => {
    const group = everybody.filter((person) => people.skill[person] === skill);
    return (
      group.reduce((sum, person) => sum + simulation.ticketsOf(person, startedAt).length, 0) / group.length
    );
  };
  expect(rate('needs help')).toBeGreaterThan(2 * rate('confident'));
});

test('a bad driver breaks its model only, only while it is out, and stays broken on retry', () => {
  const scenario = badDriverScenario({ model: 'Latitude 5440', from: '2026-10-12', to: '2026-10-26' });
  const [bad, calm] = [simulate(scenario), simulate(calmScenario)];
  const owners = everybody.filter((person) => people.model[person] === 'Latitude 5440');
  const failure = (at: number, attempt: number): number =>
    share((person) => bad.enrolmentOutcome(person, at, attempt).kind === 'failed', owners);
  expect(failure(startedAt, 1)).toBeGreaterThan(0.33);
  expect(failure(startedAt, 2)).toBeGreaterThan(0.33);
  expect(failure(Date.parse('2026-10-26T00:00:00Z'), 1)).toBeLessThan(0.09);
  for (const person of everybody) {
    if (people.model[person] === 'Latitude 5440') continue;
    expect(bad.enrolmentOutcome(person, startedAt)).toEqual(calm.enrolmentOutcome(person, startedAt));
  }
  const tickets = (simulation: typeof bad): number =>
    owners.reduce((sum, person) => sum + simulation.ticketsOf(person, startedAt).length, 0);
  expect(tickets(bad)).toBeGreaterThan(1.5 * tickets(calm));
});

test('the failing pilot fails', () => {
  const simulation = simulate(failingPilotScenario);
  const enrolled = share((person) => isEnrolledAfterRetry(simulation, person));
  expect(enrolled).toBeLessThan(0.88);
  const scores = everybody.flatMap((person) => simulation.satisfaction(person, startedAt)?.score ?? []);
  const calm = simulate(calmScenario);
  const calmScores = everybody.flatMap((person) => calm.satisfaction(person, startedAt)?.score ?? []);
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(calmScores)).toBeGreaterThan(3.9);
  expect(mean(scores)).toBeLessThan(mean(calmScores) - 0.3);
});

test('during an outage nothing is reported, and afterwards what happened is', () => {
  const outage = { kind: 'connector_outage', from: '2026-10-19', to: '2026-10-23' } as const;
  const simulation = simulate({ ...calmScenario, faults: [outage] });
  const calm = simulate(calmScenario);
  for (const person of everybody.slice(0, 500)) {
    const outcome = simulation.enrolmentOutcome(person, startedAt);
    const usual = calm.enrolmentOutcome(person, startedAt);
    if (outcome.kind === 'unreachable' || usual.kind === 'unreachable') continue;
    expect(outcome.happenedAt).toBe(usual.happenedAt);
    expect(outcome.reportedAt).toBe(Math.max(usual.happenedAt, Date.parse('2026-10-23')));
  }
  expect(simulation.isConnectorDown(startedAt)).toBe(true);
  expect(calm.isConnectorDown(startedAt)).toBe(false);
});

test('a silent sponsor is silent from its first to its last instant', () => {
  const fault = { kind: 'silent_sponsor', from: '2026-10-19', to: null } as const;
  const simulation = simulate({ ...calmScenario, faults: [fault] });
  expect([startedAt - dayMilliseconds, startedAt].map((at) => simulation.isSponsorSilent(at))).toEqual([
    false,
    true,
  ]);
});

test('so many put off their date as the scenario says, far fewer a second time, and more in a busy time', () => {
  const fault = { kind: 'busy_time', from: '2026-11-01', to: '2026-11-08', share: 0.5 } as const;
  const simulation = simulate({ ...calmScenario, deferralShare: 0.04, faults: [fault] });
  const deferring = (time: number, at = startedAt): number =>
    share((person) => simulation.deferralAt(person, at, time) !== null);
  expect(deferring(1)).toBeGreaterThan(0.035);
  expect(deferring(1)).toBeLessThan(0.045);
  expect(deferring(2)).toBeLessThan(0.015);
  expect(deferring(1, Date.parse('2026-11-03T08:00:00Z'))).toBeCloseTo(0.5, 1);
  const calm = simulate(calmScenario);
  expect(share((person) => calm.deferralAt(person, startedAt) !== null)).toBe(0);
  expect(share((person) => simulation.deferralDay(person, 12) === 0)).toBeGreaterThan(0.3);
  expect(everybody.every((person) => simulation.deferralDay(person, 2) < 2)).toBe(true);
});

test('of the people with an app, and of those alone, it fails for the share the scenario says', () => {
  const simulation = simulate({ ...calmScenario, apps: { CAD: { share: 0.2, failureShare: 0.25 } } });
  const having = everybody.filter((person) => simulation.appsOf(person).length > 0);
  expect(having.length / count).toBeCloseTo(0.2, 1);
  expect(share((person) => !simulation.appsOf(person)[0]!.works, having)).toBeCloseTo(0.25, 1);
  expect(simulate(calmScenario).appsOf(0)).toEqual([]);
});

test('people open their page before they tick or ask, and answer another message otherwise', () => {
  const simulation = simulate(calmScenario);
  let opened = 0;
  let isDifferent = false;
  for (const person of everybody) {
    const response = simulation.messageResponse(person, 'kickoff', startedAt);
    if (response.openedPageAt === null) {
      expect([response.tickedChecklistAt, response.askedAt, response.question]).toEqual([null, null, null]);
    } else {
      opened++;
      expect(response.openedPageAt).toBeGreaterThanOrEqual(startedAt);
      if (response.tickedChecklistAt !== null) {
        expect(response.tickedChecklistAt).toBeGreaterThanOrEqual(response.openedPageAt);
      }
      expect(response.askedAt === null).toBe(response.question === null);
    }
    const other = simulation.messageResponse(person, 'reminder', startedAt);
    isDifferent ||= (other.openedPageAt === null) !== (response.openedPageAt === null);
  }
  expect(opened / count).toBeGreaterThan(0.7);
  expect(opened / count).toBeLessThan(0.78);
  expect(isDifferent).toBe(true);
});

test('answers do not depend on the order of asking, and every instant lies after its cause', () => {
  const forward = simulate(calmScenario, 9);
  const backward = simulate(calmScenario, 9);
  const ask = (simulation: typeof forward, person: number, at: number): unknown => [
    simulation.enrolmentOutcome(person, at),
    simulation.ticketsOf(person, at),
    simulation.satisfaction(person, at),
  ];
  const answers = everybody.slice(0, 300).map((person) => ask(forward, person, startedAt));
  const reversed = everybody
    .slice(0, 300)
    .reverse()
    .map((person) => ask(backward, person, startedAt));
  expect(reversed.reverse()).toEqual(answers);
  fc.assert(
    fc.property(fc.nat(count - 1), fc.integer({ min: 0, max: 4e12 }), (person, at) => {
      const outcome = forward.enrolmentOutcome(person, at);
      if (outcome.kind !== 'unreachable') {
        expect(outcome.happenedAt).toBeGreaterThanOrEqual(at);
        expect(outcome.reportedAt).toBeGreaterThanOrEqual(outcome.happenedAt);
      }
      for (const ticket of forward.ticketsOf(person, at)) expect(ticket.openedAt).toBeGreaterThanOrEqual(at);
      const answer = forward.satisfaction(person, at);
      if (answer !== null) expect(answer.answeredAt).toBeGreaterThanOrEqual(at + 3 * dayMilliseconds);
    }),
  );
});

test('another seed is another organisation, and nobody is a valid one', () => {
  const [first, second] = [simulate(calmScenario, 1), simulate(calmScenario, 2)];
  const fails = (simulation: typeof first): string =>
    everybody.filter((person) => simulation.enrolmentOutcome(person, startedAt).kind === 'failed').join(',');
  expect(fails(first)).not.toBe(fails(second));
  expect(() =>
    createSimulation({ seed: 1, scenario: calmScenario, people: { platform: [], model: [], skill: [] } }),
  ).not.toThrow();
});

test('of those who begin to use it some stop for good, nobody uses it at a weekend, and without it nothing is reported', () => {
  const use = [{ feature: 'Company Portal', share: 0.8, stopShare: 0.5, stopAfterDays: 14 }];
  const simulation = simulate({ ...calmScenario, use });
  const some = everybody.slice(0, 4000);
  const usesOf = (person: number): number[] => {
    const uses: number[] = [];
    for (let next = simulation.nextUse(person, startedAt, startedAt); next !== null;) {
      uses.push(next.at);
      next = simulation.nextUse(person, startedAt, next.at);
    }
    return uses;
  };
  const daysOf = (person: number): number[] =>
    usesOf(person).map((at) => Math.floor((at - startedAt) / dayMilliseconds));
  expect(share((person) => daysOf(person).some((day) => day < 14), some)).toBeCloseTo(0.78, 1);
  const stopped = share((person) => daysOf(person).length > 0 && daysOf(person).at(-1)! < 56, some);
  expect(stopped).toBeGreaterThan(0.3);
  expect(stopped).toBeLessThan(0.42);
  for (const person of some.slice(0, 200))
    for (const at of usesOf(person)) expect([0, 6]).not.toContain(new Date(at).getUTCDay());
  expect(simulate(calmScenario).nextUse(3, startedAt, startedAt)).toBeNull();
});

test('people complete the training as often as the scenario says, some days after they were told', () => {
  const simulation = simulate({ ...calmScenario, trainedShare: 0.7 });
  const trained = share((person) => simulation.trainingAt(person, startedAt) !== null);
  expect(trained).toBeGreaterThan(0.68);
  expect(trained).toBeLessThan(0.72);
  const within = share(
    (person) => (simulation.trainingAt(person, startedAt) ?? Infinity) < startedAt + 40 * 3_600_000,
  );
  expect(within / trained).toBeGreaterThan(0.47);
  expect(within / trained).toBeLessThan(0.53);
  expect(
    everybody.every((person) => (simulation.trainingAt(person, startedAt) ?? Infinity) >= startedAt),
  ).toBe(true);
  const untrained = simulate(calmScenario);
  expect(share((person) => untrained.trainingAt(person, startedAt) !== null)).toBe(0);
});
