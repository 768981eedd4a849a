/**
 * Finds the delimiter of a CSV text among comma, semicolon, tab and pipe, by reading its opening with each
 * and comparing how evenly the rows come out. It never looks beyond the sample.
 */

import { createCsvScanner } from './csv-scanner.ts';

/** The delimiters that are recognised without being told, in order of preference. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Only this many characters decide. */
export const DELIMITER_SAMPLE_LENGTH = 65_536;

const SAMPLE_ROWS = 200;

/** The delimiter that splits the header and keeps the rows at the header's width; a comma when none does. */
export function detectDelimiter(text: string): string {
  const sample = text.slice(0, DELIMITER_SAMPLE_LENGTH);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreDelimiter(sample, delimiter, text.length > sample.length);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Share of rows as wide as the header, slightly favouring more columns; 0 when the header is not split. */
function scoreDelimiter(sample: string, delimiter: string, isCut: boolean): number {
  const widths: number[] = [];
  const scanner = createCsvScanner({
    delimiter,
    onRow: (cells) => {
      if (widths.length <= SAMPLE_ROWS) widths.push(cells.length);
    },
  });
  scanner.push(sample);
  // The last row of a cut sample is incomplete and must not count.
  if (!isCut) scanner.end();
  const headerWidth = widths[0] ?? 0;
  if (headerWidth < 2) return 0;
  const even = widths.filter((width) => width === headerWidth).length;
  return even / widths.length + Math.min(headerWidth, 100) / 400;
}
