import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { usePlanFiles } from '#test/support/plan-files.ts';
import { runVerbWith, type VerbRun } from '#test/support/verb-files.ts';
import { runReplan } from './replan.ts';

const { at, write, read, readReport, named, planWeeks, plan } = usePlanFiles();

async function change(text: string, more: Record<string, string> = {}): Promise<VerbRun> {
  write('change.yaml', text);
  return runVerbWith(runReplan, {
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
    /change\.yaml, line 1, column 16: "closed_weeks", entry 1, must be a whole number from 1 to 12, not "99"\.$/,
  );
  expect(existsSync(at('new.csv'))).toBe(false);
});

test('a change may leave fewer weeks than the plan had; one that leaves too few says what is short', async () => {
  write('groups.csv', 'group,people\nA,60\nB,60\nC,60\n');
  write('capacity.yaml', 'start: 2027-01-04\nweeks: 8\npeople_per_week: 120\n');
  write('plan.csv', 'group,week\nA,1\nB,3\nC,5\n');
  expect((await change('weeks: 3\n')).code).toBe(0);
  expect(readReport('new.json')).toMatchObject({ chosen: '2 weeks earlier', peopleMoved: 60, violations: 0 });
  expect(planWeeks('new.csv')).toMatchObject({ A: 1, B: 3 });
  const short = await change('weeks: 2\npeople_per_week: 100\n');
  expect(short.code).toBe(2);
  expect(short.error[0]).toMatch(
    /change\.yaml: No plan was found within 2 weeks after the change\. Not possible: people per week would need 120, and there are 100 /,
  );
});

test('groups that are new to the plan are told apart from those that must move; a plan of others is refused', async () => {
  write('groups.csv', 'group,people\nA,60\nB,50\n');
  write('capacity.yaml', 'start: 2027-01-04\nweeks: 8\npeople_per_week: 100\n');
  write('plan.csv', 'group,week\nA,2\nX,1\n');
  const { out, error } = await change('');
  expect(named(error)).toEqual(['Warning: plan.csv: 1 group is not in groups.csv and is dropped.']);
  expect(out.slice(0, 2)).toEqual([
    '0 of 110 people cannot stay in their week.',
    '50 people were not planned before.',
  ]);
  expect(readReport('new.json')).toMatchObject({ forced: 0, newPeople: 50, peopleMoved: 0 });
  write('plan.csv', 'group,week\nX,1\nY,2\n');
  const wrong = await change('', { out: at('other.csv') });
  expect([wrong.code, wrong.error[0]]).toEqual([
    2,
    `${at('plan.csv')} names none of the groups of ${at('groups.csv')}. Give the plan of these groups.`,
  ]);
  expect(existsSync(at('other.csv'))).toBe(false);
});

test('a scale that scales nothing is refused', async () => {
  await plan();
  expect((await change('scale: [{ from_week: 2, to_week: 3 }]\n')).error[0]).toMatch(
    /change\.yaml, line 1, column 9: "scale", entry 1, needs one of people, helpdesk_minutes, trainer_seats\.$/,
  );
});
