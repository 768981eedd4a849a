/** The texts of deployment units. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const unitsTexts = defineTexts({
  en: {
    title: 'Deployment units',
    lead: 'Parts of the organisation that go together, each with an owner. A person belongs to the unit that names them, else to the first in this order whose rule fits. On Waves, choose “deployment unit” as what the waves follow.',
    name: 'Unit',
    rule: 'Who belongs to it',
    owner: 'Owner',
    people: 'People',
    noOwner: 'nobody yet',
    none: 'In no unit',
    noneRule: 'No rule fits and no unit names them',
    empty: 'There are no units yet. Where they help, add the first: a name, a rule, an owner.',
    add: 'Add a unit',
    change: 'Change',
    remove: 'Remove',
    is: (attribute: string, values: string) => `${attribute} ${values}`,
    or: ' or ',
    and: '; ',
    named: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} person by name`, other: `${shown} people by name` }),
    gone: (names: string) =>
      `Not in the directory any more: ${names}. They belong to the unit again once the directory has them back.`,
    openPeople: (unit: string) => `people of ${unit}`,
    byName: (person: string) => `${person} (by name)`,
    department: 'Department',
    removeTitle: 'Remove the unit',
    removeText:
      'Its people belong to the next unit that fits, or to none. Waves that are laid out stay as they are.',
    removed: 'The unit is removed',
    saved: 'The unit is saved',
  },
  sv: {
    title: 'Utrullningsenheter',
    lead: 'Delar av organisationen som hör ihop, var och en med en ägare. En person hör till den enhet som nämner personen, annars till den första i ordningen vars regel stämmer. Välj ”utrullningsenhet” på Vågor som det vågorna följer.',
    name: 'Enhet',
    rule: 'Vilka som hör till',
    owner: 'Ägare',
    people: 'Personer',
    noOwner: 'ingen än',
    none: 'I ingen enhet',
    noneRule: 'Ingen regel stämmer och ingen enhet nämner dem',
    empty: 'Det finns inga enheter än. Där de hjälper, lägg till den första: ett namn, en regel, en ägare.',
    add: 'Lägg till en enhet',
    change: 'Ändra',
    remove: 'Ta bort',
    is: (attribute, values) => `${attribute} ${values}`,
    or: ' eller ',
    and: '; ',
    named: (count, shown) =>
      plural('sv', count, { one: `${shown} person med namn`, other: `${shown} personer med namn` }),
    gone: (names) =>
      `Inte längre i katalogen: ${names}. De hör till enheten igen när katalogen har dem tillbaka.`,
    openPeople: (unit) => `personer i ${unit}`,
    byName: (person) => `${person} (med namn)`,
    department: 'Avdelning',
    removeTitle: 'Ta bort enheten',
    removeText:
      'Dess personer hör till nästa enhet som stämmer, eller till ingen. Vågor som är utlagda står kvar som de är.',
    removed: 'Enheten är borttagen',
    saved: 'Enheten är sparad',
  },
  de: {
    title: 'Rollout-Einheiten',
    lead: 'Teile der Organisation, die zusammengehören, jeder mit einer verantwortlichen Person. Wer gehört wozu? Zuerst gilt die Einheit, die jemanden nennt, sonst die erste in dieser Reihenfolge, deren Regel passt. Auf „Wellen“ können Wellen der Rollout-Einheit folgen.',
    name: 'Einheit',
    rule: 'Wer dazugehört',
    owner: 'Verantwortlich',
    people: 'Personen',
    noOwner: 'noch niemand',
    none: 'In keiner Einheit',
    noneRule: 'Keine Regel passt, und keine Einheit nennt sie',
    empty:
      'Es gibt noch keine Einheiten. Wo sie helfen, legen Sie die erste an: Name, Regel, verantwortliche Person.',
    add: 'Einheit anlegen',
    change: 'Ändern',
    remove: 'Entfernen',
    is: (attribute, values) => `${attribute} ${values}`,
    or: ' oder ',
    and: '; ',
    named: (count, shown) =>
      plural('de', count, { one: `${shown} Person mit Namen`, other: `${shown} Personen mit Namen` }),
    gone: (names) =>
      `Nicht mehr im Verzeichnis: ${names}. Sie gehören wieder zur Einheit, sobald das Verzeichnis sie wieder hat.`,
    openPeople: (unit) => `Personen von ${unit}`,
    byName: (person) => `${person} (mit Namen)`,
    department: 'Abteilung',
    removeTitle: 'Einheit entfernen',
    removeText:
      'Ihre Personen gehören zur nächsten Einheit, die passt, oder zu keiner. Wellen, die ausgelegt sind, bleiben, wie sie sind.',
    removed: 'Die Einheit ist entfernt',
    saved: 'Die Einheit ist gespeichert',
  },
});
