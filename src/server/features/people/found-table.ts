/** What looking at a file asks for, and the table it finds in it. */
import type { ImportSubject } from '#contracts/imports.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { FileLayout } from './file-mapping.ts';

export type InspectOptions = {
  readonly fileName: string;
  /** Overrules what the header looks like. */
  readonly subject?: ImportSubject | undefined;
  /** The column that identifies the rows, whatever it is called. */
  readonly idColumn?: string | undefined;
  /** The sheet of a workbook; otherwise the first that lists somebody. */
  readonly sheet?: string | undefined;
  /** The row of its column names; otherwise it is found. */
  readonly headerRow?: number | undefined;
};

/** The first rows of a file. */
export type FoundTable = {
  readonly layout: FileLayout;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns between others that have neither a name nor a value. */
  readonly gaps?: ReadonlySet<string>;
};

/** A table, or why there is none; `problem` is null when the file has no rows. */
export type Found<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Statement | null };
