/**
 * How PostgreSQL's column types appear in TypeScript; used by the generated schema.ts only. The parsers in
 * value-parsers.ts make the values match.
 */
import type { ColumnType } from 'kysely';

/** Read as Date; written as Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** Read as a value of unknown shape; written as text (JSON.stringify), because arrays would become SQL arrays. */
export type Json = ColumnType<unknown, string, string>;

/** Read as text, so that no digit is lost; written as number or text. */
export type Numeric = ColumnType<string, number | string, number | string>;

/** A column with a default: optional when a row is inserted. */
export type WithDefault<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

/** A column the database numbers itself (generated always): never written. */
export type Numbered<T> = ColumnType<T, never, never>;

/** A column that may be null: optional when a row is inserted. */
export type Nullable<T> = [T] extends [ColumnType<infer S, infer I, infer U>]
  ? ColumnType<S | null, I | null | undefined, U | null>
  : ColumnType<T | null, T | null | undefined, T | null>;
