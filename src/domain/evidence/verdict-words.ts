/**
 * The phrases of verdict sentences in English, Swedish and German. Only words: which of them are used is decided
 * in verdict-sentence.ts.
 */
import type { MeasureKind } from './criterion.ts';
import { type EvidenceLocale, formatWhole } from './sentence-numbers.ts';

/** Which side of a limit the better values lie on. */
type Better = 'higher' | 'lower';

export type VerdictWords = {
  readonly people: (count: number) => string;
  readonly measured: (kind: MeasureKind, value: string, people: string, isWeighted: boolean) => string;
  readonly pass: (better: Better, minimum: string) => string;
  readonly conditional: (better: Better, minimum: string, target: string) => string;
  readonly fail: (better: Better, minimum: string, target: string) => string;
  readonly notYet: (better: Better, lower: string, upper: string | null, minimum: string) => string;
  readonly more: (people: string, days: number | null) => string;
  readonly unlikely: string;
  readonly outOfSight: string;
  readonly atHorizon: (better: Better, people: string, minimum: string) => string;
  readonly minimumSample: (people: string, needed: string, missing: number) => string;
  readonly thinGroup: (missing: number, label: string) => string;
  readonly thin: (groups: string) => string;
  readonly and: string;
  readonly nothingRecorded: string;
  readonly onlyLater: (count: number) => string;
  readonly sourceStopped: (lastDay: string, days: string) => string;
  readonly tooManyGroups: string;
  readonly onlyAppsRecorded: string;
  readonly inGroup: (label: string, sentence: string) => string;
  readonly moreGroups: (count: number) => string;
  readonly withApp: (app: string, sentence: string) => string;
  readonly moreApps: (count: number) => string;
  readonly unusableOutcomes: (broken: number, received: number) => string;
  readonly unusableCriterion: string;
  readonly unusableInstant: string;
  readonly rated: (people: string, meaning: string) => string;
  readonly ratedPass: string;
  readonly ratedConditional: string;
  readonly ratedFail: string;
};

const en: VerdictWords = {
  people: (count) => (count === 1 ? '1 person' : `${formatWhole('en', count)} people`),
  measured: (kind, value, people, isWeighted) => {
    const weighted = isWeighted ? ', weighted to the whole organisation' : '';
    if (kind === 'rate') return `${value} per person, from ${people}${weighted}.`;
    if (kind === 'score') return `${value} on average, from ${people}${weighted}.`;
    return isWeighted ? `${value}, from ${people}${weighted}.` : `${value} of ${people}.`;
  },
  pass: (better, minimum) =>
    better === 'higher'
      ? `The evidence shows more than the minimum of ${minimum}.`
      : `The evidence shows less than the limit of ${minimum}.`,
  conditional: (better, minimum, target) =>
    better === 'higher'
      ? `The evidence shows more than the minimum of ${minimum}, but less than the target of ${target}. The owner decides.`
      : `The evidence shows less than the limit of ${minimum}, but more than the target of ${target}. The owner decides.`,
  fail: (better, minimum, target) =>
    better === 'higher'
      ? `The evidence shows less than the target of ${target}, and nothing shows more than the minimum of ${minimum}.`
      : `The evidence shows more than the target of ${target}, and nothing shows less than the limit of ${minimum}.`,
  notYet: (better, lower, upper, minimum) => {
    const band = upper === null ? `at ${lower} or above` : `between ${lower} and ${upper}`;
    const limit =
      better === 'higher' ? `more than the minimum of ${minimum}` : `less than the limit of ${minimum}`;
    return `The true value lies ${band}, so ${limit} is not shown yet.`;
  },
  more: (people, days) =>
    `About ${people} more would settle it${days === null ? '' : `, or ${days === 1 ? '1 day' : `${formatWhole('en', days)} days`} at this pace`}.`,
  unlikely: 'It will hardly pass within the plan.',
  outOfSight: 'More people alone will hardly settle it.',
  atHorizon: (better, people, minimum) =>
    `After the planned ${people}, ${better === 'higher' ? `more than the minimum of ${minimum}` : `less than the limit of ${minimum}`} is not shown. Extend the pilot, or accept it with sign-off.`,
  minimumSample: (people, needed, missing) =>
    `${people} so far. It is judged from ${needed} on: ${formatWhole('en', missing)} more ${missing === 1 ? 'is' : 'are'} needed.`,
  thinGroup: (missing, label) => `${missing} more ${missing === 1 ? 'person' : 'people'} in ${label}`,
  thin: (groups) => `The result can speak for the whole organisation only with ${groups}.`,
  and: ' and ',
  nothingRecorded: 'Not measured: no outcome has been recorded.',
  onlyLater: (count) =>
    `Not measured: ${count === 1 ? 'the only outcome is' : `all ${formatWhole('en', count)} outcomes are`} dated after the moment that is judged. Check the dates, or judge a later moment.`,
  sourceStopped: (lastDay, days) =>
    `The last outcome is from ${lastDay}. More than ${days} days of silence mean that the source has stopped: find out why before you decide.`,
  tooManyGroups:
    'Strict weighting takes two to four groups of the organisation. Weight by fewer, or drop it.',
  inGroup: (label, sentence) => `In ${label}: ${sentence}`,
  moreGroups: (count) =>
    count === 1 ? 'One more group is like that.' : `${count} more groups are like that.`,
  withApp: (app, sentence) => `${app}: ${sentence}`,
  moreApps: (count) => (count === 1 ? 'One more app is like that.' : `${count} more apps are like that.`),
  onlyAppsRecorded:
    'All outcomes are about single apps, and no score is made over all of them. Hold the criterion to each app (scope each_app), or add outcomes of people as a whole.',
  unusableOutcomes: (broken, received) =>
    `${formatWhole('en', broken)} of ${formatWhole('en', received)} outcomes cannot be used. Mend the data before you decide.`,
  unusableCriterion: 'The criterion cannot be evaluated as it is written. Complete it first.',
  unusableInstant: 'The instant of the evaluation is not a date. Give a date and time.',
  rated: (people, meaning) => `Rated by ${people}; the middle rating is “${meaning}”.`,
  ratedPass: 'That reaches the target.',
  ratedConditional: 'That reaches the minimum but not the target. The owner decides.',
  ratedFail: 'That is below the minimum.',
};

