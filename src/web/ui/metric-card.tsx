/** The headline number of a screen, with its denominator, its plan and what the number means. */
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/locale-provider.tsx';
import { OpenButton } from './card.tsx';
import { Icon } from './icons/icon.tsx';
import { uiTexts } from './ui-texts.ts';
import { toneIcons, type Tone } from './tone.ts';
import './metric-card.css';

/**
 * A headline number; `value` null reads "not measured", or `absent` where something else is missing. `of` names the denominator or plan beside it, `note`
 * says what it means in a tone, `tag` and `children` (a Meter) are optional, `onOpen` shows the rows behind.
 */
export function MetricCard({
  label,
  value,
  absent,
  of,
  note,
  tone,
  tag,
  onOpen,
  children,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly absent?: string | undefined;
  readonly of?: string | undefined;
  readonly note?: ReactNode;
  readonly tone?: Tone | undefined;
  readonly tag?: ReactNode;
  readonly onOpen?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(uiTexts);
  return (
    <section className="bw-card bw-metric" data-opens={onOpen !== undefined || undefined} aria-label={label}>
      <div className="bw-metric-top">
        <OpenButton onOpen={onOpen}>{label}</OpenButton>
        {tag}
      </div>
      <div className="bw-metric-value" data-absent={value === null || undefined}>
        <b>{value ?? absent ?? texts.notMeasured}</b>
        {of !== undefined && <span>{of}</span>}
      </div>
      {children}
      {note !== undefined && (
        <div className="bw-metric-note" data-tone={tone}>
          {tone !== undefined && <Icon name={toneIcons[tone]} size={14} />}
          <span>{note}</span>
        </div>
      )}
    </section>
  );
}
