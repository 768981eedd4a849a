/**
 * `bellwether cohort`: from a file of people to a file with the cohort in invitation order, and a report. Files in,
 * files out; the choice itself is made in the domain.
 */
import { describeAttributeWarning, warnAboutAttributes } from '#domain/cohort/attribute-warnings.ts';
import { describeInfeasibility } from '#domain/cohort/describe-refusal.ts';
import { extendCohort } from '#domain/cohort/extend-cohort.ts';
import { describeReason } from '#domain/cohort/person-reason.ts';
import { encodePopulation, type Population } from '#domain/cohort/population.ts';
import { buildCohortReport, type CohortReport } from '#domain/cohort/report.ts';
import { selectCohort, type CohortOptions, type CohortSelection } from '#domain/cohort/select-cohort.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { runCohortAudit } from './cohort-audit.ts';
import { readCohort, readExcluded, readMust, readPeople, writeTogether } from './cohort-files.ts';
import {
  constraintsOf,
  parseFlags,
  presetOf,
  required,
  seedOf,
  startOf,
  wholeNumber,
} from './cohort-flags.ts';
import { runCohortSize } from './cohort-size.ts';
import { cohortUsage, UsageError, type VerbOutput } from './cohort-usage.ts';

/** Runs `bellwether cohort …`; resolves to the exit code: 0, or 2 with one sentence on `error`. */
export async function runCohort(argv: readonly string[], io: VerbOutput): Promise<number> {
  try {
    if (argv[0] === 'audit') await runCohortAudit(argv.slice(1), io);
    else if (argv[0] === 'size') await runCohortSize(argv.slice(1), io);
    else await select(argv, io);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(error.message);
    return 2;
  }
}

async function select(argv: readonly string[], io: VerbOutput): Promise<void> {
  const values = parseFlags(argv, [
    ...(['people', 'id', 'by', 'numeric', 'size', 'must', 'exclude', 'team', 'team-cap', 'min'] as const),
    ...(['extend', 'preset', 'start', 'seed', 'out', 'report'] as const),
  ]);
  if (values.help === true) {
    io.out(cohortUsage);
    return;
  }
  const size = wholeNumber(required(values, 'size'), 'size', 1);
  const out = required(values, 'out');
  const options = {
    ...constraintsOf(values),
    size,
    seed: seedOf(values),
    preset: presetOf(values),
    search: startOf(values),
  };
  const people = await readPeople(values);
  const must = await readMust(values);
  const { exclude, warnings } = await readExcluded(values, people.population);
  const previous =
    values.extend === undefined ? null : await readCohort(values.extend, required(values, 'id'));
  const { selection, seconds } = choose(people.population, previous, {
    ...options,
    must,
    exclude,
  });
  const report = buildCohortReport({
    people: people.population.ids.length,
    selected: selection.people.length,
    seed: selection.seed,
    seconds,
    violations: selection.violations,
    metrics: selection.metrics,
    warnings: [...people.warnings, ...warnings, ...selectionWarnings(people.population, selection)],
  });
  await writeTogether([
    { path: out, text: cohortCsv(selection) },
    ...(values.report === undefined
      ? []
      : [{ path: values.report, text: `${JSON.stringify(report, null, 2)}\n` }]),
  ]);
  for (const warning of report.warnings) io.error(`Warning: ${warning}`);
  if (values.json === true) io.out(JSON.stringify(report, null, 2));
  else for (const line of summary(report, out)) io.out(line);
}

function choose(
  population: Population,
  previous: readonly string[] | null,
  options: CohortOptions,
): { selection: CohortSelection; seconds: number } {
  const startedAt = performance.now();
  const result =
    previous === null ? selectCohort(population, options) : extendCohort(population, previous, options);
  if (!result.ok) throw new UsageError(describeInfeasibility(result.refusal));
  return { selection: result.value, seconds: (performance.now() - startedAt) / 1000 };
}

function selectionWarnings(population: Population, selection: CohortSelection): string[] {
  return [
    ...warnAboutAttributes(encodePopulation(population)).map(describeAttributeWarning),
    ...selection.pairsNotBalanced.map(
      ([first, second]) => `${first} and ${second} have too many combinations to balance together.`,
    ),
  ];
}

function cohortCsv(selection: CohortSelection): string {
  const rows = selection.ids.map((id, index) => [id, index + 1, describeReason(selection.reasons[index]!)]);
  return writeCsv(['id', 'order', 'reason'], rows, { lineEnd: '\n' });
}

function summary(report: CohortReport, out: string): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    `${report.selected} of ${report.people} people chosen (seed ${report.seed}), written to ${out}.`,
    `Distance from the organisation: ${percent(report.tv1)} per attribute on average; ` +
      `${percent(report.tv1LowerBound)} is the least possible at this size.`,
    `Largest difference of a share: ${report.maxAbsPoints.toFixed(1)} points.`,
    `Values with at least one person: ${percent(report.levelsCovered)}. ` +
      `Combinations expected at this size: ${percent(report.expectedPairsCovered)} covered.`,
    `What this cohort cannot tell: ${report.blindLevels} values and ${report.blindPairs} combinations have nobody in it.`,
  ];
}
