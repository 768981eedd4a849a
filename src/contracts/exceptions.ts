/** Exceptions: people who never take part in a rollout, or always in its pilot, with a reason and a last day. */
import { Type, type Static } from 'typebox';
import { exceptionKinds, exceptionLists } from '#domain/exceptions/exception-kinds.ts';
import { exceptionProblemCodes } from '#domain/exceptions/read-exceptions.ts';
import { ExceptionId, PersonId } from './ids.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDate,
  Count,
  Instant,
  nullable,
  oneOf,
  pageOf,
  PageQuery,
  shownField,
  Statement,
} from './shared-schemas.ts';

export { exceptionKinds, exceptionLists };

export const exceptionStates = ['active', 'expired'] as const;

export const ExceptionEntry = Type.Object({
  exceptionId: ExceptionId,
  personId: PersonId,
  displayName: Type.String(),
  externalId: Type.String(),
  list: oneOf(exceptionLists),
  kind: oneOf(exceptionKinds),
  reason: Type.String(),
  /** The last day on which it counts; null is for good. */
  untilOn: nullable(CalendarDate),
  addedBy: Type.String(),
  addedAt: Instant,
  state: oneOf(exceptionStates),
});
export type ExceptionEntry = Static<typeof ExceptionEntry>;

const ExceptionProblem = Type.Object({
  code: oneOf(exceptionProblemCodes),
  line: Count,
  column: Type.String(),
  value: Type.String(),
  statement: Statement,
});

const Reason = Type.String({ minLength: 3, maxLength: 300 });

/** What holds for every row of a file that does not say otherwise. */
const FileDefaults = Type.Object({
  list: oneOf(exceptionLists),
  kind: Type.Optional(oneOf(exceptionKinds)),
  reason: Type.Optional(Type.String({ maxLength: 300 })),
  untilOn: Type.Optional(CalendarDate),
});

const Written = Type.Object({
  added: Count,
  /** People who stood on a list already; their entry is replaced. */
  replaced: Count,
});

export const exceptionRoutes = {
  listExceptions: defineRoute({
    name: 'listExceptions',
    method: 'GET',
    path: '/api/v1/exceptions',
    access: 'people.read',
    summary: 'The exceptions of the organisation by page, with counts of those that count today.',
    query: Type.Object({
      list: Type.Optional(oneOf(exceptionLists)),
      state: Type.Optional(oneOf(exceptionStates)),
      ...PageQuery,
    }),
    response: Type.Object({
      ...pageOf(ExceptionEntry).properties,
      counts: Type.Object({ excluded: Count, included: Count, expired: Count }),
    }),
  }),
  addExceptions: defineRoute({
    name: 'addExceptions',
    method: 'POST',
    path: '/api/v1/exceptions',
    access: 'exception.write',
    summary: 'Puts people on a list; somebody who stands on one already is moved.',
    body: Type.Object(
      {
        /** Identifiers or e-mail addresses. */
        people: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1, maxItems: 1000 }),
        list: oneOf(exceptionLists),
        kind: oneOf(exceptionKinds),
        reason: Reason,
        untilOn: Type.Optional(CalendarDate),
      },
      { additionalProperties: false },
    ),
    response: Written,
    refusals: ['people_unknown'],
    audits: ['exceptions.added'],
  }),
  previewExceptionFile: defineRoute({
    name: 'previewExceptionFile',
    method: 'POST',
    path: '/api/v1/exceptions/file/preview',
    access: 'exception.write',
    summary: 'Whom a CSV file of identifiers would put on a list, and every fault of the file.',
    query: FileDefaults,
    consumes: 'application/octet-stream',
    response: Type.Object({
      ...Written.properties,
      people: Type.Array(
        Type.Object({
          externalId: Type.String(),
          displayName: Type.String(),
          kind: oneOf(exceptionKinds),
          reason: Type.String(),
          untilOn: nullable(CalendarDate),
        }),
      ),
      problems: Type.Array(ExceptionProblem),
      problemCount: Count,
    }),
  }),
  importExceptionFile: defineRoute({
    name: 'importExceptionFile',
    method: 'POST',
    path: '/api/v1/exceptions/file',
    access: 'exception.write',
    summary: 'Puts the people of a CSV file on a list: all of them, or nobody when the file has a fault.',
    query: Type.Object({ ...FileDefaults.properties, ...shownField }),
    consumes: 'application/octet-stream',
    response: Written,
    refusals: ['exceptions_faulty', 'file_empty', 'shown_changed'],
    audits: ['exceptions.added'],
  }),
  removeException: defineRoute({
    name: 'removeException',
    method: 'DELETE',
    path: '/api/v1/exceptions/:exceptionId',
    access: 'exception.write',
    summary: 'Takes a person off a list; waves that have not begun get them back.',
    params: Type.Object({ exceptionId: ExceptionId }),
    response: Type.Object({ exceptionId: ExceptionId }),
    refusals: ['not_found'],
    audits: ['exception.removed'],
  }),
};
