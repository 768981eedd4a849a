/**
 * The rows of one sheet as texts, in one pass over its XML: shared and inline texts, numbers and dates as people
 * read them, cached results of formulas. Blank rows are left out. What the rows mean is the caller's business.
 */
import { COLUMNS_MAX, readCellReference, ROWS_MAX } from '#domain/spreadsheet/cell-reference.ts';
import { unescapeText } from '#domain/spreadsheet/escaped-text.ts';
import type { NumberFormat } from '#domain/spreadsheet/number-format.ts';
import { isoDateText, numberText } from '#domain/spreadsheet/number-text.ts';
import type { CellFiller } from './merged-cells.ts';
import type { Attributes, XmlReceiver } from './read-xml.ts';
import { createTextCollector, joined, type SharedStrings } from './shared-strings.ts';
import { damaged } from './unreadable-workbook.ts';
import { isTrue } from './workbook-outline.ts';

export type CellProblem = {
  /** From 1. */
  readonly column: number;
  /** An error such as #N/A, or a formula whose result was never stored. */
  readonly code: 'error_value' | 'no_result';
  readonly value: string;
};

export type SheetRow = {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** One text per column asked for; empty for a blank cell. */
  readonly cells: string[];
  readonly problems: readonly CellProblem[];
  readonly isHidden: boolean;
  /** Filled cells outside the columns asked for. */
  readonly beside: number;
  /** Cells filled with the value of a merge. */
  readonly merged: number;
};

export type SheetColumns = { readonly first: number; readonly count: number };

export type SheetContext = {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  readonly filler: CellFiller;
  readonly columns: SheetColumns;
  readonly onRow: (row: SheetRow) => void;
  /** A column that is not shown, from 1. */
  readonly onHiddenColumns: (first: number, last: number) => void;
};

const noFormat: NumberFormat = { kind: 'number' };

/** Takes the events of a sheet's part. */
export class SheetReader implements XmlReceiver {
  private readonly context: SheetContext;
  private readonly inline = createTextCollector();
  private readonly blank: readonly string[];
  private rowNumber = 0;
  private isHidden = false;
  private cells: string[] = [];
  private problems: CellProblem[] = [];
  private filled = 0;
  private beside = 0;
  private column = 0;
  private type = '';
  private style = '';
  private value = '';
  private isInValue = false;
  private hasValue = false;
  private hasFormula = false;

  constructor(context: SheetContext) {
    this.context = context;
    this.blank = Array.from({ length: context.columns.count }, () => '');
  }

  onOpen(name: string, attributes: Attributes): void {
    if (name === 'c') this.startCell(attributes);
    else if (name === 'v') {
      this.isInValue = true;
      this.hasValue = true;
    } else if (name === 'f') this.hasFormula = true;
    else if (name === 'row') this.startRow(attributes);
    else if (name === 'col') this.startColumns(attributes);
    else if (this.type === 'inlineStr') this.inline.onOpen(name);
  }

  onText(text: string): void {
    if (this.isInValue) this.value = joined(this.value, text);
    else if (this.type === 'inlineStr') this.inline.onText(text);
  }

  onClose(name: string): void {
    if (name === 'c') this.endCell();
    else if (name === 'v') this.isInValue = false;
    else if (name === 'row') this.endRow();
    else if (this.type === 'inlineStr') this.inline.onClose(name);
  }

  private startColumns({ min = '', max = '', hidden }: Attributes): void {
    if (isTrue(hidden)) this.context.onHiddenColumns(Number(min), Number(max));
  }

  private startRow({ r, hidden }: Attributes): void {
    const number = r === undefined ? this.rowNumber + 1 : Number(r);
    // Rows are told apart by their numbers from here on.
    if (!Number.isInteger(number) || number <= this.rowNumber || number > ROWS_MAX) throw damaged();
    this.rowNumber = number;
    this.isHidden = isTrue(hidden);
    this.cells = [...this.blank];
    this.problems = [];
    this.filled = 0;
    this.beside = 0;
    this.column = 0;
  }

  private startCell({ r, t = 'n', s = '' }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : (readCellReference(r)?.column ?? 0);
    if (this.column < 1 || this.column > COLUMNS_MAX || this.rowNumber === 0) throw damaged();
    this.type = t;
    this.style = s;
    this.value = '';
    this.hasValue = false;
    this.hasFormula = false;
    if (t === 'inlineStr') this.inline.start();
  }

  private endCell(): void {
    const text = this.cellText();
    this.type = '';
    if (text === '') return;
    const { first, count } = this.context.columns;
    const at = this.column - first;
    if (at < 0 || at >= count) {
      this.beside++;
      return;
    }
    this.cells[at] = text;
    this.filled++;
  }

  private cellText(): string {
    const { type, value, context } = this;
    if (this.hasFormula && !this.hasValue) return this.report('no_result', '');
    if (type === 's') return this.sharedText(value);
    if (type === 'inlineStr') return this.inline.take();
    if (type === 'str') return unescapeText(value);
    if (type === 'b') return value === '' ? '' : isTrue(value) ? 'true' : 'false';
    if (type === 'e') return this.report('error_value', value);
    if (type === 'd') return isoDateText(value);
    return numberText(value, context.formats[Number(this.style)] ?? noFormat, context.is1904);
  }

  private sharedText(index: string): string {
    if (index === '') return '';
    const text = this.context.strings.get(Number(index));
    if (text === undefined) throw damaged();
    return text;
  }

  private report(code: CellProblem['code'], value: string): '' {
    this.problems.push({ column: this.column, code, value });
    return '';
  }

  private endRow(): void {
    const { cells, problems, beside, isHidden, rowNumber: number } = this;
    // A row that holds nothing of its own does not become one because a merge reaches into it.
    if (this.filled === 0 && problems.length === 0) return;
    const { filler, columns, onRow } = this.context;
    const merged = filler.fill(number, cells, columns.first);
    onRow({ number, cells, problems, isHidden, beside, merged });
  }
}
