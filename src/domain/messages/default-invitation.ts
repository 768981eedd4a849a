/**
 * The texts that come with the Intune playbook, in three languages: asking candidates of the pilot, the invitations
 * for the pilot and the waves, the questions after the first day and to those who stopped using it, and the invitation to
 * the survey. A starting point that can be edited; every variant passes the message check.
 */
import { deadline, instructions } from './default-cycle-messages.ts';
import type { MessageStageKind, MessageVariants } from './message-content.ts';

const consent: MessageVariants = {
  en: {
    subject: 'Will you try it first?',
    lead: 'Hello {{person.givenName|there}}, you can help to make the change easy for everybody who comes after you.',
    facts: {
      who: 'You and a few others who together stand for all of {{organisation}}',
      what: 'You would be among the first whose devices move to Microsoft Intune',
      when: 'Please answer by {{date}}; your own date is set later',
      where: 'You answer on your page, without signing in',
      why: 'You were chosen because your work and devices are like those of many others',
    },
    steps: [
      'Open your page.',
      'Say yes or no. Both are fine, and you may change your mind before you start.',
    ],
    cta: 'Open my page and answer',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Vill du prova först?',
    lead: 'Hej {{person.givenName|på dig}}, du kan hjälpa till så att bytet blir enkelt för alla som kommer efter dig.',
    facts: {
      who: 'Du och några till som tillsammans motsvarar hela {{organisation}}',
      what: 'Du skulle vara bland de första vars enheter flyttas till Microsoft Intune',
      when: 'Svara gärna senast {{date}}; din egen dag bestäms senare',
      where: 'Du svarar på din sida, utan att logga in',
      why: 'Du valdes för att ditt arbete och dina enheter liknar många andras',
    },
    steps: ['Öppna din sida.', 'Svara ja eller nej. Båda går bra, och du kan ändra dig innan du börjar.'],
    cta: 'Öppna min sida och svara',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'Möchten Sie es zuerst ausprobieren?',
    lead: 'Hallo {{person.givenName|und guten Tag}}, Sie können helfen, dass der Wechsel für alle nach Ihnen einfach wird.',
    facts: {
      who: 'Sie und einige andere, die zusammen für ganz {{organisation}} stehen',
      what: 'Ihre Geräte würden mit den ersten zu Microsoft Intune wechseln',
      when: 'Bitte antworten Sie bis {{date}}; Ihr eigener Termin steht später fest',
      where: 'Sie antworten auf Ihrer Seite, ohne Anmeldung',
      why: 'Sie wurden ausgewählt, weil Ihre Arbeit und Ihre Geräte denen vieler anderer gleichen',
    },
    steps: [
      'Öffnen Sie Ihre Seite.',
      'Antworten Sie mit Ja oder Nein. Beides ist in Ordnung, und bis zu Ihrem Beginn können Sie es ändern.',
    ],
    cta: 'Meine Seite öffnen und antworten',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};

const pilot: MessageVariants = {
  en: {
    subject: 'Your date for the simpler sign-in',
    lead: 'Hello {{person.givenName|there}}, soon you sign in with a PIN instead of a password, and you install the programs you need yourself.',
    facts: {
      who: 'You and the rest of the pilot group at {{organisation}}',
      what: 'Your devices move to Microsoft Intune',
      when: '{{date}}, about 45 minutes',
      where: 'At your desk or at home, on your own network',
      why: 'You try it first, so that it works for everybody after you',
    },
    steps: [
      'Save your files in OneDrive before the date.',
      'Have your phone ready to confirm the sign-in.',
      'Follow the guide on your page.',
    ],
    cta: 'Open my page',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Din dag för den enklare inloggningen',
    lead: 'Hej {{person.givenName|på dig}}, snart loggar du in med PIN-kod i stället för lösenord och installerar själv de program du behöver.',
    facts: {
      who: 'Du och resten av pilotgruppen på {{organisation}}',
      what: 'Dina enheter flyttas till Microsoft Intune',
      when: '{{date}}, cirka 45 minuter',
      where: 'Vid skrivbordet eller hemma, på ditt vanliga nät',
      why: 'Du provar först, så att det fungerar för alla efter dig',
    },
    steps: [
      'Spara dina filer i OneDrive före dagen.',
      'Ha telefonen till hands för att bekräfta inloggningen.',
      'Följ guiden på din sida.',
    ],
    cta: 'Öppna min sida',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'Ihr Termin für die einfachere Anmeldung',
    lead: 'Hallo {{person.givenName|und guten Tag}}, bald melden Sie sich mit einer PIN statt mit einem Kennwort an und installieren Programme selbst.',
    facts: {
      who: 'Sie und die übrige Pilotgruppe bei {{organisation}}',
      what: 'Ihre Geräte wechseln zu Microsoft Intune',
      when: '{{date}}, etwa 45 Minuten',
      where: 'Am Arbeitsplatz oder zu Hause, in Ihrem gewohnten Netz',
      why: 'Sie probieren es zuerst aus, damit es danach für alle funktioniert',
    },
    steps: [
      'Sichern Sie Ihre Dateien vorher in OneDrive.',
      'Legen Sie Ihr Telefon bereit, um die Anmeldung zu bestätigen.',
      'Folgen Sie der Anleitung auf Ihrer Seite.',
    ],
    cta: 'Meine Seite öffnen',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};

const wave: MessageVariants = {
  en: {
    ...pilot.en,
    facts: {
      ...pilot.en.facts,
      who: 'You and your colleagues at {{organisation}} who start in the same week',
      why: 'The pilot group has tried it; you get what worked for them',
    },
  },
  sv: {
    ...pilot.sv,
    facts: {
      ...pilot.sv.facts,
      who: 'Du och dina kollegor på {{organisation}} som börjar samma vecka',
      why: 'Pilotgruppen har provat; du får det som fungerade för dem',
    },
  },
  de: {
    ...pilot.de,
    facts: {
      ...pilot.de.facts,
      who: 'Sie und Ihre Kolleginnen und Kollegen bei {{organisation}}, die in derselben Woche beginnen',
      why: 'Die Pilotgruppe hat es ausprobiert; Sie erhalten, was sich bewährt hat',
    },
  },
};

const pulse: MessageVariants = {
  en: {
    subject: 'How was your first day?',
    lead: 'Hello {{person.givenName|there}}, one answer helps to make it easier for you and for everybody who comes after you.',
    facts: {
      who: 'You and everybody at {{organisation}} who started with you',
      what: 'One question, answered from 1 to 5, and a few words if you like',
      when: 'Within a week of your start on {{date}}; it takes less than a minute',
      where: 'On your page, without signing in',
      why: 'If it went badly, somebody contacts you',
    },
    steps: ['Open your page.', 'Choose a number and send it.'],
    cta: 'Open my page and answer',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Hur var din första dag?',
    lead: 'Hej {{person.givenName|på dig}}, ett svar hjälper till att göra det enklare för dig och alla som kommer efter dig.',
    facts: {
      who: 'Du och alla på {{organisation}} som började med dig',
      what: 'En fråga med svar från 1 till 5, och några ord om du vill',
      when: 'Inom en vecka från din start {{date}}; det tar mindre än en minut',
      where: 'På din sida, utan att logga in',
      why: 'Gick det dåligt hör någon av sig till dig',
    },
    steps: ['Öppna din sida.', 'Välj en siffra och skicka.'],
    cta: 'Öppna min sida och svara',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'Wie war Ihr erster Tag?',
    lead: 'Hallo {{person.givenName|und guten Tag}}, eine Antwort hilft, dass es für Sie und alle nach Ihnen einfacher wird.',
    facts: {
      who: 'Sie und alle bei {{organisation}}, die mit Ihnen begonnen haben',
      what: 'Eine Frage mit Antworten von 1 bis 5, und einige Worte, wenn Sie mögen',
      when: 'Innerhalb einer Woche nach Ihrem Beginn, {{date}}; es dauert keine Minute',
      where: 'Auf Ihrer Seite, ohne Anmeldung',
      why: 'Wenn es schlecht lief, meldet sich jemand bei Ihnen',
    },
    steps: ['Öffnen Sie Ihre Seite.', 'Wählen Sie eine Zahl, und senden Sie sie.'],
    cta: 'Meine Seite öffnen und antworten',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};

const unused: MessageVariants = {
  en: {
    subject: 'What is missing for you?',
    lead: 'Hello {{person.givenName|there}}, one answer helps to make what is new fit your work, or leaves you in peace.',
    facts: {
      who: 'You and others at {{organisation}} who used it and have not lately',
      what: 'One question with a few answers to choose from, and words if you like',
      when: 'Please answer by {{date}}; it takes less than a minute',
      where: 'On your page, without signing in',
      why: 'Your answer is counted without your name; nobody is asked twice',
    },
    steps: ['Open your page.', 'Choose an answer and send it.'],
    cta: 'Open my page and answer',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Vad saknar du?',
    lead: 'Hej {{person.givenName|på dig}}, ett svar hjälper till så att det nya passar ditt arbete, eller så att du får vara i fred.',
    facts: {
      who: 'Du och andra på {{organisation}} som har använt det men inte på sistone',
      what: 'En fråga med några svar att välja mellan, och egna ord om du vill',
      when: 'Svara gärna senast {{date}}; det tar mindre än en minut',
      where: 'På din sida, utan att logga in',
      why: 'Ditt svar räknas utan ditt namn, och ingen får frågan två gånger',
    },
    steps: ['Öppna din sida.', 'Välj ett svar och skicka.'],
    cta: 'Öppna min sida och svara',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'Was fehlt Ihnen?',
    lead: 'Hallo {{person.givenName|und guten Tag}}, Sie helfen mit einer Antwort, dass das Neue zu Ihrer Arbeit passt, oder werden damit in Ruhe gelassen.',
    facts: {
      who: 'Sie und andere bei {{organisation}}, die es genutzt haben und zuletzt nicht mehr',
      what: 'Eine Frage mit einigen Antworten zur Wahl, und eigene Worte, wenn Sie mögen',
      when: 'Bitte antworten Sie bis {{date}}; es dauert keine Minute',
      where: 'Auf Ihrer Seite, ohne Anmeldung',
      why: 'Ihre Antwort wird ohne Ihren Namen gezählt, und niemand wird zweimal gefragt',
    },
    steps: ['Öffnen Sie Ihre Seite.', 'Wählen Sie eine Antwort, und senden Sie sie.'],
    cta: 'Meine Seite öffnen und antworten',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};

const survey: MessageVariants = {
  en: {
    subject: 'A few questions about the change',
    lead: 'Hello {{person.givenName|there}}, your answers make it easier for you and for everybody who comes after you.',
    facts: {
      who: 'You and everybody at {{organisation}} who started when you did',
      what: 'A few short questions; you may leave out any of them',
      when: 'Please answer by {{date}}; it takes about a minute',
      where: 'On your page, without signing in',
      why: 'Answers are counted without your name; at most one reminder follows',
    },
    steps: ['Open your page.', 'Answer what you like and send it.'],
    cta: 'Open my page and answer',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Några frågor om bytet',
    lead: 'Hej {{person.givenName|på dig}}, dina svar gör det enklare för dig och alla som kommer efter dig.',
    facts: {
      who: 'Du och alla på {{organisation}} som började samtidigt som du',
      what: 'Några korta frågor; du får hoppa över vilka du vill',
      when: 'Svara gärna senast {{date}}; det tar ungefär en minut',
      where: 'På din sida, utan att logga in',
      why: 'Svaren räknas utan ditt namn; högst en påminnelse följer',
    },
    steps: ['Öppna din sida.', 'Svara på det du vill och skicka.'],
    cta: 'Öppna min sida och svara',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'Einige Fragen zur Umstellung',
    lead: 'Hallo {{person.givenName|und guten Tag}}, Ihre Antworten machen es für Sie und alle nach Ihnen einfacher.',
    facts: {
      who: 'Sie und alle bei {{organisation}}, die mit Ihnen begonnen haben',
      what: 'Einige kurze Fragen; jede dürfen Sie auslassen',
      when: 'Bitte antworten Sie bis {{date}}; es dauert etwa eine Minute',
      where: 'Auf Ihrer Seite, ohne Anmeldung',
      why: 'Antworten werden ohne Ihren Namen gezählt; höchstens eine Erinnerung folgt',
    },
    steps: ['Öffnen Sie Ihre Seite.', 'Beantworten Sie, was Sie möchten, und senden Sie es.'],
    cta: 'Meine Seite öffnen und antworten',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};

/** The text of the playbook for asking candidates, the invitation for each kind of stage, and the questions after it. */
export const defaultInvitation: Readonly<Record<MessageStageKind, MessageVariants>> = {
  consent,
  pilot,
  wave,
  instructions,
  deadline,
  pulse,
  unused,
  survey,
};
