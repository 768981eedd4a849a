/**
 * Routes of the personal page. GET and HEAD only show; what a form sends is done once and answered with a redirect
 * to the page. The secret in the address is the proof that the form is the person's own.
 */
import type { FastifyReply } from 'fastify';
import type { ChainTaskId } from '#contracts/ids.ts';
import { deferralCodes } from '#contracts/deferrals.ts';
import {
  noDay,
  questionLengthMax,
  surveyField,
  type PortalNotice,
  type PortalRenderer,
} from '#contracts/portal.ts';
import { portalRoutes as routes } from '#contracts/portal-routes.ts';
import { callsForHelp, readWhyReason } from '#domain/adoption/why.ts';
import { firstMinutesItems } from '#domain/first-day/first-minutes.ts';
import { readPulseScore } from '#domain/first-day/pulse.ts';
import { appointmentMinutes, checklistItems, intuneGuide } from '#domain/messages/intune-guide.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { writeCalendarFile } from '#server/platform/calendar-file.ts';
import { handleRaw, type RouteHandler } from '#server/platform/http/handler.ts';
import { createNonce } from '#server/platform/http/security-headers.ts';
import { answerWhy } from '#server/features/adoption/index.ts';
import { tickOwnTask } from '#server/features/chains/index.ts';
import { putOffByPerson } from '#server/features/deferrals/index.ts';
import { answerPulse } from '#server/features/first-day/index.ts';
import { answerQuestion } from '#server/features/pilot/index.ts';
import { openTicket } from '#server/features/helpdesk/index.ts';
import { answerSurvey } from '#server/features/surveys/index.ts';
import { appointmentOf, gatherPage } from './gather-page.ts';
import {
  gatherPlaces,
  giveMyPlaceBack,
  myPlaces,
  takeMyPlace,
  waitForMyPlace,
  wishForMyPlaces,
} from './my-places.ts';
import { openLink, type Visit } from './open-link.ts';
import { setTick } from './store.ts';

/** Several answers in words of a thousand characters fit, each of them up to nine bytes in a form. */
const formBytesMax = 64 * 1024;

/** The routes of the page; `renderer` turns its data into HTML. */
export function createPortalRoutes(renderer: PortalRenderer): RouteHandler[] {
  const refuseLink = (reply: FastifyReply): undefined => {
    const nonce = createNonce();
    sendHtml(reply, 404, nonce, renderer.invalidLink(nonce));
  };
  const formRoute = (route: FormRoute, work: FormWork, place: string | null = null): RouteHandler =>
    handleForm(refuseLink, route, work, place);
  return [
    handleRaw(routes.showMyPage, async ({ params, query, reply, requestId, services }) => {
      const { token } = params;
      const page = await openLink(
        { token, requestId, services },
        async (visit) =>
          await gatherPage(visit, { path: `/me/${token}`, language: query.lang, said: query.said }),
      );
      if (page === undefined) return refuseLink(reply);
      const nonce = createNonce();
      sendHtml(reply, 200, nonce, renderer.page(page, nonce));
      return undefined;
    }),
    handleRaw(routes.showMyPlaces, async ({ params, query, reply, requestId, services }) => {
      const { token } = params;
      const page = await openLink(
        { token, requestId, services },
        async (visit) =>
          await gatherPlaces(visit, { path: `/me/${token}`, language: query.lang, said: query.said }),
      );
      if (page === undefined) return refuseLink(reply);
      if (page === null) return goBack(reply, token, query.lang, null, null);
      const nonce = createNonce();
      sendHtml(reply, 200, nonce, renderer.places(page, nonce));
      return undefined;
    }),
    handleRaw(routes.downloadMyDate, async ({ params, query, reply, requestId, services }) => {
      const { token } = params;
      const file = await openLink(
        { token, requestId, services },
        async (visit) => await calendarFile(visit, query.lang),
      );
      if (file === undefined) return refuseLink(reply);
      reply
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="date.ics"')
        .type('text/calendar; charset=utf-8')
        .send(file);
      return undefined;
    }),
    handleTick(refuseLink, routes.tickMyChecklist, checklistOf, tick),
    handleTick(refuseLink, routes.tickMyTask, () => 'tasks', tickTask),
    formRoute(routes.answerMyQuestion, answer),
    formRoute(routes.takeMyPlace, async (visit, form) => await takeMyPlace(visit, form['place'])),
    formRoute(routes.wishForMyPlaces, wishForMyPlaces),
    formRoute(routes.waitForMyPlace, waitForMyPlace),
    formRoute(routes.giveMyPlaceBack, giveMyPlaceBack),
    formRoute(routes.putOffMyDate, putOff),
    formRoute(routes.answerMyPulse, ratePulse, 'pulse'),
    formRoute(routes.answerWhyIStopped, sayWhy),
    formRoute(routes.answerMySurvey, sayToSurvey, 'survey'),
    formRoute(routes.askForHelp, ask),
  ];
}

