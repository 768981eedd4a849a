/** `import`: brings people, devices or apps from a CSV file, an Excel workbook or a connection, shows what that would change, or undoes the last import. */
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ImportDetail, ImportDifference, ImportSubject, RowProblem } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok } from '#domain/result.ts';
import { sayEnglish, writeJson } from '#cli/say-english.ts';
import {
  dryRunFile,
  importFile,
  undoLastImport,
  type FileImport,
  type FileRefusal,
  type ImportOutcome,
  type Preview,
} from '#server/features/people/index.ts';
import { readNow } from '#server/features/connections/console.ts';
import { consoleActor } from '#server/platform/actor.ts';
import { readConfig } from '#server/platform/config.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Database } from '#server/platform/db/database.ts';
import { chooseConnection } from './choose-connection.ts';
import {
  chooseOrganisation,
  CommandProblem,
  parseCommand,
  withDatabase,
  withSentences,
  type VerbIo,
} from './database-verb.ts';

export const importUsage = `bellwether import: people, devices or apps from a CSV file or an Excel workbook (.xlsx).

  bellwether import FILE [--devices | --apps] [--id COLUMN] [--sheet NAME] [--dry-run] [--json]
  bellwether import --from entra [--connection NAME] [--devices] [--dry-run] [--json]
  bellwether import --undo [--devices | --apps] [--json]

  --devices             the file lists devices, not people
  --apps                the file lists apps
  --id COLUMN           the column that identifies the rows; found by itself when left out
  --sheet NAME          the sheet of a workbook; otherwise the first one in sight that lists them
  --header-row N        the row with the names of its columns; found by itself when left out
  --from entra          read people from Microsoft Entra ID, or devices from Intune, instead of a file
  --connection NAME     through this connection, when there are several; connection list shows them
  --dry-run             show the data-quality report and the difference, change nothing
  --leave-out-bad-rows  import the good rows; whom a bad row is about stays as they are
  --confirm-shrink      go on although many are not listed any more
  --undo                put everything back as it was before the last import
  --organisation ID     which organisation, when there are several

Everything or nothing: a file that is refused changes nothing. The same file twice changes nothing.
Exit codes: 0 done, 1 refused, 2 unusable input.`;

const options = {
  devices: { type: 'boolean' },
  apps: { type: 'boolean' },
  id: { type: 'string' },
  sheet: { type: 'string' },
  from: { type: 'string' },
  connection: { type: 'string' },
  'header-row': { type: 'string' },
  organisation: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'leave-out-bad-rows': { type: 'boolean' },
  'confirm-shrink': { type: 'boolean' },
  undo: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseCommand<typeof options>>['flags'];
type Order = { readonly subject: ImportSubject; readonly flags: Flags };

/** Returns the exit code: 0 done, 1 refused with nothing changed, 2 unusable input. */
export async function runImport(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    const [path, ...more] = words;
    const isReading = checkFrom(flags, path);
    if (flags.help === true || (path === undefined && flags.undo !== true && !isReading)) {
      io.out(importUsage);
      return flags.help === true ? 0 : 2;
    }
    if (more.length > 0) throw new CommandProblem('Import takes one file at a time.');
    if (path !== undefined && flags.undo === true) throw new CommandProblem('--undo needs no file.');
    if (path !== undefined) checkFile(path);
    const order = { subject: subjectOf(flags), flags };
    return await withDatabase(io, async (database) => {
      if (isReading) return await bringReading(database, order, io);
      return path === undefined ? await undo(database, order, io) : await bring(database, path, order, io);
    });
  });
}

/** Whether a connection is read; what only a file has does not go with it. */
function checkFrom(flags: Flags, path: string | undefined): boolean {
  if (flags.from === undefined) {
    if (flags.connection !== undefined) throw new CommandProblem('--connection needs --from entra.');
    return false;
  }
  if (flags.from !== 'entra')
    throw new CommandProblem(`There is nothing to read from ${flags.from}. Use --from entra.`);
  const stray = (['id', 'sheet', 'header-row', 'undo'] as const).find((flag) => flags[flag] !== undefined);
  if (path !== undefined || stray !== undefined)
    throw new CommandProblem(`--from entra needs ${stray === undefined ? 'no file' : `no --${stray}`}.`);
  return true;
}

