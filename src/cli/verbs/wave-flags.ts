/**
 * Flags of the wave verbs: every mistake is one sentence that names the flag.
 */
import { parseArgs } from 'node:util';
import type { PlanRefusal } from '#domain/waves/wave-groups.ts';
import type { GroupsFile } from './wave-files.ts';
import { flagProblem, UsageError, type VerbOutput } from './usage-error.ts';

export type WaveFlags = Readonly<Record<string, string | boolean | undefined>>;

/** Parses the flags named in `allowed` (all take a value), and --json and --help. */
export function parseWaveFlags(argv: readonly string[], allowed: readonly string[]): WaveFlags {
  const options = Object.fromEntries([
    ...allowed.map((name) => [name, { type: 'string' as const }]),
    ['json', { type: 'boolean' as const }],
    ['help', { type: 'boolean' as const, short: 'h' }],
  ]) as Record<string, { type: 'string' | 'boolean' }>;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(flagProblem(error));
  }
}

/** The value of a flag that has to be there. */
export function requiredFlag(flags: WaveFlags, name: string): string {
  const value = flags[name];
  if (typeof value !== 'string' || value === '') {
    throw new UsageError(`--${name} is missing. Run with --help to see the flags.`);
  }
  return value;
}

/** A number from `least` to `most`, whole unless told otherwise; `otherwise` when the flag is absent. */
export function numberFlag(
  flags: WaveFlags,
  name: string,
  rule: {
    readonly least: number;
    readonly most: number;
    readonly otherwise: number;
    readonly isAny?: boolean;
  },
): number {
  const text = flags[name];
  if (text === undefined) return rule.otherwise;
  const value = Number(text);
  const isRead =
    typeof text === 'string' && text.trim() !== '' && (rule.isAny === true || Number.isInteger(value));
  if (!isRead || !(value >= rule.least && value <= rule.most)) {
    const kind = rule.isAny === true ? 'a number' : 'a whole number';
    throw new UsageError(
      `--${name} must be ${kind} from ${rule.least} to ${rule.most}, but it is "${String(text)}".`,
    );
  }
  return value;
}

/** The refusal of the planner as an input error: the line of the group it is about, or the file of capacities. */
export function inputErrorOf(
  refusal: PlanRefusal,
  {
    groupsFile,
    capacityFile,
    file,
  }: { readonly groupsFile: string; readonly capacityFile: string; readonly file: GroupsFile },
): UsageError {
  const line = refusal.group === null ? undefined : file.lineOf.get(refusal.group);
  const place = line === undefined ? capacityFile : `${groupsFile}, line ${line}`;
  return new UsageError(`${place}: ${refusal.message}`);
}

/** Runs a verb: 0 when it is done, 2 with a sentence a line on `error` when the input is bad. */
export async function runVerb(io: VerbOutput, verb: () => Promise<void>): Promise<number> {
  try {
    await verb();
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const line of error.message.split('\n')) io.error(line);
    return 2;
  }
}
