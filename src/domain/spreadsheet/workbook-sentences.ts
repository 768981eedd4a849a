/** Why a file cannot be read as a workbook and a table not be written as one, in every language. */
import { defineSentences, stating, type StatementOf } from '../sentences/statement.ts';

export const workbookSentences = defineSentences({
  workbook_damaged: {
    en: 'It is damaged or was not sent whole. Open it in a spreadsheet program, save it again and send it again.',
    sv: 'Den är skadad eller kom inte fram hel. Öppna den i ett kalkylprogram, spara den på nytt och skicka den igen.',
    de: 'Sie ist beschädigt oder kam nicht vollständig an. Öffnen Sie sie in einem Tabellenprogramm, speichern Sie sie neu und senden Sie sie erneut.',
  },
  workbook_protected: {
    en: 'It is protected with a password. Save it without one.',
    sv: 'Den är skyddad med lösenord. Spara den utan.',
    de: 'Sie ist mit einem Passwort geschützt. Speichern Sie sie ohne Passwort.',
  },
  workbook_texts_too_large: {
    en: 'It has more texts than fit into memory. Save the sheet as CSV.',
    sv: 'Den har fler texter än vad som ryms i minnet. Spara bladet som CSV.',
    de: 'Sie hat mehr Texte, als in den Speicher passen. Speichern Sie das Blatt als CSV.',
  },
  workbook_too_many_parts: {
    en: 'It has more than {parts} parts. Copy the table to a new workbook, or save it as CSV.',
    sv: 'Den har fler än {parts} delar. Kopiera tabellen till en ny arbetsbok, eller spara den som CSV.',
    de: 'Sie hat mehr als {parts} Teile. Kopieren Sie die Tabelle in eine neue Arbeitsmappe, oder speichern Sie sie als CSV.',
  },
  workbook_unpacks_too_large: {
    en: 'It unpacks to far more than a table of people needs. Copy the table to a new workbook, or save it as CSV.',
    sv: 'Uppackad är den mycket större än en tabell över personer behöver vara. Kopiera tabellen till en ny arbetsbok, eller spara den som CSV.',
    de: 'Entpackt ist sie viel größer, als eine Tabelle von Personen sein muss. Kopieren Sie die Tabelle in eine neue Arbeitsmappe, oder speichern Sie sie als CSV.',
  },
  workbook_too_many_merges: {
    en: 'It has too many merged cells. Copy the values to a new workbook, or save it as CSV.',
    sv: 'Den har för många sammanfogade celler. Kopiera värdena till en ny arbetsbok, eller spara den som CSV.',
    de: 'Sie hat zu viele verbundene Zellen. Kopieren Sie die Werte in eine neue Arbeitsmappe, oder speichern Sie sie als CSV.',
  },
  workbook_declares_type: {
    en: 'It declares a document type, which no spreadsheet program writes. Open it in a spreadsheet program and save it again.',
    sv: 'Den anger en dokumenttyp, vilket inget kalkylprogram gör. Öppna den i ett kalkylprogram och spara den på nytt.',
    de: 'Sie gibt einen Dokumenttyp an, was kein Tabellenprogramm tut. Öffnen Sie sie in einem Tabellenprogramm und speichern Sie sie neu.',
  },
  workbook_is_other: {
    en: '{kind?binary=It is a binary workbook (.xlsb). Save it as an Excel workbook (.xlsx) or as CSV.|opendocument=It is an OpenDocument spreadsheet (.ods). Save it as an Excel workbook (.xlsx) or as CSV.|numbers=It is a Numbers document. Export it as Excel or CSV.|word=It is a Word document. Copy its table to a spreadsheet and save that.|presentation=It is a presentation, not a table.|archive=It is an archive without a workbook. Unpack it first.}',
    sv: '{kind?binary=Det är en binär arbetsbok (.xlsb). Spara den som Excel-arbetsbok (.xlsx) eller som CSV.|opendocument=Det är ett OpenDocument-kalkylark (.ods). Spara det som Excel-arbetsbok (.xlsx) eller som CSV.|numbers=Det är ett Numbers-dokument. Exportera det som Excel eller CSV.|word=Det är ett Word-dokument. Kopiera tabellen till ett kalkylark och spara det.|presentation=Det är en presentation, inte en tabell.|archive=Det är ett arkiv utan arbetsbok. Packa upp det först.}',
    de: '{kind?binary=Sie ist eine binäre Arbeitsmappe (.xlsb). Speichern Sie sie als Excel-Arbeitsmappe (.xlsx) oder als CSV.|opendocument=Sie ist eine OpenDocument-Tabelle (.ods). Speichern Sie sie als Excel-Arbeitsmappe (.xlsx) oder als CSV.|numbers=Sie ist ein Numbers-Dokument. Exportieren Sie es als Excel oder CSV.|word=Sie ist ein Word-Dokument. Kopieren Sie die Tabelle in eine Arbeitsmappe, und speichern Sie diese.|presentation=Sie ist eine Präsentation, keine Tabelle.|archive=Sie ist ein Archiv ohne Arbeitsmappe. Entpacken Sie es zuerst.}',
  },

  table_too_long: {
    en: 'It has {rows} rows, and a sheet holds {most}.',
    sv: 'Den har {rows} rader, och ett blad rymmer {most}.',
    de: 'Sie hat {rows} Zeilen, und ein Blatt fasst {most}.',
  },
  table_text_too_long: {
    en: 'A text has {characters} characters, and a cell holds {most}.',
    sv: 'En text har {characters} tecken, och en cell rymmer {most}.',
    de: 'Ein Text hat {characters} Zeichen, und eine Zelle fasst {most}.',
  },
});

export type WorkbookStatement = StatementOf<typeof workbookSentences>;
export const workbookStatement = stating(workbookSentences);