const sv: VerdictWords = {
  people: (count) => (count === 1 ? '1 person' : `${formatWhole('sv', count)} personer`),
  measured: (kind, value, people, isWeighted) => {
    const weighted = isWeighted ? ', viktat till hela organisationen' : '';
    if (kind === 'rate') return `${value} per person, från ${people}${weighted}.`;
    if (kind === 'score') return `${value} i genomsnitt, från ${people}${weighted}.`;
    return isWeighted ? `${value}, från ${people}${weighted}.` : `${value} av ${people}.`;
  },
  pass: (better, minimum) =>
    better === 'higher'
      ? `Underlaget visar mer än minimikravet på ${minimum}.`
      : `Underlaget visar mindre än gränsen på ${minimum}.`,
  conditional: (better, minimum, target) =>
    better === 'higher'
      ? `Underlaget visar mer än minimikravet på ${minimum} men mindre än målet på ${target}. Ägaren avgör.`
      : `Underlaget visar mindre än gränsen på ${minimum} men mer än målet på ${target}. Ägaren avgör.`,
  fail: (better, minimum, target) =>
    better === 'higher'
      ? `Underlaget visar mindre än målet på ${target}, och inget visar mer än minimikravet på ${minimum}.`
      : `Underlaget visar mer än målet på ${target}, och inget visar mindre än gränsen på ${minimum}.`,
  notYet: (better, lower, upper, minimum) => {
    const band = upper === null ? `på ${lower} eller högre` : `mellan ${lower} och ${upper}`;
    const limit =
      better === 'higher' ? `mer än minimikravet på ${minimum}` : `mindre än gränsen på ${minimum}`;
    return `Det sanna värdet ligger ${band}, så ${limit} är ännu inte visat.`;
  },
  more: (people, days) =>
    `Ungefär ${people} till bör räcka för ett besked${days === null ? '' : `, eller ${days === 1 ? '1 dag' : `${formatWhole('sv', days)} dagar`} i samma takt`}.`,
  unlikely: 'Kriteriet klaras knappast inom planen.',
  outOfSight: 'Enbart fler personer ger knappast något besked.',
  atHorizon: (better, people, minimum) =>
    `Efter de planerade ${people} är ${better === 'higher' ? `mer än minimikravet på ${minimum}` : `mindre än gränsen på ${minimum}`} inte visat. Förläng piloten eller godta resultatet med underskrift.`,
  minimumSample: (people, needed, missing) =>
    `${people} hittills. Kriteriet bedöms först från ${needed}: ${formatWhole('sv', missing)} till behövs.`,
  thinGroup: (missing, label) => `${missing} ${missing === 1 ? 'person' : 'personer'} till i ${label}`,
  thin: (groups) => `Resultatet kan tala för hela organisationen först med ${groups}.`,
  and: ' och ',
  nothingRecorded: 'Inte uppmätt: inget utfall har registrerats.',
  onlyLater: (count) =>
    `Inte uppmätt: ${count === 1 ? 'det enda utfallet är daterat' : `alla ${formatWhole('sv', count)} utfall är daterade`} efter den tidpunkt som bedöms. Kontrollera datumen, eller bedöm en senare tidpunkt.`,
  sourceStopped: (lastDay, days) =>
    `Det senaste utfallet är från ${lastDay}. Mer än ${days} dagars tystnad betyder att källan har stannat: ta reda på varför innan ni beslutar.`,
  tooManyGroups:
    'Strikt viktning kräver två till fyra grupper i organisationen. Vikta efter färre, eller avstå.',
  inGroup: (label, sentence) => `I ${label}: ${sentence}`,
  moreGroups: (count) => (count === 1 ? 'Det gäller en grupp till.' : `Det gäller ${count} grupper till.`),
  withApp: (app, sentence) => `${app}: ${sentence}`,
  moreApps: (count) => (count === 1 ? 'Det gäller en app till.' : `Det gäller ${count} appar till.`),
  onlyAppsRecorded:
    'Alla utfall gäller enskilda appar, och något gemensamt betyg för dem räknas inte ut. Ställ kravet på varje app (scope each_app), eller lägg till utfall för hela personen.',
  unusableOutcomes: (broken, received) =>
    `${formatWhole('sv', broken)} av ${formatWhole('sv', received)} utfall går inte att använda. Rätta data innan ni beslutar.`,
  unusableCriterion: 'Kriteriet går inte att utvärdera som det är skrivet. Komplettera det först.',
  unusableInstant: 'Tidpunkten för utvärderingen är inget datum. Ange datum och klockslag.',
  rated: (people, meaning) => `Bedömt av ${people}; det mittersta omdömet är ”${meaning}”.`,
  ratedPass: 'Det når målet.',
  ratedConditional: 'Det når minimikravet men inte målet. Ägaren avgör.',
  ratedFail: 'Det ligger under minimikravet.',
};

