import { expect, test } from 'vitest';
import { createRandom } from '#domain/random/random.ts';
import { buildProblem } from './build-problem.ts';
import { place, takeOut } from './plan-state.ts';
import { pullHome } from './pull-home.ts';
import { createReplanState } from './replan-state.ts';

test('four groups change weeks with each other where no two of them can', () => {
  const home = [0, 1, 1, 1];
  const groups = [10, 4, 3, 3].map((people, index) => ({
    id: `g${index}`,
    people,
    site: null,
    department: null,
    language: null,
    risk: 0,
    helpdeskMinutes: 0,
    after: [],
    together: null,
  }));
  const built = buildProblem(groups, {
    startsOn: '2027-01-04',
    weeks: 2,
    peoplePerWeek: 10,
    helpdeskMinutesPerWeek: null,
    spillOver: [1],
    trainerSeatsPerWeek: {},
    sitePeoplePerWeek: {},
    freezes: [],
  });
  if (!built.ok) throw new Error(built.refusal.message);
  const replan = createReplanState(
    built.value,
    Int32Array.from(home),
    0,
    new Uint8Array(groups.length),
    createRandom(1),
  );
  for (const unit of home.keys()) takeOut(replan.state, unit);
  for (const [unit, week] of home.entries()) {
    place(replan.state, unit, 1 - week);
  }
  pullHome(replan, 2, 1000);
  expect([...replan.state.weekOf]).toEqual(home);
});
