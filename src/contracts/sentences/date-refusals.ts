/** What is refused about the dates of people and how their stage starts them, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const dateRefusals = defineSentences({
  deferral_state: {
    en: '{person} has no date ahead that could be put off.',
    sv: '{person} har inget kommande datum som kan skjutas upp.',
    de: '{person} hat keinen künftigen Termin, der sich verschieben ließe.',
  },
  deferral_booked: {
    en: '{person} has chosen a place for the appointment. Move that place instead of putting off the date.',
    sv: '{person} har valt en plats för sin tid. Flytta den platsen i stället för att skjuta upp datumet.',
    de: '{person} hat einen Platz für den Termin gewählt. Verlegen Sie diesen Platz, statt den Termin zu verschieben.',
  },
  deferral_never: {
    en: 'In this rollout nobody puts off their date by themselves. Who runs the rollout may do so beyond the limit, with a reason, or change the limit under Run.',
    sv: 'I den här utrullningen skjuter ingen upp sitt datum själv. Den som driver utrullningen kan göra det utöver gränsen med ett skäl, eller ändra gränsen under Körning.',
    de: 'In diesem Rollout verschiebt niemand den Termin selbst. Wer den Rollout führt, kann es mit Begründung über die Grenze hinaus tun oder die Grenze unter Ablauf ändern.',
  },
  deferral_times: {
    en: '{person} has put off the date {times:once|# times}, and {most:# time is|# times are} the limit. Who runs the rollout may put it off beyond the limit, with a reason, or raise the limit under Run.',
    sv: '{person} har skjutit upp datumet {times:en gång|# gånger}, och gränsen är {most:# gång|# gånger}. Den som driver utrullningen kan skjuta upp det utöver gränsen med ett skäl, eller höja gränsen under Körning.',
    de: '{person} hat den Termin {times:einmal|#-mal} verschoben; erlaubt ist es {most}-mal. Wer den Rollout führt, kann ihn mit Begründung über die Grenze hinaus verschieben oder die Grenze unter Ablauf anheben.',
  },
  deferral_latest: {
    en: '{on:date} is too late: {person} can put off the date to {latest:date} at the latest. Choose that day or an earlier one. Who runs the rollout may go beyond the limit, with a reason, or widen it under Run.',
    sv: '{on:date} är för sent: {person} kan skjuta upp datumet till senast {latest:date}. Välj den dagen eller en tidigare. Den som driver utrullningen kan gå utöver gränsen med ett skäl, eller vidga den under Körning.',
    de: 'Der {on:date} ist zu spät: {person} kann den Termin bis spätestens {latest:date} verschieben. Wählen Sie diesen Tag oder einen früheren. Wer den Rollout führt, kann mit Begründung über die Grenze hinausgehen oder sie unter Ablauf erweitern.',
  },
  deferral_earlier: {
    en: 'To put off a date is to choose a later one. The date is {present:date}; choose a day after it.',
    sv: 'Att skjuta upp är att välja ett senare datum. Datumet är {present:date}; välj en dag efter det.',
    de: 'Verschieben heißt, einen späteren Termin zu wählen. Der Termin ist am {present:date}; wählen Sie einen Tag danach.',
  },
  deferral_day: {
    en: 'Nobody more can start on {on:date}: the day is full, or closed where {person} works. Choose another day.',
    sv: 'Ingen fler kan starta den {on:date}: dagen är full, eller stängd där {person} arbetar. Välj en annan dag.',
    de: 'Am {on:date} kann niemand mehr beginnen: Der Tag ist voll oder am Arbeitsort von {person} gesperrt. Wählen Sie einen anderen Tag.',
  },
  deferral_lift: {
    en: 'Going beyond the limits is for those who run the rollout. Ask the rollout lead, or stay within the limits.',
    sv: 'Att gå utöver gränserna är för dem som driver utrullningen. Fråga utrullningsledaren eller håll dig inom gränserna.',
    de: 'Über die Grenzen hinausgehen darf nur, wer den Rollout führt. Fragen Sie die Rollout-Leitung, oder bleiben Sie innerhalb der Grenzen.',
  },
  stage_over: {
    en: '{stage} has ended, so its pace is past.',
    sv: '{stage} har avslutats, så dess takt är förbi.',
    de: '{stage} ist beendet; ihr Tempo ist Vergangenheit.',
  },
  stage_follows_none: {
    en: '{stage} is the first stage, so there is none it could follow. Let it start on its date or by hand.',
    sv: '{stage} är den första etappen, så det finns ingen den kan följa. Låt den starta på sitt datum eller för hand.',
    de: '{stage} ist die erste Stufe; es gibt keine, der sie folgen könnte. Lassen Sie sie zu ihrem Termin oder von Hand beginnen.',
  },
});
