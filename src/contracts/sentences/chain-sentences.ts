/** What the product says about the tasks of a stage: what a check found, and what an unfinished task holds up. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const chainSentences = defineSentences({
  hold_task_failed: {
    en: '{stage} is held: the task “{task}” failed. {why}',
    sv: '{stage} är stoppad: uppgiften ”{task}” misslyckades. {why}',
    de: '{stage} ist angehalten: Die Aufgabe „{task}“ ist fehlgeschlagen. {why}',
  },
  hold_task_unfinished: {
    en: '{stage} does not start before the task “{task}” is finished.',
    sv: '{stage} startar inte förrän uppgiften ”{task}” är klar.',
    de: '{stage} beginnt erst, wenn die Aufgabe „{task}“ erledigt ist.',
  },
  hold_plans_missing: {
    en: '{stage} has no plan for {tracks}: no task on it that holds the start and is due before the first day.',
    sv: '{stage} saknar plan för {tracks}: ingen uppgift om det som håller starten och ska vara klar före första dagen.',
    de: '{stage} hat keinen Plan für {tracks}: keine Aufgabe dazu, die den Beginn anhält und vor dem ersten Tag fällig ist.',
  },
  clears_when_planned: {
    en: 'Clears itself when the stage has such a task for each, on the page Tasks. Who runs the rollout may clear it with a reason, which then stands in the decision record.',
    sv: 'Hävs av sig självt när etappen har en sådan uppgift för var och en, på sidan Uppgifter. Den som driver utrullningen kan häva det med ett skäl, som då står i beslutsprotokollet.',
    de: 'Hebt sich selbst auf, wenn die Stufe zu jedem eine solche Aufgabe hat, auf der Seite Aufgaben. Wer den Rollout führt, kann ihn mit einer Begründung aufheben, die dann im Entscheidungsprotokoll steht.',
  },
  hold_plans_met: {
    en: 'The stage has its plans.',
    sv: 'Etappen har sina planer.',
    de: 'Die Stufe hat ihre Pläne.',
  },
  plan_track: {
    en: '{track?communication=communication|training=training|other=support}',
    sv: '{track?communication=kommunikation|training=utbildning|other=stöd}',
    de: '{track?communication=Kommunikation|training=Schulung|other=Unterstützung}',
  },
  clears_when_task_done: {
    en: 'Clears itself when {owner} has done the task, or it is left out. Who runs the rollout may clear it with a reason, which then stands in the decision record.',
    sv: 'Hävs av sig självt när {owner} har gjort uppgiften eller den hoppas över. Den som driver utrullningen kan häva det med ett skäl, som då står i beslutsprotokollet.',
    de: 'Hebt sich selbst auf, wenn die Aufgabe durch {owner} erledigt oder ausgelassen ist. Wer den Rollout führt, kann ihn mit einer Begründung aufheben, die dann im Entscheidungsprotokoll steht.',
  },
  hold_task_met: {
    en: 'No task of the stage is in the way any more.',
    sv: 'Ingen uppgift står i vägen för etappen längre.',
    de: 'Der Stufe steht keine Aufgabe mehr im Weg.',
  },
  task_owner: {
    en: '{role?administrator=an administrator|rollout_lead=the rollout lead|endpoint_admin=the endpoint admins|communications_lead=the communications lead|training_lead=the training lead|helpdesk_lead=the helpdesk lead|helpdesk_agent=the helpdesk|executive_sponsor=the sponsor|department_contact=a department contact}',
    sv: '{role?administrator=en administratör|rollout_lead=utrullningsledaren|endpoint_admin=enhetsadministratörerna|communications_lead=kommunikationsledaren|training_lead=utbildningsledaren|helpdesk_lead=helpdeskledaren|helpdesk_agent=helpdesken|executive_sponsor=sponsorn|department_contact=en avdelningskontakt}',
    de: '{role?administrator=die Administration|rollout_lead=die Rollout-Leitung|endpoint_admin=die Geräteverwaltung|communications_lead=die Leitung Kommunikation|training_lead=die Leitung Schulung|helpdesk_lead=die Leitung Helpdesk|helpdesk_agent=den Helpdesk|executive_sponsor=die Schirmherrschaft|department_contact=eine Bereichskontaktperson}',
  },
  task_message_approved: {
    en: 'The message is approved.',
    sv: 'Meddelandet är godkänt.',
    de: 'Die Nachricht ist freigegeben.',
  },
  task_message_missing: {
    en: 'No message is approved for this kind of stage. Approve one on the page Messages.',
    sv: 'Inget meddelande är godkänt för den här sortens etapp. Godkänn ett på sidan Meddelanden.',
    de: 'Für diese Art von Stufe ist keine Nachricht freigegeben. Geben Sie eine auf der Seite Nachrichten frei.',
  },
  task_entry_met: {
    en: 'Every entry criterion passes.',
    sv: 'Alla startkrav är godkända.',
    de: 'Jede Startbedingung ist bestanden.',
  },
  task_rollback_ready: {
    en: 'The rollback is rehearsed as it stands.',
    sv: 'Återgången är övad som den står.',
    de: 'Die Rückführung ist so geübt.',
  },
  task_notice_sent: {
    en: 'Everybody gets a date, and the message goes out.',
    sv: 'Alla får ett datum och meddelandet går ut.',
    de: 'Alle erhalten einen Termin, und die Nachricht geht hinaus.',
  },
  task_no_dates: {
    en: 'The stage has no dates that can be kept at present. This goes on by itself once it has.',
    sv: 'Etappen har just nu inga datum som går att hålla. Det fortsätter av sig självt när den har det.',
    de: 'Die Stufe hat derzeit keine Termine, die sich halten lassen. Es geht von selbst weiter, sobald es sie gibt.',
  },
  task_dates_all: {
    en: 'All {people:# person has|# people have} a date.',
    sv: '{people:Den # personen|Alla # personer} har ett datum.',
    de: '{people:Die # Person hat|Alle # Personen haben} einen Termin.',
  },
  task_dates_missing: {
    en: '{people:# person has|# people have} no date yet.',
    sv: '{people:# person|# personer} har inget datum än.',
    de: '{people:# Person hat|# Personen haben} noch keinen Termin.',
  },
  task_nobody: {
    en: 'Nobody is in this stage yet.',
    sv: 'Ingen är i etappen än.',
    de: 'In dieser Stufe ist noch niemand.',
  },
  task_sending: {
    en: '{told:# person has|# people have} been told; {waiting:# copy waits|# copies wait} to be sent. Nothing leaves while the stage is held.',
    sv: '{told:# person har|# personer har} fått veta; {waiting:# utskick väntar|# utskick väntar}. Inget skickas medan etappen är stoppad.',
    de: '{told:# Person ist|# Personen sind} informiert; {waiting:# Nachricht wartet|# Nachrichten warten} auf den Versand. Nichts geht hinaus, solange die Stufe angehalten ist.',
  },
  task_told_all: {
    en: 'Everybody whose message was due has been told.',
    sv: 'Alla vars meddelande skulle ha gått ut har fått veta.',
    de: 'Alle, deren Nachricht fällig war, sind informiert.',
  },
  task_told_missing: {
    en: '{people:# person has|# people have} not been told.',
    sv: '{people:# person|# personer} har inte fått veta.',
    de: '{people:# Person ist|# Personen sind} nicht informiert.',
  },
  task_text_missing: {
    en: 'The message {message?deadline=“Deadline”|other=“Instructions”} is not approved. Approve it on the page Messages; then it goes out by itself.',
    sv: 'Meddelandet {message?deadline=”Sista dag”|other=”Instruktioner”} är inte godkänt. Godkänn det på sidan Meddelanden; då går det ut av sig självt.',
    de: 'Die Nachricht {message?deadline=„Frist“|other=„Anleitung“} ist nicht freigegeben. Geben Sie sie auf der Seite Nachrichten frei; dann geht sie von selbst hinaus.',
  },
  task_instructions_sent: {
    en: 'The instructions go to {people:# person|# people}, not before they are told their date, and to whoever gets a date later.',
    sv: 'Instruktionerna går till {people:# person|# personer}, inte innan de har fått veta sitt datum, och till dem som får ett datum senare.',
    de: 'Die Anleitung geht an {people:# Person|# Personen}, nicht bevor ihr Termin mitgeteilt ist, und an alle, die später einen Termin erhalten.',
  },
  task_deadline_sent: {
    en: '{people:# person who was|# people who were} not done {people:was|were} told that the last day is {on:date}.',
    sv: '{people:# person|# personer} som inte var klara har fått veta att sista dagen är {on:date}.',
    de: '{people:# Person, die noch nicht fertig war, weiß|# Personen, die noch nicht fertig waren, wissen}, dass der letzte Tag {on:date} ist.',
  },
  task_deadline_needless: {
    en: 'Everybody is done; nobody needs a deadline.',
    sv: 'Alla är klara; ingen behöver en sista dag.',
    de: 'Alle sind fertig; niemand braucht eine Frist.',
  },
  task_success_met: {
    en: '{done} of {people:# person is|# people are} done, {share:percent}; {least:percent} was asked for.',
    sv: '{done} av {people:# person|# personer} är klara, {share:percent}; {least:percent} krävdes.',
    de: '{done} von {people:# Person ist|# Personen sind} fertig, {share:percent}; verlangt waren {least:percent}.',
  },
  task_success_low: {
    en: '{done} of {people:# person is|# people are} done, {share:percent}; {least:percent} is asked for. It passes once enough are done.',
    sv: '{done} av {people:# person|# personer} är klara, {share:percent}; {least:percent} krävs. Den godkänns när tillräckligt många är klara.',
    de: '{done} von {people:# Person ist|# Personen sind} fertig, {share:percent}; verlangt sind {least:percent}. Bestanden, sobald genug fertig sind.',
  },
  task_residue_none: {
    en: 'Nobody is left over.',
    sv: 'Ingen återstår.',
    de: 'Niemand ist übrig.',
  },
  task_residue: {
    en: '{people:# person is|# people are} left over.',
    sv: '{people:# person|# personer} återstår.',
    de: '{people:# Person ist|# Personen sind} übrig.',
  },
  task_called: {
    en: 'Another program was asked over a webhook. It says through the API when the task is done.',
    sv: 'Ett annat program fick uppgiften via en webhook. Det säger till via API:et när den är klar.',
    de: 'Ein anderes Programm wurde über einen Webhook beauftragt. Es meldet über die API, wenn die Aufgabe erledigt ist.',
  },
  task_no_webhook: {
    en: 'No enabled webhook listens for called tasks. Add one under Settings, Webhooks.',
    sv: 'Ingen aktiv webhook lyssnar på uppgifter. Lägg till en under Inställningar, Webhooks.',
    de: 'Kein aktiver Webhook wartet auf Aufgaben. Fügen Sie einen unter Einstellungen, Webhooks hinzu.',
  },
  task_people_done: {
    en: '{people:# person has|All # people have} done it.',
    sv: '{people:# person har|Alla # personer har} gjort den.',
    de: '{people:# Person hat|Alle # Personen haben} sie erledigt.',
  },
  task_people_open: {
    en: '{people:# person has|# people have} not done it yet.',
    sv: '{people:# person har|# personer har} inte gjort den än.',
    de: '{people:# Person hat|# Personen haben} sie noch nicht erledigt.',
  },
  task_stage_ended: {
    en: 'The stage ended before.',
    sv: 'Etappen slutade dessförinnan.',
    de: 'Die Stufe endete vorher.',
  },
});
