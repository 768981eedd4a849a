/** The conditions of a conditional go: what must be done, by whom, until when. */
import { useRef } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { decisionTexts } from './decision-texts.ts';

export type Condition = {
  /** Tells conditions apart while they are written; not sent. */
  readonly key: number;
  readonly text: string;
  readonly owner: string;
  readonly dueOn: string;
};

/** A condition without anything in it. */
export function emptyCondition(key: number): Condition {
  return { key, text: '', owner: '', dueOn: '' };
}

/** Whether a condition says what, who and when. */
export function isComplete({ text, owner, dueOn }: Condition): boolean {
  return text.trim().length >= 3 && owner.trim().length >= 2 && dueOn !== '';
}

/** The fields of all conditions. */
export function ConditionFields({
  conditions,
  onChange,
}: {
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: readonly Condition[]) => void;
}) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const lastKey = useRef(0);
  const change = (key: number, part: Partial<Condition>) =>
    onChange(conditions.map((condition) => (condition.key === key ? { ...condition, ...part } : condition)));
  const add = () => {
    lastKey.current += 1;
    onChange([...conditions, emptyCondition(lastKey.current)]);
  };
  return (
    <PanelSection title={texts.conditions} note={format.number(conditions.length)}>
      {conditions.map(({ key, text, owner, dueOn }, index) => (
        <fieldset key={key} className="gate-condition">
          <legend className="bw-hidden">{texts.conditionNumber(format.number(index + 1))}</legend>
          <TextAreaField
            label={texts.condition}
            value={text}
            minRows={2}
            onChange={(next) => change(key, { text: next })}
          />
          <div className="gate-condition-row">
            <TextField label={texts.owner} value={owner} onChange={(next) => change(key, { owner: next })} />
            <TextField
              label={texts.dueOn}
              type="date"
              value={dueOn}
              onChange={(next) => change(key, { dueOn: next })}
            />
          </div>
          {conditions.length > 1 && (
            <TextButton onClick={() => onChange(conditions.filter((condition) => condition.key !== key))}>
              {texts.removeCondition(format.number(index + 1))}
            </TextButton>
          )}
        </fieldset>
      ))}
      <TextButton onClick={add}>{texts.addCondition}</TextButton>
    </PanelSection>
  );
}
