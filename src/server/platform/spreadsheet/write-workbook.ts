/**
 * Writes a workbook of one sheet as a stream, row by row, in flat memory. Texts stay texts (leading zeros, no
 * formulas), the header stays in sight, and the columns can be filtered.
 */
import { Readable } from 'node:stream';
import { columnLetters, ROWS_MAX } from '#domain/spreadsheet/cell-reference.ts';
import { escapeText } from '#domain/spreadsheet/escaped-text.ts';
import { toSerial } from '#domain/spreadsheet/number-text.ts';
import { fixedParts, styleOf } from './workbook-template.ts';

export type SheetCell = string | number | boolean | Date | null | undefined;

export type SheetToWrite = {
  /** What the tab is called. */
  readonly name: string;
  readonly header: readonly string[];
  /** Some rows at a time. */
  readonly pages: AsyncIterable<readonly (readonly SheetCell[])[]>;
};

/** Rows below the header, and characters in a cell, that a sheet can hold. */
export const sheetRowsMax = ROWS_MAX - 1;
export const cellCharactersMax = 32_767;

/** The file as bytes. A row or text beyond what a sheet holds fails the stream; the caller asks before. */
export function writeWorkbook(sheet: SheetToWrite): Readable {
  return Readable.from(writeParts(sheet), { objectMode: false });
}

async function* writeParts(sheet: SheetToWrite): AsyncGenerator<Uint8Array> {
  // Loaded when the first workbook is written, not when the program starts.
  const { TextReader, ZipWriter } = await import('@zip.js/zip.js');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const archive = new ZipWriter(writable, { useWebWorkers: false, zip64: false, extendedTimestamp: false });
  const write = async (): Promise<void> => {
    for (const [name, text] of fixedParts(sheet.name)) await archive.add(name, new TextReader(text));
    await archive.add('xl/worksheets/sheet1.xml', ReadableStream.from(encode(sheetXml(sheet))));
    await archive.close();
  };
  const written = write().catch(async (error: unknown) => {
    await writable.abort(error).catch(() => undefined);
    throw error;
  });
  written.catch(() => undefined);
  yield* readable;
  await written;
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text);
}

/** Small pieces keep the memory flat. */
const pieceLength = 64 * 1024;

async function* sheetXml({ header, pages }: SheetToWrite): AsyncGenerator<string> {
  const widths = header.map((name) => name.length);
  let number = 1;
  let isStarted = false;
  for await (const page of pages) {
    if (!isStarted) {
      for (const row of page) row.forEach((cell, at) => (widths[at] = Math.max(widths[at]!, lengthOf(cell))));
      yield sheetStart(header, widths);
      isStarted = true;
    }
    let text = '';
    for (const row of page) {
      text += rowXml(++number, row);
      if (number > ROWS_MAX) throw new Error(`a sheet holds ${ROWS_MAX} rows`);
      if (text.length < pieceLength) continue;
      yield text;
      text = '';
    }
    yield text;
  }
  if (!isStarted) yield sheetStart(header, widths);
  yield sheetEnd(header, number);
}

const narrowest = 8;
const widest = 48;

function lengthOf(cell: SheetCell): number {
  return typeof cell === 'string' ? cell.length : cell instanceof Date ? 16 : 5;
}

function sheetStart(header: readonly string[], widths: readonly number[]): string {
  const columns = widths
    .map((width, at) => {
      const wide = Math.min(widest, Math.max(narrowest, width + 2));
      return `<col min="${at + 1}" max="${at + 1}" width="${wide}" style="${styleOf.text}" customWidth="1"/>`;
    })
    .join('');
  const names = header.map((name, at) => textCell(at, 1, name, styleOf.header)).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>' +
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${columns}</cols><sheetData><row r="1">${names}</row>`
  );
}

function sheetEnd(header: readonly string[], lastRow: number): string {
  const range = `A1:${columnLetters(header.length)}${lastRow}`;
  // Digits that are text on purpose need no warning in every cell.
  return (
    `</sheetData><autoFilter ref="${range}"/><ignoredErrors><ignoredError sqref="${range}" ` +
    'numberStoredAsText="1"/></ignoredErrors></worksheet>'
  );
}

function rowXml(number: number, row: readonly SheetCell[]): string {
  let cells = '';
  for (let at = 0; at < row.length; at++) cells += cellXml(at, number, row[at]);
  return `<row r="${number}">${cells}</row>`;
}

function cellXml(at: number, row: number, cell: SheetCell): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string') return textCell(at, row, cell, styleOf.text);
  const place = `r="${columnLetters(at + 1)}${row}"`;
  if (typeof cell === 'boolean') return `<c ${place} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
  return `<c ${place} s="${styleOf.dateTime}"><v>${toSerial(cell)}</v></c>`;
}

function textCell(at: number, row: number, text: string, style: number): string {
  if (text.length > cellCharactersMax) throw new Error(`a cell holds ${cellCharactersMax} characters`);
  const place = `r="${columnLetters(at + 1)}${row}"`;
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `<c ${place} s="${style}" t="inlineStr"><is><t${space}>${escapeText(text)}</t></is></c>`;
}
