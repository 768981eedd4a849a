/** The texts of things that are copied. */
import { defineTexts } from '../i18n/define-texts.ts';

export const copyTexts = defineTexts({
  en: { copy: (what: string) => `Copy: ${what}`, copied: 'Copied' },
  sv: { copy: (what) => `Kopiera: ${what}`, copied: 'Kopierat' },
  de: { copy: (what) => `Kopieren: ${what}`, copied: 'Kopiert' },
});
