import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runReplan } from './replan.ts';
import { runWaves } from './waves.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waves-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);
const write = (name: string, text: string): void => writeFileSync(at(name), text);
const read = (name: string): string => readFileSync(at(name), 'utf8');
// oxlint-disable-next-line typescript/no-explicit-any
const readReport = (name: string): any => JSON.parse(read(name));

async function run(
  verb: typeof runWaves,
  flags: Readonly<Record<string, string>> | readonly string[],
): Promise<{ code: number; out: string[]; error: string[] }> {
  const argv = Array.isArray(flags)
    ? flags
    : Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const [out, error]: [string[], string[]] = [[], []];
  const code = await verb(argv, { out: (line) => out.push(line), error: (line) => error.push(line) });
  return { code, out, error };
}

const groups = `group,people,site,department,language,risk,helpdesk_minutes,after,together
Assembly,60,Oslo,Production,sv,0.7,300,Service desk,
Service desk,20,Oslo,IT,en,0.1,100,,
Accounting,50,Lyon,Finance,en,0.4,200,,
Payroll,30,Lyon,HR,en,0.4,100,,office
Recruiting,20,Lyon,HR,en,0.2,60,,office
Press,10,Lyon,Sales,en,0.3,50,Payroll;Accounting,
`;

const capacity = `start: 2027-01-04
weeks: 12
people_per_week: 100
helpdesk_minutes_per_week: 400
spill_over: [0.6, 0.25, 0.15]
trainer_seats_per_week: { en: 80, sv: 60 }
sites: { Oslo: { people_per_week: 70 } }
freezes:
  - { department: Finance, from: 2027-01-08, to: 2027-01-10 }
`;

async function plan(): Promise<ReturnType<typeof run>> {
  write('groups.csv', groups);
  write('capacity.yaml', capacity);
  return run(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    seconds: '0.01',
    out: at('plan.csv'),
    report: at('report.json'),
  });
}

function planWeeks(name: string): Record<string, number> {
  const lines = read(name).trim().split('\n').slice(1);
  return Object.fromEntries(
    lines.map((line) => {
      const [group, week] = line.split(',');
      return [group!, Number(week)];
    }),
  );
}

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
    'groups.csv, line 2, column "people": needs a whole number from 0 to 100000000, not "ten".',
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
    'groups.csv, line 2: “A” would have to start before itself. Follow what it has to come after and whom it stays with, and remove the circle.',
  ],
  [
    'groups.csv',
    'group,people,risk\nA,1,2\n',
    'groups.csv, line 2, column "risk": needs a number from 0 to 1, not "2".',
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
    'capacity.yaml, line 2, column 8: "weeks" must be a whole number from 1 to 520.',
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
  const { code, error } = await run(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
    report: at('report.json'),
  });
  expect(code).toBe(2);
  expect(error.map((line) => line.replaceAll(folder + path.sep, ''))).toEqual([expected]);
  expect(existsSync(at('plan.csv'))).toBe(false);
  expect(existsSync(at('report.json'))).toBe(false);
});

test('YAML that cannot be parsed names line and column', async () => {
  write('groups.csv', groups);
  write('capacity.yaml', 'start: 2027-01-04\nweeks: [4\n');
  const { code, error } = await run(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
  });
  expect(code).toBe(2);
  expect(error.length).toBe(1);
  expect(error[0]).toMatch(/capacity\.yaml, line \d, column \d+: /);
});

test('bad flags and missing files are one sentence', async () => {
  expect((await run(runWaves, ['--group', 'x'])).error).toEqual([
    "Unknown option '--group'. Run with --help to see the flags.",
  ]);
  expect((await run(runWaves, [])).error).toEqual(['--groups is missing. Run with --help to see the flags.']);
  const missing = await run(runWaves, { groups: at('no.csv'), capacity: 'c', out: 'o' });
  expect(missing.error).toEqual([`${at('no.csv')} cannot be read: there is no such file or folder.`]);
  expect((await run(runWaves, ['--help'])).out.join('\n')).toContain('capacity.yaml');
  expect((await run(runReplan, ['--help'])).out.join('\n')).toContain('change.yaml');
});

