/**
 * `bellwether waves`: from a file of groups and a file of capacities to a file with the week of each group,
 * and a report. Files in, files out; the planning itself is in the domain.
 */
import { writeCsv } from '#domain/csv/write-csv.ts';
import { checkPlan, type PlanViolation } from '#domain/waves/check-plan.ts';
import { bindingStatement } from '#domain/waves/lower-bound.ts';
import { sayOfWaves } from '#domain/waves/wave-sentences.ts';
import { planWaves } from '#domain/waves/plan-waves.ts';
import type { WaveCapacity, WaveGroup } from '#domain/waves/wave-groups.ts';
import { dateOf, dayOf, weekStart } from '#domain/waves/working-week.ts';
import { countOf } from '#cli/count-of.ts';
import { readCapacity, warnAboutNames } from './capacity-file.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { readGroups, readText } from './wave-files.ts';
import { inputErrorOf, numberFlag, parseWaveFlags, requiredFlag, runVerb } from './wave-flags.ts';
import { wavesUsage } from './wave-usage.ts';
import type { VerbOutput } from './usage-error.ts';

/** One second of effort; a usual core makes about so many moves in it. */
const movesPerSecond = 5_000_000;

/** What one week takes on, in the report. */
export type WeekLoad = {
  readonly week: number;
  readonly startsOn: string;
  readonly groups: number;
  readonly people: number;
  /** With the spill-over of earlier weeks. */
  readonly helpdeskMinutes: number;
};

/** Runs `bellwether waves …`; resolves to the exit code: 0, or 2 with what is wrong on `error`. */
export function runWaves(argv: readonly string[], io: VerbOutput): Promise<number> {
  return runVerb(io, () => plan(argv, io));
}

async function plan(argv: readonly string[], io: VerbOutput): Promise<void> {
  const flags = parseWaveFlags(argv, ['groups', 'capacity', 'out', 'report', 'seconds', 'seed']);
  if (flags['help'] === true) {
    io.out(wavesUsage);
    return;
  }
  const [groupsFile, capacityFile, out] = ['groups', 'capacity', 'out'].map((name) =>
    requiredFlag(flags, name),
  );
  checkOutputs(flags, ['groups', 'capacity']);
  const seconds = numberFlag(flags, 'seconds', { least: 0, most: 3600, otherwise: 2, isAny: true });
  const seed = numberFlag(flags, 'seed', { least: 0, most: 2 ** 32 - 1, otherwise: 1 });
  const file = await readGroups(groupsFile!);
  const { groups } = file;
  const capacity = readCapacity(capacityFile!, await readText(capacityFile!));
  const startedAt = performance.now();
  const planned = planWaves(groups, capacity, { seed, polishMoves: Math.round(seconds * movesPerSecond) });
  if (!planned.ok)
    throw inputErrorOf(planned.refusal, { groupsFile: groupsFile!, capacityFile: capacityFile!, file });
  const { weekOf, weeks, lowerBound, riskObjective } = planned.value;
  const violations = checkPlan(groups, capacity, planOf(groups, weekOf));
  const report = {
    groups: groups.length,
    people: groups.reduce((sum, group) => sum + group.people, 0),
    weeks,
    lowerBoundWeeks: lowerBound.weeks,
    binding: sayOfWaves('en', bindingStatement(lowerBound.binding)),
    violations: violations.length,
    riskObjective,
    seconds: Math.round(performance.now() - startedAt) / 1000,
    seed,
    startsOn: capacity.startsOn,
    finishesOn: finishOf(capacity, weeks),
    warnings: [...file.warnings, ...warnAboutNames(capacityFile!, capacity, groups)],
    violationMessages: messagesOf(violations),
    perWeek: loadPerWeek(groups, capacity, weekOf, weeks),
  };
  await writeAll([
    { path: out!, text: planCsv(groups, capacity, weekOf) },
    ...reportFile(flags['report'], report),
  ]);
  for (const warning of report.warnings) io.error(`Warning: ${warning}`);
  if (flags['json'] === true) io.out(JSON.stringify(report, null, 2));
  else {
    io.out(
      `${countOf(report.groups, 'group')}, ${countOf(report.people, 'person', 'people')} in ${countOf(weeks, 'week')}, ${capacity.startsOn} to ${report.finishesOn}.`,
    );
    io.out(
      `No plan can be shorter than ${countOf(lowerBound.weeks, 'week')} (${report.binding}). Violations: ${report.violations}.`,
    );
    io.out(`Written: ${[out!, flags['report'] ?? []].flat().join(', ')}.`);
  }
}

/** The plan as group → week for the checker. */
export function planOf(groups: readonly WaveGroup[], weekOf: readonly number[]): Map<string, number> {
  return new Map(groups.map((group, index) => [group.id, weekOf[index]!]));
}

/** The text of plan.csv: week 1 is the first. */
export function planCsv(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  weekOf: readonly number[],
): string {
  const firstDay = dayOf(capacity.startsOn)!;
  const rows = groups.map((group, index) => [
    group.id,
    weekOf[index]! + 1,
    dateOf(weekStart(firstDay, weekOf[index]!)),
  ]);
  return writeCsv(['group', 'week', 'starts_on'], rows, { lineEnd: '\n' });
}

/** Last day of the last week used. */
export function finishOf(capacity: WaveCapacity, weeks: number): string {
  return dateOf(weekStart(dayOf(capacity.startsOn)!, weeks) - 1);
}

/** What each week takes on. */
export function loadPerWeek(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  weekOf: readonly number[],
  weeks: number,
): WeekLoad[] {
  const firstDay = dayOf(capacity.startsOn)!;
  const count = weeks === 0 ? 0 : weeks + capacity.spillOver.length - 1;
  const sums = Array.from({ length: count }, () => ({ groups: 0, people: 0, minutes: 0 }));
  for (const [index, group] of groups.entries()) {
    const week = weekOf[index]!;
    sums[week]!.groups++;
    sums[week]!.people += group.people;
    for (const [later, share] of capacity.spillOver.entries())
      sums[week + later]!.minutes += share * group.helpdeskMinutes;
  }
  return sums.map(({ groups, people, minutes }, week) => ({
    week: week + 1,
    startsOn: dateOf(weekStart(firstDay, week)),
    groups,
    people,
    helpdeskMinutes: Math.round(minutes * 10) / 10,
  }));
}

/** The first twenty violations in words; there are none unless the planner has a defect. */
export function messagesOf(violations: readonly PlanViolation[]): string[] {
  return violations.slice(0, 20).map((violation) => violation.message);
}

/** The report as a file to write, when one was asked for. */
export function reportFile(
  path: string | boolean | undefined,
  report: unknown,
): { path: string; text: string }[] {
  return typeof path === 'string' ? [{ path, text: `${JSON.stringify(report, null, 2)}\n` }] : [];
}
