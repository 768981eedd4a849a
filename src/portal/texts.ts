/** The fixed words of the personal page in each language. Formal in German, one action first. */
import type { Locale } from '#contracts/shared-schemas.ts';

export type PortalTexts = {
  readonly language: string;
  readonly title: string;
  readonly greeting: (name: string | null) => string;
  readonly dateIs: (when: string) => string;
  readonly newDateIs: (when: string) => string;
  readonly insteadOf: string;
  readonly dateLost: { readonly heading: string; readonly body: string };
  readonly time: (clock: string, minutes: number) => string;
  readonly addToCalendar: string;
  readonly changeCalendar: string;
  readonly removeFromCalendar: string;
  readonly waiting: { readonly heading: string; readonly body: string };
  readonly underWay: { readonly heading: string; readonly body: string };
  readonly done: { readonly heading: string; readonly body: string };
  readonly stuck: { readonly heading: string; readonly body: string };
  readonly dateWithdrawn: { readonly heading: string; readonly body: string };
  readonly calledOff: { readonly heading: string; readonly body: string };
  readonly goingBack: { readonly heading: string; readonly body: string };
  readonly goneBack: { readonly heading: string; readonly body: string };
  readonly notTakingPart: { readonly heading: string; readonly body: string };
  readonly question: QuestionTexts;
  readonly changes: string;
  readonly changedBecause: string;
  readonly tasks: string;
  readonly lastDay: string;
  readonly taskUntil: (day: string) => string;
  readonly taskLate: (day: string) => string;
  readonly checklist: string;
  readonly trained: string;
  readonly trainedOn: (day: string) => string;
  readonly progress: (done: number, all: number) => string;
  readonly tick: string;
  readonly untick: string;
  readonly helpQuestion: string;
  readonly helpShort: string;
  readonly helpButton: string;
  readonly helpContact: string;
  readonly questionLabel: string;
  readonly questionHint: string;
  readonly send: string;
  readonly yourQuestions: string;
  readonly noAnswerYet: string;
  readonly answer: string;
  readonly asked: string;
  readonly questionEmpty: string;
  readonly tooManyQuestions: string;
  readonly privacy: string;
};

/** What a candidate of the pilot is asked, and what each answer means. */
export type QuestionTexts = {
  readonly asked: { readonly heading: string; readonly body: string };
  readonly answerBy: (on: string) => string;
  readonly yes: { readonly heading: string; readonly body: string };
  readonly waiting: { readonly heading: string; readonly body: string };
  readonly no: { readonly heading: string; readonly body: string };
  readonly sayYes: string;
  readonly sayNo: string;
  readonly change: string;
  readonly saidYes: string;
  readonly saidNo: string;
  readonly nowWaiting: string;
  readonly notPossible: string;
};

