/**
 * `bellwether cohort`: from a file of people to a file with the cohort in invitation order, and a report. Files in,
 * files out; the choice itself is made in the domain.
 */
import { describeAttributeWarning, warnAboutAttributes } from '#domain/cohort/attribute-warnings.ts';
import { describeCohortWarning, warnAboutCohort } from '#domain/cohort/cohort-warnings.ts';
import { describeBlindSpot, describeCohort, listBlindSpots } from '#domain/cohort/describe-cohort.ts';
import { describeInfeasibility } from '#domain/cohort/describe-refusal.ts';
import { extendCohort } from '#domain/cohort/extend-cohort.ts';
import { describeReason } from '#domain/cohort/person-reason.ts';
import { encodePopulation, type Population } from '#domain/cohort/population.ts';
import { buildCohortReport, type CohortReport } from '#domain/cohort/report.ts';
import { selectByCube, type CubeSelection } from '#domain/cohort/select-by-cube.ts';
import { selectCohort, type CohortSelection } from '#domain/cohort/select-cohort.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { runCohortAudit } from './cohort-audit.ts';
import { readCohort, readExcluded, readMust, readPeople, type PeopleFile } from './cohort-files.ts';
import {
  cohortInputs,
  constraintsOf,
  methodOf,
  parseFlags,
  presetOf,
  required,
  seedOf,
  startOf,
  weightsOf,
  wholeNumber,
  type FlagValues,
} from './cohort-flags.ts';
import { runCohortSize } from './cohort-size.ts';
import { runCohortSubstitute } from './cohort-substitute.ts';
import { cohortUsage } from './cohort-usage.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { UsageError, type VerbOutput } from './usage-error.ts';

/** Blind spots printed; report.json holds more. */
const blindSpotsPrinted = 5;

/** Runs `bellwether cohort …`; resolves to the exit code: 0, 1 when a place stays open, or 2 with one sentence on `error`. */
export async function runCohort(argv: readonly string[], io: VerbOutput): Promise<number> {
  try {
    if (argv[0] === 'audit') await runCohortAudit(argv.slice(1), io);
    else if (argv[0] === 'size') await runCohortSize(argv.slice(1), io);
    else if (argv[0] === 'substitute') return await runCohortSubstitute(argv.slice(1), io);
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
    ...([
      'people',
      'id',
      'by',
      'numeric',
      'size',
      'must',
      'exclude',
      'at',
      'team',
      'team-cap',
      'min',
    ] as const),
    ...(['extend', 'preset', 'start', 'weight', 'method', 'probability', 'seed', 'out', 'report'] as const),
  ]);
  if (values.help === true) {
    io.out(cohortUsage);
    return;
  }
  const out = required(values, 'out');
  checkOutputs(values, cohortInputs);
  const choose = methodOf(values) === 'cube' ? chooseByCube(values) : chooseByExchange(values);
  const people = await readPeople(values);
  const lists = {
    must: await readMust(values),
    ...(await readExcluded(values, people.population)),
    previous: values.extend === undefined ? null : await readPrevious(values.extend, values),
  };
  const startedAt = performance.now();
  const selection = choose(people, lists);
  const seconds = (performance.now() - startedAt) / 1000;
  const report = buildCohortReport({
    people: people.population.ids.length,
    selected: selection.people.length,
    seed: selection.seed,
    seconds,
    violations: selection.violations,
    metrics: selection.metrics,
    pooled: selection.pooled,
    warnings: [...people.warnings, ...lists.warnings, ...selectionWarnings(people.population, selection)],
  });
  await writeAll([
    { path: out, text: cohortCsv(selection) },
    ...(values.report === undefined
      ? []
      : [{ path: values.report, text: `${JSON.stringify(report, null, 2)}\n` }]),
  ]);
  for (const warning of report.warnings) io.error(`Warning: ${warning}`);
  if (values.json === true) io.out(JSON.stringify(report, null, 2));
  else for (const line of summary(report, out)) io.out(line);
}

async function readPrevious(file: string, values: FlagValues): Promise<string[]> {
  const rows = await readCohort(file, required(values, 'id'));
  return rows.map(({ id }) => id);
}

