import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { encodeTask, runTask } from './cohort-task.ts';
import type { Population } from './population.ts';
import { nameOutcome, selectCohort } from './select-cohort.ts';

const random = createRandom(1);
const population: Population = {
  ids: Array.from({ length: 2000 }, (_, person) => `person-${person}@example.com`),
  attributes: ['site', 'platform', 'skill'].map((name) => ({
    name,
    values: Array.from({ length: 2000 }, () => `${name} ${random.integer(6)}`),
  })),
  team: Array.from({ length: 2000 }, (_, person) => `team ${person % 200}`),
};
const options = { size: 60, seed: 4, teamCap: { people: 2 }, minimums: [{ attribute: 'site', people: 5 }] };

test('a task copied to a thread and back gives the people of a direct selection', () => {
  const task = encodeTask(population, { ...options, onProgress: () => true });
  if (!task.ok) throw new Error(task.refusal.kind);
  const outcome = structuredClone(runTask(structuredClone(task.value)));
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  expect(selectCohort(population, options)).toEqual({
    ok: true,
    value: nameOutcome(population, {}, outcome.value),
  });
});

test('a task refuses at once what cannot be met, and stops when told to', () => {
  const large = encodeTask(population, { ...options, size: 3000 });
  expect(!large.ok && large.refusal.kind).toBe('size_above_eligible');
  const task = encodeTask(population, options);
  const stopped = task.ok ? runTask(task.value, (share) => share < 0.3) : task;
  expect(!stopped.ok && stopped.refusal.kind).toBe('cancelled');
});
