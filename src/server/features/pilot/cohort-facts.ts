/** What is said about a cohort besides its measures: watched groups counted, findings, and its hash. */
import { createHash } from 'node:crypto';
import type { CohortReport } from '#contracts/cohort-report.ts';
import type { CohortRules } from '#contracts/cohort-rules.ts';
import type { PersonId } from '#contracts/ids.ts';
import { describeAttributeWarning, type AttributeWarning } from '#domain/cohort/attribute-warnings.ts';
import type { PooledLevels } from '#domain/cohort/cell-tables.ts';
import type { Metrics } from '#domain/cohort/metrics.ts';
import { buildCohortReport } from '#domain/cohort/report.ts';
import { findCohortFindings, type WatchedLevel } from '#domain/pilot/cohort-findings.ts';
import { watchedKind } from '#domain/pilot/watched-levels.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { sql } from 'kysely';
import { attributeLevels, peopleWithAttributes } from './population-store.ts';
import type { VolunteerFacts } from './selection-jobs.ts';
import type { CohortFacts } from './store.ts';

export type Measured = {
  readonly metrics: Metrics;
  readonly people: number;
  readonly seconds: number;
  readonly violations: number;
  readonly warnings: readonly AttributeWarning[];
  readonly pairsNotBalanced: readonly (readonly [string, string])[];
  readonly pooled: readonly PooledLevels[];
};

/** Report and findings of a cohort of these people. */
export async function describeCohort(
  tx: Transaction,
  rules: CohortRules,
  personIds: readonly PersonId[],
  measured: Measured,
  known: { readonly excluded: number; readonly volunteers: VolunteerFacts | null },
): Promise<{ report: CohortReport; facts: CohortFacts }> {
  const { metrics, people, seconds, violations, warnings, pairsNotBalanced, pooled } = measured;
  const selected = personIds.length;
  const report = buildCohortReport({
    people,
    selected,
    seed: rules.seed,
    seconds,
    violations,
    metrics,
    pooled,
    warnings: warnings.map((warning) => describeAttributeWarning(warning)),
  }) as CohortReport;
  const watched = await countWatched(tx, personIds);
  const findings = findCohortFindings({
    people,
    selected,
    balance: report.balance,
    watched,
    attributeWarnings: warnings,
    pairsNotBalanced,
  });
  return { report, facts: { ...known, watched, findings } };
}

/** Counts IT and the head office also where the cohort was not balanced over them. */
async function countWatched(tx: Transaction, personIds: readonly PersonId[]): Promise<WatchedLevel[]> {
  const levels = (await attributeLevels(tx)).flatMap(({ name, level, people }) => {
    const kind = watchedKind(name, level);
    return kind === undefined ? [] : [{ kind, attribute: name, level, people }];
  });
  if (levels.length === 0) return [];
  const attributes = [...new Set(levels.map(({ attribute }) => attribute))];
  const members = await peopleWithAttributes(
    tx,
    attributes,
    sql`p.person_id = any(${[...personIds]}::bigint[])`,
  );
  return levels.map((level) => {
    const column = attributes.indexOf(level.attribute);
    const chosen = members.filter(({ values }) => values[column] === level.level).length;
    return { ...level, chosen };
  });
}

/** SHA-256 over how the cohort was asked for and who was chosen, in order. */
export function hashCohort(rules: CohortRules, personIds: readonly PersonId[]): Buffer {
  return createHash('sha256').update(JSON.stringify(rules)).update(personIds.join('\n')).digest();
}
