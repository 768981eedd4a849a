/** What the rollout lead does next, in the words of a button, and why. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const nextActionSentences = defineSentences({
  next_clear_hold: { en: 'Look at the hold', sv: 'Titta på stoppet', de: 'Halt ansehen' },
  next_decide_gate: {
    en: 'Decide the gate of {stage}',
    sv: 'Besluta om {stage}',
    de: 'Über die Freigabe entscheiden: {stage}',
  },
  next_decide_gate_why: {
    en: 'The verdicts are in. Look at the evidence, vote, then decide.',
    sv: 'Utslagen är klara. Titta på underlaget, rösta och besluta sedan.',
    de: 'Die Urteile liegen vor. Sehen Sie die Belege an, stimmen Sie ab und entscheiden Sie dann.',
  },
  next_go_on: {
    en: 'Decide how it goes on after {stage}',
    sv: 'Besluta hur det går vidare efter {stage}',
    de: 'Entscheiden, wie es nach {stage} weitergeht',
  },
  next_go_on_why: {
    en: 'It {status?failed=failed at its gate|other=was rolled back}, and nothing follows it. Open the wave: let what comes next follow, with a reason and a last day, or stop the rollout.',
    sv: 'Den {status?failed=underkändes vid sin beslutspunkt|other=togs tillbaka}, och inget följer på den. Öppna vågen: låt det som kommer sedan följa, med ett skäl och en sista dag, eller avsluta utrullningen.',
    de: 'Sie {status?failed=ist an ihrer Freigabe gescheitert|other=wurde zurückgeführt}, und darauf folgt nichts. Öffnen Sie die Welle: Lassen Sie folgen, was danach kommt, mit einer Begründung und einem letzten Tag, oder beenden Sie den Rollout.',
  },
  next_end_after_pilot: {
    en: 'Decide how the rollout ends',
    sv: 'Besluta hur utrullningen avslutas',
    de: 'Entscheiden, wie der Rollout endet',
  },
  next_end_after_pilot_why: {
    en: 'The pilot {status?failed=failed at its gate|other=was rolled back}, and no wave can follow it. Stop the rollout, or bring everybody back; then begin a new one with what was learned.',
    sv: 'Piloten {status?failed=underkändes vid sin beslutspunkt|other=togs tillbaka}, och ingen våg kan följa. Avsluta utrullningen eller ta tillbaka alla; börja sedan en ny med det som lärts.',
    de: 'Der Pilot {status?failed=ist an seiner Freigabe gescheitert|other=wurde zurückgeführt}, und keine Welle kann folgen. Beenden Sie den Rollout, oder führen Sie alle zurück; beginnen Sie dann einen neuen mit dem, was gelernt wurde.',
  },
  next_call_people: {
    en: 'Call whose first day went badly',
    sv: 'Ring dem vars första dag gick dåligt',
    de: 'Anrufen, wessen erster Tag schlecht lief',
  },
  next_call_people_why: {
    en: '{people:# person waits|# people wait} for a call. Helpdesk, First days, says who and why.',
    sv: '{people:# person väntar|# personer väntar} på ett samtal. Helpdesk, Första dagar, säger vem och varför.',
    de: '{people:# Person wartet|# Personen warten} auf einen Anruf. Helpdesk, Erste Tage, sagt, wer und warum.',
  },
  next_look_at_use: {
    en: 'Look into why use has fallen',
    sv: 'Ta reda på varför användningen sjunkit',
    de: 'Klären, warum die Nutzung gefallen ist',
  },
  next_look_at_use_why: {
    en: '“{measure}” has fallen by at least {fall:percent} of its best value. See why people stopped, act, or clear the alert with a reason.',
    sv: '”{measure}” har sjunkit med minst {fall:percent} av sitt bästa värde. Se varför personer slutade, åtgärda det eller skriv av varningen med ett skäl.',
    de: '„{measure}“ ist um mindestens {fall:percent} des besten Werts gefallen. Sehen Sie, warum Personen aufhörten, handeln Sie, oder heben Sie die Warnung mit Begründung auf.',
  },
  next_bring_back_source: {
    en: 'Bring back a source of use',
    sv: 'Få igång en källa till användning',
    de: 'Eine Quelle der Nutzung in Gang bringen',
  },
  next_bring_back_source_why: {
    en: '{source} was silent in the last window, so use is not known.',
    sv: '{source} var tyst i det senaste fönstret, så användningen är okänd.',
    de: '{source} war im letzten Zeitfenster verstummt, daher ist die Nutzung unbekannt.',
  },
  next_take_baseline: {
    en: 'Take the baseline of use',
    sv: 'Ta utgångsvärdet för användningen',
    de: 'Ausgangswert der Nutzung aufnehmen',
  },
  next_take_baseline_why: {
    en: '“{measure}” has no value from before the rollout. It can only be given before the criteria are frozen.',
    sv: '”{measure}” saknar ett värde från före utrullningen. Det kan bara anges innan kriterierna fryses.',
    de: '„{measure}“ hat keinen Wert von vor dem Rollout. Er lässt sich nur angeben, bevor die Kriterien gesperrt sind.',
  },
  next_propose_replan: {
    en: 'Propose a re-plan',
    sv: 'Föreslå en omplanering',
    de: 'Neuplanung vorschlagen',
  },
  next_propose_replan_why: {
    en: 'At {rate} tickets per 100 people the helpdesk carries {starts:# start|# starts} a day; {stage} plans {planned}. No day starts more than the helpdesk carries.',
    sv: 'Med {rate} ärenden per 100 personer klarar helpdesken {starts:# start|# starter} om dagen; {stage} planerar {planned}. Ingen dag startar fler än helpdesken klarar.',
    de: 'Bei {rate} Tickets je 100 Personen trägt der Helpdesk {starts:# Start|# Starts} am Tag; {stage} plant {planned}. An keinem Tag starten mehr, als der Helpdesk trägt.',
  },
  next_prepare_unit: {
    en: 'Prepare {unit}, your unit',
    sv: 'Förbered {unit}, din enhet',
    de: '{unit} vorbereiten, Ihre Einheit',
  },
  next_prepare_unit_why: {
    en: '{people:# person|# people} of {unit} from {on:date} on, in {stage}. See that they know, and say who cannot take part.',
    sv: '{people:# person|# personer} i {unit} från {on:date}, i {stage}. Se till att de vet, och säg vilka som inte kan vara med.',
    de: '{people:# Person|# Personen} aus {unit} ab {on:date}, in {stage}. Sorgen Sie dafür, dass sie es wissen, und sagen Sie, wer nicht teilnehmen kann.',
  },
  next_write_charter: {
    en: 'Write the charter of hypercare',
    sv: 'Skriv planen för efterstödet',
    de: 'Vereinbarung zur Nachbetreuung schreiben',
  },
  next_write_charter_why: {
    en: 'Every wave has started. How long hypercare lasts and when it may end is fixed when the last one is through.',
    sv: 'Alla vågor har startat. Hur länge efterstödet varar och när det får sluta ligger fast när den sista är klar.',
    de: 'Alle Wellen haben begonnen. Dauer und Abschlusskriterien stehen fest, sobald die letzte durch ist.',
  },
  next_end_hypercare: {
    en: 'End hypercare',
    sv: 'Avsluta efterstödet',
    de: 'Nachbetreuung beenden',
  },
  next_end_hypercare_why: {
    en: 'Every exit criterion is met and nobody is left over. It is due on {on:date}.',
    sv: 'Alla slutkrav är uppfyllda och ingen återstår. Beslutsdag är {on:date}.',
    de: 'Jedes Abschlusskriterium ist erfüllt, und niemand ist offen. Fällig ist sie am {on:date}.',
  },
  next_end_hypercare_late: {
    en: 'Every exit criterion is met and nobody is left over. It was due on {on:date}.',
    sv: 'Alla slutkrav är uppfyllda och ingen återstår. Beslutsdag var {on:date}.',
    de: 'Jedes Abschlusskriterium ist erfüllt, und niemand ist offen. Fällig war sie am {on:date}.',
  },
  next_decide_hypercare: {
    en: 'Decide how hypercare goes on',
    sv: 'Besluta hur efterstödet fortsätter',
    de: 'Über die Nachbetreuung entscheiden',
  },
  next_decide_hypercare_why: {
    en: 'It was due on {on:date} and lacks: {lacks}. Prolong it with a reason, or let the sponsor end it.',
    sv: 'Beslutsdag var {on:date} och det saknas: {lacks}. Förläng det med ett skäl, eller låt sponsorn avsluta det.',
    de: 'Fällig war sie am {on:date}, und es fehlt: {lacks}. Verlängern Sie sie mit Begründung, oder lassen Sie sie vom Sponsor beenden.',
  },
  next_run_hypercare: {
    en: 'Work off what hypercare lacks',
    sv: 'Arbeta av det som saknas i efterstödet',
    de: 'Abarbeiten, was der Nachbetreuung fehlt',
  },
  next_run_hypercare_why: {
    en: 'Until {on:date}: {lacks}.',
    sv: 'Till {on:date}: {lacks}.',
    de: 'Bis {on:date}: {lacks}.',
  },
  next_decide_proposals: {
    en: 'Decide the proposed {proposals:change|changes}',
    sv: 'Besluta om {proposals:ändringsförslaget|ändringsförslagen}',
    de: 'Über {proposals:den Änderungsvorschlag|die Änderungsvorschläge} entscheiden',
  },
  next_decide_proposals_why: {
    en: '{proposals:# waits|# wait} past the day to decide; the oldest, “{change}”, since {on:date}.',
    sv: '{proposals:# väntar|# väntar} efter beslutsdagen; det äldsta, ”{change}”, sedan {on:date}.',
    de: '{proposals:# wartet|# warten} über den Tag der Entscheidung hinaus; der älteste, „{change}“, seit {on:date}.',
  },
  next_carry_out: {
    en: 'Carry out an accepted change',
    sv: 'Genomför en antagen ändring',
    de: 'Eine angenommene Änderung umsetzen',
  },
  next_carry_out_why: {
    en: '“{change}”: {owner}, by {on:date}.',
    sv: '”{change}”: {owner}, senast {on:date}.',
    de: '„{change}“: {owner}, bis {on:date}.',
  },
  next_carry_out_late: {
    en: '“{change}”: {owner}, was due on {on:date}.',
    sv: '”{change}”: {owner}, skulle vara klar {on:date}.',
    de: '„{change}“: {owner}, war fällig am {on:date}.',
  },
  next_choose_pilot: { en: 'Choose the pilot', sv: 'Välj piloten', de: 'Piloten wählen' },
  next_choose_pilot_why: {
    en: 'Select people who represent the organisation, and accept the balance report.',
    sv: 'Välj personer som speglar organisationen och godkänn balansrapporten.',
    de: 'Wählen Sie Personen, die für die Organisation stehen, und bestätigen Sie den Bericht.',
  },
  next_freeze_criteria: { en: 'Freeze the criteria', sv: 'Frys kriterierna', de: 'Kriterien sperren' },
  next_freeze_criteria_why: {
    en: 'Write down what success means before any data arrives.',
    sv: 'Skriv ner vad framgång betyder innan några data kommer in.',
    de: 'Halten Sie fest, was Erfolg bedeutet, bevor Daten eintreffen.',
  },
  next_approve_message: {
    en: 'Approve the message of the pilot',
    sv: 'Godkänn pilotens meddelande',
    de: 'Die Nachricht des Piloten freigeben',
  },
  next_approve_message_why: {
    en: 'Everybody gets one message with a date before anything changes.',
    sv: 'Alla får ett meddelande med ett datum innan något ändras.',
    de: 'Alle erhalten eine Nachricht mit Termin, bevor sich etwas ändert.',
  },
  next_submit_pilot: {
    en: 'Submit the plan of the pilot',
    sv: 'Lämna in pilotens plan',
    de: 'Den Plan des Piloten einreichen',
  },
  next_submit_pilot_why: {
    en: 'Nobody gets a date or a message before somebody else has approved it.',
    sv: 'Ingen får ett datum eller ett meddelande innan någon annan har godkänt den.',
    de: 'Niemand erhält einen Termin oder eine Nachricht, bevor eine andere Person zugestimmt hat.',
  },
  next_mend_pilot: {
    en: 'Mend the plan of the pilot and submit it again',
    sv: 'Åtgärda pilotens plan och lämna in den igen',
    de: 'Den Plan des Piloten nachbessern und erneut einreichen',
  },
  next_mend_pilot_why: {
    en: '{by} rejected it: “{reason}”',
    sv: '{by} avslog den: ”{reason}”',
    de: '{by} hat ihn abgelehnt: „{reason}“',
  },
  next_lay_out_waves: { en: 'Lay out the waves', sv: 'Lägg ut vågorna', de: 'Wellen festlegen' },
  next_lay_out_waves_why: {
    en: 'The gate said go. Choose an axis and how many people may start each week.',
    sv: 'Beslutet blev att gå vidare. Välj indelning och hur många som får starta per vecka.',
    de: 'Die Freigabe ist erteilt. Wählen Sie die Einteilung und wie viele pro Woche beginnen dürfen.',
  },
  next_approve_plan: {
    en: 'Approve {kind?pilot=the plan of the pilot|waves=the approach and the waves|replan=the re-plan of the waves}',
    sv: 'Godkänn {kind?pilot=pilotens plan|waves=upplägget och vågorna|replan=omplaneringen av vågorna}',
    de: '{kind?pilot=Den Plan des Piloten|waves=Die Vorgehensweise und die Wellen|replan=Die Umplanung der Wellen} genehmigen',
  },
  next_approve_plan_why: {
    en: '{by} submitted it. Nothing of it happens before somebody else has approved it.',
    sv: '{by} lämnade in den. Inget av den händer innan någon annan har godkänt den.',
    de: 'Eingereicht von {by}. Nichts davon geschieht, bevor eine andere Person zugestimmt hat.',
  },
  next_submit_waves: {
    en: 'Mend the waves and submit them again',
    sv: 'Åtgärda vågorna och lämna in dem igen',
    de: 'Die Wellen nachbessern und erneut einreichen',
  },
  next_submit_waves_why: {
    en: 'They were sent back and are not approved, so nobody of them is told anything.',
    sv: 'De skickades tillbaka och är inte godkända, så ingen av dem får veta något.',
    de: 'Sie wurden zurückgegeben und sind nicht genehmigt; daher erfährt niemand von ihnen etwas.',
  },
  next_mend_targeting: {
    en: '{count} {holds?people=people|devices=devices} were taken out of {group}',
    sv: '{count} {holds?people=personer|devices=enheter} togs bort ur {group}',
    de: '{count} {holds?people=Personen|devices=Geräte} wurden aus {group} entfernt',
  },
  next_mend_targeting_why: {
    en: 'They belong in it by the plan; the reading of {on:date} did not see them any more. Hand them over again, or record that it is meant.',
    sv: 'De hör dit enligt planen; läsningen {on:date} såg dem inte längre. Lämna över dem igen, eller anteckna att det är meningen.',
    de: 'Sie gehören nach dem Plan hinein; die Lesung vom {on:date} sah sie nicht mehr. Übergeben Sie sie erneut, oder halten Sie fest, dass es gewollt ist.',
  },
});
