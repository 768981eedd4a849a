import { expect, test } from 'vitest';
import type { CriterionDraft } from './criterion-draft.ts';
import { areGoalsReady, completeGoals, newGoal, shareOf, unfitFields } from './goal-draft.ts';

const goal = { ...newGoal([]), name: 'Nobody waits', owner: 'Lead', dueOn: '2027-01-31' };

test('a new goal says what it lacks and has an id of its own', () => {
  const first = newGoal([]);
  expect(unfitFields(first)).toEqual(['name', 'owner']);
  expect(completeGoals([first])).toBeNull();
  expect(newGoal([{ ...first, id: 'goal_2' }]).id).toBe('goal_3');
  expect(unfitFields({ ...goal, weight: 101 })).toEqual(['weight']);
});

test('shares of the weights add up to one', () => {
  const goals = [
    { ...goal, weight: 30 },
    { ...goal, id: 'goal_2', weight: 10 },
  ];
  expect(goals.map((each) => shareOf(each, goals))).toEqual([0.75, 0.25]);
});

test('goals are ready with a date, a criterion, and a baseline or the word that there is none', () => {
  const measured = { kind: 'proportion', goal: goal.id } as CriterionDraft;
  expect(areGoalsReady([goal], [])).toBe(false);
  expect(areGoalsReady([goal], [measured])).toBe(false);
  expect(areGoalsReady([goal], [{ ...measured, baseline: null } as CriterionDraft])).toBe(true);
  expect(areGoalsReady([{ ...goal, dueOn: null }], [{ ...measured, baseline: 0.5 } as CriterionDraft])).toBe(
    false,
  );
  expect(areGoalsReady([goal], [{ kind: 'qualitative', goal: goal.id } as CriterionDraft])).toBe(true);
});
