/** Why no cohort keeps the rules, as a sentence of the screen's language, put together from the refusal's data. */
import type { Infeasibility } from '#contracts/cohort-rules.ts';
import { defineTexts } from '../../i18n/define-texts.ts';
import type { SameShape } from '../../i18n/define-texts.ts';

const english = {
  no_people: 'There are no people to choose from.',
  size_above_eligible: (size: string, eligible: string) =>
    `The size is ${size}, but only ${eligible} people can be chosen. Choose a smaller size.`,
  must_above_size: (must: string, size: string) =>
    `${must} people must take part, but the size is ${size}. Raise the size.`,
  must_not_eligible: (people: string) => `${people} must take part, but cannot be chosen.`,
  must_above_team_cap: (team: string, must: string, cap: string) =>
    `${must} people of team ${team} must take part, but at most ${cap} may.`,
  team_caps_too_tight: (size: string, possible: string) =>
    `The size is ${size}, but the rule per team leaves room for ${possible}.`,
  minimum_above_eligible: (minimum: string, level: string, eligible: string) =>
    `At least ${minimum} from ${level} are wanted, but ${eligible} can be chosen.`,
  minimums_above_size: (total: string, size: string) =>
    `The minimums need ${total} people, but the size is ${size}.`,
  minimums_conflict: (level: string, reached: string, minimum: string) =>
    `No cohort of this size meets every minimum; ${level} has ${reached} of ${minimum}. Raise the size or lower a minimum.`,
};
export const infeasibleTexts = defineTexts({
  en: english,
  sv: {
    no_people: 'Det finns inga personer att välja bland.',
    size_above_eligible: (size, eligible) =>
      `Storleken är ${size}, men bara ${eligible} personer kan väljas. Välj en mindre storlek.`,
    must_above_size: (must, size) =>
      `${must} personer måste vara med, men storleken är ${size}. Öka storleken.`,
    must_not_eligible: (people) => `${people} måste vara med, men kan inte väljas.`,
    must_above_team_cap: (team, must, cap) =>
      `${must} personer i teamet ${team} måste vara med, men högst ${cap} får.`,
    team_caps_too_tight: (size, possible) =>
      `Storleken är ${size}, men regeln per team ger plats för ${possible}.`,
    minimum_above_eligible: (minimum, level, eligible) =>
      `Minst ${minimum} från ${level} önskas, men ${eligible} kan väljas.`,
    minimums_above_size: (total, size) => `Minimikraven kräver ${total} personer, men storleken är ${size}.`,
    minimums_conflict: (level, reached, minimum) =>
      `Ingen grupp av den här storleken uppfyller alla minimikrav; ${level} har ${reached} av ${minimum}. Öka storleken eller sänk ett krav.`,
  },
  de: {
    no_people: 'Es gibt keine Personen zur Auswahl.',
    size_above_eligible: (size, eligible) =>
      `Die Größe ist ${size}, wählbar sind aber nur ${eligible} Personen. Wählen Sie eine kleinere Größe.`,
    must_above_size: (must, size) =>
      `${must} Personen müssen teilnehmen, die Größe ist aber ${size}. Erhöhen Sie die Größe.`,
    must_not_eligible: (people) => `${people} muss teilnehmen, ist aber nicht wählbar.`,
    must_above_team_cap: (team, must, cap) =>
      `${must} Personen aus dem Team ${team} müssen teilnehmen, höchstens ${cap} dürfen es.`,
    team_caps_too_tight: (size, possible) =>
      `Die Größe ist ${size}, die Vorgabe je Team lässt aber nur ${possible} zu.`,
    minimum_above_eligible: (minimum, level, eligible) =>
      `Mindestens ${minimum} aus ${level} sind verlangt, wählbar sind aber ${eligible}.`,
    minimums_above_size: (total, size) =>
      `Die Mindestzahlen brauchen ${total} Personen, die Größe ist aber ${size}.`,
    minimums_conflict: (level, reached, minimum) =>
      `Keine Gruppe dieser Größe erfüllt jede Mindestzahl; ${level} hat ${reached} von ${minimum}. Erhöhen Sie die Größe oder senken Sie eine Mindestzahl.`,
  },
});

/** The sentence; for what has no words here the server's own. */
export function infeasibleSentence(
  { refusal, explanation }: Infeasibility,
  texts: SameShape<typeof english>,
  number: (value: number) => string,
): string {
  switch (refusal.kind) {
    case 'no_people':
      return texts.no_people;
    case 'size_above_eligible':
      return texts.size_above_eligible(number(refusal.size), number(refusal.eligible));
    case 'must_above_size':
      return texts.must_above_size(number(refusal.must), number(refusal.size));
    case 'must_not_eligible':
      return texts.must_not_eligible(refusal.ids.slice(0, 5).join(', '));
    case 'must_above_team_cap':
      return texts.must_above_team_cap(refusal.team, number(refusal.must), number(refusal.cap));
    case 'team_caps_too_tight':
      return texts.team_caps_too_tight(number(refusal.size), number(refusal.possible));
    case 'minimum_above_eligible':
      return texts.minimum_above_eligible(
        number(refusal.minimum),
        refusal.level,
        number(Math.min(refusal.eligible, refusal.capped)),
      );
    case 'minimums_above_size':
      return texts.minimums_above_size(number(refusal.total), number(refusal.size));
    case 'minimums_conflict': {
      const [first] = refusal.short;
      return first === undefined
        ? explanation
        : texts.minimums_conflict(first.level, number(first.reached), number(first.minimum));
    }
    default:
      return explanation;
  }
}
