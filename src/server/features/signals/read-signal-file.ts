/** Reads a CSV file of signals: `key,kind,subject,reference,at,value,detail,app,priority,ticket`. Bad lines are named and left out of the batch. */
import { signalStatement, type SignalStatement } from '#contracts/sentences/signal-sentences.ts';
import { Signal, signalKinds } from '#contracts/signals.ts';
import { decodeText } from '#domain/csv/decode-text.ts';
import { parseCsv } from '#domain/csv/parse-csv.ts';
import { checkOf } from '#server/platform/http/validation.ts';
import { flawOf } from './check-signal.ts';

export type SignalProblem = {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly mend: SignalStatement;
};

const flawsOfShape = checkOf(Signal, 'body');
const required = ['key', 'kind', 'subject', 'reference', 'at'] as const;

/** The signals of a file and its problems; a file without the required columns has only a problem. */
export function readSignalFile(bytes: Uint8Array): { signals: Signal[]; problems: SignalProblem[] } {
  const table = parseCsv(decodeText(bytes));
  const missing = required.filter((name) => !table.header.includes(name));
  if (missing.length > 0)
    return {
      signals: [],
      problems: [
        {
          line: 1,
          column: missing.join(', '),
          value: table.header.join(', '),
          mend: signalStatement('signal_columns_missing'),
        },
      ],
    };

  const signals: Signal[] = [];
  const problems: SignalProblem[] = [];
  table.rows.forEach((cells, index) => {
    const record = Object.fromEntries(table.header.map((name, column) => [name, cells[column] ?? '']));
    const problem = checkRecord(record);
    if (problem === undefined) signals.push(toSignal(record));
    else problems.push({ line: index + 2, ...problem });
  });
  return { signals, problems };
}

function checkRecord(record: Record<string, string>): Omit<SignalProblem, 'line'> | undefined {
  for (const name of required)
    if ((record[name] ?? '') === '')
      return { column: name, value: '', mend: signalStatement('signal_cell_empty') };
  const bad = (column: string, mend: SignalStatement) => ({ column, value: record[column] ?? '', mend });
  if (!(signalKinds as readonly string[]).includes(record['kind'] ?? ''))
    return bad('kind', signalStatement('signal_kind_unknown', { kinds: signalKinds }));
  if (record['subject'] !== 'person' && record['subject'] !== 'device')
    return bad('subject', signalStatement('signal_subject_unknown'));
  if (Number.isNaN(Date.parse(record['at'] ?? '')))
    return bad('at', signalStatement('signal_instant_unreadable'));
  if ((record['value'] ?? '') !== '' && !Number.isFinite(Number(record['value'])))
    return bad('value', signalStatement('signal_value_unreadable'));
  if (!/^[1-4]?$/.test(record['priority'] ?? ''))
    return bad('priority', signalStatement('signal_priority_unreadable'));
  const signal = toSignal(record);
  if (flawsOfShape(signal).length > 0) return bad('reference', signalStatement('signal_cell_too_long'));
  const flaw = flawOf(signal);
  return flaw === undefined ? undefined : bad(flaw.column, flaw.mend);
}

function toSignal(record: Record<string, string>): Signal {
  return {
    key: record['key'] ?? '',
    kind: record['kind'] as Signal['kind'],
    subject: record['subject'] as Signal['subject'],
    reference: record['reference'] ?? '',
    at: new Date(record['at'] ?? '').toISOString(),
    ...((record['value'] ?? '') === '' ? {} : { value: Number(record['value']) }),
    ...((record['detail'] ?? '') === '' ? {} : { detail: record['detail'] ?? '' }),
    ...((record['app'] ?? '') === '' ? {} : { app: record['app'] ?? '' }),
    ...((record['priority'] ?? '') === '' ? {} : { priority: Number(record['priority']) }),
    ...((record['ticket'] ?? '') === '' ? {} : { ticket: record['ticket'] ?? '' }),
  };
}
