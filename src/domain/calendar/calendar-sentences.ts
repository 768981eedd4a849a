/** Why a closure cannot be read, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const calendarSentences = defineSentences({
  rule_lines: {
    en: 'A rule is one line such as FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31, with lines EXDATE: below it if need be; there are {lines} lines. Write one.',
    sv: 'En regel är en rad som FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31, vid behov med rader EXDATE: under; här finns {lines} rader. Skriv en.',
    de: 'Eine Regel ist eine Zeile wie FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31, bei Bedarf mit Zeilen EXDATE: darunter; hier stehen {lines} Zeilen. Schreiben Sie eine.',
  },
  rule_part_unknown: {
    en: 'The rule has the part “{part}”, which says nothing about whole days. Use FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS and WKST.',
    sv: 'Regeln har delen ”{part}”, som inte säger något om hela dagar. Använd FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS och WKST.',
    de: 'Die Regel hat den Teil „{part}“, der nichts über ganze Tage sagt. Verwenden Sie FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS und WKST.',
  },
  rule_value: {
    en: 'In the rule, {part} cannot be “{value}”. Correct it, or remove the part.',
    sv: 'I regeln kan {part} inte vara ”{value}”. Rätta det, eller ta bort delen.',
    de: 'In der Regel kann {part} nicht „{value}“ sein. Berichtigen Sie das, oder entfernen Sie den Teil.',
  },
  closure_dates: {
    en: 'The last day, {to:date}, lies before the first, {from:date}. Swap them.',
    sv: 'Den sista dagen, {to:date}, ligger före den första, {from:date}. Byt plats på dem.',
    de: 'Der letzte Tag, {to:date}, liegt vor dem ersten, {from:date}. Tauschen Sie die beiden.',
  },
  holidays_unknown: {
    en: 'There are no public holidays for “{place}”. Write the two letters of a country, and a region as in DE-BY.',
    sv: 'Det finns inga helgdagar för ”{place}”. Skriv landets två bokstäver, och en region som i DE-BY.',
    de: 'Für „{place}“ gibt es keine Feiertage. Schreiben Sie die zwei Buchstaben eines Landes, und eine Region wie in DE-BY.',
  },
});

export type CalendarStatement = StatementOf<typeof calendarSentences>;
export const calendarStatement = stating(calendarSentences);
export const sayOfCalendar = speaking(calendarSentences);
