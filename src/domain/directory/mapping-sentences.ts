/** What columns of a file mean and why, how attributes serve, and why a file cannot be read, in every language. */
import { defineSentences, stating, type Statement, type StatementOf } from '../sentences/statement.ts';

export const mappingSentences = defineSentences({
  field_externalId: { en: 'Identifier', sv: 'Id', de: 'Kennung' },
  field_displayName: { en: 'Name', sv: 'Namn', de: 'Name' },
  field_givenName: { en: 'First name', sv: 'Förnamn', de: 'Vorname' },
  field_surname: { en: 'Last name', sv: 'Efternamn', de: 'Nachname' },
  field_email: { en: 'E-mail address', sv: 'E-postadress', de: 'E-Mail-Adresse' },
  field_userPrincipalName: { en: 'Sign-in name', sv: 'Inloggningsnamn', de: 'Anmeldename' },
  field_language: { en: 'Language', sv: 'Språk', de: 'Sprache' },
  field_managerExternalId: { en: 'Manager (identifier)', sv: 'Chef (id)', de: 'Vorgesetzt (Kennung)' },
  field_managerEmail: {
    en: 'Manager (e-mail address)',
    sv: 'Chef (e-postadress)',
    de: 'Vorgesetzt (E-Mail-Adresse)',
  },
  field_managerName: { en: 'Manager (name)', sv: 'Chef (namn)', de: 'Vorgesetzt (Name)' },
  field_managerPath: {
    en: 'Manager (directory path)',
    sv: 'Chef (katalogsökväg)',
    de: 'Vorgesetzt (Verzeichnispfad)',
  },
  field_manager: { en: 'Manager', sv: 'Chef', de: 'Vorgesetzt' },
  field_directoryPath: { en: 'Directory path', sv: 'Katalogsökväg', de: 'Verzeichnispfad' },
  field_enabled: { en: 'Active', sv: 'Aktiv', de: 'Aktiv' },
  field_kind: { en: 'Kind of entry', sv: 'Postens slag', de: 'Art des Eintrags' },
  field_name: { en: 'Name', sv: 'Namn', de: 'Name' },
  field_serialNumber: { en: 'Serial number', sv: 'Serienummer', de: 'Seriennummer' },
  field_platform: { en: 'Platform', sv: 'Plattform', de: 'Plattform' },
  field_osVersion: { en: 'System version', sv: 'Systemversion', de: 'Systemversion' },
  field_model: { en: 'Model', sv: 'Modell', de: 'Modell' },
  field_manufacturer: { en: 'Manufacturer', sv: 'Tillverkare', de: 'Hersteller' },
  field_ownerExternalId: { en: 'Owner (identifier)', sv: 'Ägare (id)', de: 'Gehört (Kennung)' },
  field_ownerEmail: {
    en: 'Owner (e-mail address)',
    sv: 'Ägare (e-postadress)',
    de: 'Gehört (E-Mail-Adresse)',
  },
  field_owner: { en: 'Owner', sv: 'Ägare', de: 'Gehört' },
  field_ownership: { en: 'Ownership', sv: 'Ägarskap', de: 'Eigentum' },
  field_compliance: { en: 'Compliance', sv: 'Regelefterlevnad', de: 'Richtlinien erfüllt' },
  field_lastSeenAt: { en: 'Last seen', sv: 'Senast sedd', de: 'Zuletzt gesehen' },
  field_enrolledAt: { en: 'Enrolled', sv: 'Registrerad', de: 'Registriert' },
  field_publisher: { en: 'Publisher', sv: 'Utgivare', de: 'Herausgeber' },
  field_version: { en: 'Version', sv: 'Version', de: 'Version' },
  field_appType: { en: 'Type of app', sv: 'Typ av app', de: 'Art der App' },
  field_importance: { en: 'Importance', sv: 'Viktighet', de: 'Wichtigkeit' },

  column_private: {
    en: 'No rollout needs it, so it is never stored.',
    sv: 'Ingen utrullning behöver den, så den sparas aldrig.',
    de: 'Kein Rollout braucht sie; sie wird nie gespeichert.',
  },
  column_of_own_export: {
    en: 'An export of Bellwether names it so.',
    sv: 'En export från Bellwether kallar den så.',
    de: 'Ein Export von Bellwether nennt sie so.',
  },
  column_technical: {
    en: 'It says nothing a rollout can use.',
    sv: 'Den säger inget som en utrullning har nytta av.',
    de: 'Sie sagt nichts, was ein Rollout nutzen kann.',
  },
  column_passing: {
    en: 'It changes with every export, so it is not kept.',
    sv: 'Den ändras med varje export, så den sparas inte.',
    de: 'Sie ändert sich mit jedem Export und wird daher nicht behalten.',
  },
  column_empty: {
    en: 'The column is empty in the sample.',
    sv: 'Kolumnen är tom i stickprovet.',
    de: 'Die Spalte ist in der Stichprobe leer.',
  },
  column_known: {
    en: 'The column name is known for “{field}”.',
    sv: 'Kolumnens namn är känt för ”{field}”.',
    de: 'Der Spaltenname ist für „{field}“ bekannt.',
  },
  column_known_unlike: {
    en: 'The column name is known for “{field}”. {share:percent} of the values do not look like it.',
    sv: 'Kolumnens namn är känt för ”{field}”. {share:percent} av värdena ser inte ut så.',
    de: 'Der Spaltenname ist für „{field}“ bekannt. {share:percent} der Werte sehen nicht danach aus.',
  },
  column_duplicate: {
    en: 'Another column is a better “{field}”.',
    sv: 'En annan kolumn passar bättre som ”{field}”.',
    de: 'Eine andere Spalte passt besser zu „{field}“.',
  },
  column_of_managers: {
    en: 'The values are {how?names=names|paths=directory paths|emails=e-mail addresses|identifiers=identifiers like those of the people}.',
    sv: 'Värdena är {how?names=namn|paths=katalogsökvägar|emails=e-postadresser|identifiers=id:n som personernas}.',
    de: 'Die Werte sind {how?names=Namen|paths=Verzeichnispfade|emails=E-Mail-Adressen|identifiers=Kennungen wie die der Personen}.',
  },
  column_of_addresses: {
    en: 'The values are e-mail addresses and hardly repeat.',
    sv: 'Värdena är e-postadresser och upprepas knappt.',
    de: 'Die Werte sind E-Mail-Adressen und wiederholen sich kaum.',
  },
  column_of_identifiers: {
    en: 'Every row has a value of its own that looks like an identifier.',
    sv: 'Varje rad har ett eget värde som ser ut som ett id.',
    de: 'Jede Zeile hat einen eigenen Wert, der wie eine Kennung aussieht.',
  },
  column_unknown: {
    en: 'No known field has this name.',
    sv: 'Inget känt fält heter så.',
    de: 'Kein bekanntes Feld heißt so.',
  },
  column_of_attribute: {
    en: 'The column name is known for the attribute {attribute}.',
    sv: 'Kolumnens namn är känt för attributet {attribute}.',
    de: 'Der Spaltenname ist für das Merkmal {attribute} bekannt.',
  },
  column_of_connection: {
    en: 'The connection reads it as this.',
    sv: 'Anslutningen läser den som detta.',
    de: 'Die Verbindung liest sie so.',
  },
  column_chosen: { en: 'Chosen by hand.', sv: 'Valt för hand.', de: 'Von Hand gewählt.' },
  column_named_identifier: {
    en: 'It was named as the identifier.',
    sv: 'Den angavs som id.',
    de: 'Sie wurde als Kennung genannt.',
  },

  attribute_empty: { en: 'It is empty.', sv: 'Det är tomt.', de: 'Es ist leer.' },
  attribute_mostly_empty: {
    en: 'Only {share:percent} of the rows have a value.',
    sv: 'Bara {share:percent} av raderna har ett värde.',
    de: 'Nur {share:percent} der Zeilen haben einen Wert.',
  },
  attribute_constant: {
    en: 'Everybody has the same value.',
    sv: 'Alla har samma värde.',
    de: 'Alle haben denselben Wert.',
  },
  attribute_unique: {
    en: 'Nearly every row has its own value.',
    sv: 'Nästan varje rad har ett eget värde.',
    de: 'Fast jede Zeile hat einen eigenen Wert.',
  },
  attribute_one_sided: {
    en: '{share:percent} of the rows have the same value.',
    sv: '{share:percent} av raderna har samma värde.',
    de: '{share:percent} der Zeilen haben denselben Wert.',
  },
  attribute_thin: {
    en: '{levels:# level leaves|# levels leave} {rows} rows for each on average.',
    sv: '{levels:# nivå ger|# nivåer ger} i genomsnitt {rows} rader var.',
    de: '{levels:# Ausprägung lässt|# Ausprägungen lassen} je im Schnitt {rows} Zeilen.',
  },
  attribute_many_levels: {
    en: '{levels:# level is|# levels are} many; put small ones together first.',
    sv: '{levels:# nivå är|# nivåer är} många; slå först ihop de små.',
    de: '{levels:# Ausprägung ist|# Ausprägungen sind} viele; fassen Sie kleine zuerst zusammen.',
  },
  attribute_partly_filled: {
    en: '{share:percent} of the rows have a value; the rest counts as not known.',
    sv: '{share:percent} av raderna har ett värde; resten räknas som okänt.',
    de: '{share:percent} der Zeilen haben einen Wert; der Rest zählt als nicht bekannt.',
  },
  attribute_good: {
    en: '{levels:# level|# levels}, {share:percent} filled.',
    sv: '{levels:# nivå|# nivåer}, {share:percent} ifyllt.',
    de: '{levels:# Ausprägung|# Ausprägungen}, zu {share:percent} gefüllt.',
  },
  attribute_first_of_several: {
    en: 'Cells hold several values; with the first one only there {levels:is # level|are # levels}. {judged}',
    sv: 'Celler innehåller flera värden; med bara det första finns {levels:# nivå|# nivåer}. {judged}',
    de: 'Zellen enthalten mehrere Werte; mit dem ersten allein gibt es {levels:# Ausprägung|# Ausprägungen}. {judged}',
  },

  file_is_old_workbook: {
    en: 'It is an old Excel workbook (.xls), or protected with a password. Save it as .xlsx without a password, or as CSV.',
    sv: 'Det är en gammal Excel-arbetsbok (.xls), eller så är den skyddad med lösenord. Spara den som .xlsx utan lösenord, eller som CSV.',
    de: 'Sie ist eine alte Excel-Arbeitsmappe (.xls) oder mit einem Passwort geschützt. Speichern Sie sie als .xlsx ohne Passwort oder als CSV.',
  },
  file_is_pdf: {
    en: 'It is a PDF. Export the table as CSV or Excel.',
    sv: 'Det är en PDF. Exportera tabellen som CSV eller Excel.',
    de: 'Sie ist ein PDF. Exportieren Sie die Tabelle als CSV oder Excel.',
  },
  file_is_compressed: {
    en: 'It is compressed. Unpack it first.',
    sv: 'Den är komprimerad. Packa upp den först.',
    de: 'Sie ist komprimiert. Entpacken Sie sie zuerst.',
  },
  file_is_binary: {
    en: 'It holds binary data, not text. Export it as CSV.',
    sv: 'Den innehåller binära data, inte text. Exportera den som CSV.',
    de: 'Sie enthält Binärdaten, keinen Text. Exportieren Sie sie als CSV.',
  },
  file_line_too_long: {
    en: 'Its first line is longer than a megabyte. Check that the file is a table.',
    sv: 'Dess första rad är längre än en megabyte. Kontrollera att filen är en tabell.',
    de: 'Ihre erste Zeile ist länger als ein Megabyte. Prüfen Sie, ob die Datei eine Tabelle ist.',
  },
  file_without_sheets: {
    en: 'It is no workbook, so it has no sheet {sheet}.',
    sv: 'Det är ingen arbetsbok, så den har inget blad {sheet}.',
    de: 'Sie ist keine Arbeitsmappe und hat daher kein Blatt {sheet}.',
  },
  file_without_sheet: {
    en: 'It has no sheet {sheet}. Its sheets are: {sheets}.',
    sv: 'Den har inget blad {sheet}. Dess blad är: {sheets}.',
    de: 'Sie hat kein Blatt {sheet}. Ihre Blätter sind: {sheets}.',
  },
  file_without_names: {
    en: 'Sheet {sheet} has no names of columns in row {row}, or no rows below.',
    sv: 'Bladet {sheet} har inga kolumnnamn på rad {row}, eller inga rader under.',
    de: 'Im Blatt {sheet} stehen in Zeile {row} keine Spaltennamen oder darunter keine Zeilen.',
  },
  file_without_column: {
    en: 'It has no column {column}. Its columns are: {columns}.',
    sv: 'Den har ingen kolumn {column}. Dess kolumner är: {columns}.',
    de: 'Sie hat keine Spalte {column}. Ihre Spalten sind: {columns}.',
  },
});

export type MappingStatement = StatementOf<typeof mappingSentences>;
export const mappingStatement = stating(mappingSentences);

/** The name of a field of the directory as a word of a sentence. */
export function nameField(field: string): Statement | string {
  const code = `field_${field}`;
  return code in mappingSentences ? { code, data: {} } : field;
}
