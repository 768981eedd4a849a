/** The names of stages and places, shared by the overview, the waves and the list of rollouts. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const stageNameTexts = defineTexts({
  en: { pilot: 'Pilot', wave: (ordinal: string) => `Wave ${ordinal}`, hypercare: 'Hypercare' },
  sv: { pilot: 'Pilot', wave: (ordinal) => `Våg ${ordinal}`, hypercare: 'Hypercare' },
  de: { pilot: 'Pilot', wave: (ordinal) => `Welle ${ordinal}`, hypercare: 'Hypercare' },
});
