import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCsv } from '#domain/csv/parse-csv.ts';
import { runCohort } from './cohort.ts';

let folder = '';
let people = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cohort-'));
  people = join(folder, 'people.csv');
  const rows = Array.from(
    { length: 300 },
    (_, row) => `p${row},d${(row * row) % 7},s${row % 11},t${Math.floor(row / 6)},all`,
  );
  await writeFile(people, `id,department,site,team,country\n${rows.join('\n')}\n`);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string[]; errors: string[] }> {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await runCohort(argv, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out, errors };
}

const by = (columns = 'department,site'): string[] => ['--people', people, '--id', 'id', '--by', columns];
const path = (name: string): string => join(folder, name);

async function table(name: string): Promise<string[][]> {
  return parseCsv(await readFile(path(name), 'utf8')).rows;
}

test('writes the cohort and its report, twice the same except for the seconds', async () => {
  const runs: { csv: string; report: Record<string, unknown> }[] = [];
  for (const name of ['a', 'b']) {
    const files = ['--out', path(`${name}.csv`), '--report', path(`${name}.json`)];
    expect((await run(...by(), '--size', '30', '--seed', '5', ...files)).code).toBe(0);
    runs.push({
      csv: await readFile(path(`${name}.csv`), 'utf8'),
      report: JSON.parse(await readFile(path(`${name}.json`), 'utf8')) as Record<string, unknown>,
    });
  }
  expect(runs[0]!.csv).toBe(runs[1]!.csv);
  expect({ ...runs[0]!.report, seconds: 0 }).toEqual({ ...runs[1]!.report, seconds: 0 });
  expect(runs[0]!.report).toMatchObject({
    people: 300,
    selected: 30,
    seed: 5,
    violations: 0,
    levelsCovered: 1,
  });
  const rows = await table('a.csv');
  expect(rows.map(([, order]) => order)).toEqual(Array.from({ length: 30 }, (_, at) => `${at + 1}`));
  expect(rows.every(([, , reason]) => reason!.length > 0)).toBe(true);
});

test('report.json keeps to its published schema, and has the names that others rely on', async () => {
  const file = new URL('../../../docs/guide/cohort-report.schema.json', import.meta.url);
  const schema = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await run(...by(), '--size', '20', '--out', path('c.csv'), '--report', path('r.json'));
  const report = JSON.parse(await readFile(path('r.json'), 'utf8')) as Record<string, unknown>;
  const isValid = new Ajv2020({ strict: false }).compile(schema);
  expect(isValid(report)).toBe(true);
  expect(isValid({ ...report, tv1: 'far' })).toBe(false);
  expect(Object.keys(report)).toEqual(
    expect.arrayContaining([
      ...['people', 'selected', 'seed', 'seconds', 'violations', 'tv1', 'tv1LowerBound', 'tv1Ratio'],
      ...['maxAbsPoints', 'tv2', 'levelsCovered', 'expectedPairsCovered', 'pairsCovered', 'pairsUpperBound'],
      ...['deff', 'nEff', 'blindSpots'],
    ]),
  );
});

test('keeps must, excludes, caps teams and serves minimums', async () => {
  await writeFile(path('must.csv'), 'id\np7\np8\n');
  await writeFile(path('out.csv'), 'id,reason\np9,on leave\nnobody,left\n');
  const limits = ['--team', 'team', '--team-cap', '34%', '--min', 'department:2', '--min', 'site=s3:4'];
  const lists = ['--must', path('must.csv'), '--exclude', path('out.csv')];
  const result = await run(...by(), '--size', '40', ...limits, ...lists, '--out', path('c.csv'));
  expect(result).toMatchObject({ code: 0, errors: [expect.stringContaining('1 ids of')] });
  const ids = (await table('c.csv')).map(([id]) => id!);
  const numbers = ids.map((id) => Number(id.slice(1)));
  expect(ids).toEqual(expect.arrayContaining(['p7', 'p8']));
  expect(ids).not.toContain('p9');
  expect(numbers.filter((number) => number % 11 === 3).length).toBeGreaterThanOrEqual(4);
  const teams = Map.groupBy(numbers, (number) => Math.floor(number / 6));
  expect(Math.max(...[...teams.values()].map(({ length }) => length))).toBeLessThanOrEqual(2);
});

