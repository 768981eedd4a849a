/** The texts of rehearsing a rollback. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const rehearsalTexts = defineTexts({
  en: {
    title: 'Rehearse the rollback',
    rehearse: 'Rehearse it',
    lead: 'Try every step on a few devices and tick what worked. When you save, the program plays its own part: it brings everybody of the stage back, counts, and takes all of it back. Nobody is told.',
    note: 'What you saw',
    noteHelp: 'Stands in the audit log and beside the plan.',
    willFail: (count: number) =>
      `${count} ${plural('en', count, { one: 'step is', other: 'steps are' })} not ticked. Recorded like this, the rehearsal does not count.`,
    save: 'Record the rehearsal',
    recorded: 'The rehearsal is recorded.',
    worked: (on: string, by: string) => `Rehearsed on ${on} by ${by}: every step worked.`,
    failed: (on: string, by: string, steps: string) =>
      `Rehearsed on ${on} by ${by}: ${steps} did not work, so it does not count.`,
    step: (place: string) => `step ${place}`,
    brought: (people: string) => `The program played it through and brought ${people} people back.`,
    left: (people: string) => `The program played it through; ${people} people were not brought back.`,
    gate: 'Rollback of the next stage',
    gateNone: (stage: string) => `${stage} has no rollback plan.`,
    ago: (days: number) =>
      days === 0 ? 'today' : `${days} ${plural('en', days, { one: 'day', other: 'days' })} ago`,
    toRun: 'Open it on Run',
  },
  sv: {
    title: 'Öva återgången',
    rehearse: 'Öva den',
    lead: 'Prova varje steg på några enheter och bocka för det som fungerade. När du sparar spelar programmet sin egen del: det tar tillbaka alla i etappen, räknar och tar tillbaka allt det. Ingen får besked.',
    note: 'Vad du såg',
    noteHelp: 'Står i granskningsloggen och bredvid planen.',
    willFail: (count) => `${count} steg är inte avbockade. Sparas övningen så räknas den inte.`,
    save: 'Spara övningen',
    recorded: 'Övningen är sparad.',
    worked: (on, by) => `Övad den ${on} av ${by}: varje steg fungerade.`,
    failed: (on, by, steps) => `Övad den ${on} av ${by}: ${steps} fungerade inte, så den räknas inte.`,
    step: (place) => `steg ${place}`,
    brought: (people) => `Programmet spelade igenom det och tog tillbaka ${people} personer.`,
    left: (people) => `Programmet spelade igenom det; ${people} personer togs inte tillbaka.`,
    gate: 'Nästa etapps återgång',
    gateNone: (stage) => `${stage} har ingen plan för återgång.`,
    ago: (days) =>
      days === 0 ? 'i dag' : `för ${days} ${plural('sv', days, { one: 'dag', other: 'dagar' })} sedan`,
    toRun: 'Öppna den under Körning',
  },
  de: {
    title: 'Rückführung üben',
    rehearse: 'Üben',
    lead: 'Probieren Sie jeden Schritt an einigen Geräten aus und haken Sie ab, was gelang. Beim Speichern spielt das Programm seinen eigenen Teil: Es führt alle der Stufe zurück, zählt und macht alles davon rückgängig. Niemand wird benachrichtigt.',
    note: 'Was Sie gesehen haben',
    noteHelp: 'Steht im Protokoll und neben dem Plan.',
    willFail: (count) =>
      `${count} ${plural('de', count, { one: 'Schritt ist', other: 'Schritte sind' })} nicht abgehakt. So festgehalten, zählt die Übung nicht.`,
    save: 'Übung festhalten',
    recorded: 'Die Übung ist festgehalten.',
    worked: (on, by) => `Geübt am ${on} von ${by}: Jeder Schritt gelang.`,
    failed: (on, by, steps) => `Geübt am ${on} von ${by}: ${steps} gelang nicht, daher zählt sie nicht.`,
    step: (place) => `Schritt ${place}`,
    brought: (people) => `Das Programm hat es durchgespielt und ${people} Personen zurückgeführt.`,
    left: (people) => `Das Programm hat es durchgespielt; ${people} Personen wurden nicht zurückgeführt.`,
    gate: 'Rückführung der nächsten Stufe',
    gateNone: (stage) => `${stage} hat keinen Plan zur Rückführung.`,
    ago: (days) =>
      days === 0 ? 'heute' : `vor ${days} ${plural('de', days, { one: 'Tag', other: 'Tagen' })}`,
    toRun: 'Unter Ablauf öffnen',
  },
});