const de: VerdictWords = {
  people: (count) => (count === 1 ? '1 Person' : `${formatWhole('de', count)} Personen`),
  measured: (kind, value, people, isWeighted) => {
    const weighted = isWeighted ? ', auf die ganze Organisation gewichtet' : '';
    if (kind === 'rate') return `${value} pro Person, Grundlage: ${people}${weighted}.`;
    if (kind === 'score') return `${value} im Durchschnitt, Grundlage: ${people}${weighted}.`;
    return isWeighted ? `${value}, Grundlage: ${people}${weighted}.` : `${value} von ${people}.`;
  },
  pass: (better, minimum) =>
    better === 'higher'
      ? `Die Daten belegen einen Wert über dem Minimum von ${minimum}.`
      : `Die Daten belegen einen Wert unter dem Grenzwert von ${minimum}.`,
  conditional: (better, minimum, target) =>
    better === 'higher'
      ? `Die Daten belegen einen Wert über dem Minimum von ${minimum}, aber unter dem Ziel von ${target}. Die verantwortliche Person entscheidet.`
      : `Die Daten belegen einen Wert unter dem Grenzwert von ${minimum}, aber über dem Ziel von ${target}. Die verantwortliche Person entscheidet.`,
  fail: (better, minimum, target) =>
    better === 'higher'
      ? `Die Daten belegen einen Wert unter dem Ziel von ${target}; ein Wert über dem Minimum von ${minimum} ist nicht belegt.`
      : `Die Daten belegen einen Wert über dem Ziel von ${target}; ein Wert unter dem Grenzwert von ${minimum} ist nicht belegt.`,
  notYet: (better, lower, upper, minimum) => {
    const band = upper === null ? `bei ${lower} oder darüber` : `zwischen ${lower} und ${upper}`;
    const limit =
      better === 'higher' ? `über dem Minimum von ${minimum}` : `unter dem Grenzwert von ${minimum}`;
    return `Der wahre Wert liegt ${band}; ein Wert ${limit} ist noch nicht belegt.`;
  },
  more: (people, days) =>
    `Etwa ${people} mehr dürften für ein Ergebnis genügen${days === null ? '' : `, bei diesem Tempo also ${days === 1 ? '1 Tag' : `${formatWhole('de', days)} Tage`}`}.`,
  unlikely: 'Innerhalb des Plans ist ein Bestehen kaum zu erwarten.',
  outOfSight: 'Mehr Personen allein führen kaum zu einem Ergebnis.',
  atHorizon: (better, people, minimum) =>
    `Auch mit den geplanten ${people} ist ein Wert ${better === 'higher' ? `über dem Minimum von ${minimum}` : `unter dem Grenzwert von ${minimum}`} nicht belegt. Verlängern Sie den Pilotbetrieb oder nehmen Sie das Ergebnis mit Unterschrift an.`,
  minimumSample: (people, needed, missing) =>
    `Bisher ${people}. Beurteilt wird ab ${needed}; es ${missing === 1 ? 'fehlt' : 'fehlen'} noch ${formatWhole('de', missing)}.`,
  thinGroup: (missing, label) =>
    `${missing} weiteren ${missing === 1 ? 'Person' : 'Personen'} aus der Gruppe ${label}`,
  thin: (groups) => `Für die ganze Organisation kann das Ergebnis erst sprechen mit ${groups}.`,
  and: ' und ',
  nothingRecorded: 'Nicht gemessen: Es liegt kein Ergebnis vor.',
  onlyLater: (count) =>
    `Nicht gemessen: ${count === 1 ? 'Das einzige Ergebnis liegt' : `Alle ${formatWhole('de', count)} Ergebnisse liegen`} nach dem beurteilten Zeitpunkt. Prüfen Sie die Datumsangaben, oder beurteilen Sie einen späteren Zeitpunkt.`,
  sourceStopped: (lastDay, days) =>
    `Das letzte Ergebnis ist vom ${lastDay}. Mehr als ${days} Tage ohne Daten bedeuten, dass die Quelle steht: Klären Sie das vor der Entscheidung.`,
  tooManyGroups:
    'Die strenge Gewichtung verlangt zwei bis vier Gruppen der Organisation. Gewichten Sie nach weniger Gruppen, oder verzichten Sie darauf.',
  inGroup: (label, sentence) => `In der Gruppe ${label}: ${sentence}`,
  moreGroups: (count) =>
    count === 1 ? 'Bei einer weiteren Gruppe ist es ebenso.' : `Bei ${count} weiteren Gruppen ist es ebenso.`,
  withApp: (app, sentence) => `${app}: ${sentence}`,
  moreApps: (count) =>
    count === 1 ? 'Bei einer weiteren App ist es ebenso.' : `Bei ${count} weiteren Apps ist es ebenso.`,
  onlyAppsRecorded:
    'Alle Ergebnisse betreffen einzelne Apps, und ein gemeinsamer Wert über alle wird nicht gebildet. Stellen Sie die Anforderung an jede App (scope each_app), oder ergänzen Sie Ergebnisse für die Person insgesamt.',
  unusableOutcomes: (broken, received) =>
    `${formatWhole('de', broken)} von ${formatWhole('de', received)} Ergebnissen sind unbrauchbar. Bereinigen Sie die Daten vor der Entscheidung.`,
  unusableCriterion: 'Dieses Kriterium lässt sich so nicht auswerten. Ergänzen Sie es zuerst.',
  unusableInstant: 'Der Zeitpunkt der Auswertung ist kein Datum. Geben Sie Datum und Uhrzeit an.',
  rated: (people, meaning) => `Bewertet von ${people}; die mittlere Bewertung ist „${meaning}“.`,
  ratedPass: 'Damit ist das Ziel erreicht.',
  ratedConditional: 'Damit ist das Minimum erreicht, das Ziel nicht. Die verantwortliche Person entscheidet.',
  ratedFail: 'Das liegt unter dem Minimum.',
};

export const VERDICT_WORDS: { readonly [Locale in EvidenceLocale]: VerdictWords } = { en, sv, de };
