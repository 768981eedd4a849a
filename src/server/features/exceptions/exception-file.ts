/** A CSV file of exceptions: what it would do, and doing it. All rows count, or none does. */
import type { Static } from 'typebox';
import type { exceptionRoutes } from '#contracts/exceptions.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { decodeText } from '#domain/csv/decode-text.ts';
import { exceptionStatement } from '#domain/exceptions/exception-sentences.ts';
import { readExceptions, type ExceptionProblem } from '#domain/exceptions/read-exceptions.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findPeople } from '#server/features/people/index.ts';
import * as store from './store.ts';
import { writeEntries, type Entry, type Written } from './write-exceptions.ts';

type FileDefaults = Static<typeof exceptionRoutes.previewExceptionFile.query>;
type Preview = Static<typeof exceptionRoutes.previewExceptionFile.response>;

const shown = 200;

export async function previewFile(
  tx: Transaction,
  bytes: Uint8Array,
  defaults: FileDefaults,
): Promise<Preview> {
  const { entries, problems } = await readFile(tx, bytes, defaults);
  const replaced = await store.countListed(
    tx,
    entries.map((entry) => entry.personId),
  );
  return {
    added: entries.length - replaced,
    replaced,
    people: entries.slice(0, shown).map(({ externalId, displayName, kind, reason, untilOn }) => ({
      externalId,
      displayName,
      kind,
      reason,
      untilOn,
    })),
    problems: problems.slice(0, shown).map((one) => ({ ...one, statement: exceptionStatement(one) })),
    problemCount: problems.length,
  };
}

export async function importFile(
  tx: Transaction,
  context: Context,
  bytes: Uint8Array,
  defaults: FileDefaults,
): Promise<Result<Written, Refusal>> {
  const { entries, problems } = await readFile(tx, bytes, defaults);
  const [first] = problems;
  if (first?.code === 'no_rows') return refuse(refusal('file_empty', { file: 'CSV' }));
  if (first !== undefined)
    return refuse(
      refusal('exceptions_faulty', {
        count: problems.length,
        line: first.line,
        fault: exceptionStatement(first),
      }),
    );
  return ok(await writeEntries(tx, context, defaults.list, entries));
}

async function readFile(
  tx: Transaction,
  bytes: Uint8Array,
  { kind = 'other', reason = '', untilOn }: FileDefaults,
): Promise<{ entries: Entry[]; problems: ExceptionProblem[] }> {
  const { rows, problems } = readExceptions(decodeText(bytes), {
    kind,
    reason: reason.trim(),
    untilOn: untilOn ?? null,
  });
  const named = await findPeople(
    tx,
    rows.map((row) => row.id),
  );
  const found = new Map(named.people.map((person) => [person.name, person]));
  const entries: Entry[] = [];
  const unknown: ExceptionProblem[] = [];
  for (const { id, line, ...entry } of rows) {
    const person = found.get(id);
    if (person !== undefined) entries.push({ ...entry, ...person });
    // Somebody named twice, by identifier and by address, is no fault that keeps the file out.
    else if (named.unknown.includes(id)) unknown.push({ code: 'id_unknown', line, column: 'id', value: id });
  }
  return { entries, problems: [...problems, ...unknown].sort((a, b) => a.line - b.line) };
}
