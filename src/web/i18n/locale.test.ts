import { describe, expect, it } from 'vitest';
import { chooseLocale, plural } from './locale.ts';

describe('locale', () => {
  it('takes the first wished language that exists, and English when none does', () => {
    expect(chooseLocale(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(chooseLocale([undefined, 'pl'])).toBe('en');
  });

  it('tells one from other', () => {
    const forms = { one: 'Person', other: 'Personen' };
    expect(plural('de', 1, forms)).toBe('Person');
    expect(plural('de', 0, forms)).toBe('Personen');
  });
});
