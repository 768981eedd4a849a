/** people.csv and cohort.csv of a report: for spreadsheets, so cells that look like formulas are made harmless. */
import { writeCsv } from '#domain/csv/write-csv.ts';
import type { CohortMember, PersonOutcome } from '#server/engine/rehearsal/index.ts';

const layout = { lineEnd: '\n', neutraliseFormulas: true } as const;

/** One row per person: where they were placed and how it ended. Instants in UTC; empty where nothing happened. */
export function peopleCsv(people: readonly PersonOutcome[]): string {
  const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
  const rows = people.map((person) => [
    person.id,
    person.stage,
    person.status,
    person.reason,
    instant(person.scheduledAt),
    instant(person.startedAt),
    instant(person.endedAt),
  ]);
  const header = ['id', 'stage', 'status', 'reason', 'scheduled_at', 'started_at', 'ended_at'];
  return writeCsv(header, rows, layout);
}

/** The pilot in invitation order, each person with the reason for being chosen. */
export function cohortCsv(cohort: readonly CohortMember[]): string {
  const rows = cohort.map(({ id, order, reason }) => [id, order, reason]);
  return writeCsv(['id', 'order', 'reason'], rows, layout);
}
