/**
 * `bellwether replan`: from a plan and a change to a new plan that moves few people, and a report of what each
 * option costs. Files in, files out; the re-planning itself is in the domain.
 */
import { checkPlan } from '#domain/waves/check-plan.ts';
import { replanWaves, type Replan, type ReplanOption } from '#domain/waves/replan-waves.ts';
import type { WaveCapacity, WaveGroup } from '#domain/waves/wave-groups.ts';
import { sayOfWaves } from '#domain/waves/wave-sentences.ts';
import { countOf } from '#cli/count-of.ts';
import { readCapacity, readChange, warnAboutNames, type PlanChange } from './capacity-file.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { readGroups, readPlan, readText, type GroupsFile } from './wave-files.ts';
import {
  inputErrorOf,
  numberFlag,
  parseWaveFlags,
  requiredFlag,
  runVerb,
  type WaveFlags,
} from './wave-flags.ts';
import { replanUsage } from './wave-usage.ts';
import { UsageError, type VerbOutput } from './usage-error.ts';
import { finishOf, loadPerWeek, messagesOf, planCsv, planOf, reportFile } from './waves.ts';

type Input = {
  readonly groupsFile: string;
  readonly changeFile: string;
  readonly file: GroupsFile;
  readonly groups: readonly WaveGroup[];
  readonly change: PlanChange;
  readonly plan: ReadonlyMap<string, number>;
  /** 0 = the first week. */
  readonly now: number;
  readonly warnings: readonly string[];
};

type FoundOption = ReplanOption & { readonly result: NonNullable<ReplanOption['result']> };

/** Runs `bellwether replan …`; resolves to the exit code: 0, or 2 with what is wrong on `error`. */
export function runReplan(argv: readonly string[], io: VerbOutput): Promise<number> {
  return runVerb(io, () => replan(argv, io));
}

async function replan(argv: readonly string[], io: VerbOutput): Promise<void> {
  const flags = parseWaveFlags(argv, [
    'groups',
    'capacity',
    'plan',
    'change',
    'now',
    'out',
    'report',
    'seed',
    'weeks-later',
  ]);
  if (flags['help'] === true) {
    io.out(replanUsage);
    return;
  }
  const out = requiredFlag(flags, 'out');
  checkOutputs(flags, ['groups', 'capacity', 'plan', 'change']);
  const seed = numberFlag(flags, 'seed', { least: 0, most: 2 ** 32 - 1, otherwise: 1 });
  const input = await readInput(flags);
  const { groups, plan, now, change } = input;
  const startedAt = performance.now();
  const replanned = replanWaves({ groups, capacity: change.capacity, plan, now, seed });
  if (!replanned.ok) {
    throw inputErrorOf(replanned.refusal, {
      groupsFile: input.groupsFile,
      capacityFile: input.changeFile,
      file: input.file,
    });
  }
  const seconds = Math.round(performance.now() - startedAt) / 1000;
  const chosen = chooseOption(replanned.value, flags);
  const report = { ...reportOf(input, replanned.value, chosen), seconds, seed };
  await writeAll([
    { path: out, text: planCsv(groups, change.capacity, chosen.result.weekOf) },
    ...reportFile(flags['report'], report),
  ]);
  for (const warning of input.warnings) io.error(`Warning: ${warning}`);
  if (flags['json'] === true) io.out(JSON.stringify(report, null, 2));
  else for (const line of summary(report, out)) io.out(line);
}

async function readInput(flags: WaveFlags): Promise<Input> {
  const [groupsFile, capacityFile, planFile, changeFile] = ['groups', 'capacity', 'plan', 'change'].map(
    (name) => requiredFlag(flags, name),
  );
  requiredFlag(flags, 'now');
  const file = await readGroups(groupsFile!);
  const capacity = readCapacity(capacityFile!, await readText(capacityFile!));
  const change = readChange(changeFile!, await readText(changeFile!), capacity);
  const now = numberFlag(flags, 'now', { least: 1, most: change.capacity.weeks, otherwise: 1 }) - 1;
  const listed = await readPlan(planFile!, capacity);
  const known = new Set(file.groups.map((group) => group.id));
  const plan = new Map([...listed].filter(([id]) => known.has(id)));
  if (plan.size === 0) {
    throw new UsageError(
      `${planFile!} names none of the groups of ${groupsFile!}. Give the plan of these groups.`,
    );
  }
  const dropped = listed.size - plan.size;
  const factor = change.helpdeskMinutesFactor;
  const groups = file.groups.map((group) => {
    const hasStarted = (plan.get(group.id) ?? now) < now;
    if (factor === 1 || hasStarted) return group;
    return Object.assign({}, group, { helpdeskMinutes: group.helpdeskMinutes * factor });
  });
  const warnings = [
    ...file.warnings,
    ...warnAboutNames(changeFile!, change.capacity, groups),
    ...(dropped === 0 ? [] : [droppedWarning(planFile!, groupsFile!, dropped)]),
  ];
  return { groupsFile: groupsFile!, changeFile: changeFile!, file, groups, change, plan, now, warnings };
}

