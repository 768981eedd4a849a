/** The blind spots the decision must be taken without, the largest first. */
import { useState } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { gateTexts } from './gate-texts.ts';

export type BlindSpotLine = { readonly text: string; readonly people: number };

const shownFirst = 6;

/** The card of blind spots; nothing when there are none. */
export function GateBlindSpots({ spots }: { readonly spots: readonly BlindSpotLine[] }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  if (spots.length === 0) return null;
  const rest = spots.length - shownFirst;
  return (
    <Card title={texts.blind}>
      <ul className="gate-blind">
        {spots.map((spot, index) => (
          <li key={spot.text} data-folded={(!isOpen && index >= shownFirst) || undefined}>
            <Icon name="blind-spot" />
            <span>
              <b>{spot.text}</b>
              <small>{texts.blindPeople(spot.people, format.number(spot.people))}</small>
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.blindFewer : texts.blindMore(format.number(rest))}
        </TextButton>
      )}
    </Card>
  );
}
