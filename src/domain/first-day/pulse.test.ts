import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { move } from '../machine/machine.ts';
import { outreachMachine } from './outreach-machine.ts';
import { figureAnswersMin, isLowPulse, pulseScores, readPulseScore, summarisePulse } from './pulse.ts';

const counts = record(
  Object.fromEntries(pulseScores.map((score) => [score, integer({ min: 0, max: 6 })])) as Record<
    (typeof pulseScores)[number],
    ReturnType<typeof integer>
  >,
);

describe('the figure of a group', () => {
  test('is told from five answers on, and never when all say the same', () => {
    expect(summarisePulse({ 1: 4 })).toEqual({ kind: 'few' });
    expect(summarisePulse({ 5: 12 })).toEqual({ kind: 'alike' });
    expect(summarisePulse({ 4: 3, 5: 2 })).toEqual({ kind: 'shown', mean: 4.4 });
  });

  test('lies between the lowest and the highest answer, and hides every group below the limit', () => {
    assert(
      property(counts, (given) => {
        const used = pulseScores.filter((score) => given[score] > 0);
        const answered = used.reduce((sum, score) => sum + given[score], 0);
        const figure = summarisePulse(given);
        expect(figure.kind === 'few').toBe(answered < figureAnswersMin);
        if (figure.kind !== 'shown') return;
        expect(figure.mean).toBeGreaterThanOrEqual(used[0]!);
        expect(figure.mean).toBeLessThanOrEqual(used.at(-1)!);
      }),
    );
  });

  test('never falls when somebody answers better', () => {
    assert(
      property(counts, constantFrom(1, 2, 3, 4), (given, score) => {
        const better = { ...given, [score + 1]: given[(score + 1) as 5] + 1, [score]: given[score as 1] - 1 };
        const [before, after] = [summarisePulse(given), summarisePulse(better)];
        if (given[score as 1] > 0 && before.kind === 'shown' && after.kind === 'shown')
          expect(after.mean).toBeGreaterThanOrEqual(before.mean);
      }),
    );
  });
});

test('only 1 and 2 call for somebody, and only a score is one', () => {
  expect(pulseScores.filter(isLowPulse)).toEqual([1, 2]);
  expect(pulseScores.map((score) => readPulseScore(String(score)))).toEqual([...pulseScores]);
  for (const text of ['0', '6', '1.5', ' 1', '', 'x', undefined]) expect(readPulseScore(text)).toBeNull();
});

test('what is settled stays settled', () => {
  expect(move(outreachMachine, 'waiting', 'settle')).toBe('settled');
  expect(move(outreachMachine, 'contacted', 'contact')).toBe('contacted');
  expect(move(outreachMachine, 'settled', 'contact')).toBeUndefined();
});
