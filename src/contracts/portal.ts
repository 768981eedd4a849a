/**
 * The personal page: the data it shows, as the server gathers it and the portal lays it out. It is reached by a signed
 * link; nobody signs in.
 */
import { Type, type Static } from 'typebox';
import { firstMinutesItems } from '#domain/first-day/first-minutes.ts';
import { checklistItems, guidePlatforms } from '#domain/messages/intune-guide.ts';
import { questionKinds } from '#domain/surveys/question.ts';
import { ChainTaskId, SurveyQuestionId } from './ids.ts';
import { CalendarDate, Count, Instant, Locale, nullable, oneOf } from './shared-schemas.ts';

export { pulseScores, pulseWordsMax } from '#domain/first-day/pulse.ts';
export { answerWordsMax } from '#domain/surveys/question.ts';

/** What a form of the survey calls the answer to a question. */
export function surveyField(surveyQuestionId: number): string {
  return `answer-${surveyQuestionId}`;
}

/** Where the person stands, in the words of the page. */
export const portalStages = [
  'asked',
  'waiting',
  'dated',
  'date_lost',
  'date_withdrawn',
  'under_way',
  'done',
  'stuck',
  'called_off',
  'going_back',
  'gone_back',
  'not_taking_part',
] as const;

/** How the person stands to the places that can be chosen. */
export const portalStandings = ['none', 'waiting', 'given', 'chosen', 'lost'] as const;

export const PortalPlace = Type.Object({
  standing: oneOf(portalStandings),
  /** Sessions with a place left for the person; null when none can be chosen now. */
  free: nullable(Type.Integer()),
  /** How often the person may still move a place they have chosen. */
  movesLeft: Type.Integer(),
  /** Hours before it begins from which on it stays as it is. */
  quietHours: Type.Integer(),
  /** The sessions the person waits for, the preferred first; none for the next free place. */
  wishes: Type.Array(Instant),
  /** The place of somebody who lost it. */
  lostAt: nullable(Instant),
  timeZone: Type.String(),
});
export type PortalPlace = Static<typeof PortalPlace>;

const noticeNames = [
  'asked',
  'question_empty',
  'too_many_questions',
  'said_yes',
  'said_no',
  'waiting',
  'not_possible',
  'put_off',
  'put_off_open',
  'put_off_refused',
  'place_taken',
  'place_waiting',
  'place_wished',
  'place_back',
  'place_left_line',
  'place_full',
  'place_too_late',
  'place_moves_used',
  'place_not_possible',
  'pulse_missing',
  'pulse_closed',
  'why_noted',
  'why_training_wanted',
  'why_not_working',
  'why_missing',
  'why_closed',
  'survey_empty',
  'survey_closed',
] as const;
export const portalNotices: readonly PortalNotice[] = noticeNames;
export type PortalNotice = (typeof noticeNames)[number];

