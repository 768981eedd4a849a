/**
 * What a criterion will take to pass at a given number of people, said before any data: "at 300 people this can
 * pass from 98 %". Exact for shares within a horizon and for rates; an estimate for scores.
 */
import { lnEvidenceAbove } from './beta-binomial.ts';
import { fewestToPass, type QuantitativeCriterion } from './criterion.ts';
import { fromEvidenceAxis, toEvidenceAxis } from './evidence-series.ts';
import { tuningCount } from './mixture-tuning.ts';
import { shareBoundaries } from './read-proportion.ts';
import { type EvidenceLocale, formatMeasured, formatWhole } from './sentence-numbers.ts';
import { lnDispersedEvidence } from './ticket-rate.ts';

const ALPHA = 0.05;
const LN_THRESHOLD = -Math.log(ALPHA);
/** Variance of a typical score on [0, 1]: one point on a five-point scale. */
const TYPICAL_VARIANCE = 0.0625;

/** The smallest whole number in [low, high] for which `holds`, which is false below and true above; or null. */
function smallest(low: number, high: number, holds: (value: number) => boolean): number | null {
  if (high < low || !holds(high)) return null;
  let [below, at] = [low - 1, high];
  while (at - below > 1) {
    const middle = Math.floor((at + below) / 2);
    if (holds(middle)) at = middle;
    else below = middle;
  }
  return at;
}

function passingShare(criterion: QuantitativeCriterion, people: number): number | null {
  const minimum = toEvidenceAxis(criterion, criterion.minimum);
  const target = toEvidenceAxis(criterion, criterion.target);
  const { horizon } = criterion;
  if (horizon !== undefined) {
    const test = {
      minimum,
      target,
      horizon,
      goAlpha: ALPHA,
      stopAlpha: ALPHA,
      continuesBeyondHorizon: false,
    };
    const needed = shareBoundaries(test)!.go.needed[Math.min(people, horizon)]!;
    return Number.isFinite(needed) ? needed / Math.min(people, horizon) : null;
  }
  const tuning = tuningCount(undefined);
  const holds = (s: number) => lnEvidenceAbove(s, people, minimum, tuning) >= LN_THRESHOLD;
  const needed = smallest(Math.ceil(people * minimum), people, holds);
  return needed === null ? null : needed / people;
}

function passingRate(criterion: QuantitativeCriterion, people: number): number | null {
  const { minimum, better, horizon = 600 } = criterion;
  const reaches = (events: number): boolean => {
    const totals = { events, exposure: people, dispersion: 1 };
    return (
      lnDispersedEvidence(better === 'lower' ? 'below' : 'above', totals, minimum, horizon) >= LN_THRESHOLD
    );
  };
  const expected = Math.floor(minimum * people);
  if (better === 'higher') {
    const events = smallest(expected, 20 * expected + 100, reaches);
    return events === null ? null : events / people;
  }
  const fewer = smallest(0, expected, (gap) => reaches(expected - gap));
  return fewer === null ? null : (expected - fewer) / people;
}

/** The mean at which betting with a typical variance reaches the threshold, by its expected growth. */
function passingScore(criterion: QuantitativeCriterion, people: number): number | null {
  const minimum = toEvidenceAxis(criterion, criterion.minimum);
  const tuning = tuningCount(criterion.horizon);
  const bet = Math.min(0.5 / minimum, Math.sqrt((2 * LN_THRESHOLD) / (TYPICAL_VARIANCE * tuning)));
  const reaches = (step: number): boolean => {
    const gap = ((1 - minimum) * step) / 1000;
    return people * (bet * gap - (bet * bet * (TYPICAL_VARIANCE + gap * gap)) / 2) >= LN_THRESHOLD;
  };
  const step = smallest(1, 1000, reaches);
  return step === null ? null : minimum + ((1 - minimum) * step) / 1000;
}

/**
 * Returns the value, in the criterion's own unit, that passes at `people` people, or null when nothing does.
 * Scores: an estimate for answers that spread by about one point in five.
 */
export function passingValue(criterion: QuantitativeCriterion, people: number): number | null {
  if (!(people >= 1)) return null;
  if (criterion.kind === 'rate') return passingRate(criterion, people);
  const share =
    criterion.kind === 'score' ? passingScore(criterion, people) : passingShare(criterion, people);
  return share === null ? null : fromEvidenceAxis(criterion, share);
}

const CAN = {
  en: {
    can: (people: string, value: string, better: string) =>
      `At ${people} people this criterion can pass if the result is ${value} or ${better === 'higher' ? 'more' : 'less'}.`,
    cannot: (people: string) => `At ${people} people this criterion cannot pass, whatever the result.`,
    fewest: (people: string) => ` It takes ${people} people at least.`,
  },
  sv: {
    can: (people: string, value: string, better: string) =>
      `Med ${people} personer kan kriteriet klaras om resultatet är ${value} eller ${better === 'higher' ? 'mer' : 'mindre'}.`,
    cannot: (people: string) => `Med ${people} personer kan kriteriet inte klaras, oavsett resultat.`,
    fewest: (people: string) => ` Det behövs minst ${people} personer.`,
  },
  de: {
    can: (people: string, value: string, better: string) =>
      `Mit ${people} Personen kann das Kriterium bestanden werden, wenn das Ergebnis ${value} oder ${better === 'higher' ? 'mehr' : 'weniger'} beträgt.`,
    cannot: (people: string) =>
      `Mit ${people} Personen kann das Kriterium nicht bestanden werden, gleich welches Ergebnis.`,
    fewest: (people: string) => ` Nötig sind mindestens ${people} Personen.`,
  },
} as const;

/** Returns the advice for a pilot of `people` people as a sentence. */
export function sizeSentence(
  criterion: QuantitativeCriterion,
  people: number,
  locale: EvidenceLocale,
): string {
  const words = CAN[locale];
  const value = passingValue(criterion, people);
  if (value !== null) {
    const shown = formatMeasured(locale, criterion.kind, value, [criterion.minimum]);
    return words.can(formatWhole(locale, people), shown, criterion.better);
  }
  const cannot = words.cannot(formatWhole(locale, people));
  if (criterion.kind !== 'proportion') return cannot;
  const fewest = fewestToPass(toEvidenceAxis(criterion, criterion.minimum));
  return fewest > people ? cannot + words.fewest(formatWhole(locale, fewest)) : cannot;
}
