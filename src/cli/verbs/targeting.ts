/** `targeting`: who belongs in the groups policies are aimed at, what differs, and the files that put it right. */
import { open, readFile } from 'node:fs/promises';
import { groupChanges, type GroupChange, type TargetingGroup } from '#contracts/targeting.ts';
import { countOf } from '#cli/count-of.ts';
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import type { Place } from '#server/features/rollouts/console.ts';
import type { Care } from '#server/platform/on-console.ts';
import {
  handOverOnConsole,
  listGroupsOnConsole,
  readFileOnConsole,
} from '#server/features/targeting/console.ts';
import { CommandProblem, type VerbIo } from './database-verb.ts';
import { careUsage, chooseRollout, runRolloutVerb, type Asked } from './rollout-verb.ts';

export const targetingUsage = `bellwether targeting: the groups policies are aimed at, who belongs in them, and what differs.

  bellwether targeting [ROLLOUT] [--json]
  bellwether targeting [ROLLOUT] [--group NAME] --read FILE [--json]
  bellwether targeting [ROLLOUT] [--group NAME] --add FILE | --remove FILE [--dry-run | --shown N] [--json]

  ROLLOUT            number or name; not needed when there is only one
  --group NAME       which group, by number or name; not needed when there is only one
  --read FILE        a CSV file of all members, as Entra gives it: who is in the group
  --add FILE         write the members to add, for Entra's bulk import, and mark them as handed over
  --remove FILE      the same for members to remove
${careUsage}
  --organisation ID  which organisation, when there are several

The group itself is never changed. Exit code of the list and of a reading: 1 while anything differs that is not meant.`;

type Doing = 'read' | GroupChange;
const doings: readonly Doing[] = ['read', ...groupChanges];
type Flags = Readonly<Partial<Record<Doing | 'group', string>>>;

/** Returns the exit code: 0, 1 when something differs, or 2 with a sentence. */
export async function runTargeting(argv: readonly string[], io: VerbIo): Promise<number> {
  const prepare = (flags: Flags) => {
    const given = doings.filter((flag) => flags[flag] !== undefined);
    if (given.length > 1) throw new CommandProblem('Do one thing at a time: --read, --add or --remove.');
    const [doing] = given;
    const isChange = doing !== undefined && doing !== 'read';
    return async (place: Place, { wanted, isJson, care }: Asked) => {
      if (!isChange && (care.isDry || care.shown !== undefined))
        throw new CommandProblem('--dry-run and --shown go with --add or --remove.');
      const rollout = await chooseRollout(place, wanted);
      const listed = await listGroupsOnConsole(place, rollout.rolloutId);
      if (!listed.ok) throw new CommandProblem(sayEnglish(listed.refusal));
      const { groups } = listed.value;
      if (doing === undefined) {
        if (isJson) io.out(writeJson({ ...rollout, groups }));
        else for (const line of describe(groups)) io.out(line);
        return groups.some(differs) ? 1 : 0;
      }
      const group = chooseGroup(groups, flags.group);
      const file = flags[doing]!;
      const way = { file, isJson, io, care };
      if (doing === 'read') return await readMembers(place, group, way);
      return await (care.isDry ? tryChange : writeChange)(place, group, doing, way);
    };
  };
  return await runRolloutVerb(
    { usage: targetingUsage, flags: [...doings, 'group'], concernsMany: true, prepare },
    argv,
    io,
  );
}

type Way = {
  readonly file: string;
  readonly isJson: boolean;
  readonly io: VerbIo;
  readonly care: Care;
};

async function readMembers(place: Place, group: TargetingGroup, { file, isJson, io }: Way): Promise<number> {
  const bytes = await readFile(file).catch(() => {
    throw new CommandProblem(`${file} cannot be read. Check the name.`);
  });
  const read = await readFileOnConsole(place, group.targetingGroupId, bytes);
  if (!read.ok) throw new CommandProblem(sayEnglish(read.refusal));
  const { members, strangers, newDrift } = read.value;
  if (isJson) io.out(writeJson(read.value));
  else {
    io.out(`${group.name}: ${countOf(members, 'member')}, ${strangers} unknown to the directory.`);
    for (const { kind, count } of newDrift) io.out(`  New: ${words[kind]} ${count}`);
  }
  return newDrift.length > 0 ? 1 : 0;
}

async function tryChange(
  place: Place,
  group: TargetingGroup,
  change: GroupChange,
  { file, isJson, io, care }: Way,
): Promise<number> {
  const tried = await handOverOnConsole(place, group.targetingGroupId, change, care);
  if (!tried.ok) throw new CommandProblem(sayEnglish(tried.refusal));
  const { members } = tried.value;
  if (isJson) io.out(writeJson({ members, isDry: true }));
  else io.out(`${file} would hold ${countOf(members, 'member')} to ${change}. Nothing was changed.`);
  return 0;
}

async function writeChange(
  place: Place,
  group: TargetingGroup,
  change: GroupChange,
  { file, isJson, io, care }: Way,
): Promise<number> {
  // Opened before anybody is marked: a file that cannot be written must not look handed over.
  const target = await open(file, 'a').catch(() => {
    throw new CommandProblem(`${file} cannot be written. Name another file.`);
  });
  try {
    const handed = await handOverOnConsole(place, group.targetingGroupId, change, care);
    if (!handed.ok) throw new CommandProblem(sayEnglish(handed.refusal));
    const { members, file: text } = handed.value;
    await target.truncate();
    await target.writeFile(text);
    if (isJson) io.out(writeJson({ members, file, isDry: false }));
    else io.out(`Written: ${file}, ${countOf(members, 'member')} to ${change}, marked as handed over.`);
    return 0;
  } finally {
    await target.close();
  }
}

function chooseGroup(groups: readonly TargetingGroup[], wanted: string | undefined): TargetingGroup {
  const fitting = groups.filter(
    ({ targetingGroupId, name }) =>
      wanted === undefined || String(targetingGroupId) === wanted || name === wanted,
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  if (groups.length === 0)
    throw new CommandProblem('This rollout has no targeting group. Add one on the page Targeting groups.');
  const names = groups.map(({ targetingGroupId, name }) => `${targetingGroupId} (${name})`).join(', ');
  throw new CommandProblem(`Name the group with --group, one of: ${names}.`);
}

const words: Readonly<Record<TargetingGroup['drift'][number]['kind'], string>> = {
  missing: 'taken out',
  not_yet: 'not in yet',
  early: 'in too early',
  left_in: 'left in',
  stranger: 'strangers',
};

function differs({ drift }: TargetingGroup): boolean {
  return drift.some(({ open }) => open > 0);
}

function describe(groups: readonly TargetingGroup[]): string[] {
  if (groups.length === 0) return ['No targeting groups. Add one on the page Targeting groups.'];
  return groups.flatMap(({ targetingGroupId, name, states, later, drift, readings }) => [
    [
      targetingGroupId,
      name,
      `${states.reduce((sum, { count }) => sum + count, 0)} belong in it today`,
      ...states.filter(({ count }) => count > 0).map(({ status, count }) => `${count} ${status}`),
      `${later} later`,
    ].join('\t'),
    ...(readings.some(({ isComplete }) => isComplete) ? [] : ['      not read yet']),
    ...drift
      .filter(({ open }) => open > 0)
      .map(({ kind, open, requested }) => `      ${words[kind]}: ${open}, ${requested} handed over`),
  ]);
}
