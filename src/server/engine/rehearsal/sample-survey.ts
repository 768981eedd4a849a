/** The survey of a pilot of the sample: one question for each track and one in words, and what most people say to it. */
import type { RolloutId } from '#contracts/ids.ts';
import type { SurveyQuestionFields } from '#contracts/surveys.ts';
import type { Track } from '#contracts/criteria.ts';
import { createRandom } from '#domain/random/random.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import {
  addStarterSurvey,
  addSurveyQuestion,
  answerForMany,
  type Said,
} from '#server/features/surveys/index.ts';
import { expectOk } from './expect-ok.ts';

const inWords: SurveyQuestionFields = {
  ...{ kind: 'text', track: 'communication', day: 3, scope: 'pilot' },
  words: {
    en: { question: 'What should we do differently for those who come after you?', labels: [] },
    sv: { question: 'Vad bör vi göra annorlunda för dem som kommer efter dig?', labels: [] },
    de: { question: 'Was sollten wir für alle nach Ihnen anders machen?', labels: [] },
  },
};

/** Shares of the answers by option, in order. */
const shares: Readonly<Record<Track, readonly number[]>> = {
  technology: [0.02, 0.06, 0.17, 0.4, 0.35],
  communication: [0.05, 0.12, 0.26, 0.36, 0.21],
  training: [0.04, 0.11, 0.24, 0.38, 0.23],
  support: [0.46, 0.36, 0.13, 0.05],
};

const said: readonly string[] = [
  'Say on which day it starts, not only in which week.',
  'A short film would say more than the guide.',
  'Tell the shifts earlier; we read mail once a day.',
  'Put the phone number of the helpdesk into the first line.',
  'Test the label printers before it is our turn.',
  'Nothing. It was easier than I had thought.',
  'Let two of a team go first, so that somebody can be asked.',
  'The restart came in the middle of a call; warn us.',
  'Not in the last week of a month, please.',
  'Show what happens with our own shortcuts.',
  'The message was in English; many of us would rather read it in their own language.',
  'Leave the old sign-in open for a day.',
  'Offer half an hour in which one may ask everything.',
  'Keep the page with the steps; I read it twice.',
  'Tell us what to do when the phone is at home.',
  'More room in the meeting where it was shown.',
];

/** Of those who have not answered, so many do on one of the days they may. */
const answersShare = 0.22;
const wordsShare = 0.3;
const leavesOutShare = 0.04;

/** So many days before today people answer, in turns. */
export const surveyDays = [20, 16, 13, 10] as const;

export async function askByASurvey(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  expectOk('the survey', await addStarterSurvey(tx, context, rolloutId));
  expectOk('a question', await addSurveyQuestion(tx, context, rolloutId, inWords));
  await approveDefaultMessage(tx, context, rolloutId, 'survey');
}

/** Who is asked at the moment answers in this turn, or in another, or never; nobody writes what another has written. */
export async function answerTheSurvey(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  turn: number,
): Promise<void> {
  const random = createRandom(turn);
  const ahead = said.filter((_, index) => index % surveyDays.length === turn);
  const answers = new Map<number, boolean>();
  await answerForMany(tx, context, rolloutId, ({ surveyAskId }, { kind, track }): Said => {
    if (!answers.has(surveyAskId)) answers.set(surveyAskId, random.next() < answersShare);
    if (answers.get(surveyAskId) !== true) return null;
    if (kind === 'text') {
      const words = random.next() < wordsShare ? ahead.pop() : undefined;
      return words === undefined ? null : { choice: 0, words };
    }
    return random.next() < leavesOutShare
      ? null
      : { choice: optionAt(shares[track], random.next()), words: null };
  });
}

function optionAt(parts: readonly number[], draw: number): number {
  let left = draw;
  for (const [index, share] of parts.entries()) {
    left -= share;
    if (left < 0) return index + 1;
  }
  return parts.length;
}
