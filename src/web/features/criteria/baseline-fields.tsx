/** The value before the rollout, or that there is none: without it nobody can tell what the rollout changed. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { CheckField, NumberField } from '../../ui/field.tsx';
import type { CriterionDraft, QuantitativeDraft } from './criterion-draft.ts';
import { fieldUnit } from './criterion-values.ts';
import { goalTexts } from './goal-texts.ts';

/** The fields; an empty number that is not ticked as missing has not been said yet. */
export function BaselineFields({
  draft,
  onChange,
}: {
  readonly draft: QuantitativeDraft;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(goalTexts);
  const { shown, kept, step, suffix } = fieldUnit(draft.kind);
  const { baseline, ...rest } = draft;
  const isNone = baseline === null;
  const say = (value: number | null) => onChange(value === null ? rest : { ...rest, baseline: value });
  return (
    <>
      <NumberField
        label={texts.baseline}
        help={texts.baselineHelp}
        value={shown(baseline ?? null)}
        step={step}
        suffix={suffix}
        isDisabled={isNone}
        onChange={(value) => say(kept(value))}
      />
      <CheckField
        label={texts.noBaseline}
        value={isNone}
        onChange={(isChecked) => onChange(isChecked ? { ...rest, baseline: null } : rest)}
      />
    </>
  );
}
