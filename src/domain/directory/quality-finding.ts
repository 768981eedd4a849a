/**
 * The findings of a data-quality report: their codes, how serious they are, what they say and how to mend
 * them, and the list that counts them and keeps a few examples. Finding them is the collector's work.
 */

import { detach } from './clean-cell.ts';

export type QualitySeverity = 'error' | 'warning' | 'information';

export type QualityExample = {
  /** Physical line in the file; 0 when the example stands for many lines. */
  readonly line: number;
  readonly value: string;
  /** What the value stands next to, such as the first line with the same value. */
  readonly note?: string;
};

export type QualityFinding = {
  readonly code: QualityCode;
  readonly severity: QualitySeverity;
  /** The column concerned, where it is one. */
  readonly column?: string;
  readonly count: number;
  /** What was found, as a sentence without the count. */
  readonly message: string;
  /** What to do about it, as a sentence. */
  readonly mend: string;
  /** At most 20. */
  readonly examples: readonly QualityExample[];
};

export const MAX_EXAMPLES = 20;

type Wording = readonly [severity: QualitySeverity, message: string, mend: string];

const WORDINGS = {
  duplicate_id: [
    'error',
    'The identifier stands on more than one row with different values.',
    'Keep one row for each identifier.',
  ],
  id_other_case: [
    'warning',
    'Identifiers differ only in capital letters.',
    'Check whether these are the same person or device.',
  ],
  shorter_ids: [
    'warning',
    'Some numeric identifiers are shorter than the others; leading zeros may be lost.',
    'Format the column as text in the spreadsheet and export it again.',
  ],
  repeated_row: [
    'information',
    'The same row stands in the file twice.',
    'Nothing to do; it is imported once.',
  ],
  same_email: [
    'warning',
    'Several rows have the same e-mail address.',
    'Correct the addresses, or remove the row of the person who is listed twice.',
  ],
  same_email_other_case: [
    'warning',
    'E-mail addresses differ only in capital letters.',
    'Check whether these rows are the same person.',
  ],
  same_name: [
    'information',
    'Several rows have the same name.',
    'Nothing to do if these are different people.',
  ],
  same_serial: [
    'warning',
    'Several devices have the same serial number.',
    'Remove the records left behind by an earlier enrolment.',
  ],
  no_owner: [
    'information',
    'Devices have no primary user.',
    'Nothing to do for shared devices; set the primary user of the others.',
  ],
  manager_missing: [
    'information',
    'Rows name no manager.',
    'Fill in the manager if the reporting line is to be used.',
  ],
  manager_dangling: [
    'warning',
    'The manager is not in the file.',
    'Export the managers too, or correct the reference.',
  ],
  manager_ambiguous: [
    'warning',
    'The manager is named, and several people have that name.',
    'Name managers by identifier or e-mail address.',
  ],
  manager_self: [
    'warning',
    'Rows name the person as their own manager.',
    'Correct the manager, or leave the cell empty.',
  ],
  manager_cycle: [
    'warning',
    'Managers report to each other in a circle.',
    'Correct one of the managers in the circle.',
  ],
  manager_is_vacancy: [
    'information',
    'The manager is a vacancy.',
    'Name the acting manager if messages are to reach somebody.',
  ],
  column_empty: [
    'information',
    'The column is empty.',
    'Nothing to do; the column is of no use for choosing people.',
  ],
  column_constant: [
    'information',
    'The column has the same value on every row.',
    'Nothing to do; the column is of no use for choosing people.',
  ],
  column_unique: [
    'information',
    'The column has a different value on every row.',
    'Nothing to do; the column is of no use for choosing people.',
  ],
  spelling_variants: [
    'warning',
    'Values look like one value in several spellings.',
    'Agree on one spelling in the source.',
  ],
  several_values: [
    'information',
    'Cells hold several values.',
    'Choose in the mapping whether the first or the last value counts.',
  ],
  vacancies: [
    'information',
    'Rows are vacancies, not people.',
    'Nothing to do; vacancies never join a rollout.',
  ],
  other_entries: [
    'information',
    'Rows are guests or shared accounts.',
    'Leave them out if they do not take part.',
  ],
  summary_row: ['information', 'A sum stands below the table.', 'Nothing to do; it was left out.'],
  html: ['warning', 'Cells hold HTML.', 'Remove the tags in the source; they are shown as text.'],
  formula: [
    'information',
    'Cells start like a formula.',
    'Nothing to do; exports for spreadsheets make them harmless.',
  ],
} as const satisfies Record<string, Wording>;

export type QualityCode = keyof typeof WORDINGS;

const SEVERITY_ORDER: Readonly<Record<QualitySeverity, number>> = { error: 0, warning: 1, information: 2 };

type Counted = { code: QualityCode; column: string | undefined; count: number; examples: QualityExample[] };

export type FindingList = {
  /** Counts one occurrence and keeps it as an example while there are fewer than 20. */
  add(code: QualityCode, line: number, value: string, note?: string, column?: string): void;
  /** Everything found, errors first, then by count. */
  list(): QualityFinding[];
};

/** Creates an empty list; occurrences are grouped by code and column. */
export function createFindingList(): FindingList {
  const groups = new Map<string, Counted>();
  return {
    add(code, line, value, note, column) {
      const key = column === undefined ? code : `${code}|${column}`;
      let group = groups.get(key);
      if (group === undefined) {
        group = { code, column, count: 0, examples: [] };
        groups.set(key, group);
      }
      group.count++;
      if (group.examples.length >= MAX_EXAMPLES) return;
      const shown = detach(value.length > 200 ? `${value.slice(0, 199)}…` : value);
      group.examples.push(note === undefined ? { line, value: shown } : { line, value: shown, note });
    },
    list() {
      return [...groups.values()]
        .map(describe)
        .sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.count - a.count);
    },
  };
}

function describe({ code, column, count, examples }: Counted): QualityFinding {
  const [severity, message, mend] = WORDINGS[code];
  const finding = { code, severity, count, message, mend, examples };
  return column === undefined ? finding : { ...finding, column };
}