function subjectOf(flags: Flags): ImportSubject {
  if (flags.devices === true && flags.apps === true)
    throw new CommandProblem('A file lists devices or apps: leave out --devices or --apps.');
  if (flags.apps === true) return 'apps';
  return flags.devices === true ? 'devices' : 'people';
}

async function bring(
  database: Database,
  path: string,
  { subject, flags }: Order,
  io: VerbIo,
): Promise<number> {
  const { organisationId } = await chooseOrganisation(database, flags.organisation);
  const input: FileImport = {
    ...{ database, organisationId, actor: consoleActor, fileName: basename(path), bytes: path },
    ...(flags.id === undefined ? {} : { idColumn: flags.id }),
    ...(flags.sheet === undefined ? {} : { sheet: flags.sheet }),
    ...readHeaderRow(flags['header-row']),
  };
  return await importOrTry(input, path, { subject, flags }, io);
}

/** The same for what a connection reads. */
async function bringReading(database: Database, order: Order, io: VerbIo): Promise<number> {
  const { subject, flags } = order;
  const { organisationId } = await chooseOrganisation(database, flags.organisation);
  const place = { database, organisationId, config: readConfig(process.env) };
  const { connectionId } = await chooseConnection(place, flags.connection);
  if (subject === 'apps') throw new CommandProblem('A connection reads people or devices: leave out --apps.');
  const read = await readNow(place, { connectionId, subject }, async ({ name, path, columns, asOf }) => {
    const base = { database, organisationId, actor: consoleActor, fileName: name, bytes: path };
    const input = { ...base, mapping: columns, reading: { connectionId, asOf } };
    return ok(await importOrTry(input, name, order, io));
  });
  if (read.ok) return read.value;
  const { code, data } = read.refusal;
  if (flags.json === true) io.out(writeJson({ imported: false, code, data }));
  io.error(sayEnglish(read.refusal));
  return 1;
}

async function importOrTry(
  given: FileImport,
  path: string,
  { subject, flags }: Order,
  io: VerbIo,
): Promise<number> {
  const input: FileImport = {
    ...given,
    leaveOutBadRows: flags['leave-out-bad-rows'] === true,
    confirmShrink: flags['confirm-shrink'] === true,
  };
  if (flags['dry-run'] === true) {
    const run = await dryRunFile(subject, input);
    if (!run.ok) return refuse(run, path, flags, io);
    if (flags.json === true) io.out(writeJson({ imported: false, dryRun: true, ...run.preview }));
    else {
      printWorkbook(run.workbook, io);
      printPreview(run.preview, subject, path, io);
    }
    return 0;
  }
  const outcome = await importFile(subject, input);
  if (!outcome.ok) return refuse(outcome, path, flags, io);
  if (flags.json === true) io.out(writeJson({ imported: true, ...outcome }));
  else printOutcome(outcome, subject, path, io);
  return 0;
}

function printOutcome(
  outcome: Extract<ImportOutcome, { ok: true }>,
  subject: ImportSubject,
  path: string,
  io: VerbIo,
): void {
  printWorkbook(outcome.workbook, io);
  io.out(`Import ${outcome.importId}: ${outcome.source}, ${outcome.rows} rows.`);
  io.out(describeDifference(outcome.difference, subject));
  if (outcome.notPeople > 0)
    io.out(`${outcome.notPeople} rows are vacancies or not active, and were skipped.`);
  if (outcome.leftOut === 0) return;
  io.error(`${outcome.leftOut} rows were left out:`);
  printProblems(outcome.problems, outcome.leftOut, path, io);
}

/** Which table of a workbook was read, and which others there are. */
function printWorkbook(workbook: ImportDetail['workbook'], io: VerbIo): void {
  if (workbook === null) return;
  const others = workbook.sheets.map(({ name }) => name).filter((name) => name !== workbook.sheet);
  const rest = others.length === 0 ? '' : ` Other sheets, with --sheet: ${others.join(', ')}.`;
  io.out(`Sheet ${workbook.sheet}, column names in row ${workbook.headerRow}.${rest}`);
}

