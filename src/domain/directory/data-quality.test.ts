import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '#domain/csv/parse-csv.ts';
import { assessShrink } from './assess-shrink.ts';
import { createDataQualityCollector, type DataQualityReport } from './data-quality.ts';
import { findManagerCycles } from './manager-index.ts';
import { compileMapping } from './normalise-row.ts';
import { editDistance, findSpellingVariants } from './spelling-variants.ts';
import { suggestMapping } from './suggest-mapping.ts';

function inspect(text: string, previousCount?: number): DataQualityReport {
  const { header, rows, lines } = parseCsv(text);
  const { columns: mapping, subject } = suggestMapping(header, rows);
  const compiled = compileMapping(subject, mapping, header);
  if (!compiled.ok) throw new Error(compiled.refusal.code);
  const collector = createDataQualityCollector({
    subject,
    header,
    mapping,
    ...(previousCount === undefined ? {} : { previousCount }),
  });
  rows.forEach((row, index) =>
    collector.add(row, lines[index]!, compiled.value.normalise(row, lines[index]!)),
  );
  return collector.report();
}

const found = (report: DataQualityReport, code: string): [number, string[]] | undefined => {
  const finding = report.findings.find((one) => one.code === code);
  return (
    finding && [finding.count, finding.examples.map(({ line, value, note }) => [line, value, note].join('|'))]
  );
};

describe('what stands twice', () => {
  test('one person twice is an error, the same row twice is not', () => {
    const report = inspect('id,name,department\n1,Anna,IT\n2,Nils,IT\n1,Anna,Sales\n2,Nils,IT\n');
    expect(found(report, 'duplicate_id')).toEqual([1, ['4|1|first on line 2']]);
    expect(found(report, 'repeated_row')).toEqual([1, ['5|2|first on line 3']]);
  });

  test('addresses and identifiers that differ in letter case are told apart from equal ones', () => {
    const report = inspect('id,name,mail\na1,A,a@example.com\nA1,B,A@Example.com\nc,C,a@example.com\n');
    expect(found(report, 'id_other_case')).toEqual([1, ['3|A1|a1 on line 2']]);
    expect(found(report, 'same_email_other_case')).toEqual([1, ['3|A@Example.com|a@example.com on line 2']]);
    expect(found(report, 'same_email')).toEqual([1, ['4|a@example.com|first on line 2']]);
  });

  test('one name for several people is information only; vacancies share theirs', () => {
    const report = inspect(
      'id,name,kind\n1,Clerk,person\n2,Clerk,person\n3,New Vacancy,vacancy\n4,New Vacancy,vacancy\n',
    );
    expect(found(report, 'same_name')).toEqual([1, ['3|Clerk|first on line 2']]);
    expect(report.findings.find(({ code }) => code === 'same_name')?.severity).toBe('information');
    expect(found(report, 'vacancies')?.[0]).toBe(2);
  });

  test('numeric identifiers that lost leading zeros are noticed; counting ones are not', () => {
    const rows = Array.from({ length: 40 }, (_unused, index) => `${300_000 + index * 977},P${index}`);
    const report = inspect(`id,name\n${rows.join('\n')}\n4711,Short\n`);
    expect(found(report, 'shorter_ids')).toEqual([1, ['42|4711|usually 6 digits']]);
    const counting = Array.from({ length: 2000 }, (_unused, index) => `${index + 1},P${index}`);
    expect(found(inspect(`id,name\n${counting.join('\n')}\n`), 'shorter_ids')).toBeUndefined();
  });
});

describe('managers', () => {
  test('missing, dangling, self, circular and vacant managers are found with their lines', () => {
    const report = inspect(
      'id,name,manager id,kind\n1,A,,person\n2,B,9,person\n3,C,3,person\n4,D,5,person\n5,E,6,person\n6,F,4,person\n7,G,8,person\n8,V,1,vacancy\n',
    );
    expect(found(report, 'manager_missing')).toEqual([1, ['2|1|']]);
    expect(found(report, 'manager_dangling')).toEqual([1, ['3|9|']]);
    expect(found(report, 'manager_self')).toEqual([1, ['4|3|']]);
    expect(found(report, 'manager_cycle')).toEqual([1, ['5|4 → 5 → 6 → 4|']]);
    expect(found(report, 'manager_is_vacancy')).toEqual([1, ['8|7|8']]);
  });

  test('managers given by name resolve unless two people have it; by address in any case', () => {
    const byName = inspect(
      'id,name,manager\n1,Anna Berg,\n2,Nils Dahl,Anna Berg\n3,Nils Dahl,anna berg\n4,Eva,Nils Dahl\n',
    );
    expect(found(byName, 'manager_ambiguous')).toEqual([1, ['5|Nils Dahl|']]);
    expect(found(byName, 'manager_dangling')).toBeUndefined();
    const byMail = inspect('id,mail,manager\n1,a@example.com,\n2,b@example.com,A@Example.com\n');
    expect(found(byMail, 'manager_dangling')).toBeUndefined();
  });

  test('every reported circle is one, and a reporting tree has none', () => {
    const links = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 14 });
    fc.assert(
      fc.property(links, (pairs) => {
        const managers = Array.from({ length: 13 }, () => -1);
        for (const [person, manager] of pairs) if (person !== manager) managers[person] = manager;
        const members = findManagerCycles(managers).flat();
        const inCycles = new Set(members);
        expect(inCycles.size).toBe(members.length);
        managers.forEach((manager, start) => {
          let at = manager;
          for (let step = 0; step < 20 && at >= 0 && at !== start; step++) at = managers[at]!;
          expect(inCycles.has(start)).toBe(at === start);
        });
      }),
    );
  });
});

