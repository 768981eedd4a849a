/** The texts of the card that counts people and devices by what the waves may follow. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const axisValuesTexts = defineTexts({
  en: {
    title: (attribute: string) => `People and devices by ${attribute}`,
    note: (values: string) => `${values} values`,
    people: 'People',
    devices: 'Devices',
    share: 'Share of the people',
  },
  sv: {
    title: (attribute) => `Personer och enheter efter ${attribute}`,
    note: (values) => `${values} värden`,
    people: 'Personer',
    devices: 'Enheter',
    share: 'Andel av personerna',
  },
  de: {
    title: (attribute) => `Personen und Geräte nach ${attribute}`,
    note: (values) => `${values} Werte`,
    people: 'Personen',
    devices: 'Geräte',
    share: 'Anteil der Personen',
  },
});