function printPreview(
  { report, difference, problems }: Preview,
  subject: ImportSubject,
  path: string,
  io: VerbIo,
) {
  io.out(`${report.rows} rows, ${report.importable} can be imported. Nothing was changed.`);
  io.out(describeDifference(difference, subject));
  if (difference.needsConfirmation) io.out('So many leaving needs --confirm-shrink.');
  for (const { severity, column, count, message, mend } of report.findings) {
    io.out(
      `${severity}: ${column === null ? '' : `${column}: `}${sayEnglish(message)} (${count}) ${sayEnglish(mend)}`,
    );
  }
  for (const { attribute, before, after, people } of difference.renames) {
    io.out(`Probably renamed: ${attribute} "${before}" is now "${after}" (${people}).`);
  }
  if (report.refused > 0) printProblems(problems, report.refused, path, io);
}

const headings = { people: 'People', devices: 'Devices', apps: 'Apps' } as const;

function describeDifference(difference: ImportDifference, subject: ImportSubject): string {
  const { joined, changed, left, returned, unchanged } = difference;
  const back = returned > 0 ? `, ${returned} returned` : '';
  return `${headings[subject]}: ${joined} joined, ${changed} changed, ${left} left${back}, ${unchanged} unchanged.`;
}

function refuse(refused: FileRefusal, path: string, flags: Flags, io: VerbIo): number {
  const { refusal, problems, difference } = refused;
  if (flags.json === true) {
    io.out(writeJson({ imported: false, code: refusal.code, data: refusal.data, problems, difference }));
  }
  io.error(`${sayEnglish(refusal)} Nothing was changed.${hintOf(refusal)}`);
  printProblems(problems, problems.length, path, io);
  return 1;
}

const hints: Partial<Record<Refusal['code'], string>> = {
  import_has_errors: ' To leave them out, add --leave-out-bad-rows.',
  import_needs_confirmation: ' To confirm, add --confirm-shrink.',
  mapping_incomplete: ' Name the column with --id.',
};

function hintOf({ code }: Refusal): string {
  return hints[code] ?? '';
}

/** One line each: where, what stands there, what is wrong, how to mend it. */
function printProblems(problems: readonly RowProblem[], total: number, path: string, io: VerbIo): void {
  for (const { line, column, sheet, cell, value, message, mend } of problems) {
    const place = column === '' ? '' : ` ${column}: "${value}".`;
    const where = sheet === null ? String(line) : ` ${sheet}!${cell ?? line}`;
    io.error(`${path}:${where}:${place} ${sayEnglish(message)} ${sayEnglish(mend)}`);
  }
  const more = total - problems.length;
  if (more > 0) io.error(`... and ${more} more.`);
}

async function undo(database: Database, { subject, flags }: Order, io: VerbIo): Promise<number> {
  const { organisationId } = await chooseOrganisation(database, flags.organisation);
  const undone = await inOrganisation(database, organisationId, async (tx) =>
    undoLastImport(tx, await createContext(tx, { organisationId, actor: consoleActor }), subject),
  );
  if (!undone.ok) {
    io.error(sayEnglish(undone.refusal));
    return 1;
  }
  const { importId, fileName } = undone.value;
  if (flags.json === true) io.out(writeJson({ undone: true, importId, fileName }));
  else io.out(`Import ${importId} (${fileName}) is undone; everything is as before.`);
  return 0;
}

function readHeaderRow(text: string | undefined): { readonly headerRow?: number } {
  if (text === undefined) return {};
  if (!/^[1-9]\d{0,6}$/.test(text))
    throw new CommandProblem('--header-row is the number of a row, such as 3.');
  return { headerRow: Number(text) };
}

function checkFile(path: string): void {
  if (!existsSync(path)) throw new CommandProblem(`There is no file ${path}. Check the path.`);
  if (!statSync(path).isFile()) throw new CommandProblem(`${path} is not a file.`);
}
