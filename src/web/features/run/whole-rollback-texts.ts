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
    confirm: 'Zurückführen',
    done: 'Der Rollout wird zurückgeführt',
    doneDetail: 'Führen Sie die Schritte jeder Stufe in ihrem Bereich aus.',
  },
});
