/** The texts of task templates. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const templateTexts = defineTexts({
  en: {
    rules: 'Which stages get which',
    rulesNote:
      'Stages that have not started get the tasks at once, stages laid out later by themselves. A stage keeps the tasks it has.',
    kinds: { pilot: 'The pilot', wave: 'Every wave' },
    noTemplate: 'No tasks by itself',
    ruleSet: (stages: number, words: string) =>
      stages === 0
        ? 'Saved.'
        : `${words} ${plural('en', stages, { one: 'stage has', other: 'stages have' })} tasks now.`,
    none: 'No templates yet',
    noneText:
      'A template says what is to be done for a stage, by whom, and how many working days before or after its first day.',
    builtIn: {
      intune_wave: 'Use the template for Intune waves',
      migration_cycle: 'Use the migration cycle',
    },
    add: 'New template',
    rename: 'Rename',
    remove: 'Remove',
    name: 'Name',
    save: 'Save',
    cancel: 'Cancel',
    addTask: 'Add task',
    change: 'Change task',
    removeTask: 'Remove task',
    number: 'No.',
    when: 'When',
    onFirstDay: 'on the first day',
    beforeFirstDay: (days: number, words: string) =>
      `${words} working ${plural('en', days, { one: 'day', other: 'days' })} before the first day`,
    afterFirstDay: (days: number, words: string) =>
      `${words} working ${plural('en', days, { one: 'day', other: 'days' })} after the first day`,
    ownWhen: {
      own_date: { before: 'before their date', after: 'after their date', on: 'on each person’s date' },
      session: {
        before: 'before their session',
        after: 'after their session',
        on: 'on the day of each person’s session',
      },
    },
    ownDays: (days: number, words: string, when: string) =>
      `${words} working ${plural('en', days, { one: 'day', other: 'days' })} ${when}`,
    afterTask: (days: number, words: string, task: string) =>
      days === 0
        ? `right after “${task}”`
        : `${words} working ${plural('en', days, { one: 'day', other: 'days' })} after “${task}”`,
    removeTitle: (name: string) => `Remove “${name}”`,
    removeText: 'Stages that have their tasks keep them; no further stage gets them.',
    removed: 'The template is removed.',
    title: 'What is to be done',
    instructions: 'Instructions',
    instructionsHelp: 'How to do it, or how to mend what a check finds.',
    action: 'Who does it',
    role: 'Role',
    person: 'Person',
    personHelp: 'Nobody named: whoever has the role.',
    anybody: 'Whoever has the role',
    waitsFor: 'Waits for',
    waitsForNone: 'No other task',
    leastPercent: 'At least so many are done, in percent',
    leastPercentHelp:
      'Of everybody of the stage; who is left out by an exception, or has gone, is not counted.',
    daysGiven: 'Working days until their last day',
    daysGivenHelp: 'Counted from the day it is sent. Who has a later date of their own keeps their own time.',
    days: 'Working days',
    from: 'Counted',
    origins: {
      before: 'before the first day',
      after: 'after the first day',
      task_before: 'after the task it waits for',
      own_before: 'before each person’s date',
      own_after: 'after each person’s date',
      session_before: 'before each person’s session',
      session_after: 'after each person’s session',
    },
    failure: 'When it fails, or is not finished in time',
    failureNotes: {
      hold: 'The stage is held, and does not start while a task due before its first day is open.',
      wait: 'What waits for it goes on waiting; people of the stage go on starting.',
      go_on: 'The chain goes on; the task is shown as failed.',
    },
    lacking:
      'Say what is to be done, and how many working days. Only a task that waits for another can be counted from it.',
    newName: 'New template',
    firstTask: 'First task',
  },
  sv: {
    rules: 'Vilka etapper som får vilken',
    rulesNote:
      'Etapper som inte har startat får uppgifterna genast, etapper som läggs ut senare av sig själva. En etapp behåller de uppgifter den har.',
    kinds: { pilot: 'Piloten', wave: 'Varje våg' },
    noTemplate: 'Inga uppgifter av sig själv',
    ruleSet: (stages, words) =>
      stages === 0
        ? 'Sparat.'
        : `${words} ${plural('sv', stages, { one: 'etapp har', other: 'etapper har' })} uppgifter nu.`,
    none: 'Inga mallar än',
    noneText:
      'En mall säger vad som ska göras för en etapp, av vem, och hur många arbetsdagar före eller efter dess första dag.',
    builtIn: {
      intune_wave: 'Använd mallen för Intune-vågor',
      migration_cycle: 'Använd flyttcykeln',
    },
    add: 'Ny mall',
    rename: 'Byt namn',
    remove: 'Ta bort',
    name: 'Namn',
    save: 'Spara',
    cancel: 'Avbryt',
    addTask: 'Lägg till uppgift',
    change: 'Ändra uppgift',
    removeTask: 'Ta bort uppgift',
    number: 'Nr',
    when: 'När',
    onFirstDay: 'på första dagen',
    beforeFirstDay: (days, words) =>
      `${words} ${plural('sv', days, { one: 'arbetsdag', other: 'arbetsdagar' })} före första dagen`,
    afterFirstDay: (days, words) =>
      `${words} ${plural('sv', days, { one: 'arbetsdag', other: 'arbetsdagar' })} efter första dagen`,
    ownWhen: {
      own_date: { before: 'före deras datum', after: 'efter deras datum', on: 'på var och ens datum' },
      session: {
        before: 'före deras bokade tid',
        after: 'efter deras bokade tid',
        on: 'samma dag som var och ens bokade tid',
      },
    },
    ownDays: (days, words, when) =>
      `${words} ${plural('sv', days, { one: 'arbetsdag', other: 'arbetsdagar' })} ${when}`,
    afterTask: (days, words, task) =>
      days === 0
        ? `direkt efter ”${task}”`
        : `${words} ${plural('sv', days, { one: 'arbetsdag', other: 'arbetsdagar' })} efter ”${task}”`,
    removeTitle: (name) => `Ta bort ”${name}”`,
    removeText: 'Etapper som har sina uppgifter behåller dem; inga fler etapper får dem.',
    removed: 'Mallen är borttagen.',
    title: 'Vad som ska göras',
    instructions: 'Anvisningar',
    instructionsHelp: 'Hur det görs, eller hur man åtgärdar det en kontroll hittar.',
    action: 'Vem som gör det',
    role: 'Roll',
    person: 'Person',
    personHelp: 'Ingen angiven: den som har rollen.',
    anybody: 'Den som har rollen',
    waitsFor: 'Väntar på',
    waitsForNone: 'Ingen annan uppgift',
    leastPercent: 'Minst så många är klara, i procent',
    leastPercentHelp: 'Av alla i etappen; den som är undantagen eller har slutat räknas inte.',
    daysGiven: 'Arbetsdagar till deras sista dag',
    daysGivenHelp: 'Räknat från dagen då det skickas. Den som har ett senare datum behåller sin egen tid.',
    days: 'Arbetsdagar',
    from: 'Räknat',
    origins: {
      before: 'före första dagen',
      after: 'efter första dagen',
      task_before: 'efter uppgiften den väntar på',
      own_before: 'före varje persons datum',
      own_after: 'efter varje persons datum',
      session_before: 'före varje persons bokade tid',
      session_after: 'efter varje persons bokade tid',
    },
    failure: 'Om den misslyckas eller inte blir klar i tid',
    failureNotes: {
      hold: 'Etappen stoppas och startar inte medan en uppgift som skulle vara klar före första dagen är öppen.',
      wait: 'Det som väntar på den väntar vidare; personer i etappen fortsätter att starta.',
      go_on: 'Kedjan fortsätter; uppgiften visas som misslyckad.',
    },
    lacking:
      'Ange vad som ska göras och hur många arbetsdagar. Bara en uppgift som väntar på en annan kan räknas från den.',
    newName: 'Ny mall',
    firstTask: 'Första uppgiften',
  },
  de: {
    rules: 'Welche Stufen welche erhalten',
    rulesNote:
      'Stufen, die noch nicht begonnen haben, erhalten die Aufgaben sofort, später angelegte von selbst. Eine Stufe behält die Aufgaben, die sie hat.',
    kinds: { pilot: 'Der Pilot', wave: 'Jede Welle' },
    noTemplate: 'Keine Aufgaben von selbst',
    ruleSet: (stages, words) =>
      stages === 0
        ? 'Gespeichert.'
        : `${words} ${plural('de', stages, { one: 'Stufe hat', other: 'Stufen haben' })} jetzt Aufgaben.`,
    none: 'Noch keine Vorlagen',
    noneText:
      'Eine Vorlage sagt, was für eine Stufe zu tun ist, durch wen, und wie viele Arbeitstage vor oder nach ihrem ersten Tag.',
    builtIn: {
      intune_wave: 'Vorlage für Intune-Wellen verwenden',
      migration_cycle: 'Umzugszyklus verwenden',
    },
    add: 'Neue Vorlage',
    rename: 'Umbenennen',
    remove: 'Entfernen',
    name: 'Name',
    save: 'Speichern',
    cancel: 'Abbrechen',
    addTask: 'Aufgabe hinzufügen',
    change: 'Aufgabe ändern',
    removeTask: 'Aufgabe entfernen',
    number: 'Nr.',
    when: 'Wann',
    onFirstDay: 'am ersten Tag',
    beforeFirstDay: (days, words) =>
      `${words} ${plural('de', days, { one: 'Arbeitstag', other: 'Arbeitstage' })} vor dem ersten Tag`,
    afterFirstDay: (days, words) =>
      `${words} ${plural('de', days, { one: 'Arbeitstag', other: 'Arbeitstage' })} nach dem ersten Tag`,
    ownWhen: {
      own_date: {
        before: 'vor dem eigenen Termin',
        after: 'nach dem eigenen Termin',
        on: 'am eigenen Termin',
      },
      session: {
        before: 'vor dem gebuchten Termin',
        after: 'nach dem gebuchten Termin',
        on: 'am Tag des gebuchten Termins',
      },
    },
    ownDays: (days, words, when) =>
      `${words} ${plural('de', days, { one: 'Arbeitstag', other: 'Arbeitstage' })} ${when}`,
    afterTask: (days, words, task) =>
      days === 0
        ? `gleich nach „${task}“`
        : `${words} ${plural('de', days, { one: 'Arbeitstag', other: 'Arbeitstage' })} nach „${task}“`,
    removeTitle: (name) => `„${name}“ entfernen`,
    removeText: 'Stufen, die ihre Aufgaben haben, behalten sie; weitere Stufen erhalten sie nicht.',
    removed: 'Die Vorlage ist entfernt.',
    title: 'Was zu tun ist',
    instructions: 'Anleitung',
    instructionsHelp: 'Wie es zu tun ist, oder wie sich beheben lässt, was eine Prüfung findet.',
    action: 'Wer es tut',
    role: 'Rolle',
    person: 'Person',
    personHelp: 'Niemand genannt: wer die Rolle hat.',
    anybody: 'Wer die Rolle hat',
    waitsFor: 'Wartet auf',
    waitsForNone: 'Keine andere Aufgabe',
    leastPercent: 'Mindestens so viele sind fertig, in Prozent',
    leastPercentHelp:
      'Von allen der Stufe; wer durch eine Ausnahme ausgelassen oder gegangen ist, zählt nicht.',
    daysGiven: 'Arbeitstage bis zu ihrem letzten Tag',
    daysGivenHelp:
      'Ab dem Tag gezählt, an dem gesendet wird. Wer einen späteren Termin hat, behält die eigene Zeit.',
    days: 'Arbeitstage',
    from: 'Gezählt',
    origins: {
      before: 'vor dem ersten Tag',
      after: 'nach dem ersten Tag',
      task_before: 'nach der Aufgabe, auf die sie wartet',
      own_before: 'vor dem Termin jeder Person',
      own_after: 'nach dem Termin jeder Person',
      session_before: 'vor dem gebuchten Termin jeder Person',
      session_after: 'nach dem gebuchten Termin jeder Person',
    },
    failure: 'Wenn sie fehlschlägt oder nicht rechtzeitig erledigt ist',
    failureNotes: {
      hold: 'Die Stufe wird angehalten und beginnt nicht, solange eine vor ihrem ersten Tag fällige Aufgabe offen ist.',
      wait: 'Was auf sie wartet, wartet weiter; Personen der Stufe beginnen weiterhin.',
      go_on: 'Die Kette geht weiter; die Aufgabe erscheint als fehlgeschlagen.',
    },
    lacking:
      'Geben Sie an, was zu tun ist, und wie viele Arbeitstage. Nur eine Aufgabe, die auf eine andere wartet, lässt sich ab dieser zählen.',
    newName: 'Neue Vorlage',
    firstTask: 'Erste Aufgabe',
  },
});
