/** The texts of the templates a criterion can start from: they become part of the criterion, in the user's language. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const templateTexts = defineTexts({
  en: {
    enrolment: {
      name: 'Enrolled within the window',
      source: 'Enrolment reports of the device management service',
      teaches: 'Share of people who succeed. The one number every pilot needs.',
    },
    guard: {
      name: 'Enrolment guardrail',
      source: 'Enrolment reports of the device management service',
      teaches: 'Stops new starts by itself when far too many people fail.',
    },
    tickets: {
      name: 'Tickets per person, first week',
      source: 'Helpdesk tickets of people in the stage',
      teaches: 'What the change costs the helpdesk; sets the pace of the waves.',
    },
    satisfaction: {
      name: 'Satisfaction after three days',
      source: 'Survey on day three, scale 1 to 5',
      teaches: 'How people feel about it once the newness is over.',
    },
    took_part: {
      name: 'People take part',
      source: 'Reports of devices and answers of the people in the stage',
      teaches: 'Nine of ten take part: silence shows that nobody was reached.',
    },
    equal_or_better: {
      name: 'As good as before, or better',
      source: 'Survey on day three, scale 1 to 5, where 3 is as good as before',
      teaches: 'Four of five rate it equal or better.',
    },
    adequately_trained: {
      name: 'Adequately trained',
      source: 'One question after the training, answered yes or no',
      teaches: 'Four of five say that they were trained well enough to work.',
    },
    support: {
      name: 'The helpdesk can carry the waves',
      source: 'Ratings by helpdesk and endpoint leads, with the evidence they saw',
      teaches: 'People judge against a rubric. For what no number shows.',
      level1: 'Most questions need an engineer.',
      level2: 'Answers exist but agents do not find them.',
      level3: 'Agents answer the common questions.',
      level4: 'Agents answer nearly all; the rest has an owner.',
      level5: 'People help themselves.',
    },
  },
  sv: {
    enrolment: {
      name: 'Registrerad inom fönstret',
      source: 'Registreringsrapporter från enhetshanteringen',
      teaches: 'Andelen personer som lyckas. Det tal varje pilot behöver.',
    },
    guard: {
      name: 'Registreringen kollapsar inte',
      source: 'Registreringsrapporter från enhetshanteringen',
      teaches: 'Stoppar nya starter av sig självt när alldeles för många misslyckas.',
    },
    tickets: {
      name: 'Ärenden per person, första veckan',
      source: 'Helpdeskärenden från personer i etappen',
      teaches: 'Vad förändringen kostar helpdesk; bestämmer takten i vågorna.',
    },
    satisfaction: {
      name: 'Nöjdhet efter tre dagar',
      source: 'Enkät dag tre, skala 1 till 5',
      teaches: 'Hur det känns när nyhetens behag har lagt sig.',
    },
    took_part: {
      name: 'Personer deltar',
      source: 'Rapporter från enheter och svar från personerna i etappen',
      teaches: 'Nio av tio deltar: tystnad visar att ingen blev nådd.',
    },
    equal_or_better: {
      name: 'Lika bra som förut, eller bättre',
      source: 'Enkät dag tre, skala 1 till 5, där 3 är lika bra som förut',
      teaches: 'Fyra av fem tycker att det är lika bra eller bättre.',
    },
    adequately_trained: {
      name: 'Tillräckligt utbildade',
      source: 'En fråga efter utbildningen, med svar ja eller nej',
      teaches: 'Fyra av fem säger att de fick utbildning nog för att arbeta.',
    },
    support: {
      name: 'Helpdesk klarar vågorna',
      source: 'Bedömningar av helpdesk- och enhetsansvariga, med underlaget de såg',
      teaches: 'Människor bedömer mot en skala. För det som inget tal visar.',
      level1: 'De flesta frågor kräver en tekniker.',
      level2: 'Svaren finns men handläggarna hittar dem inte.',
      level3: 'Handläggarna svarar på de vanliga frågorna.',
      level4: 'Handläggarna svarar på nästan allt; resten har en ägare.',
      level5: 'Folk hjälper sig själva.',
    },
  },
  de: {
    enrolment: {
      name: 'Innerhalb des Fensters registriert',
      source: 'Registrierungsberichte der Geräteverwaltung',
      teaches: 'Anteil der Personen, bei denen es gelingt. Diese Zahl braucht jeder Pilot.',
    },
    guard: {
      name: 'Die Registrierung bricht nicht ein',
      source: 'Registrierungsberichte der Geräteverwaltung',
      teaches: 'Stoppt neue Starts von selbst, wenn es bei viel zu vielen misslingt.',
    },
    tickets: {
      name: 'Tickets pro Person, erste Woche',
      source: 'Helpdesk-Tickets der Personen in der Stufe',
      teaches: 'Was die Änderung den Helpdesk kostet; bestimmt das Tempo der Wellen.',
    },
    satisfaction: {
      name: 'Zufriedenheit nach drei Tagen',
      source: 'Umfrage am dritten Tag, Skala 1 bis 5',
      teaches: 'Wie es den Menschen damit geht, wenn das Neue vorbei ist.',
    },
    took_part: {
      name: 'Personen nehmen teil',
      source: 'Meldungen der Geräte und Antworten der Personen in der Stufe',
      teaches: 'Neun von zehn nehmen teil: Schweigen zeigt, dass niemand erreicht wurde.',
    },
    equal_or_better: {
      name: 'So gut wie zuvor oder besser',
      source: 'Umfrage am dritten Tag, Skala 1 bis 5; 3 heißt so gut wie zuvor',
      teaches: 'Vier von fünf finden es gleich gut oder besser.',
    },
    adequately_trained: {
      name: 'Ausreichend geschult',
      source: 'Eine Frage nach der Schulung, mit Ja oder Nein beantwortet',
      teaches: 'Vier von fünf sagen, dass die Schulung zum Arbeiten reicht.',
    },
    support: {
      name: 'Der Helpdesk trägt die Wellen',
      source: 'Bewertungen durch Helpdesk- und Endpoint-Leitung, mit den gesehenen Belegen',
      teaches: 'Menschen urteilen nach einer Skala. Für das, was keine Zahl zeigt.',
      level1: 'Die meisten Fragen brauchen eine Technikerin oder einen Techniker.',
      level2: 'Antworten gibt es, aber der Helpdesk findet sie nicht.',
      level3: 'Der Helpdesk beantwortet die üblichen Fragen.',
      level4: 'Der Helpdesk beantwortet fast alles; der Rest hat eine zuständige Person.',
      level5: 'Die Menschen helfen sich selbst.',
    },
  },
});
