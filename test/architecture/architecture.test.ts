/** Holds the code against the rules of ARCHITECTURE.md, and the rules against planted violations. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { statusesOf } from '#domain/machine/machine.ts';
import { machines } from '#domain/machine/machines.ts';
import { checkFile, featureGraph, findCycles, type SourceFile } from './import-rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .map((path) => path.replaceAll('\\', '/'))
  .map((path) => read(path));
const sources = files.filter((file) => !/\.test\.tsx?$/.test(file.path));

function read(path: string): SourceFile {
  const text = readFileSync(`${root}/${path}`, 'utf8');
  const imports = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]/g)];
  const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  const bare = [...text.matchAll(/(?:^|\n)import\s+['"]([^'"]+)['"]/g)];
  return {
    path,
    imports: [...imports, ...dynamic, ...bare].map((match) => match[1]!),
    lines: text.split('\n').length,
  };
}

test('the check reads the whole source tree', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(1200);
});

test('every import keeps to its zone and to the feature graph', () => {
  expect(sources.flatMap(checkFile)).toEqual([]);
});

test.each([
  ['src/domain/rollout/planted.ts', 'node:fs'],
  ['src/domain/rollout/planted.ts', '#contracts/ids.ts'],
  ['src/contracts/planted.ts', '#server/main.ts'],
  ['src/server/platform/planted.ts', '#server/features/rollouts/index.ts'],
  ['src/server/features/rollouts/planted.ts', '#server/features/gate/index.ts'],
  ['src/server/features/gate/planted.ts', '#server/features/rollouts/store.ts'],
  ['src/web/app/planted.ts', '#server/main.ts'],
  ['src/web/app/planted.ts', '#domain/cohort/select-cohort.ts'],
  ['src/portal/planted.ts', '#server/features/portal/index.ts'],
])('a planted violation is found: %s imports %s', (path, specifier) => {
  expect(checkFile({ path, imports: [specifier], lines: 1 })).toHaveLength(1);
});

test('the feature graph has no cycle, and a planted one is found', () => {
  expect(findCycles(featureGraph)).toEqual([]);
  expect(findCycles({ ...featureGraph, rollouts: ['gate'] })).not.toEqual([]);
});

/** Generated from the database; nobody reads it as prose. */
const generated = 'src/server/platform/db/schema.ts';

test('no source file is longer than 400 lines', () => {
  expect(
    sources
      .filter((file) => file.lines > 401 && file.path !== generated)
      .map((file) => `${file.path}: ${file.lines}`),
  ).toEqual([]);
});

test('no file has a name that says nothing', () => {
  const vague = /\/(utils?|helpers?|common|misc|manager|types)(\.|\/)/;
  expect(sources.map((file) => file.path).filter((path) => vague.test(path))).toEqual([]);
});

test.each(['docs/decisions/*.md', 'db/migrations/*.sql'])(
  '%s are numbered from 1 on, each once',
  (pattern) => {
    const numbers = globSync(pattern, { cwd: root }).map((path) => Number(/(\d{4})[^/\\]*$/.exec(path)?.[1]));
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  },
);

test('SQL is written in stores and in the platform only', () => {
  const allowedPlaces =
    /(store\.ts|server\/platform\/|engine\/(lease|scheduler)\.ts|\.test\.ts)$|server\/platform\//;
  const withSql = sources.filter(
    (file) => file.path.startsWith('src/server/') && !allowedPlaces.test(file.path),
  );
  const statement = /sql(<[^`]*>)?`\s*(with|select|insert|update|delete)\b/i;
  expect(
    withSql
      .map((file) => file.path)
      .filter((path) => statement.test(readFileSync(`${root}/${path}`, 'utf8'))),
  ).toEqual([]);
});

test.each(machines.map((machine) => [machine.name, machine] as const))(
  'the database allows exactly the statuses of the %s machine',
  (name, machine) => {
    // As all migrations leave it: a later one may allow other statuses.
    const schema = readFileSync(`${root}/db/schema.sql`, 'utf8');
    const [, check = ''] = new RegExp(`constraint ${name}_status_check (.*)`).exec(schema) ?? [];
    const listed = [...check.matchAll(/'(\w+)'::text/g)].map(([, status]) => status);
    expect(listed.sort()).toEqual(statusesOf(machine as Parameters<typeof statusesOf>[0]).sort());
  },
);