function droppedWarning(planFile: string, groupsFile: string, dropped: number): string {
  const are = dropped === 1 ? 'is' : 'are';
  return `${planFile}: ${countOf(dropped, 'group')} ${are} not in ${groupsFile} and ${are} dropped.`;
}

function chooseOption({ options }: Replan, flags: WaveFlags): FoundOption {
  const found = options.filter((option): option is FoundOption => option.result !== null);
  if (flags['weeks-later'] === undefined) return found[0]!;
  const wanted = numberFlag(flags, 'weeks-later', { least: -520, most: 520, otherwise: 0 });
  const option = found.find(({ weeksLater }) => weeksLater === wanted);
  if (option !== undefined) return option;
  const choices = found.map(({ weeksLater }) => weeksLater).join(' or ');
  throw new UsageError(`--weeks-later ${wanted}: there is no such option; possible is ${choices}.`);
}

function reportOf(input: Input, replanned: Replan, chosen: FoundOption) {
  const { groups, change, now, plan } = input;
  const { capacity } = change;
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const { weekOf, weeks, peopleMoved } = chosen.result;
  const violations = violationsFromNow(groups, capacity, weekOf, now);
  return {
    groups: groups.length,
    people,
    now: now + 1,
    reason: change.reason,
    weeksBefore: replanned.weeksBefore,
    weeks,
    lowerBoundWeeks: replanned.lowerBound.weeks,
    binding: sayOfWaves('en', replanned.lowerBound.binding),
    riskObjective: chosen.result.riskObjective,
    finishesOn: finishOf(capacity, weeks),
    chosen: nameOf(chosen),
    peopleMoved,
    percentMoved: percent(peopleMoved, people),
    newPeople: groups.reduce((sum, { id, people: count }) => sum + (plan.has(id) ? 0 : count), 0),
    forced: replanned.forced.reduce((sum, group) => sum + group.people, 0),
    forcedGroups: replanned.forced.map(({ group, people: count, reason }) => ({
      group,
      people: count,
      reason: sayOfWaves('en', reason),
    })),
    violations: violations.length,
    violationMessages: messagesOf(violations),
    options: replanned.options.map((option) => describeOption(option, capacity, people)),
    warnings: input.warnings,
    perWeek: loadPerWeek(groups, capacity, weekOf, weeks),
  };
}

function violationsFromNow(
  groups: readonly WaveGroup[],
  capacity: WaveCapacity,
  weekOf: readonly number[],
  now: number,
): ReturnType<typeof checkPlan> {
  const violations = checkPlan(groups, capacity, planOf(groups, weekOf));
  // Weeks that are over cannot be mended by any plan.
  return violations.filter(({ week }) => week === null || week >= now);
}

function describeOption(option: ReplanOption, capacity: WaveCapacity, people: number) {
  const { result, weeksLater, isProvenImpossible, message } = option;
  const name = nameOf(option);
  if (result === null)
    return {
      name,
      weeksLater,
      possible: false,
      provenImpossible: isProvenImpossible,
      message: message === null ? '' : sayOfWaves('en', message),
    };
  return {
    name,
    weeksLater,
    possible: true,
    weeks: result.weeks,
    finishesOn: finishOf(capacity, result.weeks),
    peopleMoved: result.peopleMoved,
    percentMoved: percent(result.peopleMoved, people),
    cost: Math.round(result.cost * 100) / 100,
    leastCost: Math.round(result.leastCost * 100) / 100,
    moves: result.moves.map(({ group, people, from, to, reason }) => ({
      group,
      people,
      from: from === null ? null : from + 1,
      to: to + 1,
      reason: sayOfWaves('en', reason),
    })),
  };
}

function nameOf({ weeksLater }: ReplanOption): string {
  if (weeksLater === 0) return 'same finish';
  if (weeksLater < 0) return `${countOf(-weeksLater, 'week')} earlier`;
  return weeksLater === 1 ? 'one week later' : `${weeksLater} weeks later`;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((10_000 * part) / whole) / 100;
}

function summary(report: ReturnType<typeof reportOf>, out: string): string[] {
  const lines = [
    `${report.forced.toLocaleString('en')} of ${countOf(report.people, 'person', 'people')} cannot stay in their week.`,
  ];
  if (report.newPeople > 0) {
    const are = report.newPeople === 1 ? 'was' : 'were';
    lines.push(`${countOf(report.newPeople, 'person', 'people')} ${are} not planned before.`);
  }
  for (const option of report.options) {
    lines.push(
      option.peopleMoved === undefined
        ? `${option.name}: ${option.message}`
        : `${option.name}, ${option.finishesOn}: ${option.percentMoved} % of people move (${option.peopleMoved.toLocaleString('en')}).`,
    );
  }
  return [...lines, `Written: ${out} (${report.chosen}). Violations: ${report.violations}.`];
}
