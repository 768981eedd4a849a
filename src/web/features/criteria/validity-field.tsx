/** For how long a rating counts; empty = for good. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField } from '../../ui/field.tsx';
import type { CriterionDraft, QualitativeDraft } from './criterion-draft.ts';
import { fieldTexts } from './field-texts.ts';

const longestDays = 365;

/** The field. */
export function ValidityField({
  draft,
  onChange,
}: {
  readonly draft: QualitativeDraft;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  const { validDays, ...rest } = draft;
  return (
    <NumberField
      label={texts.validity}
      help={texts.validityHelp}
      value={validDays ?? null}
      min={1}
      max={longestDays}
      suffix={texts.days}
      onChange={(days) => onChange(days === null ? rest : { ...rest, validDays: Math.round(days) })}
    />
  );
}
