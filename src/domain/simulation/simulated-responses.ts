/**
 * How simulated people answer messages and the survey of day three. Answers are given for everybody; who is
 * asked, and whether a message reaches anyone, is the caller's business.
 */
import { hashText, waitingTime, type PersonDraw } from './person-draw.ts';
import type { Scenario } from './scenario.ts';
import type { SimulatedPeople } from './create-simulation.ts';

/** Instants in milliseconds since 1970; null = did not happen. */
export type MessageResponse = {
  readonly openedPageAt: number | null;
  readonly tickedChecklistAt: number | null;
  readonly askedAt: number | null;
  readonly question: string | null;
};

export type SurveyAnswer = { readonly answeredAt: number; readonly score: 1 | 2 | 3 | 4 | 5 };

export type SimulatedResponses = {
  /** What the person does after message `messageKey` (any name; another message, another answer). */
  messageResponse(person: number, messageKey: string, sentAt: number): MessageResponse;
  /** The satisfaction score asked for three days after the start, or null when the person does not answer. */
  satisfaction(person: number, startedAt: number): SurveyAnswer | null;
};

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

const openFactors: Readonly<Record<string, number>> = { confident: 1.08, everyday: 1, 'needs help': 0.82 };
const askShares: Readonly<Record<string, number>> = { confident: 0.012, everyday: 0.03, 'needs help': 0.075 };

const questions: readonly string[] = [
  'Can my employer see my photos?',
  'What happens to my files?',
  'I am on leave that week. Can I have another date?',
  'How long does it take?',
  'Do I need to be in the office?',
  'My device is shared with my shift. Who does it?',
  'Does this change my password?',
];

/** Cumulative percent of scores 1 to 4; the rest answers 5. */
const usualScores = [2, 6, 20, 63];
const scoresAfterTicket = [6, 20, 48, 84];
const scoresAfterFailure = [22, 50, 76, 94];

/** Prepares the answers of one seed and scenario. */
export function createResponses(input: {
  readonly draw: PersonDraw;
  readonly scenario: Scenario;
  readonly people: SimulatedPeople;
  readonly outcomeOf: (person: number, startedAt: number) => 'succeeded' | 'failed' | 'unreachable';
  readonly ticketCountOf: (person: number, startedAt: number) => number;
}): SimulatedResponses {
  const { draw, scenario, people } = input;
  return {
    messageResponse: (person, messageKey, sentAt) => {
      const message = hashText(messageKey);
      const skill = people.skill[person] ?? '';
      const openShare = Math.min(1, scenario.pageOpenShare * (openFactors[skill] ?? 1));
      const after = (
        at: number,
        purpose: 'page_delay' | 'checklist_delay' | 'ask_delay',
        hours: number,
      ): number => at + Math.round(waitingTime(draw(person, purpose, message), hours) * hourMilliseconds);
      if (draw(person, 'opens_page', message) >= openShare) {
        return { openedPageAt: null, tickedChecklistAt: null, askedAt: null, question: null };
      }
      const openedPageAt = after(sentAt, 'page_delay', 6);
      const hasTicked = draw(person, 'ticks_checklist', message) < 0.62;
      const hasAsked = draw(person, 'asks', message) < (askShares[skill] ?? 0.03);
      return {
        openedPageAt,
        tickedChecklistAt: hasTicked ? after(openedPageAt, 'checklist_delay', 0.3) : null,
        askedAt: hasAsked ? after(openedPageAt, 'ask_delay', 0.2) : null,
        question: hasAsked
          ? questions[Math.floor(draw(person, 'question', message) * questions.length)]!
          : null,
      };
    },
    satisfaction: (person, startedAt) => {
      if (draw(person, 'answers_survey') >= scenario.surveyAnswerShare) return null;
      const outcome = input.outcomeOf(person, startedAt);
      // Who never started has nothing to judge.
      if (outcome === 'unreachable') return null;
      const hasTicket = input.ticketCountOf(person, startedAt) > 0;
      const thresholds =
        outcome === 'failed' ? scoresAfterFailure : hasTicket ? scoresAfterTicket : usualScores;
      const percent = draw(person, 'score') * 100;
      const above = thresholds.filter((threshold) => percent >= threshold).length;
      const delay = Math.min(waitingTime(draw(person, 'survey_delay'), 10), 24 * 6) * hourMilliseconds;
      return {
        answeredAt: startedAt + 3 * dayMilliseconds + Math.round(delay),
        score: (above + 1) as SurveyAnswer['score'],
      };
    },
  };
}
