/** Rehearsals from a file or invented people to the report, in databases of their own. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { calmScenario } from '#domain/simulation/scenario.ts';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import {
  InputRefused,
  rehearseDirectory,
  RehearsalRefused,
  type Rehearsal,
  type RehearsalWishes,
} from '#server/engine/rehearsal/index.ts';
import { runRehearse } from '#cli/verbs/rehearse.ts';
import { createTestDatabase } from '#test/support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-story-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const wishes: RehearsalWishes = {
  name: 'Story',
  input: { kind: 'generated', people: 120 },
  by: ['department', 'platform'],
  axis: 'site',
  size: 50,
  peoplePerWeek: 40,
  begin: new Date('2027-01-04T07:00:00Z'),
  scenario: 'calm',
  seed: 4,
};

/** Rehearses in a database that has seen nothing else. */
async function rehearse(changes: Partial<RehearsalWishes>): Promise<Rehearsal> {
  const { database, close } = await createTestDatabase();
  const hooks = { onPhase: () => undefined, onStep: () => true };
  try {
    return await rehearseDirectory(database, { ...wishes, ...changes }, hooks);
  } finally {
    await close();
  }
}

test('the same people, wishes and seed give the same report though some put off their date, and it adds up', async () => {
  const changes = { scenario: { ...calmScenario, deferralShare: 0.1 }, startAfterDays: 1 };
  const [first, second] = [await rehearse(changes), await rehearse(changes)];
  expect(second.gathered).toEqual(first.gathered);
  const { report, people, cohort } = first.gathered;
  expect(report.outcome.isFinished, report.outcome.sentence).toBe(true);
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  expect(report.totals).toMatchObject({ population: 120, withoutPlace: 0 });
  expect(sum(report.totals.statuses)).toBe(120);
  for (const stage of report.stages) expect(sum(stage.statuses)).toBe(stage.people);
  for (const stage of report.stages.filter(({ kind }) => kind === 'wave'))
    expect(stage.groups.reduce((total, group) => total + group.people, 0)).toBe(stage.people);
  expect(report.stages.reduce((total, stage) => total + stage.people, 0)).toBe(120);
  const residue = report.stragglers.reduce((total, row) => total + row.people, 0);
  expect(residue + (report.totals.statuses.succeeded ?? 0)).toBe(120);
  const done = report.timeline.reduce((total, day) => total + day.succeeded, 0);
  expect(done).toBe(report.totals.statuses.succeeded);
  expect(report.messages.peopleTold).toBe(120);
  // Whoever put off their date was told the new one.
  expect(report.messages.copiesAccepted).toBeGreaterThan(124);
  expect(report.audit.intact).toBe(true);
  expect(people).toHaveLength(120);
  expect(cohort.map((member) => member.order)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(new Set(cohort.map((member) => member.id)).size).toBe(50);
}, 180_000);

test('a bad driver holds the wave it strikes, and no later wave starts', async () => {
  const { report } = (
    await rehearse({ scenario: 'bad-driver', input: { kind: 'generated', people: 300 }, peoplePerWeek: 80 })
  ).gathered;
  const [pilot, first, second, ...later] = report.stages;
  expect([pilot?.status, first?.status, second?.status]).toEqual(['passed', 'passed', 'failed']);
  expect(report.holds[0]).toMatchObject({ stage: 'Wave 2', code: expect.stringMatching(/^guardrail:/) });
  expect(later.length).toBeGreaterThan(0);
  for (const stage of later) expect(stage.startedOn).toBeNull();
  expect(report.outcome).toMatchObject({ isFinished: false });
  expect(report.outcome.sentence).toMatch(/New starts were held .* The gate of Wave 2 said no/);
}, 180_000);

test('people from a file: vacancies are not people, and the first of several departments counts', async () => {
  const { people } = generateSampleOrganisation({ seed: 9, people: 90 });
  const file = join(folder, 'roster.csv');
  const rows = people.map((person, index) => [
    person.externalId,
    person.displayName,
    index % 3 === 0 ? `${person.attributes.department}; Works council` : person.attributes.department,
    'person',
  ]);
  rows.push(['v-1', 'New Vacancy', 'Sales', 'vacancy']);
  writeFileSync(file, writeCsv(['key', 'display_name', 'department', 'kind'], rows));

  const input = { kind: 'file', peopleFile: file, devicesFile: null, idColumn: 'key' } as const;
  const rehearsal = await rehearse({
    input,
    by: ['department'],
    axis: undefined,
    scenario: 'failing',
    size: 45,
  });
  expect(rehearsal.input.people).toMatchObject({ rows: 91, vacancies: 1, firstOfSeveral: ['department'] });
  expect(rehearsal.input.devices).toEqual({ kind: 'invented' });
  const { report } = rehearsal.gathered;
  expect(report.organisation).toEqual({ people: 90, devices: 90 });
  const levels = report.cohort.report.balance.map((row) => row.level);
  expect(levels.filter((level) => level.includes('council'))).toEqual([]);
  expect(report.outcome.isFinished).toBe(false);

  await expect(rehearse({ input: { ...input, idColumn: 'nobody' } })).rejects.toThrow(InputRefused);
  await expect(rehearse({ input: { ...input, idColumn: 'department' } })).rejects.toThrow(InputRefused);
  await expect(rehearse({ input, by: ['shoe size'] })).rejects.toThrow(RehearsalRefused);
}, 180_000);

test('the command writes its folder, says why a rollout ended early, and leaves no database behind', async () => {
  const out = join(folder, 'report');
  const scratch = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('bellwether-rehearsal-'));
  const before = scratch();
  const lines: string[] = [];
  const errors: string[] = [];
  const io = { out: (line: string) => lines.push(line), error: (line: string) => errors.push(line) };
  const flags = ['--sample', '100', '--size', '50', '--scenario', 'failing', '--start', '2027-01-04'];
  expect(await runRehearse([...flags, '--report', out], io)).toBe(1);
  expect(lines[0]).toMatch(/^The gate of the pilot said no on \d+ \w+ 2027\. /);
  expect(errors).toContain('Rehearsing');
  expect(readdirSync(out).sort()).toEqual(['cohort.csv', 'people.csv', 'report.html', 'report.json']);
  expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))).toMatchObject({
    version: 1,
    settings: { scenario: 'failing', size: 50, seed: 1 },
    totals: { population: 100 },
  });
  expect(readFileSync(join(out, 'people.csv'), 'utf8').split('\n')).toHaveLength(102);
  expect(scratch().filter((name) => !before.includes(name))).toEqual([]);

  const refused = join(folder, 'refused');
  expect(await runRehearse(['--sample', '100', '--size', '101', '--report', refused], io)).toBe(2);
  expect(existsSync(refused)).toBe(false);
}, 180_000);
