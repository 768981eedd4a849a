/**
 * `bellwether cohort substitute`: who steps in for people who declined, and the cohort with them in it. The choice is
 * the one the pilot's screen proposes.
 */
import type { Exclusion } from '#domain/cohort/constraints.ts';
import { describeInfeasibility } from '#domain/cohort/describe-refusal.ts';
import { fillPlaces, type Filled, type Place, type StandIn } from '#domain/cohort/fill-places.ts';
import { buildCohortReport } from '#domain/cohort/report.ts';
import { writeCsv } from '#domain/csv/write-csv.ts';
import { readCohort, readExcluded, readIds, readPeople, type CohortRow } from './cohort-files.ts';
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
  type FlagValues,
} from './cohort-flags.ts';
import { substituteUsage } from './cohort-usage.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { UsageError, type VerbOutput } from './usage-error.ts';

/** Proposals per place in the report when --proposals does not say otherwise. */
const proposalsUsual = 3;

/** Fills the places; resolves to 1 when one of them stays open. Throws UsageError on bad input. */
export async function runCohortSubstitute(argv: readonly string[], io: VerbOutput): Promise<number> {
  const values = parseFlags(argv, [
    ...(['people', 'id', 'by', 'numeric', 'cohort', 'declined', 'waiting', 'proposals'] as const),
    ...(['exclude', 'at', 'team', 'team-cap', 'min', 'preset', 'start', 'weight', 'seed'] as const),
    ...(['out', 'report'] as const),
  ]);
  if (values.help === true) {
    io.out(substituteUsage);
    return 0;
  }
  const out = required(values, 'out');
  checkOutputs(values, cohortInputs);
  const options = {
    ...constraintsOf(values),
    preset: presetOf(values),
    search: startOf(values),
    weights: weightsOf(values),
    seed: seedOf(values),
    count: wholeNumber(values.proposals ?? String(proposalsUsual), 'proposals', 1),
  };
  const { population, warnings } = await readPeople(values);
  const known = new Set(population.ids);
  const lists = await readLists(values, known);
  const excluded = await readExcluded(values, population);
  expectNoMember(values, lists, excluded.exclude);
  const exclude = [...excluded.exclude, ...lists.notAgain.map((id) => ({ id }))];
  const startedAt = performance.now();
  const filled = fillPlaces(
    population,
    lists.cohort.map(({ id }) => id),
    lists.leavers,
    { ...options, exclude, waiting: lists.waiting },
  );
  if (!filled.ok) throw new UsageError(describeInfeasibility(filled.refusal));
  const report = substituteReport(filled.value, {
    selectedBefore: lists.cohort.filter(({ id }) => known.has(id)).length,
    people: population.ids.length,
    seed: options.seed,
    seconds: (performance.now() - startedAt) / 1000,
    warnings: [...warnings, ...lists.warnings, ...excluded.warnings, ...openPlaces(filled.value)],
  });
  const text = `${JSON.stringify(report, null, 2)}\n`;
  await writeAll([
    { path: out, text: cohortCsv(filled.value, lists.cohort) },
    ...(values.report === undefined ? [] : [{ path: values.report, text }]),
  ]);
  for (const warning of report.warnings) io.error(`Warning: ${warning}`);
  if (values.json === true) io.out(text.trimEnd());
  else for (const line of summary(filled.value, out)) io.out(line);
  return report.open === 0 ? 0 : 1;
}

type Lists = {
  readonly cohort: readonly CohortRow[];
  readonly leavers: readonly string[];
  /** Who declined earlier and has no place any more. */
  readonly notAgain: readonly string[];
  readonly waiting: readonly string[];
  readonly warnings: readonly string[];
};

