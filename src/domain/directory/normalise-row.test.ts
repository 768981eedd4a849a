import { describe, expect, test } from 'vitest';
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { cleanCell } from './clean-cell.ts';
import type { ColumnMapping } from './column-mapping.ts';
import type { DeviceRecord, PersonRecord } from './directory-record.ts';
import { compileMapping, type CompileOptions, type RowProblemCode } from './normalise-row.ts';
import { findDateOrder, readDate } from './read-date.ts';
import {
  readBoolean,
  readCompliance,
  readKind,
  readLanguage,
  readOwnership,
  readPlatform,
} from './read-values.ts';

const field = (column: string, name: string): ColumnMapping =>
  ({ column, target: { kind: 'field', field: name } }) as ColumnMapping;
const attribute = (column: string, take?: 'first' | 'last'): ColumnMapping => ({
  column,
  target: { kind: 'attribute', name: column, ...(take === undefined ? {} : { take }) },
});

function readPerson(row: Readonly<Record<string, string>>, mapping?: readonly ColumnMapping[]) {
  const header = Object.keys(row);
  const compiled = compileMapping('people', mapping ?? header.map((column) => field(column, column)), header);
  if (!compiled.ok) throw new Error(compiled.refusal.code);
  return compiled.value.normalise(Object.values(row), 7);
}

function person(row: Readonly<Record<string, string>>, mapping?: readonly ColumnMapping[]): PersonRecord {
  const result = readPerson(row, mapping);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.record;
}

const problems = (row: Readonly<Record<string, string>>): [RowProblemCode, string][] => {
  const result = readPerson(row);
  return result.ok ? [] : result.problems.map(({ code, column }) => [code, column]);
};

describe('cleaning', () => {
  test('removes edge, non-breaking and zero-width characters and composes accents', () => {
    expect(cleanCell('\u00A0 Anna\u200B  Berg\u00AD \uFEFF')).toBe('Anna Berg');
    expect(cleanCell('Mu\u0308ller')).toBe('Müller');
    expect(cleanCell('a\r\nb')).toBe('a b');
    expect(cleanCell('plain value')).toBe('plain value');
  });

  test('restores formulas our exports made harmless and empties spreadsheet errors', () => {
    expect(cleanCell("'=1+3")).toBe('=1+3');
    expect(cleanCell("'quoted")).toBe("'quoted");
    expect(cleanCell('#N/A')).toBe('');
    expect(cleanCell('#1 team')).toBe('#1 team');
  });
});

describe('people', () => {
  test('reads typed fields and keeps the rest as attributes', () => {
    const mapping = [
      ...['externalId', 'displayName', 'email', 'enabled', 'language', 'kind'].map((name) =>
        field(name, name),
      ),
      attribute('department', 'first'),
      attribute('site'),
    ];
    const row = {
      externalId: ' 0042 ',
      displayName: 'Anna Berg',
      email: 'Anna.Berg@Example.com',
      enabled: 'Ja',
      language: 'Deutsch',
      kind: 'Member',
      department: 'Sales; Field Sales',
      site: '',
    };
    expect(person(row, mapping)).toMatchObject({
      externalId: '0042',
      email: 'Anna.Berg@Example.com',
      enabled: true,
      language: 'de',
      kind: 'person',
      attributes: { department: 'Sales' },
    });
  });

  test('makes a name from first and last name, and takes the sign-in name as address', () => {
    const record = person({
      externalId: '1',
      givenName: 'Eva',
      surname: 'Ek',
      userPrincipalName: 'eva@example.com',
    });
    expect(record).toMatchObject({ displayName: 'Eva Ek', email: 'eva@example.com' });
  });

  test('identifies people by address when no column is the identifier', () => {
    expect(person({ displayName: 'Eva', email: 'Eva@Example.com' }).externalId).toBe('eva@example.com');
  });

  test('refuses an empty identifier with the line and how to mend it', () => {
    expect(readPerson({ externalId: ' ', displayName: 'Eva' })).toEqual({
      ok: false,
      isSkipped: false,
      problems: [
        {
          code: 'missing_id',
          line: 7,
          column: 'externalId',
          value: '',
          message: { code: 'row_missing_id', data: {} },
          mend: { code: 'row_missing_id_mend', data: {} },
        },
      ],
    });
  });

  test.each(['1E+05', '1,23457E+11', '4.5e+12'])(
    'refuses the identifier %s that a spreadsheet damaged',
    (value) => {
      expect(problems({ externalId: value })).toEqual([['damaged_id', 'externalId']]);
    },
  );

  test('reports every problem of a row at once', () => {
    expect(
      problems({ externalId: '1', email: 'not an address', enabled: 'perhaps', language: 'Klingon' }),
    ).toEqual([
      ['invalid_email', 'email'],
      ['unknown_language', 'language'],
      ['unknown_boolean', 'enabled'],
    ]);
  });

  test('reads placeholders in typed columns as nothing', () => {
    expect(person({ externalId: '1', email: 'n/a', language: '-' })).toMatchObject({
      email: null,
      language: null,
    });
  });

  test('skips blank rows and the sum below the table', () => {
    expect(readPerson({ externalId: '', displayName: ' ' })).toMatchObject({ isSkipped: true, problems: [] });
    for (const first of ['Total', 'Summe: 120', '120 users', 'Gesamt']) {
      expect(readPerson({ externalId: first, displayName: '' })).toMatchObject({ isSkipped: true });
    }
    expect(readPerson({ externalId: 'Total', displayName: 'Person', email: 'a@example.com' })).toMatchObject({
      ok: true,
    });
  });

  test('tells vacancies, guests and shared accounts from people', () => {
    expect(['vacancy', 'Vakant', 'Guest', 'Shared mailbox', 'Contractor', ''].map(readKind)).toEqual([
      'vacancy',
      'vacancy',
      'guest',
      'shared',
      'person',
      'person',
    ]);
  });
});

