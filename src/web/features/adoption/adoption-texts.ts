/** The texts of adoption: the list of measures, one of them, its alert, and why people stopped. */
import type { Population, WhyReason } from '#contracts/adoption.ts';
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

type Reasons = Readonly<Record<WhyReason, string>>;
type Populations = Readonly<Record<Population, string>>;

const reasonsEn: Reasons = {
  no_need: 'No need for it',
  missing_feature: 'Something is missing',
  not_working: 'Too slow or does not work',
  training_wanted: 'Wants to be shown how',
  went_back: 'Went back to what was before',
  other: 'Something else',
};
const reasonsSv: Reasons = {
  no_need: 'Behöver det inte',
  missing_feature: 'Något saknas',
  not_working: 'För långsamt eller fungerar inte',
  training_wanted: 'Vill bli visad hur man gör',
  went_back: 'Gick tillbaka till det gamla',
  other: 'Något annat',
};
const reasonsDe: Reasons = {
  no_need: 'Kein Bedarf',
  missing_feature: 'Etwas fehlt',
  not_working: 'Zu langsam oder funktioniert nicht',
  training_wanted: 'Möchte es gezeigt bekommen',
  went_back: 'Nutzt wieder das Bisherige',
  other: 'Etwas anderes',
};
const populationsEn: Populations = {
  everybody: 'everybody who is done',
  pilot: 'people of the pilot who are done',
  waves: 'people of the waves who are done',
};
const populationsSv: Populations = {
  everybody: 'alla som är klara',
  pilot: 'pilotens personer som är klara',
  waves: 'vågornas personer som är klara',
};
const populationsDe: Populations = {
  everybody: 'alle, die fertig sind',
  pilot: 'Personen des Piloten, die fertig sind',
  waves: 'Personen der Wellen, die fertig sind',
};

