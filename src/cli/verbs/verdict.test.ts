import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CRITERION_FIELDS } from './verdict-criteria.ts';
import { parseInstant } from './verdict-outcomes.ts';
import { runVerdict } from './verdict.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-verdict-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SMALLEST = `criteria:
  - { id: enrolled, metric: enrolment, kind: proportion, better: higher, minimum: 0.95, target: 0.97, horizon: 600, role: exit }
`;
const day = (i: number) =>
  new Date(Date.UTC(2026, 8, 7) + Math.floor(i / 10) * 86_400_000).toISOString().slice(0, 10);
const rows = (count: number, failures: number) =>
  Array.from(
    { length: count },
    (_, i) => `p${i},${day(i)},enrolment,${i % Math.ceil(count / failures) === 7 ? 0 : 1}`,
  );
const csv = (lines: readonly string[], header = 'person_id,at,metric,value') =>
  `${[header, ...lines].join('\n')}\n`;

async function run(files: { [name: string]: string }, ...flags: string[]) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const out: string[] = [];
  const errors: string[] = [];
  const args = flags.map((flag) => (flag in files ? join(folder, flag) : flag));
  const code = await runVerdict(args, { out: (line) => out.push(line), error: (line) => errors.push(line) });
  return { code, out: out.join('\n'), errors: errors.map((line) => line.replaceAll(`${folder}/`, '')) };
}
const judge = (criteria: string, outcomes: string, ...flags: string[]) =>
  run({ 'c.yaml': criteria, 'o.csv': outcomes }, '--criteria', 'c.yaml', '--outcomes', 'o.csv', ...flags);

test('the smallest criteria file and a good pilot pass, as JSON', async () => {
  const { code, out, errors } = await judge(SMALLEST, csv(rows(300, 3)), '--json');
  expect([code, errors]).toEqual([0, []]);
  const answer = JSON.parse(out);
  expect(Object.keys(answer)).toEqual(['verdict', 'criteria']);
  expect(answer.verdict).toBe('pass');
  expect(answer.criteria[0]).toMatchObject({
    id: 'enrolled',
    verdict: 'pass',
    n: 300,
    method: 'exact_boundary',
  });
  expect(answer.criteria[0].needMore).toBeNull();
  expect(answer.criteria[0].sentence).toContain('The evidence shows more than the minimum of 95');
});

test('anything else than pass ends with 1', async () => {
  const few = await judge(SMALLEST, csv(rows(12, 1)), '--json');
  expect(few.code).toBe(1);
  expect(JSON.parse(few.out).criteria[0]).toMatchObject({
    ...{ verdict: 'inconclusive', needMore: 18 },
    fixedSample: { successes: 11, lower: expect.closeTo(0.6152, 5), upper: expect.closeTo(0.99789, 5) },
  });
  const none = await judge(SMALLEST, csv([]), '--json');
  expect(none.code).toBe(1);
  expect(JSON.parse(none.out).verdict).toBe('no_data');
});

test('without --json it prints plain lines, in the language asked for', async () => {
  const { out } = await judge(
    SMALLEST,
    csv([...rows(300, 3), `p0,${day(0)},enrolment,1`, `p1,${day(0)},mood,1`]),
  );
  expect(out).toMatch(/^Verdict: pass\n {2}pass: enrolled\. /);
  expect(out).toContain('    297 of 300; exact 95 % interval of a fixed sample 97.1–99.8 %.');
  expect(out).toContain('Not counted: 1 duplicate.');
  expect(out).toContain('1 outcome belongs to no criterion.');
  const german = await judge(SMALLEST, csv(rows(300, 3)), '--language', 'de');
  expect(german.out).toContain('Die Daten belegen einen Wert über dem Minimum');
});

test('a column app judges each app by itself', async () => {
  const ofApp = (app: string, failures: number) => rows(120, failures).map((row) => `${row},${app}`);
  const whole = rows(300, 3).map((row) => `${row},`);
  const header = 'person_id,at,metric,value,app';
  const guardrail = SMALLEST.replace('exit', 'guardrail');
  const outcomes = csv([...whole, ...ofApp('Mail', 1), ...ofApp('Payroll', 12)], header);
  const { code, out } = await judge(guardrail, outcomes);
  expect(code).toBe(1);
  expect(out).toContain('fail: enrolled. Payroll: ');
  expect(out).toMatch(/\n {4}fail: Payroll, 120 people\n {4}\w+: Mail, 120 people/);
  const answer = JSON.parse((await judge(guardrail, outcomes, '--json')).out);
  expect(answer.criteria[0].apps[0]).toMatchObject({ app: 'Payroll', verdict: 'fail', n: 120 });
  const appsAlone = await judge(SMALLEST, csv(ofApp('Mail', 1), header));
  expect(appsAlone.out).toContain('no data: enrolled. All outcomes are about single apps');
});

test('--at looks back: later outcomes are not known yet', async () => {
  const { out, code } = await judge(SMALLEST, csv(rows(300, 3)), '--json', '--at', '2026-09-09');
  expect(code).toBe(1);
  expect(JSON.parse(out).criteria[0].n).toBe(30);
});

test('--people weights the outcomes, and names the groups that are too thin', async () => {
  const people = Array.from({ length: 2000 }, (_, i) => `p${i},${i < 1400 ? 'Windows' : 'macOS'}`);
  const files = {
    'c.yaml': SMALLEST,
    'o.csv': csv(rows(300, 3)),
    'p.csv': `person_id,platform\n${people.join('\n')}\n`,
  };
  const flags = ['--criteria', 'c.yaml', '--outcomes', 'o.csv', '--people', 'p.csv', '--json'];
  const { code, out } = await run(files, ...flags, '--id', 'person_id', '--by', 'platform');
  expect(code).toBe(1);
  expect(JSON.parse(out).criteria[0]).toMatchObject({
    verdict: 'inconclusive',
    method: 'post_stratified',
    needMore: 20,
  });
  const blank = { ...files, 'p.csv': files['p.csv'].replaceAll(/,(Windows|macOS)/g, ',') };
  const unrecorded = await run(blank, ...flags, '--id', 'person_id', '--by', 'platform');
  expect(unrecorded.errors).toEqual([
    '--by: the column platform of p.csv is empty for everybody. Fill it, or leave it out of --by.',
  ]);
  const partial = await run(files, ...flags, '--id', 'person_id');
  expect([partial.code, partial.errors]).toEqual([
    2,
    ['--people, --id and --by belong together: --by is missing.'],
  ]);
});

test('a guardrail that one group fails is a fail, and the JSON shows the groups', async () => {
  const platform = (i: number) => (i % 4 === 3 ? 'macOS' : 'Windows');
  const people = Array.from({ length: 2000 }, (_, i) => `p${i},${platform(i)}`);
  const outcomes = Array.from(
    { length: 400 },
    (_, i) => `p${i},${day(i)},enrolment,${platform(i) === 'macOS' && i % 16 === 3 ? 0 : 1}`,
  );
  const files = {
    'c.yaml': SMALLEST.replace('0.95', '0.85').replace('0.97', '0.9').replace('exit', 'guardrail'),
    'o.csv': csv(outcomes),
    'p.csv': `person_id,platform\n${people.join('\n')}\n`,
  };
  const flags = ['--criteria', 'c.yaml', '--outcomes', 'o.csv', '--people', 'p.csv', '--json'];
  const { code, out } = await run(files, ...flags, '--id', 'person_id', '--by', 'platform');
  expect(code).toBe(1);
  const [guardrail] = JSON.parse(out).criteria;
  expect(guardrail.verdict).toBe('fail');
  expect(guardrail.sentence).toMatch(/^In macOS: 75\.0\s% of 100 people/);
  expect(guardrail.groups).toMatchObject([
    { label: 'macOS', verdict: 'fail', n: 100 },
    { label: 'Windows', verdict: 'pass', n: 300 },
  ]);
});

test('--set-aside lists what does not count, each with its reason; too much of it is an error, not a verdict', async () => {
  const bad = [
    `p1,${day(1)},enrolment,1`, // again
    `p2,${day(2)},enrolment,0`, // contradicts
    `stranger,${day(2)},enrolment,1`,
    `p301,${day(2)},enrolment,7`,
    `p302,2031-01-01,enrolment,1`,
  ];
  const people = Array.from({ length: 600 }, (_, i) => `p${i},x`);
  const files = {
    'c.yaml': SMALLEST,
    'o.csv': csv([...rows(300, 3).reverse(), ...bad]),
    'p.csv': `person_id,site\n${people.join('\n')}\n`,
  };
  const target = join(folder, 'aside.csv');
  const flags = ['--criteria', 'c.yaml', '--outcomes', 'o.csv', '--people', 'p.csv', '--id', 'person_id'];
  const at = ['--by', 'site', '--at', '2026-12-01', '--json'];
  const { code, out } = await run(files, ...flags, ...at, '--set-aside', target);
  expect(code).toBe(0);
  expect(JSON.parse(out).criteria[0].setAside).toEqual({
    duplicate: 1,
    contradictory: 2,
    unknown_person: 1,
    out_of_range: 1,
    future: 1,
  });
  const lines = (await readFile(target, 'utf8')).trim().split('\n');
  expect(lines[0]).toBe('criterion,person_id,at,metric,value,reason');
  expect(lines).toContain('enrolled,stranger,2026-09-07T00:00:00.000Z,enrolment,1,unknown_person');
  expect(lines).toHaveLength(7);
  const strangers = Array.from({ length: 40 }, (_, i) => `s${i},${day(i)},enrolment,1`);
  const broken = await run({ ...files, 'o.csv': csv([...rows(300, 3), ...strangers]) }, ...flags, ...at);
  expect(JSON.parse(broken.out).verdict).toBe('error');
});

test('a cell that cannot be read is named and its row set aside; a file of such cells is an error', async () => {
  const target = join(folder, 'unreadable.csv');
  const few = ['p301,2026-09-07,enrolment,NaN', 'p302,2026-02-30,enrolment,1', 'p303,2026-09-07,enrolment,'];
  const some = await judge(SMALLEST, csv([...rows(300, 3), ...few]), '--json', '--set-aside', target);
  expect(some.code).toBe(0);
  expect(JSON.parse(some.out).criteria[0]).toMatchObject({
    n: 300,
    setAside: { not_a_number: 2, not_a_date: 1 },
  });
  expect(some.errors).toEqual([
    'o.csv line 302, column value: "NaN" is not a number such as 1, 0 or 3.5. The row is set aside.',
    'o.csv line 303, column at: "2026-02-30" is not a date such as 2026-10-13 or 2026-10-13T08:30:00Z. The row is set aside.',
    'o.csv line 304, column value: is empty, and not a number such as 1, 0 or 3.5. The row is set aside.',
  ]);
  expect(await readFile(target, 'utf8')).toContain('enrolled,p302,,enrolment,1,not_a_date\n');
  const all = rows(300, 3).map((row) => row.replace(/,[01]$/, ',NaN'));
  const broken = await judge(SMALLEST, csv(all), '--json');
  expect([broken.code, JSON.parse(broken.out).verdict]).toEqual([1, 'error']);
  expect(broken.errors.at(-1)).toBe('295 more cells cannot be read.');
});

test('a file with semicolons may write decimals with a comma', async () => {
  const score = `criteria:\n  - { id: mood, metric: mood, kind: score, better: higher, minimum: 3, target: 4 }\n`;
  const answers = Array.from({ length: 60 }, (_, i) => `p${i};${day(i)};mood;4,5`);
  const { out } = await judge(score, csv(answers, 'person_id;at;metric;value'), '--json');
  expect(JSON.parse(out).criteria[0]).toMatchObject({ verdict: 'pass', n: 60, estimate: 4.5 });
});

test('outcomes later than the clock are no data, and a sentence says how to believe them', async () => {
  const later = rows(300, 3).map((row) => row.replace(',2026-', ',2999-'));
  const { code, out, errors } = await judge(SMALLEST, csv(later));
  expect(code).toBe(1);
  expect(out).toContain('Not measured: all 300 outcomes are dated after the moment that is judged.');
  expect(errors).toEqual([
    '300 outcomes are later than this computer’s clock and not believed; --at INSTANT believes them.',
  ]);
  expect((await judge(SMALLEST, csv(later), '--at', '2999-12-31')).code).toBe(0);
});

test('the commands of the guide print what the guide says', async () => {
  const guide = fileURLToPath(new URL('../../../docs/guide/', import.meta.url));
  const pages = await Promise.all(
    ['command-line.md', 'reading-a-verdict.md'].map((name) => readFile(join(guide, name), 'utf8')),
  );
  const commands = pages.flatMap((text) => [
    ...text.matchAll(/```console\n\$ bellwether verdict ([^\n]*)\n([^`]*)```/g),
  ]);
  expect(commands).toHaveLength(2);
  for (const [, flags, printed] of commands) {
    const argv = flags!.split(' ').map((word) => (/\./.test(word) ? join(guide, 'examples', word) : word));
    const out: string[] = [];
    await runVerdict(argv, { out: (line) => out.push(line), error: (line) => expect(line).toBe('') });
    const said = out.map((line) => line.replaceAll('\u00A0', ' '));
    for (const line of printed!.trimEnd().split('\n')) expect(said).toContain(line);
  }
});

