/** What is refused around targeting groups, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const targetingRefusals = defineSentences({
  targeting_no_column: {
    en: 'No column of the file says who is in the group: {columns}. Name one of them id, userPrincipalName or email, or take the file that Entra gives under Download members.',
    sv: 'Ingen kolumn i filen säger vem som är med i gruppen: {columns}. Kalla en av dem id, userPrincipalName eller email, eller ta filen som Entra ger under Ladda ned medlemmar.',
    de: 'Keine Spalte der Datei sagt, wer in der Gruppe ist: {columns}. Nennen Sie eine davon id, userPrincipalName oder email, oder nehmen Sie die Datei, die Entra unter Mitglieder herunterladen gibt.',
  },
  targeting_row_empty: {
    en: 'Line {line} names nobody, so nothing was read: half a group must not look like a whole one. Fill the line in or delete it.',
    sv: 'Rad {line} nämner ingen, så inget lästes: en halv grupp ska inte se ut som en hel. Fyll i raden eller ta bort den.',
    de: 'Zeile {line} nennt niemanden, daher wurde nichts gelesen: Eine halbe Gruppe soll nicht wie eine ganze aussehen. Füllen Sie die Zeile aus, oder löschen Sie sie.',
  },
  targeting_nested_group: {
    en: 'Line {line} is a group inside the group, “{name}”, whose members the file does not hold. Nothing was read. Read it through a connection, or put its people into the group themselves.',
    sv: 'Rad {line} är en grupp i gruppen, ”{name}”, vars medlemmar inte finns i filen. Inget lästes. Läs den genom en anslutning, eller lägg dess personer direkt i gruppen.',
    de: 'Zeile {line} ist eine Gruppe in der Gruppe, „{name}“, deren Mitglieder nicht in der Datei stehen. Nichts wurde gelesen. Lesen Sie sie über eine Verbindung, oder nehmen Sie ihre Personen selbst in die Gruppe auf.',
  },
  targeting_file_broken: {
    en: 'Line {line} of the file: {fault} Nothing was read.',
    sv: 'Rad {line} i filen: {fault} Inget lästes.',
    de: 'Zeile {line} der Datei: {fault} Nichts wurde gelesen.',
  },
  targeting_empty: {
    en: 'There are no members in it, and {count} were seen at the last reading. No data is not taken for nobody. Check that it is the right group, and read again.',
    sv: 'Där finns inga medlemmar, och {count} sågs vid förra läsningen. Inga data tas inte för ingen. Kontrollera att det är rätt grupp och läs igen.',
    de: 'Darin sind keine Mitglieder, und {count} wurden bei der letzten Lesung gesehen. Keine Daten gelten nicht als niemand. Prüfen Sie, ob es die richtige Gruppe ist, und lesen Sie erneut.',
  },
  targeting_name_taken: {
    en: 'This rollout has a targeting group called “{name}” already. Choose another name.',
    sv: 'Utrullningen har redan en målgrupp som heter ”{name}”. Välj ett annat namn.',
    de: 'Dieser Rollout hat schon eine Zielgruppe namens „{name}“. Wählen Sie einen anderen Namen.',
  },
  targeting_nothing: {
    en: 'Nobody has to be {change?add=added|remove=removed}. There is nothing to hand over.',
    sv: 'Ingen behöver {change?add=läggas till|remove=tas bort}. Det finns inget att lämna över.',
    de: 'Niemand muss {change?add=hinzugefügt|remove=entfernt} werden. Es gibt nichts zu übergeben.',
  },
  targeting_no_connection: {
    en: 'This group is not read through a connection. Read a file of its members.',
    sv: 'Gruppen läses inte genom en anslutning. Läs en fil med dess medlemmar.',
    de: 'Diese Gruppe wird nicht über eine Verbindung gelesen. Lesen Sie eine Datei ihrer Mitglieder.',
  },
});
