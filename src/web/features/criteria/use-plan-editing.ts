/** Goals and criteria while they are being written: changes stay in the browser until they are saved. */
import { useState } from 'react';
import type { CriteriaState } from '#contracts/criteria.ts';
import type { CriterionDraft } from './criterion-draft.ts';
import { newGoal, type GoalDraft } from './goal-draft.ts';
import type { PassRuleDraft } from './pass-rule-draft.ts';

type Plan = {
  readonly goals: readonly GoalDraft[];
  readonly drafts: readonly CriterionDraft[];
  readonly passRules: readonly PassRuleDraft[];
};
type Opened = { readonly kind: 'goal' | 'criterion'; readonly id: string };

function withoutGoal(draft: CriterionDraft, id: string): CriterionDraft {
  if (draft.goal !== id) return draft;
  const { goal: _removed, ...rest } = draft;
  return rest;
}

/** The plan as it is written, which part of it is open, and every change to it. */
export function usePlanEditing(state: CriteriaState) {
  const [edited, setEdited] = useState<Plan | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const plan: Plan = edited ?? {
    goals: state.goals,
    drafts: state.definitions,
    passRules: state.passRules,
  };
  const { goals, drafts, passRules } = plan;
  const change = (part: Partial<Plan>) => setEdited({ ...plan, ...part });
  return {
    goals,
    drafts,
    passRules,
    changeRules: (next: readonly PassRuleDraft[]) => change({ passRules: next }),
    isUnsaved: edited !== null,
    openCriterion: opened?.kind === 'criterion' ? drafts.find(({ id }) => id === opened.id) : undefined,
    openGoal: opened?.kind === 'goal' ? goals.find(({ id }) => id === opened.id) : undefined,
    open: setOpened,
    close: () => setOpened(null),
    saved: () => setEdited(null),
    changeCriterion: (next: CriterionDraft) =>
      change({ drafts: drafts.map((draft) => (draft.id === next.id ? next : draft)) }),
    addCriterion: (draft: CriterionDraft) => {
      change({ drafts: [...drafts, draft] });
      setOpened({ kind: 'criterion', id: draft.id });
    },
    removeCriterion: (id: string) => change({ drafts: drafts.filter((draft) => draft.id !== id) }),
    changeGoal: (next: GoalDraft) =>
      change({ goals: goals.map((goal) => (goal.id === next.id ? next : goal)) }),
    ofGoals: {
      onAdd: () => {
        const goal = newGoal(goals);
        change({ goals: [...goals, goal] });
        setOpened({ kind: 'goal', id: goal.id });
      },
      onEdit: (id: string) => setOpened({ kind: 'goal', id }),
      onRemove: (id: string) =>
        change({
          goals: goals.filter((goal) => goal.id !== id),
          drafts: drafts.map((draft) => withoutGoal(draft, id)),
        }),
    },
  };
}

export type PlanEditing = ReturnType<typeof usePlanEditing>;