test('a source that stopped is no data', async () => {
  const watched = SMALLEST.replace('role: exit', 'role: exit, maxSilenceDays: 5');
  const { code, out } = await judge(watched, csv(rows(300, 3)), '--json', '--at', '2026-11-01');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ verdict: 'no_data' });
  expect((await judge(watched, csv(rows(300, 3)), '--json')).code).toBe(0);
});

describe('the JSON Schema of criteria.yaml', async () => {
  const guide = new URL('../../../docs/guide/', import.meta.url);
  const schema = JSON.parse(await readFile(new URL('criteria.schema.json', guide), 'utf8'));
  const isValid = new Ajv({ allErrors: true }).compile(schema);
  test('accepts the smallest file and the example, and refuses what the verb refuses', async () => {
    expect(isValid(parse(SMALLEST))).toBe(true);
    expect(isValid(parse(await readFile(new URL('examples/criteria.yaml', guide), 'utf8')))).toBe(true);
    expect(isValid(parse(SMALLEST.replace('minimum', 'minumum')))).toBe(false);
    expect(isValid(parse('criteria: []'))).toBe(false);
  });
  test('names exactly the fields the verb reads', () => {
    expect(Object.keys(schema.definitions.criterion.properties).sort()).toEqual([...CRITERION_FIELDS].sort());
  });
});

