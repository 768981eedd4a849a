/** Events around reports and the risk register, in words. */

export const reportAuditTexts = {
  en: {
    'report_plan.added': 'Report planned',
    'report_plan.changed': 'Planned report changed',
    'report_plan.removed': 'Planned report ended',
    'report.issued': 'Report issued',
    'report.missed': 'Report missed',
    'risk.added': 'Risk added',
    'risk.reviewed': 'Risk reviewed',
    'risk.closed': 'Risk closed',
  },
  sv: {
    'report_plan.added': 'Rapport planerad',
    'report_plan.changed': 'Planerad rapport ändrad',
    'report_plan.removed': 'Planerad rapport avslutad',
    'report.issued': 'Rapport utgiven',
    'report.missed': 'Rapport missad',
    'risk.added': 'Risk tillagd',
    'risk.reviewed': 'Risk genomgången',
    'risk.closed': 'Risk stängd',
  },
  de: {
    'report_plan.added': 'Bericht geplant',
    'report_plan.changed': 'Geplanter Bericht geändert',
    'report_plan.removed': 'Geplanter Bericht beendet',
    'report.issued': 'Bericht herausgegeben',
    'report.missed': 'Bericht ausgefallen',
    'risk.added': 'Risiko hinzugefügt',
    'risk.reviewed': 'Risiko geprüft',
    'risk.closed': 'Risiko geschlossen',
  },
} as const;
