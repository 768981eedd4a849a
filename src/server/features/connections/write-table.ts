/**
 * Reads people or devices through a connection into a CSV file on this machine, which then goes the way of every file.
 * Only a list that was read to its end becomes one.
 */
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionChoices, DevicesChoice, PeopleChoice } from '#contracts/connection-choices.ts';
import type { ConnectionReading, ReadSubject } from '#contracts/connections.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { createCsvRowFormatter } from '#domain/csv/write-csv.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import {
  GraphFailure,
  readDevices,
  readUsers,
  type GraphClient,
  type UserId,
} from '#server/platform/graph/index.ts';
import { deviceColumns, type PersonOf } from './devices-table.ts';
import { peopleColumns, type TableColumn } from './people-table.ts';

type WrittenTable = {
  readonly asOf: Date;
  readonly columns: readonly Pick<TableColumn<never>, 'column' | 'target'>[];
  readonly facts: NonNullable<ConnectionReading['facts']>;
};

type TableOrder = {
  readonly client: GraphClient;
  readonly subject: ReadSubject;
  readonly choices: ConnectionChoices;
  /** Must not exist. */
  readonly path: string;
  /** After each page, with how many have been listed. */
  readonly onPage: (objectsSoFar: number) => Promise<void>;
};

export type Table = WrittenTable & { readonly path: string };

/**
 * Does work with what was read, which is gone from this machine afterwards. Refuses `connection_failed`,
 * `connection_incomplete`, `connection_empty` and `connection_not_chosen`.
 */
export async function withTable<Value>(
  order: Omit<TableOrder, 'path'>,
  work: (table: Table) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-reading-'));
  try {
    const path = join(folder, `${order.subject}.csv`);
    const written = await writeTable({ ...order, path });
    return written.ok ? await work({ ...written.value, path }) : written;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeTable(order: TableOrder): Promise<Result<WrittenTable, Refusal>> {
  const { subject, choices, path } = order;
  const { people, devices } = choices;
  const file = await open(path, 'wx', 0o600);
  try {
    if (subject === 'people' && people !== null) return await writePeople(file, order, people);
    if (subject === 'devices' && devices !== null) return await writeDevices(file, order, devices);
    return refuse(refusal('connection_not_chosen', { things: subject }));
  } catch (error) {
    if (error instanceof GraphFailure)
      return refuse(refusal('connection_failed', { problem: error.statement }));
    throw error;
  } finally {
    await file.close();
  }
}

const formatRow = createCsvRowFormatter();

/** Collects rows, and writes them out when asked. */
function createSheet<Row>(file: FileHandle, columns: readonly TableColumn<Row>[]) {
  let waiting = `\uFEFF${formatRow(columns.map(({ column }) => column))}`;
  let rows = 0;
  return {
    add: (row: Row) => {
      waiting += formatRow(columns.map(({ cell }) => cell(row)));
      rows++;
    },
    flush: async () => {
      await file.write(waiting);
      waiting = '';
    },
    rows: () => rows,
  };
}

async function writePeople(
  file: FileHandle,
  { client, onPage }: TableOrder,
  choice: PeopleChoice,
): Promise<Result<WrittenTable, Refusal>> {
  const columns = peopleColumns(choice);
  const sheet = createSheet(file, columns);
  let withoutKey = 0;
  const reading = await readUsers(
    client,
    choice,
    (user) => {
      if (columns[0]!.cell(user) === null) withoutKey++;
      else sheet.add(user);
    },
    async (soFar) => {
      await sheet.flush();
      await onPage(soFar);
    },
  );
  const { asOf, objects, repeated, expected, isComplete } = reading;
  if (!isComplete)
    return refuse(
      refusal('connection_incomplete', { read: objects, expected: expected ?? 0, things: 'people' }),
    );
  if (sheet.rows() === 0) return refuse(refusal('connection_empty', { things: 'people' }));
  const unknownValues = presentUnknown(reading.unknownMembers);
  const facts = { objects, repeated, withoutKey, superseded: 0, expected, unknownValues };
  return ok({ asOf, columns, facts });
}

async function writeDevices(
  file: FileHandle,
  { client, choices, onPage }: TableOrder,
  choice: DevicesChoice,
): Promise<Result<WrittenTable, Refusal>> {
  const personOf = await findPersonOf(client, choices.people);
  const columns = deviceColumns(choice, personOf);
  const sheet = createSheet(file, columns);
  const reading = await readDevices(client, choice, onPage);
  for (const device of reading.devices) sheet.add(device);
  await sheet.flush();
  if (sheet.rows() === 0) return refuse(refusal('connection_empty', { things: 'devices' }));
  const { asOf, objects, repeated, expected, superseded } = reading;
  const unknownValues = presentUnknown(reading.unknownMembers);
  const facts = { objects, repeated, withoutKey: 0, superseded, expected, unknownValues };
  return ok({ asOf, columns, facts });
}

/** Primary users are named by object id; where people go by employee id, their accounts say which that is. */
async function findPersonOf(client: GraphClient, people: PeopleChoice | null): Promise<PersonOf> {
  if (people === null || people.key === 'object_id') return (user) => user;
  const keys = new Map<UserId, string>();
  const everybody: PeopleChoice = { ...people, enabledOnly: false, groupId: null, attributes: [] };
  await readUsers(client, everybody, ({ id, employeeId }) => {
    if (employeeId !== null) keys.set(id, employeeId);
  });
  return (user) => keys.get(user) ?? null;
}

function presentUnknown(members: ReadonlyMap<string, number>): WrittenTable['facts']['unknownValues'] {
  return [...members].map(([value, count]) => ({ value, count }));
}
