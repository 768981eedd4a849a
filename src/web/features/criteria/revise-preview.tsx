/** The preview before frozen criteria are changed: what changes, and that old and new stay visible; asks for the reason. */
import { criteriaRoutes, type CriteriaState } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview, type PreviewPerson } from '../../ui/confirm-preview.tsx';
import { useCarriedOut } from '../feedback/carries-out.tsx';
import { changedCriteria, changedGoals } from './compare-revisions.ts';
import { criteriaTexts } from './criteria-texts.ts';
import { completePlan, type WholePlan } from './complete-plan.ts';
import { changedRules } from './pass-rule-draft.ts';
import { passRuleTexts } from './pass-rule-texts.ts';
import { useRuleName } from './pass-rules-card.tsx';
import { revisionTexts } from './revision-texts.ts';
import type { PlanEditing } from './use-plan-editing.ts';

/** What the next revision changes, a line each. */
function useChanges(stages: readonly Stage[]): (state: CriteriaState, plan: WholePlan) => PreviewPerson[] {
  const { kinds } = useTexts(revisionTexts);
  const counts = useTexts(passRuleTexts);
  const ruleName = useRuleName(stages);
  return (state, plan) => [
    ...changedCriteria(state, plan).map(({ kind, definition: { id, name } }) => ({
      id,
      name,
      note: kinds[kind],
    })),
    ...changedGoals(state, plan).map(({ kind, goal: { id, name } }) => ({ id, name, note: kinds[kind] })),
    ...changedRules(state.passRules, plan.passRules).map(({ kind, rule: { stageId } }) => ({
      id: `count ${stageId ?? ''}`,
      name: `${counts.title}: ${ruleName(stageId)}`,
      note: kinds[kind],
    })),
  ];
}

/** The dialog that makes the next revision. */
export function RevisePreview({
  rolloutId,
  stages,
  state,
  editing,
  onClose,
  onDone,
}: {
  readonly rolloutId: RolloutId;
  readonly stages: readonly Stage[];
  readonly state: CriteriaState;
  readonly editing: PlanEditing;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const texts = useTexts(revisionTexts);
  const words = useTexts(criteriaTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const { proposalId, leave } = useCarriedOut();
  const revise = useCommand(criteriaRoutes.reviseCriteria, {
    isQuiet: true,
    onDone: () => {
      if (proposalId !== undefined) leave();
      onDone();
    },
  });
  const plan = completePlan(editing) ?? { goals: [], definitions: [], passRules: [] };
  const next = format.number(state.revision + 1);
  const changes = useChanges(stages)(state, plan);
  return (
    <ConfirmPreview
      isOpen
      needsReason
      title={texts.confirmTitle(next)}
      figures={[
        { value: format.number(plan.definitions.length), label: words.figures.criteria },
        { value: format.number(changes.length), label: texts.figure },
      ]}
      people={changes}
      warning={state.hasData ? texts.warning : undefined}
      confirmLabel={texts.make(next)}
      isBusy={revise.isPending}
      error={revise.error === null ? undefined : sentence(revise.error)}
      onConfirm={(reason) =>
        revise.mutate({
          params: { rolloutId },
          body: { ...plan, reason: reason.trim(), ...given({ proposalId }) },
        })
      }
      onCancel={onClose}
    >
      {texts.confirm}
    </ConfirmPreview>
  );
}