test('an exclusion counts up to its last day, judged on --at', async () => {
  await writeFile(path('out.csv'), 'id,reason,expires\np1,leave,2027-03-31\np2,board,\n');
  const flags = [...by(), '--size', '299', '--exclude', path('out.csv'), '--out', path('c.csv')];
  const during = await run(...flags, '--at', '2027-03-31');
  expect(during.errors).toEqual(['The size is 299, but only 298 of 300 people are eligible.']);
  const after = await run(...flags, '--at', '2027-04-01');
  expect(after.code).toBe(0);
  expect(after.errors[0]).toContain('1 exclusions of');
  const ids = (await table('c.csv')).map(([id]) => id);
  expect(ids).toContain('p1');
  expect(ids).not.toContain('p2');
});

test('weights draw the cohort towards what matters', async () => {
  const gap = async (weight: string): Promise<number> => {
    await run(
      ...by(),
      '--size',
      '25',
      '--weight',
      weight,
      '--out',
      path('c.csv'),
      '--report',
      path('r.json'),
    );
    const report = JSON.parse(await readFile(path('r.json'), 'utf8')) as {
      balance: { attribute: string; gapPoints: number }[];
    };
    return report.balance
      .filter(({ attribute }) => attribute === 'site')
      .reduce((sum, { gapPoints }) => sum + Math.abs(gapPoints), 0);
  };
  expect(await gap('site:20, department+site:0')).toBeLessThan(await gap('site:0,department:20'));
});

test('the cube method keeps the chances of a column and writes them down', async () => {
  const rows = Array.from({ length: 100 }, (_, row) => `p${row},s${row % 4},${row < 20 ? 0.5 : 0.125}`);
  await writeFile(path('chances.csv'), `id,site,chance\n${rows.join('\n')}\n`);
  const flags = ['--people', path('chances.csv'), '--id', 'id', '--by', 'site', '--method', 'cube'];
  const result = await run(...flags, '--probability', 'chance', '--out', path('c.csv'));
  expect(result.code).toBe(0);
  const chosen = await table('c.csv');
  expect(chosen).toHaveLength(20);
  for (const [id, , , chance] of chosen) expect(chance).toBe(Number(id!.slice(1)) < 20 ? '0.5' : '0.125');
  const capped = await run(...flags, '--size', '9', '--min', 'site:1', '--out', path('d.csv'));
  expect(capped).toMatchObject({ code: 2, errors: [expect.stringContaining('--min does not go with')] });
});

test('a thousand levels, twelve columns, empty cells and a value per person are taken', async () => {
  const names = Array.from({ length: 12 }, (_, column) => `c${column}`);
  const rows = Array.from({ length: 1000 }, (_, row) =>
    [
      `p${row}`,
      ...names.map((_, column) => (column === 0 ? row : column === 1 ? '' : (row * column) % 7)),
    ].join(','),
  );
  await writeFile(path('wide.csv'), `id,${names.join(',')}\n${rows.join('\n')}\n`);
  const flags = ['--people', path('wide.csv'), '--id', 'id', '--by', names.join(',')];
  const result = await run(...flags, '--size', '40', '--out', path('c.csv'), '--report', path('r.json'));
  expect(result.code).toBe(0);
  expect(result.errors).toEqual(
    expect.arrayContaining([
      'Warning: Everybody has a different c0, so no cohort can represent it. Leave it out.',
      'Warning: Everybody has the same c1, so it cannot steer the choice.',
    ]),
  );
  const report = JSON.parse(await readFile(path('r.json'), 'utf8')) as { balance: { level: string }[] };
  expect(report.balance.some(({ level }) => level === 'not recorded')).toBe(true);
});

test('extends an earlier cohort without dropping anybody', async () => {
  await run(...by(), '--size', '20', '--out', path('first.csv'));
  await run(...by(), '--size', '50', '--extend', path('first.csv'), '--out', path('second.csv'));
  const [first, second] = [await table('first.csv'), await table('second.csv')];
  expect(second.slice(0, 20).map(([id]) => id)).toEqual(first.map(([id]) => id));
  expect(second).toHaveLength(50);
});

