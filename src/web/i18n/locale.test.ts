import { describe, expect, it } from 'vitest';
import { defineTexts } from './define-texts.ts';
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

  it('ends a sentence with one full stop where its last value has one of its own', () => {
    const texts = defineTexts({
      en: { until: (on: string) => `Until ${on}.`, more: { by: (on: string) => `By ${on}.` } },
      sv: { until: (on) => `Till ${on}.`, more: { by: (on) => `Senast ${on}.` } },
      de: { until: (on) => `Bis ${on}.`, more: { by: (on) => `Spätestens ${on}.` } },
    });
    expect(texts.de.until('26. Feb.')).toBe('Bis 26. Feb.');
    expect(texts.sv.more.by('26 feb.')).toBe('Senast 26 feb.');
    expect(texts.en.until('26 Feb')).toBe('Until 26 Feb.');
  });
});
