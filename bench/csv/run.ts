/**
 * Speed of reading CSV: 1,000,000 rows of 15 columns through decoder and scanner, in pieces as a stream
 * delivers them, beside a bare split of the same text. Prints one line per case; writes nothing.
 */

import { createTextDecoder } from '#domain/csv/decode-text.ts';
import { createCsvReader } from '#domain/csv/csv-reader.ts';
import { createRandom } from '#domain/random/random.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const COLUMNS = 15;
const PIECE = 65_536;

/** A people file in pieces of about 64 KiB; some cells quoted when `quoted`. */
function makePieces(quoted: boolean): Uint8Array[] {
  const random = createRandom(7);
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let text = `${Array.from({ length: COLUMNS }, (_unused, index) => `column${index}`).join(',')}\r\n`;
  for (let row = 0; row < ROWS; row++) {
    const cells = Array.from({ length: COLUMNS }, (_unused, index) => `value${random.integer(1000)}${index}`);
    cells[0] = `person-${row}`;
    cells[1] = `person.${row}@example.com`;
    if (quoted) cells[3] = `"Engineer, ""${row}"""`;
    text += `${cells.join(',')}\r\n`;
    if (text.length > PIECE) {
      pieces.push(encoder.encode(text));
      text = '';
    }
  }
  pieces.push(encoder.encode(text));
  return pieces;
}

function measure(name: string, work: () => number, megabytes: number): void {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const cells = work();
  const used = process.cpuUsage(before);
  const seconds = (performance.now() - startedAt) / 1000;
  const rate = (megabytes / seconds).toFixed(0);
  const processor = ((used.user + used.system) / 1e6).toFixed(2);
  console.log(
    `${name.padEnd(34)} ${seconds.toFixed(2)} s  processor ${processor} s  ${rate} MB/s  ${cells} cells`,
  );
}

/** The baseline: one string per file, split by line and comma, no quoting, no checks. */
function bareSplit(pieces: readonly Uint8Array[]): number {
  const decoder = new TextDecoder();
  let cells = 0;
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) cells += line.split(',').length;
  }
  return cells;
}

function readAll(pieces: readonly Uint8Array[]): number {
  const decoder = createTextDecoder('utf-8');
  let cells = 0;
  const reader = createCsvReader({
    onHeader: (header) => (cells += header.length),
    onRow: (row) => (cells += row.length),
  });
  for (const piece of pieces) reader.push(decoder.push(piece));
  reader.push(decoder.finish());
  reader.end();
  return cells;
}

function decodeAll(pieces: readonly Uint8Array[]): number {
  const decoder = createTextDecoder('utf-8');
  let length = 0;
  for (const piece of pieces) length += decoder.push(piece).length;
  return length + decoder.finish().length;
}

for (const quoted of [false, true]) {
  const pieces = makePieces(quoted);
  const megabytes = pieces.reduce((sum, piece) => sum + piece.length, 0) / 1e6;
  console.log(`${ROWS} rows, ${COLUMNS} columns, ${megabytes.toFixed(0)} MB${quoted ? ', quoted' : ''}`);
  measure('bare split, platform decoder', () => bareSplit(pieces), megabytes);
  measure('decoder alone', () => decodeAll(pieces), megabytes);
  measure('decoder + reader', () => readAll(pieces), megabytes);
}
