/**
 * Numbers as people read them in a sentence, in English, Swedish and German. Written by hand because a verdict
 * must read the same on every machine, whatever its locale data.
 */
import type { MeasureKind } from './criterion.ts';

export type EvidenceLocale = 'en' | 'sv' | 'de';

const NO_BREAK_SPACE = '\u00A0';
const NARROW_NO_BREAK_SPACE = '\u202F';

/** Returns a decimal with the language's mark: a point in English, a comma elsewhere. */
export function formatDecimal(locale: EvidenceLocale, value: number, decimals: number): string {
  const text = Number(value.toFixed(9)).toFixed(decimals); // first drops what binary fractions leave behind
  return locale === 'en' ? text : text.replace('.', ',');
}

/** Returns a whole number with thousands apart: 1,200 · 1 200 · 1.200. */
export function formatWhole(locale: EvidenceLocale, value: number): string {
  const mark = { en: ',', sv: NARROW_NO_BREAK_SPACE, de: '.' }[locale];
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, mark);
}

/** The fewest decimals, from `fewest` to 4, that keep the value on its side of every limit. */
function decimalsFor(value: number, limits: readonly number[], fewest: number): number {
  for (let decimals = fewest; decimals < 4; decimals++) {
    const rounded = Number(value.toFixed(decimals));
    if (
      limits.every((limit) => Math.sign(rounded - limit) === Math.sign(Number((value - limit).toFixed(9))))
    ) {
      return decimals;
    }
  }
  return 4;
}

/** The decimals a limit was written with, at most 3. */
function decimalsOf(value: number): number {
  const fraction = String(Number(value.toFixed(3))).split('.')[1];
  return fraction?.length ?? 0;
}

/**
 * Returns a measured value: shares in per cent, rates and scores plain. Rounding never carries it onto or over
 * one of the `limits`, nor a share to 0 or 100 % that is not.
 */
export function formatMeasured(
  locale: EvidenceLocale,
  kind: MeasureKind,
  value: number,
  limits: readonly number[],
): string {
  if (kind !== 'proportion') return formatDecimal(locale, value, decimalsFor(value, limits, 2));
  const marks = [...limits, 0, 1].map((limit) => limit * 100);
  return `${formatDecimal(locale, value * 100, decimalsFor(value * 100, marks, 1))}${NO_BREAK_SPACE}%`;
}

/** Returns a minimum or target with the decimals it was given. */
export function formatLimit(locale: EvidenceLocale, kind: MeasureKind, value: number): string {
  if (kind !== 'proportion') return formatDecimal(locale, value, decimalsOf(value));
  return `${formatDecimal(locale, value * 100, decimalsOf(value * 100))}${NO_BREAK_SPACE}%`;
}
