import { expect, test } from 'vitest';
import type { Journey, JourneyStep } from '#contracts/journey.ts';
import { largestLoss, tallestOf } from './journey-shape.ts';

const step = (name: JourneyStep, reached: number, dropped: number, passedOver = 0, waiting = 0) => ({
  step: name,
  reached,
  passedOver,
  waiting,
  dropped,
  joined: 0,
  medianHours: null,
  tickets: 0,
  rating: { answers: 0, mean: null },
  ratingByTrouble: null,
});

const journey = (steps: Journey['steps']): Journey => ({
  stageId: 1 as Journey['stageId'],
  asAt: '2026-12-01T08:00:00Z',
  people: 100,
  steps,
});

test('the largest loss is named with the people at the step before', () => {
  const found = largestLoss(
    journey([
      step('scheduled', 100, 0),
      step('told', 97, 3),
      step('started', 88, 9),
      step('answered', 30, 58),
    ]),
  );
  expect(found).toEqual({ step: 'started', lost: 9, before: 97 });
});

test('there is no largest loss while nobody is lost', () => {
  expect(largestLoss(journey([step('scheduled', 100, 0), step('told', 80, 0, 0, 20)]))).toBeUndefined();
});

test('the tallest step counts those who went on without it and those still expected', () => {
  expect(tallestOf(journey([step('told', 20, 0), step('prepared', 10, 0, 7, 9)]))).toBe(26);
  expect(tallestOf(journey([]))).toBe(1);
});
