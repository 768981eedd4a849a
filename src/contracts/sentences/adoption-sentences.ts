/** What is said about adoption: why nothing is known of use, and what a measure may not be. */
import { defineSentences, stating } from '#domain/sentences/statement.ts';

export const adoptionSentences = defineSentences({
  adoption_waits: {
    en: 'Measured for the first time on {on:date}.',
    sv: 'Mäts första gången {on:date}.',
    de: 'Wird zum ersten Mal am {on:date} gemessen.',
  },
  adoption_nobody_yet: {
    en: 'Nobody has been done for {days} days yet.',
    sv: 'Ingen har varit klar i {days} dagar ännu.',
    de: 'Noch niemand ist seit {days} Tagen fertig.',
  },
  adoption_silent: {
    en: 'Source {source} was silent in the window up to {on:date}, so nothing is judged. Bring it back; no report is not no use.',
    sv: 'Källan {source} var tyst i fönstret till {on:date}, så inget bedöms. Få igång den; ingen rapport är inte ingen användning.',
    de: 'Quelle {source} war im Zeitfenster bis {on:date} verstummt, daher wird nichts beurteilt. Bringen Sie sie wieder in Gang; kein Bericht heißt nicht keine Nutzung.',
  },
});
export const adoptionStatement = stating(adoptionSentences);

export const adoptionRefusals = defineSentences({
  adoption_is_training: {
    en: '“{feature}” is a training. Completing one is “training completed”, not adoption. Name the app or feature that people use afterwards.',
    sv: '”{feature}” är en utbildning. Att gå den är ”utbildning genomförd”, inte användning. Ange den app eller funktion som används efteråt.',
    de: '„{feature}“ ist eine Schulung. Sie abzuschließen heißt „Schulung abgeschlossen“, nicht Nutzung. Nennen Sie die App oder Funktion, die danach genutzt wird.',
  },
  adoption_days_many: {
    en: 'A window of {window} days has no {days} days of use. Ask for fewer days, or choose a longer window.',
    sv: 'Ett fönster på {window} dagar rymmer inte {days} dagar. Kräv färre dagar eller välj ett längre fönster.',
    de: 'Ein Zeitfenster von {window} Tagen hat keine {days} Nutzungstage. Verlangen Sie weniger Tage, oder wählen Sie ein längeres Zeitfenster.',
  },
  adoption_settled_short: {
    en: 'People who have been done for {days} days cannot have used it for {window}. Let them settle for at least {window} days.',
    sv: 'Den som varit klar i {days} dagar kan inte ha använt det i {window}. Låt minst {window} dagar gå.',
    de: 'Wer seit {days} Tagen fertig ist, kann es nicht {window} Tage genutzt haben. Warten Sie mindestens {window} Tage.',
  },
  adoption_baseline_late: {
    en: 'A baseline of {on:date} is not from before the first start. Give a date before {before:date}, or say that there is none.',
    sv: 'Ett utgångsvärde från {on:date} ligger inte före den första starten. Ange ett datum före {before:date}, eller säg att det saknas.',
    de: 'Ein Ausgangswert vom {on:date} liegt nicht vor dem ersten Beginn. Geben Sie ein Datum vor dem {before:date} an, oder sagen Sie, dass es keinen gibt.',
  },
  adoption_frozen: {
    en: 'This measure was frozen with the plan and stays as it is. End it and write another one.',
    sv: 'Måttet frystes med planen och står fast. Avsluta det och skriv ett nytt.',
    de: 'Diese Messgröße wurde mit dem Plan gesperrt und bleibt, wie sie ist. Beenden Sie sie und schreiben Sie eine neue.',
  },
  adoption_ended: {
    en: 'This measure has ended already.',
    sv: 'Måttet är redan avslutat.',
    de: 'Diese Messgröße ist bereits beendet.',
  },
  adoption_measures_full: {
    en: 'A rollout has at most {most} adoption measures. End one that nobody looks at.',
    sv: 'En utrullning har högst {most} mått på användning. Avsluta ett som ingen tittar på.',
    de: 'Ein Rollout hat höchstens {most} Messgrößen der Nutzung. Beenden Sie eine, die niemand ansieht.',
  },
  adoption_no_alert: {
    en: 'No alert is open for this measure: it has been cleared, or use has recovered.',
    sv: 'Ingen varning är öppen för måttet: den är avskriven, eller så har användningen återhämtat sig.',
    de: 'Zu dieser Messgröße ist keine Warnung offen: Sie wurde aufgehoben, oder die Nutzung hat sich erholt.',
  },
});
