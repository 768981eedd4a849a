/** The five things a colour may mean on our screens, and the glyph that always goes with the colour. */
import type { IconName } from './icons/icon.tsx';

export type Tone = 'accent' | 'pass' | 'warn' | 'fail' | 'none';

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  accent: 'info',
  pass: 'check',
  warn: 'warn',
  fail: 'cross',
  none: 'minus',
};
