import { describe, expect, test } from 'vitest';
import type { QuantitativeCriterion } from './criterion.ts';
import { evaluateCriterion } from './evaluate-criterion.ts';
import { evaluateRubric, type Rating } from './evaluate-rubric.ts';
import type { Outcome } from './outcomes.ts';
import { formatLimit, formatMeasured, formatWhole } from './sentence-numbers.ts';

const NOW = Date.UTC(2026, 9, 13);
const DAY = 86_400_000;
const enrolled: QuantitativeCriterion = {
  id: 'enrolled',
  name: 'Enrolment succeeded',
  metric: 'enrolment',
  kind: 'proportion',
  better: 'higher',
  minimum: 0.95,
  target: 0.97,
  horizon: 600,
  minimumSample: 30,
  role: 'exit',
  source: 'import',
};
const outcomes = (count: number, failures: number): Outcome[] =>
  Array.from({ length: count }, (_, i) => ({
    personId: `p${i}`,
    at: NOW - (count - i) * (DAY / 10),
    metric: 'enrolment',
    value: i < failures ? 0 : 1,
  }));
const say = (count: number, failures: number, locale: 'en' | 'sv' | 'de', criterion = enrolled) =>
  evaluateCriterion(criterion, outcomes(count, failures), { now: NOW, locale }).sentence.replaceAll(
    '\u00A0',
    ' ',
  );

describe('a pass reads', () => {
  test('in English', () =>
    expect(say(300, 4, 'en')).toBe(
      '98.7 % of 300 people. The evidence shows more than the minimum of 95 %.',
    ));
  test('in Swedish', () =>
    expect(say(300, 4, 'sv')).toBe('98,7 % av 300 personer. Underlaget visar mer än minimikravet på 95 %.'));
  test('in German', () =>
    expect(say(300, 4, 'de')).toBe(
      '98,7 % von 300 Personen. Die Daten belegen einen Wert über dem Minimum von 95 %.',
    ));
});

test('a fail names target and minimum', () => {
  expect(say(300, 40, 'en')).toBe(
    '86.7 % of 300 people. The evidence shows less than the target of 97 %, and nothing shows more than the minimum of 95 %.',
  );
});

test('an undecided criterion says between what the truth lies and how many more', () => {
  expect(say(200, 5, 'en')).toMatch(
    /^97\.5 % of 200 people\. The true value lies between \d+\.\d % and \d+\.\d %, so more than the minimum of 95 % is not shown yet\. About \d+ people more would settle it, or \d+ days at this pace\.$/,
  );
  expect(say(200, 5, 'de')).toMatch(
    /ist noch nicht belegt\. Etwa \d+ Personen mehr dürften für ein Ergebnis genügen/,
  );
});

test('too few people, nothing and nonsense read in all three languages', () => {
  expect(say(29, 0, 'en')).toBe('29 people so far. It is judged from 30 people on: 1 more is needed.');
  expect(say(29, 0, 'sv')).toBe(
    '29 personer hittills. Kriteriet bedöms först från 30 personer: 1 till behövs.',
  );
  expect(say(29, 0, 'de')).toBe('Bisher 29 Personen. Beurteilt wird ab 30 Personen; es fehlt noch 1.');
  expect(say(0, 0, 'en')).toBe('Not measured: no outcome has been recorded.');
  expect(say(0, 0, 'sv')).toBe('Inte uppmätt: inget utfall har registrerats.');
  expect(say(0, 0, 'de')).toBe('Nicht gemessen: Es liegt kein Ergebnis vor.');
  const broken = { ...enrolled, kind: 'score', minimum: 4, target: 4.2 } as const;
  const unusable = evaluateCriterion(broken, outcomes(40, 40), { now: NOW, locale: 'sv' });
  expect(unusable.sentence).toBe('40 av 40 utfall går inte att använda. Rätta data innan ni beslutar.');
});

