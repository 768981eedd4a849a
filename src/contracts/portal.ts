/**
 * The personal page: the data it shows, as the server gathers it and the portal lays it out, and its routes. It
 * is reached by a signed link; nobody signs in. GET and HEAD change nothing.
 */
import { Type, type Static } from 'typebox';
import { checklistItems, guidePlatforms } from '#domain/messages/intune-guide.ts';
import { defineRoute } from './route.ts';
import { CalendarDate, Instant, Locale, nullable, oneOf } from './shared-schemas.ts';

/** Where the person stands, in the words of the page. */
export const portalStages = [
  'asked',
  'waiting',
  'dated',
  'date_lost',
  'under_way',
  'done',
  'stuck',
  'not_taking_part',
] as const;

export const PortalPage = Type.Object({
  locale: Locale,
  /** The link's own address, from which the forms' addresses are built. */
  path: Type.String(),
  organisation: Type.String(),
  givenName: nullable(Type.String()),
  stage: oneOf(portalStages),
  /** Whether the person takes part in the pilot; null when nobody has asked, or it does not matter any more. */
  question: nullable(
    Type.Object({
      answer: nullable(oneOf(['yes', 'waiting', 'no'] as const)),
      /** The last day for an answer. */
      answerByOn: nullable(CalendarDate),
    }),
  ),
  appointment: nullable(
    Type.Object({
      startsAt: Instant,
      minutes: Type.Integer(),
      timeZone: Type.String(),
      /** Calendar days from today in that time zone. */
      daysAway: Type.Integer(),
      where: Type.String(),
      /** The date this one stands instead of, as far as the person knows it. */
      replaces: nullable(Instant),
    }),
  ),
  /** The date that cannot be kept, while there is no new one. */
  lostDate: nullable(Type.Object({ at: Instant, timeZone: Type.String() })),
  changes: Type.Array(
    Type.Object({ kind: oneOf(['new', 'stays'] as const), strong: Type.String(), rest: Type.String() }),
  ),
  checklist: Type.Array(
    Type.Object({
      item: oneOf(checklistItems),
      title: Type.String(),
      effort: Type.String(),
      ticked: Type.Boolean(),
    }),
  ),
  guides: Type.Array(
    Type.Object({
      platform: oneOf(guidePlatforms),
      title: Type.String(),
      summary: Type.String(),
      devices: Type.Array(Type.String()),
      steps: Type.Array(Type.String()),
    }),
  ),
  helpContact: nullable(Type.String()),
  questions: Type.Array(
    Type.Object({
      body: Type.String(),
      answer: nullable(Type.String()),
      askedAt: Instant,
      timeZone: Type.String(),
    }),
  ),
  /** What has just happened, so that the page can say so. */
  notice: nullable(
    oneOf([
      'asked',
      'question_empty',
      'too_many_questions',
      'said_yes',
      'said_no',
      'waiting',
      'not_possible',
    ] as const),
  ),
});
export type PortalPage = Static<typeof PortalPage>;

/** Builds HTML; injected into the server so that the portal knows nothing of it. */
export type PortalRenderer = {
  readonly page: (page: PortalPage, nonce: string) => string;
  /** A calm page in three languages for a link that does not work, without saying why. */
  readonly invalidLink: (nonce: string) => string;
};

/** Longest question, in characters. */
export const questionLengthMax = 2000;

const params = Type.Object({ token: Type.String() });
const query = Type.Object({ lang: Type.Optional(Type.String()), said: Type.Optional(Type.String()) });

export const portalRoutes = {
  showMyPage: defineRoute({
    name: 'showMyPage',
    method: 'GET',
    path: '/me/:token',
    access: 'public',
    summary: 'The page of one person: date, what changes, checklist, guides and help. Changes nothing.',
    params,
    query,
    produces: 'text/html',
    response: Type.String(),
  }),
  downloadMyDate: defineRoute({
    name: 'downloadMyDate',
    method: 'GET',
    path: '/me/:token/date.ics',
    access: 'public',
    summary: 'The date as a calendar file (RFC 5545).',
    params,
    query,
    produces: 'text/html',
    response: Type.String(),
  }),
  tickMyChecklist: defineRoute({
    name: 'tickMyChecklist',
    method: 'POST',
    path: '/me/:token/checklist',
    access: 'public',
    summary: 'Ticks or unticks an item of the checklist and returns to the page.',
    params,
    query,
    produces: 'text/html',
    response: Type.String(),
    audits: ['checklist.ticked'],
  }),
  answerMyQuestion: defineRoute({
    name: 'answerMyQuestion',
    method: 'POST',
    path: '/me/:token/answer',
    access: 'public',
    summary: 'Says yes or no to taking part in the pilot and returns to the page.',
    params,
    query,
    produces: 'text/html',
    response: Type.String(),
    audits: ['cohort.answer_recorded'],
  }),
  askForHelp: defineRoute({
    name: 'askForHelp',
    method: 'POST',
    path: '/me/:token/help',
    access: 'public',
    summary: 'Opens a ticket with the question and returns to the page.',
    params,
    query,
    produces: 'text/html',
    response: Type.String(),
    audits: ['ticket.opened', 'signals.received'],
  }),
};
