/**
 * Lists the outcomes that `bellwether verdict` does not count, one CSV row each with the reason. Which ones these
 * are, the domain decides.
 */
import { writeCsv } from '#domain/csv/write-csv.ts';
import type { QuantitativeCriterion } from '#domain/evidence/criterion.ts';
import { type CleaningRules, cleanOutcomes, type Outcome } from '#domain/evidence/outcomes.ts';

/** Returns a CSV text of every outcome set aside, per criterion in the order of the files. */
export function setAsideCsv(
  criteria: readonly QuantitativeCriterion[],
  outcomes: readonly Outcome[],
  rules: CleaningRules,
): string {
  const rows = criteria.flatMap((criterion) =>
    cleanOutcomes(criterion, outcomes, rules).quarantined.map(({ outcome, reason }) => [
      criterion.id,
      outcome.personId,
      new Date(outcome.at).toISOString(),
      outcome.metric,
      String(outcome.value),
      reason,
    ]),
  );
  return writeCsv(['criterion', 'person_id', 'at', 'metric', 'value', 'reason'], rows, { lineEnd: '\n' });
}
