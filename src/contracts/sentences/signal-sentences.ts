/** What is wrong with a line of a file of signals, and how to mend it, in every language. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const signalSentences = defineSentences({
  signal_columns_missing: {
    en: 'Name the columns key, kind, subject, reference, at and, where known, value, detail, app, priority and ticket.',
    sv: 'Namnge kolumnerna key, kind, subject, reference, at och, där de är kända, value, detail, app, priority och ticket.',
    de: 'Benennen Sie die Spalten key, kind, subject, reference, at und, soweit bekannt, value, detail, app, priority und ticket.',
  },
  signal_cell_empty: { en: 'Fill the cell.', sv: 'Fyll i cellen.', de: 'Füllen Sie die Zelle.' },
  signal_kind_unknown: {
    en: 'Use one of: {kinds}.',
    sv: 'Använd något av: {kinds}.',
    de: 'Verwenden Sie eines von: {kinds}.',
  },
  signal_subject_unknown: {
    en: 'Use person or device.',
    sv: 'Använd person eller device.',
    de: 'Verwenden Sie person oder device.',
  },
  signal_instant_unreadable: {
    en: 'Write the instant as 2027-01-18T09:30:00Z.',
    sv: 'Skriv tidpunkten som 2027-01-18T09:30:00Z.',
    de: 'Schreiben Sie den Zeitpunkt als 2027-01-18T09:30:00Z.',
  },
  signal_value_unreadable: {
    en: 'Use a number with a decimal point.',
    sv: 'Använd ett tal med decimalpunkt.',
    de: 'Verwenden Sie eine Zahl mit Dezimalpunkt.',
  },
  signal_priority_unreadable: {
    en: 'Use 1, 2, 3 or 4; 1 is the most urgent.',
    sv: 'Använd 1, 2, 3 eller 4; 1 är mest brådskande.',
    de: 'Verwenden Sie 1, 2, 3 oder 4; 1 ist am dringendsten.',
  },
  signal_priority_elsewhere: {
    en: 'Leave the priority out: only ticket.opened has one.',
    sv: 'Utelämna prioriteten: bara ticket.opened har en.',
    de: 'Lassen Sie die Priorität weg: Nur ticket.opened hat eine.',
  },
  signal_ticket_missing: {
    en: 'Name in ticket the key with which the ticket was opened.',
    sv: 'Ange i ticket nyckeln som ärendet öppnades med.',
    de: 'Nennen Sie in ticket den Schlüssel, mit dem das Ticket eröffnet wurde.',
  },
  signal_ticket_elsewhere: {
    en: 'Leave ticket out: only ticket.resolved names one.',
    sv: 'Utelämna ticket: bara ticket.resolved anger ett.',
    de: 'Lassen Sie ticket weg: Nur ticket.resolved nennt eines.',
  },
  signal_use_without_app: {
    en: 'Name the app or feature that was used.',
    sv: 'Ange appen eller funktionen som användes.',
    de: 'Nennen Sie die App oder Funktion, die genutzt wurde.',
  },
  signal_training_value: {
    en: 'Write 1 when the training is completed, or leave the value out; 0 when it is not.',
    sv: 'Skriv 1 när utbildningen är genomförd, eller utelämna värdet; 0 när den inte är det.',
    de: 'Schreiben Sie 1, wenn die Schulung abgeschlossen ist, oder lassen Sie den Wert weg; 0, wenn sie es nicht ist.',
  },
  signal_cell_too_long: { en: 'Shorten the cell.', sv: 'Korta cellen.', de: 'Kürzen Sie die Zelle.' },
});

export type SignalStatement = StatementOf<typeof signalSentences>;
export const signalStatement = stating(signalSentences);
