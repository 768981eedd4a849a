/** The panel in which one goal is written; every change shows at once in its row, nothing is saved by itself. */
import { Button } from '@mantine/core';
import { goalImportances } from '#contracts/goals.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceField, NumberField, TextAreaField, TextField } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { unfitFields, type GoalDraft, type GoalField } from './goal-draft.ts';
import { goalTexts } from './goal-texts.ts';

const weightMax = 100;

/** The editor of one goal. */
export function GoalEditor({
  goal,
  onChange,
  onClose,
}: {
  readonly goal: GoalDraft;
  readonly onChange: (goal: GoalDraft) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(goalTexts);
  const unfit = unfitFields(goal);
  const errorOf = (field: GoalField) => (unfit.includes(field) ? texts.problems[field] : undefined);
  return (
    <SidePanel title={texts.one} onClose={onClose} buttons={<Button onClick={onClose}>{texts.done}</Button>}>
      <TextAreaField
        label={texts.name}
        help={texts.nameHelp}
        value={goal.name}
        minRows={2}
        error={errorOf('name')}
        onChange={(name) => onChange({ ...goal, name })}
      />
      <TextField
        label={texts.owner}
        help={texts.ownerHelp}
        value={goal.owner}
        error={errorOf('owner')}
        onChange={(owner) => onChange({ ...goal, owner })}
      />
      <ChoiceField
        label={texts.importance}
        value={goal.importance}
        choices={goalImportances.map((value) => ({
          value,
          label: texts.importances[value],
          note: texts.importanceMeans[value],
        }))}
        onChange={(importance) => onChange({ ...goal, importance })}
      />
      <NumberField
        label={texts.weight}
        help={texts.weightHelp}
        value={goal.weight}
        min={1}
        max={weightMax}
        error={errorOf('weight')}
        onChange={(weight) => onChange({ ...goal, weight })}
      />
      <TextField
        label={texts.dueOn}
        type="date"
        value={goal.dueOn ?? ''}
        onChange={(dueOn) => onChange({ ...goal, dueOn: dueOn === '' ? null : dueOn })}
      />
    </SidePanel>
  );
}
