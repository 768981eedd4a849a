/**
 * Reads the members of a group from a CSV file: what Entra's "Download members" gives, or any list with a column of
 * object ids, sign-in names or addresses. A file that cannot be all of the group is a problem, never a short list.
 */
import { restoreFormula } from '../csv/write-csv.ts';
import type { CsvStatement } from '../csv/csv-sentences.ts';
import { parseCsv, type CsvProblemCode } from '../csv/parse-csv.ts';
import { foldHeader } from '../directory/fold-header.ts';

export type ReadMember = {
  /** What may identify it in the directory, in lower case, the best first; never empty. */
  readonly references: readonly string[];
  readonly name: string | null;
};

export type MembersProblem =
  | { readonly code: 'targeting_file_broken'; readonly line: number; readonly fault: CsvStatement }
  | { readonly code: 'targeting_no_column'; readonly columns: string }
  | { readonly code: 'targeting_row_empty'; readonly line: number }
  | { readonly code: 'targeting_nested_group'; readonly line: number; readonly name: string };

/** In the order in which they are trusted. */
const referenceColumns = [
  ['id', 'objectid', 'memberobjectid', 'memberobjectidorupn'],
  ['deviceid', 'entradeviceid', 'azureaddeviceid'],
  ['userprincipalname', 'upn', 'memberobjectidoruserprincipalname'],
  ['email', 'mail', 'epost'],
] as const;
const nameColumns = ['displayname', 'name'];
const typeColumns = ['objecttype', 'type'];

/** What leaves it open which members a file names. */
const brokenBy: ReadonlySet<CsvProblemCode> = new Set([
  'unbalanced_quote',
  'stray_quote',
  'too_many_cells',
  'too_few_cells',
]);

/** The first line of Entra's own templates, which stands before the header. */
const versionLine = /^\uFEFF?version:v[\d.]+,*\r?\n/i;

export function readMembers(text: string): {
  members: ReadMember[];
  problem: MembersProblem | null;
} {
  const isTemplate = versionLine.test(text);
  const table = parseCsv(text.replace(versionLine, ''));
  const firstLine = isTemplate ? 1 : 0;
  const broken = table.problems.find(({ code }) => brokenBy.has(code));
  if (broken !== undefined) {
    const { line, message } = broken;
    return {
      members: [],
      problem: { code: 'targeting_file_broken', line: line + firstLine, fault: message },
    };
  }
  const folded = table.header.map((name) => foldHeader(name.replace(/\[.*$/, '')));
  const at = (names: readonly string[]): number =>
    folded.findIndex((name) => names.some((known) => name === known || name === `${known}required`));
  let places = referenceColumns.map(at).filter((column) => column >= 0);
  if (places.length === 0 && table.header.length === 1) places = [0];
  if (places.length === 0)
    return { members: [], problem: { code: 'targeting_no_column', columns: table.header.join(', ') } };
  const [nameAt, typeAt] = [at(nameColumns), at(typeColumns)];
  const members = new Map<string, ReadMember>();
  for (const [index, row] of table.rows.entries()) {
    const line = table.lines[index]! + firstLine;
    const cell = (column: number): string => restoreFormula(row[column]?.trim() ?? '');
    const name = cell(nameAt) === '' ? null : cell(nameAt);
    if (cell(typeAt).toLowerCase() === 'group')
      return { members: [], problem: { code: 'targeting_nested_group', line, name: name ?? '' } };
    const references = [...new Set(places.map((column) => cell(column).toLowerCase()))].filter(Boolean);
    if (references.length === 0) return { members: [], problem: { code: 'targeting_row_empty', line } };
    members.set(references[0]!, { references, name });
  }
  return { members: [...members.values()], problem: null };
}
