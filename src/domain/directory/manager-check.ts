/**
 * Checks the reporting line of a people file once all rows are known: managers that are missing, not in the
 * file, ambiguous, oneself, vacant, or in a circle.
 */

import { detach } from './clean-cell.ts';
import type { PersonRecord } from './directory-record.ts';
import { createManagerIndex, findManagerCycles, type ManagerIndex } from './manager-index.ts';
import type { FindingList } from './quality-finding.ts';

export type ManagerCheck = {
  add(person: PersonRecord, line: number): void;
  /** Adds the findings; call it once, after the last row. */
  finish(): void;
};

type Report = Parameters<ManagerIndex['resolve']>[0] & { externalId: string; line: number };

/** Creates a check that writes to `findings`. */
export function createManagerCheck(findings: FindingList): ManagerCheck {
  const index = createManagerIndex();
  const reports: Report[] = [];
  const lineOf = new Map<string, number>();
  const vacancies = new Set<string>();
  const withoutManager: { line: number; name: string }[] = [];
  let isAnyManagerNamed = false;

  return {
    add(person, line) {
      index.add(person);
      const externalId = detach(person.externalId);
      if (person.kind === 'vacancy') vacancies.add(externalId);
      const { managerExternalId, managerEmail, managerName, managerPath } = person;
      if (
        managerExternalId === null &&
        managerEmail === null &&
        managerName === null &&
        managerPath === null
      ) {
        withoutManager.push({ line, name: detach(person.displayName) });
        return;
      }
      isAnyManagerNamed = true;
      lineOf.set(externalId, line);
      reports.push({
        externalId,
        line,
        managerExternalId: keep(managerExternalId),
        managerEmail: keep(managerEmail),
        managerName: keep(managerName),
        managerPath: keep(managerPath),
      });
    },
    finish() {
      // A file without managers is not a file with faults.
      if (!isAnyManagerNamed) return;
      for (const { line, name } of withoutManager) findings.add('manager_missing', line, name);
      const managerOf = new Map<string, string>();
      for (const report of reports) {
        const manager = index.resolve(report);
        if (manager.status === 'none') continue;
        if (manager.status === 'dangling') findings.add('manager_dangling', report.line, manager.reference);
        else if (manager.status === 'ambiguous')
          findings.add('manager_ambiguous', report.line, manager.reference);
        else if (manager.externalId === report.externalId) {
          findings.add('manager_self', report.line, report.externalId);
        } else {
          managerOf.set(report.externalId, manager.externalId);
          if (vacancies.has(manager.externalId)) {
            findings.add('manager_is_vacancy', report.line, report.externalId, manager.externalId);
          }
        }
      }
      for (const cycle of findManagerCycles(managerOf)) {
        const shown = cycle.length > 10 ? [...cycle.slice(0, 10), '…'] : cycle;
        findings.add('manager_cycle', lineOf.get(cycle[0]!) ?? 0, [...shown, cycle[0]].join(' → '));
      }
    },
  };
}

function keep(text: string | null): string | null {
  return text === null ? null : detach(text);
}
