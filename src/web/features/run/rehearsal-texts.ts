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
      `${count} ${plural('en', count, { one: 'step has', other: 'steps have' })} not worked: the rehearsal will not count.`,
    save: 'Record the rehearsal',
    recorded: 'The rehearsal is recorded.',
    worked: (on: string, by: string) => `Rehearsed on ${on} by ${by}: every step worked.`,
    failed: (on: string, by: string, steps: string) =>
      `Rehearsed on ${on} by ${by}: ${steps} did not work, so it does not count.`,
    step: (place: string) => `step ${place}`,
    brought: (people: string) => `The program brought ${people} people back in the play.`,
    left: (people: string) => `In the play ${people} people were not brought back.`,
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
    willFail: (count) => `${count} steg har inte fungerat: övningen kommer inte att räknas.`,
    save: 'Spara övningen',
    recorded: 'Övningen är sparad.',
    worked: (on, by) => `Övad den ${on} av ${by}: varje steg fungerade.`,
    failed: (on, by, steps) => `Övad den ${on} av ${by}: ${steps} fungerade inte, så den räknas inte.`,
    step: (place) => `steg ${place}`,
    brought: (people) => `Programmet tog tillbaka ${people} personer i spelet.`,
    left: (people) => `I spelet togs ${people} personer inte tillbaka.`,
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
    noteHelp: 'Steht im Prüfprotokoll und neben dem Plan.',
    willFail: (count) =>
      `${count} ${plural('de', count, { one: 'Schritt ist', other: 'Schritte sind' })} nicht gelungen: Die Übung zählt dann nicht.`,
    save: 'Übung festhalten',
    recorded: 'Die Übung ist festgehalten.',
    worked: (on, by) => `Geübt am ${on} von ${by}: Jeder Schritt gelang.`,
    failed: (on, by, steps) => `Geübt am ${on} von ${by}: ${steps} gelang nicht, daher zählt sie nicht.`,
    step: (place) => `Schritt ${place}`,
    brought: (people) => `Das Programm hat im Spiel ${people} Personen zurückgeführt.`,
    left: (people) => `Im Spiel wurden ${people} Personen nicht zurückgeführt.`,
    gate: 'Rückführung der nächsten Stufe',
    gateNone: (stage) => `${stage} hat keinen Plan zur Rückführung.`,
    ago: (days) =>
      days === 0 ? 'heute' : `vor ${days} ${plural('de', days, { one: 'Tag', other: 'Tagen' })}`,
    toRun: 'Im Betrieb öffnen',
  },
});
