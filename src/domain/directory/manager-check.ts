/**
 * Checks the reporting line of a people file once all rows are known: managers that are missing, not in the
 * file, ambiguous, oneself, vacant, or in a circle.
 */

import { detach } from './clean-cell.ts';
import type { PersonRecord } from './directory-record.ts';
import {
  AMBIGUOUS,
  findManagerCycles,
  managerFieldOf,
  ManagerIndex,
  type ManagerField,
} from './manager-index.ts';
import type { FindingList } from './quality-finding.ts';

export type ManagerCheck = {
  /** Takes a person whose identifier has not been taken before. */
  add(person: PersonRecord, line: number): void;
  /** Adds the findings; call it once, after the last row. */
  finish(): void;
};

type Reference = { readonly field: ManagerField; readonly text: string };

const NONE = -1;

/** Creates a check for the given manager fields that writes to `findings`. */
export function createManagerCheck(fields: readonly ManagerField[], findings: FindingList): ManagerCheck {
  const index = new ManagerIndex(fields);
  const ids: string[] = [];
  const lines: number[] = [];
  const vacancies = new Set<number>();
  // Managers have many reports, so each reference is kept once.
  const references: Reference[] = [];
  const referenceNumbers = new Map<string, number>();
  const referenceOf: number[] = [];

  const numberOf = (person: PersonRecord): number => {
    const field = managerFieldOf(person);
    if (field === undefined) return NONE;
    const text = person[field] ?? '';
    const known = referenceNumbers.get(text);
    if (known !== undefined && references[known]!.field === field) return known;
    const kept = detach(text);
    referenceNumbers.set(kept, references.length);
    references.push({ field, text: kept });
    return references.length - 1;
  };

  const note = (position: number, manager: number, reference: Reference): boolean => {
    const line = lines[position]!;
    if (manager === AMBIGUOUS) findings.add('manager_ambiguous', line, reference.text);
    else if (manager < 0) findings.add('manager_dangling', line, reference.text);
    else if (manager === position) findings.add('manager_self', line, ids[position]!);
    else {
      if (vacancies.has(manager)) findings.add('manager_is_vacancy', line, ids[position]!, ids[manager]);
      return true;
    }
    return false;
  };

  return {
    add(person, line) {
      index.add(person, ids.length);
      if (person.kind === 'vacancy') vacancies.add(ids.length);
      ids.push(person.externalId);
      lines.push(line);
      referenceOf.push(numberOf(person));
    },
    finish() {
      // A file without managers is not a file with faults.
      if (references.length === 0) return;
      const found = references.map(({ field, text }) => index.find(field, text));
      const managers = new Int32Array(ids.length).fill(NONE);
      for (let position = 0; position < ids.length; position++) {
        const number = referenceOf[position]!;
        if (number === NONE) findings.add('manager_missing', lines[position]!, ids[position]!);
        else if (note(position, found[number]!, references[number]!)) managers[position] = found[number]!;
      }
      for (const cycle of findManagerCycles(managers)) {
        const shown = cycle.slice(0, 10).map((position) => ids[position]!);
        const closing = cycle.length > 10 ? `… (${cycle.length} people)` : shown[0]!;
        findings.add('manager_cycle', lines[cycle[0]!]!, [...shown, closing].join(' → '));
      }
    },
  };
}
