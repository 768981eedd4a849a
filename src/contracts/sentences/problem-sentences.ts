/** What the HTTP layer says by itself: problems that are no refusal, their titles, and errors of single fields. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const httpProblemSentences = defineSentences({
  invalid_request: {
    en: 'Some fields are not valid. Mend them, then send the request again.',
    sv: 'Några fält är inte giltiga. Rätta dem och skicka sedan igen.',
    de: 'Einige Felder sind nicht gültig. Berichtigen Sie sie und senden Sie die Anfrage erneut.',
  },
  unreadable_body: {
    en: 'The body is not valid JSON. Check its spelling and send it again.',
    sv: 'Innehållet är inte giltig JSON. Kontrollera stavningen och skicka det igen.',
    de: 'Der Inhalt ist kein gültiges JSON. Prüfen Sie die Schreibweise und senden Sie ihn erneut.',
  },
  unstorable_text: {
    en: 'A text contains a character that cannot be stored, such as a null character. Remove it.',
    sv: 'En text innehåller ett tecken som inte kan sparas, till exempel ett nolltecken. Ta bort det.',
    de: 'Ein Text enthält ein Zeichen, das nicht gespeichert werden kann, etwa ein Nullzeichen. Entfernen Sie es.',
  },
  not_signed_in: {
    en: 'You are not signed in. Sign in, then try again.',
    sv: 'Du är inte inloggad. Logga in och försök sedan igen.',
    de: 'Sie sind nicht angemeldet. Melden Sie sich an und versuchen Sie es dann erneut.',
  },
  forbidden: {
    en: 'Your roles do not allow this. Ask an administrator for the right role.',
    sv: 'Dina roller tillåter inte detta. Be en administratör om rätt roll.',
    de: 'Ihre Rollen erlauben das nicht. Bitten Sie die Administration um die passende Rolle.',
  },
  cross_site: {
    en: 'This request did not come from Bellwether’s own pages. Reload the page and try again.',
    sv: 'Begäran kom inte från Bellwethers egna sidor. Ladda om sidan och försök igen.',
    de: 'Diese Anfrage kam nicht von Bellwethers eigenen Seiten. Laden Sie die Seite neu und versuchen Sie es erneut.',
  },
  route_unknown: {
    en: 'There is nothing at this address. Check the path and the method.',
    sv: 'Det finns inget på den här adressen. Kontrollera sökvägen och metoden.',
    de: 'Unter dieser Adresse ist nichts. Prüfen Sie Pfad und Methode.',
  },
  media_type: {
    en: 'This media type is not understood here. Send the documented one.',
    sv: 'Medietypen förstås inte här. Skicka den som är dokumenterad.',
    de: 'Dieser Medientyp wird hier nicht verstanden. Senden Sie den dokumentierten.',
  },
  unavailable: {
    en: 'Bellwether cannot answer now. Try again in a moment.',
    sv: 'Bellwether kan inte svara just nu. Försök igen om en stund.',
    de: 'Bellwether kann gerade nicht antworten. Versuchen Sie es gleich noch einmal.',
  },
  internal: {
    en: 'Something went wrong inside Bellwether. Try again; if it stays, tell your administrator the request id.',
    sv: 'Något gick fel inne i Bellwether. Försök igen; om det kvarstår, ge din administratör begärans id.',
    de: 'In Bellwether ist etwas schiefgegangen. Versuchen Sie es erneut; bleibt es dabei, nennen Sie der Administration die Anfragekennung.',
  },
});

/** Titles of problems by status: what kind of no it is. */
export const problemTitles = defineSentences({
  title_400: { en: 'Bad request', sv: 'Felaktig begäran', de: 'Fehlerhafte Anfrage' },
  title_401: { en: 'Not signed in', sv: 'Inte inloggad', de: 'Nicht angemeldet' },
  title_403: { en: 'Not allowed', sv: 'Inte tillåtet', de: 'Nicht erlaubt' },
  title_404: { en: 'Not found', sv: 'Finns inte', de: 'Nicht gefunden' },
  title_409: { en: 'Not possible now', sv: 'Går inte nu', de: 'Jetzt nicht möglich' },
  title_410: { en: 'No longer valid', sv: 'Gäller inte längre', de: 'Nicht mehr gültig' },
  title_413: { en: 'Too large', sv: 'För stor', de: 'Zu groß' },
  title_415: { en: 'Unsupported media type', sv: 'Okänd medietyp', de: 'Unbekannter Medientyp' },
  title_422: { en: 'Against the rules', sv: 'Mot reglerna', de: 'Gegen die Regeln' },
  title_429: { en: 'Too many requests', sv: 'För många försök', de: 'Zu viele Anfragen' },
  title_500: { en: 'Internal error', sv: 'Internt fel', de: 'Interner Fehler' },
  title_503: { en: 'Not available', sv: 'Inte tillgängligt', de: 'Nicht verfügbar' },
});

