/** Chips under the title: filters and rules, each saying its present value. */
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/locale-provider.tsx';
import { Icon, type IconName } from './icons/icon.tsx';
import type { Tone } from './tone.ts';
import { uiTexts } from './ui-texts.ts';
import './chip.css';
import './state-tag.css';

/** A row of chips; it wraps on narrow screens. */
export function Chips({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="bw-chips" aria-label={label}>
      {children}
    </fieldset>
  );
}

/**
 * One chip: a quiet label and its value. `isOn` marks the filter in force; without `onClick` it only tells, and with
 * `onRemove` it can be taken away.
 */
export function Chip({
  label,
  value,
  icon,
  tone,
  isOn = false,
  onClick,
  onRemove,
}: {
  readonly label: string;
  readonly value?: string | undefined;
  readonly icon?: IconName | undefined;
  readonly tone?: Tone | undefined;
  readonly isOn?: boolean;
  readonly onClick?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}) {
  const texts = useTexts(uiTexts);
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {label}
      {value !== undefined && <b>{value}</b>}
    </>
  );
  if (onRemove !== undefined) {
    return (
      <span className="bw-chip" data-plain data-removable data-tone={tone}>
        <span title={label}>{label}</span>
        <button type="button" aria-label={texts.remove(label)} onClick={onRemove}>
          <Icon name="close" size={12} />
        </button>
      </span>
    );
  }
  if (onClick === undefined) {
    return (
      <span className="bw-chip" data-plain data-on={isOn || undefined} data-tone={tone}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="bw-chip"
      data-on={isOn || undefined}
      data-tone={tone}
      aria-pressed={isOn}
      onClick={onClick}
    >
      {content}
    </button>
  );
}

/** A chip that opens a list of choices and shows the one in force. */
export function ChoiceChip<Value extends string>({
  label,
  value,
  choices,
  isOn = false,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly isOn?: boolean;
  readonly onChange: (value: Value) => void;
}) {
  const shown = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className="bw-chip" data-on={isOn || undefined}>
          {label} <b>{shown}</b>
          <Icon name="chevron-down" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={value} onChange={(next) => onChange(next as Value)}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={choice.value} closeMenuOnClick>
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