test('a limit where lower is better is called a limit', () => {
  const failures = { ...enrolled, better: 'lower', minimum: 0.1, target: 0.05 } as const;
  const reversed = outcomes(400, 395);
  const sentence = evaluateCriterion(failures, reversed, { now: NOW }).sentence;
  expect(sentence.replaceAll('\u00A0', ' ')).toBe(
    '1.3 % of 400 people. The evidence shows less than the limit of 10 %.',
  );
});

describe('numbers', () => {
  const NBSP = '\u00A0';
  test('never round onto or over a limit, nor to all or nothing', () => {
    expect(formatMeasured('en', 'proportion', 0.9496, [0.95])).toBe(`94.96${NBSP}%`);
    expect(formatMeasured('en', 'proportion', 0.9999, [0.95])).toBe(`99.99${NBSP}%`);
    expect(formatMeasured('de', 'proportion', 1, [0.95])).toBe(`100,0${NBSP}%`);
    expect(formatMeasured('sv', 'rate', 0.298, [0.3])).toBe('0,298');
    expect(formatMeasured('en', 'score', 4.2, [4.2])).toBe('4.20');
  });
  test('limits keep the decimals they were given', () => {
    expect(formatLimit('en', 'proportion', 0.95)).toBe(`95${NBSP}%`);
    expect(formatLimit('sv', 'proportion', 0.995)).toBe(`99,5${NBSP}%`);
    expect(formatLimit('de', 'rate', 0.25)).toBe('0,25');
  });
  test('thousands stand apart', () => {
    expect(formatWhole('en', 1234567)).toBe('1,234,567');
    expect(formatWhole('de', 12345)).toBe('12.345');
    expect(formatWhole('sv', 999)).toBe('999');
  });
});

describe('a rubric', () => {
  const rubric = {
    id: 'usable',
    name: 'Instructions are usable',
    kind: 'qualitative',
    rubric: [
      { level: 1, meaning: 'stuck' },
      { level: 2, meaning: 'with detours' },
      { level: 3, meaning: 'unaided' },
    ],
    minimum: 2,
    target: 3,
    quorum: 3,
    role: 'exit',
    source: 'review',
  } as const;
  const rated = (...levels: number[]): Rating[] =>
    levels.map((level, i) => ({ raterId: `r${i}`, at: NOW - DAY, level, note: 'seen in session' }));
  const verdictOf = (ratings: Rating[]) => evaluateRubric(rubric, ratings, { now: NOW }).verdict;

  test('needs its quorum, then follows the middle rating', () => {
    expect(verdictOf([])).toBe('no_data');
    expect(verdictOf(rated(3, 3))).toBe('inconclusive');
    expect(verdictOf(rated(3, 3, 1))).toBe('pass');
    expect(verdictOf(rated(2, 3, 1))).toBe('conditional');
    expect(verdictOf(rated(1, 3, 1))).toBe('fail');
    expect(verdictOf(rated(2, 3, 3, 2))).toBe('conditional');
  });
  test('counts each rater once, and only with a note', () => {
    const twice = rated(3, 3, 1);
    twice.push({ raterId: 'r0', at: NOW, level: 1, note: 'seen again' });
    expect(verdictOf(twice)).toBe('fail');
    const bare = rated(3, 3, 3).map((rating) => Object.assign(rating, { note: ' ' }));
    expect(verdictOf(bare)).toBe('no_data');
  });
  test('says what the panel found', () => {
    expect(evaluateRubric(rubric, rated(2, 2, 3), { now: NOW }).sentence).toBe(
      'Rated by 3 people; the middle rating is “with detours”. That reaches the minimum but not the target. The owner decides.',
    );
    expect(evaluateRubric(rubric, rated(3), { now: NOW, locale: 'sv' }).sentence).toBe(
      '1 person hittills. Kriteriet bedöms först från 3 personer: 2 till behövs.',
    );
  });
});
