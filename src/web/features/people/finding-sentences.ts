/** The sentences of data-quality findings and bad rows by code, beside the server's English ones. */

/** Message and mend by code. */
export type Sentences = Readonly<Record<string, readonly [message: string, mend: string]>>;
type Translated = Readonly<Record<'sv' | 'de', Sentences>>;

export const findingSentences: Translated = {
  sv: {
    duplicate_id: ['Samma id står på flera rader med olika värden.', 'Behåll en rad per id.'],
    id_other_case: [
      'Id:n skiljer sig bara i stora bokstäver.',
      'Kontrollera om det är samma person eller enhet.',
    ],
    shorter_ids: [
      'Några numeriska id:n är kortare; inledande nollor kan ha gått förlorade.',
      'Formatera kolumnen som text i kalkylbladet och exportera igen.',
    ],
    repeated_row: ['Samma rad står två gånger.', 'Inget att göra; den importeras en gång.'],
    same_email: ['Flera rader har samma e-postadress.', 'Rätta adresserna eller ta bort dubbletten.'],
    same_email_other_case: [
      'E-postadresser skiljer sig bara i stora bokstäver.',
      'Kontrollera om raderna är samma person.',
    ],
    same_name: ['Flera rader har samma namn.', 'Inget att göra om det är olika personer.'],
    same_serial: ['Flera enheter har samma serienummer.', 'Ta bort posterna från en tidigare registrering.'],
    no_owner: [
      'Enheter saknar huvudanvändare.',
      'Inget att göra för delade enheter; ange huvudanvändare för de andra.',
    ],
    manager_missing: ['Rader nämner ingen chef.', 'Fyll i chefen om chefslinjen ska användas.'],
    manager_dangling: ['Chefen finns inte i filen.', 'Exportera cheferna också, eller rätta hänvisningen.'],
    manager_ambiguous: ['Chefen är namngiven, och flera heter så.', 'Ange chefer med id eller e-postadress.'],
    manager_self: ['Rader anger personen som sin egen chef.', 'Rätta chefen eller lämna cellen tom.'],
    manager_cycle: ['Chefer rapporterar till varandra i en ring.', 'Rätta en av cheferna i ringen.'],
    manager_is_vacancy: ['Chefen är en vakans.', 'Ange tillförordnad chef om meddelanden ska nå någon.'],
    column_empty: ['Kolumnen är tom.', 'Inget att göra; den hjälper inte när personer väljs.'],
    column_constant: [
      'Kolumnen har samma värde på varje rad.',
      'Inget att göra; den hjälper inte när personer väljs.',
    ],
    column_unique: [
      'Kolumnen har olika värden på varje rad.',
      'Inget att göra; den hjälper inte när personer väljs.',
    ],
    spelling_variants: ['Värden ser ut som samma värde med olika stavning.', 'Enas om en stavning i källan.'],
    several_values: [
      'Celler innehåller flera värden.',
      'Välj i kolumnerna om det första eller sista gäller.',
    ],
    vacancies: [
      'Rader är vakanser, inte personer.',
      'Inget att göra; vakanser är aldrig med i en utrullning.',
    ],
    other_entries: ['Rader är gäster eller delade konton.', 'Lämna dem utanför om de inte deltar.'],
    summary_row: ['En summa står under tabellen.', 'Inget att göra; den lämnades utanför.'],
    html: ['Celler innehåller HTML.', 'Ta bort taggarna i källan; de visas som text.'],
    formula: ['Celler börjar som en formel.', 'Inget att göra; exporter gör dem ofarliga för kalkylblad.'],
    hidden_rows: [
      'Rader är dolda i bladet; de importeras som de andra.',
      'Inget att göra, om de inte ska bort: ta i så fall bort dem i bladet.',
    ],
    hidden_columns: [
      'Kolumner är dolda i bladet; de läses som de andra.',
      'Kontrollera vad de blir bland kolumnerna.',
    ],
    merged_cells: [
      'Celler är sammanfogade nedåt; värdet gäller på varje rad.',
      'Inget att göra, om bladet menar det.',
    ],
    cells_beside: [
      'Ifyllda celler står bredvid tabellen; de lästes inte.',
      'Ge kolumnen ett namn på raden med kolumnnamn, eller låt den vara om den är en anteckning.',
    ],
  },
  de: {
    duplicate_id: [
      'Dieselbe Kennung steht in mehreren Zeilen mit verschiedenen Werten.',
      'Behalten Sie je Kennung eine Zeile.',
    ],
    id_other_case: [
      'Kennungen unterscheiden sich nur in der Großschreibung.',
      'Prüfen Sie, ob es dieselbe Person oder dasselbe Gerät ist.',
    ],
    shorter_ids: [
      'Einige Nummern sind kürzer als die anderen; führende Nullen fehlen vielleicht.',
      'Formatieren Sie die Spalte in der Tabelle als Text und exportieren Sie neu.',
    ],
    repeated_row: [
      'Dieselbe Zeile steht zweimal in der Datei.',
      'Nichts zu tun; sie wird einmal übernommen.',
    ],
    same_email: [
      'Mehrere Zeilen haben dieselbe E-Mail-Adresse.',
      'Berichtigen Sie die Adressen, oder entfernen Sie die doppelte Zeile.',
    ],
    same_email_other_case: [
      'E-Mail-Adressen unterscheiden sich nur in der Großschreibung.',
      'Prüfen Sie, ob diese Zeilen dieselbe Person sind.',
    ],
    same_name: [
      'Mehrere Zeilen haben denselben Namen.',
      'Nichts zu tun, wenn es verschiedene Personen sind.',
    ],
    same_serial: [
      'Mehrere Geräte haben dieselbe Seriennummer.',
      'Entfernen Sie Einträge aus einer früheren Registrierung.',
    ],
    no_owner: [
      'Geräten fehlt die Person, der sie gehören.',
      'Nichts zu tun bei gemeinsamen Geräten; tragen Sie sie bei den anderen ein.',
    ],
    manager_missing: [
      'Zeilen nennen keine vorgesetzte Person.',
      'Tragen Sie sie ein, wenn die Berichtslinie genutzt werden soll.',
    ],
    manager_dangling: [
      'Die vorgesetzte Person ist nicht in der Datei.',
      'Exportieren Sie auch die Vorgesetzten, oder berichtigen Sie den Verweis.',
    ],
    manager_ambiguous: [
      'Die vorgesetzte Person ist mit Namen genannt, und mehrere heißen so.',
      'Nennen Sie Vorgesetzte mit Kennung oder E-Mail-Adresse.',
    ],
    manager_self: [
      'Zeilen nennen die Person selbst als vorgesetzt.',
      'Berichtigen Sie das, oder lassen Sie die Zelle leer.',
    ],
    manager_cycle: ['Vorgesetzte berichten einander im Kreis.', 'Berichtigen Sie eine Stelle des Kreises.'],
    manager_is_vacancy: [
      'Die vorgesetzte Stelle ist unbesetzt.',
      'Nennen Sie die Vertretung, wenn Nachrichten ankommen sollen.',
    ],
    column_empty: ['Die Spalte ist leer.', 'Nichts zu tun; zur Auswahl von Personen hilft sie nicht.'],
    column_constant: [
      'Die Spalte hat in jeder Zeile denselben Wert.',
      'Nichts zu tun; zur Auswahl von Personen hilft sie nicht.',
    ],
    column_unique: [
      'Die Spalte hat in jeder Zeile einen anderen Wert.',
      'Nichts zu tun; zur Auswahl von Personen hilft sie nicht.',
    ],
    spelling_variants: [
      'Werte sehen aus wie ein Wert in mehreren Schreibweisen.',
      'Einigen Sie sich in der Quelle auf eine Schreibweise.',
    ],
    several_values: [
      'Zellen enthalten mehrere Werte.',
      'Wählen Sie bei den Spalten, ob der erste oder der letzte zählt.',
    ],
    vacancies: [
      'Zeilen sind Vakanzen, keine Personen.',
      'Nichts zu tun; Vakanzen nehmen nie an einem Rollout teil.',
    ],
    other_entries: [
      'Zeilen sind Gäste oder Gemeinschaftskonten.',
      'Lassen Sie sie aus, wenn sie nicht teilnehmen.',
    ],
    summary_row: ['Unter der Tabelle steht eine Summe.', 'Nichts zu tun; sie wurde ausgelassen.'],
    html: [
      'Zellen enthalten HTML.',
      'Entfernen Sie die Auszeichnungen in der Quelle; sie erscheinen als Text.',
    ],
    formula: [
      'Zellen beginnen wie eine Formel.',
      'Nichts zu tun; Exporte machen sie für Tabellenprogramme unschädlich.',
    ],
    hidden_rows: [
      'Zeilen sind im Blatt ausgeblendet; sie werden wie die anderen übernommen.',
      'Nichts zu tun, außer sie sind nicht gemeint: Löschen Sie sie dann im Blatt.',
    ],
    hidden_columns: [
      'Spalten sind im Blatt ausgeblendet; sie werden wie die anderen gelesen.',
      'Prüfen Sie bei den Spalten, was aus ihnen wird.',
    ],
    merged_cells: [
      'Zellen sind nach unten verbunden; ihr Wert gilt in jeder Zeile.',
      'Nichts zu tun, wenn das Blatt es so meint.',
    ],
    cells_beside: [
      'Neben der Tabelle stehen gefüllte Zellen; sie wurden nicht gelesen.',
      'Geben Sie der Spalte in der Zeile der Spaltennamen einen Namen, oder lassen Sie sie als Notiz stehen.',
    ],
  },
};