test('audits volunteers and advises on the size', async () => {
  await writeFile(path('volunteers.csv'), 'p0\np7\np14\np21\np28\np35\n');
  const audit = await run(
    'audit',
    ...by(),
    '--must',
    path('volunteers.csv'),
    '--add',
    '4',
    '--out',
    path('add.csv'),
  );
  expect(audit.code).toBe(0);
  expect(audit.out[0]).toContain('6 volunteers count as');
  expect(await table('add.csv')).toHaveLength(4);
  const size = await run('size', ...by(), '--share', '1', '--sizes', '20,40', '--json');
  expect(JSON.parse(size.out.join('\n'))).toMatchObject({ people: 300, curve: [{ size: 20 }, { size: 40 }] });
});

/** A cohort of 20 in cohort.csv, and the flags to fill places of it. */
async function withCohort(): Promise<string[]> {
  await run(...by(), '--size', '20', '--out', path('cohort.csv'));
  const files = ['--cohort', path('cohort.csv'), '--declined', path('no.csv')];
  return ['substitute', ...by(), ...files, '--out', path('next.csv')];
}

test('substitutes take the places of those who declined, and keep the order', async () => {
  const flags = await withCohort();
  const before = await table('cohort.csv');
  const [first, second] = [before[3]![0]!, before[9]![0]!];
  await writeFile(path('no.csv'), `id\n${first}\n${second}\np299\n`);
  const { code, out } = await run(...flags, '--report', path('r.json'));
  expect(code).toBe(0);
  expect(out[0]).toContain('2 of 2 places filled; 20 people');
  const after = await table('next.csv');
  expect(after.map(([, , , replaces]) => replaces).filter((id) => id !== '')).toEqual([first, second]);
  expect(after[3]![2]).toContain(`Steps in for ${first}: `);
  const ids = after.map(([id]) => id);
  expect(ids.filter((id) => ![first, second].includes(id!))).toHaveLength(20);
  expect(ids).not.toContain('p299');
  expect(after[0]).toEqual([...before[0]!, '']);
  const report = JSON.parse(await readFile(path('r.json'), 'utf8')) as { tv1: number };
  expect(report).toMatchObject({
    selected: 20,
    declined: 2,
    open: 0,
    violations: 0,
    before: { selected: 20 },
  });
  expect(report).toHaveProperty('places.0.proposals.2.id');
});

test('who waits is among the first two; a place nobody may take stays open, with exit code 1', async () => {
  const flags = await withCohort();
  const members = (await table('cohort.csv')).map(([id]) => id!);
  const waiting = Array.from({ length: 300 }, (_, row) => `p${row}`).find((id) => !members.includes(id))!;
  await writeFile(path('no.csv'), `${members[0]}\n`);
  await writeFile(path('wait.csv'), `${waiting}\nstranger\n`);
  const waited = await run(...flags, '--waiting', path('wait.csv'), '--report', path('r.json'));
  expect(waited).toMatchObject({ code: 0, errors: [expect.stringContaining('1 ids of')] });
  const { places } = JSON.parse(await readFile(path('r.json'), 'utf8')) as {
    places: { proposals: { id: string; isWaiting: boolean }[] }[];
  };
  expect(places[0]!.proposals.slice(0, 2).find(({ isWaiting }) => isWaiting)?.id).toBe(waiting);
  await writeFile(
    path('out.csv'),
    Array.from({ length: 300 }, (_, row) => `p${row}`)
      .filter((id) => !members.includes(id))
      .join('\n'),
  );
  const open = await run(...flags, '--exclude', path('out.csv'));
  expect(open.code).toBe(1);
  expect(open.errors).toEqual([
    `Warning: Nobody may step in for ${members[0]} under these rules; the place stays open.`,
  ]);
  expect(await table('next.csv')).toHaveLength(19);
});

test.each([
  ['nobody of the cohort declined', 'stranger\n', /no\.csv names nobody of .*cohort\.csv\. List the ids/],
  ['an empty list', '', /no\.csv line 1: The file is empty/],
])('%s: one sentence, exit code 2, nothing written', async (_, list, sentence) => {
  const flags = await withCohort();
  await writeFile(path('no.csv'), list);
  const result = await run(...flags);
  expect(result.code).toBe(2);
  expect(result.errors).toHaveLength(1);
  expect(result.errors[0]).toMatch(sentence);
  expect(await readdir(folder)).not.toContain('next.csv');
});

