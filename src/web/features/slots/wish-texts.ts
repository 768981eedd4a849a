/** The texts of a second choice beside the preferred time. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const wishTexts = defineTexts({
  en: {
    chooseSecond: 'Second choice',
    chooseNoSecond: 'None',
    wishesNote:
      'The second counts where the preferred is full. Where both are, the person waits in line for them.',
    waitsForWishes: 'Those times are full. The first that becomes free is theirs, and they are told.',
    optionFull: (day: string, time: string) => `${day}, ${time} (full)`,
  },
  sv: {
    chooseSecond: 'Andra val',
    chooseNoSecond: 'Inget',
    wishesNote:
      'Det andra valet gäller om den första tiden är full. Är båda fulla väntar personen i kö på dem.',
    waitsForWishes: 'Tiderna är fulla. Den första som blir ledig är deras, och de får veta det.',
    optionFull: (day: string, time: string) => `${day}, ${time} (full)`,
  },
  de: {
    chooseSecond: 'Zweite Wahl',
    chooseNoSecond: 'Keine',
    wishesNote:
      'Die zweite Wahl gilt, wenn der Wunschtermin belegt ist. Sind beide belegt, wartet die Person auf diese beiden.',
    waitsForWishes:
      'Diese Zeiten sind belegt. Der erste Platz, der frei wird, gehört der Person; sie erhält eine Nachricht.',
    optionFull: (day: string, time: string) => `${day}, ${time} (belegt)`,
  },
});
