/** The texts of how a stage starts. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

type Starts = {
  readonly people: number;
  readonly shown: string;
  readonly perDay: string;
  readonly days: number;
};

export const pacingTexts = defineTexts({
  en: {
    section: 'How it starts',
    plan: ({ people, shown, perDay, days }: Starts, last: string) =>
      `Up to ${perDay} a day: ${shown} ${plural('en', people, { one: 'person', other: 'people' })} over ${days} ${plural('en', days, { one: 'working day', other: 'working days' })}, last start ${last}`,
    undated: (people: number, shown: string, perDay: string) =>
      `Up to ${perDay} a day: ${shown} ${plural('en', people, { one: 'person', other: 'people' })}, once there is a first date.`,
    lost: (people: number, shown: string, perDay: string) =>
      `Up to ${perDay} a day: ${shown} ${plural('en', people, { one: 'person', other: 'people' })}. Their dates have passed; new ones follow once nothing is in the way.`,
    nobody: 'Nobody waits for a start.',
    finish: 'Planned finish',
    deadline: 'Deadline',
    afterDate: (days: number) =>
      `${days} ${plural('en', days, { one: 'day', other: 'days' })} after the date`,
    starts: 'Starts',
    onDate: 'on its date',
    byHand: 'by hand',
    afterStage: (days: number) =>
      days === 0
        ? 'as soon as the stage before has passed'
        : `${days} ${plural('en', days, { one: 'day', other: 'days' })} after the stage before has passed`,
    spread: (days: number) =>
      `evenly over ${days} ${plural('en', days, { one: 'working day', other: 'working days' })}`,
    pace: 'Pace',
    perDay: (count: string) => `${count} a day`,
    change: 'Change how it starts',
    title: (stage: string) => `How ${stage} starts`,
    modes: { daily: 'So many a day', spread: 'Spread evenly' },
    mode: 'People start',
    number: 'People a day',
    spreadDays: 'Working days',
    deadlineDays: 'Deadline, days after the date',
    deadlineHelp: (days: number) =>
      `Who is not done by then stands among the stragglers. Empty: ${days} ${plural('en', days, { one: 'day', other: 'days' })}, the time to report.`,
    rule: 'The stage starts',
    rules: { date: 'On its date', after: 'After the stage before has passed' },
    afterDays: 'Days after that',
    afterHelp: '0: at once, with the planned notice.',
    moved: (count: number, shown: string) =>
      `${shown} ${plural('en', count, { one: 'person gets', other: 'people get' })} a later date and ${plural('en', count, { one: 'is', other: 'are' })} told once.`,
    kept: 'Everybody who has a date keeps it.',
    reason: 'Reason',
    reasonHelp: 'Stands in the audit log.',
    save: 'Save',
    saved: 'The pace is set.',
    missing: 'Fill in every number, and a reason.',
  },
  sv: {
    section: 'Så startar den',
    plan: ({ people, shown, perDay, days }, last) =>
      `Upp till ${perDay} om dagen: ${shown} ${plural('sv', people, { one: 'person', other: 'personer' })} över ${days} ${plural('sv', days, { one: 'arbetsdag', other: 'arbetsdagar' })}, sista start ${last}`,
    undated: (people, shown, perDay) =>
      `Upp till ${perDay} om dagen: ${shown} ${plural('sv', people, { one: 'person', other: 'personer' })}, när ett första datum finns.`,
    lost: (people, shown, perDay) =>
      `Upp till ${perDay} om dagen: ${shown} ${plural('sv', people, { one: 'person', other: 'personer' })}. Deras datum har passerat; nya följer när inget står i vägen.`,
    nobody: 'Ingen väntar på en start.',
    finish: 'Planerat slut',
    deadline: 'Tidsgräns',
    afterDate: (days) => `${days} ${plural('sv', days, { one: 'dag', other: 'dagar' })} efter datumet`,
    starts: 'Startar',
    onDate: 'på sitt datum',
    byHand: 'för hand',
    afterStage: (days) =>
      days === 0
        ? 'så snart etappen före är godkänd'
        : `${days} ${plural('sv', days, { one: 'dag', other: 'dagar' })} efter att etappen före är godkänd`,
    spread: (days) => `jämnt över ${days} ${plural('sv', days, { one: 'arbetsdag', other: 'arbetsdagar' })}`,
    pace: 'Takt',
    perDay: (count) => `${count} om dagen`,
    change: 'Ändra hur den startar',
    title: (stage) => `Så startar ${stage}`,
    modes: { daily: 'Så många om dagen', spread: 'Jämnt fördelat' },
    mode: 'Personerna startar',
    number: 'Personer om dagen',
    spreadDays: 'Arbetsdagar',
    deadlineDays: 'Tidsgräns, dagar efter datumet',
    deadlineHelp: (days) =>
      `Den som inte är klar då står bland eftersläntrarna. Tomt: ${days} ${plural('sv', days, { one: 'dag', other: 'dagar' })}, tiden att rapportera.`,
    rule: 'Etappen startar',
    rules: { date: 'På sitt datum', after: 'När etappen före är godkänd' },
    afterDays: 'Dagar efter det',
    afterHelp: '0: genast, med det planerade varslet.',
    moved: (count, shown) =>
      `${shown} ${plural('sv', count, { one: 'person får', other: 'personer får' })} ett senare datum och besked en gång.`,
    kept: 'Alla som har ett datum behåller det.',
    reason: 'Skäl',
    reasonHelp: 'Står i granskningsloggen.',
    save: 'Spara',
    saved: 'Takten är bestämd.',
    missing: 'Fyll i alla tal och ett skäl.',
  },
  de: {
    section: 'So startet sie',
    plan: ({ people, shown, perDay, days }, last) =>
      `Bis zu ${perDay} am Tag: ${shown} ${plural('de', people, { one: 'Person', other: 'Personen' })} über ${days} ${plural('de', days, { one: 'Arbeitstag', other: 'Arbeitstage' })}, letzter Start ${last}`,
    undated: (people, shown, perDay) =>
      `Bis zu ${perDay} am Tag: ${shown} ${plural('de', people, { one: 'Person', other: 'Personen' })}, sobald es einen ersten Termin gibt.`,
    lost: (people, shown, perDay) =>
      `Bis zu ${perDay} am Tag: ${shown} ${plural('de', people, { one: 'Person', other: 'Personen' })}. Die Termine sind verstrichen; neue folgen, sobald nichts mehr im Weg steht.`,
    nobody: 'Niemand wartet auf einen Start.',
    finish: 'Geplantes Ende',
    deadline: 'Frist',
    afterDate: (days) => `${days} ${plural('de', days, { one: 'Tag', other: 'Tage' })} nach dem Termin`,
    starts: 'Startet',
    onDate: 'zu ihrem Termin',
    byHand: 'von Hand',
    afterStage: (days) =>
      days === 0
        ? 'sobald die Stufe davor bestanden ist'
        : `${days} ${plural('de', days, { one: 'Tag', other: 'Tage' })} nachdem die Stufe davor bestanden ist`,
    spread: (days) =>
      `gleichmäßig über ${days} ${plural('de', days, { one: 'Arbeitstag', other: 'Arbeitstage' })}`,
    pace: 'Tempo',
    perDay: (count) => `${count} am Tag`,
    change: 'Ändern, wie sie startet',
    title: (stage) => `So startet ${stage}`,
    modes: { daily: 'So viele am Tag', spread: 'Gleichmäßig verteilt' },
    mode: 'Die Personen starten',
    number: 'Personen am Tag',
    spreadDays: 'Arbeitstage',
    deadlineDays: 'Frist, Tage nach dem Termin',
    deadlineHelp: (days) =>
      `Wer bis dahin nicht fertig ist, steht bei den Nachzüglern. Leer: ${days} ${plural('de', days, { one: 'Tag', other: 'Tage' })}, die Zeit zum Melden.`,
    rule: 'Die Stufe startet',
    rules: { date: 'Zu ihrem Termin', after: 'Wenn die Stufe davor bestanden ist' },
    afterDays: 'Tage danach',
    afterHelp: '0: sofort, mit dem geplanten Vorlauf.',
    moved: (count, shown) =>
      `${shown} ${plural('de', count, { one: 'Person erhält', other: 'Personen erhalten' })} einen späteren Termin und ${plural('de', count, { one: 'erfährt', other: 'erfahren' })} es einmal.`,
    kept: 'Wer einen Termin hat, behält ihn.',
    reason: 'Begründung',
    reasonHelp: 'Steht im Protokoll.',
    save: 'Speichern',
    saved: 'Das Tempo ist festgelegt.',
    missing: 'Füllen Sie jede Zahl und eine Begründung aus.',
  },
});
