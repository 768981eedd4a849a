/** The file Entra's bulk import and bulk removal of group members take: a line of its version, its header, one member a line. */
import { createCsvRowFormatter } from '../csv/write-csv.ts';

const header = 'Member object ID or user principal name [memberObjectIdOrUpn] Required';

/** Cells are made harmless for spreadsheets; an object id or a sign-in name never needs that. */
export function writeMemberFile(identifiers: readonly string[]): string {
  const format = createCsvRowFormatter({ neutraliseFormulas: true });
  return ['version:v1.0\r\n', ...[header, ...identifiers].map((one) => format([one]))].join('');
}
