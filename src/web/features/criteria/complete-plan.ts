/** Goals, criteria and counts as they are sent. */
import type { CriterionDefinition } from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';
import type { PassRule } from '#contracts/pass-rules.ts';
import { completeAll } from './criterion-draft.ts';
import { completeGoals } from './goal-draft.ts';
import { completeRules } from './pass-rule-draft.ts';
import type { PlanEditing } from './use-plan-editing.ts';

export type WholePlan = {
  readonly goals: Goal[];
  readonly definitions: CriterionDefinition[];
  readonly passRules: PassRule[];
};

/** The plan, or null while a part of it is incomplete. */
export function completePlan({
  goals,
  drafts,
  passRules,
}: Pick<PlanEditing, 'goals' | 'drafts' | 'passRules'>): WholePlan | null {
  const [whole, definitions, rules] = [completeGoals(goals), completeAll(drafts), completeRules(passRules)];
  return whole === null || definitions === null || rules === null
    ? null
    : { goals: whole, definitions, passRules: rules };
}
