/** What a rehearsal is told to do: the pilot, its criteria and the waves after a go. */
import type { AdoptionFields } from '#contracts/adoption.ts';
import type { CriterionDefinition } from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';
import type { PassRule } from '#contracts/pass-rules.ts';

export type WavePlan = {
  readonly axis: string | null;
  readonly peoplePerWeek: number;
  readonly noticeDays: number;
  readonly windowDays: number;
  readonly soakDays: number;
  /** Each wave after the first starts so many days after the one before has passed; left out: on its planned date. */
  readonly startAfterDays?: number;
  /** Axes the simulated lead looks at beside the chosen one, and why that one; nothing when left out. */
  readonly compared?: readonly (string | null)[];
  readonly reason?: string;
};

/** The name under which everything simulated is reported. */
export const simulatedSource = 'simulation';

export type RolloutPlan = {
  readonly name: string;
  readonly by: readonly string[];
  readonly size: number;
  readonly seed: number;
  /** A goal without a date is due when the waves should be over. */
  readonly goals: readonly Goal[];
  readonly criteria: readonly CriterionDefinition[];
  /** What counts as use; nothing is measured when left out. */
  readonly adoption?: readonly AdoptionFields[];
  /** The count every stage is held to, and the pilot's own; left out: none. */
  readonly passRules?: readonly {
    readonly of: 'pilot' | 'every_stage';
    readonly rule: Omit<PassRule, 'stageId'>;
  }[];
  readonly pilot: {
    readonly startsPerDay: number;
    readonly noticeDays: number;
    readonly windowDays: number;
    readonly soakDays: number;
  };
  readonly waves: WavePlan;
};

/** With fewer people a pilot cannot tell a good rollout from one that fails for one in six. */
const decidingSize = 60;

/**
 * Five percent, at most 500. Small organisations take up to a fifth, because what a pilot can prove depends on its
 * people and not on their share.
 */
export function suggestPilotSize(people: number): number {
  const fifth = Math.min(decidingSize, Math.round(people * 0.2));
  const twentieth = Math.min(500, Math.round(people * 0.05));
  return Math.max(1, Math.min(people, Math.max(30, fifth, twentieth)));
}
