/** The actions of the audit log about targeting groups, in words. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const targetingAuditTexts = defineTexts({
  en: {
    'targeting.group_added': 'Targeting group added',
    'targeting.group_removed': 'Targeting group removed',
    'targeting.read': 'Targeting group read',
    'targeting.reading_failed': 'Reading of a targeting group failed',
    'targeting.drift_found': 'Members of a targeting group differ',
    'targeting.handed_over': 'Members handed over',
    'targeting.drift_accepted': 'Difference accepted',
    'targeting.acceptance_ended': 'Accepted difference taken back',
  },
  sv: {
    'targeting.group_added': 'Målgrupp tillagd',
    'targeting.group_removed': 'Målgrupp borttagen',
    'targeting.read': 'Målgrupp läst',
    'targeting.reading_failed': 'Läsning av målgrupp misslyckades',
    'targeting.drift_found': 'Medlemmar i målgrupp avviker',
    'targeting.handed_over': 'Medlemmar överlämnade',
    'targeting.drift_accepted': 'Skillnad godtagen',
    'targeting.acceptance_ended': 'Godtagen skillnad återtagen',
  },
  de: {
    'targeting.group_added': 'Zielgruppe hinzugefügt',
    'targeting.group_removed': 'Zielgruppe entfernt',
    'targeting.read': 'Zielgruppe gelesen',
    'targeting.reading_failed': 'Lesen einer Zielgruppe fehlgeschlagen',
    'targeting.drift_found': 'Mitglieder einer Zielgruppe weichen ab',
    'targeting.handed_over': 'Mitglieder übergeben',
    'targeting.drift_accepted': 'Unterschied hingenommen',
    'targeting.acceptance_ended': 'Hingenommener Unterschied zurückgenommen',
  },
});
