/** What the map draws and says, worked out from the steps: heights, the largest loss, which rows have something to tell. */
import type { Improvement, Journey, JourneyStep, JourneyStepView } from '#contracts/journey.ts';
import type { Stage } from '#contracts/rollouts.ts';

/** Stages people go through: the pilot and the waves. */
export function travelledStages(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter(({ kind, people }) => kind !== 'hypercare' && people > 0);
}

/** The stage asked for, else the last that has started, else the first. */
export function stageToMap(stages: readonly Stage[], wanted: string | undefined): Stage | undefined {
  const travelled = travelledStages(stages);
  return (
    travelled.find(({ stageId }) => String(stageId) === wanted) ??
    travelled.findLast(({ startedAt }) => startedAt !== null) ??
    travelled[0]
  );
}

/** Everybody drawn at a step: who took it, who went on without it, who is still expected. */
export function heightOf({ reached, passedOver, waiting }: JourneyStepView): number {
  return reached + passedOver + waiting;
}

/** The tallest step, at least one person, so that bars have something to be a part of. */
export function tallestOf({ steps }: Journey): number {
  return Math.max(1, ...steps.map(heightOf));
}

export type Loss = {
  readonly step: JourneyStep;
  readonly lost: number;
  /** People at the step before. */
  readonly before: number;
};

/**
 * The step before which most people are lost; undefined while nobody is. Whoever does not answer the survey has made
 * the change all the same, so answering is not among them.
 */
export function largestLoss({ steps }: Journey): Loss | undefined {
  const losses = steps.map(({ step, dropped }, index) => ({
    step,
    lost: step === 'answered' ? 0 : dropped,
    before: steps[index - 1]?.reached ?? 0,
  }));
  const most = Math.max(...losses.map(({ lost }) => lost));
  return most === 0 ? undefined : losses.find(({ lost }) => lost === most);
}

const open: ReadonlySet<Improvement['status']> = new Set(['found', 'changed', 'reopened']);
const unproven: ReadonlySet<Improvement['status']> = new Set(['changed', 'reopened']);

/** Whether something is still to be done about a finding. */
export function isOpen({ status }: Improvement): boolean {
  return open.has(status);
}

/** Whether the gate names it: a change that no retest has shown to help. */
export function isUnproven({ status }: Improvement): boolean {
  return unproven.has(status);
}
