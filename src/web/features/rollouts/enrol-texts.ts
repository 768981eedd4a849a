/** The ways to enrol, in words. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const enrolTexts = defineTexts({
  en: {
    how: 'How they enrol',
    ways: {
      self_service: 'Self-service',
      white_glove: 'White glove',
      tech_fair: 'Tech fair',
      undecided: 'Not decided',
    },
  },
  sv: {
    how: 'Hur de ansluts',
    ways: {
      self_service: 'Självbetjäning',
      white_glove: 'Personlig hjälp',
      tech_fair: 'Teknikdag',
      undecided: 'Inte bestämt',
    },
  },
  de: {
    how: 'Art der Registrierung',
    ways: {
      self_service: 'Selbst',
      white_glove: 'Persönlich begleitet',
      tech_fair: 'Techniktag',
      undecided: 'Nicht festgelegt',
    },
  },
});
