/** What is refused around task chains, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const chainRefusals = defineSentences({
  chain_order: {
    en: 'Task {place} “{task}” waits for a task that does not come before it. Choose an earlier one.',
    sv: 'Uppgift {place} ”{task}” väntar på en uppgift som inte kommer före den. Välj en tidigare.',
    de: 'Aufgabe {place} „{task}“ wartet auf eine Aufgabe, die nicht vor ihr steht. Wählen Sie eine frühere.',
  },
  chain_origin: {
    en: 'Task {place} “{task}” counts its days from the task before it, so it needs one to wait for, and no fewer than 0 days.',
    sv: 'Uppgift {place} ”{task}” räknar dagar från uppgiften före och behöver därför en att vänta på och minst 0 dagar.',
    de: 'Aufgabe {place} „{task}“ zählt ihre Tage ab der vorherigen und braucht daher eine, auf die sie wartet, und mindestens 0 Tage.',
  },
  chain_person_origin: {
    en: 'Task {place} “{task}” counts from the date or session of each person, so each person has to do it. Let each person do it, or count from the first day of the stage.',
    sv: 'Uppgift {place} ”{task}” räknas från varje persons datum eller tid och måste därför göras av var och en. Låt var och en göra den eller räkna från etappens första dag.',
    de: 'Aufgabe {place} „{task}“ zählt ab dem Termin jeder Person und muss daher von jeder Person erledigt werden. Lassen Sie jede Person sie erledigen, oder zählen Sie ab dem ersten Tag der Stufe.',
  },
  chain_percent: {
    en: 'Task {place} “{task}”: a check of success needs the percentage of people who are to be done, from 1 to 100, and no other task has one.',
    sv: 'Uppgift {place} ”{task}”: en kontroll av hur många som är klara behöver en procentsats från 1 till 100, och ingen annan uppgift har någon.',
    de: 'Aufgabe {place} „{task}“: Eine Erfolgsprüfung braucht den Prozentsatz der Personen, die fertig sein sollen, von 1 bis 100, und keine andere Aufgabe hat einen.',
  },
  chain_holds_itself: {
    en: 'Task {place} “{task}”: a check of dates, or of who has been told, cannot hold the stage, because a held stage gives no dates and tells nobody. Choose that what waits for it waits, or that everything goes on; nobody starts untold anyhow.',
    sv: 'Uppgift {place} ”{task}”: en kontroll av datum, eller av vilka som fått veta, kan inte stoppa etappen, för en stoppad etapp ger inga datum och meddelar ingen. Välj att det som väntar på den väntar, eller att allt går vidare; ingen startar ändå utan att ha fått veta.',
    de: 'Aufgabe {place} „{task}“: Eine Prüfung der Termine, oder wer informiert ist, kann die Stufe nicht anhalten, denn eine angehaltene Stufe vergibt keine Termine und informiert niemanden. Wählen Sie, dass wartet, was darauf wartet, oder dass alles weitergeht; ohne Nachricht startet ohnehin niemand.',
  },
  chain_days_given: {
    en: 'Task {place} “{task}”: a deadline needs the working days people are given, from 1 to 60, and no other task has them.',
    sv: 'Uppgift {place} ”{task}”: en sista dag behöver antalet arbetsdagar man får på sig, från 1 till 60, och ingen annan uppgift har det.',
    de: 'Aufgabe {place} „{task}“: Eine Frist braucht die Arbeitstage, die den Personen bleiben, von 1 bis 60, und keine andere Aufgabe hat sie.',
  },
  chain_owner: {
    en: 'Whoever should do task {place} “{task}” has no account here any more. Choose somebody else, or leave it to the role.',
    sv: 'Den som ska göra uppgift {place} ”{task}” har inget konto här längre. Välj någon annan eller låt rollen ha den.',
    de: 'Wer Aufgabe {place} „{task}“ erledigen soll, hat hier kein Konto mehr. Wählen Sie jemand anderen, oder überlassen Sie sie der Rolle.',
  },
  chain_templates_full: {
    en: 'There are at most {most} templates. Remove those that are no longer used.',
    sv: 'Det finns plats för högst {most} mallar. Ta bort dem som inte längre används.',
    de: 'Es gibt höchstens {most} Vorlagen. Entfernen Sie, was nicht mehr gebraucht wird.',
  },
  chain_tasks_full: {
    en: 'A stage has at most {most} tasks. Put several of them together.',
    sv: 'En etapp har högst {most} uppgifter. Slå ihop några av dem.',
    de: 'Eine Stufe hat höchstens {most} Aufgaben. Fassen Sie einige zusammen.',
  },
  chain_given: {
    en: '{stage} has a chain already. Add single tasks, or skip those it does not need.',
    sv: '{stage} har redan en kedja. Lägg till enstaka uppgifter eller hoppa över dem som inte behövs.',
    de: '{stage} hat bereits eine Kette. Fügen Sie einzelne Aufgaben hinzu, oder lassen Sie aus, was nicht gebraucht wird.',
  },
  stage_ended: {
    en: '{stage} has ended, so nothing is left to do for it.',
    sv: '{stage} är avslutad, så det finns inget kvar att göra för den.',
    de: '{stage} ist zu Ende; für sie ist nichts mehr zu tun.',
  },
  task_not_yours: {
    en: 'This task is done by {owner}. Ask them, or somebody who runs the rollout.',
    sv: 'Uppgiften görs av {owner}. Fråga där eller någon som driver utrullningen.',
    de: 'Diese Aufgabe liegt bei: {owner}. Fragen Sie dort nach oder bei jemandem, der den Rollout führt.',
  },
  task_state: {
    en: 'The task is {state?open=open|done=done|failed=marked as failed|skipped=left out|cancelled=cancelled}, so this is not possible now. Reload the page to see it.',
    sv: 'Uppgiften är {state?open=öppen|done=klar|failed=markerad som misslyckad|skipped=överhoppad|cancelled=inställd}, därför går det inte nu. Ladda om sidan för att se det.',
    de: 'Die Aufgabe ist {state?open=offen|done=erledigt|failed=als fehlgeschlagen gemeldet|skipped=ausgelassen|cancelled=abgesagt}; daher ist das jetzt nicht möglich. Laden Sie die Seite neu, um es zu sehen.',
  },
  task_waits: {
    en: 'The task waits for “{task}”. Finish that one first, or leave it out.',
    sv: 'Uppgiften väntar på ”{task}”. Gör klart den först eller hoppa över den.',
    de: 'Die Aufgabe wartet auf „{task}“. Erledigen Sie diese zuerst, oder lassen Sie sie aus.',
  },
  task_checked: {
    en: 'Bellwether checks this task by itself. Mend what it found, or leave the task out with a reason.',
    sv: 'Bellwether kontrollerar uppgiften av sig självt. Åtgärda det som saknas eller hoppa över uppgiften med ett skäl.',
    de: 'Bellwether prüft diese Aufgabe selbst. Beheben Sie, was gefunden wurde, oder lassen Sie die Aufgabe mit einer Begründung aus.',
  },
  task_of_people: {
    en: 'Each person says this of themselves, or you tick it for them in the list. To end it for everybody, leave the task out with a reason.',
    sv: 'Var och en svarar för sig, eller så bockar du av åt dem i listan. Hoppa över uppgiften med ett skäl för att avsluta den för alla.',
    de: 'Jede Person antwortet für sich, oder Sie haken in der Liste für sie ab. Um die Aufgabe für alle zu beenden, lassen Sie sie mit einer Begründung aus.',
  },
  task_reason_missing: {
    en: 'Say why, in a few words: it stands beside the task and in the audit log.',
    sv: 'Ange varför med några ord: det står vid uppgiften och i granskningsloggen.',
    de: 'Geben Sie mit wenigen Worten an, warum: Es steht bei der Aufgabe und im Protokoll.',
  },
});
