/** The audit log: every change with who, when, before, after and why, in a chain of hashes that can be checked. */
import { Type, type Static } from 'typebox';
import { auditActions } from './audit-actions.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery, Statement } from './shared-schemas.ts';

export const actorKinds = ['account', 'token', 'person', 'engine', 'console'] as const;
export type ActorKind = (typeof actorKinds)[number];

export const AuditEvent = Type.Object({
  sequence: Type.Integer({ minimum: 1 }),
  at: Instant,
  actorKind: oneOf(actorKinds),
  actorId: Type.String(),
  actorName: Type.String(),
  action: oneOf(auditActions),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  reason: nullable(Type.String()),
  /** The reason as data where the product gave it; null for a person’s own words. */
  because: nullable(Statement),
  before: Type.Unknown(),
  after: Type.Unknown(),
  requestId: nullable(Type.String()),
});
export type AuditEvent = Static<typeof AuditEvent>;

export const AuditVerification = Type.Object({
  intact: Type.Boolean(),
  events: Count,
  /** Hash of the last event, hexadecimal; note it elsewhere to prove later that nothing was cut off. */
  headHash: Type.String(),
  /** The first event that does not fit the chain. */
  brokenAt: nullable(Type.Integer()),
  explanation: Statement,
});
export type AuditVerification = Static<typeof AuditVerification>;

export const auditRoutes = {
  listAuditEvents: defineRoute({
    name: 'listAuditEvents',
    method: 'GET',
    path: '/api/v1/audit',
    access: 'audit.read',
    summary: 'Audit events, newest first, by subject, action or actor.',
    query: Type.Object({
      subjectKind: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      subjectId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      action: Type.Optional(oneOf(auditActions)),
      actorKind: Type.Optional(oneOf(actorKinds)),
      actorId: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      ...PageQuery,
    }),
    response: pageOf(AuditEvent),
  }),
  verifyAuditLog: defineRoute({
    name: 'verifyAuditLog',
    method: 'GET',
    path: '/api/v1/audit/verification',
    access: 'audit.read',
    summary: 'Recomputes the chain of hashes and says whether the log is intact.',
    response: AuditVerification,
  }),
};