/** What the survey asks the person, in their language; no questions once they have answered. */
export const PortalSurvey = Type.Object({
  surveyAskId: Type.Integer({ minimum: 1 }),
  isAnswered: Type.Boolean(),
  questions: Type.Array(
    Type.Object({
      surveyQuestionId: SurveyQuestionId,
      kind: oneOf(questionKinds),
      /** Of the words: not the page's where those are missing. */
      language: Locale,
      question: Type.String(),
      /** The words at 1 and at 5, or the choices. */
      labels: Type.Array(Type.String()),
    }),
  ),
});
export type PortalSurvey = Static<typeof PortalSurvey>;

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
      /** Whether the zone is said: it is not the organisation's. */
      namesZone: Type.Boolean(),
      /** Calendar days from today in that time zone. */
      daysAway: Type.Integer(),
      where: Type.String(),
      /** The date this one stands instead of, as far as the person knows it. */
      replaces: nullable(Instant),
    }),
  ),
  /** The date that cannot be kept, while there is no new one. */
  lostDate: nullable(Type.Object({ at: Instant, timeZone: Type.String() })),
  /** The date that was told and no longer stands, while there is no other. */
  withdrawnDate: nullable(Type.Object({ at: Instant, timeZone: Type.String() })),
  /** The last day they were told to be done by; null without one, and once it no longer concerns them. */
  lastDay: nullable(Type.Object({ at: Instant, timeZone: Type.String() })),
  /** Putting off the date; null without a date ahead, or where nobody does so by themselves. */
  putOff: nullable(
    Type.Object({
      deferrals: Count,
      most: Count,
      latestOn: CalendarDate,
      /** Free days the person may choose. */
      days: Type.Array(CalendarDate),
    }),
  ),
  changes: Type.Array(
    Type.Object({ kind: oneOf(['new', 'stays'] as const), strong: Type.String(), rest: Type.String() }),
  ),
  /** What was changed because of feedback, in whole sentences, the latest first. */
  changedBecause: Type.Array(Type.String()),
  /** What the person is asked to do themselves, by the day it is due. */
  tasks: Type.Array(
    Type.Object({
      chainTaskId: ChainTaskId,
      title: Type.String(),
      instructions: Type.String(),
      dueOn: nullable(CalendarDate),
      isOverdue: Type.Boolean(),
      isDone: Type.Boolean(),
    }),
  ),
  /** The day they completed the training for the change; null before that, and once they are done. */
  trainedOn: nullable(CalendarDate),
  checklist: Type.Array(
    Type.Object({
      item: oneOf(checklistItems),
      title: Type.String(),
      effort: Type.String(),
      ticked: Type.Boolean(),
    }),
  ),
  /** What to try right after the change; empty before it and when it is long past. */
  firstMinutes: Type.Array(
    Type.Object({
      item: oneOf(firstMinutesItems),
      title: Type.String(),
      effort: Type.String(),
      ticked: Type.Boolean(),
    }),
  ),
  /** How the first day was, from the day after on; `low` is answered, and somebody gets in touch. */
  pulse: nullable(Type.Object({ answer: oneOf(['none', 'good', 'low'] as const) })),
  /** What they stopped using and are asked about; null when nothing is asked. */
  why: nullable(Type.Object({ feature: Type.String() })),
  /** The questions of the day they have reached; null when nothing is asked. */
  survey: nullable(PortalSurvey),
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
  notice: nullable(oneOf(noticeNames)),
  /** Places for appointments; null where there are none for the person. */
  place: nullable(PortalPlace),
});
export type PortalPage = Static<typeof PortalPage>;

/** The page on which a person chooses among the places left. */
export const PlacesPage = Type.Object({
  locale: Locale,
  path: Type.String(),
  organisation: Type.String(),
  place: PortalPlace,
  /** When the session begins in which the person has a place. */
  currentAt: nullable(Instant),
  /** The person's date, whether or not a place belongs to it. */
  dateAt: nullable(Instant),
  lastOn: nullable(CalendarDate),
  days: Type.Array(
    Type.Object({
      on: CalendarDate,
      sessions: Type.Array(
        Type.Object({
          at: Type.String(),
          startsAt: Instant,
          minutes: Type.Integer(),
          /** null: as many as come. */
          left: nullable(Type.Integer()),
        }),
      ),
    }),
  ),
  notice: nullable(oneOf(noticeNames)),
});
export type PlacesPage = Static<typeof PlacesPage>;

/** Builds HTML; injected into the server so that the portal knows nothing of it. */
export type PortalRenderer = {
  readonly page: (page: PortalPage, nonce: string) => string;
  readonly places: (page: PlacesPage, nonce: string) => string;
  /** A calm page in three languages for a link that does not work, without saying why. */
  readonly invalidLink: (nonce: string) => string;
};

/** What a form sends for “none of these days”. */
export const noDay = 'none';

/** Longest question, in characters. */
export const questionLengthMax = 2000;
