/**
 * What is known about one file: how to read it and what its columns mean. Kept with the import, so that any
 * process can read the file again in the same way.
 */
import type { ColumnTarget, MappedColumn } from '#contracts/imports.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { TextEncoding } from '#domain/csv/detect-encoding.ts';
import { findAttributeName } from '#domain/directory/attribute-names.ts';
import type { ColumnMapping, DateOrder } from '#domain/directory/column-mapping.ts';
import { mappingStatement } from '#domain/directory/mapping-sentences.ts';
import { foldHeader, toAttributeName } from '#domain/directory/fold-header.ts';
import type { MappingRefusal } from '#domain/directory/normalise-row.ts';
import type { RecognisedExport } from '#domain/directory/recognise-export.ts';

export type FileColumn = {
  readonly column: string;
  readonly target: ColumnTarget;
  /** Null once somebody has chosen the target. */
  readonly confidence: 'high' | 'medium' | 'low' | null;
  readonly reason: MappedColumn['reason'];
};

/** How to read a file of text. */
export type TextLayout = {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly workbook?: undefined;
};

/** Where the table stands in a workbook. */
export type SheetLayout = {
  readonly workbook: {
    readonly sheet: string;
    /** The row with the names of the columns, as the spreadsheet numbers it. */
    readonly headerRow: number;
    /** The column of the first name; the others follow without a gap. */
    readonly firstColumn: number;
    /** All sheets, in the order of their tabs. */
    readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  };
  readonly encoding?: undefined;
  readonly delimiter?: undefined;
};

export type FileLayout = TextLayout | SheetLayout;

export type FileMapping = FileLayout & {
  readonly header: readonly string[];
  /** The first rows, without columns that must never be stored. */
  readonly sampleRows: readonly (readonly string[])[];
  readonly recognisedAs: RecognisedExport['kind'];
  readonly source: string;
  readonly dateOrder: DateOrder | null;
  readonly columns: readonly FileColumn[];
};

/**
 * The columns in the shape the domain maps with, attributes in order of their names: equal values then give
 * equal fingerprints, however the columns of two files are ordered.
 */
export function toColumnMappings({ columns }: Pick<FileMapping, 'columns'>): ColumnMapping[] {
  const nameOf = ({ target }: FileColumn): string => (target.kind === 'attribute' ? target.name : '');
  return columns
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
    .map(({ column, target }) => ({ column, target }));
}

/** What a column shall become: chosen by somebody, or a matter of course in what a connection reads. */
export type ChosenTarget = Pick<FileColumn, 'column' | 'target'> & { readonly isOfConnection?: boolean };

/** The mapping with other targets for the named columns; columns that it does not have are passed over. */
export function withTargets(mapping: FileMapping, chosen: readonly ChosenTarget[]): FileMapping {
  const targets = new Map(chosen.map((one) => [one.column, one]));
  const columns = mapping.columns.map((one): FileColumn => {
    const next = targets.get(one.column);
    if (next === undefined || JSON.stringify(next.target) === JSON.stringify(one.target)) return one;
    const { column, target } = next;
    return next.isOfConnection === true
      ? { column, target, confidence: 'high', reason: mappingStatement('column_of_connection') }
      : { column, target, confidence: null, reason: mappingStatement('column_chosen') };
  });
  return { ...mapping, columns };
}

/** The domain's refusal of a mapping as the API says it. */
export function toMappingRefusal(refused: MappingRefusal): Refusal {
  return refused.code === 'mapping_incomplete'
    ? refusal('mapping_incomplete', { thing: refused.thing })
    : refusal('mapping_ambiguous', { target: refused.target, columns: refused.columns });
}

/**
 * The attribute a name means: an attribute's own name, a column of the file (in any spelling of its header),
 * or a known word for an attribute; undefined when none of them is an attribute here.
 */
export function findAttribute(columns: readonly FileColumn[], name: string): string | undefined {
  const attributes = columns.flatMap(({ column, target }) =>
    target.kind === 'attribute' ? [{ column, attribute: target.name }] : [],
  );
  const key = foldHeader(name);
  const guesses = new Set([findAttributeName('people', name), toAttributeName(name)]);
  const found =
    attributes.find(({ attribute }) => attribute === name) ??
    attributes.find(({ column }) => column === name) ??
    attributes.find(({ column, attribute }) => foldHeader(column) === key || foldHeader(attribute) === key) ??
    attributes.find(({ attribute }) => guesses.has(attribute));
  return found?.attribute;
}
