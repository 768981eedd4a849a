/** The texts of the form of a deployment unit and of what it would do. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const unitFormTexts = defineTexts({
  en: {
    add: 'Add a unit',
    change: (unit: string) => `Change ${unit}`,
    name: 'Name',
    attribute: 'Attribute',
    values: 'Values',
    valuesHelp: 'One of them is enough; every attribute must fit.',
    addCondition: 'Add an attribute',
    dropCondition: 'Remove the attribute',
    named: 'People by name',
    namedHelp:
      'Identifiers or e-mail addresses, one a line. They belong to this unit whatever the rules say.',
    owner: 'Owner',
    ownerHelp: 'Sees their waves among the next actions, if it is somebody who signs in.',
    noOwner: 'nobody yet',
    somebody: 'somebody of the directory',
    ownerPerson: 'Identifier or e-mail address of the owner',
    place: 'Place in the order',
    first: 'first',
    after: (unit: string) => `after ${unit}`,
    save: 'Save',
    lacking: 'A unit needs a name, and an attribute with values or people by name.',
    preview: (count: number, shown: string) =>
      plural('en', count, {
        one: `${shown} person would belong to it`,
        other: `${shown} people would belong to it`,
      }),
    such: (names: string) => `such as ${names}`,
    stay: (people: string, unit: string) =>
      `${people} whom the rule fits stay in ${unit}, which stands before`,
    come: (people: string, unit: string) => `${people} come from ${unit}`,
    leave: (people: string) => `${people} who belong to it now would not any more`,
    without: (people: string, everybody: string) => `${people} of ${everybody} would be in no unit`,
    unknown: (count: number, shown: string) =>
      plural('en', count, {
        one: `${shown} name is nobody’s in the directory`,
        other: `${shown} names are nobody’s in the directory`,
      }),
    row: (row: string, name: string) => `Line ${row}: ${name}`,
    mend: 'Correct the identifier or address, or import the person first.',
  },
  sv: {
    add: 'Lägg till en enhet',
    change: (unit) => `Ändra ${unit}`,
    name: 'Namn',
    attribute: 'Attribut',
    values: 'Värden',
    valuesHelp: 'Ett av dem räcker; varje attribut måste stämma.',
    addCondition: 'Lägg till ett attribut',
    dropCondition: 'Ta bort attributet',
    named: 'Personer med namn',
    namedHelp: 'Id eller e-postadress, en per rad. De hör till enheten vad reglerna än säger.',
    owner: 'Ägare',
    ownerHelp: 'Ser sina vågor bland nästa åtgärder, om det är någon som loggar in.',
    noOwner: 'ingen än',
    somebody: 'någon i katalogen',
    ownerPerson: 'Ägarens id eller e-postadress',
    place: 'Plats i ordningen',
    first: 'först',
    after: (unit) => `efter ${unit}`,
    save: 'Spara',
    lacking: 'En enhet behöver ett namn, och ett attribut med värden eller personer med namn.',
    preview: (count, shown) =>
      plural('sv', count, {
        one: `${shown} person skulle höra till den`,
        other: `${shown} personer skulle höra till den`,
      }),
    such: (names) => `till exempel ${names}`,
    stay: (people, unit) => `${people} som regeln stämmer på stannar i ${unit}, som står före`,
    come: (people, unit) => `${people} kommer från ${unit}`,
    leave: (people) => `${people} som hör till den nu skulle inte längre göra det`,
    without: (people, everybody) => `${people} av ${everybody} skulle inte vara i någon enhet`,
    unknown: (count, shown) =>
      plural('sv', count, {
        one: `${shown} namn är ingens i katalogen`,
        other: `${shown} namn är ingens i katalogen`,
      }),
    row: (row, name) => `Rad ${row}: ${name}`,
    mend: 'Rätta id:t eller adressen, eller importera personen först.',
  },
  de: {
    add: 'Einheit anlegen',
    change: (unit) => `${unit} ändern`,
    name: 'Name',
    attribute: 'Merkmal',
    values: 'Werte',
    valuesHelp: 'Einer davon genügt; jedes Merkmal muss passen.',
    addCondition: 'Merkmal hinzufügen',
    dropCondition: 'Merkmal entfernen',
    named: 'Personen mit Namen',
    namedHelp:
      'Kennungen oder E-Mail-Adressen, eine je Zeile. Sie gehören zu dieser Einheit, was immer die Regeln sagen.',
    owner: 'Verantwortlich',
    ownerHelp:
      'Sieht die eigenen Wellen unter den nächsten Schritten, wenn es jemand ist, der sich anmeldet.',
    noOwner: 'noch niemand',
    somebody: 'jemand aus dem Verzeichnis',
    ownerPerson: 'Kennung oder E-Mail-Adresse der verantwortlichen Person',
    place: 'Platz in der Reihenfolge',
    first: 'zuerst',
    after: (unit) => `nach ${unit}`,
    save: 'Speichern',
    lacking: 'Eine Einheit braucht einen Namen und ein Merkmal mit Werten oder Personen mit Namen.',
    preview: (count, shown) =>
      plural('de', count, {
        one: `${shown} Person würde dazugehören`,
        other: `${shown} Personen würden dazugehören`,
      }),
    such: (names) => `etwa ${names}`,
    stay: (people, unit) => `${people}, auf die die Regel passt, bleiben in ${unit}, die vorher kommt`,
    come: (people, unit) => `${people} kommen aus ${unit}`,
    leave: (people) => `${people}, die jetzt dazugehören, würden es nicht mehr`,
    without: (people, everybody) => `${people} von ${everybody} wären in keiner Einheit`,
    unknown: (count, shown) =>
      plural('de', count, {
        one: `${shown} Name gehört niemandem im Verzeichnis`,
        other: `${shown} Namen gehören niemandem im Verzeichnis`,
      }),
    row: (row, name) => `Zeile ${row}: ${name}`,
    mend: 'Berichtigen Sie Kennung oder Adresse, oder importieren Sie die Person zuerst.',
  },
});