type FormRoute = (typeof routes)[
  | 'answerMyQuestion'
  | 'takeMyPlace'
  | 'wishForMyPlaces'
  | 'waitForMyPlace'
  | 'giveMyPlaceBack'
  | 'putOffMyDate'
  | 'answerMyPulse'
  | 'answerWhyIStopped'
  | 'answerMySurvey'
  | 'askForHelp'];

type Form = Readonly<Record<string, string>>;
type FormWork = (visit: Visit, form: Form) => Promise<PortalNotice | null>;

/**
 * A form that does one thing and returns to the page, which says what came of it; where the page itself shows that,
 * nothing more is said and the page opens at `place`.
 */
function handleForm(
  refuseLink: (reply: FastifyReply) => undefined,
  route: FormRoute,
  work: FormWork,
  place: string | null,
): RouteHandler {
  return handleRaw(
    route,
    async ({ params, query, request, reply, requestId, services }) => {
      const { token } = params;
      const form = formOf(request.body);
      const said = await openLink({ token, requestId, services }, async (visit) => await work(visit, form));
      if (said === undefined) return refuseLink(reply);
      return goBack(reply, token, query.lang, said, said === null ? place : null);
    },
    { bodyLimitBytes: formBytesMax },
  );
}

/** A tick in a list of the page, to which it returns. */
function handleTick(
  refuseLink: (reply: FastifyReply) => undefined,
  route: (typeof routes)['tickMyChecklist' | 'tickMyTask'],
  listOf: (form: Form) => string,
  work: (visit: Visit, form: Form) => Promise<true>,
): RouteHandler {
  return handleRaw(
    route,
    async ({ params, query, request, reply, requestId, services }) => {
      const { token } = params;
      const form = formOf(request.body);
      const done = await openLink({ token, requestId, services }, async (visit) => await work(visit, form));
      return done === undefined ? refuseLink(reply) : goBack(reply, token, query.lang, null, listOf(form));
    },
    { bodyLimitBytes: formBytesMax },
  );
}

/** What there is to try first is a list of its own. */
function checklistOf(form: Form): string {
  return firstMinutesItems.some((item) => item === form['item']) ? 'first-minutes' : 'checklist';
}