export const adoptionTexts = defineTexts({
  en: {
    title: 'Adoption',
    note: 'use, measured every Monday, also after the waves have ended',
    what: 'adoption',
    none: 'Use is not measured. Who is done, or trained, may still not use it: say what counts as use, by whom, within which window, from which source, and which share is enough.',
    add: 'Add a measure of use',
    measure: 'Measure',
    now: 'Now',
    before: 'Before',
    wanted: 'Wanted',
    state: 'State',
    definition: (
      feature: string,
      days: number,
      shownDays: string,
      window: string,
      population: string,
      settled: string,
    ) =>
      `used ${feature} on at least ${shownDays} ${plural('en', days, { one: 'day', other: 'days' })} in ${window} days; ${population}, for ${settled} days or more`,
    windowChoice: (days: string) => `${days} days`,
    populations: populationsEn,
    noValue: 'not measured',
    band: (lower: string, upper: string) => `${lower} to ${upper}`,
    ofPeople: (people: string, until: string) => `of ${people} people, up to ${until}`,
    figures: {
      few: 'fewer than 5 people',
      nearly_none: 'fewer than 5 of them',
      nearly_all: 'all but fewer than 5',
    },
    takenOn: (on: string) => `on ${on}`,
    noBaseline: 'no baseline',
    noBaselineText:
      'Without the value from before, nobody can say what the rollout has changed. Take it before the first start: edit the measure and give the share and its date.',
    noBaselineLate:
      'No value was taken before the first start, so what the rollout has changed cannot be told.',
    late: 'written late',
    lateText: 'This measure was written after the criteria were frozen or people had started.',
    ended: 'ended',
    falling: 'use has fallen',
    fallText: (fall: string, peak: string, now: string) =>
      `Compared with the window up to ${peak}, the same people used it at least ${fall} less in the window up to ${now}. The bounds of both windows are counted in, so it is not noise.`,
    clear: 'Clear the alert',
    clearTitle: 'Clear the alert',
    clearText:
      'Say why the fall is nothing to act on, such as a holiday. From now on use is compared with what it is today.',
    reason: 'Reason',
    reasonMissing: 'Give a reason of at least three letters.',
    cleared: 'Alert cleared',
    recovered: (on: string) => `Use had recovered on ${on}.`,
    clearedBy: (name: string, on: string, reason: string) => `Cleared by ${name} on ${on}: ${reason}`,
    earlier: 'Earlier alerts',
    earlierFall: (fall: string, on: string) => `Use fell by at least ${fall}, seen on ${on}.`,
    parts: 'What counts',
    behaviour: 'Behaviour',
    population: 'Population',
    window: 'Window',
    source: 'Source',
    threshold: 'Share wanted',
    fall: 'Alert at a fall of more than',
    behaviourText: (feature: string, days: number, shown: string) =>
      `${feature}, on at least ${shown} ${plural('en', days, { one: 'day', other: 'days' })}`,
    windowText: (days: string) => `${days} days up to each Sunday`,
    settledText: (population: string, days: string) => `${population}, for ${days} days or more`,
    baseline: 'Before the rollout',
    time: 'Over time',
    whyTitle: 'Why people stopped',
    whyOff:
      'Nobody is asked: approve the message “Why not used” under Messages. Then whoever used it and stopped is asked once.',
    whyNone: 'Nobody has been asked yet.',
    asked: (count: number, shown: string) =>
      `${shown} ${plural('en', count, { one: 'person was asked', other: 'people were asked' })}`,
    whyFigures: {
      none: 'No answers are told yet; they come in steps of five.',
      few: 'Fewer than five have answered; reasons are told from five on.',
      alike: 'Nearly all gave the same reason, so it would tell what each said.',
    },
    reasons: reasonsEn,
    hidden: (shown: string) => `${shown} more chose reasons that fewer than five gave`,
    words: 'In their words',
    wordsNote: 'shuffled',
    edit: 'Edit',
    end: 'End this measure',
    ending: 'Ended; its values stay',
  },
  sv: {
    title: 'Användning',
    note: 'mäts varje måndag, även efter att vågorna är slut',
    what: 'användningen',
    none: 'Användningen mäts inte. Den som är klar, eller utbildad, använder det kanske ändå inte: säg vad som räknas, för vilka, i vilket fönster, från vilken källa och vilken andel som räcker.',
    add: 'Lägg till ett mått på användning',
    measure: 'Mått',
    now: 'Nu',
    before: 'Före',
    wanted: 'Önskat',
    state: 'Läge',
    definition: (feature, days, shownDays, window, population, settled) =>
      `använde ${feature} minst ${shownDays} ${plural('sv', days, { one: 'dag', other: 'dagar' })} av ${window} dagar; ${population}, sedan minst ${settled} dagar`,
    windowChoice: (days) => `${days} dagar`,
    populations: populationsSv,
    noValue: 'inte uppmätt',
    band: (lower, upper) => `${lower} till ${upper}`,
    ofPeople: (people, until) => `av ${people} personer, till ${until}`,
    figures: {
      few: 'färre än 5 personer',
      nearly_none: 'färre än 5 av dem',
      nearly_all: 'alla utom färre än 5',
    },
    takenOn: (on) => `den ${on}`,
    noBaseline: 'inget utgångsvärde',
    noBaselineText:
      'Utan värdet från tiden före kan ingen säga vad utrullningen har ändrat. Ta det före den första starten: redigera måttet och ange andel och datum.',
    noBaselineLate:
      'Inget värde togs före den första starten, så vad utrullningen har ändrat går inte att säga.',
    late: 'skrivet sent',
    lateText: 'Måttet skrevs efter att kriterierna frysts eller personer hade börjat.',
    ended: 'avslutat',
    falling: 'användningen har sjunkit',
    fallText: (fall, peak, now) =>
      `Jämfört med fönstret till ${peak} använde samma personer det minst ${fall} mindre i fönstret till ${now}. Båda fönstrens gränser är inräknade, så det är inte slump.`,
    clear: 'Skriv av varningen',
    clearTitle: 'Skriv av varningen',
    clearText:
      'Säg varför nedgången inte kräver något, till exempel en ledighet. Från nu jämförs användningen med hur den är i dag.',
    reason: 'Skäl',
    reasonMissing: 'Ange ett skäl på minst tre bokstäver.',
    cleared: 'Varningen är avskriven',
    recovered: (on) => `Användningen var tillbaka den ${on}.`,
    clearedBy: (name, on, reason) => `Avskriven av ${name} den ${on}: ${reason}`,
    earlier: 'Tidigare varningar',
    earlierFall: (fall, on) => `Användningen sjönk med minst ${fall}, sett den ${on}.`,
    parts: 'Vad som räknas',
    behaviour: 'Beteende',
    population: 'Vilka',
    window: 'Fönster',
    source: 'Källa',
    threshold: 'Önskad andel',
    fall: 'Varning vid en nedgång på mer än',
    behaviourText: (feature, days, shown) =>
      `${feature}, minst ${shown} ${plural('sv', days, { one: 'dag', other: 'dagar' })}`,
    windowText: (days) => `${days} dagar till varje söndag`,
    settledText: (population, days) => `${population}, sedan minst ${days} dagar`,
    baseline: 'Före utrullningen',
    time: 'Över tid',
    whyTitle: 'Varför personer slutade',
    whyOff:
      'Ingen tillfrågas: godkänn meddelandet ”Varför inte använt” under Meddelanden. Då får den som använde det och slutade frågan en gång.',
    whyNone: 'Ingen har tillfrågats ännu.',
    asked: (count, shown) =>
      `${shown} ${plural('sv', count, { one: 'person tillfrågades', other: 'personer tillfrågades' })}`,
    whyFigures: {
      none: 'Inga svar visas ännu; de kommer i steg om fem.',
      few: 'Färre än fem har svarat; skäl visas från fem.',
      alike: 'Nästan alla gav samma skäl, så det skulle röja vad var och en sade.',
    },
    reasons: reasonsSv,
    hidden: (shown) => `${shown} till valde skäl som färre än fem gav`,
    words: 'Med egna ord',
    wordsNote: 'blandade',
    edit: 'Redigera',
    end: 'Avsluta måttet',
    ending: 'Avslutat; värdena står kvar',
  },
  de: {
    title: 'Nutzung',
    note: 'jeden Montag gemessen, auch nach dem Ende der Wellen',
    what: 'die Nutzung',
    none: 'Die Nutzung wird nicht gemessen. Wer fertig oder geschult ist, nutzt es vielleicht trotzdem nicht: Sagen Sie, was als Nutzung zählt, bei wem, in welchem Zeitfenster, aus welcher Quelle und welcher Anteil genügt.',
    add: 'Messgröße der Nutzung hinzufügen',
    measure: 'Messgröße',
    now: 'Jetzt',
    before: 'Vorher',
    wanted: 'Gewünscht',
    state: 'Stand',
    definition: (feature, days, shownDays, window, population, settled) =>
      `${feature} an mindestens ${shownDays} ${plural('de', days, { one: 'Tag', other: 'Tagen' })} von ${window} Tagen genutzt; ${population}, seit mindestens ${settled} Tagen`,
    windowChoice: (days) => `${days} Tage`,
    populations: populationsDe,
    noValue: 'nicht gemessen',
    band: (lower, upper) => `${lower} bis ${upper}`,
    ofPeople: (people, until) => `von ${people} Personen, bis ${until}`,
    figures: {
      few: 'weniger als 5 Personen',
      nearly_none: 'weniger als 5 von ihnen',
      nearly_all: 'alle bis auf weniger als 5',
    },
    takenOn: (on) => `am ${on}`,
    noBaseline: 'kein Ausgangswert',
    noBaselineText:
      'Ohne den Wert von vorher kann niemand sagen, was der Rollout geändert hat. Nehmen Sie ihn vor dem ersten Beginn auf: Bearbeiten Sie die Messgröße, und geben Sie Anteil und Datum an.',
    noBaselineLate:
      'Vor dem ersten Beginn wurde kein Wert aufgenommen. Was der Rollout geändert hat, lässt sich daher nicht sagen.',
    late: 'spät geschrieben',
    lateText:
      'Diese Messgröße wurde geschrieben, als die Kriterien gesperrt waren oder Personen begonnen hatten.',
    ended: 'beendet',
    falling: 'Nutzung ist gefallen',
    fallText: (fall, peak, now) =>
      `Verglichen mit dem Zeitfenster bis ${peak} nutzten dieselben Personen es im Zeitfenster bis ${now} um mindestens ${fall} weniger. Die Grenzen beider Zeitfenster sind eingerechnet, es ist also kein Zufall.`,
    clear: 'Warnung aufheben',
    clearTitle: 'Warnung aufheben',
    clearText:
      'Sagen Sie, warum der Rückgang keinen Anlass gibt, zum Beispiel eine Ferienzeit. Von nun an wird die Nutzung mit der heutigen verglichen.',
    reason: 'Begründung',
    reasonMissing: 'Geben Sie eine Begründung von mindestens drei Buchstaben.',
    cleared: 'Warnung aufgehoben',
    recovered: (on) => `Die Nutzung hatte sich am ${on} erholt.`,
    clearedBy: (name, on, reason) => `Aufgehoben von ${name} am ${on}: ${reason}`,
    earlier: 'Frühere Warnungen',
    earlierFall: (fall, on) => `Die Nutzung fiel um mindestens ${fall}, gesehen am ${on}.`,
    parts: 'Was zählt',
    behaviour: 'Verhalten',
    population: 'Wer',
    window: 'Zeitfenster',
    source: 'Quelle',
    threshold: 'Gewünschter Anteil',
    fall: 'Warnung bei einem Rückgang um mehr als',
    behaviourText: (feature, days, shown) =>
      `${feature}, an mindestens ${shown} ${plural('de', days, { one: 'Tag', other: 'Tagen' })}`,
    windowText: (days) => `${days} Tage bis zu jedem Sonntag`,
    settledText: (population, days) => `${population}, seit mindestens ${days} Tagen`,
    baseline: 'Vor dem Rollout',
    time: 'Verlauf',
    whyTitle: 'Warum Personen aufhörten',
    whyOff:
      'Niemand wird gefragt: Geben Sie unter Nachrichten die Nachricht „Warum nicht genutzt“ frei. Dann wird einmal gefragt, wer es genutzt und damit aufgehört hat.',
    whyNone: 'Noch niemand wurde gefragt.',
    asked: (count, shown) =>
      `${shown} ${plural('de', count, { one: 'Person wurde gefragt', other: 'Personen wurden gefragt' })}`,
    whyFigures: {
      none: 'Noch werden keine Antworten gezeigt; sie kommen in Schritten von fünf.',
      few: 'Weniger als fünf haben geantwortet; Gründe werden ab fünf gezeigt.',
      alike: 'Fast alle nannten denselben Grund; er würde verraten, was jede Person gesagt hat.',
    },
    reasons: reasonsDe,
    hidden: (shown) => `${shown} weitere wählten Gründe, die weniger als fünf nannten`,
    words: 'In ihren Worten',
    wordsNote: 'gemischt',
    edit: 'Bearbeiten',
    end: 'Messgröße beenden',
    ending: 'Beendet; die Werte bleiben',
  },
});
