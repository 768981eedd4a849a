/** What is refused about schedules of places and bookings, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const slotRefusals = defineSentences({
  schedule_bad: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  schedule_exists: {
    en: '{name} has a schedule in this rollout already. Change that one.',
    sv: '{name} har redan ett schema i den här utrullningen. Ändra det.',
    de: 'Für {name} gibt es in diesem Rollout schon einen Plan. Ändern Sie diesen.',
  },
  schedule_booked: {
    en: 'People have booked with this schedule. Set its last day instead: whose place is gone gets another date.',
    sv: 'Det finns bokningar i schemat. Ange i stället en sista dag: den vars plats försvinner får ett nytt datum.',
    de: 'Mit diesem Plan wurde gebucht. Setzen Sie stattdessen seinen letzten Tag: Wessen Platz wegfällt, erhält einen anderen Termin.',
  },
  no_schedule: {
    en: 'No schedule of this rollout is for {name}. Add one for their department, their site or everybody.',
    sv: 'Inget schema i utrullningen gäller för {name}. Lägg till ett för avdelningen, platsen eller alla.',
    de: 'Kein Plan dieses Rollouts gilt für {name}. Legen Sie einen für die Abteilung, den Standort oder alle an.',
  },
  no_places_left: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  place_refused: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  booking_barred: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  places_left: {
    en: 'There are places left: {left:# place|# places}. Choose one instead of waiting.',
    sv: 'Det finns lediga platser: {left:# plats|# platser}. Välj en i stället för att vänta.',
    de: 'Es gibt noch freie Plätze: {left:# Platz|# Plätze}. Wählen Sie einen, statt zu warten.',
  },
  booking_exists: {
    en: '{name} has a place or stands in line already. Look at that booking.',
    sv: '{name} har redan en plats eller står i kö. Se den bokningen.',
    de: '{name} hat schon einen Platz oder steht auf der Warteliste. Sehen Sie diese Buchung an.',
  },
  booking_state: {
    en: 'This booking is {state?waitlisted=waiting for a place|held=given|confirmed=confirmed|displaced=without its place|attended=over, its person was there|no_show=over, its person was not there|cancelled=cancelled}, so this is not possible. Look at it again.',
    sv: 'Bokningen {state?waitlisted=väntar på en plats|held=är tilldelad|confirmed=är bekräftad|displaced=har förlorat sin plats|attended=är över, personen kom|no_show=är över, personen kom inte|cancelled=är avbokad}, därför går det inte. Titta på den igen.',
    de: 'Die Buchung {state?waitlisted=wartet auf einen Platz|held=ist zugeteilt|confirmed=ist bestätigt|displaced=hat ihren Platz verloren|attended=ist vorbei, die Person war da|no_show=ist vorbei, die Person war nicht da|cancelled=ist storniert}; daher geht das nicht. Sehen Sie sie noch einmal an.',
  },
  booking_ahead: {
    en: 'The session at {at} on {on:date} has not begun. Note who was there once it has.',
    sv: 'Passet klockan {at} den {on:date} har inte börjat. Notera vilka som kom när det har börjat.',
    de: 'Der Termin am {on:date} um {at} hat noch nicht begonnen. Vermerken Sie danach, wer da war.',
  },
});
