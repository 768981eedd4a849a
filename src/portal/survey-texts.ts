/** The words of the survey on the personal page, in each language; its questions are written by the organisation. */
import type { Locale } from '#contracts/shared-schemas.ts';

export type SurveyTexts = {
  readonly heading: (questions: number) => string;
  readonly hint: string;
  /** What 1 and 5 mean. */
  readonly ends: (lowest: string, highest: string) => string;
  readonly none: string;
  readonly wordsHint: string;
  readonly privacy: string;
  readonly send: string;
  readonly thanks: { readonly heading: string; readonly body: string };
  readonly empty: string;
  readonly closed: string;
};

export const surveyTexts: Readonly<Record<Locale, SurveyTexts>> = {
  en: {
    heading: (questions) =>
      questions === 1 ? 'A question about the change' : 'A few questions about the change',
    hint: 'Answer what you like and leave out the rest. You can send it once.',
    ends: (lowest, highest) => `1: ${lowest}, 5: ${highest}.`,
    none: 'No answer',
    wordsHint: 'Please write nothing that names you or other people.',
    privacy:
      'Your answers are counted without your name. Whoever works on the rollout sees figures of five people or more, and words of ten or more. Beside your name stands only that you have answered, so that nobody reminds you.',
    send: 'Send my answers',
    thanks: { heading: 'Thank you', body: 'Your answers have been counted, without your name.' },
    empty: 'Nothing was sent, because every question was left out. Answer at least one, then send it again.',
    closed: 'These questions cannot be answered any more. Ask below if you need help.',
  },
  sv: {
    heading: (questions) => (questions === 1 ? 'En fråga om bytet' : 'Några frågor om bytet'),
    hint: 'Svara på det du vill och hoppa över resten. Du kan skicka en gång.',
    ends: (lowest, highest) => `1: ${lowest}, 5: ${highest}.`,
    none: 'Inget svar',
    wordsHint: 'Skriv inget som pekar ut dig eller andra.',
    privacy:
      'Dina svar räknas utan ditt namn. De som arbetar med utrullningen ser siffror för minst fem personer och ord från minst tio. Vid ditt namn står bara att du har svarat, så att ingen påminner dig.',
    send: 'Skicka mina svar',
    thanks: { heading: 'Tack', body: 'Dina svar är räknade, utan ditt namn.' },
    empty: 'Inget skickades, eftersom alla frågor hoppades över. Svara på minst en och skicka igen.',
    closed: 'De här frågorna kan inte besvaras längre. Fråga nedan om du behöver hjälp.',
  },
  de: {
    heading: (questions) => (questions === 1 ? 'Eine Frage zur Umstellung' : 'Einige Fragen zur Umstellung'),
    hint: 'Beantworten Sie, was Sie möchten, und lassen Sie den Rest aus. Senden können Sie einmal.',
    ends: (lowest, highest) => `1: ${lowest}, 5: ${highest}.`,
    none: 'Keine Antwort',
    wordsHint: 'Bitte schreiben Sie nichts, was Sie oder andere nennt.',
    privacy:
      'Ihre Antworten werden ohne Ihren Namen gezählt. Wer am Rollout arbeitet, sieht Zahlen ab fünf Personen und Worte ab zehn. Bei Ihrem Namen steht nur, dass Sie geantwortet haben, damit niemand Sie erinnert.',
    send: 'Meine Antworten senden',
    thanks: { heading: 'Danke', body: 'Ihre Antworten sind gezählt, ohne Ihren Namen.' },
    empty:
      'Es wurde nichts gesendet, weil jede Frage ausgelassen war. Beantworten Sie mindestens eine, und senden Sie noch einmal.',
    closed: 'Diese Fragen lassen sich nicht mehr beantworten. Fragen Sie unten, wenn Sie Hilfe brauchen.',
  },
};
