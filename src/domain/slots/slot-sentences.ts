/** Why a schedule of places or a booking is refused, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const slotSentences = defineSentences({
  slots_period: {
    en: 'The last day, {to:date}, lies before the first, {from:date}. Swap them.',
    sv: 'Den sista dagen, {to:date}, ligger före den första, {from:date}. Byt plats på dem.',
    de: 'Der letzte Tag, {to:date}, liegt vor dem ersten, {from:date}. Tauschen Sie die beiden.',
  },
  slots_too_long: {
    en: 'A schedule runs for three years at most. Choose an earlier last day.',
    sv: 'Ett schema gäller i högst tre år. Välj en tidigare sista dag.',
    de: 'Ein Plan gilt höchstens drei Jahre. Wählen Sie einen früheren letzten Tag.',
  },
  slots_overlap: {
    en: 'The session at {first} is not over when that at {second} begins. Shorten it, or move one of them.',
    sv: 'Passet klockan {first} är inte slut när det klockan {second} börjar. Korta det eller flytta ett av dem.',
    de: 'Der Termin um {first} ist nicht zu Ende, wenn der um {second} beginnt. Kürzen oder verschieben Sie einen davon.',
  },
  slot_unknown: {
    en: 'There is no session at {at} on {on:date}. Choose one from the list.',
    sv: 'Det finns inget pass klockan {at} den {on:date}. Välj ett ur listan.',
    de: 'Am {on:date} gibt es um {at} keinen Termin. Wählen Sie einen aus der Liste.',
  },
  slots_full: {
    en: 'There are no places left. Join the waiting list: you are offered the next place that becomes free.',
    sv: 'Det finns inga platser kvar. Ställ dig i kö: du erbjuds nästa plats som blir ledig.',
    de: 'Es sind keine Plätze mehr frei. Setzen Sie sich auf die Warteliste: Der nächste freie Platz wird Ihnen angeboten.',
  },
  slot_full: {
    en: 'There are no places left at {at} on {on:date}. Choose another time; {left:# place is|# places are} free elsewhere.',
    sv: 'Det finns inga platser kvar klockan {at} den {on:date}. Välj en annan tid; {left:# plats är ledig|# platser är lediga} på andra tider.',
    de: 'Am {on:date} um {at} sind keine Plätze mehr frei. Wählen Sie eine andere Zeit; {left:# Platz ist|# Plätze sind} dort frei.',
  },
  moves_used: {
    en: 'This place has been moved {moves:# time|# times}, which is the most. Ask the helpdesk if you cannot come.',
    sv: 'Platsen har flyttats {moves:# gång|# gånger}, vilket är det mesta. Kontakta supporten om du inte kan komma.',
    de: 'Dieser Platz wurde {moves:#-mal|#-mal} verschoben; öfter geht es nicht. Fragen Sie den Helpdesk, wenn Sie nicht kommen können.',
  },
  too_late: {
    en: 'A place cannot be changed less than {hours} hours before it begins. Ask the helpdesk if you cannot come.',
    sv: 'En plats kan inte ändras senare än {hours} timmar innan den börjar. Kontakta supporten om du inte kan komma.',
    de: 'Ein Platz lässt sich weniger als {hours} Stunden vor Beginn nicht mehr ändern. Fragen Sie den Helpdesk, wenn Sie nicht kommen können.',
  },
  after_deadline: {
    en: '{on:date} lies after the last day for you, {last:date}. Choose an earlier time.',
    sv: 'Den {on:date} ligger efter din sista dag, den {last:date}. Välj en tidigare tid.',
    de: 'Der {on:date} liegt nach Ihrem letzten Tag, dem {last:date}. Wählen Sie eine frühere Zeit.',
  },
  before_first_day: {
    en: '{on:date} lies before the first day for you, {first:date}. Choose a later time.',
    sv: 'Den {on:date} ligger före din första dag, den {first:date}. Välj en senare tid.',
    de: 'Der {on:date} liegt vor Ihrem ersten Tag, dem {first:date}. Wählen Sie eine spätere Zeit.',
  },
  slot_closed: {
    en: '{on:date} is closed to you by the calendar. Choose another day.',
    sv: 'Den {on:date} är stängd för dig enligt kalendern. Välj en annan dag.',
    de: 'Der {on:date} ist laut Kalender für Sie gesperrt. Wählen Sie einen anderen Tag.',
  },
  slot_paced: {
    en: 'The helpdesk carries no more people on {on:date}. Choose another day.',
    sv: 'Supporten klarar inte fler personer den {on:date}. Välj en annan dag.',
    de: 'Am {on:date} kann der Helpdesk niemanden mehr betreuen. Wählen Sie einen anderen Tag.',
  },
  booking_no_date: {
    en: 'Places can be chosen once the group has its dates.',
    sv: 'Platser kan väljas när gruppen har fått sina datum.',
    de: 'Plätze lassen sich wählen, sobald die Gruppe ihre Termine hat.',
  },
  booking_on_hold: {
    en: 'The dates of the group wait for a decision, so no place can be chosen now. Try again later.',
    sv: 'Gruppens datum väntar på ett beslut, därför går det inte att välja en plats nu. Försök igen senare.',
    de: 'Die Termine der Gruppe warten auf eine Entscheidung; deshalb lässt sich jetzt kein Platz wählen. Versuchen Sie es später noch einmal.',
  },
  booking_begun: {
    en: 'The change has begun or is over for this person, so no place is needed.',
    sv: 'Ändringen har börjat eller är klar för personen, därför behövs ingen plats.',
    de: 'Für diese Person hat die Umstellung begonnen oder ist vorbei; ein Platz ist nicht nötig.',
  },
  everybody: { en: 'Everybody', sv: 'Alla', de: 'Alle' },
  date_booked: { en: 'Place chosen.', sv: 'Plats vald.', de: 'Platz gewählt.' },
  date_given: {
    en: 'A place became free and was given to the first in line.',
    sv: 'En plats blev ledig och gick till den första i kön.',
    de: 'Ein Platz wurde frei und ging an die erste Person der Warteliste.',
  },
  date_place_gone: {
    en: 'The place is gone: the schedule was changed.',
    sv: 'Platsen finns inte kvar: schemat ändrades.',
    de: 'Der Platz ist weggefallen: Der Plan wurde geändert.',
  },
  date_place_back: { en: 'Place given back.', sv: 'Plats avbokad.', de: 'Platz zurückgegeben.' },
  missed_place: {
    en: 'Was not there at the booked time.',
    sv: 'Kom inte på den bokade tiden.',
    de: 'War zur gebuchten Zeit nicht da.',
  },
  slot_over: {
    en: 'The session at {at} on {on:date} has begun. Choose a later one.',
    sv: 'Passet klockan {at} den {on:date} har börjat. Välj ett senare.',
    de: 'Der Termin am {on:date} um {at} hat begonnen. Wählen Sie einen späteren.',
  },
});

export type SlotStatement = StatementOf<typeof slotSentences>;
export const slotStatement = stating(slotSentences);
export const sayOfSlots = speaking(slotSentences);
