/** The texts of what a plan has to keep to: mixed order, the helpdesk, teams, and the fewest weeks possible. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const planTexts = defineTexts({
  en: {
    mixed: 'Mixed with',
    notMixed: 'nothing else',
    helpdeskMinutes: 'Helpdesk minutes a week, at most',
    helpdeskHelp: 'Leave empty when the helpdesk sets no limit.',
    helpdeskPeople: (people: string) => `Enough for ${people} people a week.`,
    ticketMinutes: 'Minutes per ticket',
    ticketsPerPerson: 'Tickets per person',
    rateMeasured: (rate: string) => `Empty: ${rate}, as measured.`,
    rateUnknown: 'Not measured yet; say how many to expect.',
    teams: 'Teams',
    teamsSplit: 'may start in different weeks',
    teamsByManager: 'start together: same manager',
    teamsBy: (attribute: string) => `start together: same ${attribute}`,
    managersFirst: 'Managers start in an earlier week than their people',
    bestReached: (weeks: number, shown: string) =>
      plural('en', weeks, {
        one: `The best possible is ${shown} week, and this plan has it.`,
        other: `The best possible is ${shown} weeks, and this plan has ${shown}.`,
      }),
    bestMissed: (best: string, weeks: string) =>
      `The best possible is not below ${best} weeks; this plan has ${weeks}.`,
    boundBy: (resource: string) => `What sets the limit: ${resource}.`,
    best: 'Best possible',
    early: 'Trouble in the first half',
  },
  sv: {
    mixed: 'Blandat med',
    notMixed: 'inget annat',
    helpdeskMinutes: 'Helpdeskens minuter per vecka, högst',
    helpdeskHelp: 'Lämna tomt om helpdesk inte sätter någon gräns.',
    helpdeskPeople: (people) => `Räcker till ${people} personer i veckan.`,
    ticketMinutes: 'Minuter per ärende',
    ticketsPerPerson: 'Ärenden per person',
    rateMeasured: (rate) => `Tomt: ${rate}, som uppmätt.`,
    rateUnknown: 'Inte uppmätt än; ange hur många som väntas.',
    teams: 'Team',
    teamsSplit: 'får starta olika veckor',
    teamsByManager: 'startar tillsammans: samma chef',
    teamsBy: (attribute) => `startar tillsammans: samma ${attribute}`,
    managersFirst: 'Chefer startar en tidigare vecka än sina medarbetare',
    bestReached: (weeks, shown) =>
      plural('sv', weeks, {
        one: `Det bästa möjliga är ${shown} vecka, och planen når det.`,
        other: `Det bästa möjliga är ${shown} veckor, och planen har ${shown}.`,
      }),
    bestMissed: (best, weeks) => `Det bästa möjliga är inte under ${best} veckor; planen har ${weeks}.`,
    boundBy: (resource) => `Det som sätter gränsen: ${resource}.`,
    best: 'Bästa möjliga',
    early: 'Besvär i första halvan',
  },
  de: {
    mixed: 'Gemischt mit',
    notMixed: 'nichts weiter',
    helpdeskMinutes: 'Minuten des Helpdesks je Woche, höchstens',
    helpdeskHelp: 'Leer lassen, wenn der Helpdesk keine Grenze setzt.',
    helpdeskPeople: (people) => `Reicht für ${people} Personen je Woche.`,
    ticketMinutes: 'Minuten je Ticket',
    ticketsPerPerson: 'Tickets je Person',
    rateMeasured: (rate) => `Leer: ${rate}, wie gemessen.`,
    rateUnknown: 'Noch nicht gemessen; geben Sie die erwartete Zahl an.',
    teams: 'Teams',
    teamsSplit: 'dürfen in verschiedenen Wochen beginnen',
    teamsByManager: 'beginnen zusammen: gleiche Führungskraft',
    teamsBy: (attribute) => `beginnen zusammen: gleich bei ${attribute}`,
    managersFirst: 'Führungskräfte beginnen eine Woche vor ihrem Team oder früher',
    bestReached: (weeks, shown) =>
      plural('de', weeks, {
        one: `Bestenfalls ist ${shown} Woche möglich, und dieser Plan erreicht das.`,
        other: `Bestenfalls sind ${shown} Wochen möglich, und dieser Plan hat ${shown}.`,
      }),
    bestMissed: (best, weeks) =>
      `Bestenfalls sind nicht weniger als ${best} Wochen möglich; dieser Plan hat ${weeks}.`,
    boundBy: (resource) => `Maßgebend: ${resource}.`,
    best: 'Bestenfalls',
    early: 'Störungen in der ersten Hälfte',
  },
});
