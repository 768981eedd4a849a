/** What is refused around hypercare, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const hypercareRefusals = defineSentences({
  hypercare_over: {
    en: 'Hypercare has ended, so its charter and roster stay as they are.',
    sv: 'Efterstödet är slut, så plan och jourlista förblir som de är.',
    de: 'Die Nachbetreuung ist zu Ende; Vereinbarung und Dienstplan bleiben, wie sie sind.',
  },
  hypercare_fixed: {
    en: 'Hypercare has begun, so its length and exit criteria stand. Prolong it instead, or let the sponsor end it with a reason.',
    sv: 'Efterstödet har börjat, så längd och slutkrav ligger fast. Förläng det i stället, eller låt sponsorn avsluta det med ett skäl.',
    de: 'Die Nachbetreuung hat begonnen; Dauer und Abschlusskriterien stehen fest. Verlängern Sie sie, oder lassen Sie sie vom Sponsor mit Begründung beenden.',
  },
  hypercare_weeks: {
    en: 'Hypercare cannot be due after {most:# week|# weeks} when it lasts at least {least:# week|# weeks}. Set the second number as high as the first, or higher.',
    sv: 'Efterstödet kan inte ha beslutsdag efter {most:# vecka|# veckor} när det varar minst {least:# vecka|# veckor}. Ange det andra talet lika högt som det första eller högre.',
    de: 'Die Nachbetreuung kann nicht nach {most:# Woche|# Wochen} fällig sein, wenn sie mindestens {least:# Woche|# Wochen} dauert. Setzen Sie die zweite Zahl mindestens so hoch wie die erste.',
  },
  duty_days: {
    en: 'The duty from {from:date} to {to:date} ends before it begins. Change one of the days.',
    sv: 'Jouren från {from:date} till {to:date} slutar innan den börjar. Ändra en av dagarna.',
    de: 'Der Dienst vom {from:date} bis {to:date} endet, bevor er beginnt. Ändern Sie einen der Tage.',
  },
  duty_account: {
    en: 'Somebody on this roster has no account here that answers tickets or runs rollouts. Choose from the list.',
    sv: 'Någon på listan har inget konto här som besvarar ärenden eller driver utrullningar. Välj i listan.',
    de: 'Jemand auf diesem Dienstplan hat hier kein Konto, das Tickets beantwortet oder Rollouts führt. Wählen Sie aus der Liste.',
  },
  hypercare_not_running: {
    en: 'Hypercare {phase?before=has not begun; it begins when the last wave is through|other=has ended}, so this is not possible now.',
    sv: 'Efterstödet {phase?before=har inte börjat; det börjar när sista vågen är klar|other=är slut}, därför går det inte nu.',
    de: 'Die Nachbetreuung {phase?before=hat nicht begonnen; sie beginnt, wenn die letzte Welle durch ist|other=ist zu Ende}; daher ist das jetzt nicht möglich.',
  },
  stand_up_day: {
    en: 'A stand-up is recorded on its day. There is no open record of {on}.',
    sv: 'En avstämning noteras samma dag. Det finns ingen öppen notering för {on}.',
    de: 'Eine Tagesrunde wird an ihrem Tag protokolliert. Für den {on} gibt es kein offenes Protokoll.',
  },
  stand_up_closed: {
    en: 'The record of {on} was closed by {by} and stays as it is. Note what is new in the next one.',
    sv: 'Noteringen för {on} stängdes av {by} och förblir som den är. Notera det nya i nästa.',
    de: 'Das Protokoll vom {on} hat {by} geschlossen; es bleibt, wie es ist. Notieren Sie Neues im nächsten.',
  },
  stand_up_owner: {
    en: '“{action}” needs somebody of the team who answers tickets, runs rollouts or cares for devices. Choose one of them.',
    sv: '”{action}” behöver någon i teamet som svarar på ärenden, kör utrullningar eller sköter enheter. Välj en av dem.',
    de: '„{action}“ braucht jemanden aus dem Team, der Tickets beantwortet, Rollouts führt oder Geräte betreut. Wählen Sie eine dieser Personen.',
  },
  stand_up_due: {
    en: '“{action}” would be due before the stand-up of {on}. Choose that day or a later one.',
    sv: '”{action}” skulle vara klar före avstämningen {on}. Välj den dagen eller en senare.',
    de: '„{action}“ wäre vor der Tagesrunde vom {on} fällig. Wählen Sie diesen Tag oder einen späteren.',
  },
  hypercare_prolonged: {
    en: 'Hypercare has been prolonged {times} times, which is the most. End it, or let the sponsor end it with a reason.',
    sv: 'Efterstödet har förlängts {times} gånger, vilket är det mesta. Avsluta det, eller låt sponsorn avsluta det med ett skäl.',
    de: 'Die Nachbetreuung wurde {times} Mal verlängert, öfter geht es nicht. Beenden Sie sie, oder lassen Sie sie vom Sponsor mit Begründung beenden.',
  },
  hypercare_unmet: {
    en: 'Hypercare does not end yet: {unmet}. Meet what is missing, prolong it, or let the sponsor end it with a reason.',
    sv: 'Efterstödet slutar inte än: {unmet}. Uppfyll det som saknas, förläng det, eller låt sponsorn avsluta det med ett skäl.',
    de: 'Die Nachbetreuung endet noch nicht: {unmet}. Erfüllen Sie, was fehlt, verlängern Sie sie, oder lassen Sie sie vom Sponsor mit Begründung beenden.',
  },
  hypercare_met: {
    en: 'Every exit criterion is met, so nothing needs to be set aside. End hypercare the usual way.',
    sv: 'Alla slutkrav är uppfyllda, så inget behöver åsidosättas. Avsluta efterstödet på vanligt sätt.',
    de: 'Jedes Abschlusskriterium ist erfüllt; es gibt nichts zu übergehen. Beenden Sie die Nachbetreuung auf dem üblichen Weg.',
  },
  rollout_residue: {
    en: 'The rollout is not complete while {people:# person is|# people are} left over. Help them finish, or close their cases with a reason on the list of stragglers.',
    sv: 'Utrullningen är inte slutförd medan {people:# person|# personer} återstår. Hjälp dem att bli klara eller avsluta deras fall med ett skäl bland eftersläntrarna.',
    de: 'Der Rollout ist nicht abgeschlossen, solange {people:# Person offen ist|# Personen offen sind}. Helfen Sie ihnen ans Ziel, oder schließen Sie ihre Fälle mit Begründung in der Liste der Nachzügler.',
  },
});
