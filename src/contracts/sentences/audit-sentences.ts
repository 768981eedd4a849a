/** What checking the audit log finds, in every language. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const auditSentences = defineSentences({
  audit_intact: {
    en: '{events:The # event fits|All # events fit} the chain.',
    sv: '{events:Den # posten passar|Alla # poster passar} i kedjan.',
    de: '{events:Der # Eintrag passt|Alle # Einträge passen} in die Kette.',
  },
  audit_end_differs: {
    en: 'The log does not end where its head says it ends.',
    sv: 'Loggen slutar inte där dess huvud säger.',
    de: 'Das Protokoll endet nicht dort, wo es laut seinem Kopf endet.',
  },
  audit_event_missing: {
    en: 'Event {sequence} is missing.',
    sv: 'Post {sequence} saknas.',
    de: 'Eintrag {sequence} fehlt.',
  },
  audit_event_out_of_order: {
    en: 'Event {sequence} does not follow the one before.',
    sv: 'Post {sequence} följer inte på den föregående.',
    de: 'Eintrag {sequence} folgt nicht auf den vorigen.',
  },
  audit_event_changed: {
    en: 'Event {sequence} was changed after it was written.',
    sv: 'Post {sequence} har ändrats efter att den skrevs.',
    de: 'Eintrag {sequence} wurde nachträglich geändert.',
  },
});

export type AuditStatement = StatementOf<typeof auditSentences>;
export const auditStatement = stating(auditSentences);