test('names in the capacities that no group has are warned about', async () => {
  write('groups.csv', groups.replace('group,people,site', 'group,people,place'));
  write('capacity.yaml', capacity.replace('department: Finance', 'department: Finanse'));
  const { code, error } = await run(runWaves, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    out: at('plan.csv'),
    seconds: '0',
  });
  expect(code).toBe(0);
  expect(error.map((line) => line.replaceAll(folder + path.sep, ''))).toEqual([
    'Warning: groups.csv: the column place is not used.',
    'Warning: capacity.yaml: no group has the site "Oslo".',
    'Warning: capacity.yaml: no group has the department "Finanse".',
  ]);
});

async function change(text: string, more: Record<string, string> = {}): Promise<ReturnType<typeof run>> {
  write('change.yaml', text);
  return run(runReplan, {
    groups: at('groups.csv'),
    capacity: at('capacity.yaml'),
    plan: at('plan.csv'),
    change: at('change.yaml'),
    now: '2',
    out: at('new.csv'),
    report: at('new.json'),
    ...more,
  });
}

test('an empty change moves nobody', async () => {
  await plan();
  const { code, error } = await change('');
  expect(error).toEqual([]);
  expect(code).toBe(0);
  expect(read('new.csv')).toBe(read('plan.csv'));
  expect(readReport('new.json')).toMatchObject({
    peopleMoved: 0,
    forced: 0,
    violations: 0,
    chosen: 'same finish',
  });
});

test('a closed week and less helpdesk move groups, each with a reason', async () => {
  await plan();
  const before = planWeeks('plan.csv');
  const week = before['Accounting']!;
  const { code, error } = await change(
    `reason: two agents leave\nclosed_weeks: [${week}]\nscale: [{ from_week: 3, to_week: 5, helpdesk_minutes: 0.9 }]\n`,
  );
  expect(error).toEqual([]);
  expect(code).toBe(0);
  const [report, after] = [readReport('new.json'), planWeeks('new.csv')];
  expect(report).toMatchObject({ reason: 'two agents leave', violations: 0, now: 2 });
  expect(report.forced).toBeGreaterThanOrEqual(50);
  expect(Object.values(after)).not.toContain(week);
  for (const [group, old] of Object.entries(before)) if (old < 2) expect(after[group]).toBe(old);
  const found = report.options.find((option: { name: string }) => option.name === report.chosen);
  expect(found.peopleMoved).toBe(report.peopleMoved);
  for (const move of found.moves) {
    expect(move.reason).toMatch(/\.$/);
    expect(after[move.group]).toBe(move.to);
  }
});

test('the option that ends later can be chosen, one that does not exist is refused', async () => {
  await plan();
  expect((await change('', { 'weeks-later': '1' })).code).toBe(0);
  expect(readReport('new.json').chosen).toBe('one week later');
  const { code, error } = await change('', { 'weeks-later': '7' });
  expect([code, error]).toEqual([2, ['--weeks-later 7: there is no such option; possible is 0 or 1.']]);
});

test('a plan that belongs to another start, and a change that cannot be read, are refused', async () => {
  await plan();
  write('plan.csv', read('plan.csv').replace(/2027-01-\d\d/, '2027-01-05'));
  const wrong = await change('');
  expect(wrong.code).toBe(2);
  expect(wrong.error[0]).toMatch(
    /plan\.csv, line 2, column "starts_on": is "2027-01-05", which is not the first day of week/,
  );
  await plan();
  const unread = await change('closed_weeks: [99]\n');
  expect(unread.error[0]).toMatch(
    /change\.yaml, line 1, column 16: "closed_weeks", entry 1, must be a whole number from 1 to 12\.$/,
  );
  expect(existsSync(at('new.csv'))).toBe(false);
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
  const { code } = await run(runWaves, {
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
