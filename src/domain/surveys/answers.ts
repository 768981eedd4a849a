/**
 * The answers to a survey: until when they are taken, when somebody is reminded, and what may be told of them. Thresholds
 * are those of the question about the first day: figures from five answers on and never when all say the same, words
 * from ten. What is told grows in steps of five, so that the difference of two looks tells of nobody.
 */
import { figureAnswersMin } from '../first-day/pulse.ts';

export { commentAnswersMin, figureAnswersMin } from '../first-day/pulse.ts';

/** So many days after they were asked people can answer. */
export const answerDays = 14;

/** So many days after they were asked, people who have not answered are reminded, once. */
export const remindAfterDays = 4;

/** Who passed the day of a question longer ago than this is not asked any more: their answer would be about something else. */
export const catchUpDays = 7;

/** A rating counts as favourable from here on. */
const favourableMin = 4;

export type AnswerFigure =
  /** `counts` of the answers that are told, one for each option; `told` is their sum. */
  | { readonly kind: 'shown'; readonly told: number; readonly counts: readonly number[] }
  /** Too few have answered. */
  | { readonly kind: 'few' }
  /** Everybody said the same: the figure would tell what each said. */
  | { readonly kind: 'alike' };

/** What may be told of counts by option. */
export function tellAnswers(counts: readonly number[]): AnswerFigure {
  const told = counts.reduce((sum, count) => sum + count, 0);
  if (told < figureAnswersMin) return { kind: 'few' };
  if (counts.some((count) => count === told)) return { kind: 'alike' };
  return { kind: 'shown', told, counts };
}

/** Of ratings counted from 1 to 5, how many are 4 or 5. */
export function favourableIn(counts: readonly number[]): number {
  return counts.slice(favourableMin - 1).reduce((sum, count) => sum + count, 0);
}

/** What a form sends for one question, as it is counted; null when nothing, or nothing that can be chosen, was sent. */
export function readOption(text: string | undefined, options: readonly number[]): number | null {
  return options.find((option) => option > 0 && String(option) === text) ?? null;
}
