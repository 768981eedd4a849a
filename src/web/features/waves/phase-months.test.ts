import { expect, test } from 'vitest';
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { monthsBetween, phaseRows } from './phase-months.ts';

const stage = (stageId: number, kind: Stage['kind'], people: number, startsOn: string | null) =>
  ({ stageId, kind, ordinal: stageId, people, startsOn }) as Stage;
const cell = (stageId: number, people: number) =>
  ({
    stageId,
    people,
    startsOn: '2026-11-30',
    state: 'planned',
  }) as WaveCalendar['rows'][number]['cells'][number];
const row = (name: string | null, ...cells: ReturnType<typeof cell>[]) => ({
  values: [name],
  owner: null,
  people: cells.reduce((sum, { people }) => sum + people, 0),
  closed: [],
  cells,
});

const stages = [
  stage(1, 'pilot', 20, '2026-09-14'),
  stage(2, 'pilot', 60, '2026-10-05'),
  stage(3, 'wave', 101, '2026-11-30'),
  stage(4, 'wave', 0, '2026-12-07'),
  stage(5, 'wave', 50, '2027-01-04'),
];
const rows = phaseRows(stages, {
  rows: [row('HR', cell(3, 30), cell(5, 50)), row(null, cell(3, 10), cell(3, 60))],
});

test('phases are counted by their kind; a wave that was emptied is none', () => {
  expect(rows.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
    'limited_pilot 1',
    'expanded_pilot 1',
    'production 1',
    'production 2',
  ]);
});

test('groups and the rest of a row add up to its cohort', () => {
  for (const {
    stage: { people },
    groups,
    others,
  } of rows)
    expect(groups.reduce((sum, group) => sum + group.people, others)).toBe(people);
  expect(rows[2]).toMatchObject({
    groups: [
      { values: [null], people: 70 },
      { values: ['HR'], people: 30 },
    ],
    others: 1,
  });
});

test('months run without a gap over the end of the year', () => {
  expect(monthsBetween(rows)).toEqual(['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01']);
  expect(monthsBetween(phaseRows([stage(1, 'pilot', 3, null)], { rows: [] }))).toEqual([]);
});
