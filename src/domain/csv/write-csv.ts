/**
 * Writes CSV: quoting by RFC 4180, and on request neutralises cells a spreadsheet would run as a formula.
 */

import { DELIMITERS } from './detect-delimiter.ts';

export type CsvCell = string | number | boolean | null | undefined;

export type WriteCsvOptions = {
  /** A comma unless told. */
  readonly delimiter?: string;
  /** CRLF unless told, as RFC 4180 asks. */
  readonly lineEnd?: '\r\n' | '\n' | '\r';
  /**
   * Puts an apostrophe before text that starts with = + - @ tab or CR (plain signed numbers stay). Turn it
   * on for every export people open in a spreadsheet; leave it off for files a machine reads back.
   */
  readonly neutraliseFormulas?: boolean;
  /** Starts the file with U+FEFF, so that Excel reads it as UTF-8. */
  readonly byteOrderMark?: boolean;
};

/** The whole file as one text, ending with a line end. */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  options: WriteCsvOptions = {},
): string {
  const formatRow = createCsvRowFormatter(options);
  const parts = [options.byteOrderMark === true ? '\uFEFF' : '', formatRow(header)];
  for (const row of rows) parts.push(formatRow(row));
  return parts.join('');
}

/** A function that formats one row including its line end; for exports written as a stream. */
export function createCsvRowFormatter(options: WriteCsvOptions = {}): (cells: readonly CsvCell[]) => string {
  const delimiter = options.delimiter ?? ',';
  const lineEnd = options.lineEnd ?? '\r\n';
  const neutralise = options.neutraliseFormulas === true;
  // Every usual delimiter forces quotes, so that a reader who has to find the delimiter finds the right one.
  const special = new RegExp(`["\\r\\n${DELIMITERS.join('')}${escapeForClass(delimiter)}]|^\\s|\\s$|^\uFEFF`);

  return (cells) => {
    let row = '';
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index];
      let text = cell === null || cell === undefined ? '' : String(cell);
      if (neutralise && typeof cell === 'string') text = neutraliseFormula(text);
      if (index > 0) row += delimiter;
      const mustQuote =
        special.test(text) ||
        (index === 0 && (/^(?:#TYPE|sep=)/i.test(text) || (text === '' && cells.length === 1)));
      row += mustQuote ? `"${text.replaceAll('"', '""')}"` : text;
    }
    return row + lineEnd;
  };
}

/** Makes a text harmless for spreadsheets: an apostrophe before = + - @ tab CR, except for plain numbers. */
export function neutraliseFormula(text: string): string {
  if (!/^'*[=+\-@\t\r]/.test(text)) return text;
  return /^[+-]\d+(?:[.,]\d+)?$/.test(text) ? text : `'${text}`;
}

/** Undoes neutraliseFormula, so that an export can be imported again without loss. */
export function restoreFormula(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function escapeForClass(character: string): string {
  return /[\w\s]/.test(character) ? character : `\\${character}`;
}
