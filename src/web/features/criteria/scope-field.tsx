/** Whom the criterion must hold for: everyone together, or each group, or each app by itself as well. */
import { criterionScopes, scopeOf } from '#contracts/criteria.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField } from '../../ui/field.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import type { CriterionDraft, QuantitativeDraft } from './criterion-draft.ts';
import { fieldTexts } from './field-texts.ts';

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
      value={scopeOf(draft)}
      choices={criterionScopes.map((value) => ({ value, label: words.scopes[value] }))}
      onChange={(scope) => onChange({ ...draft, scope: scope ?? 'everyone' })}
    />
  );
}
