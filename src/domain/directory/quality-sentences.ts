/** What the data-quality report of a file says, and how to mend it, in every language. */
import { defineSentences, stating } from '../sentences/statement.ts';

/** By code: `finding_<code>` says what was found, without the count, and `finding_<code>_mend` what to do about it. */
export const qualitySentences = defineSentences({
  finding_duplicate_id: {
    en: 'The identifier stands on more than one row with different values.',
    sv: 'Samma id står på flera rader med olika värden.',
    de: 'Dieselbe Kennung steht in mehreren Zeilen mit verschiedenen Werten.',
  },
  finding_duplicate_id_mend: {
    en: 'Keep one row for each identifier.',
    sv: 'Behåll en rad per id.',
    de: 'Behalten Sie je Kennung eine Zeile.',
  },
  finding_id_other_case: {
    en: 'Identifiers differ only in capital letters.',
    sv: 'Id:n skiljer sig bara i stora bokstäver.',
    de: 'Kennungen unterscheiden sich nur in der Großschreibung.',
  },
  finding_id_other_case_mend: {
    en: 'Check whether these are the same person, device or app.',
    sv: 'Kontrollera om det är samma person, enhet eller app.',
    de: 'Prüfen Sie, ob es dieselbe Person, dasselbe Gerät oder dieselbe App ist.',
  },
  finding_shorter_ids: {
    en: 'Some numeric identifiers are shorter than the others; leading zeros may be lost.',
    sv: 'Några numeriska id:n är kortare; inledande nollor kan ha gått förlorade.',
    de: 'Einige Nummern sind kürzer als die anderen; führende Nullen fehlen vielleicht.',
  },
  finding_shorter_ids_mend: {
    en: 'Format the column as text in the spreadsheet and export it again.',
    sv: 'Formatera kolumnen som text i kalkylbladet och exportera igen.',
    de: 'Formatieren Sie die Spalte in der Tabelle als Text und exportieren Sie neu.',
  },
  finding_repeated_row: {
    en: 'The same row stands in the file twice.',
    sv: 'Samma rad står två gånger.',
    de: 'Dieselbe Zeile steht zweimal in der Datei.',
  },
  finding_repeated_row_mend: {
    en: 'Nothing to do; it is imported once.',
    sv: 'Inget att göra; den importeras en gång.',
    de: 'Nichts zu tun; sie wird einmal übernommen.',
  },
  finding_same_email: {
    en: 'Several rows have the same e-mail address.',
    sv: 'Flera rader har samma e-postadress.',
    de: 'Mehrere Zeilen haben dieselbe E-Mail-Adresse.',
  },
  finding_same_email_mend: {
    en: 'Correct the addresses, or remove the row of the person who is listed twice.',
    sv: 'Rätta adresserna eller ta bort dubbletten.',
    de: 'Berichtigen Sie die Adressen, oder entfernen Sie die doppelte Zeile.',
  },
  finding_same_email_other_case: {
    en: 'E-mail addresses differ only in capital letters.',
    sv: 'E-postadresser skiljer sig bara i stora bokstäver.',
    de: 'E-Mail-Adressen unterscheiden sich nur in der Großschreibung.',
  },
  finding_same_email_other_case_mend: {
    en: 'Check whether these rows are the same person.',
    sv: 'Kontrollera om raderna är samma person.',
    de: 'Prüfen Sie, ob diese Zeilen dieselbe Person sind.',
  },
  finding_same_name: {
    en: 'Several rows have the same name.',
    sv: 'Flera rader har samma namn.',
    de: 'Mehrere Zeilen haben denselben Namen.',
  },
  finding_same_name_mend: {
    en: 'Nothing to do if these are different people.',
    sv: 'Inget att göra om det är olika personer.',
    de: 'Nichts zu tun, wenn es verschiedene Personen sind.',
  },
  finding_same_serial: {
    en: 'Several devices have the same serial number.',
    sv: 'Flera enheter har samma serienummer.',
    de: 'Mehrere Geräte haben dieselbe Seriennummer.',
  },
  finding_same_serial_mend: {
    en: 'Remove the records left behind by an earlier enrolment.',
    sv: 'Ta bort posterna från en tidigare registrering.',
    de: 'Entfernen Sie Einträge aus einer früheren Registrierung.',
  },
  finding_no_owner: {
    en: 'Devices have no primary user.',
    sv: 'Enheter saknar huvudanvändare.',
    de: 'Geräten fehlt die Person, der sie gehören.',
  },
  finding_no_owner_mend: {
    en: 'Nothing to do for shared devices; set the primary user of the others.',
    sv: 'Inget att göra för delade enheter; ange huvudanvändare för de andra.',
    de: 'Nichts zu tun bei gemeinsamen Geräten; tragen Sie sie bei den anderen ein.',
  },
  finding_same_app: {
    en: 'Several apps have the same name and platform.',
    sv: 'Flera appar har samma namn och plattform.',
    de: 'Mehrere Apps haben denselben Namen und dieselbe Plattform.',
  },
  finding_same_app_mend: {
    en: 'Nothing to do if these are different versions.',
    sv: 'Inget att göra om det är olika versioner.',
    de: 'Nichts zu tun, wenn es verschiedene Versionen sind.',
  },
  finding_app_without_owner: {
    en: 'Apps have no owner.',
    sv: 'Appar saknar ägare.',
    de: 'Apps gehören niemandem.',
  },
  finding_app_without_owner_mend: {
    en: 'Name who answers for an app, at least for the critical ones.',
    sv: 'Ange vem som svarar för en app, åtminstone för de kritiska.',
    de: 'Nennen Sie, wer für eine App einsteht, wenigstens bei den kritischen.',
  },
  finding_no_importance: {
    en: 'Apps have no importance.',
    sv: 'Det är inte sagt hur viktiga apparna är.',
    de: 'Bei Apps ist nicht gesagt, wie wichtig sie sind.',
  },
  finding_no_importance_mend: {
    en: 'Add a column that says critical, important or not important.',
    sv: 'Lägg till en kolumn som säger kritisk, viktig eller inte viktig.',
    de: 'Fügen Sie eine Spalte mit kritisch, wichtig oder nicht wichtig hinzu.',
  },
  finding_manager_missing: {
    en: 'Rows name no manager.',
    sv: 'Rader nämner ingen chef.',
    de: 'Zeilen nennen keine vorgesetzte Person.',
  },
  finding_manager_missing_mend: {
    en: 'Fill in the manager if the reporting line is to be used.',
    sv: 'Fyll i chefen om chefslinjen ska användas.',
    de: 'Tragen Sie sie ein, wenn die Berichtslinie genutzt werden soll.',
  },
  finding_manager_dangling: {
    en: 'The manager is not in the file.',
    sv: 'Chefen finns inte i filen.',
    de: 'Die vorgesetzte Person ist nicht in der Datei.',
  },
  finding_manager_dangling_mend: {
    en: 'Export the managers too, or correct the reference.',
    sv: 'Exportera cheferna också, eller rätta hänvisningen.',
    de: 'Exportieren Sie auch die Vorgesetzten, oder berichtigen Sie den Verweis.',
  },
  finding_manager_ambiguous: {
    en: 'The manager is named, and several people have that name.',
    sv: 'Chefen är namngiven, och flera heter så.',
    de: 'Die vorgesetzte Person ist mit Namen genannt, und mehrere heißen so.',
  },
  finding_manager_ambiguous_mend: {
    en: 'Name managers by identifier or e-mail address.',
    sv: 'Ange chefer med id eller e-postadress.',
    de: 'Nennen Sie Vorgesetzte mit Kennung oder E-Mail-Adresse.',
  },
  finding_manager_self: {
    en: 'Rows name the person as their own manager.',
    sv: 'Rader anger personen som sin egen chef.',
    de: 'Zeilen nennen die Person selbst als vorgesetzt.',
  },
  finding_manager_self_mend: {
    en: 'Correct the manager, or leave the cell empty.',
    sv: 'Rätta chefen eller lämna cellen tom.',
    de: 'Berichtigen Sie das, oder lassen Sie die Zelle leer.',
  },
  finding_manager_cycle: {
    en: 'Managers report to each other in a circle.',
    sv: 'Chefer rapporterar till varandra i en ring.',
    de: 'Vorgesetzte berichten einander im Kreis.',
  },
  finding_manager_cycle_mend: {
    en: 'Correct one of the managers in the circle.',
    sv: 'Rätta en av cheferna i ringen.',
    de: 'Berichtigen Sie eine Stelle des Kreises.',
  },
  finding_manager_is_vacancy: {
    en: 'The manager is a vacancy.',
    sv: 'Chefen är en vakans.',
    de: 'Die vorgesetzte Stelle ist unbesetzt.',
  },
  finding_manager_is_vacancy_mend: {
    en: 'Name the acting manager if messages are to reach somebody.',
    sv: 'Ange tillförordnad chef om meddelanden ska nå någon.',
    de: 'Nennen Sie die Vertretung, wenn Nachrichten ankommen sollen.',
  },
  finding_column_empty: {
    en: 'The column is empty.',
    sv: 'Kolumnen är tom.',
    de: 'Die Spalte ist leer.',
  },
  finding_column_empty_mend: {
    en: 'Nothing to do; the column is of no use for choosing people.',
    sv: 'Inget att göra; den hjälper inte när personer väljs.',
    de: 'Nichts zu tun; zur Auswahl von Personen hilft sie nicht.',
  },
  finding_column_constant: {
    en: 'The column has the same value on every row.',
    sv: 'Kolumnen har samma värde på varje rad.',
    de: 'Die Spalte hat in jeder Zeile denselben Wert.',
  },
  finding_column_constant_mend: {
    en: 'Nothing to do; the column is of no use for choosing people.',
    sv: 'Inget att göra; den hjälper inte när personer väljs.',
    de: 'Nichts zu tun; zur Auswahl von Personen hilft sie nicht.',
  },
  finding_column_unique: {
    en: 'The column has a different value on every row.',
    sv: 'Kolumnen har olika värden på varje rad.',
    de: 'Die Spalte hat in jeder Zeile einen anderen Wert.',
  },
  finding_column_unique_mend: {
    en: 'Nothing to do; the column is of no use for choosing people.',
    sv: 'Inget att göra; den hjälper inte när personer väljs.',
    de: 'Nichts zu tun; zur Auswahl von Personen hilft sie nicht.',
  },
  finding_spelling_variants: {
    en: 'Values look like one value in several spellings.',
    sv: 'Värden ser ut som samma värde med olika stavning.',
    de: 'Werte sehen aus wie ein Wert in mehreren Schreibweisen.',
  },
  finding_spelling_variants_mend: {
    en: 'Agree on one spelling in the source.',
    sv: 'Enas om en stavning i källan.',
    de: 'Einigen Sie sich in der Quelle auf eine Schreibweise.',
  },
  finding_several_values: {
    en: 'Cells hold several values.',
    sv: 'Celler innehåller flera värden.',
    de: 'Zellen enthalten mehrere Werte.',
  },
  finding_several_values_mend: {
    en: 'Choose in the mapping whether the first or the last value counts.',
    sv: 'Välj i kolumnerna om det första eller sista gäller.',
    de: 'Wählen Sie bei den Spalten, ob der erste oder der letzte zählt.',
  },
  finding_vacancies: {
    en: 'Rows are vacancies, not people.',
    sv: 'Rader är vakanser, inte personer.',
    de: 'Zeilen sind Vakanzen, keine Personen.',
  },
  finding_vacancies_mend: {
    en: 'Nothing to do; vacancies never join a rollout.',
    sv: 'Inget att göra; vakanser är aldrig med i en utrullning.',
    de: 'Nichts zu tun; Vakanzen nehmen nie an einem Rollout teil.',
  },
  finding_other_entries: {
    en: 'Rows are guests or shared accounts.',
    sv: 'Rader är gäster eller delade konton.',
    de: 'Zeilen sind Gäste oder Gemeinschaftskonten.',
  },
  finding_other_entries_mend: {
    en: 'Leave them out if they do not take part.',
    sv: 'Lämna dem utanför om de inte deltar.',
    de: 'Lassen Sie sie aus, wenn sie nicht teilnehmen.',
  },
  finding_summary_row: {
    en: 'A sum stands below the table.',
    sv: 'En summa står under tabellen.',
    de: 'Unter der Tabelle steht eine Summe.',
  },
  finding_summary_row_mend: {
    en: 'Nothing to do; it was left out.',
    sv: 'Inget att göra; den lämnades utanför.',
    de: 'Nichts zu tun; sie wurde ausgelassen.',
  },
  finding_html: {
    en: 'Cells hold HTML.',
    sv: 'Celler innehåller HTML.',
    de: 'Zellen enthalten HTML.',
  },
  finding_html_mend: {
    en: 'Remove the tags in the source; they are shown as text.',
    sv: 'Ta bort taggarna i källan; de visas som text.',
    de: 'Entfernen Sie die Auszeichnungen in der Quelle; sie erscheinen als Text.',
  },
  finding_formula: {
    en: 'Cells start like a formula.',
    sv: 'Celler börjar som en formel.',
    de: 'Zellen beginnen wie eine Formel.',
  },
  finding_formula_mend: {
    en: 'Nothing to do; exports for spreadsheets make them harmless.',
    sv: 'Inget att göra; exporter gör dem ofarliga för kalkylblad.',
    de: 'Nichts zu tun; Exporte machen sie für Tabellenprogramme unschädlich.',
  },
  finding_other_entries_left_out: {
    en: 'Nothing to do; only people are imported.',
    sv: 'Inget att göra; bara personer importeras.',
    de: 'Nichts zu tun; nur Personen werden übernommen.',
  },
  finding_hidden_rows: {
    en: 'Rows are hidden in the sheet; they are imported like the others.',
    sv: 'Rader är dolda i bladet; de importeras som de andra.',
    de: 'Zeilen sind im Blatt ausgeblendet; sie werden wie die anderen übernommen.',
  },
  finding_hidden_rows_mend: {
    en: 'Nothing to do, unless they are not meant: then delete them in the sheet.',
    sv: 'Inget att göra, om de inte ska bort: ta i så fall bort dem i bladet.',
    de: 'Nichts zu tun, außer sie sind nicht gemeint: Löschen Sie sie dann im Blatt.',
  },
  finding_hidden_columns: {
    en: 'Columns are hidden in the sheet; they are read like the others.',
    sv: 'Kolumner är dolda i bladet; de läses som de andra.',
    de: 'Spalten sind im Blatt ausgeblendet; sie werden wie die anderen gelesen.',
  },
  finding_hidden_columns_mend: {
    en: 'Look at the columns {first} to {last} in the mapping.',
    sv: 'Kontrollera kolumnerna {first} till {last} i kopplingen.',
    de: 'Prüfen Sie die Spalten {first} bis {last} in der Zuordnung.',
  },
  finding_hidden_column_mend: {
    en: 'Look at column {first} in the mapping.',
    sv: 'Kontrollera kolumn {first} i kopplingen.',
    de: 'Prüfen Sie die Spalte {first} in der Zuordnung.',
  },
  finding_merged_cells: {
    en: 'Cells are merged downwards; their value counts in each row.',
    sv: 'Celler är sammanfogade nedåt; värdet gäller på varje rad.',
    de: 'Zellen sind nach unten verbunden; ihr Wert gilt in jeder Zeile.',
  },
  finding_merged_cells_mend: {
    en: 'Nothing to do, if that is what the sheet means.',
    sv: 'Inget att göra, om bladet menar det.',
    de: 'Nichts zu tun, wenn das Blatt es so meint.',
  },
  finding_cells_beside: {
    en: 'Filled cells stand beside the table; they were not read.',
    sv: 'Ifyllda celler står bredvid tabellen; de lästes inte.',
    de: 'Neben der Tabelle stehen gefüllte Zellen; sie wurden nicht gelesen.',
  },
  finding_cells_beside_mend: {
    en: 'Give the column a name in the row of names, or leave it as it is if it is a note.',
    sv: 'Ge kolumnen ett namn på raden med kolumnnamn, eller låt den vara om den är en anteckning.',
    de: 'Geben Sie der Spalte in der Zeile der Spaltennamen einen Namen, oder lassen Sie sie als Notiz stehen.',
  },
});

export const qualityStatement = stating(qualitySentences);
