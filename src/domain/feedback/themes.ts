/** Themes: plain words that group pieces of feedback by hand. */

/** Longest theme, in characters. */
export const themeLengthMax = 40;

/** The word as it is kept: on one line, without spaces at its ends or doubled inside. */
export function cleanTheme(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/**
 * The themes as they are kept beside those that exist: one that differs from an existing one in capitals alone is that
 * one. Empty ones are left out, repeated ones taken once.
 */
export function matchThemes(wanted: readonly string[], existing: readonly string[]): string[] {
  const known = new Map(existing.map((theme) => [fold(theme), theme]));
  const kept: string[] = [];
  for (const theme of wanted.map(cleanTheme)) {
    if (theme === '') continue;
    const spelled = known.get(fold(theme)) ?? theme;
    known.set(fold(theme), spelled);
    if (!kept.includes(spelled)) kept.push(spelled);
  }
  return kept;
}

const fold = (theme: string): string => theme.toLocaleLowerCase('und');
