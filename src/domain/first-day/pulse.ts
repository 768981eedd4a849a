/**
 * The question after the first day, answered from 1 to 5: when it is asked, which answers call for a person, and what
 * a group's answers may tell. Thresholds are those of the strict privacy profile: a figure from five answers on,
 * comments from ten, and no figure that says what everybody said.
 */

export const pulseScores = [1, 2, 3, 4, 5] as const;
export type PulseScore = (typeof pulseScores)[number];

/** So many days after their start people can still answer; later it is no first impression any more. */
export const pulseOpenDays = 7;

/** Answers up to here enter the outreach queue. */
const lowScoreMax = 2;

/** Answers needed before a figure of a group is shown, and before its comments are. */
export const figureAnswersMin = 5;
export const commentAnswersMin = 10;

/** Longest comment, in characters. */
export const pulseWordsMax = 1000;

export function isLowPulse(score: PulseScore): boolean {
  return score <= lowScoreMax;
}

/** The score a form sends; null for anything else. */
export function readPulseScore(text: string | undefined): PulseScore | null {
  return pulseScores.find((score) => String(score) === text) ?? null;
}

export type PulseFigure =
  | { readonly kind: 'shown'; readonly mean: number }
  /** Too few have answered. */
  | { readonly kind: 'few' }
  /** Everybody said the same: the figure would tell what each said. */
  | { readonly kind: 'alike' };

/** The mean of a group from how many gave each score, to one decimal, or why it is not told. */
export function summarisePulse(counts: Readonly<Partial<Record<PulseScore, number>>>): PulseFigure {
  const given = pulseScores.filter((score) => (counts[score] ?? 0) > 0);
  const answered = given.reduce((sum, score) => sum + counts[score]!, 0);
  if (answered < figureAnswersMin) return { kind: 'few' };
  if (given.length === 1) return { kind: 'alike' };
  const mean = given.reduce((sum, score) => sum + score * counts[score]!, 0) / answered;
  return { kind: 'shown', mean: Math.round(mean * 10) / 10 };
}