async function readLists(values: FlagValues, known: ReadonlySet<string>): Promise<Lists> {
  const [idColumn, cohortFile, declinedFile] = [
    required(values, 'id'),
    required(values, 'cohort'),
    required(values, 'declined'),
  ];
  const cohort = await readCohort(cohortFile, idColumn);
  const members = new Set(cohort.map(({ id }) => id));
  const declined = [...new Set(await readIds(declinedFile, idColumn))];
  const leavers = declined.filter((id) => members.has(id));
  if (leavers.length === 0) {
    throw new UsageError(
      `${declinedFile} names nobody of ${cohortFile}. List the ids of those who cannot take part.`,
    );
  }
  const stray = cohort.find(({ id }) => !known.has(id) && !leavers.includes(id));
  if (stray !== undefined) {
    throw new UsageError(
      `${cohortFile} names ${stray.id}, who is not among the people. List that id in ${declinedFile} if the person has left.`,
    );
  }
  const listed = values.waiting === undefined ? [] : await readIds(values.waiting, idColumn);
  const waiting = listed.filter((id) => known.has(id));
  const missing = listed.length - waiting.length;
  return {
    cohort,
    leavers,
    notAgain: declined.filter((id) => !members.has(id) && known.has(id)),
    waiting,
    warnings: missing === 0 ? [] : [`${missing} ids of ${values.waiting} are not among the people.`],
  };
}

/** An exclusion of somebody with a place would be half met in silence. */
function expectNoMember(
  { exclude: file, declined }: FlagValues,
  { cohort, leavers }: Lists,
  exclude: readonly Exclusion[],
): void {
  const barred = new Set(exclude.map(({ id }) => id));
  const member = cohort.find(({ id }) => barred.has(id) && !leavers.includes(id));
  if (member === undefined) return;
  throw new UsageError(
    `${file} excludes ${member.id}, who has a place. List that id in ${declined} too, or take it off ${file}.`,
  );
}

function openPlaces({ places }: Filled): string[] {
  return places
    .filter(({ proposals }) => proposals.length === 0)
    .map(({ leaver }) => `Nobody may step in for ${leaver} under these rules; the place stays open.`);
}

/** The report of the filled cohort, with the cohort before it under `before`. */
function substituteReport(
  { places, cohort, before, after, violations }: Filled,
  {
    selectedBefore,
    ...shared
  }: {
    /** Without those who are not among the people any more. */
    readonly selectedBefore: number;
    readonly people: number;
    readonly seed: number;
    readonly seconds: number;
    readonly warnings: readonly string[];
  },
) {
  const open = places.filter(({ proposals }) => proposals.length === 0).length;
  return {
    ...buildCohortReport({ ...shared, violations, selected: cohort.length, metrics: after }),
    declined: places.length,
    open,
    places: places.map(({ leaver, tv1Before, tv1Without, proposals }) => ({
      declined: leaver,
      tv1Before,
      tv1Without,
      proposals,
    })),
    before: buildCohortReport({
      ...shared,
      warnings: [],
      violations: 0,
      selected: selectedBefore,
      metrics: before,
    }),
  };
}

function cohortCsv({ cohort, places }: Filled, earlier: readonly CohortRow[]): string {
  const reasons = new Map(earlier.map(({ id, reason }) => [id, reason]));
  const joined = new Map(places.map(({ leaver, proposals }) => [leaver, proposals[0]]));
  const rows = cohort.map(({ id, replaces }, index) => {
    const joiner = replaces === null ? undefined : joined.get(replaces);
    const reason =
      joiner === undefined ? (reasons.get(id) ?? '') : `Steps in for ${replaces}: ${fitOf(joiner)}`;
    return [id, index + 1, reason, replaces ?? ''];
  });
  return writeCsv(['id', 'order', 'reason', 'replaces'], rows, { lineEnd: '\n' });
}

/** What a substitute has in common with the person who declined, or what differs. */
function fitOf({ isSameCell, changes, isWaiting }: StandIn): string {
  const fit = isSameCell
    ? 'the same in everything'
    : changes.length === 0
      ? 'fits the cohort best'
      : changes.map(({ attribute, from, to }) => `${attribute} ${to} instead of ${from}`).join(', ');
  return isWaiting ? `waited for a place, ${fit}` : fit;
}

function summary({ places, before, after, cohort }: Filled, out: string): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  const line = ({ leaver, proposals }: Place): string[] =>
    proposals[0] === undefined ? [] : [`  ${proposals[0].id} for ${leaver}: ${fitOf(proposals[0])}`];
  const filled = places.filter(({ proposals }) => proposals.length > 0).length;
  return [
    `${filled} of ${places.length} places filled; ${cohort.length} people, written to ${out}.`,
    ...places.flatMap(line),
    `Distance from the organisation: ${percent(before.tv1)} per attribute on average before, ${percent(after.tv1)} now.`,
  ];
}
