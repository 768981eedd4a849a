/**
 * Five dated files of one real organisation, read from the folder that BELLWETHER_DATA_SAMPLES names. The
 * files are not part of the repository; without the folder these tests are skipped.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { decodeText } from '#domain/csv/decode-text.ts';
import { parseCsv } from '#domain/csv/parse-csv.ts';
import { assessShrink } from './assess-shrink.ts';
import { createDataQualityCollector, type DataQualityReport } from './data-quality.ts';
import { compareDirectories } from './directory-difference.ts';
import type { PersonRecord } from './directory-record.ts';
import { compileMapping } from './normalise-row.ts';
import { suggestMapping, type SuggestedMapping } from './suggest-mapping.ts';

const samples = env['BELLWETHER_DATA_SAMPLES'];

const DATES = ['2022-08-31', '2022-09-15', '2022-09-30', '2022-10-15', '2022-11-12'] as const;

type Roster = { people: PersonRecord[]; report: DataQualityReport; mapping: SuggestedMapping };

function readRoster(date: string): Roster {
  const bytes = readFileSync(join(samples ?? '', 'roster', `roster-${date}.csv`));
  const { header, rows, lines, problems } = parseCsv(decodeText(bytes));
  expect(problems).toEqual([]);
  const mapping = suggestMapping(header, rows.slice(0, 200));
  const compiled = compileMapping('people', mapping.columns, header);
  if (!compiled.ok) throw new Error(compiled.refusal.code);
  const collector = createDataQualityCollector({ subject: 'people', header, mapping: mapping.columns });
  const people: PersonRecord[] = [];
  rows.forEach((row, index) => {
    const result = compiled.value.normalise(row, lines[index]!);
    collector.add(row, lines[index]!, result);
    if (result.ok) people.push(result.record);
  });
  return { people, report: collector.report(), mapping };
}

const count = (report: DataQualityReport, code: string): number =>
  report.findings.filter((finding) => finding.code === code).reduce((sum, finding) => sum + finding.count, 0);

describe.skipIf(samples === undefined)('real rosters', () => {
  test.each([
    ['2022-08-31', 867, 32, 423, 15, 513],
    ['2022-09-15', 1071, 37, 446, 5, 620],
    ['2022-09-30', 1146, 34, 470, 5, 638],
    ['2022-10-15', 1218, 34, 451, 8, 690],
    ['2022-11-12', 1368, 32, 450, 3, 789],
  ])(
    '%s: %i rows, %i vacancies, %i dangling managers',
    (date, rows, vacancies, dangling, vacant, several) => {
      const { report, mapping } = readRoster(date);
      expect(report).toMatchObject({ rows, importable: rows, refused: 0, skipped: 0 });
      const targets = Object.fromEntries(mapping.columns.map(({ column, target }) => [column, target]));
      expect(targets).toMatchObject({
        person_id: { kind: 'field', field: 'externalId' },
        display_name: { kind: 'field', field: 'displayName' },
        email: { kind: 'field', field: 'email' },
        manager_id: { kind: 'field', field: 'managerExternalId' },
        kind: { kind: 'field', field: 'kind' },
        department: { kind: 'attribute', name: 'department' },
      });
      expect(count(report, 'vacancies')).toBe(vacancies);
      expect(count(report, 'manager_dangling')).toBe(dangling);
      expect(count(report, 'manager_is_vacancy')).toBe(vacant);
      const departments = report.findings.find(
        (finding) => finding.code === 'several_values' && finding.column === 'department',
      );
      expect(departments?.count).toBe(several);
      expect([
        count(report, 'manager_cycle'),
        count(report, 'manager_self'),
        count(report, 'duplicate_id'),
      ]).toEqual([0, 0, 0]);
      expect(report.findings.every(({ examples }) => examples.length <= 20)).toBe(true);
    },
  );

  test('HTML and the misspelt departments of the last file are found', () => {
    const { report } = readRoster('2022-11-12');
    expect(count(report, 'html')).toBe(2);
    const departments = report.spelling.find(({ column }) => column === 'department')?.variants ?? [];
    const kinds = departments.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'typing_error').length).toBeGreaterThanOrEqual(2);
    expect(kinds.filter((kind) => kind === 'same_but_for_form').length).toBeGreaterThanOrEqual(2);
    // Whatever is suggested as right is at least as frequent as what is called wrong.
    for (const { canonicalCount, variants } of departments) {
      expect(variants.every((variant) => variant.count <= canonicalCount)).toBe(true);
    }
  });

  test.each([
    [0, 215, 11, 101],
    [1, 86, 11, 84],
    [2, 81, 9, 75],
    [3, 170, 20, 275],
  ])('from file %i to the next: %i joined, %i left, %i changed', (index, joined, left, changed) => {
    const before = readRoster(DATES[index]!).people;
    const after = readRoster(DATES[index + 1]!).people;
    const fields = ['displayName', 'email', 'managerExternalId', 'kind'] as const;
    const difference = compareDirectories(before, after, fields);
    expect([difference.joiners.length, difference.leavers.length, difference.movers.length]).toEqual([
      joined,
      left,
      changed,
    ]);
    expect(assessShrink(before.length, difference.leavers.length).needsConfirmation).toBe(false);
    // The same file twice changes nothing.
    expect(compareDirectories(after, readRoster(DATES[index + 1]!).people, fields)).toMatchObject({
      joiners: [],
      movers: [],
      leavers: [],
    });
  });

  test('half a file needs confirmation', () => {
    const before = readRoster('2022-10-15').people;
    const half = before.slice(0, before.length / 2);
    const { leavers } = compareDirectories(before, half, ['displayName']);
    expect(assessShrink(before.length, leavers.length).needsConfirmation).toBe(true);
  });
});
