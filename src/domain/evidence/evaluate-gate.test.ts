import { expect, test } from 'vitest';
import type { Criterion } from './criterion.ts';
import { evaluateGate } from './evaluate-gate.ts';
import type { Rating } from './evaluate-rubric.ts';

const NOW = Date.UTC(2026, 9, 13);
const common = { minimumSample: 30, source: 'import' } as const;
const criteria: readonly Criterion[] = [
  {
    ...common,
    id: 'enrolled',
    name: 'Enrolment succeeded',
    metric: 'enrolment',
    kind: 'proportion',
    better: 'higher',
    minimum: 0.95,
    target: 0.97,
    horizon: 600,
    role: 'exit',
  },
  {
    ...common,
    id: 'tickets',
    name: 'Tickets per person',
    metric: 'tickets',
    kind: 'rate',
    better: 'lower',
    minimum: 0.3,
    target: 0.2,
    horizon: 400,
    role: 'guardrail',
  },
  {
    id: 'usable',
    name: 'Instructions are usable',
    kind: 'qualitative',
    rubric: [
      { level: 1, meaning: 'stuck' },
      { level: 2, meaning: 'unaided' },
    ],
    minimum: 2,
    target: 2,
    quorum: 2,
    role: 'exit',
    source: 'review',
  },
];
const outcomes = (metric: string, value: (i: number) => number) =>
  Array.from({ length: 400 }, (_, i) => ({
    personId: `p${i}`,
    at: NOW - (400 - i) * 1e6,
    metric,
    value: value(i),
  }));
const ratings = new Map<string, Rating[]>([
  ['usable', ['ada', 'bo'].map((raterId) => ({ raterId, at: NOW, level: 2, note: 'watched five people' }))],
]);
const enrolment = outcomes('enrolment', (i) => (i % 100 === 99 ? 0 : 1));

test('a gate passes when everything passes, and shares the allowed false stop', () => {
  const calm = outcomes('tickets', (i) => (i % 10 === 0 ? 1 : 0));
  const gate = evaluateGate(criteria, { outcomes: [...enrolment, ...calm], ratings }, { now: NOW });
  expect(gate.combined.verdict).toBe('pass');
  expect(gate.evaluations.map(({ criterionId }) => criterionId)).toEqual(['enrolled', 'tickets', 'usable']);
  expect(gate.evaluations[0]!.stopAlpha).toBeCloseTo(0.025, 12);
  expect(gate.evaluations[0]!.goAlpha).toBe(0.05);
});

test('one unmeasured criterion holds the gate', () => {
  const gate = evaluateGate(criteria, { outcomes: enrolment, ratings }, { now: NOW });
  expect(gate.combined).toMatchObject({ verdict: 'no_data', decidedBy: ['tickets'] });
  expect(evaluateGate(criteria, { outcomes: enrolment }, { now: NOW }).combined.decidedBy).toEqual([
    'tickets',
    'usable',
  ]);
});

test('a guardrail that fails decides alone', () => {
  const storm = outcomes('tickets', (i) => (i % 2 === 0 ? 1 : 0));
  const gate = evaluateGate(criteria, { outcomes: storm }, { now: NOW });
  expect(gate.combined).toEqual({ verdict: 'fail', decidedBy: ['tickets'], isGuardrail: true });
});

test('a rating that has expired counts no more, so that the panel falls below its quorum', () => {
  const usable = { ...criteria[2]!, validDays: 30 } as Criterion;
  const DAY = 86_400_000;
  const given = (day: number): Rating => ({
    raterId: `r${day}`,
    at: NOW - day * DAY,
    level: 2,
    note: 'watched',
  });
  const judge = (days: readonly number[]) =>
    evaluateGate([usable], { outcomes: [], ratings: new Map([['usable', days.map(given)]]) }, { now: NOW })
      .evaluations[0]!;
  expect(judge([30, 2])).toMatchObject({ verdict: 'pass', n: 2, setAside: {} });
  expect(judge([31, 2])).toMatchObject({ verdict: 'inconclusive', n: 1, setAside: { expired: 1 } });
  expect(judge([31, 40])).toMatchObject({ verdict: 'no_data', n: 0 });
  expect(judge([31, 2, 1])).toMatchObject({ verdict: 'pass', n: 2 });
});
