/** Adding, changing and deleting connections, and starting to check or read one. */
import type { Connection, CredentialInput, ReadSubject } from '#contracts/connections.ts';
import type { ConnectionId, TaskId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { readOrganisation } from '#server/features/organisation/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { KeyPlace } from '#server/platform/secret-box.ts';
import { startTask } from '#server/platform/tasks/index.ts';
import { sealCredential } from './connection-secret.ts';
import { nextReadingAt } from './next-reading.ts';
import * as store from './store.ts';

export const checkKind = 'connection.check';
export const readKind = 'connection.read';

export type ConnectionInput = Omit<store.ConnectionSettings, keyof Sealed> & {
  readonly credential: CredentialInput;
};
export type ConnectionChange = {
  readonly [Field in keyof ConnectionInput]?: ConnectionInput[Field] | undefined;
};
type Sealed = Pick<store.ConnectionSettings, 'credentialKind' | 'credential' | 'thumbprint' | 'expiresAt'>;

const notFound = refuse(refusal('not_found', { what: 'connection' }));
const subjectOf = (connectionId: ConnectionId) => ({ kind: 'connection', id: connectionId });

/** Refuses `connection_virtual`, `connection_credential` and `secret_key_unusable`. */
export async function createConnection(
  tx: Transaction,
  context: Context,
  { credential, ...input }: ConnectionInput,
  place: KeyPlace,
): Promise<Result<store.ConnectionRow, Refusal>> {
  const { kind, timeZone } = await readOrganisation(tx);
  if (kind !== 'live') return refuse(refusal('connection_virtual'));
  const sealed = sealCredential(place, input, credential, context.now);
  if (!sealed.ok) return sealed;
  const settings = { ...input, ...sealed.value };
  const nextReadAt = nextReadingAt(input.dailyHour, timeZone, context.now);
  const row = await store.insertConnection(tx, context, settings, nextReadAt);
  await recordAudit(tx, context, {
    action: 'connection.created',
    subject: subjectOf(row.connectionId),
    after: audited(row),
  });
  return ok(row);
}

/** Refuses `not_found`, `connection_secret_missing`, `connection_credential` and `secret_key_unusable`. */
export async function changeConnection(
  tx: Transaction,
  context: Context,
  connectionId: ConnectionId,
  change: ConnectionChange,
  place: KeyPlace,
): Promise<Result<store.ConnectionRow, Refusal>> {
  const row = await store.findConnection(tx, connectionId);
  if (row === undefined) return notFound;
  const { credential, ...others } = change;
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  const next = { ...row, ...(given as Omit<ConnectionInput, 'credential'>) };
  const isSameApplication = (['cloud', 'tenantId', 'clientId'] as const).every(
    (name) => row[name].toLowerCase() === next[name].toLowerCase(),
  );
  if (!isSameApplication && credential === undefined) return refuse(refusal('connection_secret_missing'));
  const sealed =
    credential === undefined ? ok<Sealed>(row) : sealCredential(place, next, credential, context.now);
  if (!sealed.ok) return sealed;
  const { timeZone } = await readOrganisation(tx);
  const isSameHour = row.dailyHour === next.dailyHour;
  const changed = await store.updateConnection(
    tx,
    connectionId,
    { ...next, ...pickSealed(sealed.value) },
    {
      nextReadAt: isSameHour ? row.nextReadAt : nextReadingAt(next.dailyHour, timeZone, context.now),
      keepsCheck: isSameApplication && credential === undefined && isSameChoice(row, next),
    },
  );
  await recordAudit(tx, context, {
    action: 'connection.changed',
    subject: subjectOf(connectionId),
    before: audited(row),
    after: { ...audited(changed), ...(credential !== undefined && { newCredential: true }) },
  });
  return ok(changed);
}

function pickSealed({ credentialKind, credential, thumbprint, expiresAt }: Sealed): Sealed {
  return { credentialKind, credential, thumbprint, expiresAt };
}

type Choice = Pick<Connection, 'people' | 'devices'>;

function isSameChoice(one: Choice, other: Choice): boolean {
  const textOf = ({ people, devices }: Choice) => JSON.stringify([people, devices]);
  return textOf(one) === textOf(other);
}

/** Refuses `not_found`. */
export async function deleteConnection(
  tx: Transaction,
  context: Context,
  connectionId: ConnectionId,
): Promise<Result<{ readonly deleted: true }, Refusal>> {
  const row = await store.findConnection(tx, connectionId);
  if (row === undefined) return notFound;
  await store.deleteConnection(tx, connectionId);
  await recordAudit(tx, context, {
    action: 'connection.deleted',
    subject: subjectOf(connectionId),
    before: audited(row),
  });
  return ok({ deleted: true });
}

/** Refuses `not_found`. */
export async function startCheck(
  tx: Transaction,
  context: Context,
  connectionId: ConnectionId,
): Promise<Result<{ readonly taskId: TaskId }, Refusal>> {
  if ((await store.findConnection(tx, connectionId)) === undefined) return notFound;
  const taskId = await startTask(tx, context, checkKind, { connectionId });
  await recordAudit(tx, context, { action: 'connection.checked', subject: subjectOf(connectionId) });
  return ok({ taskId });
}

export type ReadInput = {
  readonly connectionId: ConnectionId;
  /** In this order. */
  readonly subjects: readonly ReadSubject[];
  /** By itself: small differences are applied. */
  readonly isDaily: boolean;
};

/** Refuses `not_found`, `connection_not_chosen` and `connection_busy`. */
export async function startReading(
  tx: Transaction,
  context: Context,
  input: ReadInput,
): Promise<Result<{ readonly taskId: TaskId }, Refusal>> {
  const { connectionId, subjects, isDaily } = input;
  await store.lockConnection(tx, connectionId);
  const row = await store.findConnection(tx, connectionId);
  if (row === undefined) return notFound;
  const missing = subjects.find((subject) => row[subject] === null);
  if (missing !== undefined) return refuse(refusal('connection_not_chosen', { things: missing }));
  const last = await store.listLastReadings(tx);
  if (last.some((reading) => reading.connectionId === connectionId && reading.status === 'running'))
    return refuse(refusal('connection_busy'));
  const taskId = await startTask(tx, context, readKind, input);
  for (const subject of subjects)
    await store.insertReading(tx, { connectionId, subject, taskId, isDaily }, context.now);
  await recordAudit(tx, context, {
    action: 'connection.read',
    subject: subjectOf(connectionId),
    after: { subjects, isDaily },
  });
  return ok({ taskId });
}

/** Everything but the secret. */
function audited({ name, cloud, tenantId, clientId, credentialKind, ...rest }: store.ConnectionRow) {
  const { thumbprint, people, devices, dailyHour, applyUpTo } = rest;
  const application = { cloud, tenantId, clientId, credentialKind, thumbprint };
  return { name, ...application, people, devices, dailyHour, applyUpTo };
}
