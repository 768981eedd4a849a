/**
 * Why people stopped using it: the reasons they choose from, which of them call for help, and what of the answers may be
 * told. Counts are shown for five answers and more, words for ten (strict privacy profile).
 */
import { toldFrom } from './judge-use.ts';

export const whyReasons = [
  'no_need',
  'missing_feature',
  'not_working',
  'training_wanted',
  'went_back',
  'other',
] as const;
export type WhyReason = (typeof whyReasons)[number];

/** Longest words, in characters. */
export const whyWordsMax = 1000;

/** Answers needed before their words are shown. */
export const whyWordsFrom = 10;

/** So many days after the question people can still answer it. */
export const whyOpenDays = 21;

/** At most one question in so many days, whatever a person stops using. */
export const whyRestDays = 60;

/** The reason a form sends; null for anything else. */
export function readWhyReason(text: string | undefined): WhyReason | null {
  return whyReasons.find((reason) => reason === text) ?? null;
}

/** The reasons after which the page offers to ask for help: somebody can do something about them at once. */
export function callsForHelp(reason: WhyReason): reason is 'not_working' | 'training_wanted' {
  return reason === 'not_working' || reason === 'training_wanted';
}

export type WhyCounts = Readonly<Partial<Record<WhyReason, number>>>;

export type WhyFigure =
  /** The reasons that are told, the most frequent first; `hidden` answers stand behind the others. */
  | {
      readonly kind: 'shown';
      readonly answered: number;
      readonly reasons: readonly { readonly reason: WhyReason; readonly answers: number }[];
      readonly hidden: number;
    }
  | { readonly kind: 'few' }
  /** Everybody gave the same reason, or nearly: the figure would tell what each said. */
  | { readonly kind: 'alike' };

/**
 * What may be told of the answers. A reason of fewer than five is hidden; while the hidden ones together are fewer than
 * five, the next smallest is hidden too, so that no difference tells of one person.
 */
export function tellWhy(counts: WhyCounts): WhyFigure {
  const given = whyReasons
    .map((reason) => ({ reason, answers: counts[reason] ?? 0 }))
    .filter(({ answers }) => answers > 0)
    .toSorted((left, right) => right.answers - left.answers);
  const answered = given.reduce((sum, { answers }) => sum + answers, 0);
  if (answered < toldFrom) return { kind: 'few' };
  if (answered - given[0]!.answers < toldFrom) return { kind: 'alike' };
  const reasons = given.filter(({ answers }) => answers >= toldFrom);
  let hidden = answered - reasons.reduce((sum, { answers }) => sum + answers, 0);
  while (hidden > 0 && hidden < toldFrom) hidden += reasons.pop()!.answers;
  return { kind: 'shown', answered, reasons, hidden };
}
