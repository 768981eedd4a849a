/** Why waves cannot be laid out, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const waveSentences = defineSentences({
  waves_start_no_date: {
    en: 'The start “{start}” is not a date; write it as YYYY-MM-DD.',
    sv: 'Starten ”{start}” är inget datum; skriv ÅÅÅÅ-MM-DD.',
    de: 'Der Beginn „{start}“ ist kein Datum; schreiben Sie JJJJ-MM-TT.',
  },
  waves_capacity_too_small: {
    en: 'People per week must be a whole number of at least 1, not {people}.',
    sv: 'Personer per vecka måste vara ett heltal på minst 1, inte {people}.',
    de: 'Personen pro Woche müssen eine ganze Zahl ab 1 sein, nicht {people}.',
  },
  waves_columns_differ: {
    en: '{given:# value was|# values were} given for {people:# person|# people}.',
    sv: '{given:# värde|# värden} angavs för {people:# person|# personer}.',
    de: 'Für {people:# Person|# Personen} {given:wurde # Wert|wurden # Werte} angegeben.',
  },
  waves_freeze_without_dates: {
    en: 'The freeze from “{from}” to “{to}” needs two dates (YYYY-MM-DD), first before last.',
    sv: 'Stoppdagarna från ”{from}” till ”{to}” behöver två datum (ÅÅÅÅ-MM-DD), det första före det sista.',
    de: 'Die Sperrzeit von „{from}“ bis „{to}“ braucht zwei Daten (JJJJ-MM-TT), das erste vor dem letzten.',
  },
  waves_no_open_week: {
    en: '{people:# person finds|# people find} no open week within {weeks:# week|# weeks} of {start:date}. Shorten a freeze or raise people per week.',
    sv: '{people:# person|# personer} får ingen öppen vecka inom {weeks:# vecka|# veckor} från den {start:date}. Korta stoppdagarna eller höj antalet personer per vecka.',
    de: '{people:# Person findet|# Personen finden} innerhalb von {weeks:# Woche|# Wochen} ab dem {start:date} keine offene Woche. Kürzen Sie eine Sperrzeit, oder erhöhen Sie die Personen pro Woche.',
  },
  wave_week: {
    en: 'Week of {on:date}',
    sv: 'Veckan från den {on:date}',
    de: 'Woche ab dem {on:date}',
  },
});

export type WaveStatement = StatementOf<typeof waveSentences>;
export const waveStatement = stating(waveSentences);
export const sayOfWaves = speaking(waveSentences);
