/**
 * Lists the outcomes that `bellwether verdict` does not count, one CSV row each with the reason. Which ones these
 * are, the domain decides.
 */
import { writeCsv } from '#domain/csv/write-csv.ts';
import type { QuantitativeCriterion } from '#domain/evidence/criterion.ts';
import { cleanByApp } from '#domain/evidence/evaluate-apps.ts';
import type { CleaningRules, Outcome } from '#domain/evidence/outcomes.ts';

/** Returns a CSV text of every outcome set aside, per criterion in the order of the files; what could not be read is empty. */
export function setAsideCsv(
  criteria: readonly QuantitativeCriterion[],
  outcomes: readonly Outcome[],
  rules: CleaningRules,
): string {
  const hasApps = outcomes.some(({ app }) => app !== undefined);
  const columns = ['criterion', 'person_id', 'at', 'metric', 'value', ...(hasApps ? ['app'] : []), 'reason'];
  const rows = criteria.flatMap((criterion) =>
    cleanByApp(criterion, outcomes, rules)
      .flatMap(({ quarantined }) => quarantined)
      .map(({ outcome, reason }) => [
        criterion.id,
        outcome.personId,
        Number.isNaN(outcome.at) ? '' : new Date(outcome.at).toISOString(),
        outcome.metric,
        Number.isNaN(outcome.value) ? '' : String(outcome.value),
        ...(hasApps ? [outcome.app ?? ''] : []),
        reason,
      ]),
  );
  return writeCsv(columns, rows, { lineEnd: '\n' });
}
