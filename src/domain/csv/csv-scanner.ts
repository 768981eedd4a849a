/**
 * The streaming CSV scanner: turns pushed text into rows of cells with the physical line each row starts on.
 * Follows RFC 4180 (quoted line breaks, doubled quotes), accepts mixed line ends, and recovers from a quote
 * that never closes by reading it as an ordinary character. It knows nothing about headers or row widths.
 */

import type { CsvProblem } from './csv-problem.ts';
import { csvStatement } from './csv-sentences.ts';

export type CsvScannerOptions = {
  /** One character, not a quote and not a line break. */
  readonly delimiter: string;
  /** Called once per row with a fresh array; `line` is the physical line (from 1) the row starts on. */
  readonly onRow: (cells: string[], line: number) => void;
  /** Called for quotes that do not balance, before the row they stand in. */
  readonly onProblem?: (problem: CsvProblem) => void;
  /** Physical line number of the first pushed character; 1 unless lines were skipped before. */
  readonly firstLine?: number;
  /** A quoted cell longer than this many characters counts as never closed; 1,000,000 unless told. */
  readonly maxQuotedLength?: number;
};

export type CsvScanner = {
  /** Takes the next piece of text; pieces may be cut anywhere. */
  push(chunk: string): void;
  /** Declares the end of the text and delivers what is left. */
  end(): void;
};

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;

/** The row needs text that has not been pushed yet. */
const INCOMPLETE = -1;
/** The cell does not follow the quoting rules and is read as it stands. */
const LITERAL = -2;

/** Above this many pending characters a row is scanned again only after the text has doubled: linear cost. */
const RESCAN_AT_ONCE = 65_536;

/** Creates a scanner. Throws when the delimiter is not one usable character. */
export function createCsvScanner(options: CsvScannerOptions): CsvScanner {
  const cursor = new RowCursor(options);
  let pending = '';
  let waitFor = 0;

  const scan = (final: boolean): void => {
    let at = 0;
    while (at < pending.length) {
      const next = cursor.readRow(pending, at, final);
      if (next === INCOMPLETE) break;
      at = next;
    }
    pending = pending.slice(at);
    waitFor = pending.length > RESCAN_AT_ONCE ? pending.length * 2 : 0;
  };

  return {
    push(chunk) {
      pending = pending === '' ? chunk : pending + chunk;
      if (pending.length >= waitFor) scan(false);
    },
    end() {
      scan(true);
    },
  };
}

/** Reads one row at a time from a flat text and keeps the line count. */
class RowCursor {
  private readonly delimiterCode: number;
  private readonly onRow: (cells: string[], line: number) => void;
  private readonly onProblem: ((problem: CsvProblem) => void) | undefined;
  private readonly maxQuotedLength: number;
  private line: number;
  private lineInRow = 0;
  private quotedValue = '';
  private problems: CsvProblem[] = [];

  constructor(options: CsvScannerOptions) {
    if (options.delimiter.length !== 1 || '"\r\n '.includes(options.delimiter)) {
      throw new Error(
        `A CSV delimiter is one character, not a quote, space or line break: ${options.delimiter}`,
      );
    }
    this.delimiterCode = options.delimiter.charCodeAt(0);
    this.onRow = options.onRow;
    this.onProblem = options.onProblem;
    this.maxQuotedLength = options.maxQuotedLength ?? 1_000_000;
    this.line = options.firstLine ?? 1;
  }

  /** Reads the row at `start`, delivers it, and returns where the next begins, or INCOMPLETE. */
  readRow(text: string, start: number, final: boolean): number {
    const end = text.length;
    const delimiter = this.delimiterCode;
    const cells: string[] = [];
    this.lineInRow = this.line;
    if (this.problems.length > 0) this.problems = [];
    let at = start;
    for (;;) {
      let code = at < end ? text.charCodeAt(at) : INCOMPLETE;
      let afterQuoted = LITERAL;
      if (code === QUOTE || code === SPACE) {
        afterQuoted = this.readQuoted(text, at, final);
        if (afterQuoted === INCOMPLETE) return INCOMPLETE;
      }
      if (afterQuoted === LITERAL) {
        const cellStart = at;
        while (at < end) {
          code = text.charCodeAt(at);
          if (code === delimiter || code === LF || code === CR) break;
          at++;
        }
        if (at === end && !final) return INCOMPLETE;
        // A blank line is no row; a row with one empty cell is written as "".
        if (at > cellStart || cells.length > 0 || code === delimiter) cells.push(text.slice(cellStart, at));
      } else {
        cells.push(this.quotedValue);
        at = afterQuoted;
      }
      if (at >= end) return this.deliver(cells, end);
      code = text.charCodeAt(at);
      at++;
      if (code === delimiter) continue;
      if (code === CR) {
        if (at === end && !final) return INCOMPLETE;
        if (at < end && text.charCodeAt(at) === LF) at++;
      }
      this.lineInRow++;
      return this.deliver(cells, at);
    }
  }

  private deliver(cells: string[], next: number): number {
    if (this.problems.length > 0 && this.onProblem !== undefined) this.problems.forEach(this.onProblem);
    if (cells.length > 0) this.onRow(cells, this.line);
    this.line = this.lineInRow;
    return next;
  }

  /** Reads a quoted cell into `quotedValue`; returns the position after it, LITERAL or INCOMPLETE. */
  private readQuoted(text: string, from: number, final: boolean): number {
    const end = text.length;
    let open = from;
    while (open < end && text.charCodeAt(open) === SPACE) open++;
    if (open === end) return final ? LITERAL : INCOMPLETE;
    if (text.charCodeAt(open) !== QUOTE) return LITERAL;
    let at = open + 1;
    let hasDoubled = false;
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0 || quote - open > this.maxQuotedLength) {
        if (quote < 0 && !final && end - open <= this.maxQuotedLength) return INCOMPLETE;
        return this.refuseQuote('unbalanced_quote');
      }
      if (quote + 1 === end && !final) return INCOMPLETE;
      if (quote + 1 < end && text.charCodeAt(quote + 1) === QUOTE) {
        hasDoubled = true;
        at = quote + 2;
        continue;
      }
      let after = quote + 1;
      while (after < end && text.charCodeAt(after) === SPACE) after++;
      if (after === end && !final) return INCOMPLETE;
      const raw = text.slice(open + 1, quote);
      const lineBreaks = countLineBreaks(raw);
      if (after < end && !this.endsCell(text.charCodeAt(after))) {
        return this.refuseQuote(lineBreaks > 0 ? 'unbalanced_quote' : 'stray_quote');
      }
      this.lineInRow += lineBreaks;
      this.quotedValue = hasDoubled ? raw.replaceAll('""', '"') : raw;
      return after;
    }
  }

  private endsCell(code: number): boolean {
    return code === this.delimiterCode || code === LF || code === CR;
  }

  private refuseQuote(code: 'unbalanced_quote' | 'stray_quote'): typeof LITERAL {
    this.problems.push({
      code,
      line: this.lineInRow,
      message: csvStatement(code === 'unbalanced_quote' ? 'csv_quote_open' : 'csv_quote_followed'),
      mend: csvStatement('csv_quotes_mend'),
    });
    return LITERAL;
  }
}

/** Number of line breaks (LF, CRLF or CR) in a text. */
function countLineBreaks(text: string): number {
  let count = 0;
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    return count;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LF) count++;
    else if (code === CR && text.charCodeAt(at + 1) !== LF) count++;
  }
  return count;
}
