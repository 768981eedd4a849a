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
});
