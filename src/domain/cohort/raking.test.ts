import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rake } from './raking.ts';

test('raking the California schools sample gives the weights of the R package survey', () => {
  // Cells stype × sch.wide of data(api), apisrs: E/No, H/No, M/No, E/Yes, H/Yes, M/Yes.
  const sample = [15, 13, 9, 127, 12, 24];
  const type: number[] = [];
  const wide: number[] = [];
  sample.forEach((count, cell) => {
    for (let school = 0; school < count; school++) {
      type.push(cell % 3);
      wide.push(Math.floor(cell / 3));
    }
  });
  const { weights, isConverged } = rake(200, [
    { codes: type, targets: [4421, 755, 1018] },
    { codes: wide, targets: [1072, 5122] },
  ]);
  expect(isConverged).toBe(true);
  let at = 0;
  const perCell = sample.map((count) => {
    const weight = weights[at]! * 6194;
    at += count;
    return weight;
  });
  const published = [28.9107683, 29.0031027, 29.0331267, 31.3963659, 31.4966388, 31.5292441];
  perCell.forEach((weight, cell) => expect(weight).toBeCloseTo(published[cell]!, 3));
});

test('weights sum to 1, meet the margins when uncapped, and never exceed the cap by more than rounding', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })), {
        minLength: 5,
        maxLength: 60,
      }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 2 }),
      (people, first, second) => {
        const codes = people.map(([code]) => code);
        const raking = rake(people.length, [
          { codes, targets: first },
          { codes: people.map(([, code]) => code), targets: second },
        ]);
        const sum = raking.weights.reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(1, 9);
        expect(Math.max(...raking.weights) * people.length).toBeLessThanOrEqual(6 + 1e-6);
        expect(raking.deff).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(raking.nEff).toBeCloseTo(people.length / raking.deff, 6);
        if (!raking.isConverged || raking.capped > 0) return;
        const present = first.map((target, level) => (codes.includes(level) ? target : 0));
        const whole = present.reduce((total, target) => total + target, 0);
        present.forEach((target, level) => {
          const share = raking.weights.reduce(
            (total, weight, at) => total + (codes[at] === level ? weight : 0),
            0,
          );
          expect(share).toBeCloseTo(target / whole, 4);
        });
      },
    ),
    { numRuns: 100 },
  );
});

test('equal shares need no weights', () => {
  const raking = rake(4, [{ codes: [0, 0, 1, 1], targets: [10, 10] }]);
  expect(raking.deff).toBeCloseTo(1, 12);
  expect(raking.nEff).toBeCloseTo(4, 12);
});

test('a margin that asks for extreme weights is cut at the cap', () => {
  const codes = [1, ...Array.from({ length: 19 }, () => 0)];
  const raking = rake(20, [{ codes, targets: [1, 9] }]);
  expect(raking.capped).toBe(1);
  expect(raking.weights[0]! * 20).toBeCloseTo(6, 9);
});
