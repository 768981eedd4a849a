/** The texts of stopping a rollout for good. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const stopTexts = defineTexts({
  en: {
    title: 'Stop the rollout for good',
    text: 'Nobody begins any more, and copies that are not sent yet are called off. Who has begun finishes; then the rollout is stopped.',
    finish: 'people finish',
    never: 'people never begin',
    warning: 'This cannot be undone. To wait instead, hold all starts.',
    confirm: 'Stop for good',
    done: (name: string) => `${name} is being stopped`,
  },
  sv: {
    title: 'Stoppa utrullningen för gott',
    text: 'Ingen börjar mer, och meddelanden som inte är skickade ställs in. Den som har börjat blir klar; sedan är utrullningen stoppad.',
    finish: 'personer blir klara',
    never: 'personer börjar aldrig',
    warning: 'Det går inte att ångra. Stoppa alla starter om du bara vill vänta.',
    confirm: 'Stoppa för gott',
    done: (name) => `${name} stoppas`,
  },
  de: {
    title: 'Den Rollout endgültig beenden',
    text: 'Niemand beginnt mehr, und noch nicht gesendete Nachrichten entfallen. Wer begonnen hat, wird fertig; dann ist der Rollout beendet.',
    finish: 'Personen werden fertig',
    never: 'Personen beginnen nie',
    warning: 'Das lässt sich nicht rückgängig machen. Halten Sie alle Starts an, wenn Sie nur warten wollen.',
    confirm: 'Endgültig beenden',
    done: (name) => `${name} wird beendet`,
  },
});
