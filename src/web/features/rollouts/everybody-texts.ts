/** The texts around "where everybody is" and the people behind the numbers. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const everybodyTexts = defineTexts({
  en: {
    title: 'Where everybody is',
    denominators: (targeted: string, reached: string, reported: string) =>
      `${targeted} targeted, ${reached} reached, ${reported} reported`,
    addUp: (total: string) =>
      `Every person with a place is in exactly one state; the states add up to ${total}.`,
    withoutPlace: (count: number, shown: string) =>
      plural('en', count, {
        one: `${shown} person of the directory has no place yet.`,
        other: `${shown} people of the directory have no place yet.`,
      }),
    openNumbers: 'Open any number to see the people.',
    noneYet: 'Nobody has a place in a stage before the plan of the pilot is approved.',
    noPlace: 'no place yet',
    notBegun: 'Not begun',
    chart: (parts: string) => `People by state: ${parts}.`,
    people: 'People',
    all: 'all',
    state: 'State',
    stage: 'Stage',
    name: 'Name',
    since: 'Since',
    found: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} person`, other: `${shown} people` }),
    nobody: 'Nobody is in this state. Choose another state or stage.',
    department: 'Department',
    site: 'Site',
    email: 'E-mail',
    reason: 'Reason',
    starts: 'Starts',
    trained: 'Trained',
    trainedBy: {
      tasks: (on: string) => `${on}, by their own tasks`,
      signal: (on: string) => `${on}, reported by a signal`,
    },
    notRecorded: 'not recorded',
  },
  sv: {
    title: 'Var alla är',
    denominators: (targeted, reached, reported) =>
      `${targeted} utvalda, ${reached} nådda, ${reported} rapporterade`,
    addUp: (total) => `Varje person med en plats är i precis ett läge; lägena blir tillsammans ${total}.`,
    withoutPlace: (count, shown) =>
      plural('sv', count, {
        one: `${shown} person i katalogen har ingen plats än.`,
        other: `${shown} personer i katalogen har ingen plats än.`,
      }),
    openNumbers: 'Öppna en siffra för att se personerna.',
    noneYet: 'Ingen har en plats i ett steg innan pilotens plan är godkänd.',
    noPlace: 'ingen plats än',
    notBegun: 'Ej börjat',
    chart: (parts) => `Personer per läge: ${parts}.`,
    people: 'Personer',
    all: 'alla',
    state: 'Läge',
    stage: 'Steg',
    name: 'Namn',
    since: 'Sedan',
    found: (count, shown) => plural('sv', count, { one: `${shown} person`, other: `${shown} personer` }),
    nobody: 'Ingen är i det läget. Välj ett annat läge eller steg.',
    department: 'Avdelning',
    site: 'Plats',
    email: 'E-post',
    reason: 'Skäl',
    starts: 'Startar',
    trained: 'Utbildad',
    trainedBy: {
      tasks: (on) => `${on}, genom sina uppgifter`,
      signal: (on) => `${on}, rapporterat av en signal`,
    },
    notRecorded: 'ej registrerat',
  },
  de: {
    title: 'Wo alle stehen',
    denominators: (targeted, reached, reported) =>
      `${targeted} vorgesehen, ${reached} erreicht, ${reported} gemeldet`,
    addUp: (total) => `Jede Person mit einem Platz steht in genau einem Zustand; zusammen sind es ${total}.`,
    withoutPlace: (count, shown) =>
      plural('de', count, {
        one: `${shown} Person des Verzeichnisses hat noch keinen Platz.`,
        other: `${shown} Personen des Verzeichnisses haben noch keinen Platz.`,
      }),
    openNumbers: 'Öffnen Sie eine Zahl, um die Personen zu sehen.',
    noneYet: 'Niemand hat einen Platz in einer Stufe, bevor der Plan des Piloten genehmigt ist.',
    noPlace: 'noch ohne Platz',
    notBegun: 'Noch nicht begonnen',
    chart: (parts) => `Personen nach Zustand: ${parts}.`,
    people: 'Personen',
    all: 'alle',
    state: 'Zustand',
    stage: 'Stufe',
    name: 'Name',
    since: 'Seit',
    found: (count, shown) => plural('de', count, { one: `${shown} Person`, other: `${shown} Personen` }),
    nobody: 'Niemand ist in diesem Zustand. Wählen Sie einen anderen Zustand oder eine andere Stufe.',
    department: 'Abteilung',
    site: 'Standort',
    email: 'E-Mail',
    reason: 'Grund',
    starts: 'Beginn',
    trained: 'Geschult',
    trainedBy: {
      tasks: (on) => `${on}, durch eigene Aufgaben`,
      signal: (on) => `${on}, durch ein Signal gemeldet`,
    },
    notRecorded: 'nicht erfasst',
  },
});