const english: PortalTexts = {
  language: 'English',
  title: 'My date',
  greeting: (name) => (name === null ? 'Hello' : `Hello ${name}`),
  dateIs: (when) => `your date is ${when}`,
  newDateIs: (when) => `your new date is ${when}`,
  insteadOf: 'Instead of',
  dateLost: {
    heading: 'Your date cannot be kept',
    body: 'Sorry. You get a message with a new date as soon as it is set. Nothing happens on the old one.',
  },
  time: (clock, minutes) => `from ${clock}, about ${minutes} minutes`,
  addToCalendar: 'Add to calendar',
  changeCalendar: 'Change it in my calendar',
  removeFromCalendar: 'Remove from my calendar',
  waiting: { heading: 'Your date is not set yet', body: 'You get a message as soon as it is.' },
  underWay: {
    heading: 'It is your turn now',
    body: 'Follow the guide below. If something does not work, ask.',
  },
  done: { heading: 'You are done', body: 'Your device reported that everything is in place.' },
  stuck: {
    heading: 'It has not worked yet',
    body: 'The helpdesk looks into it. You can describe below what you see.',
  },
  dateWithdrawn: {
    heading: 'Your date no longer stands',
    body: 'The change is stopped for your group. You keep working as before and need to do nothing; you get a message once there is another date for you.',
  },
  calledOff: {
    heading: 'The change is called off',
    body: 'Your date no longer stands. You keep working as before and need to do nothing.',
  },
  goingBack: {
    heading: 'The change is being taken back',
    body: 'We bring your device back to how it was. You need to do nothing; the helpdesk calls you if we need you.',
  },
  goneBack: {
    heading: 'The change was taken back',
    body: 'You work as you did before. If anything is different, ask the helpdesk below.',
  },
  notTakingPart: {
    heading: 'You need to do nothing',
    body: 'You are not part of this change at the moment.',
  },
  question: {
    asked: {
      heading: 'Will you try it first?',
      body: 'A small group tries the change before everybody else. Your work and devices are like those of many others, so what you find out helps them.',
    },
    answerBy: (on) => `Please answer by ${on}. Both answers are fine.`,
    yes: { heading: 'You take part', body: 'You get a message with your date as soon as it is set.' },
    waiting: {
      heading: 'You are on the waiting list',
      body: 'The group is complete at the moment. You get a message if a place becomes free.',
    },
    no: {
      heading: 'You do not take part',
      body: 'Nothing changes for you now. Your turn comes later, and you are told in good time.',
    },
    sayYes: 'Yes, I take part',
    sayNo: 'No, not this time',
    change: 'Change my answer',
    saidYes: 'Your yes has been noted.',
    saidNo: 'Your no has been noted.',
    nowWaiting: 'Your yes has been noted. The group is complete, so you are on the waiting list.',
    notPossible: 'Your answer could not be changed any more. Ask below if you need help.',
  },
  changes: 'What changes for you',
  changedBecause: 'What we changed because of you',
  tasks: 'Your tasks',
  lastDay: 'Please be done by',
  taskUntil: (day) => `by ${day}`,
  taskLate: (day) => `was due on ${day}`,
  checklist: 'What you do before',
  trained: 'You are trained.',
  trainedOn: (day) => `You completed the training on ${day}.`,
  progress: (done, all) => `${done} of ${all} done`,
  tick: 'Mark as done',
  untick: 'Mark as not done',
  helpQuestion: 'Do you need help?',
  helpShort: 'The answer appears on this page',
  helpButton: 'Ask',
  helpContact: 'You also reach us here:',
  questionLabel: 'Your question',
  questionHint: 'Describe what you did and what you saw.',
  send: 'Send question',
  yourQuestions: 'Your questions',
  noAnswerYet: 'No answer yet. It will appear here.',
  answer: 'Answer',
  asked: 'Your question has reached the helpdesk. The answer will appear here.',
  questionEmpty: 'The question was empty. Write what you need help with.',
  tooManyQuestions: 'Five of your questions wait for an answer. The helpdesk answers those first.',
  privacy: 'This link is yours alone. Do not pass it on.',
};

const swedish: PortalTexts = {
  language: 'Svenska',
  title: 'Min dag',
  greeting: (name) => (name === null ? 'Hej' : `Hej ${name}`),
  dateIs: (when) => `din dag är ${when}`,
  newDateIs: (when) => `din nya dag är ${when}`,
  insteadOf: 'I stället för',
  dateLost: {
    heading: 'Din dag går inte att hålla',
    body: 'Vi beklagar. Du får ett meddelande med en ny dag så snart den är bestämd. På den gamla händer inget.',
  },
  time: (clock, minutes) => `från kl. ${clock}, cirka ${minutes} minuter`,
  addToCalendar: 'Lägg i kalendern',
  changeCalendar: 'Ändra i min kalender',
  removeFromCalendar: 'Ta bort ur min kalender',
  waiting: { heading: 'Din dag är inte bestämd än', body: 'Du får ett meddelande så snart den är det.' },
  underWay: { heading: 'Nu är det din tur', body: 'Följ guiden nedan. Fråga om något inte fungerar.' },
  done: { heading: 'Du är klar', body: 'Din enhet har rapporterat att allt är på plats.' },
  stuck: {
    heading: 'Det har inte fungerat än',
    body: 'Supporten tittar på det. Beskriv gärna nedan vad du ser.',
  },
  dateWithdrawn: {
    heading: 'Din dag gäller inte längre',
    body: 'Bytet är stoppat för din grupp. Du arbetar som förut och behöver inte göra något; du får ett meddelande när det finns en annan dag för dig.',
  },
  calledOff: {
    heading: 'Ändringen är inställd',
    body: 'Ditt datum gäller inte längre. Du arbetar som förut och behöver inte göra något.',
  },
  goingBack: {
    heading: 'Ändringen tas tillbaka',
    body: 'Vi återställer din enhet. Du behöver inte göra något; supporten ringer om vi behöver dig.',
  },
  goneBack: {
    heading: 'Ändringen har tagits tillbaka',
    body: 'Du arbetar som förut. Om något är annorlunda, fråga supporten nedan.',
  },
  notTakingPart: {
    heading: 'Du behöver inte göra något',
    body: 'Du ingår inte i den här ändringen just nu.',
  },
  question: {
    asked: {
      heading: 'Vill du prova först?',
      body: 'En liten grupp provar ändringen före alla andra. Ditt arbete och dina enheter liknar många andras, så det du upptäcker hjälper dem.',
    },
    answerBy: (on) => `Svara gärna senast ${on}. Båda svaren går bra.`,
    yes: { heading: 'Du är med', body: 'Du får ett meddelande med din dag så snart den är bestämd.' },
    waiting: {
      heading: 'Du står på väntelistan',
      body: 'Gruppen är full just nu. Du får ett meddelande om en plats blir ledig.',
    },
    no: {
      heading: 'Du är inte med',
      body: 'Ingenting ändras för dig nu. Din tur kommer senare, och du får veta det i god tid.',
    },
    sayYes: 'Ja, jag är med',
    sayNo: 'Nej, inte den här gången',
    change: 'Ändra mitt svar',
    saidYes: 'Ditt ja är noterat.',
    saidNo: 'Ditt nej är noterat.',
    nowWaiting: 'Ditt ja är noterat. Gruppen är full, så du står på väntelistan.',
    notPossible: 'Svaret kunde inte ändras längre. Fråga nedan om du behöver hjälp.',
  },
  changes: 'Det här ändras för dig',
  changedBecause: 'Det här har vi ändrat tack vare er',
  tasks: 'Dina uppgifter',
  lastDay: 'Gör klart senast',
  taskUntil: (day) => `senast ${day}`,
  taskLate: (day) => `skulle ha varit klart ${day}`,
  checklist: 'Det här gör du före',
  trained: 'Du är utbildad.',
  trainedOn: (day) => `Du genomförde utbildningen ${day}.`,
  progress: (done, all) => `${done} av ${all} klara`,
  tick: 'Markera som klar',
  untick: 'Markera som inte klar',
  helpQuestion: 'Behöver du hjälp?',
  helpShort: 'Svaret visas på den här sidan',
  helpButton: 'Fråga',
  helpContact: 'Du når oss också här:',
  questionLabel: 'Din fråga',
  questionHint: 'Beskriv vad du gjorde och vad du såg.',
  send: 'Skicka frågan',
  yourQuestions: 'Dina frågor',
  noAnswerYet: 'Inget svar än. Det visas här.',
  answer: 'Svar',
  asked: 'Din fråga har kommit fram till supporten. Svaret visas här.',
  questionEmpty: 'Frågan var tom. Skriv vad du behöver hjälp med.',
  tooManyQuestions: 'Fem av dina frågor väntar på svar. Supporten besvarar dem först.',
  privacy: 'Länken är bara din. Skicka den inte vidare.',
};

