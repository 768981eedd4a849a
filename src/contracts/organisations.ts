/** The organisation's own settings: its name, language, time zone and where people get help. */
import { Type, type Static } from 'typebox';
import { OrganisationId } from './ids.ts';
import { defineRoute } from './route.ts';
import { organisationKinds } from './session.ts';
import { TimeZone } from './setup.ts';
import { Count, Instant, Locale, Name, oneOf } from './shared-schemas.ts';

export const Organisation = Type.Object({
  organisationId: OrganisationId,
  name: Type.String(),
  kind: oneOf(organisationKinds),
  timeZone: Type.String(),
  defaultLocale: Locale,
  helpContact: Type.String(),
  personCount: Count,
  deviceCount: Count,
  appCount: Count,
  /** The organisation's clock: virtual in sample and rehearsal organisations. */
  now: Instant,
  virtual: Type.Boolean(),
  createdAt: Instant,
});
export type Organisation = Static<typeof Organisation>;

export const organisationRoutes = {
  getOrganisation: defineRoute({
    name: 'getOrganisation',
    method: 'GET',
    path: '/api/v1/organisation',
    access: 'signed_in',
    summary: 'The organisation of the session.',
    response: Organisation,
  }),
  updateOrganisation: defineRoute({
    name: 'updateOrganisation',
    method: 'PATCH',
    path: '/api/v1/organisation',
    access: 'organisation.manage',
    summary: 'Changes name, default language, time zone or help contact; fields left out stay.',
    body: Type.Object(
      {
        name: Type.Optional(Name),
        defaultLocale: Type.Optional(Locale),
        timeZone: Type.Optional(TimeZone),
        helpContact: Type.Optional(Type.String({ maxLength: 500 })),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
    response: Organisation,
    audits: ['organisation.settings_changed'],
  }),
};
