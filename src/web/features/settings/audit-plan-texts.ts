/** The actions of the audit log around waves and the plans that somebody approves, in words. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const planAuditTexts = defineTexts({
  en: {
    'waves.laid_out': 'Waves laid out',
    'waves.replanned': 'Waves re-planned',
    'waves.discarded': 'Waves discarded',
    'plan.submitted': 'Plan submitted',
    'plan.approved': 'Plan approved',
    'plan.rejected': 'Plan rejected',
    'plan.withdrawn': 'Plan withdrawn',
  },
  sv: {
    'waves.laid_out': 'Vågor lagda',
    'waves.replanned': 'Vågor omplanerade',
    'waves.discarded': 'Vågor slängda',
    'plan.submitted': 'Plan inlämnad',
    'plan.approved': 'Plan godkänd',
    'plan.rejected': 'Plan avvisad',
    'plan.withdrawn': 'Plan tillbakadragen',
  },
  de: {
    'waves.laid_out': 'Wellen verteilt',
    'waves.replanned': 'Wellen umgeplant',
    'waves.discarded': 'Wellen verworfen',
    'plan.submitted': 'Plan eingereicht',
    'plan.approved': 'Plan genehmigt',
    'plan.rejected': 'Plan abgelehnt',
    'plan.withdrawn': 'Plan zurückgezogen',
  },
});
