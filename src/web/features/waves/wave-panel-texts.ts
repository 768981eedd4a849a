/** The texts of one wave in the side panel. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const wavePanelTexts = defineTexts({
  en: {
    panelPlan: 'Plan',
    panelPeople: 'Where they are',
    panelStarts: 'Starts',
    panelGroups: 'Groups',
    panelNotice: 'Told before',
    panelWindow: 'Window',
    panelSoak: 'Watched',
    panelPerDay: 'Starts a day, at most',
    panelDays: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} day`, other: `${shown} days` }),
    panelStarted: 'Started',
    panelEnded: 'Ended',
    panelHeld: 'Nobody starts here',
    panelWaits: 'It waits for the wave before it to end.',
    panelDatesWait: 'Nobody is told a date meanwhile. The dates stand if this is settled in time.',
    panelDatesBroken: 'Dates here cannot be kept',
    panelDatesFollow:
      'Their pages say so, and nobody is told these dates. New ones follow by themselves, with the planned notice, once nothing stands in the way.',
    figureExcluded: 'excluded',
    figureTickets: 'tickets expected',
    figureCapacity: 'helpdesk can take',
    panelOver: (tickets: string, capacity: string, people: string) =>
      `${tickets} tickets are expected and the helpdesk can take ${capacity}. That is ${people} people too many for one week.`,
    showPeople: 'Show the people',
    toHolds: 'Look at the hold',
  },
  sv: {
    panelPlan: 'Plan',
    panelPeople: 'Var de är',
    panelStarts: 'Startar',
    panelGroups: 'Grupper',
    panelNotice: 'Besked före',
    panelWindow: 'Fönster',
    panelSoak: 'Observeras',
    panelPerDay: 'Starter per dag, högst',
    panelDays: (count, shown) => plural('sv', count, { one: `${shown} dag`, other: `${shown} dagar` }),
    panelStarted: 'Startade',
    panelEnded: 'Slutade',
    panelHeld: 'Ingen startar här',
    panelWaits: 'Den väntar på att vågen före ska ta slut.',
    panelDatesWait: 'Ingen får besked om en dag under tiden. Dagarna gäller om det löser sig i tid.',
    panelDatesBroken: 'Dagar här går inte att hålla',
    panelDatesFollow:
      'Personernas sidor säger det, och ingen får besked om de här dagarna. Nya följer av sig själva, med det planerade varslet, så snart inget står i vägen.',
    figureExcluded: 'undantagna',
    figureTickets: 'väntade ärenden',
    figureCapacity: 'klarar helpdesk',
    panelOver: (tickets, capacity, people) =>
      `${tickets} ärenden väntas och helpdesk klarar ${capacity}. Det är ${people} personer för många på en vecka.`,
    showPeople: 'Visa personerna',
    toHolds: 'Titta på stoppet',
  },
  de: {
    panelPlan: 'Plan',
    panelPeople: 'Wo sie stehen',
    panelStarts: 'Beginn',
    panelGroups: 'Gruppen',
    panelNotice: 'Informiert vor Beginn',
    panelWindow: 'Zeitfenster',
    panelSoak: 'Beobachtet',
    panelPerDay: 'Beginn je Tag, höchstens',
    panelDays: (count, shown) => plural('de', count, { one: `${shown} Tag`, other: `${shown} Tage` }),
    panelStarted: 'Begonnen',
    panelEnded: 'Beendet',
    panelHeld: 'Hier beginnt niemand',
    panelWaits: 'Sie wartet, bis die Welle davor beendet ist.',
    panelDatesWait:
      'Solange wird niemand über einen Termin informiert. Die Termine gelten, wenn es sich rechtzeitig klärt.',
    panelDatesBroken: 'Termine hier sind nicht zu halten',
    panelDatesFollow:
      'Die Seiten der Personen sagen das, und niemand wird über diese Termine informiert. Neue folgen von selbst, mit dem geplanten Vorlauf, sobald nichts mehr im Weg steht.',
    figureExcluded: 'ausgenommen',
    figureTickets: 'Tickets erwartet',
    figureCapacity: 'schafft der Helpdesk',
    panelOver: (tickets, capacity, people) =>
      `Erwartet werden ${tickets} Tickets, der Helpdesk schafft ${capacity}. Das sind ${people} Personen zu viel für eine Woche.`,
    showPeople: 'Personen zeigen',
    toHolds: 'Halt ansehen',
  },
});