function formOf(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Ticks or unticks a known item; anything else changes nothing. */
async function tick({ tx, context, rolloutId, place }: Visit, form: Form): Promise<true> {
  const item = [...checklistItems, ...firstMinutesItems].find((known) => known === form['item']);
  if (item === undefined) return true;
  const ticked = form['ticked'] === 'yes';
  if (await setTick(tx, context, { rolloutId, personId: place.personId, item, ticked }))
    await recordAudit(tx, context, {
      action: 'checklist.ticked',
      subject: { kind: 'person', id: place.personId },
      after: { rolloutId, item, ticked },
    });
  return true;
}

/** Ticks or unticks a task of the person; what is not theirs changes nothing. */
async function tickTask({ tx, context, rolloutId, place }: Visit, form: Form): Promise<true> {
  const chainTaskId = Number(form['task']);
  if (Number.isSafeInteger(chainTaskId)) {
    const who = { rolloutId, personId: place.personId };
    await tickOwnTask(tx, context, who, chainTaskId as ChainTaskId, form['done'] === 'yes');
  }
  return true;
}

/** Says yes or no to taking part; an answer that changes nothing is said to be so. */
async function answer({ tx, context, rolloutId, place }: Visit, form: Form): Promise<PortalNotice> {
  const given = form['answer'];
  if (given !== 'yes' && given !== 'no') return 'not_possible';
  const recorded = await answerQuestion(tx, context, { rolloutId, personId: place.personId }, given);
  if (!recorded.ok) return 'not_possible';
  const { status } = recorded.value;
  return status === 'accepted' ? 'said_yes' : status === 'waitlisted' ? 'waiting' : 'said_no';
}

/** Puts off the date; a day or a reason that is not offered changes nothing. Who can choose a place moves that instead. */
async function putOff(visit: Visit, form: Form): Promise<PortalNotice> {
  const { tx, context, rolloutId, place } = visit;
  const why = deferralCodes.find((known) => known === form['why']);
  const on = form['on'] ?? '';
  const isOffered = why !== undefined && (on === noDay || dayOf(on) !== null);
  if (!isOffered || (await myPlaces(visit)) !== null) return 'put_off_refused';
  const wish = { why, on: on === noDay ? null : on };
  const done = await putOffByPerson(tx, context, { rolloutId, personId: place.personId }, wish);
  if (!done.ok) return 'put_off_refused';
  return done.value.on === null ? 'put_off_open' : 'put_off';
}

/** Says how the first day was. The answer is what the page then shows. */
async function ratePulse({ tx, context, rolloutId, place }: Visit, form: Form): Promise<PortalNotice | null> {
  const score = readPulseScore(form['score']);
  if (score === null) return 'pulse_missing';
  const answer = { score, words: form['words'] ?? '' };
  const isNoted = await answerPulse(tx, context, { rolloutId, personId: place.personId }, answer);
  return isNoted ? null : 'pulse_closed';
}

/** Says why something is not used any more; some answers are followed by an offer of help. */
async function sayWhy({ tx, context, rolloutId, place }: Visit, form: Form): Promise<PortalNotice> {
  const reason = readWhyReason(form['reason']);
  if (reason === null) return 'why_missing';
  const answer = { reason, words: form['words'] ?? '' };
  const isNoted = await answerWhy(tx, context, { rolloutId, personId: place.personId }, answer);
  if (!isNoted) return 'why_closed';
  return callsForHelp(reason) ? `why_${reason}` : 'why_noted';
}

/** Answers the survey. That it was answered is what the page then shows. */
async function sayToSurvey(
  { tx, context, rolloutId, place }: Visit,
  form: Form,
): Promise<PortalNotice | null> {
  const outcome = await answerSurvey(
    tx,
    context,
    { rolloutId, personId: place.personId },
    Number(form['survey']),
    ({ surveyQuestionId }) => form[surveyField(surveyQuestionId)],
  );
  return outcome === 'noted' ? null : outcome === 'empty' ? 'survey_empty' : 'survey_closed';
}

async function ask({ tx, context, rolloutId, place }: Visit, form: Form): Promise<PortalNotice> {
  const body = (form['question'] ?? '').replaceAll('\u0000', '').trim().slice(0, questionLengthMax);
  if (body === '') return 'question_empty';
  const { stageId, personId } = place;
  const ticket = await openTicket(tx, context, { rolloutId, stageId, personId, source: 'portal', body });
  return ticket.kind === 'too_many' ? 'too_many_questions' : 'asked';
}

/** The date, or the end of the one that was told and no longer stands; undefined where there is neither. */
async function calendarFile(visit: Visit, language: string | undefined): Promise<string | undefined> {
  const page = await gatherPage(visit, { path: '', language, said: undefined });
  const guide = intuneGuide[page.locale];
  const { context, rolloutId, place } = visit;
  const changes = guide.changes.map(({ strong, rest }) => `${strong} ${rest}`.trim());
  const entry = {
    uid: `${context.organisationId}-${rolloutId}-${place.personId}@bellwether`,
    sequence: place.earlierDates,
    writtenAt: context.now,
    summary: changes[0] ?? place.organisation,
  };
  if (page.withdrawnDate !== null) {
    const startsAt = new Date(page.withdrawnDate.at);
    return writeCalendarFile(
      'Personal page',
      [{ ...entry, startsAt, minutes: appointmentMinutes }],
      'CANCEL',
    );
  }
  const appointment = appointmentOf(visit, guide, (await myPlaces(visit))?.current ?? null);
  if (appointment === null) return undefined;
  return writeCalendarFile('Personal page', [
    {
      ...entry,
      startsAt: new Date(appointment.startsAt),
      minutes: appointment.minutes,
      location: appointment.where,
      description: [...changes, ...(page.helpContact === null ? [] : [page.helpContact])].join('\n'),
    },
  ]);
}

/** Post, redirect, get: loading the page again sends nothing again. */
function goBack(
  reply: FastifyReply,
  token: string,
  language: string | undefined,
  said: string | null,
  place: string | null,
): undefined {
  const query = new URLSearchParams({
    ...(language === undefined ? {} : { lang: language }),
    ...(said === null ? {} : { said }),
  }).toString();
  const address = `/me/${token}${query === '' ? '' : `?${query}`}${place === null ? '' : `#${place}`}`;
  reply.header('cache-control', 'no-store').redirect(address, 303);
}

/** Only the page's own inline styles are allowed: no script, no request to anywhere, no frame. */
function sendHtml(reply: FastifyReply, status: number, nonce: string, markup: string): void {
  reply
    .status(status)
    .header('cache-control', 'no-store')
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
    )
    .type('text/html; charset=utf-8')
    .send(markup);
}
