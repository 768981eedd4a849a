/**
 * The way of people through a stage, step by step: who came, who went on without the step, who is still expected
 * and who was lost. Counts paths; times, tickets and ratings are measured elsewhere.
 */

/** The steps in order. Being told and preparing can be passed over; a person who starts has gone on without them. */
export const journeySteps = ['scheduled', 'told', 'prepared', 'started', 'enrolled', 'answered'] as const;
export type JourneyStep = (typeof journeySteps)[number];

/** How many people went through exactly these steps; `isOver` when nothing more is expected of them. */
export type JourneyPath = Readonly<Record<JourneyStep, boolean>> & {
  readonly isOver: boolean;
  readonly people: number;
};

export type StepCount = {
  readonly step: JourneyStep;
  readonly reached: number;
  /** Reached the step before, not this one, and went on: only for steps that can be passed over. */
  readonly passedOver: number;
  /** Reached the step before and are still expected here. */
  readonly waiting: number;
  /** Reached the step before, not this one, and are no longer expected. */
  readonly dropped: number;
  /** Reached this step without the step before. */
  readonly joined: number;
};

/**
 * Counts people per step. For every step after the first, reached = reached before - passed over - waiting -
 * dropped + joined, and nobody is dropped twice.
 */
export function mapJourney(paths: readonly JourneyPath[]): StepCount[] {
  return journeySteps.map((step, index) => {
    const before = journeySteps[index - 1];
    const sum = (belongs: (path: JourneyPath) => boolean): number =>
      paths.reduce((people, path) => people + (belongs(path) ? path.people : 0), 0);
    const isMissing = (path: JourneyPath) => before !== undefined && path[before] && !path[step];
    return {
      step,
      reached: sum((path) => path[step]),
      passedOver: sum((path) => isMissing(path) && hasGoneOn(path, step)),
      waiting: sum((path) => isMissing(path) && !hasGoneOn(path, step) && !path.isOver),
      dropped: sum((path) => isMissing(path) && !hasGoneOn(path, step) && path.isOver),
      joined: sum((path) => before !== undefined && path[step] && !path[before]),
    };
  });
}

/** The later steps of the way to being enrolled: whoever took one has gone on without the steps before. */
export function stepsOnward(step: JourneyStep): readonly JourneyStep[] {
  return journeySteps.slice(journeySteps.indexOf(step) + 1, -1);
}

/** Whether the person took a later step on the way to being enrolled. An answer alone does not enrol anybody. */
function hasGoneOn(path: JourneyPath, step: JourneyStep): boolean {
  return stepsOnward(step).some((later) => path[later]);
}
