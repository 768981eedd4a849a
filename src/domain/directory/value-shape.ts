/**
 * Judges sample values of one column: how many are filled, and what share looks like an address, a date, an
 * identifier and so on. Used to suggest a mapping, never to read values.
 */

import type { ValueType } from './column-mapping.ts';
import { cleanCell, isPlaceholder } from './clean-cell.ts';
import { readDate } from './read-date.ts';
import { readBoolean, readImportance, readLanguage } from './read-values.ts';

const EMAIL = /^[^\s@<>()"',;:]+@[^\s@<>()"',;:]+$/;

/** Whether a text has the form of an e-mail address or sign-in name. */
export function isEmailLike(text: string): boolean {
  return EMAIL.test(text);
}

export type ColumnSample = {
  readonly column: string;
  /** The cleaned, filled values, in order. */
  readonly values: readonly string[];
  /** Share of the sampled rows that are filled, 0 to 1. */
  readonly filled: number;
  /** Distinct values per filled value, 0 to 1; 1 means no value repeats. */
  readonly distinct: number;
};

/** Samples column `index` of the given rows. */
export function sampleColumn(
  column: string,
  index: number,
  rows: readonly (readonly string[])[],
): ColumnSample {
  const values = rows.map((row) => cleanCell(row[index] ?? '')).filter((value) => value !== '');
  return {
    column,
    values,
    filled: rows.length === 0 ? 0 : values.length / rows.length,
    distinct:
      values.length === 0 ? 0 : new Set(values.map((value) => value.toLowerCase())).size / values.length,
  };
}

/** Share of the filled values for which the test holds; 1 when there are none, as nothing speaks against it. */
export function shareOf(sample: ColumnSample, test: (value: string) => boolean): number {
  const judged = sample.values.filter((value) => !isPlaceholder(value));
  return judged.length === 0 ? 1 : judged.filter(test).length / judged.length;
}

/** Share of the values that can be read as a type; 1 for types that accept any text. */
export function shareReadable(sample: ColumnSample, type: ValueType): number {
  switch (type) {
    case 'email':
      return shareOf(sample, isEmailLike);
    case 'boolean':
      return shareOf(sample, (value) => readBoolean(value) !== undefined);
    case 'importance':
      return shareOf(sample, (value) => readImportance(value) !== undefined);
    case 'instant':
      return shareOf(sample, (value) => readDate(value) !== 'invalid');
    case 'language':
      return shareOf(sample, (value) => readLanguage(value) !== undefined);
    case 'id':
      return shareOf(sample, (value) => value.length <= 256);
    default:
      return 1;
  }
}

/** The pattern of a value: letters become `a`, digits `9`, repeats shrink; `p-00fb` and `p-7e11` mostly agree. */
export function patternOf(value: string): string {
  return value
    .replaceAll(/[0-9a-f]{6,}/gi, 'h')
    .replaceAll(/\d+/g, '9')
    .replaceAll(/\p{L}+/gu, 'a');
}
