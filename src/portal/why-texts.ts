/** The words of the question why somebody stopped using something, in each language. */
import type { WhyReason } from '#contracts/adoption.ts';
import type { Locale } from '#contracts/shared-schemas.ts';

type HelpReason = 'training_wanted' | 'not_working';

export type WhyTexts = {
  readonly question: (feature: string) => string;
  readonly hint: string;
  readonly reasons: Readonly<Record<WhyReason, string>>;
  readonly words: string;
  readonly wordsHint: string;
  readonly privacy: string;
  readonly send: string;
  readonly noted: string;
  readonly missing: string;
  readonly closed: string;
  /** After an answer that calls for help: what is offered, and what is asked for with one tap. */
  readonly offers: Readonly<
    Record<HelpReason, { readonly heading: string; readonly body: string; readonly request: string }>
  >;
  readonly ask: string;
};

export const whyTexts: Readonly<Record<Locale, WhyTexts>> = {
  en: {
    question: (feature) => `You have not used ${feature} lately. Why?`,
    hint: 'Choose what comes closest.',
    reasons: {
      no_need: 'I do not need it for my work',
      missing_feature: 'It lacks something I need',
      not_working: 'It is too slow or does not work',
      training_wanted: 'I would like to be shown how',
      went_back: 'I went back to what I used before',
      other: 'Something else',
    },
    words: 'In your words (if you like)',
    wordsHint: 'Please write nothing about yourself or other people.',
    privacy:
      'Your answer is counted without your name. Reasons are shown for groups of five or more, words for ten or more. We note only that you have answered, so that nobody asks again.',
    send: 'Send my answer',
    noted: 'Thank you. Your answer has been counted.',
    missing: 'Choose one of the answers, then send it again.',
    closed: 'This question cannot be answered any more. Ask below if you need help.',
    offers: {
      training_wanted: {
        heading: 'Shall somebody show you?',
        body: 'Your answer has been counted without your name. If you want help, ask for it here; then the helpdesk sees who you are.',
        request: 'I would like to be shown how to use it.',
      },
      not_working: {
        heading: 'Shall somebody look into it?',
        body: 'Your answer has been counted without your name. If you want help, ask for it here; then the helpdesk sees who you are.',
        request: 'It is too slow or does not work for me. Please help.',
      },
    },
    ask: 'Ask for help',
  },
  sv: {
    question: (feature) => `Du har inte använt ${feature} på sistone. Varför?`,
    hint: 'Välj det som stämmer bäst.',
    reasons: {
      no_need: 'Jag behöver det inte i mitt arbete',
      missing_feature: 'Det saknar något jag behöver',
      not_working: 'Det är för långsamt eller fungerar inte',
      training_wanted: 'Jag vill gärna bli visad hur man gör',
      went_back: 'Jag gick tillbaka till det jag använde förut',
      other: 'Något annat',
    },
    words: 'Med egna ord (om du vill)',
    wordsHint: 'Skriv inget om dig själv eller andra personer.',
    privacy:
      'Ditt svar räknas utan ditt namn. Skäl visas för grupper om minst fem, ord för minst tio. Vi noterar bara att du har svarat, så att ingen frågar igen.',
    send: 'Skicka mitt svar',
    noted: 'Tack. Ditt svar är räknat.',
    missing: 'Välj ett av svaren och skicka igen.',
    closed: 'Frågan kan inte besvaras längre. Fråga nedan om du behöver hjälp.',
    offers: {
      training_wanted: {
        heading: 'Ska någon visa dig?',
        body: 'Ditt svar är räknat utan ditt namn. Vill du ha hjälp, be om det här; då ser helpdesken vem du är.',
        request: 'Jag vill gärna bli visad hur man använder det.',
      },
      not_working: {
        heading: 'Ska någon titta på det?',
        body: 'Ditt svar är räknat utan ditt namn. Vill du ha hjälp, be om det här; då ser helpdesken vem du är.',
        request: 'Det är för långsamt eller fungerar inte för mig. Hjälp mig gärna.',
      },
    },
    ask: 'Be om hjälp',
  },
  de: {
    question: (feature) => `Sie haben ${feature} zuletzt nicht genutzt. Warum?`,
    hint: 'Wählen Sie, was am ehesten zutrifft.',
    reasons: {
      no_need: 'Ich brauche es nicht für meine Arbeit',
      missing_feature: 'Mir fehlt darin etwas',
      not_working: 'Es ist zu langsam oder funktioniert nicht',
      training_wanted: 'Ich möchte gezeigt bekommen, wie es geht',
      went_back: 'Ich nutze wieder, was ich vorher hatte',
      other: 'Etwas anderes',
    },
    words: 'In Ihren Worten (wenn Sie mögen)',
    wordsHint: 'Bitte schreiben Sie nichts über sich selbst oder andere Personen.',
    privacy:
      'Ihre Antwort wird ohne Ihren Namen gezählt. Gründe erscheinen nur für Gruppen ab fünf Personen, Worte ab zehn. Notiert wird nur, dass Sie geantwortet haben, damit niemand noch einmal fragt.',
    send: 'Meine Antwort senden',
    noted: 'Danke. Ihre Antwort ist gezählt.',
    missing: 'Wählen Sie eine der Antworten, und senden Sie noch einmal.',
    closed: 'Diese Frage lässt sich nicht mehr beantworten. Fragen Sie unten, wenn Sie Hilfe brauchen.',
    offers: {
      training_wanted: {
        heading: 'Soll es Ihnen jemand zeigen?',
        body: 'Ihre Antwort ist ohne Ihren Namen gezählt. Wenn Sie Hilfe möchten, bitten Sie hier darum; dann sieht der Helpdesk, wer Sie sind.',
        request: 'Ich möchte gezeigt bekommen, wie ich es nutze.',
      },
      not_working: {
        heading: 'Soll sich jemand darum kümmern?',
        body: 'Ihre Antwort ist ohne Ihren Namen gezählt. Wenn Sie Hilfe möchten, bitten Sie hier darum; dann sieht der Helpdesk, wer Sie sind.',
        request: 'Es ist zu langsam oder funktioniert bei mir nicht. Bitte helfen Sie mir.',
      },
    },
    ask: 'Um Hilfe bitten',
  },
};
