/** What verbs about one rollout share: their flags, the database, which rollout is meant, and the reason they need. */
import { countOf } from '#cli/count-of.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { listRollouts, type Place, type RolloutName } from '#server/features/rollouts/console.ts';
import type { Care } from '#server/platform/on-console.ts';
import {
  chooseOrganisation,
  CommandProblem,
  parseCommand,
  withDatabase,
  withSentences,
  type VerbIo,
} from './database-verb.ts';

const commonOptions = {
  organisation: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const careOptions = { 'dry-run': { type: 'boolean' }, shown: { type: 'string' } } as const;

/** What the command line named: a rollout or none, whether the answer is for a program, and how many it may concern. */
export type Asked = { readonly wanted: string | undefined; readonly isJson: boolean; readonly care: Care };

/** The flags of a verb that concerns many, for its usage. */
export const careUsage = `  --dry-run          say whom it would concern, and change nothing
  --shown N          only while it concerns N, as the dry run said; otherwise nothing happens`;

export type RolloutVerb<Flag extends string> = {
  readonly usage: string;
  /** The verb's own flags, each with a value. */
  readonly flags: readonly Flag[];
  /** Takes `--dry-run` and `--shown` as well. */
  readonly concernsMany?: boolean;
  /** Reads the verb's flags before the database is opened, and returns its work. */
  readonly prepare: (
    flags: Readonly<Partial<Record<Flag, string>>>,
  ) => (place: Place, asked: Asked) => Promise<number>;
};

/** Returns the exit code of the work, or 2 with a sentence. */
export async function runRolloutVerb<Flag extends string>(
  { usage, flags: names, concernsMany = false, prepare }: RolloutVerb<Flag>,
  argv: readonly string[],
  io: VerbIo,
): Promise<number> {
  return await withSentences(io, async () => {
    const own = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    const { flags, words } = parseCommand(argv, {
      ...own,
      ...(concernsMany && careOptions),
      ...commonOptions,
    });
    if (flags.help === true) {
      io.out(usage);
      return 0;
    }
    if (words.length > 1) throw new CommandProblem('Name one rollout; put a name with spaces in quotes.');
    const care = readCare(flags);
    const work = prepare(flags as Partial<Record<Flag, string>>);
    return await withDatabase(io, async (database) => {
      const { organisationId } = await chooseOrganisation(database, flags.organisation);
      return await work(
        { database, organisationId },
        { wanted: words[0], isJson: flags.json === true, care },
      );
    });
  });
}

function readCare(flags: Readonly<Record<string, unknown>>): Care {
  const isDry = flags['dry-run'] === true;
  const { shown } = flags;
  if (typeof shown !== 'string') return { isDry };
  if (!/^\d{1,9}$/.test(shown))
    throw new CommandProblem('--shown needs a whole number, as --dry-run said it.');
  return { isDry, shown: Number(shown) };
}

/** The rollout with this number or name, or the only one; throws CommandProblem when that is not clear. */
export async function chooseRollout(place: Place, wanted: string | undefined): Promise<RolloutName> {
  const all = await listRollouts(place);
  if (all.length === 0) throw new CommandProblem('There is no rollout yet. Create one on screen first.');
  const candidates =
    wanted === undefined
      ? all
      : all.filter(({ rolloutId, name }) => String(rolloutId) === wanted || name === wanted);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only;
  const names = all.map(({ rolloutId, name }) => `${rolloutId} (${name})`).join(', ');
  throw new CommandProblem(
    `${whyUnclear(wanted, candidates.length)}Name the rollout by its number, one of: ${names}.`,
  );
}

function whyUnclear(wanted: string | undefined, found: number): string {
  if (wanted === undefined) return '';
  return found === 0
    ? `There is no rollout “${wanted}”. `
    : `${countOf(found, 'rollout')} have the name “${wanted}”. `;
}

/** Reasons stand in the audit log and on screen, so that they have to say something. */
export function readReason(text: string | undefined): string {
  const reason = text?.trim() ?? '';
  if (reason.length >= 3 && reason.length <= 500) return reason;
  throw new CommandProblem(
    '--reason needs a sentence of 3 to 500 characters: it stands on screen and in the audit log.',
  );
}

/** The last day of what is set aside, from `--until`; none where it was left out. */
export function readUntil(text: string | undefined): { readonly untilOn?: string } {
  if (text === undefined) return {};
  if (dayOf(text) !== null) return { untilOn: text };
  throw new CommandProblem('--until needs a day such as 2027-03-31: the last one on which it counts.');
}
