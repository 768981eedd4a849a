/** The texts of when the next stage starts and what it waits for, and of the rule by which stages follow each other. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const nextStageTexts = defineTexts({
  en: {
    nextOn: (stage: string, on: string) => `${stage} starts on ${on} at the earliest`,
    nextOpen: (stage: string) => `${stage} cannot start yet`,
    waits: 'It waits for this:',
    earliest: 'At the earliest',
    card: 'Next stage',
    cardNote: 'once the one before has passed; time alone starts none',
    onDate: 'on its planned date',
    after: (days: number) =>
      days === 0
        ? 'on the day on which the one before passes'
        : `${days} ${plural('en', days, { one: 'day', other: 'days' })} after the one before has passed`,
    byHand: 'and a person starts it',
    byItself: 'by itself, when nothing holds it',
    afterDays: 'Days after the stage before has passed',
    afterHelp: 'Empty: each stage starts on its planned date. A stage may have its own number.',
    hand: 'A person starts every stage after the first',
    byRule: (rule: string) => `As the rollout says: ${rule}`,
  },
  sv: {
    nextOn: (stage, on) => `${stage} startar tidigast ${on}`,
    nextOpen: (stage) => `${stage} kan inte starta ännu`,
    waits: 'Den väntar på detta:',
    earliest: 'Tidigast',
    card: 'Nästa etapp',
    cardNote: 'när den före är godkänd; tiden ensam startar ingen',
    onDate: 'på sitt planerade datum',
    after: (days) =>
      days === 0
        ? 'samma dag som den före blir godkänd'
        : `${days} ${plural('sv', days, { one: 'dag', other: 'dagar' })} efter att den före blivit godkänd`,
    byHand: 'och en person startar den',
    byItself: 'av sig själv, när inget hindrar',
    afterDays: 'Dagar efter att etappen före blivit godkänd',
    afterHelp: 'Tomt: varje etapp startar på sitt planerade datum. En etapp kan ha ett eget antal.',
    hand: 'En person startar varje etapp efter den första',
    byRule: (rule) => `Som utrullningen säger: ${rule}`,
  },
  de: {
    nextOn: (stage, on) => `${stage} beginnt frühestens am ${on}`,
    nextOpen: (stage) => `${stage} kann noch nicht starten`,
    waits: 'Darauf wartet sie:',
    earliest: 'Frühestens',
    card: 'Nächste Stufe',
    cardNote: 'sobald die vorige bestanden hat; Zeit allein startet keine',
    onDate: 'an ihrem geplanten Datum',
    after: (days) =>
      days === 0
        ? 'am Tag, an dem die vorige besteht'
        : `${days} ${plural('de', days, { one: 'Tag', other: 'Tage' })} nachdem die vorige bestanden hat`,
    byHand: 'und eine Person startet sie',
    byItself: 'von selbst, wenn nichts sie anhält',
    afterDays: 'Tage, nachdem die vorige Stufe bestanden hat',
    afterHelp: 'Leer: Jede Stufe beginnt an ihrem geplanten Datum. Eine Stufe kann eine eigene Zahl haben.',
    hand: 'Jede Stufe nach der ersten startet eine Person',
    byRule: (rule) => `Wie im Rollout festgelegt: ${rule}`,
  },
});