test('a member who left the directory has to be listed', async () => {
  const flags = await withCohort();
  await writeFile(path('cohort.csv'), 'id,order,reason\ngone,1,\np1,2,\n');
  await writeFile(path('no.csv'), 'p1\n');
  expect((await run(...flags)).errors[0]).toMatch(/cohort\.csv names gone, who is not among the people/);
  await writeFile(path('no.csv'), 'gone\n');
  await writeFile(path('out.csv'), 'p1\n');
  const barred = await run(...flags, '--exclude', path('out.csv'));
  expect(barred.errors[0]).toMatch(/out\.csv excludes p1, who has a place\. List that id in .*no\.csv too/);
  await writeFile(path('no.csv'), 'p1\ngone\n');
  expect((await run(...flags)).code).toBe(0);
  expect(await table('next.csv')).toHaveLength(2);
});

test('a column that cannot steer the choice is allowed and explained', async () => {
  const result = await run(...by('department,country'), '--size', '10', '--out', path('c.csv'));
  expect(result.code).toBe(0);
  expect(result.errors).toEqual(['Warning: Everybody has the same country, so it cannot steer the choice.']);
});

test.each([
  [
    'an unknown column',
    ['--by', 'floor'],
    /no column floor\. Its columns are: id, department, site, team, country/,
  ],
  ['a size above the people', ['--size', '301'], /size is 301, but there are only 300 people/],
  ['a size that is no number', ['--size', 'ten'], /--size must be a whole number from 1, but it is "ten"/],
  ['a repeated id', ['--id', 'site'], /lines 2 and 13: site s0 stands twice/],
  ['an unknown flag', ['--sice', '3'], /--sice.*--help/],
  ['a missing file', ['--people', 'nowhere.csv'], /nowhere\.csv cannot be read: there is no such file/],
  ['an unknown preset', ['--preset', 'best'], /--preset must be balanced, marginal-first, coverage-first/],
  ['a minimum nobody can meet', ['--min', 'site=s3:40'], /at least 40 from site s3, but 27 are eligible/],
  ['a weight of a stranger', ['--weight', 'floor:2'], /--weight names floor, which is not in --by/],
  ['a weight without a number', ['--weight', 'site'], /--weight must look like site:2 or platform\+region:3/],
  [
    'a day that is none',
    ['--at', '2027-02-30'],
    /--at must be a date such as 2027-03-31, but it is "2027-02-30"/,
  ],
  ['chances without cube', ['--probability', 'site'], /--probability needs --method cube/],
  [
    'a chance that is no number',
    ['--method', 'cube', '--probability', 'site'],
    /people\.csv line 2: site is "s0"\. Write a number from 0 up/,
  ],
  ['a cap without teams', ['--team-cap', '2'], /--team-cap needs --team/],
  ['a report that cannot be written', ['--report', '/nowhere/report.json'], /report\.json cannot be written/],
])('%s gives one sentence, exit code 2 and no file', async (_, flags, sentence) => {
  const result = await run(...by(), '--size', '30', '--out', path('c.csv'), ...flags);
  expect(result.code).toBe(2);
  expect(result.errors).toHaveLength(1);
  expect(result.errors[0]).toMatch(sentence);
  expect(await readdir(folder)).toEqual(['people.csv']);
});

test('an empty file is refused by name', async () => {
  await writeFile(path('empty.csv'), '');
  const result = await run(
    '--people',
    path('empty.csv'),
    '--id',
    'id',
    '--by',
    'x',
    '--size',
    '1',
    '--out',
    path('c.csv'),
  );
  expect(result.errors[0]).toMatch(/empty\.csv line 1: The file is empty/);
});

test('every verb explains its flags', async () => {
  for (const verb of [[], ['audit'], ['size'], ['substitute']]) {
    const { code, out } = await run(...verb, '--help');
    expect(code).toBe(0);
    expect(out.join('\n')).toContain('--people');
  }
});
