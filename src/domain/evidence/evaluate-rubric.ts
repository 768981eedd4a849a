/**
 * Turns the ratings of a panel into the verdict of a qualitative criterion: quorum first, then the middle rating
 * against minimum and target. A rating without evidence notes does not count, nor one that has expired.
 */
import { checkCriterion, type QualitativeCriterion } from './criterion.ts';
import type { Evaluation, UnspokenEvaluation, Verdict, VerdictReason } from './evaluation.ts';
import { type EvaluationContext, errorLimits } from './evaluation-context.ts';
import { verdictSentence } from './verdict-sentence.ts';

export type Rating = {
  readonly raterId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
  /** A level of the rubric. */
  readonly level: number;
  /** What the rating rests on. */
  readonly note: string;
};

const DAY = 86_400_000;

/** Whether a rating has become too old to count. */
export function hasExpired(
  { validDays = Infinity }: Pick<QualitativeCriterion, 'validDays'>,
  { at }: Pick<Rating, 'at'>,
  now: number,
): boolean {
  return now - at > validDays * DAY;
}

/** The latest usable rating of each rater that has not expired. */
function countedRatings(criterion: QualitativeCriterion, ratings: readonly Rating[], now: number): Rating[] {
  const levels = new Set(criterion.rubric.map(({ level }) => level));
  const latest = new Map<string, Rating>();
  for (const rating of ratings) {
    const isUsable = levels.has(rating.level) && rating.note.trim() !== '' && rating.at <= now;
    const earlier = latest.get(rating.raterId);
    // Of two ratings by one person at one instant the lower one counts.
    const isLater =
      earlier === undefined ||
      rating.at > earlier.at ||
      (rating.at === earlier.at && rating.level < earlier.level);
    if (isUsable && isLater) latest.set(rating.raterId, rating);
  }
  return [...latest.values()].filter((rating) => !hasExpired(criterion, rating, now));
}

/** The lower median: with an even number of ratings the more cautious of the two middle ones. */
function lowerMedian(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

function decide(criterion: QualitativeCriterion, n: number, median: number): [Verdict, VerdictReason] {
  if (n < criterion.quorum) return ['inconclusive', 'minimum_sample'];
  if (median >= criterion.target) return ['pass', 'above_minimum'];
  if (median >= criterion.minimum) return ['conditional', 'above_minimum_below_target'];
  return ['fail', 'below_target'];
}

/** Evaluates a rubric criterion on the ratings known at `context.now`; no ratings at all is `no_data`. */
export function evaluateRubric(
  criterion: QualitativeCriterion,
  ratings: readonly Rating[],
  context: EvaluationContext,
): Evaluation {
  const blank: UnspokenEvaluation = {
    criterionId: criterion.id,
    role: criterion.role,
    verdict: 'no_data',
    reason: 'nothing_recorded',
    n: 0,
    estimate: null,
    lower: null,
    upper: null,
    method: null,
    goAt: null,
    stopAt: null,
    ...errorLimits(context),
    dataFrom: null,
    dataUntil: null,
    received: ratings.length,
    setAside: {},
    beyondHorizon: 0,
    needMore: null,
  };
  const speak = (unspoken: UnspokenEvaluation): Evaluation => ({
    ...unspoken,
    sentence: verdictSentence(criterion, unspoken, context.locale ?? 'en'),
  });
  if (checkCriterion(criterion).length > 0)
    return speak({ ...blank, verdict: 'error', reason: 'unusable_criterion' });
  if (!Number.isFinite(context.now)) return speak({ ...blank, verdict: 'error', reason: 'unusable_instant' });
  const expired = ratings.filter((rating) => hasExpired(criterion, rating, context.now)).length;
  const base = expired === 0 ? blank : { ...blank, setAside: { expired } };
  const levels = countedRatings(criterion, ratings, context.now)
    .map(({ level }) => level)
    .sort((a, b) => a - b);
  if (levels.length === 0) return speak(base);
  const estimate = lowerMedian(levels);
  const [verdict, reason] = decide(criterion, levels.length, estimate);
  const missing = Math.max(0, criterion.quorum - levels.length);
  return speak({
    ...base,
    verdict,
    reason,
    n: levels.length,
    estimate,
    lower: levels[0]!,
    upper: levels.at(-1)!,
    method: 'panel_rating',
    needMore:
      verdict === 'inconclusive'
        ? { toMinimumSample: missing, groups: [], outcomes: missing, days: null, forecast: null }
        : null,
  });
}
