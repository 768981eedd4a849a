/** The first visit: the organisation and its first administrator, through a one-time link the server prints. */
import { Type } from 'typebox';
import { defineRoute } from './route.ts';
import { Locale, Name } from './shared-schemas.ts';
import { NewPassword, Session } from './session.ts';

export const EmailAddress = Type.String({ format: 'email', maxLength: 320 });
export const TimeZone = Type.String({
  format: 'time-zone',
  maxLength: 64,
  description: 'IANA time zone, for example Europe/Stockholm.',
});

/** Path of the set-up page; the token stands in the fragment, which browsers never send to a server or its logs. */
export function buildSetupPath(token: string): string {
  return `/setup#${token}`;
}

export const setupRoutes = {
  getSetup: defineRoute({
    name: 'getSetup',
    method: 'GET',
    path: '/api/v1/setup',
    access: 'public',
    summary: 'Whether this installation still needs its first organisation.',
    response: Type.Object({ needed: Type.Boolean() }),
  }),
  completeSetup: defineRoute({
    name: 'completeSetup',
    method: 'POST',
    path: '/api/v1/setup',
    access: 'public',
    summary: 'Creates the first organisation and administrator with the one-time token, and signs in.',
    body: Type.Object(
      {
        token: Type.String({ minLength: 1, maxLength: 200 }),
        organisationName: Name,
        timeZone: TimeZone,
        name: Name,
        email: EmailAddress,
        password: NewPassword,
        locale: Type.Optional(Locale),
      },
      { additionalProperties: false },
    ),
    response: Session,
    refusals: ['setup_done', 'setup_link_invalid', 'password_too_weak'],
    audits: ['organisation.created', 'account.created', 'session.started'],
  }),
};
