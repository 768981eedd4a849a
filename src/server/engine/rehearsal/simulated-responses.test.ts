import { expect, test } from 'vitest';
import type { EnrolmentId, PersonId, RolloutId } from '#contracts/ids.ts';
import { createSimulation } from '#domain/simulation/create-simulation.ts';
import { calmScenario } from '#domain/simulation/scenario.ts';
import { eventsAfterStart, trainingAfterNotice, type SimulatedEvent } from './simulated-responses.ts';

const everybody = Array.from({ length: 20 }, (_, person) => person);

test('each use a person reports leads to the next, of every feature, and only the first is made at once', () => {
  const simulation = createSimulation({
    seed: 3,
    scenario: {
      ...calmScenario,
      use: [
        { feature: 'Mail', share: 1, stopShare: 0, stopAfterDays: 1 },
        { feature: 'Portal', share: 1, stopShare: 0, stopAfterDays: 1 },
      ],
    },
    people: { platform: everybody.map(() => 'windows'), model: everybody.map(() => 'A'), skill: [] },
  });
  const startedAt = Date.parse('2027-01-11T08:00:00Z');
  const enrolment = {
    rolloutId: 1 as RolloutId,
    enrolmentId: 7 as EnrolmentId,
    externalId: 'p1',
    attempt: 1,
    startedAt: new Date(startedAt),
  };
  const events = everybody
    .map((person) => eventsAfterStart(simulation, person, enrolment, startedAt))
    .find((own) => own.some(({ signal }) => signal.kind === 'device.enrolled'))!;
  const uses: SimulatedEvent[] = events.filter(({ signal }) => signal.kind === 'use');
  expect(uses).toHaveLength(1);
  for (const use of uses) {
    const next = use.next!();
    if (next !== null) uses.push(next);
  }
  const times = uses.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  for (const feature of ['Mail', 'Portal']) {
    const days = uses
      .filter(({ signal }) => signal.app === feature)
      .map(({ signal }) => signal.at.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(days.length).toBeGreaterThan(35);
  }
  expect(new Set(uses.map(({ signal }) => signal.key)).size).toBe(uses.length);
});

test('who completes the training does so between the notice and their date, and says it under one key', () => {
  const simulation = createSimulation({
    seed: 3,
    scenario: { ...calmScenario, trainedShare: 1 },
    people: { platform: everybody.map(() => 'windows'), model: everybody.map(() => 'A'), skill: [] },
  });
  const notifiedAt = new Date('2027-01-11T08:00:00Z');
  const told = (days: number) => ({
    rolloutId: 1 as RolloutId,
    enrolmentId: 7 as EnrolmentId,
    externalId: 'p1',
    personId: 1 as PersonId,
    displayName: 'Somebody',
    deferrals: 0,
    notifiedAt,
    scheduledAt: new Date(notifiedAt.getTime() + days * 86_400_000),
  });
  const trained = (days: number) =>
    everybody.flatMap((person) => trainingAfterNotice(simulation, person, told(days)) ?? []);
  const [soon, later] = [trained(1), trained(60)];
  expect(later).toHaveLength(everybody.length);
  expect(soon.length).toBeGreaterThan(0);
  expect(soon.length).toBeLessThan(later.length);
  for (const { at } of soon) {
    expect(at).toBeGreaterThanOrEqual(notifiedAt.getTime());
    expect(at).toBeLessThan(told(1).scheduledAt.getTime());
  }
  expect(new Set([...soon, ...later].map(({ signal }) => signal.key))).toEqual(new Set(['7:trained']));
});
