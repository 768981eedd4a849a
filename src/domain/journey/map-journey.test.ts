import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journeySteps, mapJourney, type JourneyPath, type JourneyStep } from './map-journey.ts';

const path = (steps: readonly JourneyStep[], isOver: boolean, people = 1): JourneyPath => ({
  scheduled: steps.includes('scheduled'),
  told: steps.includes('told'),
  prepared: steps.includes('prepared'),
  started: steps.includes('started'),
  enrolled: steps.includes('enrolled'),
  answered: steps.includes('answered'),
  isOver,
  people,
});

const anyPaths = fc.array(
  fc
    .record({
      steps: fc.subarray([...journeySteps]),
      isOver: fc.boolean(),
      people: fc.integer({ min: 1, max: 500 }),
    })
    .map(({ steps, isOver, people }) => path(steps, isOver, people)),
  { maxLength: 20 },
);

describe('mapJourney', () => {
  test('tells a lost person from one who is still expected and one who went on without the step', () => {
    const steps = mapJourney([
      path(['scheduled', 'told', 'prepared', 'started', 'enrolled', 'answered'], true, 50),
      path(['scheduled', 'told', 'started', 'enrolled'], true, 30),
      path(['scheduled', 'told', 'started'], true, 7),
      path(['scheduled', 'told'], false, 11),
      path(['scheduled'], true, 2),
    ]);
    const counts = steps.map(({ reached, passedOver, waiting, dropped }) => [
      reached,
      passedOver,
      waiting,
      dropped,
    ]);
    expect(counts).toEqual([
      [100, 0, 0, 0],
      [98, 0, 0, 2],
      [50, 37, 11, 0],
      [87, 0, 0, 0],
      [80, 0, 0, 7],
      [50, 0, 0, 30],
    ]);
  });

  test('a person who fails and answers the survey is lost at enrolling, and joins at answering', () => {
    const steps = mapJourney([path(['scheduled', 'told', 'started', 'answered'], true)]);
    expect(steps.find(({ step }) => step === 'enrolled')?.dropped).toBe(1);
    expect(steps.find(({ step }) => step === 'answered')?.joined).toBe(1);
  });

  test('every step adds up from the step before', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const steps = mapJourney(paths);
        for (const [index, { reached, passedOver, waiting, dropped, joined }] of steps.entries())
          if (index > 0)
            expect(reached).toBe(steps[index - 1]!.reached - passedOver - waiting - dropped + joined);
      }),
    );
  });

  test('nobody is lost twice', () => {
    fc.assert(
      fc.property(fc.subarray([...journeySteps]), fc.boolean(), (taken, isOver) => {
        const steps = mapJourney([path(taken, isOver)]);
        const ends = steps.reduce((sum, step) => sum + step.dropped + step.waiting, 0);
        expect(ends).toBeLessThanOrEqual(1);
      }),
    );
  });
});
