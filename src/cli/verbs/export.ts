/** `export`: writes people, devices or apps with all their attributes to a CSV file or an Excel workbook. */
import { createWriteStream, existsSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { importSubjects, type ImportSubject } from '#contracts/imports.ts';
import { importanceGroups } from '#contracts/people.ts';
import { sayEnglish } from '#cli/say-english.ts';
import { tableFormats, type TableFormat } from '#contracts/table-files.ts';
import { directoryExports, type AppFilter, type PeopleFilter } from '#server/features/people/index.ts';
import type { Database } from '#server/platform/db/database.ts';
import {
  chooseOrganisation,
  CommandProblem,
  parseCommand,
  withDatabase,
  withSentences,
  type VerbIo,
} from './database-verb.ts';

export const exportUsage = `bellwether export: people, devices or apps as a file, with all their attributes.

  bellwether export people --out people.xlsx
  bellwether export devices --out devices.csv
  bellwether export apps --out apps.csv

  --out FILE             ends in .csv or .xlsx
  --search TEXT          only those whose name, address or identifier begins so
  --attribute NAME       only people with the --value of this attribute; without --value those who have none
  --value VALUE
  --importance WHICH     only apps of this importance: critical, important, not_important or none
  --platform NAME        only apps of this platform
  --active WHICH         active (listed now, the default), inactive or all
  --organisation ID      which organisation, when there are several

Importing the file again changes nothing. Exit codes: 0 written, 1 refused, 2 unusable input.`;

const options = {
  out: { type: 'string' },
  search: { type: 'string' },
  attribute: { type: 'string' },
  value: { type: 'string' },
  importance: { type: 'string' },
  platform: { type: 'string' },
  active: { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flags = ReturnType<typeof parseCommand<typeof options>>['flags'];
type Order = {
  readonly subject: ImportSubject;
  readonly out: string;
  readonly format: TableFormat;
  readonly filter: PeopleFilter & AppFilter;
};

/** Returns the exit code: 0 written, 1 refused with nothing written, 2 unusable input. */
export async function runExport(argv: readonly string[], io: VerbIo): Promise<number> {
  return await withSentences(io, async () => {
    const { flags, words } = parseCommand(argv, options);
    if (flags.help === true || words.length === 0) {
      io.out(exportUsage);
      return flags.help === true ? 0 : 2;
    }
    // Everything that can be wrong in the command itself is found before the database is opened.
    const order = readOrder(words, flags);
    return await withDatabase(io, async (database) => await write(database, order, flags, io));
  });
}

async function write(database: Database, order: Order, flags: Flags, io: VerbIo): Promise<number> {
  const { subject, out, format, filter } = order;
  const { organisationId } = await chooseOrganisation(database, flags.organisation);
  const place = { database, organisationId, format };
  const exported = await directoryExports[subject](place, filter);
  if (!exported.ok) {
    io.error(sayEnglish(exported.refusal));
    return 1;
  }
  // A file that is there is whole.
  const part = `${out}.part`;
  try {
    await pipeline(exported.value, createWriteStream(part));
    await rename(part, out);
  } finally {
    await rm(part, { force: true });
  }
  if (flags.json === true)
    io.out(JSON.stringify({ written: out, subject, format, bytes: statSync(out).size }));
  else io.out(`Written: ${out}.`);
  return 0;
}

function readOrder([subject, ...more]: readonly string[], flags: Flags): Order {
  const known = importSubjects.find((one) => one === subject);
  if (known === undefined || more.length > 0) {
    throw new CommandProblem('Say what to export: people, devices or apps.');
  }
  const { out } = flags;
  const format = tableFormats.find((one) => out?.toLowerCase().endsWith(`.${one}`));
  if (out === undefined || format === undefined) {
    throw new CommandProblem('Name the file with --out; it ends in .csv or .xlsx.');
  }
  const folder = dirname(out);
  if (!existsSync(folder)) throw new CommandProblem(`There is no folder ${folder}. Make it first.`);
  if (known !== 'people' && flags.attribute !== undefined) {
    throw new CommandProblem(`--attribute is for people; ${known} are found with --search.`);
  }
  if (known !== 'apps' && (flags.importance ?? flags.platform) !== undefined) {
    throw new CommandProblem('--importance and --platform are for apps.');
  }
  return { subject: known, out, format, filter: readFilter(flags) };
}

const actives = ['active', 'inactive', 'all'] as const;

function readFilter({ search, attribute, value, active, ...flags }: Flags): Order['filter'] {
  const which = actives.find((one) => one === (active ?? 'active'));
  if (which === undefined) throw new CommandProblem(`--active is one of: ${actives.join(', ')}.`);
  if (value !== undefined && attribute === undefined) throw new CommandProblem('--value needs --attribute.');
  const importance = importanceGroups.find((one) => one === flags.importance);
  if (importance !== flags.importance)
    throw new CommandProblem(`--importance is one of: ${importanceGroups.join(', ')}.`);
  return { search, attribute, value, active: which, importance, platform: flags.platform };
}
