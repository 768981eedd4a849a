/** Why no cohort could be chosen, why somebody is in one, and what an attribute is worth, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const cohortSentences = defineSentences({
  cohort_no_people: {
    en: 'There are no people to choose from.',
    sv: 'Det finns inga personer att välja bland.',
    de: 'Es gibt keine Personen zur Auswahl.',
  },
  cohort_duplicate_id: {
    en: 'The id {id} stands for two people. Give each person one row.',
    sv: 'Id {id} står för två personer. Ge varje person en rad.',
    de: 'Die Kennung {id} steht für zwei Personen. Geben Sie jeder Person eine Zeile.',
  },
  cohort_unknown_people: {
    en: 'The {list?must=must list|exclude=exclusion list|previous=earlier cohort} names {ids}, not found among the people. Correct the list.',
    sv: '{list?must=Listan över dem som måste vara med|exclude=Listan över undantagna|previous=Det tidigare urvalet} nämner {ids}, som inte finns bland personerna. Rätta listan.',
    de: '{list?must=Die Liste der gesetzten Personen|exclude=Die Ausschlussliste|previous=Die frühere Auswahl} nennt {ids}, die unter den Personen nicht vorkommen. Berichtigen Sie die Liste.',
  },
  cohort_unknown_attribute: {
    en: 'There is no attribute {attribute}. Choose one of: {known}.',
    sv: 'Det finns inget attribut {attribute}. Välj ett av: {known}.',
    de: 'Das Merkmal {attribute} gibt es nicht. Wählen Sie eines von: {known}.',
  },
  cohort_unknown_level: {
    en: 'Nobody has {attribute} {level}. Values are: {known}.',
    sv: 'Ingen har {attribute} {level}. Värdena är: {known}.',
    de: 'Niemand hat {attribute} {level}. Werte sind: {known}.',
  },
  cohort_size_not_positive: {
    en: 'The size must be a whole number from 1, but it is {size}.',
    sv: 'Storleken måste vara ett heltal från 1, men är {size}.',
    de: 'Die Größe muss eine ganze Zahl ab 1 sein, ist aber {size}.',
  },
  cohort_size_above_people: {
    en: 'The size is {size}, but there {people:is only # person|are only # people}.',
    sv: 'Storleken är {size}, men det finns bara {people:# person|# personer}.',
    de: 'Die Größe ist {size}, aber es gibt nur {people:# Person|# Personen}.',
  },
  cohort_size_above_eligible: {
    en: 'The size is {size}, but only {eligible} of {people:# person|# people} {eligible:is|are} eligible.',
    sv: 'Storleken är {size}, men bara {eligible} av {people:# person|# personer} kan väljas.',
    de: 'Die Größe ist {size}, aber nur {eligible} von {people:# Person|# Personen} {eligible:kommt|kommen} infrage.',
  },
  cohort_must_above_size: {
    en: '{must:# person|# people} must take part, but the size is {size}. Raise the size.',
    sv: '{must:# person|# personer} måste vara med, men storleken är {size}. Höj storleken.',
    de: '{must:# Person muss|# Personen müssen} teilnehmen, aber die Größe ist {size}. Erhöhen Sie die Größe.',
  },
  cohort_must_not_eligible: {
    en: '{ids} must take part, but cannot be chosen: excluded or not eligible.',
    sv: '{ids} måste vara med men kan inte väljas: undantagna eller inte valbara.',
    de: '{ids} müssen teilnehmen, können aber nicht gewählt werden: ausgeschlossen oder nicht wählbar.',
  },
  cohort_must_above_team_cap: {
    en: '{must:# person|# people} of team {team} must take part, but at most {cap} may. Raise the team cap or shorten the must list.',
    sv: '{must:# person|# personer} i teamet {team} måste vara med, men högst {cap} får. Höj gränsen per team eller korta listan.',
    de: '{must:# Person|# Personen} des Teams {team} {must:muss|müssen} teilnehmen, aber höchstens {cap} {cap:darf|dürfen}. Erhöhen Sie die Grenze je Team, oder kürzen Sie die Liste.',
  },
  cohort_team_caps_too_tight: {
    en: 'The size is {size}, but the team caps leave room for {possible:# person|# people}. Raise the team cap or lower the size.',
    sv: 'Storleken är {size}, men gränserna per team ger plats för {possible:# person|# personer}. Höj gränsen eller sänk storleken.',
    de: 'Die Größe ist {size}, aber die Grenzen je Team lassen Platz für {possible:# Person|# Personen}. Erhöhen Sie die Grenze, oder senken Sie die Größe.',
  },
  cohort_minimum_above_eligible: {
    en: 'The minimum cannot be met: at least {minimum} from {attribute} {level}, but {eligible:# is|# are} eligible.',
    sv: 'Minsta antalet går inte att nå: minst {minimum} från {attribute} {level}, men {eligible:# kan|# kan} väljas.',
    de: 'Das Minimum ist nicht erreichbar: mindestens {minimum} aus {attribute} {level}, aber nur {eligible:# kommt|# kommen} infrage.',
  },
  cohort_minimum_above_caps: {
    en: 'The minimum cannot be met: at least {minimum} from {attribute} {level}, but the team caps leave {capped} of {eligible} eligible.',
    sv: 'Minsta antalet går inte att nå: minst {minimum} från {attribute} {level}, men gränserna per team lämnar {capped} av {eligible} valbara.',
    de: 'Das Minimum ist nicht erreichbar: mindestens {minimum} aus {attribute} {level}, aber die Grenzen je Team lassen {capped} von {eligible} Wählbaren.',
  },
  cohort_minimums_above_size: {
    en: 'The minimums for {attribute} need {total:# person|# people}, but the size is {size}. Raise the size or lower a minimum.',
    sv: 'Minsta antalen för {attribute} kräver {total:# person|# personer}, men storleken är {size}. Höj storleken eller sänk ett minimum.',
    de: 'Die Minima für {attribute} brauchen {total:# Person|# Personen}, aber die Größe ist {size}. Erhöhen Sie die Größe, oder senken Sie ein Minimum.',
  },
  cohort_minimums_conflict: {
    en: 'No cohort of {size} was found that meets every minimum: {short}. Raise the size or lower a minimum.',
    sv: 'Inget urval på {size} hittades som når alla minsta antal: {short}. Höj storleken eller sänk ett minimum.',
    de: 'Es wurde keine Auswahl von {size} gefunden, die jedes Minimum erreicht: {short}. Erhöhen Sie die Größe, oder senken Sie ein Minimum.',
  },
  cohort_minimum_short: {
    en: '{attribute} {level} has {reached} of {minimum}',
    sv: '{attribute} {level} har {reached} av {minimum}',
    de: '{attribute} {level} hat {reached} von {minimum}',
  },
  cohort_probability_invalid: {
    en: 'The probability of {id} is {probability}. Give a number from 0 to 1.',
    sv: 'Sannolikheten för {id} är {probability}. Ange ett tal från 0 till 1.',
    de: 'Die Wahrscheinlichkeit von {id} ist {probability}. Geben Sie eine Zahl von 0 bis 1 an.',
  },
  cohort_chances_changed: {
    en: 'Equal chances go with attributes, a size, and people who must or must not take part. Weights, minimums, team limits, volunteers and an earlier cohort would change the chances: leave them out, or choose balanced groups.',
    sv: 'Lika chanser går ihop med attribut, en storlek och personer som måste eller inte får vara med. Vikter, minsta antal, gränser för team, frivilliga och ett tidigare urval skulle ändra chanserna: ta bort dem, eller välj balanserade grupper.',
    de: 'Gleiche Chancen gelten mit Attributen, einer Größe und Personen, die teilnehmen müssen oder nicht dürfen. Gewichte, Mindestzahlen, Grenzen für Teams, Freiwillige und eine frühere Auswahl würden die Chancen ändern: Lassen Sie sie weg, oder wählen Sie ausgewogene Gruppen.',
  },
  cohort_no_size: {
    en: 'Say how many people.',
    sv: 'Ange hur många personer.',
    de: 'Geben Sie an, wie viele Personen es sein sollen.',
  },
  cohort_cancelled: {
    en: 'The selection was stopped before it was finished.',
    sv: 'Urvalet stoppades innan det var klart.',
    de: 'Die Auswahl wurde angehalten, bevor sie fertig war.',
  },

  member_earlier: { en: 'in an earlier cohort', sv: 'i ett tidigare urval', de: 'in einer früheren Auswahl' },
  member_required: { en: 'on the must list', sv: 'måste vara med', de: 'gesetzt' },
  member_first: {
    en: 'first from {levels} ({people:# person|# people})',
    sv: 'först från {levels} ({people:# person|# personer})',
    de: 'als Erste aus {levels} ({people:# Person|# Personen})',
  },
  member_toward_minimum: {
    en: '{levels}: number {number} of at least {minimum}',
    sv: '{levels}: nummer {number} av minst {minimum}',
    de: '{levels}: Nummer {number} von mindestens {minimum}',
  },
  member_toward_share: {
    en: '{levels}: number {number} of about {about}',
    sv: '{levels}: nummer {number} av ungefär {about}',
    de: '{levels}: Nummer {number} von etwa {about}',
  },

  attribute_one_value: {
    en: 'Everybody has the same {attribute}, so it cannot steer the choice.',
    sv: 'Alla har samma {attribute}, så det kan inte styra urvalet.',
    de: 'Alle haben denselben Wert bei {attribute}; es kann die Auswahl nicht steuern.',
  },
  attribute_one_per_person: {
    en: 'Everybody has a different {attribute}, so no cohort can represent it. Leave it out.',
    sv: 'Alla har olika {attribute}, så inget urval kan spegla det. Utelämna det.',
    de: 'Alle haben verschiedene Werte bei {attribute}; keine Auswahl kann das abbilden. Lassen Sie es weg.',
  },
});

export type CohortStatement = StatementOf<typeof cohortSentences>;
export const cohortStatement = stating(cohortSentences);
export const sayOfCohorts = speaking(cohortSentences);
