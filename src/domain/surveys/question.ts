/**
 * A question of the survey: what kind of answer it takes, which track of the pilot it is evidence for, when and whom it
 * asks, and its words in each language. Words are fixed once somebody was asked.
 */
import { messageLocales, type MessageLocale } from '../messages/message-content.ts';

/** An answer from 1 to 5, one of a few choices, or words. */
export const questionKinds = ['rating', 'single', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Whom it asks: the people of the pilot, or those of every stage. */
export const questionScopes = ['pilot', 'every'] as const;
export type QuestionScope = (typeof questionScopes)[number];

/** Questions that are asked together on one day: more than that nobody answers. */
export const questionsADayMax = 6;

/** The latest day after the start on which something is asked. */
export const questionDayMax = 90;

/** Longest answer in words, in characters. */
export const answerWordsMax = 1000;

/** How many labels a kind has: the words at 1 and at 5, the choices, or none. */
export const labelsOf: Readonly<Record<QuestionKind, { readonly min: number; readonly max: number }>> = {
  rating: { min: 2, max: 2 },
  single: { min: 2, max: 6 },
  text: { min: 0, max: 0 },
};

export type QuestionText = { readonly question: string; readonly labels: readonly string[] };
export type QuestionWords = Readonly<Partial<Record<MessageLocale, QuestionText>>>;

export type WordsFault =
  /** The language that stands in for the others has no words. */
  | { readonly fault: 'default_missing'; readonly locale: MessageLocale }
  /** Too few or too many labels for the kind. */
  | { readonly fault: 'label_count'; readonly locale: MessageLocale }
  /** Another number of labels than in the default language, so that answers could not be counted together. */
  | { readonly fault: 'label_parity'; readonly locale: MessageLocale }
  | { readonly fault: 'label_repeated'; readonly locale: MessageLocale; readonly label: string };

/** The first thing wrong with the words of a question, language by language; undefined when they can be asked. */
export function findWordsFault(
  kind: QuestionKind,
  words: QuestionWords,
  defaultLocale: MessageLocale,
): WordsFault | undefined {
  const standard = words[defaultLocale];
  if (standard === undefined) return { fault: 'default_missing', locale: defaultLocale };
  const { min, max } = labelsOf[kind];
  for (const locale of [defaultLocale, ...messageLocales.filter((other) => other !== defaultLocale)]) {
    const labels = words[locale]?.labels;
    if (labels === undefined) continue;
    if (labels.length < min || labels.length > max) return { fault: 'label_count', locale };
    if (labels.length !== standard.labels.length) return { fault: 'label_parity', locale };
    const seen = new Set<string>();
    for (const label of labels) {
      const key = label.trim().toLowerCase();
      if (seen.has(key)) return { fault: 'label_repeated', locale, label };
      seen.add(key);
    }
  }
  return undefined;
}

/** Languages without words of their own, whose readers see those of the default language. */
export function missingLanguages(words: QuestionWords): MessageLocale[] {
  return messageLocales.filter((locale) => words[locale] === undefined);
}

/** The words a reader sees, and their language: the reader's, else the default one, else whichever there is. */
export function wordsFor(
  words: QuestionWords,
  locale: MessageLocale,
  defaultLocale: MessageLocale,
): QuestionText & { readonly locale: MessageLocale } {
  const shown = [locale, defaultLocale, ...messageLocales].find((other) => words[other] !== undefined);
  if (shown === undefined) throw new Error('a question has words in some language');
  return { ...words[shown]!, locale: shown };
}

/** What a question counts answers by: 1 to 5, the place of a choice from 1 on, or 0 for words. */
export function optionsOf(kind: QuestionKind, words: QuestionWords): number[] {
  const choices = Math.max(0, ...messageLocales.map((locale) => words[locale]?.labels.length ?? 0));
  const count = kind === 'rating' ? 5 : kind === 'single' ? choices : 0;
  return count === 0 ? [0] : Array.from({ length: count }, (_, index) => index + 1);
}
