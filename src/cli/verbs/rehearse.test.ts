import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRehearseCommand } from './rehearse-flags.ts';
import { runRehearse } from './rehearse.ts';

const folder = mkdtempSync(join(tmpdir(), 'rehearse-flags-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const peopleFile = join(folder, 'people.csv');
const report = join(folder, 'out');
writeFileSync(peopleFile, 'id,department\n1,Sales\n2,IT\n');

const complete = ['--people', peopleFile, '--id', 'id', '--by', 'department', '--report', report];
const today = new Date('2026-11-20T12:00:00Z');

function read(...extra: string[]) {
  const command = readRehearseCommand([...complete, ...extra], today);
  if (command === 'help') throw new Error('asked for help');
  return command;
}

describe('flags of rehearse', () => {
  test.each([
    [['--report', report], '--people is missing'],
    [['--people', peopleFile, '--by', 'department', '--report', report], '--id is missing'],
    [['--people', peopleFile, '--id', 'id', '--report', report], '--by is missing'],
    [
      ['--people', join(folder, 'nobody.csv'), '--id', 'a', '--by', 'b', '--report', report],
      'does not exist',
    ],
    [['--people', folder, '--id', 'a', '--by', 'b', '--report', report], 'is a folder, not a file'],
    [['--sample', '50'], '--report is missing'],
    [['--sample', '50', '--report', peopleFile], 'is a file. Name a folder'],
    [['--sample', 'many', '--report', report], '--sample must be a whole number'],
    [['--sample', '50', '--people', peopleFile, '--report', report], '--people does not fit'],
    [[...complete, '--start', '2027-02-30'], '--start must be a date'],
    [[...complete, '--start', 'soon'], '--start must be a date'],
    [[...complete, '--scenario', 'sunny'], '--scenario must be calm, bad-driver, failing or a file'],
    [[...complete, '--scenario', join(folder, 'none.yaml')], 'none.yaml does not exist'],
    [[...complete, '--count', 'done'], '--count done must be a whole number from 1, but it is ""'],
    [[...complete, '--count', 'sample:10'], '--count sets no limit'],
    [[...complete, '--pilot-count', 'failed:3,failed:4'], '--pilot-count must be like done:50,failed:3'],
    [[...complete, '--size', '0'], '--size must be a whole number from 1'],
    [[...complete, '--seed', '-1'], '--seed'],
    [[...complete, '--colour'], "Unknown option '--colour'"],
    [[...complete, 'extra'], 'Unexpected argument'],
  ])('%j is refused with one sentence and nothing written', async (argv, sentence) => {
    const lines: string[] = [];
    const io = {
      out: () => {
        throw new Error('printed a result');
      },
      error: (line: string) => lines.push(line),
    };
    expect(await runRehearse(argv, io)).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(sentence);
    expect(existsSync(report)).toBe(false);
  });

  test('a rehearsal begins next Monday at seven, also when today is one', () => {
    expect(read().wishes.begin.toISOString()).toBe('2026-11-23T07:00:00.000Z');
    const monday = readRehearseCommand(complete, new Date('2026-11-23T05:00:00Z'));
    expect(monday).toMatchObject({ wishes: { begin: new Date('2026-11-30T07:00:00Z') } });
  });

  test('what is left out is left to the plan', () => {
    expect(read().wishes).toMatchObject({
      name: 'people',
      by: ['department'],
      axis: undefined,
      size: undefined,
      peoplePerWeek: undefined,
      scenario: 'calm',
      seed: 1,
    });
    expect(read('--axis', 'none').wishes.axis).toBeNull();
    expect(read('--axis', 'site', '--size', '20', '--people-per-week', '7').wishes).toMatchObject({
      axis: 'site',
      size: 20,
      peoplePerWeek: 7,
    });
  });

  test('counts hold for every stage, or for the pilot alone', () => {
    expect(read().wishes.passRules).toEqual([]);
    expect(
      read('--count', 'failed:0', '--pilot-count', 'done:50, failed:3, sample:30').wishes.passRules,
    ).toEqual([
      { of: 'every_stage', rule: { succeededAtLeast: null, failedAtMost: 0, minimumSample: 20 } },
      { of: 'pilot', rule: { succeededAtLeast: 50, failedAtMost: 3, minimumSample: 30 } },
    ]);
  });

  test('help is printed with the exit codes', async () => {
    const lines: string[] = [];
    const io = { out: (line: string) => lines.push(line), error: (line: string) => lines.push(line) };
    expect(await runRehearse(['--help'], io)).toBe(0);
    expect(lines.join('\n')).toMatch(/Exit codes: 0 every wave passed/);
  });
});