const german: PortalTexts = {
  language: 'Deutsch',
  title: 'Mein Termin',
  greeting: (name) => (name === null ? 'Guten Tag' : `Hallo ${name}`),
  dateIs: (when) => `Ihr Termin ist ${when}`,
  newDateIs: (when) => `Ihr neuer Termin ist ${when}`,
  insteadOf: 'Statt',
  dateLost: {
    heading: 'Ihr Termin ist nicht zu halten',
    body: 'Das tut uns leid. Sie erhalten eine Nachricht mit einem neuen Termin, sobald er feststeht. Am alten geschieht nichts.',
  },
  time: (clock, minutes) => `ab ${clock} Uhr, etwa ${minutes} Minuten`,
  addToCalendar: 'In den Kalender',
  changeCalendar: 'Im Kalender ändern',
  removeFromCalendar: 'Aus meinem Kalender entfernen',
  waiting: {
    heading: 'Ihr Termin steht noch nicht fest',
    body: 'Sie erhalten eine Nachricht, sobald er feststeht.',
  },
  underWay: {
    heading: 'Jetzt sind Sie an der Reihe',
    body: 'Folgen Sie der Anleitung unten. Wenn etwas nicht klappt, fragen Sie.',
  },
  done: {
    heading: 'Bei Ihnen ist alles erledigt',
    body: 'Ihr Gerät hat gemeldet, dass alles eingerichtet ist.',
  },
  stuck: {
    heading: 'Es hat noch nicht geklappt',
    body: 'Der Helpdesk kümmert sich darum. Beschreiben Sie unten gern, was Sie sehen.',
  },
  dateWithdrawn: {
    heading: 'Ihr Termin gilt nicht mehr',
    body: 'Der Wechsel ist für Ihre Gruppe gestoppt. Sie arbeiten weiter wie bisher und müssen nichts tun; Sie erhalten eine Nachricht, sobald es einen anderen Termin für Sie gibt.',
  },
  calledOff: {
    heading: 'Die Änderung ist abgesagt',
    body: 'Ihr Termin gilt nicht mehr. Sie arbeiten wie bisher und müssen nichts tun.',
  },
  goingBack: {
    heading: 'Die Änderung wird zurückgenommen',
    body: 'Wir stellen Ihr Gerät wieder her. Sie müssen nichts tun; der Helpdesk ruft an, wenn wir Sie brauchen.',
  },
  goneBack: {
    heading: 'Die Änderung wurde zurückgenommen',
    body: 'Sie arbeiten wie zuvor. Ist etwas anders, fragen Sie unten den Helpdesk.',
  },
  notTakingPart: {
    heading: 'Sie müssen nichts tun',
    body: 'Sie sind von dieser Änderung derzeit nicht betroffen.',
  },
  question: {
    asked: {
      heading: 'Möchten Sie es zuerst ausprobieren?',
      body: 'Eine kleine Gruppe probiert die Änderung vor allen anderen aus. Ihre Arbeit und Ihre Geräte gleichen denen vieler anderer; was Sie herausfinden, hilft ihnen.',
    },
    answerBy: (on) => `Bitte antworten Sie bis ${on}. Beide Antworten sind in Ordnung.`,
    yes: {
      heading: 'Sie nehmen teil',
      body: 'Sie erhalten eine Nachricht mit Ihrem Termin, sobald er feststeht.',
    },
    waiting: {
      heading: 'Sie stehen auf der Warteliste',
      body: 'Die Gruppe ist zurzeit vollständig. Sie erhalten eine Nachricht, wenn ein Platz frei wird.',
    },
    no: {
      heading: 'Sie nehmen nicht teil',
      body: 'Für Sie ändert sich jetzt nichts. Sie sind später an der Reihe und erfahren es rechtzeitig.',
    },
    sayYes: 'Ja, ich nehme teil',
    sayNo: 'Nein, diesmal nicht',
    change: 'Antwort ändern',
    saidYes: 'Ihr Ja ist notiert.',
    saidNo: 'Ihr Nein ist notiert.',
    nowWaiting: 'Ihr Ja ist notiert. Die Gruppe ist vollständig, deshalb stehen Sie auf der Warteliste.',
    notPossible: 'Ihre Antwort ließ sich nicht mehr ändern. Fragen Sie unten, wenn Sie Hilfe brauchen.',
  },
  changes: 'Was sich für Sie ändert',
  changedBecause: 'Was wir dank Ihrer Rückmeldungen geändert haben',
  tasks: 'Ihre Aufgaben',
  lastDay: 'Bitte abschließen bis',
  taskUntil: (day) => `bis ${day}`,
  taskLate: (day) => `war fällig am ${day}`,
  checklist: 'Das tun Sie vorher',
  trained: 'Sie sind geschult.',
  trainedOn: (day) => `Sie haben die Schulung am ${day} abgeschlossen.`,
  progress: (done, all) => `${done} von ${all} erledigt`,
  tick: 'Als erledigt markieren',
  untick: 'Als nicht erledigt markieren',
  helpQuestion: 'Brauchen Sie Hilfe?',
  helpShort: 'Die Antwort steht auf dieser Seite',
  helpButton: 'Fragen',
  helpContact: 'Sie erreichen uns auch hier:',
  questionLabel: 'Ihre Frage',
  questionHint: 'Beschreiben Sie, was Sie getan und was Sie gesehen haben.',
  send: 'Frage senden',
  yourQuestions: 'Ihre Fragen',
  noAnswerYet: 'Noch keine Antwort. Sie erscheint hier.',
  answer: 'Antwort',
  asked: 'Ihre Frage ist beim Helpdesk angekommen. Die Antwort erscheint hier.',
  questionEmpty: 'Die Frage war leer. Schreiben Sie, wobei Sie Hilfe brauchen.',
  tooManyQuestions: 'Fünf Ihrer Fragen warten auf Antwort. Der Helpdesk beantwortet diese zuerst.',
  privacy: 'Dieser Link gehört nur Ihnen. Geben Sie ihn nicht weiter.',
};

export const portalTexts: Readonly<Record<Locale, PortalTexts>> = {
  en: english,
  sv: swedish,
  de: german,
};

/** What a page without a language says about a link that does not work. */
export const invalidLinkTexts: readonly {
  readonly locale: Locale;
  readonly heading: string;
  readonly body: string;
}[] = [
  {
    locale: 'en',
    heading: 'This link does not work any more',
    body: 'Use the link of your latest message, or ask your IT helpdesk for a new one.',
  },
  {
    locale: 'sv',
    heading: 'Länken fungerar inte längre',
    body: 'Använd länken i ditt senaste meddelande eller be din it-support om en ny.',
  },
  {
    locale: 'de',
    heading: 'Dieser Link funktioniert nicht mehr',
    body: 'Nutzen Sie den Link aus Ihrer letzten Nachricht oder bitten Sie Ihren IT-Helpdesk um einen neuen.',
  },
];
