/** The texts of stopping a rollout for good. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const stopTexts = defineTexts({
  en: {
    title: 'Stop the rollout for good',
    text: 'Nobody begins any more. Whoever knows their date gets one message that it is called off, and booked places are given back. Who has begun finishes; then the rollout is stopped.',
    finish: 'people finish',
    never: 'people never begin',
    told: 'of them told that their date is called off',
    warning: 'This cannot be undone. To wait instead, hold all starts.',
    confirm: 'Stop for good',
    done: (name: string) => `${name} is being stopped`,
  },
  sv: {
    title: 'Stoppa utrullningen för gott',
    text: 'Ingen börjar mer. Den som känner till sin dag får ett meddelande om att den är inställd, och bokade platser lämnas tillbaka. Den som har börjat blir klar; sedan är utrullningen stoppad.',
    finish: 'personer blir klara',
    never: 'personer börjar aldrig',
    told: 'av dem får veta att dagen är inställd',
    warning: 'Det går inte att ångra. Stoppa alla starter om du bara vill vänta.',
    confirm: 'Stoppa för gott',
    done: (name) => `${name} stoppas`,
  },
  de: {
    title: 'Den Rollout endgültig beenden',
    text: 'Niemand beginnt mehr. Wer den Termin kennt, erhält eine Nachricht, dass er entfällt, und gebuchte Plätze werden zurückgegeben. Wer begonnen hat, wird fertig; dann ist der Rollout beendet.',
    finish: 'Personen werden fertig',
    never: 'Personen beginnen nie',
    told: 'davon erfahren, dass ihr Termin entfällt',
    warning: 'Das lässt sich nicht rückgängig machen. Halten Sie alle Starts an, wenn Sie nur warten wollen.',
    confirm: 'Endgültig beenden',
    done: (name) => `${name} wird beendet`,
  },
});
