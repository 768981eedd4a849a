/** The texts of the simulation that shows why a plain percentage must not be peeked at. */
import { defineTexts } from '../../i18n/define-texts.ts';

export const peekingTexts = defineTexts({
  en: {
    ask: 'Why not simply watch the percentage?',
    what: 'the simulation',
    title: 'Watching a percentage fools people',
    intro: (pilots: string, share: string, minimum: string) =>
      `Here are ${pilots} simulated pilots in which exactly ${share} succeed. More than ${minimum} would be needed, so none of them deserves a go.`,
    plain: 'Percentage, looked at daily',
    plainNote: (minimum: string) =>
      `reached ${minimum} on some day with 30 people or more, and would have gone`,
    exact: 'What Bellwether uses',
    exactNote: 'would have gone; however often one looks, it stays at about 1 in 20 or below',
    of: (pilots: string) => `of ${pilots}`,
    chart: (drawn: string) =>
      `${drawn} of the pilots, day by day. A dot marks the first day on which the percentage was good enough.`,
    minimum: 'minimum',
    day: 'Day',
    days: (days: string) => `day ${days}`,
    pilot: 'Pilot',
    first: 'Go by percentage',
    exactFirst: 'Go by Bellwether',
    never: 'never',
    again: 'Draw others',
    seed: (seed: string) => `Draw ${seed}. The same number gives the same pilots on every machine.`,
  },
  sv: {
    ask: 'Varför inte bara följa procenttalet?',
    what: 'simuleringen',
    title: 'Den som följer ett procenttal blir lurad',
    intro: (pilots: string, share: string, minimum: string) =>
      `Här är ${pilots} simulerade piloter där exakt ${share} lyckas. Det krävs mer än ${minimum}, så ingen av dem förtjänar ett klartecken.`,
    plain: 'Procenttal, avläst varje dag',
    plainNote: (minimum: string) =>
      `nådde ${minimum} någon dag med minst 30 personer och hade fått klartecken`,
    exact: 'Det Bellwether använder',
    exactNote: 'hade fått klartecken; hur ofta man än tittar stannar det vid ungefär 1 av 20 eller lägre',
    of: (pilots: string) => `av ${pilots}`,
    chart: (drawn: string) =>
      `${drawn} av piloterna, dag för dag. En punkt visar första dagen då procenttalet räckte.`,
    minimum: 'minimum',
    day: 'Dag',
    days: (days: string) => `dag ${days}`,
    pilot: 'Pilot',
    first: 'Klart enligt procenttalet',
    exactFirst: 'Klart enligt Bellwether',
    never: 'aldrig',
    again: 'Dra andra',
    seed: (seed: string) => `Dragning ${seed}. Samma nummer ger samma piloter på alla datorer.`,
  },
  de: {
    ask: 'Warum nicht einfach den Prozentwert verfolgen?',
    what: 'die Simulation',
    title: 'Wer einen Prozentwert verfolgt, täuscht sich leicht',
    intro: (pilots: string, share: string, minimum: string) =>
      `Das sind ${pilots} simulierte Piloten, bei denen genau ${share} Erfolg haben. Nötig wären mehr als ${minimum}; keiner verdient also eine Freigabe.`,
    plain: 'Prozentwert, täglich abgelesen',
    plainNote: (minimum: string) =>
      `erreichten an irgendeinem Tag mit mindestens 30 Personen ${minimum} und wären freigegeben worden`,
    exact: 'Was Bellwether verwendet',
    exactNote:
      'wären freigegeben worden; wie oft man auch hinsieht, es bleibt bei etwa 1 von 20 oder weniger',
    of: (pilots: string) => `von ${pilots}`,
    chart: (drawn: string) =>
      `${drawn} der Piloten, Tag für Tag. Ein Punkt zeigt den ersten Tag, an dem der Prozentwert genügte.`,
    minimum: 'Minimum',
    day: 'Tag',
    days: (days: string) => `Tag ${days}`,
    pilot: 'Pilot',
    first: 'Freigabe nach Prozentwert',
    exactFirst: 'Freigabe nach Bellwether',
    never: 'nie',
    again: 'Andere ziehen',
    seed: (seed: string) => `Ziehung ${seed}. Dieselbe Nummer ergibt auf jedem Rechner dieselben Piloten.`,
  },
});
