/** Gathers what the personal page shows. Words that are the same for everybody belong to the portal. */
import type { PortalPage } from '#contracts/portal.ts';
import { firstMinutes, firstMinutesItems } from '#domain/first-day/first-minutes.ts';
import { cleanValue } from '#domain/messages/merge-template.ts';
import {
  appointmentMinutes,
  checklistItems,
  guidePlatformOf,
  guidePlatforms,
  intuneGuide,
  type Guide,
} from '#domain/messages/intune-guide.ts';
import { begunStatuses, type EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import { dateAt, daysLater } from '#server/platform/calendar.ts';
import { findWhy } from '#server/features/adoption/index.ts';
import { ownTasks } from '#server/features/chains/index.ts';
import { findOwnDeferral } from '#server/features/deferrals/index.ts';
import { changesTold } from '#server/features/feedback/index.ts';
import { findPulse } from '#server/features/first-day/index.ts';
import { lastDayTold } from '#server/features/messages/index.ts';
import { findQuestion, type QuestionRow } from '#server/features/pilot/index.ts';
import { ticketsOfPerson } from '#server/features/helpdesk/index.ts';
import { findSurvey } from '#server/features/surveys/index.ts';
import { myPlaces, type BookedPlace } from './my-places.ts';
import type { Visit } from './open-link.ts';
import { localeOfPage, noticeOf, type PageRequest } from './page-request.ts';
import * as store from './store.ts';

const questionsShown = 10;

export async function gatherPage(visit: Visit, request: PageRequest): Promise<PortalPage> {
  const { tx, place, rolloutId } = visit;
  const locale = localeOfPage(visit, request.language);
  const guide = intuneGuide[locale];
  const question = presentQuestion(place, await findQuestion(tx, rolloutId, place.personId));
  const mine = await myPlaces(visit);
  const booked = mine?.current ?? null;
  const ticks = await store.ticksOf(tx, rolloutId, place.personId);
  const tickets = await ticketsOfPerson(tx, rolloutId, place.personId, questionsShown);
  return {
    locale,
    path: request.path,
    organisation: place.organisation,
    givenName: place.givenName === null ? null : cleanValue(place.givenName),
    stage: stageOf(visit, question),
    question,
    appointment: appointmentOf(visit, guide, booked),
    place: mine?.place ?? null,
    lostDate: lostDateOf(visit),
    withdrawnDate: withdrawnDateOf(visit),
    lastDay: await lastDayOf(visit),
    putOff: mine === null ? await putOffOf(visit) : null,
    changes: [...guide.changes],
    changedBecause: await changesTold(tx, rolloutId, locale, place.defaultLocale),
    tasks: await tasksOf(visit),
    trainedOn: trainedOnOf(visit),
    checklist: checklistItems.map((item) => ({
      item,
      title: guide.checklist[item].title,
      effort: guide.checklist[item].effort,
      ticked: ticks.has(item),
    })),
    firstMinutes: hasJustStarted(visit)
      ? firstMinutesItems.map((item) => ({ item, ...firstMinutes[locale][item], ticked: ticks.has(item) }))
      : [],
    pulse: await findPulse(tx, visit.context, { rolloutId, personId: place.personId }),
    why: await findWhy(tx, visit.context, { rolloutId, personId: place.personId }),
    survey: await findSurvey(
      tx,
      visit.context,
      { rolloutId, personId: place.personId },
      { ...place, locale },
    ),
    guides: guidesFor(guide, await store.devicesOf(tx, place), place.platform),
    helpContact: place.helpContact.trim() === '' ? null : place.helpContact,
    questions: tickets.map((ticket) => ({
      body: ticket.body,
      answer: ticket.answer,
      askedAt: ticket.openedAt.toISOString(),
      timeZone: place.timeZone,
    })),
    notice: noticeOf(request.said),
  };
}

/** So many days after their start people are shown what to try first. */
const firstMinutesDays = 7;

function hasJustStarted({ context, place }: Visit): boolean {
  const { status, startedAt } = place;
  if (startedAt === null || (status !== 'started' && status !== 'succeeded')) return false;
  return context.now < daysLater(startedAt, firstMinutesDays);
}

/** Stages of somebody who is still to be done. */
const isUnfinished: ReadonlySet<PortalPage['stage']> = new Set([
  'waiting',
  'dated',
  'date_lost',
  'under_way',
  'stuck',
]);

async function lastDayOf(visit: Visit): Promise<PortalPage['lastDay']> {
  const { tx, rolloutId, place } = visit;
  if (!isUnfinished.has(stageOf(visit, null))) return null;
  const at = await lastDayTold(tx, rolloutId, place.personId);
  return at === null ? null : { at: at.toISOString(), timeZone: place.timeZone };
}

const hasTasks: ReadonlySet<PortalPage['stage']> = new Set([...isUnfinished, 'done']);

/** What each person of the stage does themselves. */
async function tasksOf(visit: Visit): Promise<PortalPage['tasks']> {
  const { tx, context, rolloutId, place } = visit;
  if (place.status === null || !hasTasks.has(stageByStatus[place.status])) return [];
  const own = await ownTasks(tx, context, rolloutId, place.personId);
  return own.map(({ chainTaskId, title, instructions, dueOn, isOverdue, doneAt }) => ({
    chainTaskId,
    title,
    instructions,
    dueOn,
    isOverdue,
    isDone: doneAt !== null,
  }));
}

/** Stages of people for whom their training still matters. */
const isAhead: ReadonlySet<PortalPage['stage']> = new Set([
  'waiting',
  'dated',
  'date_lost',
  'under_way',
  'stuck',
]);

function trainedOnOf(visit: Visit): PortalPage['trainedOn'] {
  const { trainedAt, timeZone } = visit.place;
  return trainedAt !== null && isAhead.has(stageOf(visit, null)) ? dateAt(trainedAt, timeZone) : null;
}

const stageByStatus: Readonly<Record<EnrolmentStatus, PortalPage['stage']>> = {
  eligible: 'waiting',
  deferred: 'waiting',
  scheduled: 'dated',
  notified: 'dated',
  started: 'under_way',
  succeeded: 'done',
  failed: 'stuck',
  unreachable: 'stuck',
  excluded: 'not_taking_part',
  cancelled: 'not_taking_part',
  rolled_back: 'gone_back',
};

/** Statuses of people whom a rollback brings back. */
const begun: ReadonlySet<EnrolmentStatus> = new Set(begunStatuses);

function stageOf(visit: Visit, question: PortalPage['question']): PortalPage['stage'] {
  const { status, scheduledAt } = visit.place;
  if (status === null) return question === null ? 'not_taking_part' : 'asked';
  if (visit.place.isCalledOff) return 'called_off';
  const stage = stageByStatus[status];
  if (visit.place.isStageRolledBack && begun.has(status)) return 'going_back';
  if (status === 'deferred' && visit.place.withdrawnAt !== null) return 'date_withdrawn';
  if (stage !== 'dated') return stage;
  if (scheduledAt === null) return 'waiting';
  return isLost(visit, scheduledAt) ? 'date_lost' : stage;
}

/** Enrolments in which somebody may still change their mind about the pilot; null is none yet. */
const mayStillAnswer: ReadonlySet<EnrolmentStatus | null> = new Set([
  null,
  'eligible',
  'scheduled',
  'notified',
  'cancelled',
]);

const answers = {
  candidate: null,
  invited: null,
  accepted: 'yes',
  waitlisted: 'waiting',
  declined: 'no',
} as const;

/** What the person is asked, while an answer still changes something. */
function presentQuestion(
  { status }: store.PlaceRow,
  question: QuestionRow | undefined,
): PortalPage['question'] {
  if (question === undefined || question.cohortStatus === 'discarded' || !mayStillAnswer.has(status))
    return null;
  return { answer: answers[question.status], answerByOn: question.answerByOn };
}

/** Whether somebody who has not started cannot keep this date: their stage is late for it, or its day has passed. */
function isLost({ context, place }: Visit, at: Date): boolean {
  const today = dateAt(context.now, place.timeZone);
  return place.isDateLost || dateAt(at, place.timeZone) < today;
}

function lostDateOf(visit: Visit): PortalPage['lostDate'] {
  const { scheduledAt, timeZone } = visit.place;
  if (scheduledAt === null || stageOf(visit, null) !== 'date_lost') return null;
  return { at: scheduledAt.toISOString(), timeZone };
}

function withdrawnDateOf(visit: Visit): PortalPage['withdrawnDate'] {
  const { withdrawnAt, timeZone } = visit.place;
  const stage = stageOf(visit, null);
  if (withdrawnAt === null || (stage !== 'called_off' && stage !== 'date_withdrawn')) return null;
  return { at: withdrawnAt.toISOString(), timeZone };
}

/** What the person may choose; nothing where their date cannot be kept, or nobody puts off their date by themselves. */
async function putOffOf(visit: Visit): Promise<PortalPage['putOff']> {
  if (stageOf(visit, null) !== 'dated') return null;
  const { tx, context, rolloutId, place } = visit;
  const own = await findOwnDeferral(tx, context, { rolloutId, personId: place.personId });
  return own === undefined || own.most === 0 ? null : { ...own, days: [...own.days] };
}

/** The person's date; null while it cannot be kept, and once it no longer lies ahead of them. */
export function appointmentOf(
  visit: Visit,
  guide: Guide,
  booked: BookedPlace | null,
): PortalPage['appointment'] {
  const { context, place } = visit;
  const { scheduledAt, replacesAt, site } = place;
  const timeZone = booked?.timeZone ?? place.timeZone;
  if (scheduledAt === null || stageOf(visit, null) !== 'dated') return null;
  const dayOf = (at: Date): number => Date.parse(`${dateAt(at, timeZone)}T00:00:00Z`) / 86_400_000;
  return {
    startsAt: scheduledAt.toISOString(),
    minutes: booked?.minutes ?? appointmentMinutes,
    timeZone,
    namesZone: timeZone !== place.organisationTimeZone,
    daysAway: dayOf(scheduledAt) - dayOf(context.now),
    replaces: replacesAt?.toISOString() ?? null,
    where: site === null ? guide.where : `${cleanValue(site)}, ${lowerFirst(guide.where)}`,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Guides for the person's own platforms only; what the directory says about the person counts without devices. */
function guidesFor(
  guide: Guide,
  devices: readonly store.DeviceRow[],
  platform: string | null,
): PortalPage['guides'] {
  const owned = devices.length > 0 ? devices : [{ name: '', platform }];
  return guidePlatforms.flatMap((wanted) => {
    const mine = owned.filter((device) => guidePlatformOf(device.platform) === wanted);
    if (mine.length === 0) return [];
    const { title, summary, steps } = guide.platforms[wanted];
    const names = mine.map((device) => cleanValue(device.name)).filter((name) => name !== '');
    return [{ platform: wanted, title, summary, devices: names, steps: [...steps] }];
  });
}
