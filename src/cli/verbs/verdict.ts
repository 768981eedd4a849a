/**
 * `bellwether verdict`: from criteria and outcomes in files to a verdict per criterion and one for all. Files in,
 * answer out; the judgement itself is the domain's.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decodeText } from '#domain/csv/decode-text.ts';
import { type Composition, describeComposition } from '#domain/evidence/composition.ts';
import type { QuantitativeCriterion } from '#domain/evidence/criterion.ts';
import { evaluateGate, type GateEvaluation } from '#domain/evidence/evaluate-gate.ts';
import type { Evaluation } from '#domain/evidence/evaluation.ts';
import { needMoreCount } from '#domain/evidence/need-more.ts';
import { type CountedShare, countedShare } from '#domain/evidence/fixed-sample.ts';
import type { Outcome } from '#domain/evidence/outcomes.ts';
import type { EvidenceLocale } from '#domain/evidence/sentence-numbers.ts';
import { readPeople } from './cohort-files.ts';
import { checkOutputs, writeAll } from './output-files.ts';
import { flagProblem, UsageError, type VerbOutput } from './usage-error.ts';
import { readCriteria } from './verdict-criteria.ts';
import { parseInstant, readOutcomes } from './verdict-outcomes.ts';
import { setAsideCsv } from './verdict-set-aside.ts';

const USAGE = `bellwether verdict: what the outcomes of a pilot prove, however often one looks.

  bellwether verdict --criteria criteria.yaml --outcomes outcomes.csv [--json]

  --criteria FILE      YAML: criteria: [{ id, metric, kind, better, minimum, target, horizon, role }]
                       kind: proportion, rate or score · better: higher or lower · role: entry, exit, guardrail or signal
  --outcomes FILE      CSV with the columns person_id, at, metric, value; a column exposure is allowed for rates,
                       and a column app names the app an outcome is about
  --people FILE        CSV with one row per person of the organisation: weights the outcomes to it where needed
  --id COLUMN          column of --people that identifies each person
  --by COLUMNS         columns of --people to weight by, separated by commas
  --at INSTANT         evaluates as at this date or instant; without it, as at the last outcome that is not in the future
  --language LANGUAGE  en (default), sv or de: the language of the sentences
  --set-aside FILE     writes the outcomes that do not count, each with the reason
  --json               prints the answer as JSON

Ends with 0 when the verdict is pass, 1 when it is anything else, 2 when the input cannot be used.`;

const OPTIONS = {
  criteria: { type: 'string' },
  outcomes: { type: 'string' },
  people: { type: 'string' },
  id: { type: 'string' },
  by: { type: 'string' },
  at: { type: 'string' },
  language: { type: 'string' },
  'set-aside': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** Runs `bellwether verdict …`; resolves to 0 = pass, 1 = any other verdict, 2 = one sentence on `error`. */
export async function runVerdict(argv: string[], io: VerbOutput): Promise<number> {
  try {
    return await judge(parseFlags(argv), io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.error(error.message);
    return 2;
  }
}

async function judge(flags: Flags, io: VerbOutput): Promise<number> {
  if (flags.help === true) {
    io.out(USAGE);
    return 0;
  }
  checkOutputs(flags, ['criteria', 'outcomes', 'people'], ['set-aside']);
  const criteriaFile = required(flags, 'criteria');
  const outcomesFile = required(flags, 'outcomes');
  const locale = languageOf(flags);
  const criteria = readCriteria(decodeText(await readBytes(criteriaFile)), criteriaFile);
  const { outcomes, unreadable } = readOutcomes(await readBytes(outcomesFile), outcomesFile);
  const composition = await readComposition(flags);
  const now = instantOf(flags, outcomes);
  const context = { now, locale, ...(composition === null ? {} : { composition }) };
  const gate = evaluateGate(criteria, { outcomes }, context);
  await writeSetAside(flags, criteria, outcomes, context);
  for (const line of warnings(flags, outcomes, unreadable)) io.error(line);
  if (flags.json === true) io.out(JSON.stringify(answerOf(criteria, gate), null, 2));
  else for (const line of report(criteria, outcomes, gate)) io.out(line);
  return gate.combined.verdict === 'pass' ? 0 : 1;
}

function parseFlags(argv: readonly string[]): Flags {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(flagProblem(error));
  }
}

