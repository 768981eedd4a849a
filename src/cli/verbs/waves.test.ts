import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capacity, groups, usePlanFiles } from '#test/support/plan-files.ts';
import { runVerbWith } from '#test/support/verb-files.ts';
import { runReplan } from './replan.ts';
import { runWaves } from './waves.ts';

const { at, write, read, readReport, named, planWeeks, plan } = usePlanFiles();

test('groups and capacities become a plan and a report', async () => {
  const { code, out, error } = await plan();
  expect(error).toEqual([]);
  expect(code).toBe(0);
  expect(out[0]).toMatch(/^6 groups, 190 people in \d weeks, 2027-01-04 to 2027-/);
  expect(read('plan.csv').split('\n')[0]).toBe('group,week,starts_on');
  const weeks = planWeeks('plan.csv');
  expect(weeks['Assembly']).toBeGreaterThan(weeks['Service desk']!);
  expect(weeks['Payroll']).toBe(weeks['Recruiting']);
  expect(weeks['Press']).toBeGreaterThan(Math.max(weeks['Payroll']!, weeks['Accounting']!));
  expect(weeks['Accounting']).toBeGreaterThan(1);
  const report = readReport('report.json');
  expect(report).toMatchObject({ groups: 6, people: 190, violations: 0, seed: 1 });
  expect(report.weeks).toBeGreaterThanOrEqual(report.lowerBoundWeeks);
  expect(report.perWeek.reduce((sum: number, week: { people: number }) => sum + week.people, 0)).toBe(190);
});

test.each([
  [
    'groups.csv',
    'group,people\nA,ten\n',
    'groups.csv, line 2, column "people": needs a whole number from 0 to 100,000,000, not "ten".',
  ],
  [
    'groups.csv',
    'group,people\nA,1\nA,2\n',
    'groups.csv, line 3, column "group": "A" is already on line 2; list each group once.',
  ],
  [
    'groups.csv',
    'group,people,after\nA,1,B\n',
    'groups.csv, line 2, column "after": names "B", but there is no such group.',
  ],
  [
    'groups.csv',
    'group,people,after\nA,1,B\nB,1,A\n',
    'groups.csv, line 2: “A” would have to start before itself: “A” comes after “B” and “B” comes after “A”. Remove one of these.',
  ],
  [
    'groups.csv',
    'group,people,risk\nA,1,2\n',
    'groups.csv, line 2, column "risk": needs a number from 0 to 1, not "2".',
  ],
  [
    'capacity.yaml',
    'start: 2027-01-04\nweeks: 1\npeople_per_week: 100\n',
    'capacity.yaml: 1 week is too few, and counting proves it: at least 3 are needed because of people per week. Allow more weeks or ease what needs them.',
  ],
  [
    'capacity.yaml',
    'start: 2027-01-04\nweeks: 3\npeople_per_week: [60, 60, 0]\n',
    'capacity.yaml: However many weeks there are, people per week cannot take everybody. Raise the capacity.',
  ],
  [
    'capacity.yaml',
    `${capacity}---\nweeks: 2\n`,
    'capacity.yaml, line 10, column 1: A second document begins here. Keep one, without a line of three dashes in it.',
  ],
  [
    'groups.csv',
    'name,people\nA,1\n',
    'groups.csv, line 1: the column "group" is missing; the columns are name, people.',
  ],
  [
    'groups.csv',
    'group,people\nA,1000\n',
    'groups.csv, line 2: “A” (1,000 people) fits into no open week: people per week cannot take it. Split it or raise the capacity.',
  ],
  [
    'capacity.yaml',
    'start: 2027-01-04\nweeks: 4\n',
    'capacity.yaml, line 1, column 1: the file lacks "people_per_week".',
  ],
  [
    'capacity.yaml',
    capacity.replace('weeks: 12', 'weeks: many'),
    'capacity.yaml, line 2, column 8: "weeks" must be a whole number from 1 to 520, not "many".',
  ],
  [
    'capacity.yaml',
    capacity.replace('2027-01-04', '2027-02-30'),
    'capacity.yaml, line 1, column 8: "start" is "2027-02-30", not a date; write it as YYYY-MM-DD.',
  ],
  [
    'capacity.yaml',
    capacity.replace('freezes:', 'freeze:'),
    'capacity.yaml, line 8, column 1: "freeze" is not known here; known are start, weeks, people_per_week, helpdesk_minutes_per_week, spill_over, trainer_seats_per_week, sites, freezes.',
  ],
  [
    'capacity.yaml',
    `${capacity}  - { site: Oslo, rule: FREQ=HOURLY }\n`,
    'capacity.yaml, line 10, column 5: "freezes", entry 2, cannot be read: In the rule, FREQ cannot be “HOURLY”. Correct it, or remove the part.',
  ],
  [
    'capacity.yaml',
    capacity.replace('0.15]', '0.25]'),
    'capacity.yaml, line 5, column 13: "spill_over" must be 1 to 12 shares that add up to 1, not to 1.1.',
  ],
  [
    'capacity.yaml',
    capacity.replace('to: 2027-01-10', 'to: 2027-01-01'),
    'capacity.yaml, line 9, column 34: "from" is 2027-01-08, after "to" (2027-01-01).',
  ],
])('a mistake in %s is named with its place, and nothing is written', async (name, text, expected) => {
  write('groups.csv', groups);
  write('capacity.yaml', capacity);
  write(name, text);
  const { code, error } = await runVerbWith(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
    report: at('report.json'),
  });
  expect(code).toBe(2);
  expect(named(error)).toEqual([expected]);
  expect(existsSync(at('plan.csv'))).toBe(false);
  expect(existsSync(at('report.json'))).toBe(false);
});

