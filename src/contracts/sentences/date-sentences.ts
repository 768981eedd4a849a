/** What the product says about the dates of people: put off, and past their deadline. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const dateSentences = defineSentences({
  person_put_off: {
    en: 'Put off, time {times}: {why?absent=away|busy=too busy|device=device not at hand|hours=outside working hours|doubts=doubts about the change|other=another reason}.',
    sv: 'Uppskjutet, gång {times}: {why?absent=borta|busy=för mycket att göra|device=enheten inte till hands|hours=utanför arbetstiden|doubts=tveksam till ändringen|other=annat skäl}.',
    de: 'Verschoben, {times}. Mal: {why?absent=abwesend|busy=zu viel zu tun|device=Gerät nicht zur Hand|hours=außerhalb der Arbeitszeit|doubts=Bedenken gegen die Änderung|other=anderer Grund}.',
  },
  person_put_off_noted: {
    en: 'Put off, time {times}: {why?absent=away|busy=too busy|device=device not at hand|hours=outside working hours|doubts=doubts about the change|other=another reason}. {note}',
    sv: 'Uppskjutet, gång {times}: {why?absent=borta|busy=för mycket att göra|device=enheten inte till hands|hours=utanför arbetstiden|doubts=tveksam till ändringen|other=annat skäl}. {note}',
    de: 'Verschoben, {times}. Mal: {why?absent=abwesend|busy=zu viel zu tun|device=Gerät nicht zur Hand|hours=außerhalb der Arbeitszeit|doubts=Bedenken gegen die Änderung|other=anderer Grund}. {note}',
  },
  person_past_deadline: {
    en: 'Not done by the deadline, {days:# day|# days} after the date.',
    sv: 'Inte klar inom tidsgränsen, {days:# dag|# dagar} efter datumet.',
    de: 'Nicht fertig bis zur Frist, {days:# Tag|# Tage} nach dem Termin.',
  },
  dates_slowed: {
    en: 'The stage starts {starts:# person|# people} a day; the date was moved to a day with room.',
    sv: 'Etappen startar {starts:# person|# personer} om dagen; datumet flyttades till en dag med plats.',
    de: 'Die Stufe startet {starts:# Person|# Personen} am Tag; der Termin wurde auf einen Tag mit Platz verschoben.',
  },
  dates_follow: {
    en: '{stage} has passed; the first start follows {days:# day|# days} later, with the planned notice.',
    sv: '{stage} är godkänd; den första starten följer {days:# dag|# dagar} senare, med det planerade varslet.',
    de: '{stage} ist bestanden; der erste Start folgt {days:# Tag|# Tage} später, mit dem geplanten Vorlauf.',
  },
  put_off_for: {
    en: 'Put off: {why?absent=away|busy=too busy|device=device not at hand|hours=outside working hours|doubts=doubts about the change|other=another reason}.',
    sv: 'Uppskjutet: {why?absent=borta|busy=för mycket att göra|device=enheten inte till hands|hours=utanför arbetstiden|doubts=tveksam till ändringen|other=annat skäl}.',
    de: 'Verschoben: {why?absent=abwesend|busy=zu viel zu tun|device=Gerät nicht zur Hand|hours=außerhalb der Arbeitszeit|doubts=Bedenken gegen die Änderung|other=anderer Grund}.',
  },
});
