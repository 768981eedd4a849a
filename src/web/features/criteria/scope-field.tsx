/** Whom the criterion must hold for: everyone together, or each group by itself as well. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField } from '../../ui/field.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { isForEachGroup, type CriterionDraft, type QuantitativeDraft } from './criterion-draft.ts';
import { fieldTexts } from './field-texts.ts';

const scopes = ['everyone', 'each_group'] as const;

/** The field. */
export function ScopeField({
  draft,
  onChange,
}: {
  readonly draft: QuantitativeDraft;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  const words = useTexts(criteriaTexts);
  return (
    <SelectField
      label={texts.scope}
      help={texts.scopeHelp}
      value={isForEachGroup(draft) ? 'each_group' : 'everyone'}
      choices={scopes.map((value) => ({ value, label: words.scopes[value] }))}
      onChange={(scope) => onChange({ ...draft, scope: scope ?? 'everyone' })}
    />
  );
}
