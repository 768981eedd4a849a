/** How long the source may be silent before it counts as stopped; empty = it is not watched. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField } from '../../ui/field.tsx';
import type { CriterionDraft, QuantitativeDraft } from './criterion-draft.ts';
import { fieldTexts } from './field-texts.ts';

const longestDays = 365;

/** The field. */
export function SilenceField({
  draft,
  onChange,
}: {
  readonly draft: QuantitativeDraft;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  const { maxSilenceDays, ...rest } = draft;
  return (
    <NumberField
      label={texts.silence}
      help={texts.silenceHelp}
      value={maxSilenceDays ?? null}
      min={1}
      max={longestDays}
      suffix={texts.days}
      onChange={(days) => onChange(days === null ? rest : { ...rest, maxSilenceDays: Math.round(days) })}
    />
  );
}
