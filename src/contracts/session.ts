/** The session: who is signed in, in which organisation, with which rights. Signing in, switching and signing out. */
import { Type, type Static } from 'typebox';
import { AccountId, OrganisationId } from './ids.ts';
import { permissions, roles } from './permissions.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, Locale, nullable, oneOf } from './shared-schemas.ts';

/** Length is judged by the rules, so that a short password is answered with a sentence. */
export const NewPassword = Type.String({ minLength: 1, maxLength: 1000 });
export const passwordLengthMin = 12;

/** The header that carries the session's CSRF token on every unsafe request made with the session cookie. */
export const csrfHeader = 'x-csrf-token';

export const organisationKinds = ['live', 'sample', 'rehearsal'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const SessionOrganisation = Type.Object({
  organisationId: OrganisationId,
  name: Type.String(),
  kind: oneOf(organisationKinds),
  personCount: Count,
  deviceCount: Count,
  appCount: Count,
  /** The organisation's clock: virtual in sample and rehearsal organisations. */
  now: Instant,
  virtual: Type.Boolean(),
  timeZone: Type.String(),
  defaultLocale: Locale,
  helpContact: Type.String(),
});
export type SessionOrganisation = Static<typeof SessionOrganisation>;

export const Session = Type.Object({
  /** Null when nobody is signed in, and for API tokens. */
  account: nullable(
    Type.Object({
      accountId: AccountId,
      displayName: Type.String(),
      email: Type.String(),
    }),
  ),
  organisation: nullable(SessionOrganisation),
  /** Every organisation the account may switch to. */
  organisations: Type.Array(
    Type.Object({
      organisationId: OrganisationId,
      name: Type.String(),
      kind: oneOf(organisationKinds),
      personCount: Count,
    }),
  ),
  roles: Type.Array(oneOf(roles)),
  permissions: Type.Array(oneOf(permissions)),
  /** To be sent as `x-csrf-token` with every request that changes something. */
  csrfToken: nullable(Type.String()),
  locale: Locale,
});
export type Session = Static<typeof Session>;

export const sessionRoutes = {
  getSession: defineRoute({
    name: 'getSession',
    method: 'GET',
    path: '/api/v1/session',
    access: 'public',
    summary: 'Who is signed in; `account` is null when nobody is.',
    response: Session,
  }),
  startSession: defineRoute({
    name: 'startSession',
    method: 'POST',
    path: '/api/v1/session',
    access: 'public',
    summary: 'Signs in with e-mail address and password and sets the session cookie.',
    body: Type.Object(
      {
        email: Type.String({ minLength: 3, maxLength: 320 }),
        password: Type.String({ minLength: 1, maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    response: Session,
    refusals: ['sign_in_failed', 'sign_in_limited'],
    audits: ['session.started'],
  }),
  endSession: defineRoute({
    name: 'endSession',
    method: 'DELETE',
    path: '/api/v1/session',
    access: 'signed_in',
    summary: 'Signs out and forgets the session.',
    response: Type.Object({ signedOut: Type.Literal(true) }),
    audits: ['session.ended'],
  }),
  updateSession: defineRoute({
    name: 'updateSession',
    method: 'PATCH',
    path: '/api/v1/session',
    access: 'signed_in',
    summary: 'Changes the language of the signed-in account.',
    body: Type.Object({ locale: Locale }, { additionalProperties: false }),
    response: Session,
  }),
  changeOwnPassword: defineRoute({
    name: 'changeOwnPassword',
    method: 'PUT',
    path: '/api/v1/session/password',
    access: 'signed_in',
    summary: 'Replaces the password of the signed-in account and ends its other sessions.',
    body: Type.Object(
      { currentPassword: Type.String({ minLength: 1, maxLength: 1000 }), newPassword: NewPassword },
      { additionalProperties: false },
    ),
    response: Type.Object({ endedSessions: Count }),
    refusals: ['not_found', 'password_wrong', 'password_too_weak', 'sign_in_limited'],
    audits: ['account.password_changed'],
  }),
  switchOrganisation: defineRoute({
    name: 'switchOrganisation',
    method: 'POST',
    path: '/api/v1/session/organisation',
    access: 'signed_in',
    summary: 'Switches the session to another organisation of the account.',
    body: Type.Object({ organisationId: OrganisationId }, { additionalProperties: false }),
    response: Session,
    refusals: ['not_found'],
  }),
};
