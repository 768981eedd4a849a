/** Small signs that stand beside words, and the tag that carries a verdict: colour is never the only signal. */
import type { Verdict } from '#contracts/criteria.ts';
import { html, type Markup } from './markup.ts';
import { words } from './words.ts';

export type Tone = 'pass' | 'warn' | 'fail' | 'none';

const paths: Readonly<Record<Tone, string>> = {
  pass: 'M2 6.5 4.8 9.2 10 3.2',
  warn: 'M6 2v5M6 9.4v.6',
  fail: 'M2.5 2.5l7 7M9.5 2.5l-7 7',
  none: 'M2.5 6h7',
};

function glyph(tone: Tone): Markup {
  return html`<svg viewBox="0 0 12 12" aria-hidden="true">
    <path
      d="${paths[tone]}"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>`;
}

/** A word on its ground, with its sign. */
export function tag(tone: Tone, word: string): Markup {
  return html`<span class="tag ${tone}">${glyph(tone)}${word}</span>`;
}

const verdictTones: Readonly<Record<Verdict, Tone>> = {
  pass: 'pass',
  conditional: 'warn',
  inconclusive: 'warn',
  fail: 'fail',
  no_data: 'none',
  error: 'fail',
};

export function toneOf(verdict: Verdict): Tone {
  return verdictTones[verdict];
}

export function verdictTag(verdict: Verdict): Markup {
  return tag(toneOf(verdict), words(verdict));
}

/** The mark of the product. */
export const mark: Markup = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <rect width="24" height="24" rx="6" fill="var(--accent)" />
  <path
    d="M12 5a4.4 4.4 0 0 0-4.4 4.4c0 3.4-1.3 4.6-1.3 5.4h11.4c0-.8-1.3-2-1.3-5.4A4.4 4.4 0 0 0 12 5zM10.6 17.4a1.5 1.5 0 0 0 2.8 0"
    fill="none"
    stroke="var(--surface)"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  />
</svg>`;