describe('devices', () => {
  const row = {
    externalId: 'd1',
    name: 'NB-1',
    platform: 'Windows 10',
    ownership: 'Corporate',
    compliance: 'Not Compliant',
    ownerEmail: 'a@example.com',
    lastSeenAt: '2026-04-03T10:00:00.1234567Z',
    enrolledAt: '0001-01-01T00:00:00Z',
  };
  const readDevice = (values: Record<string, string>, options: CompileOptions = {}) => {
    const header = Object.keys(values);
    const mapping = header.map((name) => field(name, name));
    const compiled = compileMapping('devices', mapping, header, options);
    if (!compiled.ok) throw new Error(compiled.refusal.code);
    return compiled.value.normalise(Object.values(values), 2);
  };

  test('reads platform, ownership, compliance and instants; "never" is no instant', () => {
    const result = readDevice(row);
    expect(result.ok && result.record).toMatchObject({
      platform: 'Windows',
      ownership: 'company',
      compliance: 'noncompliant',
      lastSeenAt: '2026-04-03T10:00:00.123Z',
      enrolledAt: null,
    } satisfies Partial<DeviceRecord>);
  });

  test('refuses a date whose day and month cannot be told apart, unless the order is stated', () => {
    const ambiguous = { ...row, lastSeenAt: '3/4/2026' };
    expect(readDevice(ambiguous)).toMatchObject({
      ok: false,
      problems: [{ code: 'ambiguous_date', value: '3/4/2026' }],
    });
    const stated = readDevice(ambiguous, { dateOrder: 'day_month_year' });
    expect(stated.ok && stated.record.lastSeenAt).toBe('2026-04-03T00:00:00.000Z');
  });

  test('falls back to the serial number as identifier', () => {
    const result = readDevice({ serialNumber: 'SN-1' });
    expect(result.ok && result.record).toMatchObject({
      externalId: 'sn-1',
      name: 'SN-1',
      serialNumber: 'SN-1',
    });
  });

  test('keeps values that are not listed', () => {
    expect([readPlatform('FooOS'), readOwnership('leased'), readCompliance('pending')]).toEqual([
      'FooOS',
      'leased',
      'pending',
    ]);
  });
});

describe('apps', () => {
  const readApp = (values: Record<string, string>) => {
    const header = Object.keys(values);
    const compiled = compileMapping(
      'apps',
      header.map((name) => field(name, name)),
      header,
    );
    if (!compiled.ok) throw new Error(compiled.refusal.code);
    return compiled.value.normalise(Object.values(values), 2);
  };

  test('are identified by their identifier, else by name and platform', () => {
    const ids = [
      { externalId: 'A-1', name: 'Mail', platform: 'iOS' },
      { name: 'Mail', platform: 'iOS/iPadOS' },
      { name: 'Mail', appType: '#microsoft.graph.androidManagedStoreApp' },
      { name: 'Mail', platform: 'Windows 10; macOS; win' },
      { name: 'Mail', appType: 'Something else' },
    ].map((values) => {
      const result = readApp(values);
      return result.ok ? result.record.externalId : result.problems;
    });
    expect(ids).toEqual(['A-1', 'mail (ios)', 'mail (android)', 'mail (windows, macos)', 'mail']);
    expect(readApp({ name: '', publisher: 'x' })).toMatchObject({
      ok: false,
      problems: [{ code: 'missing_id' }],
    });
  });

  test.each([
    ['Mission critical', 'critical'],
    ['geschäftskritisch', 'critical'],
    ['Kritisk', 'critical'],
    ['wichtig', 'important'],
    ['Viktigt', 'important'],
    ['not_important', 'not_important'],
    ['Nicht wichtig', 'not_important'],
    ['Inte viktig', 'not_important'],
    ['Best effort', 'not_important'],
    ['Not reviewed', null],
    ['', null],
  ])('say how important they are: %s', (text, importance) => {
    const result = readApp({ name: 'Mail', importance: text });
    expect(result.ok && result.record.importance).toBe(importance);
  });

  test('of an importance nobody knows are refused with how to mend it', () => {
    expect(readApp({ name: 'Mail', importance: 'High' })).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown_importance', column: 'importance', value: 'High', line: 2 }],
    });
  });
});

