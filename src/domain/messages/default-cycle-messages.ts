/** The texts of the playbook for the steps between the announcement and the end: what to do, and until when. */
import type { MessageVariants } from './message-content.ts';

export const instructions: MessageVariants = {
  en: {
    subject: 'How you move to the simpler sign-in',
    lead: 'Hello {{person.givenName|there}}, you can do it in three steps, at your own desk and in your own time.',
    facts: {
      who: 'You and your colleagues at {{organisation}} who start in the same week',
      what: 'Your devices move to Microsoft Intune',
      when: 'From {{date}}, about 45 minutes',
      where: 'At your desk or at home, on your own network',
      why: 'Those who follow the steps rarely need the helpdesk',
    },
    steps: [
      'Save your files in OneDrive.',
      'Open the Company Portal and sign in; have your phone ready to confirm.',
      'Choose “Enrol”, and wait until it says that your device is ready.',
    ],
    cta: 'Open my page with the guide',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Så går du över till enklare inloggning',
    lead: 'Hej {{person.givenName|på dig}}, du klarar det i tre steg, vid ditt eget skrivbord och i din egen takt.',
    facts: {
      who: 'Du och dina kollegor på {{organisation}} som börjar samma vecka',
      what: 'Dina enheter flyttas till Microsoft Intune',
      when: 'Från {{date}}, cirka 45 minuter',
      where: 'Vid skrivbordet eller hemma, på ditt vanliga nät',
      why: 'De som följer stegen behöver sällan helpdesken',
    },
    steps: [
      'Spara dina filer i OneDrive.',
      'Öppna Företagsportalen och logga in; ha telefonen till hands för att bekräfta.',
      'Välj ”Registrera” och vänta tills det står att enheten är klar.',
    ],
    cta: 'Öppna min sida med guiden',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'So wechseln Sie zur einfacheren Anmeldung',
    lead: 'Hallo {{person.givenName|und guten Tag}}, Sie schaffen es in drei Schritten, an Ihrem Platz und in Ihrem Tempo.',
    facts: {
      who: 'Sie und Ihre Kolleginnen und Kollegen bei {{organisation}}, die in derselben Woche beginnen',
      what: 'Ihre Geräte wechseln zu Microsoft Intune',
      when: 'Ab {{date}}, etwa 45 Minuten',
      where: 'Am Arbeitsplatz oder zu Hause, in Ihrem gewohnten Netz',
      why: 'Wer den Schritten folgt, braucht den Helpdesk selten',
    },
    steps: [
      'Sichern Sie Ihre Dateien in OneDrive.',
      'Öffnen Sie das Unternehmensportal, und melden Sie sich an; halten Sie Ihr Telefon bereit.',
      'Wählen Sie „Registrieren“, und warten Sie, bis Ihr Gerät als bereit gilt.',
    ],
    cta: 'Meine Seite mit der Anleitung öffnen',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};

export const deadline: MessageVariants = {
  en: {
    subject: 'Your last day for the move',
    lead: 'Hello {{person.givenName|there}}, you keep your access to mail and files when you finish the move in time.',
    facts: {
      who: 'You, and others at {{organisation}} who are not done yet',
      what: 'Your devices move to Microsoft Intune; without it, access to work data is closed',
      when: 'Please be done by {{date}}; it takes about 45 minutes',
      where: 'At your desk or at home, on your own network',
      why: 'Most of your group are done; devices that stay behind are not protected',
    },
    steps: [
      'Open your page and follow the guide.',
      'Stuck, or away until then? Say so on your page today, and somebody helps you.',
    ],
    cta: 'Open my page and finish',
    help: 'Ask on your page and read the answer there. Also there for you: {{help|your IT helpdesk}}.',
  },
  sv: {
    subject: 'Din sista dag för flytten',
    lead: 'Hej {{person.givenName|på dig}}, du behåller åtkomsten till e-post och filer när du gör klart flytten i tid.',
    facts: {
      who: 'Du och andra på {{organisation}} som inte är klara än',
      what: 'Dina enheter flyttas till Microsoft Intune; annars stängs åtkomsten till arbetsdata',
      when: 'Gör klart senast {{date}}; det tar cirka 45 minuter',
      where: 'Vid skrivbordet eller hemma, på ditt vanliga nät',
      why: 'De flesta i din grupp är klara; övriga enheter är inte skyddade',
    },
    steps: [
      'Öppna din sida och följ guiden.',
      'Har du kört fast, eller är du borta till dess? Säg det på din sida i dag, så hjälper någon dig.',
    ],
    cta: 'Öppna min sida och gör klart',
    help: 'Ställ din fråga på sidan och läs svaret där. Här får du också hjälp: {{help|din it-support}}.',
  },
  de: {
    subject: 'Ihr letzter Tag für den Wechsel',
    lead: 'Hallo {{person.givenName|und guten Tag}}, Sie behalten den Zugang zu Mail und Dateien, wenn Sie rechtzeitig wechseln.',
    facts: {
      who: 'Sie und andere bei {{organisation}}, die noch nicht fertig sind',
      what: 'Ihre Geräte wechseln zu Microsoft Intune; sonst wird der Zugang zu Arbeitsdaten gesperrt',
      when: 'Bitte bis {{date}}; es dauert etwa 45 Minuten',
      where: 'Am Arbeitsplatz oder zu Hause, in Ihrem gewohnten Netz',
      why: 'Die meisten Ihrer Gruppe sind fertig; übrige Geräte sind nicht geschützt',
    },
    steps: [
      'Öffnen Sie Ihre Seite, und folgen Sie der Anleitung.',
      'Kommen Sie nicht weiter, oder sind Sie abwesend? Sagen Sie es heute auf Ihrer Seite, dann hilft Ihnen jemand.',
    ],
    cta: 'Meine Seite öffnen und abschließen',
    help: 'Fragen Sie auf Ihrer Seite; dort steht auch die Antwort. Auch für Sie da: {{help|Ihr IT-Helpdesk}}.',
  },
};
