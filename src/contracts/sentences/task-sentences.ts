/** What long work is doing, and why it ended without a result, in every language. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const taskSentences = defineSentences({
  step_reading_file: { en: 'Reading the file', sv: 'Läser filen', de: 'Die Datei wird gelesen' },
  step_listing: {
    en: 'Reading from Microsoft, {count} so far',
    sv: 'Läser från Microsoft, {count} hittills',
    de: 'Lesen aus Microsoft, bisher {count}',
  },
  step_comparing: {
    en: 'Comparing with the directory',
    sv: 'Jämför med katalogen',
    de: 'Vergleich mit dem Verzeichnis',
  },
  step_explaining: {
    en: 'Explaining the difference',
    sv: 'Förklarar skillnaden',
    de: 'Der Unterschied wird erklärt',
  },
  step_writing_report: {
    en: 'Writing the report',
    sv: 'Skriver rapporten',
    de: 'Der Bericht wird geschrieben',
  },
  step_writing_directory: {
    en: 'Writing the directory',
    sv: 'Skriver katalogen',
    de: 'Das Verzeichnis wird geschrieben',
  },
  step_writing_changes: {
    en: 'Writing the changes',
    sv: 'Skriver ändringarna',
    de: 'Die Änderungen werden geschrieben',
  },
  step_inventing: {
    en: 'Inventing people and devices',
    sv: 'Hittar på personer och enheter',
    de: 'Personen und Geräte werden erfunden',
  },
  step_choosing_pilot: { en: 'Choosing the pilot', sv: 'Väljer piloten', de: 'Der Pilot wird gewählt' },
  step_choosing_second_pilot: {
    en: 'Choosing the second pilot',
    sv: 'Väljer den andra piloten',
    de: 'Der zweite Pilot wird gewählt',
  },
  step_choosing_third_pilot: {
    en: 'Choosing the third pilot',
    sv: 'Väljer den tredje piloten',
    de: 'Der dritte Pilot wird gewählt',
  },
  step_reading_people: { en: 'Reading people', sv: 'Läser personer', de: 'Personen werden gelesen' },
  step_choosing_people: { en: 'Choosing people', sv: 'Väljer personer', de: 'Personen werden gewählt' },
  step_writing_draft: {
    en: 'Writing the draft',
    sv: 'Skriver utkastet',
    de: 'Der Entwurf wird geschrieben',
  },
  step_trying_sizes: { en: 'Trying sizes', sv: 'Prövar storlekar', de: 'Größen werden erprobt' },
  step_rehearsing: {
    en: 'It is {on:date} there',
    sv: 'Det är den {on:date} där',
    de: 'Dort ist der {on:date}',
  },
  step_done: { en: 'Done', sv: 'Klart', de: 'Fertig' },
  task_unknown: {
    en: 'This server does not know the task {kind}.',
    sv: 'Servern känner inte till arbetet {kind}.',
    de: 'Dieser Server kennt die Aufgabe {kind} nicht.',
  },
  task_fault: {
    en: 'Something went wrong inside Bellwether. Try again; if it stays, tell your administrator the task number {task}.',
    sv: 'Något gick fel inne i Bellwether. Försök igen; om det kvarstår, ge din administratör arbetets nummer {task}.',
    de: 'In Bellwether ist etwas schiefgegangen. Versuchen Sie es erneut; bleibt es dabei, nennen Sie der Administration die Nummer {task} der Aufgabe.',
  },
  task_stopped_too_often: {
    en: 'The server stopped {times} times during this task, so it was given up. Try again; if it stays, tell your administrator.',
    sv: 'Servern stannade {times} gånger under arbetet, så det gavs upp. Försök igen; om det kvarstår, säg till din administratör.',
    de: 'Der Server hielt während dieser Aufgabe {times}-mal an, daher wurde sie aufgegeben. Versuchen Sie es erneut; bleibt es dabei, sagen Sie es der Administration.',
  },
});

export type TaskStatement = StatementOf<typeof taskSentences>;
export const taskStatement = stating(taskSentences);
