/** How many people: a slider for the feel and a number for the exact size, with the share of the organisation. */
import { NumberInput } from '@mantine/core';
import { useId, type CSSProperties } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { largestShare } from './choice.ts';
import { chooseTexts } from './choose-texts.ts';

/** A little beyond the largest sensible share, so that the warning can be met on the slider. */
const sliderShare = 0.25;
const sliderLeast = 100;

/** The size of a pilot out of `people`; 0 while the number is empty. */
export function SizeField({
  size,
  people,
  hasSlider,
  onChange,
}: {
  readonly size: number;
  readonly people: number;
  /** False where the curve below brings its own. */
  readonly hasSlider: boolean;
  readonly onChange: (size: number) => void;
}) {
  const texts = useTexts(chooseTexts);
  const format = useFormat();
  const id = useId();
  const largest = Math.min(people, Math.max(sliderLeast, Math.ceil((people * sliderShare) / 10) * 10));
  const step = largest > 2000 ? 50 : largest > 200 ? 10 : 1;
  const share = size / Math.max(1, people);
  const filled = { '--filled': `${Math.min(100, (size / largest) * 100)}%` } as CSSProperties;
  return (
    <div className="pilot-size">
      <div className="pilot-size-head">
        <label htmlFor={id}>{texts.size}</label>
        <NumberInput
          id={id}
          value={size === 0 ? '' : size}
          min={1}
          max={people}
          step={step}
          onChange={(next) => onChange(typeof next === 'number' ? Math.round(next) : 0)}
        />
      </div>
      {hasSlider && (
        <input
          className="pilot-size-slider"
          type="range"
          min={0}
          max={largest}
          step={step}
          value={Math.min(size, largest)}
          aria-label={texts.size}
          style={filled}
          onChange={(event) => onChange(Math.max(1, Number(event.currentTarget.value)))}
        />
      )}
      <p className="bw-quiet">{texts.sizeOf(format.percent(share), format.number(people))}</p>
      {share > largestShare && (
        <Notice tone="warn">{texts.tooLarge(format.percent(share), format.percent(largestShare, 0))}</Notice>
      )}
    </div>
  );
}
