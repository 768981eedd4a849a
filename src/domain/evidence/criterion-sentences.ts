/** What keeps a criterion from being frozen, and what it can show, in every language. */
import { speaking } from '../sentences/fill-template.ts';
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const criterionSentences = defineSentences({
  criterion_field_missing: {
    en: '{field?id=Give the criterion an id.|name=Give the criterion a name people recognise.|metric=Say what is measured: the metric is missing.|source=Say where the measurement comes from: the source is missing.|minimum=Say what is the worst acceptable value: the minimum is missing.|target=Say what is aimed at: the target is missing.|minimumSample=Say how many people must be measured before it is judged: the minimum sample is missing.|quorum=Say how many people must rate it: the quorum is missing.}',
    sv: '{field?id=Ge kriteriet ett id.|name=Ge kriteriet ett namn som folk känner igen.|metric=Säg vad som mäts: måttet saknas.|source=Säg var mätningen kommer ifrån: källan saknas.|minimum=Säg vilket värde som är det sämsta godtagbara: minimum saknas.|target=Säg vad som eftersträvas: målet saknas.|minimumSample=Säg hur många som måste mätas innan det bedöms: minsta urval saknas.|quorum=Säg hur många som måste bedöma det: antalet saknas.}',
    de: '{field?id=Geben Sie dem Kriterium eine Kennung.|name=Geben Sie dem Kriterium einen Namen, den man wiedererkennt.|metric=Sagen Sie, was gemessen wird: Die Messgröße fehlt.|source=Sagen Sie, woher die Messung kommt: Die Quelle fehlt.|minimum=Sagen Sie, welcher Wert gerade noch annehmbar ist: Das Minimum fehlt.|target=Sagen Sie, was angestrebt wird: Das Ziel fehlt.|minimumSample=Sagen Sie, ab wie vielen Personen beurteilt wird: Die Mindestzahl fehlt.|quorum=Sagen Sie, wie viele Personen es bewerten müssen: Die Anzahl fehlt.}',
  },
  criterion_choice_missing: {
    en: 'The field {field} is missing: choose one of {known}.',
    sv: 'Fältet {field} saknas: välj något av {known}.',
    de: 'Das Feld {field} fehlt: Wählen Sie eines von {known}.',
  },
  criterion_choice_unknown: {
    en: 'The field {field} must be one of {known}.',
    sv: 'Fältet {field} måste vara något av {known}.',
    de: 'Im Feld {field} ist nur eines von {known} erlaubt.',
  },
  criterion_no_text: {
    en: 'The field {field} must be a text: put quotation marks around it.',
    sv: 'Fältet {field} måste vara en text: sätt citattecken runt den.',
    de: 'Im Feld {field} muss ein Text stehen: Setzen Sie ihn in Anführungszeichen.',
  },
  criterion_no_number: {
    en: 'The field {field} must be a number.',
    sv: 'Fältet {field} måste vara ett tal.',
    de: 'Im Feld {field} muss eine Zahl stehen.',
  },
  criterion_no_count: {
    en: 'The {field?minimumSample=minimum sample|horizon=horizon|population=population} must be a whole number of people, 1 or more.',
    sv: '{field?minimumSample=Minsta urvalet|horizon=Horisonten|population=Befolkningen} måste vara ett helt antal personer, minst 1.',
    de: '{field?minimumSample=Die Mindestzahl|horizon=Der Horizont|population=Die Grundgesamtheit} muss eine ganze Zahl von Personen sein, mindestens 1.',
  },
  criterion_sample_over_horizon: {
    en: 'The minimum sample of {sample} exceeds the horizon of {horizon}.',
    sv: 'Minsta urvalet på {sample} är större än horisonten på {horizon}.',
    de: 'Die Mindestzahl von {sample} übersteigt den Horizont von {horizon}.',
  },
  criterion_strict_no_share: {
    en: 'Strict weighting is for shares: use it with kind proportion.',
    sv: 'Strikt viktning gäller andelar: använd den med slaget proportion.',
    de: 'Strenge Gewichtung gilt für Anteile: Verwenden Sie sie mit der Art proportion.',
  },
  criterion_horizon_over_population: {
    en: 'The horizon of {horizon} exceeds the population of {population}.',
    sv: 'Horisonten på {horizon} är större än befolkningen på {population}.',
    de: 'Der Horizont von {horizon} übersteigt die Grundgesamtheit von {population}.',
  },
  criterion_validity_no_days: {
    en: 'Ratings hold for a whole number of days, at least 1. Leave it empty when they hold for good.',
    sv: 'Bedömningar gäller ett helt antal dagar, minst 1. Lämna tomt om de gäller tills vidare.',
    de: 'Bewertungen gelten eine ganze Zahl von Tagen, mindestens 1. Lassen Sie das Feld leer, wenn sie auf Dauer gelten.',
  },
  criterion_silence_no_days: {
    en: 'The longest silence must be a number of days above 0.',
    sv: 'Den längsta tystnaden måste vara ett antal dagar över 0.',
    de: 'Die längste Stille muss eine Zahl von Tagen über 0 sein.',
  },
  criterion_scale_reversed: {
    en: 'The lowest point of the scale must lie below the highest.',
    sv: 'Skalans lägsta punkt måste ligga under den högsta.',
    de: 'Der niedrigste Punkt der Skala muss unter dem höchsten liegen.',
  },
  criterion_no_share: {
    en: 'The {field?minimum=minimum|target=target} must be a share between 0 and 1, neither end included.',
    sv: '{field?minimum=Minimum|target=Målet} måste vara en andel mellan 0 och 1, ingen av ändarna inräknad.',
    de: '{field?minimum=Das Minimum|target=Das Ziel} muss ein Anteil zwischen 0 und 1 sein, ohne die beiden Enden.',
  },
  criterion_no_rate: {
    en: 'The {field?minimum=minimum|target=target} must be a rate above 0.',
    sv: '{field?minimum=Minimum|target=Målet} måste vara en frekvens över 0.',
    de: '{field?minimum=Das Minimum|target=Das Ziel} muss eine Rate über 0 sein.',
  },
  criterion_off_scale: {
    en: 'The {field?minimum=minimum|target=target} must be between the ends of the scale, {lowest} and {highest}.',
    sv: '{field?minimum=Minimum|target=Målet} måste ligga mellan skalans ändar, {lowest} och {highest}.',
    de: '{field?minimum=Das Minimum|target=Das Ziel} muss zwischen den Enden der Skala liegen, {lowest} und {highest}.',
  },
  criterion_target_below: {
    en: 'Higher is better, so the target of {target} must not lie below the minimum of {minimum}.',
    sv: 'Högre är bättre, så målet på {target} får inte ligga under minimum på {minimum}.',
    de: 'Höher ist besser, also darf das Ziel von {target} nicht unter dem Minimum von {minimum} liegen.',
  },
  criterion_target_above: {
    en: 'Lower is better, so the target of {target} must not lie above the limit of {minimum}.',
    sv: 'Lägre är bättre, så målet på {target} får inte ligga över gränsen på {minimum}.',
    de: 'Niedriger ist besser, also darf das Ziel von {target} nicht über dem Grenzwert von {minimum} liegen.',
  },
  criterion_out_of_reach: {
    en: 'With at most {people:# person|# people} this criterion cannot pass even if nothing goes wrong; it needs {fewest} or more, or a less demanding minimum.',
    sv: 'Med högst {people:# person|# personer} kan kriteriet inte bli godkänt ens om allt går bra; det behövs minst {fewest}, eller ett lägre krav.',
    de: 'Mit höchstens {people:# Person|# Personen} kann dieses Kriterium nicht bestehen, selbst wenn alles gelingt; nötig sind mindestens {fewest} oder ein niedrigeres Minimum.',
  },
  criterion_rubric_short: {
    en: 'Describe at least two levels of the rubric, worst first.',
    sv: 'Beskriv minst två nivåer i skalan, den sämsta först.',
    de: 'Beschreiben Sie mindestens zwei Werte der Skala, den schlechtesten zuerst.',
  },
  criterion_rubric_unclear: {
    en: 'Every level of the rubric needs a meaning and a higher number than the one before.',
    sv: 'Varje nivå i skalan behöver en innebörd och ett högre tal än den före.',
    de: 'Jeder Wert der Skala braucht eine Bedeutung und eine höhere Zahl als der vorige.',
  },
  criterion_too_few_raters: {
    en: 'At least two people must rate it.',
    sv: 'Minst två personer måste bedöma det.',
    de: 'Mindestens zwei Personen müssen es bewerten.',
  },
  criterion_rating_below: {
    en: 'The target of {target} must not lie below the minimum of {minimum}.',
    sv: 'Målet på {target} får inte ligga under minimum på {minimum}.',
    de: 'Das Ziel von {target} darf nicht unter dem Minimum von {minimum} liegen.',
  },
  criterion_id_repeated: {
    en: 'Two criteria share this id. Give each its own.',
    sv: 'Två kriterier har samma id. Ge vart och ett sitt eget.',
    de: 'Zwei Kriterien haben dieselbe Kennung. Geben Sie jedem eine eigene.',
  },
  criteria_need_measured_exit: {
    en: 'Add at least one measured exit criterion with a minimum, a target, a minimum sample and a source.',
    sv: 'Lägg till minst ett uppmätt krav med minimum, mål, minsta urval och källa.',
    de: 'Fügen Sie mindestens eine gemessene Bedingung mit Minimum, Ziel, Mindestzahl und Quelle hinzu.',
  },
  criteria_need_qualitative: {
    en: 'Add at least one qualitative criterion with a rubric and the number of people who rate it.',
    sv: 'Lägg till minst ett kvalitativt kriterium med en skala och antalet personer som bedömer det.',
    de: 'Fügen Sie mindestens ein qualitatives Kriterium mit einer Skala und der Zahl der bewertenden Personen hinzu.',
  },
  criterion_reach_none: {
    en: 'With {people:# person|# people} this cannot pass even if nothing goes wrong. Choose more people or a less demanding minimum.',
    sv: 'Med {people:# person|# personer} kan det inte bli godkänt ens om allt går bra. Välj fler personer eller ett lägre krav.',
    de: 'Mit {people:# Person|# Personen} ist ein Bestehen unmöglich, selbst wenn alles gelingt. Wählen Sie mehr Personen oder ein niedrigeres Minimum.',
  },
  criterion_failing: {
    en: 'A failing result: with {people:# person|# people}, {failures:# failure|# failures} or more. A passing one: {passes:# failure|# failures} or fewer. In between it {between?open=stays open|conditional=is conditional}.',
    sv: 'Ett underkänt resultat: med {people:# person|# personer}, {failures:# misslyckad|# misslyckade} eller fler. Ett godkänt: högst {passes:# misslyckad|# misslyckade}. Däremellan {between?open=förblir det öppet|conditional=är det villkorat}.',
    de: 'Ein Ergebnis, das nicht besteht: bei {people:# Person|# Personen} mindestens {failures:# Fehlschlag|# Fehlschläge}. Eines, das besteht: höchstens {passes:# Fehlschlag|# Fehlschläge}. Dazwischen {between?open=bleibt es offen|conditional=ist es bedingt}.',
  },
  criterion_failing_only: {
    en: 'A failing result: with {people:# person|# people}, {failures:# failure|# failures} or more. With so few people no result passes.',
    sv: 'Ett underkänt resultat: med {people:# person|# personer}, {failures:# misslyckad|# misslyckade} eller fler. Med så få personer blir inget resultat godkänt.',
    de: 'Ein Ergebnis, das nicht besteht: bei {people:# Person|# Personen} mindestens {failures:# Fehlschlag|# Fehlschläge}. Mit so wenigen Personen besteht kein Ergebnis.',
  },
  criterion_needs: {
    en: 'For 8 of 10 pilots as good as the target to pass, about {people:# person is|# people are} needed.',
    sv: 'För att 8 av 10 piloter som är så bra som målet ska bli godkända behövs omkring {people:# person|# personer}.',
    de: 'Damit 8 von 10 Piloten, die so gut sind wie das Ziel, bestehen, braucht es etwa {people:# Person|# Personen}.',
  },
  criterion_needs_more_than: {
    en: 'For 8 of 10 pilots as good as the target to pass, more than {people:# person is|# people are} needed. Put minimum and target further apart.',
    sv: 'För att 8 av 10 piloter som är så bra som målet ska bli godkända behövs fler än {people:# person|# personer}. Lägg minimum och mål längre isär.',
    de: 'Damit 8 von 10 Piloten, die so gut sind wie das Ziel, bestehen, braucht es mehr als {people:# Person|# Personen}. Legen Sie Minimum und Ziel weiter auseinander.',
  },
  criterion_values: {
    en: 'A failing result: with {people:# person|# people}, about {fails} or {better?higher=less|lower=more}. A passing one: about {passes} or {better?higher=more|lower=less}. In between it {between?open=stays open|conditional=is conditional}.',
    sv: 'Ett underkänt resultat: med {people:# person|# personer}, omkring {fails} eller {better?higher=mindre|lower=mer}. Ett godkänt: omkring {passes} eller {better?higher=mer|lower=mindre}. Däremellan {between?open=förblir det öppet|conditional=är det villkorat}.',
    de: 'Ein Ergebnis, das nicht besteht: bei {people:# Person|# Personen} etwa {fails} oder {better?higher=weniger|lower=mehr}. Eines, das besteht: etwa {passes} oder {better?higher=mehr|lower=weniger}. Dazwischen {between?open=bleibt es offen|conditional=ist es bedingt}.',
  },
  criterion_values_open: {
    en: 'With {people:# person|# people} no result decides it. Choose more people, or put limit and target further apart.',
    sv: 'Med {people:# person|# personer} avgör inget resultat det. Välj fler personer, eller lägg gräns och mål längre isär.',
    de: 'Bei {people:# Person|# Personen} entscheidet kein Ergebnis. Wählen Sie mehr Personen oder legen Sie Grenze und Ziel weiter auseinander.',
  },
  criterion_fixed_sample: {
    en: 'Counted once as a fixed sample, {people:# person|# people} without a failure show {better?higher=at least|lower=at most} {minimum:percent} with 95 % confidence; one failure needs more.',
    sv: 'Räknat en gång som ett fast urval visar {people:# person|# personer} utan misslyckande {better?higher=minst|lower=högst} {minimum:percent} med 95 % säkerhet; ett misslyckande kräver fler.',
    de: 'Einmal als feste Stichprobe gezählt, zeigen {people:# Person|# Personen} ohne Fehlschlag {better?higher=mindestens|lower=höchstens} {minimum:percent} mit 95 % Sicherheit; ein Fehlschlag braucht mehr.',
  },
  criterion_reach: {
    en: 'With {people:# person|# people} it passes at {share:percent}, at the earliest after {earliest:# person|# people}. If the truth is the target, {target:percent}, {chance} of 100 such pilots pass.',
    sv: 'Med {people:# person|# personer} blir det godkänt vid {share:percent}, tidigast efter {earliest:# person|# personer}. Om sanningen är målet, {target:percent}, blir {chance} av 100 sådana piloter godkända.',
    de: 'Mit {people:# Person|# Personen} besteht es bei {share:percent}, frühestens nach {earliest:# Person|# Personen}. Entspricht die Wahrheit dem Ziel von {target:percent}, so bestehen {chance} von 100 solchen Piloten.',
  },
});

export type CriterionStatement = StatementOf<typeof criterionSentences>;
export const criterionStatement = stating(criterionSentences);
export const sayOfCriteria = speaking(criterionSentences);