/** What is wrong with one field of a request. */
export const fieldSentences = defineSentences({
  field_missing: {
    en: 'This field is missing.',
    sv: 'Fältet saknas.',
    de: 'Dieses Feld fehlt.',
  },
  field_unknown: {
    en: 'This field is not known here. Remove it.',
    sv: 'Fältet är okänt här. Ta bort det.',
    de: 'Dieses Feld ist hier nicht bekannt. Entfernen Sie es.',
  },
  field_empty: { en: 'This field is empty.', sv: 'Fältet är tomt.', de: 'Dieses Feld ist leer.' },
  field_too_short: {
    en: 'At least {least:# character|# characters}.',
    sv: 'Minst {least:# tecken|# tecken}.',
    de: 'Mindestens {least:# Zeichen|# Zeichen}.',
  },
  field_too_long: {
    en: 'At most {most:# character|# characters}.',
    sv: 'Högst {most:# tecken|# tecken}.',
    de: 'Höchstens {most:# Zeichen|# Zeichen}.',
  },
  field_not_of_list: {
    en: 'Must be one of: {known}.',
    sv: 'Måste vara något av: {known}.',
    de: 'Erlaubt ist: {known}.',
  },
  field_pattern: {
    en: 'Must match the pattern {pattern}.',
    sv: 'Måste följa mönstret {pattern}.',
    de: 'Nötig ist das Muster {pattern}.',
  },
  field_format: {
    en: 'Must be {format?email=an e-mail address|date=a date, written YYYY-MM-DD|date-time=an instant, written like 2027-03-01T09:00:00Z|time-zone=a time zone, such as Europe/Stockholm|other=in the documented form}.',
    sv: 'Måste vara {format?email=en e-postadress|date=ett datum, skrivet ÅÅÅÅ-MM-DD|date-time=en tidpunkt, skriven som 2027-03-01T09:00:00Z|time-zone=en tidszon, till exempel Europe/Stockholm|other=i den dokumenterade formen}.',
    de: 'Nötig ist {format?email=eine E-Mail-Adresse|date=ein Datum wie JJJJ-MM-TT|date-time=ein Zeitpunkt wie 2027-03-01T09:00:00Z|time-zone=eine Zeitzone wie Europe/Stockholm|other=die dokumentierte Form}.',
  },
  field_too_small: {
    en: 'Must be at least {least}.',
    sv: 'Måste vara minst {least}.',
    de: 'Muss mindestens {least} sein.',
  },
  field_too_large: {
    en: 'Must be at most {most}.',
    sv: 'Får vara högst {most}.',
    de: 'Darf höchstens {most} sein.',
  },
  field_too_few: {
    en: 'Needs at least {least:# entry|# entries}.',
    sv: 'Behöver minst {least:# post|# poster}.',
    de: 'Braucht mindestens {least:# Eintrag|# Einträge}.',
  },
  field_too_many: {
    en: 'At most {most:# entry|# entries}.',
    sv: 'Högst {most:# post|# poster}.',
    de: 'Höchstens {most:# Eintrag|# Einträge}.',
  },
  field_type: {
    en: 'Must be {type?string=text|integer=a whole number|number=a number|boolean=true or false|array=a list|object=an object|null=empty|other=of another type}.',
    sv: 'Måste vara {type?string=text|integer=ett heltal|number=ett tal|boolean=sant eller falskt|array=en lista|object=ett objekt|null=tomt|other=av en annan typ}.',
    de: 'Nötig ist {type?string=ein Text|integer=eine ganze Zahl|number=eine Zahl|boolean=wahr oder falsch|array=eine Liste|object=ein Objekt|null=nichts|other=ein anderer Typ}.',
  },
  field_invalid: { en: 'This is not valid.', sv: 'Det här är inte giltigt.', de: 'Das ist nicht gültig.' },
});

export type FieldStatement = StatementOf<typeof fieldSentences>;
export const fieldStatement = stating(fieldSentences);
