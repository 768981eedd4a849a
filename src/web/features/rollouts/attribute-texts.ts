/** The names of the usual attributes of a directory; others are shown as they stand in it. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { defineTexts } from '../../i18n/define-texts.ts';
import { attributeLabel } from '../pilot/choice.ts';

const attributeTexts = defineTexts({
  en: {
    department: 'department',
    site: 'site',
    country: 'country',
    platform: 'platform',
    role: 'role',
    jobFamily: 'job family',
    language: 'language',
    skill: 'skill',
    model: 'model',
    manager: 'manager',
    deploymentUnit: 'deployment unit',
  },
  sv: {
    department: 'avdelning',
    site: 'plats',
    country: 'land',
    platform: 'plattform',
    role: 'roll',
    jobFamily: 'yrkesgrupp',
    language: 'språk',
    skill: 'kunskap',
    model: 'modell',
    manager: 'chef',
    deploymentUnit: 'utrullningsenhet',
  },
  de: {
    department: 'Abteilung',
    site: 'Standort',
    country: 'Land',
    platform: 'Plattform',
    role: 'Rolle',
    jobFamily: 'Berufsgruppe',
    language: 'Sprache',
    skill: 'Kenntnis',
    model: 'Modell',
    manager: 'Führungskraft',
    deploymentUnit: 'Rollout-Einheit',
  },
});

/** As inside a sentence; abbreviations such as HR stay as they are. */
function lowerFirst(label: string): string {
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** The name of an attribute in the language of the screen. */
export function useAttributeName(): (name: string) => string {
  const own: Readonly<Record<string, string>> = useTexts(attributeTexts);
  return (name) => own[name] ?? lowerFirst(attributeLabel(name));
}
