import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runSlots } from './slots.ts';

const folder = mkdtempSync(join(tmpdir(), 'slots-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** One base, one weekday rule and dated exceptions; a freeze of Oslo on the second Wednesday. */
const schedule = `valid_from: 2020-09-28
valid_to: 2020-10-16
sessions:
  - { weekdays: [mon, tue, wed, thu, fri], at: "09:00", minutes: 60, places: 10 }
  - { weekdays: [mon, tue, wed, thu, fri], at: "10:00", minutes: 60, places: 10 }
  - { weekdays: [mon, tue, wed, thu, fri], at: "11:00", minutes: 60, places: 5 }
  - { weekdays: [mon, tue, wed, thu, fri], at: "14:00", minutes: 60, places: 10 }
  - { weekdays: [mon, tue, wed, thu, fri], at: "16:00", minutes: 60, places: 5 }
weekday_rules:
  - { weekday: tue, at: ["09:00", "10:00", "11:00"], change: -2 }
exceptions:
  - { kind: add, from: 2020-10-03, at: "10:30", minutes: 60, places: 5 }
  - { kind: add, from: 2020-10-03, at: "12:30", minutes: 60, places: 5 }
  - { kind: add, from: 2020-10-10, at: "10:30", minutes: 60, places: 5 }
  - { kind: add, from: 2020-10-10, at: "12:30", minutes: 60, places: 5 }
  - { kind: close, from: 2020-10-09 }
  - { kind: close, from: 2020-10-16 }
  - { kind: change, from: 2020-09-28, change: -3 }
freezes:
  - { site: Oslo, from: 2020-10-07, to: 2020-10-07 }
`;
const file = join(folder, 'slots.yaml');
writeFileSync(file, schedule);

async function run(...argv: string[]) {
  const [out, error]: [string[], string[]] = [[], []];
  const io = { out: (line: string) => out.push(line), error: (line: string) => error.push(line) };
  return { code: await runSlots(['--schedule', file, ...argv], io), out, error };
}

test('the rules of the acceptance case give its places, cell by cell', async () => {
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toEqual([
    'Week of        Mon   Tue   Wed   Thu   Fri   Sat   Sun   Sum',
    '2020-09-28      25    34    40    40    40    10     0   189',
    '2020-10-05      40    34    40    40     0    10     0   164',
    '2020-10-12      40    34    40    40     0     –     –   154',
    'All places: 507',
  ]);
});

test('when every place is booked the next is refused, and a freeze lists who has to move', async () => {
  const { out } = await run('--json');
  const { days } = JSON.parse(out[0]!) as {
    days: { on: string; sessions: { at: string; places: number }[] }[];
  };
  const rows = days.flatMap(({ on, sessions }) =>
    sessions.flatMap(({ at, places }) => Array.from({ length: places }, () => `${on},${at}`)),
  );
  expect(rows).toHaveLength(507);
  const bookings = join(folder, 'bookings.csv');
  writeFileSync(bookings, `id,on,at\n${rows.map((row, index) => `p${index + 1},${row}`).join('\n')}\n`);
  const full = await run('--bookings', bookings, '--book', '2020-10-15 09:00');
  expect(full.code).toBe(1);
  expect(full.out.at(-1)).toMatch(/^There are no places left\. Join the waiting list/);
  const moves = join(folder, 'moves.csv');
  const frozen = await run('--bookings', bookings, '--site', 'Oslo', '--out', moves);
  expect(frozen.out).toContain('All places: 467');
  expect(frozen.out).toContain('Bookings to move: 40');
  expect(readFileSync(moves, 'utf8').trim().split('\n')).toHaveLength(41);
});

test.each([
  ['valid_from: 2020-09-28', 'lacks "valid_to"'],
  [schedule.replace('minutes: 60', 'minutes: 90'), 'is not over when that at 10:00 begins'],
  [schedule.replace('weekday: tue', 'weekday: someday'), 'must be one of mon, tue'],
  [schedule.replace('"09:00"', '"9 am"'), 'write it as "09:30"'],
  [schedule.replace('kind: close', 'kind: shut'), 'must be add, change or close'],
])('a schedule that cannot be read is refused with its place', async (source, sentence) => {
  const bad = join(folder, 'bad.yaml');
  writeFileSync(bad, source);
  const { code, error } = await run('--schedule', bad);
  expect(code).toBe(2);
  expect(error[0]).toContain(sentence);
});
