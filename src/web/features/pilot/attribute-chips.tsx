/** The attributes a pilot can look alike in, as chips; those that are no good say why and stand behind a button. */
import { useState } from 'react';
import type { AttributeSummary } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { attributeLabel, attributesMax, bestAttributes } from './choice.ts';
import { chooseTexts } from './choose-texts.ts';

function AttributeChip({
  attribute,
  isOn,
  onToggle,
}: {
  readonly attribute: AttributeSummary;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}) {
  const texts = useTexts(chooseTexts);
  const format = useFormat();
  const isGood = attribute.advice === 'good';
  return (
    <Chip
      label={attributeLabel(attribute.name)}
      value={isGood ? texts.levels(format.number(attribute.levels)) : texts.advice[attribute.advice]}
      {...(isOn
        ? { icon: 'check' as const }
        : isGood
          ? {}
          : { icon: 'warn' as const, tone: 'warn' as const })}
      isOn={isOn}
      onClick={onToggle}
    />
  );
}

/** Attributes to switch on and off, in the order of their use for balancing. */
export function AttributeChips({
  attributes,
  chosen,
  onChange,
}: {
  readonly attributes: readonly AttributeSummary[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const texts = useTexts(chooseTexts);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const best = bestAttributes(attributes);
  const isFront = (attribute: AttributeSummary) =>
    best.includes(attribute) || chosen.includes(attribute.name);
  const others = attributes.filter((attribute) => !isFront(attribute));
  const shown = attributes.filter((attribute) => isOpen || isFront(attribute));
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]);
  return (
    <div className="pilot-attributes">
      <h3>{texts.attributes}</h3>
      <p className="bw-quiet">{texts.attributesHelp(format.number(attributesMax))}</p>
      <Chips label={texts.attributes}>
        {shown.map((attribute) => (
          <AttributeChip
            key={attribute.name}
            attribute={attribute}
            isOn={chosen.includes(attribute.name)}
            onToggle={() => toggle(attribute.name)}
          />
        ))}
      </Chips>
      {others.length + (isOpen ? 1 : 0) > 0 && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.hideOthers : texts.showOthers(others.length, format.number(others.length))}
        </TextButton>
      )}
    </div>
  );
}
