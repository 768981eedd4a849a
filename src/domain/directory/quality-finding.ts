/**
 * The findings of a data-quality report: their codes, how serious they are, and the list that counts them and
 * keeps a few examples. Finding them is the collector's work.
 */

import { stating, type Statement } from '../sentences/statement.ts';
import { detach } from './clean-cell.ts';
import { qualitySentences } from './quality-sentences.ts';

const state = stating(qualitySentences);

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
  /** What was found, without the count. */
  readonly message: Statement;
  /** What to do about it. */
  readonly mend: Statement;
  /** At most 20. */
  readonly examples: readonly QualityExample[];
};

export const MAX_EXAMPLES = 20;

/** How serious each finding is; what it says stands in quality-sentences.ts. */
const SEVERITIES = {
  duplicate_id: 'error',
  id_other_case: 'warning',
  shorter_ids: 'warning',
  repeated_row: 'information',
  same_email: 'warning',
  same_email_other_case: 'warning',
  same_name: 'information',
  same_serial: 'warning',
  no_owner: 'information',
  same_app: 'information',
  app_without_owner: 'information',
  no_importance: 'information',
  manager_missing: 'information',
  manager_dangling: 'warning',
  manager_ambiguous: 'warning',
  manager_self: 'warning',
  manager_cycle: 'warning',
  manager_is_vacancy: 'information',
  column_empty: 'information',
  column_constant: 'information',
  column_unique: 'information',
  spelling_variants: 'warning',
  several_values: 'information',
  vacancies: 'information',
  other_entries: 'information',
  summary_row: 'information',
  html: 'warning',
  formula: 'information',
} as const satisfies Record<string, QualitySeverity>;

export type QualityCode = keyof typeof SEVERITIES;

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
  const [message, mend] = [state(`finding_${code}`), state(`finding_${code}_mend`)];
  const finding = { code, severity: SEVERITIES[code], count, message, mend, examples };
  return column === undefined ? finding : { ...finding, column };
}
