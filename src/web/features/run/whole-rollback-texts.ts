/** The texts of rolling a whole rollout back. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const wholeRollbackTexts = defineTexts({
  en: {
    title: 'Roll the whole rollout back',
    text: 'Nobody begins any more, for good. Every stage in which people have begun is brought back by the steps of its rollback plan, which you tick off in its panel; with the last one the rollout counts as rolled back. Whoever knows their date, or has begun, gets one message; booked places are given back.',
    begun: 'people to bring back',
    waiting: 'people who begin no more',
    told: 'of them told that their date is called off',
    stages: 'stages to bring back',
    noPlan: (stages: string) => `No rollback plan yet: ${stages}. Write it in the panel of the stage.`,
    unrehearsed: 'Not rehearsed yet',
    rehearsed: (on: string, by: string) => `Rehearsed on ${on} by ${by}`,
    played: (brought: string, calledOff: string) =>
      `The program brought back ${brought} people and called off ${calledOff}.`,
    leftBehind: (people: string) =>
      `It left ${people} people where they were: their stages have no rollback plan.`,
    rehearseNote: 'A rehearsal does all of it on the real data, counts, and undoes it. Nobody is told.',
    rehearse: 'Rehearse it',
    confirm: 'Roll back',
    done: 'The rollout is being rolled back',
    doneDetail: 'Take the steps of each stage in its panel.',
  },
  sv: {
    title: 'Ta tillbaka hela utrullningen',
    text: 'Ingen börjar mer, för gott. Varje etapp där någon har börjat tas tillbaka med stegen i sin återgångsplan, som du bockar av i etappens panel; med det sista räknas utrullningen som återställd. Den som känner till sin dag eller har börjat får ett meddelande; bokade platser lämnas tillbaka.',
    begun: 'personer att återföra',
    waiting: 'personer som inte börjar',
    told: 'av dem får veta att dagen är inställd',
    stages: 'etapper att ta tillbaka',
    noPlan: (stages) => `Ingen återgångsplan än: ${stages}. Skriv den i etappens panel.`,
    unrehearsed: 'Inte övad än',
    rehearsed: (on, by) => `Övad den ${on} av ${by}`,
    played: (brought, calledOff) =>
      `Programmet återförde ${brought} personer och ställde in för ${calledOff}.`,
    leftBehind: (people) => `Det lämnade ${people} personer där de var: deras etapper saknar återgångsplan.`,
    rehearseNote: 'En övning gör allt på de verkliga uppgifterna, räknar och ångrar det. Ingen får besked.',
    rehearse: 'Öva den',
    confirm: 'Ta tillbaka',
    done: 'Utrullningen tas tillbaka',
    doneDetail: 'Ta stegen för varje etapp i dess panel.',
  },
  de: {
    title: 'Den ganzen Rollout zurückführen',
    text: 'Niemand beginnt mehr, endgültig. Jede Stufe, in der Personen begonnen haben, wird mit den Schritten ihres Rückführungsplans zurückgeführt, die Sie in ihrem Bereich abhaken; mit dem letzten gilt der Rollout als zurückgeführt. Wer den Termin kennt oder begonnen hat, erhält eine Nachricht; gebuchte Plätze werden zurückgegeben.',
    begun: 'Personen zurückzuführen',
    waiting: 'Personen beginnen nicht mehr',
    told: 'davon erfahren, dass ihr Termin entfällt',
    stages: 'Stufen zurückzuführen',
    noPlan: (stages) => `Noch kein Rückführungsplan: ${stages}. Schreiben Sie ihn im Bereich der Stufe.`,
    unrehearsed: 'Noch nicht geübt',
    rehearsed: (on, by) => `Geübt am ${on} von ${by}`,
    played: (brought, calledOff) =>
      `Das Programm hat ${brought} Personen zurückgeführt und ${calledOff} Personen abgesagt.`,
    leftBehind: (people) =>
      `${people} Personen blieben, wo sie waren: Ihre Stufen haben keinen Rückführungsplan.`,
    rehearseNote:
      'Eine Übung macht alles davon an den echten Daten, zählt und macht es rückgängig. Niemand wird benachrichtigt.',
    rehearse: 'Üben',
    confirm: 'Zurückführen',
    done: 'Der Rollout wird zurückgeführt',
    doneDetail: 'Führen Sie die Schritte jeder Stufe in ihrem Bereich aus.',
  },
});
