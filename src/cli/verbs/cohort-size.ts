/**
 * `bellwether cohort size`: how many people cover what, and what cohorts of several sizes represent.
 */
import { describeInfeasibility } from '#domain/cohort/describe-refusal.ts';
import { adviseSize, type SizeAdvice } from '#domain/cohort/size-advisor.ts';
import { readExcluded, readMust, readPeople } from './cohort-files.ts';
import { cohortInputs, columnList, parseFlags, presetOf, seedOf, wholeNumber } from './cohort-flags.ts';
import { sizeUsage } from './cohort-usage.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { UsageError, type VerbOutput } from './usage-error.ts';

/** Runs the advisor; throws UsageError on bad input. */
export async function runCohortSize(argv: readonly string[], io: VerbOutput): Promise<void> {
  const values = parseFlags(argv, [
    ...([
      'people',
      'id',
      'by',
      'numeric',
      'must',
      'exclude',
      'at',
      'share',
      'sizes',
      'preset',
      'seed',
      'report',
    ] as const),
  ]);
  if (values.help === true) {
    io.out(sizeUsage);
    return;
  }
  checkOutputs(values, cohortInputs);
  const people = await readPeople(values);
  const must = await readMust(values);
  const { exclude, warnings } = await readExcluded(values, people.population);
  const sizes = values.sizes === undefined ? undefined : columnList(values.sizes, 'sizes');
  const startedAt = performance.now();
  const advice = adviseSize(people.population, {
    exclude,
    must,
    preset: presetOf(values),
    seed: seedOf(values),
    ...(sizes === undefined ? {} : { sizes: sizes.map((size) => wholeNumber(size, 'sizes', 1)) }),
    ...(values.share === undefined
      ? {}
      : { sharedBy: values.share.map((text) => wholeNumber(text, 'share', 1)) }),
  });
  if (!advice.ok) throw new UsageError(describeInfeasibility(advice.refusal));
  const seconds = (performance.now() - startedAt) / 1000;
  const text = `${JSON.stringify({ ...advice.value, seconds, warnings: [...people.warnings, ...warnings] }, null, 2)}\n`;
  if (values.report !== undefined) await writeAll([{ path: values.report, text }]);
  if (values.json === true) io.out(text.trimEnd());
  else for (const line of summary(advice.value)) io.out(line);
}

function summary({ people, eligible, cover, curve }: SizeAdvice): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
  return [
    `${people} people, ${eligible} eligible.`,
    ...cover.map((row) =>
      row.required === 0
        ? `No value and no combination is shared by ${row.sharedBy} people.`
        : `${row.people} people cover all ${row.required - row.unreachable} values and combinations shared by at ` +
          `least ${row.sharedBy} (no fewer than ${row.lowerBound} can).` +
          (row.unreachable > 0 ? ` ${row.unreachable} more are held by nobody eligible.` : ''),
    ),
    ...(curve.length === 0 ? [] : ['  size  distance  values covered  combinations covered  counts as']),
    ...curve.map(
      (point) =>
        `${String(point.size).padStart(6)}  ${percent(point.tv1)}        ${percent(point.levelsCovered)}` +
        `              ${percent(point.pairsCovered)}     ${point.nEff.toFixed(0).padStart(6)}`,
    ),
  ];
}
