/**
 * `gate replay`: computes the verdicts of an exported decision record again and says whether it is what was decided
 * on. Reads one file; needs no server and no database.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  type DecisionRecord,
  RECORD_FORMAT,
  type Replay,
  replayRecord,
} from '#server/features/gate/index.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { replayStatement } from '#contracts/sentences/replay-sentences.ts';
import { type Locale, locales } from '#contracts/shared-schemas.ts';
import { flagProblem, UsageError, type VerbOutput } from './usage-error.ts';

const USAGE = `bellwether gate: the record of a decision.

  bellwether gate replay FILE [--language LANGUAGE] [--json]
      computes the verdicts again from the evidence in the record

FILE is the decision record as exported from the gate page or the API. LANGUAGE is en (default), sv or de.
Exit codes: 0 the same verdicts and hashes, 1 not the same (each difference is named), 2 the file cannot be read.`;

/** Runs `bellwether gate …`; resolves to 0 = the same, 1 = different, 2 = one sentence on `error`. */
export async function runGate(argv: string[], io: VerbOutput): Promise<number> {
  try {
    return await replay(argv, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(error.message);
    return 2;
  }
}

async function replay(argv: readonly string[], io: VerbOutput): Promise<number> {
  const { words, json, help, locale } = parse(argv);
  if (help || words.length === 0) {
    io.out(USAGE);
    return help ? 0 : 2;
  }
  const [word, file, ...rest] = words;
  if (word !== 'replay') throw new UsageError(`There is no gate ${word}. Use gate replay FILE.`);
  if (file === undefined || rest.length > 0) throw new UsageError('gate replay takes one file.');
  const record = await readRecord(file);
  const answer = recompute(record, file);
  const isSame = answer.differences.length === 0;
  const differences = answer.differences.map((difference) => say(locale, difference));
  if (json) io.out(JSON.stringify({ same: isSame, ...answer, differences }, null, 2));
  else for (const line of report(record, answer, locale)) io.out(line);
  return isSame ? 0 : 1;
}

type Flags = {
  readonly words: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  readonly locale: Locale;
};

function parse(argv: readonly string[]): Flags {
  const options = {
    json: { type: 'boolean' },
    language: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return {
      words: positionals,
      json: values.json === true,
      help: values.help === true,
      locale: languageOf(values.language),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(flagProblem(error));
  }
}

function languageOf(language = 'en'): Locale {
  const known = locales.find((locale) => locale === language);
  if (known === undefined) throw new UsageError(`--language must be en, sv or de, not ${language}.`);
  return known;
}

async function readRecord(file: string): Promise<DecisionRecord> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}.`);
  }
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}.`);
  }
  const format = (record as { format?: unknown } | null)?.format;
  if (format !== RECORD_FORMAT)
    throw new UsageError(`${file} is not a decision record: its format must be ${RECORD_FORMAT}.`);
  const absent = recordParts.find((part) => !hasPart(record as object, part));
  if (absent !== undefined)
    throw new UsageError(`${file} is not whole: it has no ${absent}. Export the record again.`);
  return record as DecisionRecord;
}

/** What a record is judged again from, and what it is compared with. */
const recordParts = [
  'inputs.criteria',
  'evidence.criteria',
  'evidence.combined',
  'evidenceHash',
  'recordHash',
] as const;

function hasPart(record: object, path: string): boolean {
  let part: unknown = record;
  for (const name of path.split('.')) part = (part as { [name: string]: unknown } | null | undefined)?.[name];
  return path.endsWith('criteria') ? Array.isArray(part) : typeof part === 'string';
}

/** A record whose parts are missing or of the wrong shape cannot be judged again. */
function recompute(record: DecisionRecord, file: string): Replay {
  try {
    return replayRecord(record);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new UsageError(`${file} is not whole: ${error.message}. Export the record again.`);
  }
}

/** The verdicts by name; what is the same and what differs in the reader's language. */
function report(
  record: DecisionRecord,
  { combined, criteria, evidenceHash, differences }: Replay,
  locale: Locale,
): string[] {
  const word = (text: string) => text.replaceAll('_', ' ');
  const same = differences.length === 0;
  return [
    `${record.rollout}, ${record.stage}: ${word(record.decision)}, decided ${record.decidedAt} by ${record.decidedBy}.`,
    ...criteria.map(({ name, stored, computed }) =>
      stored === computed
        ? `  ${word(computed)}: ${name}`
        : `  ${word(computed)}: ${name}, but the record says ${word(stored)}`,
    ),
    `Verdict: ${word(combined)}`,
    `Evidence: ${evidenceHash}`,
    say(locale, replayStatement(same ? 'replay_same' : 'replay_not_same')),
    ...differences.map((difference) => `  ${say(locale, difference)}`),
  ];
}