describe('input that cannot be used ends with 2 and one sentence', () => {
  test.each([
    ['criteria: [', /^c\.yaml line \d+, column \d+: The YAML cannot be read: /],
    ['', /^c\.yaml line 1, column 1: The file is empty/],
    [`${SMALLEST}---\n${SMALLEST}`, /^c\.yaml line 3, column 1: A second document begins here/],
    [`${SMALLEST}setting: 1\n`, /^c\.yaml line 3, column 1: The file holds nothing but "criteria:"/],
    [SMALLEST.replace('id: enrolled', 'id: 7'), /column 11: The field id must be a text/],
    ['measures: []', /^c\.yaml line 1, column 1: The file must begin with "criteria:" and a list\.$/],
    ['criteria: []', /^c\.yaml line 1, column 11: The list of criteria is empty/],
    [
      SMALLEST.replace(', target: 0.97', ''),
      /^c\.yaml line 2, column 5: Say what is aimed at: the target is missing\.$/,
    ],
    [SMALLEST.replace('0.97', '0.9'), /^c\.yaml line 2, column \d+: Higher is better, so the target of 0\.9/],
    [SMALLEST.replace('minimum', 'minumum'), /^c\.yaml line 2, column \d+: A criterion has no field minumum/],
    [
      SMALLEST.replace('horizon: 600', 'horizon: 40'),
      /cannot pass even if nothing goes wrong; it needs 59 or more/,
    ],
    [SMALLEST + SMALLEST.split('\n')[1]!, /^c\.yaml line 3, column 11: The id enrolled stands twice/],
    ['criteria:\n  - 7\n', /^c\.yaml line 2, column 5: Criterion 1 is not a list of fields/],
  ])('criteria %#', async (criteria, sentence) => {
    const { code, errors, out } = await judge(criteria, csv(rows(30, 1)));
    expect([code, out, errors.length]).toEqual([2, '', 1]);
    expect(errors[0]).toMatch(sentence);
  });
  test.each([
    [csv([',2026-09-07,enrolment,1']), /^o\.csv line 2, column person_id: is empty/],
    [
      csv(['p1,2026-09-07,1'], 'person_id,at,value'),
      /^o\.csv has no column metric\. Its columns are: person_id, at, value\.$/,
    ],
    ['', /^o\.csv line 1: /],
  ])('outcomes %#', async (outcomes, sentence) => {
    const { code, errors } = await judge(SMALLEST, outcomes);
    expect([code, errors.length]).toEqual([2, 1]);
    if (typeof sentence === 'string') expect(errors[0]).toBe(sentence);
    else expect(errors[0]).toMatch(sentence);
  });
  test('flags', async () => {
    const files = { 'c.yaml': SMALLEST, 'o.csv': csv(rows(30, 1)) };
    const base = ['--criteria', 'c.yaml', '--outcomes', 'o.csv'];
    expect((await run(files, '--criteria', 'c.yaml')).errors).toEqual([
      '--outcomes is missing. Run with --help.',
    ]);
    expect((await run(files, ...base, '--at', 'noon')).errors[0]).toContain('--at noon is not an instant');
    expect((await run(files, ...base, '--frobnicate')).code).toBe(2);
    expect((await run(files, ...base, '--language', 'fr')).errors).toEqual([
      '--language must be en, sv or de, not fr.',
    ]);
    const absent = await run(files, '--criteria', 'gone.yaml', '--outcomes', 'o.csv');
    expect(absent.errors).toEqual(['gone.yaml cannot be read: there is no such file.']);
    expect((await run(files, '--help')).code).toBe(0);
  });
});

test('instants are dates or times with an offset', () => {
  const utc = Date.UTC(2026, 9, 13, 8, 30);
  expect(parseInstant('2026-10-13T08:30:00Z')).toBe(utc);
  expect(parseInstant('2026-10-13 10:30+02:00')).toBe(utc);
  expect(parseInstant('2026-10-13T08:30')).toBe(utc);
  expect(parseInstant('2026-10-13')).toBe(Date.UTC(2026, 9, 13));
  expect(parseInstant('13.10.2026')).toBeNull();
  expect(parseInstant('2026-13-01')).toBeNull();
});
