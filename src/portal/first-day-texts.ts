/** The words about the first day on the personal page, in each language. */
import type { Locale } from '#contracts/shared-schemas.ts';

export type FirstDayTexts = {
  readonly firstMinutes: string;
  readonly question: string;
  readonly hint: string;
  readonly lowest: string;
  readonly highest: string;
  readonly words: string;
  readonly wordsHint: string;
  readonly privacy: string;
  readonly send: string;
  readonly thanks: { readonly heading: string; readonly body: string };
  readonly low: { readonly heading: string; readonly body: string };
  readonly missing: string;
  readonly closed: string;
};

export const firstDayTexts: Readonly<Record<Locale, FirstDayTexts>> = {
  en: {
    firstMinutes: 'Your first 15 minutes',
    question: 'How was your first day?',
    hint: 'Choose a number.',
    lowest: 'very bad',
    highest: 'very good',
    words: 'Why? (if you like)',
    wordsHint: 'Please write nothing about other people.',
    privacy:
      'With 1 or 2 the lead of the rollout and of the helpdesk see your name and your words, so that somebody can call you. All other answers are shown without names, and only for groups of five or more; words for ten or more.',
    send: 'Send my answer',
    thanks: { heading: 'Thank you', body: 'Your answer has been noted.' },
    low: {
      heading: 'Thank you for saying so',
      body: 'Somebody will contact you. If it is urgent, ask for help below.',
    },
    missing: 'Choose a number from 1 to 5, then send it again.',
    closed: 'This question cannot be answered any more. Ask below if you need help.',
  },
  sv: {
    firstMinutes: 'Dina första 15 minuter',
    question: 'Hur var din första dag?',
    hint: 'Välj en siffra.',
    lowest: 'mycket dålig',
    highest: 'mycket bra',
    words: 'Varför? (om du vill)',
    wordsHint: 'Skriv inget om andra personer.',
    privacy:
      'Vid 1 eller 2 ser utrullningens och helpdeskens ledare ditt namn och dina ord, så att någon kan ringa dig. Alla andra svar visas utan namn, och bara för grupper om minst fem; ord för minst tio.',
    send: 'Skicka mitt svar',
    thanks: { heading: 'Tack', body: 'Ditt svar är noterat.' },
    low: {
      heading: 'Tack för att du berättar',
      body: 'Någon kontaktar dig. Är det bråttom, be om hjälp nedan.',
    },
    missing: 'Välj en siffra från 1 till 5 och skicka igen.',
    closed: 'Frågan kan inte besvaras längre. Fråga nedan om du behöver hjälp.',
  },
  de: {
    firstMinutes: 'Ihre ersten 15 Minuten',
    question: 'Wie war Ihr erster Tag?',
    hint: 'Wählen Sie eine Zahl.',
    lowest: 'sehr schlecht',
    highest: 'sehr gut',
    words: 'Warum? (wenn Sie mögen)',
    wordsHint: 'Bitte schreiben Sie nichts über andere Personen.',
    privacy:
      'Bei 1 oder 2 sehen die Leitung des Rollouts und des Helpdesks Ihren Namen und Ihre Worte, damit jemand Sie anrufen kann. Alle anderen Antworten erscheinen ohne Namen und nur für Gruppen ab fünf Personen; Worte ab zehn.',
    send: 'Meine Antwort senden',
    thanks: { heading: 'Danke', body: 'Ihre Antwort ist notiert.' },
    low: {
      heading: 'Danke, dass Sie es sagen',
      body: 'Jemand meldet sich bei Ihnen. Wenn es eilt, fragen Sie unten nach Hilfe.',
    },
    missing: 'Wählen Sie eine Zahl von 1 bis 5, und senden Sie noch einmal.',
    closed: 'Diese Frage lässt sich nicht mehr beantworten. Fragen Sie unten, wenn Sie Hilfe brauchen.',
  },
};
