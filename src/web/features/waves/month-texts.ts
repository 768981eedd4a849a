/** The texts of the plan by phase and month. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const monthTexts = defineTexts({
  en: {
    tab: 'By month',
    title: 'Phases and months',
    note: 'groups with their people, in the month they start',
    phase: 'Phase',
    phases: {
      limited_pilot: () => 'Limited pilot',
      expanded_pilot: (number: string) => `Expanded pilot ${number}`,
      production: (number: string) => `Production ${number}`,
    },
    group: (group: string, people: string) => `${group} (${people})`,
    everybody: (people: string) => `everybody in it (${people})`,
    others: (people: string) => `left out, put off or without a group (${people})`,
    more: (groups: string, people: string) => `${groups} more groups (${people})`,
    noDate: 'without a date',
    total: 'Together',
  },
  sv: {
    tab: 'Per månad',
    title: 'Faser och månader',
    note: 'grupper med personer, i månaden de startar',
    phase: 'Fas',
    phases: {
      limited_pilot: () => 'Begränsad pilot',
      expanded_pilot: (number) => `Utökad pilot ${number}`,
      production: (number) => `Produktion ${number}`,
    },
    group: (group, people) => `${group} (${people})`,
    everybody: (people) => `alla i den (${people})`,
    others: (people) => `undantagna, uppskjutna eller utan grupp (${people})`,
    more: (groups, people) => `${groups} grupper till (${people})`,
    noDate: 'utan datum',
    total: 'Tillsammans',
  },
  de: {
    tab: 'Nach Monaten',
    title: 'Phasen und Monate',
    note: 'Gruppen mit ihren Personen, im Monat ihres Beginns',
    phase: 'Phase',
    phases: {
      limited_pilot: () => 'Begrenzter Pilot',
      expanded_pilot: (number) => `Erweiterter Pilot ${number}`,
      production: (number) => `Produktion ${number}`,
    },
    group: (group, people) => `${group} (${people})`,
    everybody: (people) => `alle darin (${people})`,
    others: (people) => `ausgenommen, verschoben oder ohne Gruppe (${people})`,
    more: (groups, people) => `${groups} weitere Gruppen (${people})`,
    noDate: 'ohne Termin',
    total: 'Zusammen',
  },
});
