import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkOutputs, writeAll } from './output-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'output-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => path.join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

test('an output that names an input is refused, by whatever path', () => {
  writeFileSync(at('groups.csv'), 'group,people\n');
  symlinkSync(at('groups.csv'), at('link.csv'));
  for (const out of [at('groups.csv'), `${folder}/./groups.csv`, at('link.csv')]) {
    expect(() => checkOutputs({ groups: at('groups.csv'), out }, ['groups'])).toThrow(
      `--out ${out} is the same file as --groups; write to another file.`,
    );
  }
  checkOutputs({ groups: at('groups.csv'), out: at('plan.csv') }, ['groups']);
});

test('two outputs in one file are refused, also when it does not exist yet', () => {
  expect(() => checkOutputs({ out: at('a'), report: `${folder}/./a` }, [])).toThrow('--report');
  checkOutputs({ out: '/dev/null', report: '/dev/null' }, []);
});

test('when one file cannot be written, none is, and nothing is left beside them', async () => {
  writeFileSync(at('plan.csv'), 'old');
  mkdirSync(at('report'));
  const files = [
    { path: at('plan.csv'), text: 'new' },
    { path: at('report'), text: '{}' },
  ];
  await expect(writeAll(files)).rejects.toThrow(`${at('report')} cannot be written: it is a folder.`);
  expect(read('plan.csv')).toBe('old');
  expect(readdirSync(folder).toSorted()).toEqual(['plan.csv', 'report']);
  const nowhere = [files[0]!, { path: at('no/report.json'), text: '{}' }];
  await expect(writeAll(nowhere)).rejects.toThrow('there is no such file or folder');
  expect(read('plan.csv')).toBe('old');
});

test('a link stays a link, and a device stays a device', async () => {
  writeFileSync(at('plan.csv'), 'old');
  symlinkSync(at('plan.csv'), at('link.csv'));
  await writeAll([
    { path: at('link.csv'), text: 'new' },
    { path: '/dev/null', text: 'nothing' },
  ]);
  expect(lstatSync(at('link.csv')).isSymbolicLink()).toBe(true);
  expect(read('plan.csv')).toBe('new');
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  expect(existsSync('/dev/null.part')).toBe(false);
});
