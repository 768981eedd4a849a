/** What a rehearsal is told to do: the pilot, its criteria and the waves after a go. */
import type { CriterionDefinition } from '#contracts/criteria.ts';

export type WavePlan = {
  readonly axis: string | null;
  readonly peoplePerWeek: number;
  readonly noticeDays: number;
  readonly windowDays: number;
  readonly soakDays: number;
};

export type RolloutPlan = {
  readonly name: string;
  readonly by: readonly string[];
  readonly size: number;
  readonly seed: number;
  readonly criteria: readonly CriterionDefinition[];
  readonly pilot: {
    readonly startsPerDay: number;
    readonly noticeDays: number;
    readonly windowDays: number;
    readonly soakDays: number;
  };
  readonly waves: WavePlan;
};

/** A plan that suits an organisation of this size; the caller replaces what it knows better. */
export function suggestPilotSize(people: number): number {
  return Math.max(1, Math.min(people, Math.max(30, Math.min(500, Math.round(people * 0.05)))));
}
