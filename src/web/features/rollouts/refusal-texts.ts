/** What the refusals of rollouts, waves and rehearsals mean, in every language, with what to do next. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const refusalTexts = defineTexts({
  en: {
    no_people: 'There are no people yet. Import your people or open the sample organisation first.',
    sample_exists: 'The sample organisation exists already. Switch to it at the top of the page.',
    clock_real: 'This organisation runs on the real clock.',
    rehearsal_running: 'A rehearsal of this rollout is running already.',
    cohort_missing: 'Nobody has been chosen yet. Choose and accept the pilot first.',
    criteria_missing: 'The plan has no criteria yet. Write and freeze them first.',
    message_missing:
      'No message has been approved for the waves. Approve one under Messages, then lay out the waves.',
    waves_exist: 'The waves are laid out already. Reload the page to see them.',
    stage_blocked: 'Waves can be laid out once the gate of the pilot says go.',
    rollout_state: 'The rollout is not running, so this is not possible now.',
    not_found: 'This is not there any more. Go back to the list of rollouts.',
  },
  sv: {
    no_people: 'Det finns inga personer än. Importera personer eller öppna exempelorganisationen först.',
    sample_exists: 'Exempelorganisationen finns redan. Byt till den högst upp på sidan.',
    clock_real: 'Den här organisationen går på den riktiga klockan.',
    rehearsal_running: 'En repetition av utrullningen pågår redan.',
    cohort_missing: 'Ingen är vald än. Välj och godkänn piloten först.',
    criteria_missing: 'Planen har inga kriterier än. Skriv och frys dem först.',
    message_missing:
      'Inget meddelande är godkänt för vågorna. Godkänn ett under Meddelanden och lägg sedan ut vågorna.',
    waves_exist: 'Vågorna är redan utlagda. Ladda om sidan för att se dem.',
    stage_blocked: 'Vågor kan läggas ut när pilotens beslut är ja.',
    rollout_state: 'Utrullningen pågår inte, därför går det inte nu.',
    not_found: 'Det finns inte längre. Gå tillbaka till alla utrullningar.',
  },
  de: {
    no_people:
      'Es gibt noch keine Personen. Importieren Sie Personen oder öffnen Sie zuerst die Beispielorganisation.',
    sample_exists: 'Die Beispielorganisation gibt es bereits. Wechseln Sie oben auf der Seite zu ihr.',
    clock_real: 'Diese Organisation läuft auf der echten Uhr.',
    rehearsal_running: 'Ein Probelauf dieses Rollouts läuft bereits.',
    cohort_missing: 'Es ist noch niemand gewählt. Wählen und bestätigen Sie zuerst den Piloten.',
    criteria_missing: 'Der Plan hat noch keine Kriterien. Schreiben und sperren Sie sie zuerst.',
    message_missing:
      'Für die Wellen ist keine Nachricht freigegeben. Geben Sie unter Nachrichten eine frei und legen Sie dann die Wellen fest.',
    waves_exist: 'Die Wellen sind bereits festgelegt. Laden Sie die Seite neu, um sie zu sehen.',
    stage_blocked: 'Wellen lassen sich festlegen, sobald die Freigabe des Piloten erteilt ist.',
    rollout_state: 'Der Rollout läuft nicht, daher ist das jetzt nicht möglich.',
    not_found: 'Das gibt es nicht mehr. Gehen Sie zurück zu allen Rollouts.',
  },
});
