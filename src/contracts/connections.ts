/** Connections to Microsoft Entra ID and Intune: people and devices are read through them, and nothing is written there. */
import { Type, type Static } from 'typebox';
import { connectionClouds, DevicesChoice, EntraId, PeopleChoice } from './connection-choices.ts';
import { ConnectionId, ImportId, TaskId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, Name, nullable, oneOf, Share, Statement } from './shared-schemas.ts';

/** What can be read; apps still come from files. */
export const readSubjects = ['people', 'devices'] as const;
export type ReadSubject = (typeof readSubjects)[number];

/** `waiting`: a preview is there, and nothing is changed until somebody applies it. */
export const readingStatuses = ['running', 'unchanged', 'applied', 'waiting', 'failed'] as const;

export const ConnectionReading = Type.Object({
  subject: oneOf(readSubjects),
  status: oneOf(readingStatuses),
  /** By the daily plan instead of by hand. */
  isDaily: Type.Boolean(),
  startedAt: Instant,
  endedAt: nullable(Instant),
  /** What changed there later may be missing; null before the listing has been read to its end. */
  asOf: nullable(Instant),
  taskId: TaskId,
  /** The preview, or what was applied. */
  importId: nullable(ImportId),
  problem: nullable(Statement),
  facts: nullable(
    Type.Object({
      /** Read to the end of the list. */
      objects: Count,
      /** Seen more than once, and counted once. */
      repeated: Count,
      /** People without an employee id, where that identifies them. */
      withoutKey: Count,
      /** Records of devices that were enrolled anew since. */
      superseded: Count,
      /** How many the service itself counts; null when it does not say. */
      expected: nullable(Count),
      /** Values of enumerations that Bellwether does not know and keeps as they are. */
      unknownValues: Type.Array(Type.Object({ value: Type.String(), count: Count })),
    }),
  ),
});
export type ConnectionReading = Static<typeof ConnectionReading>;

export const ConnectionCheck = Type.Object({
  checkedAt: Instant,
  /** Everything that is chosen can be read. */
  isFine: Type.Boolean(),
  findings: Type.Array(Type.Object({ isFine: Type.Boolean(), statement: Statement })),
});
export type ConnectionCheck = Static<typeof ConnectionCheck>;

export const Connection = Type.Object({
  connectionId: ConnectionId,
  name: Type.String(),
  cloud: oneOf(connectionClouds),
  tenantId: EntraId,
  clientId: EntraId,
  /** What proves the application's identity; it is never shown again. */
  credential: Type.Object({
    kind: oneOf(['secret', 'certificate'] as const),
    /** Of a certificate: SHA-256, as Entra shows it. */
    thumbprint: nullable(Type.String()),
    expiresAt: nullable(Instant),
  }),
  people: nullable(PeopleChoice),
  devices: nullable(DevicesChoice),
  /** A targeting group that is read through it, by its id in Entra; null without one. */
  targetedGroup: nullable(EntraId),
  /** The hour of the organisation's day at which it is read by itself; null reads only by hand. */
  dailyHour: nullable(Type.Integer({ minimum: 0, maximum: 23 })),
  /** A daily reading that would change a larger share than this waits for somebody. */
  applyUpTo: Share,
  nextReadAt: nullable(Instant),
  check: nullable(ConnectionCheck),
  /** A check under way. */
  checkTaskId: nullable(TaskId),
  /** The last reading of people and of devices. */
  readings: Type.Array(ConnectionReading),
  createdBy: Type.String(),
  createdAt: Instant,
});
export type Connection = Static<typeof Connection>;

export const CredentialInput = Type.Union([
  Type.Object({ kind: Type.Literal('secret'), secret: Type.String({ minLength: 1, maxLength: 1000 }) }),
  Type.Object({
    kind: Type.Literal('certificate'),
    /** Certificate and unprotected RSA private key, both as PEM. */
    pem: Type.String({ minLength: 1, maxLength: 50_000 }),
  }),
]);
export type CredentialInput = Static<typeof CredentialInput>;

const fields = {
  name: Name,
  cloud: oneOf(connectionClouds),
  tenantId: EntraId,
  clientId: EntraId,
  credential: CredentialInput,
  people: nullable(PeopleChoice),
  devices: nullable(DevicesChoice),
  dailyHour: nullable(Type.Integer({ minimum: 0, maximum: 23 })),
  applyUpTo: Share,
};
const connectionParams = Type.Object({ connectionId: ConnectionId });

export const connectionRoutes = {
  listConnections: defineRoute({
    name: 'listConnections',
    method: 'GET',
    path: '/api/v1/connections',
    access: 'people.import',
    summary:
      'The connections of the organisation by name, with their last readings and without their secrets.',
    response: Type.Object({ connections: Type.Array(Connection) }),
  }),
  createConnection: defineRoute({
    name: 'createConnection',
    method: 'POST',
    path: '/api/v1/connections',
    access: 'connection.manage',
    summary: 'Adds a connection; its secret is stored encrypted and never shown again.',
    body: Type.Object(fields, { additionalProperties: false }),
    response: Connection,
    refusals: ['connection_credential', 'connection_virtual', 'secret_key_unusable'],
    audits: ['connection.created'],
  }),
  changeConnection: defineRoute({
    name: 'changeConnection',
    method: 'PATCH',
    path: '/api/v1/connections/:connectionId',
    access: 'connection.manage',
    summary: 'Changes what a connection reads, when, or how it signs in; what is left out stays.',
    params: connectionParams,
    body: Type.Partial(Type.Object(fields), { additionalProperties: false }),
    response: Connection,
    refusals: ['not_found', 'connection_credential', 'connection_secret_missing', 'secret_key_unusable'],
    audits: ['connection.changed'],
  }),
  deleteConnection: defineRoute({
    name: 'deleteConnection',
    method: 'DELETE',
    path: '/api/v1/connections/:connectionId',
    access: 'connection.manage',
    summary: 'Deletes a connection with its secret; people and devices it has brought stay.',
    params: connectionParams,
    response: Type.Object({ deleted: Type.Literal(true) }),
    refusals: ['not_found'],
    audits: ['connection.deleted'],
  }),
  checkConnection: defineRoute({
    name: 'checkConnection',
    method: 'POST',
    path: '/api/v1/connections/:connectionId/check',
    access: 'people.import',
    summary:
      'Starts trying every call a connection needs, reading one object each; the result stands in the connection.',
    params: connectionParams,
    response: Type.Object({ taskId: TaskId }),
    refusals: ['not_found'],
    audits: ['connection.checked'],
  }),
  readConnection: defineRoute({
    name: 'readConnection',
    method: 'POST',
    path: '/api/v1/connections/:connectionId/read',
    access: 'people.import',
    summary: 'Starts reading people or devices into an import with its preview; changes nobody and nothing.',
    params: connectionParams,
    body: Type.Object({ subject: oneOf(readSubjects) }, { additionalProperties: false }),
    response: Type.Object({ taskId: TaskId }),
    refusals: ['not_found', 'connection_busy', 'connection_not_chosen'],
    audits: ['connection.read'],
  }),
};