type Lists = Awaited<ReturnType<typeof readExcluded>> & {
  readonly must: readonly string[];
  readonly previous: readonly string[] | null;
};

type Chosen = CohortSelection & Partial<Pick<CubeSelection, 'probabilities'>>;

type Choose = (people: PeopleFile, lists: Lists) => Chosen;

/** Reads the flags of the exchange search, and returns the choice to make once the files are read. */
function chooseByExchange(values: FlagValues): Choose {
  if (values.probability !== undefined)
    throw new UsageError('--probability needs --method cube, the only one that keeps prescribed chances.');
  const options = {
    ...constraintsOf(values),
    size: wholeNumber(required(values, 'size'), 'size', 1),
    seed: seedOf(values),
    preset: presetOf(values),
    search: startOf(values),
    weights: weightsOf(values),
  };
  return ({ population }, { must, exclude, previous }) => {
    const wanted = { ...options, must, exclude };
    const result =
      previous === null ? selectCohort(population, wanted) : extendCohort(population, previous, wanted);
    if (!result.ok) throw new UsageError(describeInfeasibility(result.refusal));
    return result.value;
  };
}

/** The same for the cube method; refuses the flags that would change anybody's chance. */
function chooseByCube(values: FlagValues): Choose {
  const foreign = (['team', 'team-cap', 'min', 'extend', 'preset', 'start', 'weight'] as const).find(
    (flag) => values[flag] !== undefined,
  );
  if (foreign !== undefined) {
    throw new UsageError(
      `--${foreign} does not go with --method cube: it would change the chances. Leave one of them out.`,
    );
  }
  const size =
    values.size === undefined && values.probability !== undefined
      ? {}
      : { size: wholeNumber(required(values, 'size'), 'size', 1) };
  const seed = seedOf(values);
  return ({ population, probabilities }, { must, exclude }) => {
    const chances = probabilities === undefined ? {} : { probabilities };
    const result = selectByCube(population, { ...size, ...chances, seed, must, exclude });
    if (!result.ok) throw new UsageError(describeInfeasibility(result.refusal));
    return result.value;
  };
}

function selectionWarnings(population: Population, selection: CohortSelection): string[] {
  const { metrics, people, pairsNotBalanced, pooled } = selection;
  const cohort = { people: population.ids.length, selected: people.length, balance: metrics.balance };
  return [
    ...warnAboutAttributes(encodePopulation(population)).map((warning) => describeAttributeWarning(warning)),
    ...warnAboutCohort(cohort).map((warning) => describeCohortWarning(warning)),
    ...pairsNotBalanced.map(
      ([first, second]) => `${first} and ${second} have too many combinations to balance together.`,
    ),
    ...pooled.map(
      ({ attribute, levels, below }) =>
        `In combinations, ${levels} values of ${attribute} with fewer than ${Math.ceil(below)} people each count as one.`,
    ),
  ];
}

function cohortCsv({ ids, people, reasons, probabilities }: Chosen): string {
  const header = ['id', 'order', 'reason', ...(probabilities === undefined ? [] : ['probability'])];
  const rows = ids.map((id, index) => [
    id,
    index + 1,
    describeReason(reasons[index]!),
    ...(probabilities === undefined ? [] : [probabilities[people[index]!]!]),
  ]);
  return writeCsv(header, rows, { lineEnd: '\n' });
}

function summary(report: CohortReport, out: string): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const blind = listBlindSpots(report);
  const more = report.blindLevels + report.blindPairs;
  const [represented, gap] = describeCohort(report);
  return [
    `${report.selected} of ${report.people} people chosen (seed ${report.seed}), written to ${out}.`,
    represented!,
    gap!,
    `Distance from the organisation: ${percent(report.tv1)} per attribute on average; ` +
      `${percent(report.tv1LowerBound)} is the least possible at this size.`,
    ...(blind.length === 0
      ? ['This cohort has somebody for every value and every combination.']
      : [
          `What this cohort cannot tell (${more} values and combinations have nobody in it):`,
          ...blind.slice(0, blindSpotsPrinted).map((spot) => `  ${describeBlindSpot(spot)}`),
        ]),
  ];
}
