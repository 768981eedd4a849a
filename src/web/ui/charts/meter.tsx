/** A value as a bar from zero with a tick at its limit; the words beside it say what they mean. */
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { chartTexts } from './chart-texts.ts';
import './meter.css';

type MeterProps = {
  /** What is measured, for screen readers; shown by MeterRow. */
  readonly label: string;
  readonly value: number;
  readonly limit: number;
  /** The right end of the track; a little over the larger of value and limit when not given. */
  readonly max?: number | undefined;
  readonly valueText: string;
  /** The limit with its unit, for screen readers; the bare number when not given. */
  readonly limitText?: string | undefined;
  readonly series?: 'main' | 'mid' | 'warn' | undefined;
};

const percent = (value: number, max: number): string => `${Math.min(100, Math.max(0, (value / max) * 100))}%`;

/** The bar alone, for metric cards. */
export function Meter({ label, value, limit, max, valueText, limitText, series = 'main' }: MeterProps) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const end = max ?? Math.max(value, limit, Number.MIN_VALUE) * 1.02;
  return (
    <div className="bw-meter" data-series={series}>
      <span className="bw-hidden">{`${label}: ${valueText}, ${texts.limit} ${limitText ?? format.number(limit, limit % 1 === 0 ? 0 : 2)}`}</span>
      <i style={{ width: percent(value, end) }} />
      <b style={{ left: percent(limit, end) }} />
    </div>
  );
}

/** The bar in a row with its label and value, for lists such as load per week. */
export function MeterRow(props: MeterProps) {
  return (
    <div className="bw-meter-row">
      <span>{props.label}</span>
      <Meter {...props} />
      <span>{props.valueText}</span>
    </div>
  );
}