test('several mistakes of a file are named together, and of many the first ten', async () => {
  write('capacity.yaml', capacity);
  const flags = { groups: at('groups.csv'), capacity: at('capacity.yaml'), out: at('plan.csv') };
  write('groups.csv', 'group,people,risk,after\nA,-1,,\nB,2.5,,Q\nA,3,7,\nC,4,,\n');
  const few = await runVerbWith(runWaves, flags);
  expect(few.code).toBe(2);
  expect(named(few.error)).toEqual([
    'groups.csv, line 2, column "people": needs a whole number from 0 to 100,000,000, not "-1".',
    'groups.csv, line 3, column "people": needs a whole number from 0 to 100,000,000, not "2.5".',
    'groups.csv, line 4, column "group": "A" is already on line 2; list each group once.',
    'groups.csv, line 4, column "risk": needs a number from 0 to 1, not "7".',
    'groups.csv, line 3, column "after": names "Q", but there is no such group.',
  ]);
  write('groups.csv', `group,people\n${Array.from({ length: 1234 }, (_, row) => `G${row},-1\n`).join('')}`);
  const many = await runVerbWith(runWaves, flags);
  expect(many.error).toHaveLength(11);
  expect(many.error.at(-1)).toBe('… and 1,224 more.');
  expect(existsSync(at('plan.csv'))).toBe(false);
});

test('an empty list and a value told once and used twice are read', async () => {
  write('groups.csv', 'group,people\nA,10\n');
  write(
    'capacity.yaml',
    'start: 2027-01-04\nweeks: 3\npeople_per_week: 10\nfreezes:\n  - { from: &day 2027-01-05, to: *day }\n',
  );
  const flags = { groups: at('groups.csv'), capacity: at('capacity.yaml'), out: at('plan.csv') };
  expect((await runVerbWith(runWaves, flags)).code).toBe(0);
  expect(read('plan.csv')).toContain('A,2,2027-01-11');
  write('capacity.yaml', 'start: 2027-01-04\nweeks: 3\npeople_per_week: 10\nfreezes:\n');
  expect((await runVerbWith(runWaves, flags)).code).toBe(0);
  expect(read('plan.csv')).toContain('A,1,2027-01-04');
});

test('YAML that cannot be parsed names line and column', async () => {
  write('groups.csv', groups);
  write('capacity.yaml', 'start: 2027-01-04\nweeks: [4\n');
  const { code, error } = await runVerbWith(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
  });
  expect(code).toBe(2);
  expect(error.length).toBe(1);
  expect(error[0]).toMatch(/capacity\.yaml, line \d, column \d+: /);
});

test('bad flags and missing files are one sentence', async () => {
  expect((await runVerbWith(runWaves, ['--group', 'x'])).error).toEqual([
    "Unknown option '--group'. Run with --help to see the flags.",
  ]);
  expect((await runVerbWith(runWaves, ['--seconds', '-1'])).error).toEqual([
    '--seconds needs a value; one that begins with a dash is written --seconds=-VALUE.',
  ]);
  expect((await runVerbWith(runWaves, [])).error).toEqual([
    '--groups is missing. Run with --help to see the flags.',
  ]);
  const missing = await runVerbWith(runWaves, { groups: at('no.csv'), capacity: 'c', out: 'o' });
  expect(missing.error).toEqual([`${at('no.csv')} cannot be read: there is no such file or folder.`]);
  expect((await runVerbWith(runWaves, ['--help'])).out.join('\n')).toContain('capacity.yaml');
  expect((await runVerbWith(runReplan, ['--help'])).out.join('\n')).toContain('change.yaml');
});

test('names in the capacities that no group has are warned about', async () => {
  write('groups.csv', groups.replace('group,people,site', 'group,people,place'));
  write('capacity.yaml', capacity.replace('department: Finance', 'department: Finanse'));
  const { code, error } = await runVerbWith(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
    seconds: '0',
  });
  expect(code).toBe(0);
  expect(named(error)).toEqual([
    'Warning: groups.csv: the column place is not used.',
    'Warning: capacity.yaml: no group has the site "Oslo".',
    'Warning: capacity.yaml: no group has the department "Finanse".',
  ]);
});

test('a freeze by rule and one by public holidays close the weeks they touch', async () => {
  write('groups.csv', 'group,people,site\nA,10,Oslo\nB,10,Lyon\n');
  write(
    'capacity.yaml',
    `start: 2027-05-10
weeks: 3
people_per_week: 100
freezes:
  - { site: Oslo, holidays: NO }
  - { site: Lyon, rule: FREQ=MONTHLY;BYDAY=2MO, lasts: 2 }
`,
  );
  const { code } = await runVerbWith(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
    report: at('report.json'),
  });
  expect(code).toBe(0);
  // Constitution Day is the Monday of week 2; Whit Monday is that of week 2 in 2027, too. Week 1 begins on the second Monday.
  expect(read('plan.csv')).toContain('A,1,2027-05-10');
  expect(read('plan.csv')).toContain('B,2,2027-05-17');
});
