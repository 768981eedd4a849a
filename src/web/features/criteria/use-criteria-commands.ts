/** The commands of the criteria page: saving and freezing, or changing what is frozen in a new revision. */
import type { CriteriaState } from '#contracts/criteria.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { Command } from '../../ui/page.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { completePlan } from './complete-plan.ts';
import { needsOf } from './criterion-draft.ts';
import { areGoalsReady } from './goal-draft.ts';
import { revisionTexts } from './revision-texts.ts';
import type { PlanEditing } from './use-plan-editing.ts';

/** Whether goals and criteria can only be changed in a new revision. */
export function isClosed({ frozenAt, hasData }: CriteriaState): boolean {
  return frozenAt !== null || hasData;
}

/** Why the criteria cannot be frozen now, or undefined. */
function useMissing(editing: PlanEditing): string | undefined {
  const texts = useTexts(criteriaTexts);
  const canWrite = useCan('criteria.write');
  const { goals, drafts } = editing;
  const needs = needsOf(drafts);
  if (!canWrite) return texts.denied;
  if (completePlan(editing) === null) return texts.blockedIncomplete;
  return needs.measuredExit && needs.qualitative && needs.tracks && areGoalsReady(goals, drafts)
    ? undefined
    : texts.blockedMissing;
}

type Actions = {
  readonly isRevising: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onFreeze: () => void;
  readonly onChange: () => void;
  readonly onStop: () => void;
  readonly onMake: () => void;
};

/** One of the commands is the primary one, near what it changes. */
export function useCriteriaCommands(
  state: CriteriaState,
  editing: PlanEditing,
  actions: Actions,
): readonly Command[] {
  const texts = useTexts(criteriaTexts);
  const words = useTexts(revisionTexts);
  const format = useFormat();
  const canWrite = useCan('criteria.write');
  const missing = useMissing(editing);
  if (isClosed(state) && !actions.isRevising)
    return canWrite ? [{ label: words.change, icon: 'edit', onRun: actions.onChange }] : [];
  if (actions.isRevising)
    return [
      { label: words.stop, kind: 'quiet', onRun: actions.onStop },
      {
        label: words.make(format.number(state.revision + 1)),
        icon: 'lock',
        kind: 'primary',
        onRun: actions.onMake,
        blockedBecause: editing.isUnsaved ? missing : words.blockedSame,
      },
    ];
  const freeze: Command = {
    label: texts.freeze,
    icon: 'lock',
    kind: editing.isUnsaved ? 'neutral' : 'primary',
    onRun: actions.onFreeze,
    blockedBecause: missing ?? (editing.isUnsaved ? texts.blockedUnsaved : undefined),
  };
  if (!editing.isUnsaved) return [freeze];
  return [
    freeze,
    {
      label: texts.save,
      kind: 'primary',
      isBusy: actions.isSaving,
      onRun: actions.onSave,
      blockedBecause: completePlan(editing) === null ? texts.blockedIncomplete : undefined,
    },
  ];
}