export const problemSentences: Translated = {
  sv: {
    missing_id: ['Raden saknar id.', 'Fyll i id:t eller ta bort raden.'],
    damaged_id: [
      'Id:t förkortades till ett avrundat tal.',
      'Ett kalkylblad har ändrat talet. Formatera kolumnen som text och exportera igen.',
    ],
    id_too_long: ['Id:t är för långt.', 'Ett id har högst 256 tecken. Kontrollera vilken kolumn som är id.'],
    duplicate_id: ['Id:t står redan på en annan rad, med andra värden.', 'Behåll en rad per id.'],
    invalid_email: [
      'Det här är ingen e-postadress.',
      'Skriv en adress som namn@example.com eller lämna cellen tom.',
    ],
    unknown_boolean: ['Det här är varken ja eller nej.', 'Skriv ja eller nej, eller lämna cellen tom.'],
    unknown_language: [
      'Det här är inget språk.',
      'Skriv ett språk som de, sv eller en-GB, eller lämna cellen tom.',
    ],
    ambiguous_date: [
      'Dag och månad kan inte skiljas åt.',
      'Ange ordningen för den här importen, eller skriv 2026-04-03.',
    ],
    invalid_date: ['Det här är inget datum.', 'Skriv datumet som 2026-04-03 eller kontrollera ordningen.'],
    summary_row: ['Det här är en summa, inte data.', 'Den lämnades utanför.'],
    error_value: ['Cellen visar ett fel.', 'Rätta formeln eller ersätt den med värdet, och spara.'],
    no_result: [
      'Formeln har inget sparat resultat.',
      'Öppna arbetsboken i ett kalkylprogram och spara den där; då räknas formlerna ut.',
    ],
  },
  de: {
    missing_id: ['Die Zeile hat keine Kennung.', 'Tragen Sie die Kennung ein, oder entfernen Sie die Zeile.'],
    damaged_id: [
      'Die Kennung wurde auf eine gerundete Zahl gekürzt.',
      'Eine Tabelle hat die Zahl verändert. Formatieren Sie die Spalte als Text und exportieren Sie neu.',
    ],
    id_too_long: [
      'Die Kennung ist zu lang.',
      'Eine Kennung hat höchstens 256 Zeichen. Prüfen Sie, welche Spalte die Kennung ist.',
    ],
    duplicate_id: [
      'Die Kennung steht schon in einer anderen Zeile, mit anderen Werten.',
      'Behalten Sie je Kennung eine Zeile.',
    ],
    invalid_email: [
      'Das ist keine E-Mail-Adresse.',
      'Schreiben Sie eine Adresse wie name@example.com, oder lassen Sie die Zelle leer.',
    ],
    unknown_boolean: [
      'Das ist weder ja noch nein.',
      'Schreiben Sie ja oder nein, oder lassen Sie die Zelle leer.',
    ],
    unknown_language: [
      'Das ist keine Sprache.',
      'Schreiben Sie eine Sprache wie de, sv oder en-GB, oder lassen Sie die Zelle leer.',
    ],
    ambiguous_date: [
      'Tag und Monat sind nicht zu unterscheiden.',
      'Geben Sie die Reihenfolge für diesen Import an, oder schreiben Sie 2026-04-03.',
    ],
    invalid_date: [
      'Das ist kein Datum.',
      'Schreiben Sie das Datum als 2026-04-03, oder prüfen Sie die Reihenfolge.',
    ],
    summary_row: ['Das ist eine Summe, keine Daten.', 'Sie wurde ausgelassen.'],
    error_value: [
      'Die Zelle zeigt einen Fehler.',
      'Berichtigen Sie die Formel, oder ersetzen Sie sie durch den Wert, und speichern Sie.',
    ],
    no_result: [
      'Die Formel hat kein gespeichertes Ergebnis.',
      'Öffnen Sie die Arbeitsmappe in einem Tabellenprogramm, und speichern Sie sie dort; das berechnet die Formeln.',
    ],
  },
};
