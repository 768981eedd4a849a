/**
 * How the values of a criterion are written: shares as percents, rates and scores as numbers. Also which values
 * each kind of measure can have. Judges nothing.
 */
import type { CriterionDefinition, QuantitativeCriterion } from '#contracts/criteria.ts';
import type { Format } from '../../ui/format.ts';

export type MeasureKind = QuantitativeCriterion['kind'];
export type Metric = QuantitativeCriterion['metric'];

/** The ends of what a kind can be at all; null where nothing bounds it. */
export const boundsOfKind: Readonly<Record<CriterionDefinition['kind'], readonly [number, number | null]>> = {
  proportion: [0, 1],
  rate: [0, null],
  score: [1, 5],
  qualitative: [1, 5],
};

/** How a form shows and keeps values of a kind: shares as percents. */
export function fieldUnit(kind: MeasureKind) {
  const isShare = kind === 'proportion';
  return {
    shown: (value: number | null) =>
      value === null ? null : isShare ? Math.round(value * 1e6) / 1e4 : value,
    kept: (value: number | null) => (value === null ? null : isShare ? Math.round(value * 1e4) / 1e6 : value),
    step: isShare ? 1 : kind === 'rate' ? 0.05 : 0.1,
    suffix: isShare ? '\u202F%' : undefined,
  };
}

/** A value with its unit; a limit keeps no trailing zeros, a measured value keeps its decimals. */
export function writeValue(
  format: Format,
  kind: CriterionDefinition['kind'],
  value: number,
  isLimit = false,
): string {
  if (kind === 'proportion') {
    const percent = value * 100;
    const isWhole = Math.abs(percent - Math.round(percent)) < 1e-9;
    return format.percent(value, isLimit && isWhole ? 0 : 1);
  }
  if (kind === 'qualitative') return format.number(value, Number.isInteger(value) ? 0 : 1);
  const isShort = isLimit && Math.abs(value * 10 - Math.round(value * 10)) < 1e-9;
  return format.number(value, isShort ? 1 : 2);
}

/** A band as "93.3 – 98.3 %"; open above when nothing bounds it. */
export function writeBand(
  format: Format,
  kind: CriterionDefinition['kind'],
  lower: number,
  upper: number | null,
): string {
  const low = kind === 'proportion' ? format.number(lower * 100, 1) : writeValue(format, kind, lower);
  return upper === null
    ? `≥ ${writeValue(format, kind, lower)}`
    : `${low} – ${writeValue(format, kind, upper)}`;
}
