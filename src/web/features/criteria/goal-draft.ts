/** A goal as somebody is writing it, and what keeps it from being saved or frozen. */
import type { Goal } from '#contracts/goals.ts';
import { isQualitative, type CriterionDraft } from './criterion-draft.ts';

export type GoalDraft = Omit<Goal, 'weight'> & { readonly weight: number | null };

export type GoalField = 'name' | 'owner' | 'weight' | 'dueOn';

const shortestName = 3;
const shortestOwner = 2;
const usualWeight = 10;

/** The fields that keep a goal from being saved; empty when it is complete. */
export function unfitFields({ name, owner, weight }: GoalDraft): readonly GoalField[] {
  const unfit: GoalField[] = [];
  if (name.trim().length < shortestName) unfit.push('name');
  if (owner.trim().length < shortestOwner) unfit.push('owner');
  if (weight === null || !Number.isInteger(weight) || weight < 1 || weight > 100) unfit.push('weight');
  return unfit;
}

/** The goals as they are sent, or null while one of them is incomplete. */
export function completeGoals(goals: readonly GoalDraft[]): Goal[] | null {
  return goals.some((goal) => unfitFields(goal).length > 0) ? null : (goals as Goal[]);
}

/** A goal without anything in it, with an id that none of the others has. */
export function newGoal(goals: readonly GoalDraft[]): GoalDraft {
  let number = goals.length + 1;
  while (goals.some(({ id }) => id === `goal_${number}`)) number += 1;
  return {
    id: `goal_${number}`,
    name: '',
    owner: '',
    weight: usualWeight,
    importance: 'must',
    dueOn: null,
  };
}

/** A goal's part of all weights, 0 to 1. */
export function shareOf(goal: GoalDraft, goals: readonly GoalDraft[]): number {
  const sum = goals.reduce((total, { weight }) => total + (weight ?? 0), 0);
  return sum === 0 ? 0 : (goal.weight ?? 0) / sum;
}

/** Whether every goal has a date, a criterion, and a baseline for each measure. */
export function areGoalsReady(goals: readonly GoalDraft[], drafts: readonly CriterionDraft[]): boolean {
  return goals.every(({ id, dueOn }) => {
    const own = drafts.filter(({ goal }) => goal === id);
    return (
      dueOn !== null &&
      own.length > 0 &&
      own.every((draft) => isQualitative(draft) || draft.baseline !== undefined)
    );
  });
}
