/** What is wrong with a row that cannot be imported, and how to mend it, in every language. */
import { defineSentences, stating } from '../sentences/statement.ts';

/** By code: `row_<code>` says what is wrong and `row_<code>_mend` how to mend it. */
export const rowSentences = defineSentences({
  row_missing_id: {
    en: 'The row has no identifier.',
    sv: 'Raden saknar id.',
    de: 'Die Zeile hat keine Kennung.',
  },
  row_missing_id_mend: {
    en: 'Fill in the identifier, or remove the row.',
    sv: 'Fyll i id:t eller ta bort raden.',
    de: 'Tragen Sie die Kennung ein, oder entfernen Sie die Zeile.',
  },
  row_damaged_id: {
    en: 'The identifier was shortened to a rounded number.',
    sv: 'Id:t förkortades till ett avrundat tal.',
    de: 'Die Kennung wurde auf eine gerundete Zahl gekürzt.',
  },
  row_damaged_id_mend: {
    en: 'A spreadsheet has changed this number. Format the column as text and export it again.',
    sv: 'Ett kalkylblad har ändrat talet. Formatera kolumnen som text och exportera igen.',
    de: 'Eine Tabelle hat die Zahl verändert. Formatieren Sie die Spalte als Text und exportieren Sie neu.',
  },
  row_id_too_long: {
    en: 'The identifier is too long.',
    sv: 'Id:t är för långt.',
    de: 'Die Kennung ist zu lang.',
  },
  row_id_too_long_mend: {
    en: 'An identifier has at most 256 characters. Check which column is the identifier.',
    sv: 'Ett id har högst 256 tecken. Kontrollera vilken kolumn som är id.',
    de: 'Eine Kennung hat höchstens 256 Zeichen. Prüfen Sie, welche Spalte die Kennung ist.',
  },
  row_invalid_email: {
    en: 'This is not an e-mail address.',
    sv: 'Det här är ingen e-postadress.',
    de: 'Das ist keine E-Mail-Adresse.',
  },
  row_invalid_email_mend: {
    en: 'Write one e-mail address such as name@example.com, or leave the cell empty.',
    sv: 'Skriv en adress som namn@example.com eller lämna cellen tom.',
    de: 'Schreiben Sie eine Adresse wie name@example.com, oder lassen Sie die Zelle leer.',
  },
  row_unknown_boolean: {
    en: 'This is neither yes nor no.',
    sv: 'Det här är varken ja eller nej.',
    de: 'Das ist weder ja noch nein.',
  },
  row_unknown_boolean_mend: {
    en: 'Write true or false, yes or no, or leave the cell empty.',
    sv: 'Skriv ja eller nej, eller lämna cellen tom.',
    de: 'Schreiben Sie ja oder nein, oder lassen Sie die Zelle leer.',
  },
  row_unknown_language: {
    en: 'This is not a language.',
    sv: 'Det här är inget språk.',
    de: 'Das ist keine Sprache.',
  },
  row_unknown_language_mend: {
    en: 'Write a language such as de, sv or en-GB, or leave the cell empty.',
    sv: 'Skriv ett språk som de, sv eller en-GB, eller lämna cellen tom.',
    de: 'Schreiben Sie eine Sprache wie de, sv oder en-GB, oder lassen Sie die Zelle leer.',
  },
  row_unknown_importance: {
    en: 'This is no importance.',
    sv: 'Det här är ingen viktighetsgrad.',
    de: 'Das ist keine Wichtigkeit.',
  },
  row_unknown_importance_mend: {
    en: 'Write critical, important or not important, or leave the cell empty.',
    sv: 'Skriv kritisk, viktig eller inte viktig, eller lämna cellen tom.',
    de: 'Schreiben Sie kritisch, wichtig oder nicht wichtig, oder lassen Sie die Zelle leer.',
  },
  row_ambiguous_date: {
    en: 'Day and month cannot be told apart.',
    sv: 'Dag och månad kan inte skiljas åt.',
    de: 'Tag und Monat sind nicht zu unterscheiden.',
  },
  row_ambiguous_date_mend: {
    en: 'Day and month cannot be told apart. State their order for this import, or write 2026-04-03.',
    sv: 'Ange ordningen för den här importen, eller skriv 2026-04-03.',
    de: 'Geben Sie die Reihenfolge für diesen Import an, oder schreiben Sie 2026-04-03.',
  },
  row_invalid_date: {
    en: 'This is not a date.',
    sv: 'Det här är inget datum.',
    de: 'Das ist kein Datum.',
  },
  row_invalid_date_mend: {
    en: 'Write the date as 2026-04-03, or check the stated order of day and month.',
    sv: 'Skriv datumet som 2026-04-03 eller kontrollera ordningen.',
    de: 'Schreiben Sie das Datum als 2026-04-03, oder prüfen Sie die Reihenfolge.',
  },
  row_summary_row: {
    en: 'This is a sum, not data.',
    sv: 'Det här är en summa, inte data.',
    de: 'Das ist eine Summe, keine Daten.',
  },
  row_summary_row_mend: {
    en: 'This looks like a sum below the table, so it was left out.',
    sv: 'Den lämnades utanför.',
    de: 'Sie wurde ausgelassen.',
  },
  row_duplicate_id: {
    en: 'The identifier stands on line {line} already, with other values.',
    sv: 'Id:t står redan på rad {line}, med andra värden.',
    de: 'Die Kennung steht schon in Zeile {line}, mit anderen Werten.',
  },
  row_duplicate_id_in_sheet: {
    en: 'The identifier stands in row {line} already, with other values.',
    sv: 'Id:t står redan i rad {line}, med andra värden.',
    de: 'Die Kennung steht schon in Zeile {line}, mit anderen Werten.',
  },
  row_duplicate_id_mend: {
    en: 'Keep one row for each identifier.',
    sv: 'Behåll en rad per id.',
    de: 'Behalten Sie je Kennung eine Zeile.',
  },
  row_error_value: {
    en: 'The cell shows an error.',
    sv: 'Cellen visar ett fel.',
    de: 'Die Zelle zeigt einen Fehler.',
  },
  row_error_value_mend: {
    en: 'Mend its formula, or replace it by the value, and save.',
    sv: 'Rätta formeln eller ersätt den med värdet, och spara.',
    de: 'Berichtigen Sie die Formel, oder ersetzen Sie sie durch den Wert, und speichern Sie.',
  },
  row_no_result: {
    en: 'The formula has no stored result.',
    sv: 'Formeln har inget sparat resultat.',
    de: 'Die Formel hat kein gespeichertes Ergebnis.',
  },
  row_no_result_mend: {
    en: 'Open the workbook in a spreadsheet program and save it there, which computes its formulas.',
    sv: 'Öppna arbetsboken i ett kalkylprogram och spara den där; då räknas formlerna ut.',
    de: 'Öffnen Sie die Arbeitsmappe in einem Tabellenprogramm, und speichern Sie sie dort; das berechnet die Formeln.',
  },
});

export const rowStatement = stating(rowSentences);
