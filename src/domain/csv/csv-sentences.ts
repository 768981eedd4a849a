/** What is wrong with the shape of a CSV file, and how to mend it, in every language. */
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const csvSentences = defineSentences({
  csv_empty_file: { en: 'The file is empty.', sv: 'Filen är tom.', de: 'Die Datei ist leer.' },
  csv_empty_file_mend: {
    en: 'Export it again; the first line must name the columns.',
    sv: 'Exportera den igen; första raden måste namnge kolumnerna.',
    de: 'Exportieren Sie sie erneut; die erste Zeile muss die Spalten nennen.',
  },
  csv_no_rows: {
    en: 'The file has a header and no rows.',
    sv: 'Filen har en rubrikrad men inga rader.',
    de: 'Die Datei hat eine Kopfzeile und keine Zeilen.',
  },
  csv_no_rows_mend: {
    en: 'Check the filter of the export and export it again.',
    sv: 'Kontrollera exportens filter och exportera igen.',
    de: 'Prüfen Sie den Filter des Exports und exportieren Sie erneut.',
  },
  csv_header_empty: {
    en: 'Column {column} has no name; it is called “{name}” here.',
    sv: 'Kolumn {column} har inget namn; den kallas ”{name}” här.',
    de: 'Spalte {column} hat keinen Namen; sie heißt hier „{name}“.',
  },
  csv_header_empty_mend: {
    en: 'Name the column in the first line, or remove it if it is empty.',
    sv: 'Namnge kolumnen på första raden, eller ta bort den om den är tom.',
    de: 'Benennen Sie die Spalte in der ersten Zeile, oder entfernen Sie sie, wenn sie leer ist.',
  },
  csv_header_repeated: {
    en: 'Column {column} repeats the name “{repeated}”; it is called “{name}” here.',
    sv: 'Kolumn {column} upprepar namnet ”{repeated}”; den kallas ”{name}” här.',
    de: 'Spalte {column} wiederholt den Namen „{repeated}“; sie heißt hier „{name}“.',
  },
  csv_header_repeated_mend: {
    en: 'Give every column its own name.',
    sv: 'Ge varje kolumn ett eget namn.',
    de: 'Geben Sie jeder Spalte einen eigenen Namen.',
  },
  csv_cells_differ: {
    en: 'The row has {cells:# cell|# cells}, the header has {columns}.',
    sv: 'Raden har {cells:# cell|# celler}, rubrikraden har {columns}.',
    de: 'Die Zeile hat {cells:# Zelle|# Zellen}, die Kopfzeile hat {columns}.',
  },
  csv_too_few_cells_mend: {
    en: 'Add the missing cells, or remove the row if it is not data. Missing cells were read as empty.',
    sv: 'Lägg till cellerna som saknas, eller ta bort raden om den inte är data. De lästes som tomma.',
    de: 'Ergänzen Sie die fehlenden Zellen, oder entfernen Sie die Zeile, wenn sie keine Daten enthält. Fehlende Zellen wurden als leer gelesen.',
  },
  csv_too_many_cells_mend: {
    en: 'Put cells that contain the delimiter in quotes. The surplus cells were not read.',
    sv: 'Sätt celler som innehåller skiljetecknet inom citattecken. De överskjutande cellerna lästes inte.',
    de: 'Setzen Sie Zellen, die das Trennzeichen enthalten, in Anführungszeichen. Die überzähligen Zellen wurden nicht gelesen.',
  },
  csv_quote_open: {
    en: 'A quote opens on this line and never closes.',
    sv: 'Ett citattecken öppnas på raden och stängs aldrig.',
    de: 'In dieser Zeile öffnet ein Anführungszeichen und schließt nie.',
  },
  csv_quote_followed: {
    en: 'Text follows the closing quote of a cell.',
    sv: 'Text följer efter en cells avslutande citattecken.',
    de: 'Nach dem schließenden Anführungszeichen einer Zelle steht Text.',
  },
  csv_quotes_mend: {
    en: 'Write a quote inside a quoted cell twice, and close every quoted cell with a quote.',
    sv: 'Skriv citattecken inuti en citerad cell två gånger, och avsluta varje citerad cell med ett citattecken.',
    de: 'Schreiben Sie ein Anführungszeichen in einer Zelle in Anführungszeichen doppelt, und schließen Sie jede solche Zelle mit einem Anführungszeichen.',
  },
});

export type CsvStatement = StatementOf<typeof csvSentences>;
export const csvStatement = stating(csvSentences);
