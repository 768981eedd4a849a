/** What is refused around files, imports and the directory, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const directoryRefusals = defineSentences({
  file_empty: {
    en: 'The file {file} has no rows. Choose another file.',
    sv: 'Filen {file} har inga rader. Välj en annan fil.',
    de: 'Die Datei {file} hat keine Zeilen. Wählen Sie eine andere Datei.',
  },
  signal_unfit: {
    en: 'Signal {number} of the batch, key {key}, cannot be taken in. {mend}',
    sv: 'Signal {number} i sändningen, nyckel {key}, kan inte tas emot. {mend}',
    de: 'Signal {number} der Sendung, Schlüssel {key}, kann nicht übernommen werden. {mend}',
  },
  file_unreadable: {
    en: 'The file {file} could not be read. {problem}',
    sv: 'Filen {file} kunde inte läsas. {problem}',
    de: 'Die Datei {file} konnte nicht gelesen werden. {problem}',
  },
  mapping_incomplete: {
    en: 'No column is mapped to the identifier. Choose the column that identifies each {thing?person=person|device=device|app=app}.',
    sv: 'Ingen kolumn är kopplad till id. Välj kolumnen som identifierar varje {thing?person=person|device=enhet|app=app}.',
    de: 'Keine Spalte ist der Kennung zugeordnet. Wählen Sie die Spalte, die {thing?person=jede Person|device=jedes Gerät|app=jede App} kenntlich macht.',
  },
  mapping_ambiguous: {
    en: 'Several columns are mapped to {target}: {columns}. Map only one of them.',
    sv: 'Flera kolumner är kopplade till {target}: {columns}. Koppla bara en av dem.',
    de: 'Mehrere Spalten sind {target} zugeordnet: {columns}. Ordnen Sie nur eine davon zu.',
  },
  import_has_errors: {
    en: '{count:# row|# rows} cannot be imported. Mend the file, or confirm to leave out what is wrong.',
    sv: '{count:# rad|# rader} kan inte importeras. Rätta filen, eller bekräfta att felen lämnas utanför.',
    de: '{count:# Zeile kann|# Zeilen können} nicht importiert werden. Berichtigen Sie die Datei, oder bestätigen Sie, dass Fehlerhaftes ausgelassen wird.',
  },
  import_needs_confirmation: {
    en: 'This file would remove {count} of {total} {things?people=people|devices=devices|apps=apps}. Confirm if that is intended.',
    sv: 'Filen skulle ta bort {count} av {total} {things?people=personer|devices=enheter|apps=appar}. Bekräfta om det är avsikten.',
    de: 'Diese Datei würde {count} von {total} {things?people=Personen|devices=Geräten|apps=Apps} entfernen. Bestätigen Sie, wenn das beabsichtigt ist.',
  },
  import_state: {
    en: 'This import {state?uploaded=has not been previewed|previewed=has been previewed|applying=is being applied|applied=is applied|undone=is undone|discarded=is discarded|failed=has failed}, so it cannot be {action?map=mapped differently|preview=previewed|apply=applied|undo=undone|discard=discarded}.',
    sv: 'Importen {state?uploaded=är inte granskad|previewed=är granskad|applying=genomförs just nu|applied=är genomförd|undone=är ångrad|discarded=är kastad|failed=misslyckades} och kan därför inte {action?map=kopplas om|preview=granskas|apply=genomföras|undo=ångras|discard=kastas}.',
    de: 'Dieser Import {state?uploaded=hat noch keine Vorschau|previewed=hat eine Vorschau|applying=wird gerade übernommen|applied=ist übernommen|undone=ist zurückgenommen|discarded=ist verworfen|failed=ist fehlgeschlagen} und kann daher nicht {action?map=anders zugeordnet|preview=in einer Vorschau gezeigt|apply=übernommen|undo=zurückgenommen|discard=verworfen} werden.',
  },
  import_not_last: {
    en: 'Only the last applied import can be undone. Undo import {last} first.',
    sv: 'Bara den senast genomförda importen kan ångras. Ångra import {last} först.',
    de: 'Nur der zuletzt übernommene Import kann zurückgenommen werden. Nehmen Sie zuerst Import {last} zurück.',
  },
  import_in_use: {
    en: '{count:# person of this import takes|# people of this import take} part in a rollout, so it cannot be undone.',
    sv: '{count:# person|# personer} ur importen deltar i en utrullning, så den kan inte ångras.',
    de: '{count:# Person aus diesem Import nimmt|# Personen aus diesem Import nehmen} an einem Rollout teil; er kann daher nicht zurückgenommen werden.',
  },
  import_superseded: {
    en: 'The directory has changed since this preview. Preview the file again.',
    sv: 'Katalogen har ändrats sedan granskningen. Granska filen igen.',
    de: 'Das Verzeichnis hat sich seit dieser Vorschau geändert. Sehen Sie die Datei erneut an.',
  },
  export_needs_csv: {
    en: 'This table does not fit into a workbook. {why} Export it as CSV instead.',
    sv: 'Tabellen ryms inte i en arbetsbok. {why} Exportera den som CSV i stället.',
    de: 'Diese Tabelle passt nicht in eine Arbeitsmappe. {why} Exportieren Sie sie als CSV.',
  },
  people_unknown: {
    en: '{count:# of the identifiers is|# of the identifiers are} not in the directory: {ids}. Correct the list.',
    sv: '{count:# av id:na finns|# av id:na finns} inte i katalogen: {ids}. Rätta listan.',
    de: '{count:# der Kennungen steht|# der Kennungen stehen} nicht im Verzeichnis: {ids}. Berichtigen Sie die Liste.',
  },
  exceptions_faulty: {
    en: 'The file has {count:# fault|# faults}, so nobody was added. Line {line}: {fault}',
    sv: 'Filen har {count:# fel|# fel}, så ingen lades till. Rad {line}: {fault}',
    de: 'Die Datei hat {count:# Fehler|# Fehler}, daher wurde niemand hinzugefügt. Zeile {line}: {fault}',
  },
  no_people: {
    en: 'There are no people yet. Import your people or open the sample organisation first.',
    sv: 'Det finns inga personer än. Importera personer eller öppna exempelorganisationen först.',
    de: 'Es gibt noch keine Personen. Importieren Sie Personen, oder öffnen Sie zuerst die Beispielorganisation.',
  },
  attribute_unknown: {
    en: 'There is no attribute {attribute}. Choose one of: {known}.',
    sv: 'Det finns inget attribut {attribute}. Välj ett av: {known}.',
    de: 'Das Merkmal {attribute} gibt es nicht. Wählen Sie eines von: {known}.',
  },
  attribute_unused: {
    en: 'Nobody has the attribute {attribute}. Choose another one.',
    sv: 'Ingen har attributet {attribute}. Välj ett annat.',
    de: 'Niemand hat das Merkmal {attribute}. Wählen Sie ein anderes.',
  },
  unit_rule_wide: {
    en: 'These conditions have {count} combinations of values; {most} are the most. Choose fewer values, or make two units of it.',
    sv: 'Villkoren har {count} kombinationer av värden; högst {most} går. Välj färre värden, eller gör två enheter av det.',
    de: 'Diese Bedingungen haben {count} Kombinationen von Werten; höchstens {most} sind möglich. Wählen Sie weniger Werte, oder machen Sie zwei Einheiten daraus.',
  },
  unit_name_taken: {
    en: 'A unit needs a name of its own, and “{name}” is not one. Choose another name.',
    sv: 'En enhet behöver ett eget namn, och ”{name}” är inte det. Välj ett annat namn.',
    de: 'Eine Einheit braucht einen eigenen Namen, und „{name}“ ist keiner. Wählen Sie einen anderen Namen.',
  },
  unit_owner_unknown: {
    en: 'This account cannot sign in to your organisation, so it cannot own a unit. Choose another owner.',
    sv: 'Kontot kan inte logga in i organisationen och kan därför inte äga en enhet. Välj en annan ägare.',
    de: 'Dieses Konto kann sich in Ihrer Organisation nicht anmelden und daher keine Einheit verantworten. Wählen Sie jemand anderen.',
  },
  units_full: {
    en: 'There are {most} units already, which is the most. Remove one first.',
    sv: 'Det finns redan {most} enheter, vilket är det högsta antalet. Ta bort en först.',
    de: 'Es gibt schon {most} Einheiten; mehr sind nicht möglich. Entfernen Sie zuerst eine.',
  },
});