describe('compiling', () => {
  test('refuses a mapping that identifies nobody', () => {
    const compiled = compileMapping('people', [field('name', 'displayName')], ['name']);
    expect(compiled).toEqual({
      ok: false,
      refusal: { code: 'mapping_incomplete', thing: 'person' },
    });
  });

  test('refuses two columns for one field', () => {
    const compiled = compileMapping(
      'people',
      [field('a', 'externalId'), field('b', 'externalId')],
      ['a', 'b'],
    );
    expect(compiled).toMatchObject({
      refusal: { code: 'mapping_ambiguous', target: 'externalId', columns: ['a', 'b'] },
    });
  });

  test('never stores a private column, even when the mapping asks for it', () => {
    const mapping = [
      field('id', 'externalId'),
      attribute('Mobile phone'),
      attribute('IMEI (2)'),
      attribute('Gone'),
    ];
    const compiled = compileMapping('people', mapping, ['id', 'Mobile phone', 'IMEI (2)']);
    if (!compiled.ok) throw new Error('refused');
    expect(compiled.value.droppedForPrivacy).toEqual(['Mobile phone', 'IMEI (2)']);
    expect(compiled.value.missingColumns).toEqual(['Gone']);
    expect(compiled.value.normalise(['1', '555', '99'], 2)).toMatchObject({ record: { attributes: {} } });
  });
});

describe('reading values', () => {
  test.each([
    ['8/19/2021 1:25:31 PM', undefined, '2021-08-19T13:25:31.000Z'],
    ['8/9/2021 12:05:00 AM', 'month_day_year', '2021-08-09T00:05:00.000Z'],
    ['19.8.2021', undefined, '2021-08-19T00:00:00.000Z'],
    ['3.4.2026', undefined, '2026-04-03T00:00:00.000Z'],
    ['2026-04-03', undefined, '2026-04-03T00:00:00.000Z'],
    ['2026-04-03T10:00:00+02:00', undefined, '2026-04-03T08:00:00.000Z'],
    ['2026-04-03 10:00:00.0000000', undefined, '2026-04-03T10:00:00.000Z'],
    ['2026/04/03', undefined, '2026-04-03T00:00:00.000Z'],
    ['4/4/2026', undefined, '2026-04-04T00:00:00.000Z'],
  ] as const)('reads the date %s (%s)', (text, order, expected) => {
    const read = readDate(text, order);
    expect(typeof read === 'number' && new Date(read).toISOString()).toBe(expected);
  });

  test.each([
    ['3/4/2026', undefined, 'ambiguous'],
    ['3/4/2026 1:25:31 PM', undefined, 'ambiguous'],
    ['25/12/2026', 'month_day_year', 'invalid'],
    ['2026-02-30', undefined, 'invalid'],
    ['46115', undefined, 'invalid'],
    ['tomorrow', undefined, 'invalid'],
    ['9999-12-31T23:59:59.9999999Z', undefined, null],
  ] as const)('does not read the date %s (%s)', (text, order, expected) => {
    expect(readDate(text, order)).toBe(expected);
  });

  test('finds the order of day and month only when the column leaves no doubt', () => {
    expect(findDateOrder(['3/4/2026', '8/19/2021'])).toBe('month_day_year');
    expect(findDateOrder(['19/8/2021'])).toBe('day_month_year');
    expect(findDateOrder(['3/4/2026'])).toBeUndefined();
    expect(findDateOrder(['19/8/2021', '8/19/2021'])).toBeUndefined();
  });

  test('reads booleans and languages in several languages', () => {
    expect(['True', 'FALSE', 'nein', 'Sant', '1', 'Inactive', 'perhaps'].map(readBoolean)).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
      undefined,
    ]);
    expect(
      ['de', 'de_ch', 'EN-gb', 'zh-hant-tw', 'Svenska', 'Englisch', 'Klingon'].map(readLanguage),
    ).toEqual(['de', 'de-CH', 'en-GB', 'zh-Hant-TW', 'sv', 'en', undefined]);
  });
});

test('100,000 rows stream through reader and mapping piece by piece', () => {
  const mapping = [field('id', 'externalId'), field('name', 'displayName'), attribute('team')];
  const compiled = compileMapping('people', mapping, ['id', 'name', 'team']);
  if (!compiled.ok) throw new Error('refused');
  let accepted = 0;
  let lastLine = 0;
  const reader = createCsvReader({
    onHeader: (header) => expect(header).toEqual(['id', 'name', 'team']),
    onRow: (cells, line) => {
      if (compiled.value.normalise(cells, line).ok) accepted++;
      lastLine = line;
    },
  });
  reader.push('id;name;team\r\n');
  for (let row = 0; row < 100_000; row += 100) {
    let piece = '';
    for (let index = row; index < row + 100; index++)
      piece += `${index};"Berg; ""A"" ${index}";Team ${index % 7}\r\n`;
    reader.push(piece.slice(0, 1001));
    reader.push(piece.slice(1001));
  }
  reader.end();
  expect([accepted, lastLine]).toEqual([100_000, 100_001]);
});
