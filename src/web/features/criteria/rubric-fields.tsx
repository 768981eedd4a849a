/** The levels of a rubric as fields, worst first; two to five of them. */
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { TextAreaField } from '../../ui/field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import type { CriterionDraft, QualitativeDraft } from './criterion-draft.ts';
import { fieldTexts } from './field-texts.ts';

const levelsMax = 5;
const levelsMin = 2;

/** The fields; `error` stands under the last level. */
export function RubricFields({
  draft,
  error,
  onChange,
}: {
  readonly draft: QualitativeDraft;
  readonly error: string | undefined;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  const format = useFormat();
  const { rubric } = draft;
  const change = (levels: QualitativeDraft['rubric']) => onChange({ ...draft, rubric: levels });
  return (
    <fieldset className="criterion-levels">
      <legend>{texts.rubric}</legend>
      {rubric.map(({ level, meaning }, index) => (
        <TextAreaField
          key={level}
          label={texts.level(format.number(level))}
          value={meaning}
          minRows={1}
          error={index === rubric.length - 1 ? error : undefined}
          onChange={(next) =>
            change(rubric.map((step) => (step.level === level ? { level, meaning: next } : step)))
          }
        />
      ))}
      <div className="criterion-buttons">
        {rubric.length < levelsMax && (
          <TextButton onClick={() => change([...rubric, { level: rubric.length + 1, meaning: '' }])}>
            {texts.addLevel}
          </TextButton>
        )}
        {rubric.length > levelsMin && (
          <TextButton onClick={() => change(rubric.slice(0, -1))}>{texts.removeLevel}</TextButton>
        )}
      </div>
    </fieldset>
  );
}