describe('columns and values', () => {
  test('empty, constant and unique columns are named', () => {
    const rows = Array.from(
      { length: 30 },
      (_unused, index) => `${index},P${index},,Remote,badge ${index},${index % 3}`,
    );
    const report = inspect(`id,name,site,country,badge,floor\n${rows.join('\n')}\n`);
    expect(report.findings.map(({ code, column }) => [code, column])).toEqual([
      ['column_empty', 'site'],
      ['column_constant', 'country'],
      ['column_unique', 'badge'],
    ]);
    expect(report.attributes.map(({ attribute, verdict }) => [attribute, verdict])).toEqual([
      ['floor', 'good'],
      ['site', 'poor'],
      ['country', 'poor'],
      ['badge', 'poor'],
    ]);
  });

  test('several departments in one cell are noticed, and counting the first one is suggested', () => {
    const rows = Array.from(
      { length: 40 },
      (_unused, index) => `${index},${index % 2 ? 'Sales' : 'IT'}; Team ${index}`,
    );
    const report = inspect(`id,department\n${rows.join('\n')}\n`);
    expect(found(report, 'several_values')?.[0]).toBe(40);
    expect(report.findings.find(({ code }) => code === 'several_values')?.examples).toHaveLength(20);
    expect(report.attributes[0]).toMatchObject({ attribute: 'department', levels: 2, take: 'first' });
  });

  test('HTML, formulas, summary rows and refused rows are reported with lines', () => {
    const report = inspect('id,name,team\n1,A,<b>Ops</b>\n2,B,=1+cmd\n1E+05,C,x\nTotal,3,\n');
    expect(found(report, 'html')).toEqual([1, ['2|<b>Ops</b>|']]);
    expect(found(report, 'summary_row')).toEqual([1, ['5|Total|']]);
    expect(report).toMatchObject({ rows: 3, importable: 2, refused: 1, skipped: 1 });
    expect(report.refusals).toMatchObject([
      { code: 'damaged_id', count: 1, examples: [{ line: 4, value: '1E+05' }] },
    ]);
    expect(found(inspect('id,team\n1,@SUM(A1)\n2,-5\n3,- none\n'), 'formula')).toEqual([1, ['2|@SUM(A1)|']]);
  });

  test('private columns never reach the report', () => {
    expect(JSON.stringify(inspect('id,name,Mobile phone\n1,A,555-0100\n2,B,555-0100\n'))).not.toContain(
      '555',
    );
  });

  test('a file that lists a fifth fewer than before needs confirmation', () => {
    expect(inspect('id,name\n1,A\n2,B\n', 3).shrink).toMatchObject({ leaving: 1, needsConfirmation: true });
    expect(assessShrink(100, 20).needsConfirmation).toBe(false);
    expect(assessShrink(100, 21).needsConfirmation).toBe(true);
    expect(assessShrink(0, 0).needsConfirmation).toBe(false);
  });

  test('columns of free text stop being counted instead of filling memory', () => {
    const rows = Array.from({ length: 6000 }, (_unused, index) => `${index},note ${index}`);
    const profile = inspect(`id,note\n${rows.join('\n')}\n`).columns[1]!;
    expect(profile).toMatchObject({ levels: 5000, isCapped: true, isUnique: true, filled: 6000 });
  });
});

describe('spelling variants', () => {
  const variants = (values: Record<string, number>): string[] =>
    findSpellingVariants(new Map(Object.entries(values))).map(
      ({ canonical, variants: others }) => `${canonical} < ${others.map(({ value }) => value).join(', ')}`,
    );

  test('case, spaces, hyphens and plural are folded; the most frequent spelling leads', () => {
    expect(variants({ 'Night Sub-unit': 3, 'Night Sub-Unit': 40, 'Night Subunits': 1 })).toEqual([
      'Night Sub-Unit < Night Sub-unit, Night Subunits',
    ]);
    expect(variants({ Müller: 2, Muller: 1, 'R&D': 5, 'R and D': 2 })).toEqual([
      'R&D < R and D',
      'Müller < Muller',
    ]);
  });

  test('typing errors are found', () => {
    expect(
      variants({ 'Purchasing Office': 48, 'Parchasing Office': 1, 'Harbour Works': 9, 'Harbtour Works': 2 }),
    ).toEqual(['Purchasing Office < Parchasing Office', 'Harbour Works < Harbtour Works']);
  });

  test('different things are left alone', () => {
    expect(
      variants({
        'EMEA North': 20,
        'EMEA South': 5,
        'Team 1': 9,
        'Team 2': 2,
        Senior: 9,
        Junior: 2,
        East: 9,
        West: 2,
      }),
    ).toEqual([]);
    expect(variants({ Sales: 10, Scales: 9 })).toEqual([]);
  });

  test('the edit distance is a distance, and a swap of neighbours counts once', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
    expect(editDistance('monitor', 'mointor')).toBe(1);
  });
});
