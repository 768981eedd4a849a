/** What is said about reports: why one was missed, what is refused, and the letter that goes to its audience. */
import { defineSentences, stating } from '#domain/sentences/statement.ts';

export const reportSentences = defineSentences({
  report_no_data: {
    en: 'Nothing it reports had been measured. People are measured once their window is over.',
    sv: 'Inget av det den redovisar hade mätts. Personer mäts när deras fönster är över.',
    de: 'Nichts von dem, worüber er berichtet, war gemessen. Personen werden gemessen, wenn ihr Zeitfenster vorbei ist.',
  },
  report_source_silent: {
    en: 'The source of “{criterion}” had stopped in {stage}, so its numbers would have been old. Bring the source back, then issue the report.',
    sv: 'Källan till ”{criterion}” hade tystnat i {stage}, så talen hade varit gamla. Få igång källan och ge sedan ut rapporten.',
    de: 'Die Quelle von „{criterion}“ war in {stage} verstummt, die Zahlen wären also veraltet gewesen. Bringen Sie die Quelle wieder in Gang und geben Sie den Bericht dann heraus.',
  },
  report_away: {
    en: 'Bellwether was not running on that day.',
    sv: 'Bellwether var inte igång den dagen.',
    de: 'Bellwether lief an diesem Tag nicht.',
  },

  report_letter_subject: {
    en: '{report}: {rollout}, {on:date}',
    sv: '{report}: {rollout}, {on:date}',
    de: '{report}: {rollout}, {on:date}',
  },
  report_letter_lead: {
    en: '{done:# person is|# people are} done of {people}; {holds:# hold stands|# holds stand}.',
    sv: '{done:# person är|# personer är} klara av {people}; {holds:# stopp gäller|# stopp gäller}.',
    de: '{done:# Person ist|# Personen sind} fertig von {people}; {holds:# Halt gilt|# Halte gelten}.',
  },
  report_letter_number: {
    en: '{criterion}, {stage}: {statement}',
    sv: '{criterion}, {stage}: {statement}',
    de: '{criterion}, {stage}: {statement}',
  },
  report_letter_late: {
    en: 'It was due on {due:date} and comes late, with the numbers of {on:date}.',
    sv: 'Den skulle ha kommit {due:date} och är sen, med talen för {on:date}.',
    de: 'Er war am {due:date} fällig und kommt verspätet, mit den Zahlen vom {on:date}.',
  },
  report_letter_link: {
    en: 'Read the report',
    sv: 'Läs rapporten',
    de: 'Bericht lesen',
  },
});
export const reportStatement = stating(reportSentences);

export const reportRefusals = defineSentences({
  report_plans_full: {
    en: 'A rollout has at most {most} planned reports. Remove one that nobody reads.',
    sv: 'En utrullning har högst {most} planerade rapporter. Ta bort en som ingen läser.',
    de: 'Ein Rollout hat höchstens {most} geplante Berichte. Entfernen Sie einen, den niemand liest.',
  },
  report_for_nobody: {
    en: 'The report goes to nobody. Choose at least one role or one person.',
    sv: 'Rapporten går inte till någon. Välj minst en roll eller en person.',
    de: 'Der Bericht geht an niemanden. Wählen Sie mindestens eine Rolle oder eine Person.',
  },
  report_account_unknown: {
    en: 'One of the chosen people has no account here that can sign in. Choose again from the list.',
    sv: 'En av de valda personerna har inget konto här som kan logga in. Välj på nytt i listan.',
    de: 'Eine der gewählten Personen hat hier kein Konto, mit dem sie sich anmelden kann. Wählen Sie erneut aus der Liste.',
  },
  report_issued: {
    en: 'This report was issued already and never changes.',
    sv: 'Rapporten är redan utgiven och ändras aldrig.',
    de: 'Dieser Bericht ist bereits herausgegeben und ändert sich nie.',
  },
  report_plan_gone: {
    en: 'This report is planned no longer, so nobody knows what it should say. Plan it again.',
    sv: 'Rapporten är inte längre planerad, så ingen vet vad den ska säga. Planera den på nytt.',
    de: 'Dieser Bericht ist nicht mehr geplant, daher ist unbekannt, was er sagen soll. Planen Sie ihn erneut.',
  },
  report_without_data: {
    en: 'It cannot be issued yet. {finding}',
    sv: 'Den kan inte ges ut ännu. {finding}',
    de: 'Er kann noch nicht herausgegeben werden. {finding}',
  },
});