function required(flags: Flags, name: 'criteria' | 'outcomes'): string {
  const value = flags[name];
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing. Run with --help.`);
  return value;
}

function languageOf({ language = 'en' }: Flags): EvidenceLocale {
  if (language === 'en' || language === 'sv' || language === 'de') return language;
  throw new UsageError(`--language must be en, sv or de, not ${language}.`);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: { [code: string]: string } = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'access is denied',
    };
    throw new UsageError(`${file} cannot be read: ${reasons[code ?? ''] ?? message}.`);
  }
}

/** The organisation's composition from --people, --id and --by, which belong together. */
async function readComposition({ people, id, by }: Flags): Promise<Composition | null> {
  if (people === undefined && id === undefined && by === undefined) return null;
  if (people === undefined || id === undefined || by === undefined) {
    const missing = Object.entries({ people, id, by }).find(([, value]) => value === undefined)![0];
    throw new UsageError(`--people, --id and --by belong together: --${missing} is missing.`);
  }
  const { ids, attributes } = (await readPeople({ people, id, by })).population;
  const blank = attributes.find(({ values }) => values.every((value) => (value ?? '').trim() === ''));
  if (blank !== undefined) {
    throw new UsageError(
      `--by: the column ${blank.name} of ${people} is empty for everybody. Fill it, or leave it out of --by.`,
    );
  }
  const directory = ids.map((personId, row) => ({
    personId,
    levels: attributes.map(({ values }) => (values[row] ?? '').trim() || 'not recorded'),
  }));
  return describeComposition(
    attributes.map(({ name }) => name),
    directory,
  );
}

async function writeSetAside(
  { 'set-aside': path }: Flags,
  criteria: readonly QuantitativeCriterion[],
  outcomes: readonly Outcome[],
  { now, composition }: { readonly now: number; readonly composition?: Composition },
): Promise<void> {
  if (path === undefined) return;
  const knownPeople = composition?.divisions[0]?.groupOf;
  const text = setAsideCsv(criteria, outcomes, {
    now,
    ...(knownPeople === undefined ? {} : { knownPeople }),
  });
  await writeAll([{ path, text }]);
}

/** The instant of --at, or that of the last outcome that is not in the future: only --at believes those. */
function instantOf({ at }: Flags, outcomes: readonly Outcome[]): number {
  if (at === undefined) {
    const now = Date.now();
    const past = outcomes.filter((outcome) => outcome.at <= now);
    return past.reduce((latest, outcome) => Math.max(latest, outcome.at), 0);
  }
  const instant = parseInstant(at);
  if (instant !== null) return instant;
  throw new UsageError(`--at ${at} is not an instant. Write 2026-10-13 or 2026-10-13T08:30:00Z.`);
}

/** More sentences than this about one file are not read. */
const MOST_UNREADABLE_NAMED = 5;

/** What of the outcomes file is not believed as it stands: cells that cannot be read, and dates the clock contradicts. */
function warnings({ at }: Flags, outcomes: readonly Outcome[], unreadable: readonly string[]): string[] {
  const lines = unreadable.slice(0, MOST_UNREADABLE_NAMED);
  const rest = unreadable.length - lines.length;
  if (rest > 0) lines.push(`${rest} more ${rest === 1 ? 'cell' : 'cells'} cannot be read.`);
  const clock = Date.now();
  const later = at === undefined ? outcomes.filter((outcome) => outcome.at > clock).length : 0;
  if (later > 0) {
    const are = later === 1 ? 'outcome is' : 'outcomes are';
    lines.push(
      `${later} ${are} later than this computer’s clock and not believed; --at INSTANT believes them.`,
    );
  }
  return lines;
}

/** The exact interval of a share that is a plain count, for programs. */
function fixedSampleOf({ kind }: QuantitativeCriterion, evaluation: Evaluation) {
  const counted = countedShare(kind, evaluation);
  if (counted === null) return {};
  const { successes, lower, upper } = counted;
  return { fixedSample: { successes, lower, upper } };
}

function answerOf(criteria: readonly QuantitativeCriterion[], { combined, evaluations }: GateEvaluation) {
  return {
    verdict: combined.verdict,
    criteria: evaluations.map((evaluation, i) => ({
      id: evaluation.criterionId,
      verdict: evaluation.verdict,
      n: evaluation.n,
      estimate: evaluation.estimate,
      lower: evaluation.lower,
      upper: evaluation.upper,
      method: evaluation.method,
      sentence: evaluation.sentence,
      needMore: needMoreCount(evaluation.needMore),
      setAside: evaluation.setAside,
      ...fixedSampleOf(criteria[i]!, evaluation),
      ...(evaluation.groups === undefined ? {} : { groups: evaluation.groups }),
      ...(evaluation.apps === undefined ? {} : { apps: evaluation.apps }),
    })),
  };
}

function report(
  criteria: readonly QuantitativeCriterion[],
  outcomes: readonly Outcome[],
  { combined, evaluations }: GateEvaluation,
): string[] {
  const word = (verdict: string) => verdict.replace('_', ' ');
  const lines = [`Verdict: ${word(combined.verdict)}`];
  for (const [i, evaluation] of evaluations.entries()) {
    lines.push(`  ${word(evaluation.verdict)}: ${criteria[i]!.name}. ${evaluation.sentence}`);
    const counted = countedShare(criteria[i]!.kind, evaluation);
    if (counted !== null) lines.push(`    ${describeCount(counted)}`);
    for (const { app, verdict, n } of evaluation.apps ?? [])
      lines.push(`    ${word(verdict)}: ${app}, ${n} ${n === 1 ? 'person' : 'people'}`);
    const aside = setAsideOf(evaluation);
    if (aside !== '') lines.push(`    Not counted: ${aside}.`);
  }
  const metrics = new Set(criteria.map(({ metric }) => metric));
  const stray = outcomes.filter(({ metric }) => !metrics.has(metric)).length;
  if (criteria.every(({ role }) => role === 'signal'))
    lines.push('All criteria are signals, which do not count: nothing can pass.');
  if (stray > 0)
    lines.push(`${stray} ${stray === 1 ? 'outcome belongs' : 'outcomes belong'} to no criterion.`);
  return lines;
}

/** The count behind a share with its exact interval: it holds for one look, the verdict for every look. */
function describeCount({ successes, count, lower, upper }: CountedShare): string {
  const percent = (share: number) => (100 * share).toFixed(1);
  return `${successes} of ${count}; exact 95 % interval of a fixed sample ${percent(lower)}–${percent(upper)} %.`;
}

function setAsideOf({ setAside, beyondHorizon }: Evaluation): string {
  const parts = Object.entries(setAside).map(([reason, count]) => `${count} ${reason.replaceAll('_', ' ')}`);
  if (beyondHorizon > 0) parts.push(`${beyondHorizon} after the horizon`);
  return parts.join(', ');
}
