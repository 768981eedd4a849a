/** The texts of signals: bringing them as a file, and how a program sends them. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const signalsTexts = defineTexts({
  en: {
    about:
      'Signals say what happened: a device was enrolled, a ticket was opened, somebody rated the change. The engine moves people on by them, and the gate judges by them.',
    fileHead: 'Bring signals as a file',
    fileText:
      'A CSV file with the columns key, kind, subject, reference and at; value, detail, app, priority and ticket where known.',
    source: 'Source',
    sourceHelp:
      'Small letters, digits and hyphens, such as service-desk. A key counts once per source, so sending a file again changes nothing.',
    sourceWrong: 'Use small letters, digits, dots and hyphens; begin with a letter or digit.',
    choose: 'Choose a CSV file',
    drop: 'or drop it here',
    sending: (file: string) => `Reading ${file}`,
    done: (accepted: number, shown: string) =>
      `${shown} ${plural('en', accepted, { one: 'signal is', other: 'signals are' })} taken in`,
    repeated: (count: number, shown: string) =>
      count === 0 ? 'None of them was known before.' : `${shown} were known before and change nothing.`,
    problems: (count: number, shown: string) =>
      `${shown} ${plural('en', count, { one: 'line was', other: 'lines were' })} left out`,
    problemsText: 'Mend these lines and bring the file again; what was taken in stays.',
    line: 'Line',
    column: 'Column',
    value: 'Value',
    mend: 'How to mend it',
    problemsTable: 'Lines left out',
    kinds: 'The kinds of signals',
    kind: {
      'device.enrolled': 'A device is enrolled. The person counts as succeeded when all of theirs are.',
      'device.enrolment_failed': 'Enrolling a device failed; detail says why.',
      'device.compliant': 'A device meets its policies.',
      'app.found': 'An app is on a device; detail is its id or name. Says whom a hold for the app concerns.',
      'ticket.opened': 'A person opened a ticket elsewhere; priority is 1 to 4, where known.',
      'ticket.resolved': 'That ticket is done; ticket is the key with which it was opened.',
      'satisfaction.answered': 'A person rated the change; value is the rating.',
      use: 'A person used an app or a feature, which app names; days of use are what adoption is measured on.',
      'training.answered': 'A person said whether they feel adequately trained; value is 1 or 0.',
      'training.completed': 'A person has completed the training; value is empty or 1, and 0 takes it back.',
    },
    apiHead: 'Send signals from a program',
    apiText:
      'Create a token with the role of helpdesk lead or endpoint admin, then post up to 5,000 signals at a time.',
    apiNote:
      'The answer says how many were accepted and how many were known. A batch may be sent again after any failure.',
    toTokens: 'Create a token in the settings',
    request: 'Request to copy',
    example: 'Example of a file',
    notYours: 'Helpdesk lead, endpoint admin and rollout lead bring signals.',
  },
  sv: {
    about:
      'Signaler säger vad som hänt: en enhet registrerades, ett ärende öppnades, någon betygsatte ändringen. Motorn för personer vidare med dem, och besluten bygger på dem.',
    fileHead: 'Ta in signaler som fil',
    fileText:
      'En CSV-fil med kolumnerna key, kind, subject, reference och at; value, detail, app, priority och ticket där de är kända.',
    source: 'Källa',
    sourceHelp:
      'Små bokstäver, siffror och bindestreck, till exempel service-desk. En nyckel räknas en gång per källa, så samma fil igen ändrar inget.',
    sourceWrong: 'Använd små bokstäver, siffror, punkter och bindestreck; börja med bokstav eller siffra.',
    choose: 'Välj en CSV-fil',
    drop: 'eller släpp den här',
    sending: (file) => `Läser ${file}`,
    done: (accepted, shown) =>
      `${shown} ${plural('sv', accepted, { one: 'signal är', other: 'signaler är' })} mottagna`,
    repeated: (count, shown) =>
      count === 0
        ? 'Ingen av dem var känd sedan tidigare.'
        : `${shown} var kända sedan tidigare och ändrar inget.`,
    problems: (count, shown) =>
      `${shown} ${plural('sv', count, { one: 'rad lämnades', other: 'rader lämnades' })} utanför`,
    problemsText: 'Rätta raderna och ta in filen igen; det som togs emot är kvar.',
    line: 'Rad',
    column: 'Kolumn',
    value: 'Värde',
    mend: 'Så rättas det',
    problemsTable: 'Rader som lämnats utanför',
    kinds: 'Signalernas slag',
    kind: {
      'device.enrolled': 'En enhet är registrerad. Personen räknas som klar när alla deras är det.',
      'device.enrolment_failed': 'Registreringen av en enhet misslyckades; detail säger varför.',
      'device.compliant': 'En enhet uppfyller sina regler.',
      'app.found':
        'En app finns på en enhet; detail är dess id eller namn. Avgör vilka ett stopp för appen gäller.',
      'ticket.opened': 'En person öppnade ett ärende på annat håll; priority är 1 till 4, där den är känd.',
      'ticket.resolved': 'Ärendet är löst; ticket är nyckeln som det öppnades med.',
      'satisfaction.answered': 'En person betygsatte ändringen; value är betyget.',
      use: 'En person använde en app eller funktion, som app anger; användningsdagar är det som användningen mäts på.',
      'training.answered': 'En person sade om den känner sig tillräckligt utbildad; value är 1 eller 0.',
      'training.completed':
        'En person har genomfört utbildningen; value är tomt eller 1, och 0 tar tillbaka det.',
    },
    apiHead: 'Skicka signaler från ett program',
    apiText:
      'Skapa en nyckel med rollen helpdeskansvarig eller enhetsadministratör och skicka upp till 5 000 signaler åt gången.',
    apiNote:
      'Svaret säger hur många som togs emot och hur många som var kända. En sändning får upprepas efter varje fel.',
    toTokens: 'Skapa en nyckel i inställningarna',
    request: 'Anrop att kopiera',
    example: 'Exempel på en fil',
    notYours: 'Helpdeskansvarig, enhetsadministratör och utrullningsledare tar in signaler.',
  },
  de: {
    about:
      'Signale sagen, was geschehen ist: Ein Gerät wurde registriert, eine Anfrage eröffnet, die Änderung bewertet. Danach rücken Personen weiter, und danach urteilt die Freigabe.',
    fileHead: 'Signale als Datei einlesen',
    fileText:
      'Eine CSV-Datei mit den Spalten key, kind, subject, reference und at; value, detail, app, priority und ticket, wo bekannt.',
    source: 'Quelle',
    sourceHelp:
      'Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel service-desk. Ein Schlüssel zählt je Quelle einmal; dieselbe Datei noch einmal ändert nichts.',
    sourceWrong:
      'Nutzen Sie Kleinbuchstaben, Ziffern, Punkte und Bindestriche; beginnen Sie mit Buchstabe oder Ziffer.',
    choose: 'CSV-Datei wählen',
    drop: 'oder hier ablegen',
    sending: (file) => `${file} wird gelesen`,
    done: (accepted, shown) =>
      `${shown} ${plural('de', accepted, { one: 'Signal ist', other: 'Signale sind' })} übernommen`,
    repeated: (count, shown) =>
      count === 0 ? 'Keines davon war schon bekannt.' : `${shown} waren schon bekannt und ändern nichts.`,
    problems: (count, shown) =>
      `${shown} ${plural('de', count, { one: 'Zeile wurde', other: 'Zeilen wurden' })} ausgelassen`,
    problemsText: 'Beheben Sie diese Zeilen und lesen Sie die Datei erneut ein; Übernommenes bleibt.',
    line: 'Zeile',
    column: 'Spalte',
    value: 'Wert',
    mend: 'So beheben Sie es',
    problemsTable: 'Ausgelassene Zeilen',
    kinds: 'Die Arten von Signalen',
    kind: {
      'device.enrolled':
        'Ein Gerät ist registriert. Sind alle Geräte einer Person registriert, gilt sie als erfolgreich.',
      'device.enrolment_failed': 'Die Registrierung eines Geräts ist fehlgeschlagen; detail nennt den Grund.',
      'device.compliant': 'Ein Gerät erfüllt seine Richtlinien.',
      'app.found':
        'Eine App ist auf einem Gerät; detail ist ihre Kennung oder ihr Name. Sagt, für wen ein Halt der App gilt.',
      'ticket.opened': 'Eine Person hat anderswo ein Ticket eröffnet; priority ist 1 bis 4, wo bekannt.',
      'ticket.resolved': 'Das Ticket ist gelöst; ticket ist der Schlüssel, mit dem es eröffnet wurde.',
      'satisfaction.answered': 'Eine Person hat die Änderung bewertet; value ist die Bewertung.',
      use: 'Eine Person hat eine App oder Funktion genutzt, die app nennt; an Nutzungstagen wird die Nutzung gemessen.',
      'training.answered':
        'Eine Person hat gesagt, ob sie sich ausreichend geschult fühlt; value ist 1 oder 0.',
      'training.completed':
        'Eine Person hat die Schulung abgeschlossen; value ist leer oder 1, und 0 nimmt es zurück.',
    },
    apiHead: 'Signale aus einem Programm senden',
    apiText:
      'Legen Sie einen Schlüssel mit der Rolle Leitung Helpdesk oder Geräteverwaltung an und senden Sie bis zu 5.000 Signale auf einmal.',
    apiNote:
      'Die Antwort nennt, wie viele übernommen wurden und wie viele bekannt waren. Nach jedem Fehler darf erneut gesendet werden.',
    toTokens: 'Schlüssel in den Einstellungen anlegen',
    request: 'Anfrage zum Kopieren',
    example: 'Beispiel einer Datei',
    notYours: 'Signale bringen die Leitung Helpdesk, die Geräteverwaltung und die Rollout-Leitung ein.',
  },
});
