/**
 * `bellwether cohort audit`: what a group of volunteers lacks, and a file with the people to add.
 */
import { auditCohort, representedShare, type CohortAudit } from '#domain/cohort/audit-cohort.ts';
import { describeInfeasibility } from '#domain/cohort/describe-refusal.ts';
import { describeReason } from '#domain/cohort/person-reason.ts';
import { buildCohortReport } from '#domain/cohort/report.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { readExcluded, readIds, readPeople } from './cohort-files.ts';
import {
  cohortInputs,
  constraintsOf,
  parseFlags,
  presetOf,
  required,
  seedOf,
  startOf,
  weightsOf,
  wholeNumber,
} from './cohort-flags.ts';
import { auditUsage } from './cohort-usage.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { UsageError, type VerbOutput } from './usage-error.ts';

/** Runs the audit; throws UsageError on bad input. */
export async function runCohortAudit(argv: readonly string[], io: VerbOutput): Promise<void> {
  const values = parseFlags(argv, [
    ...([
      'people',
      'id',
      'by',
      'numeric',
      'must',
      'add',
      'exclude',
      'at',
      'team',
      'team-cap',
      'min',
    ] as const),
    ...(['preset', 'start', 'weight', 'seed', 'out', 'report'] as const),
  ]);
  if (values.help === true) {
    io.out(auditUsage);
    return;
  }
  const out = required(values, 'out');
  checkOutputs(values, cohortInputs);
  const idColumn = required(values, 'id');
  const people = await readPeople(values);
  const volunteers = await readIds(required(values, 'must'), idColumn);
  if (volunteers.length === 0)
    throw new UsageError(`${required(values, 'must')} names nobody. List the volunteers.`);
  const { exclude, warnings } = await readExcluded(values, people.population);
  const startedAt = performance.now();
  const audit = auditCohort(people.population, volunteers, {
    ...constraintsOf(values),
    exclude,
    preset: presetOf(values),
    search: startOf(values),
    weights: weightsOf(values),
    seed: seedOf(values),
    ...(values.add === undefined ? {} : { add: wholeNumber(values.add, 'add', 0) }),
  });
  const seconds = (performance.now() - startedAt) / 1000;
  if (!audit.ok) throw new UsageError(describeInfeasibility(audit.refusal));
  const report = auditReport(audit.value, people.population.ids.length, seconds, [
    ...people.warnings,
    ...warnings,
  ]);
  const text = `${JSON.stringify(report, null, 2)}\n`;
  await writeAll([
    { path: out, text: additionsCsv(audit.value) },
    ...(values.report === undefined ? [] : [{ path: values.report, text }]),
  ]);
  for (const warning of report.warnings) io.error(`Warning: ${warning}`);
  if (values.json === true) io.out(text.trimEnd());
  else for (const line of summary(audit.value, out)) io.out(line);
}

/** The report of the repaired cohort, with the volunteers alone under `before`. */
function auditReport(audit: CohortAudit, people: number, seconds: number, warnings: readonly string[]) {
  const shared = { people, seed: audit.seed, seconds, violations: audit.violations };
  const selected = audit.volunteers + audit.additions.length;
  return {
    ...buildCohortReport({ ...shared, selected, metrics: audit.after, warnings }),
    volunteers: audit.volunteers,
    added: audit.additions.length,
    suggested: audit.suggested,
    steps: audit.steps,
    additions: audit.additions.map(({ id, newLevels, newPairs }) => ({ id, newLevels, newPairs })),
    before: buildCohortReport({ ...shared, selected: audit.volunteers, metrics: audit.before }),
  };
}

function additionsCsv(audit: CohortAudit): string {
  const rows = audit.additions.map(({ id, reason }, index) => [id, index + 1, describeReason(reason)]);
  return writeCsv(['id', 'order', 'reason'], rows, { lineEnd: '\n' });
}

function summary({ before, after, additions, volunteers, suggested }: CohortAudit, out: string): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const worst = before.balance.reduce((a, b) => (Math.abs(b.gapPoints) > Math.abs(a.gapPoints) ? b : a));
  return [
    `${volunteers} volunteers count as ${before.nEff.toFixed(0)} once weighted, and for ` +
      `${percent(representedShare(before))} of the people only: the others have a value no volunteer has.`,
    `Furthest off: ${worst.attribute} ${worst.level}, ${worst.gapPoints.toFixed(1)} points.`,
    `With ${additions.length} more (suggested: ${suggested}) they count as ${after.nEff.toFixed(0)}, for ` +
      `${percent(representedShare(after))} of the people.`,
    `The people to add are in ${out}.`,
  ];
}
