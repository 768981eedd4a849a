/**
 * Speed and memory of the whole pure import path: bytes to text, rows, mapped records and the data-quality
 * report, over generated people with Entra's columns, beside a bare split. Prints one line per step; writes
 * nothing. Argument: the number of rows.
 */

import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { createTextDecoder } from '#domain/csv/decode-text.ts';
import { createDataQualityCollector, type DataQualityCollector } from '#domain/directory/data-quality.ts';
import type { PersonRecord } from '#domain/directory/directory-record.ts';
import { compileMapping, type RowNormaliser } from '#domain/directory/normalise-row.ts';
import { suggestMapping } from '#domain/directory/suggest-mapping.ts';
import { createRandom } from '#domain/random/random.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const HEADER =
  'id,userPrincipalName,displayName,surname,mail,givenName,userType,jobTitle,department,accountEnabled,usageLocation,country,officeLocation,city,managerId';

function* makePieces(): Generator<Uint8Array> {
  const random = createRandom(11);
  const encoder = new TextEncoder();
  let text = `${HEADER}\n`;
  for (let row = 0; row < ROWS; row++) {
    const title = `Title ${random.integer(300)}`;
    const department =
      random.integer(9) === 0 ? '"Sales; North, Field"' : `Department ${random.integer(120)}`;
    const place = random.integer(40);
    const manager = `00000000-0000-4000-8000-${String(random.integer(Math.ceil((row + 1) / 8))).padStart(12, '0')}`;
    text +=
      `00000000-0000-4000-8000-${String(row).padStart(12, '0')},user${row}@example.com,Person ${row},Surname${row},` +
      `user${row}@example.com,Given${row},Member,${title},${department},True,DE,Country ${place % 9},Office ${place},City ${place},${manager}\n`;
    if (text.length > 65_536) {
      yield encoder.encode(text);
      text = '';
    }
  }
  yield encoder.encode(text);
}

type Step = 'split' | 'rows' | 'records' | 'report';

function run(step: Step, pieces: Iterable<Uint8Array>): number {
  const decoder = createTextDecoder('utf-8');
  let normaliser: RowNormaliser<PersonRecord> | undefined;
  let collector: DataQualityCollector | undefined;
  let count = 0;
  if (step === 'split') {
    for (const piece of pieces) {
      for (const line of decoder.push(piece).split('\n')) count += line.split(',').length > 1 ? 1 : 0;
    }
    return count;
  }
  const reader = createCsvReader({
    onHeader: (header) => {
      const { columns: mapping } = suggestMapping(header, []);
      const compiled = compileMapping('people', mapping, header, { dateOrder: 'month_day_year' });
      if (!compiled.ok) throw new Error(compiled.refusal.code);
      normaliser = compiled.value;
      collector = createDataQualityCollector({ subject: 'people', header, mapping });
    },
    onRow: (cells, line) => {
      count++;
      if (step === 'rows') return;
      const result = normaliser!.normalise(cells, line);
      if (step === 'report') collector!.add(cells, line, result);
    },
  });
  for (const piece of pieces) reader.push(decoder.push(piece));
  reader.push(decoder.finish());
  reader.end();
  if (step === 'report')
    console.log(
      `findings: ${collector!
        .report()
        .findings.map(({ code }) => code)
        .join(' ')}`,
    );
  return count;
}

const pieces = [...makePieces()];
const megabytes = pieces.reduce((sum, piece) => sum + piece.length, 0) / 1e6;
console.log(`${ROWS} people, 15 columns, ${megabytes.toFixed(0)} MB`);
for (const step of ['split', 'rows', 'records', 'report'] as const) {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const count = run(step, pieces);
  const used = process.cpuUsage(before);
  const processor = ((used.user + used.system) / 1e6).toFixed(2);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  const heap = (process.memoryUsage().heapUsed / 1e6).toFixed(0);
  console.log(`${step.padEnd(8)} ${seconds} s  processor ${processor} s  ${count} rows  heap ${heap} MB`);
}
