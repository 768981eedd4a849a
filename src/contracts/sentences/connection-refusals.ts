/** What is refused around connections to Microsoft Entra ID and Intune, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const connectionRefusals = defineSentences({
  connection_failed: {
    en: 'Reading stopped, and nothing was changed. {problem}',
    sv: 'Läsningen stannade och inget ändrades. {problem}',
    de: 'Das Lesen brach ab, und nichts wurde geändert. {problem}',
  },
  connection_incomplete: {
    en: 'Only {read} of {expected} {things?people=people|devices=devices} were read, so nothing was changed: who is missing must not look like somebody who has left. Read again in an hour.',
    sv: 'Bara {read} av {expected} {things?people=personer|devices=enheter} lästes, så inget ändrades: den som saknas ska inte se ut som någon som slutat. Läs igen om en timme.',
    de: 'Nur {read} von {expected} {things?people=Personen|devices=Geräten} wurden gelesen, daher wurde nichts geändert: Wer fehlt, soll nicht aussehen wie jemand, der gegangen ist. Lesen Sie in einer Stunde erneut.',
  },
  connection_empty: {
    en: 'The reading found no {things?people=people|devices=devices}, so nothing was changed. Check what this connection chooses.',
    sv: 'Läsningen hittade inga {things?people=personer|devices=enheter}, så inget ändrades. Kontrollera vad anslutningen väljer.',
    de: 'Das Lesen fand keine {things?people=Personen|devices=Geräte}, daher wurde nichts geändert. Prüfen Sie, was diese Verbindung auswählt.',
  },
  connection_credential: {
    en: 'The certificate cannot be used: {problem?no_certificate=the text holds no certificate; paste the file with BEGIN CERTIFICATE in it|no_key=the text holds no private key, or one with a password; paste certificate and unprotected key together|other_key=the private key does not belong to the certificate; paste the pair that was made together|not_rsa=the key is no RSA key; make one with RSA|expired=it has expired; make a new one and register it in Entra}.',
    sv: 'Certifikatet kan inte användas: {problem?no_certificate=texten innehåller inget certifikat; klistra in filen med BEGIN CERTIFICATE|no_key=texten innehåller ingen privat nyckel, eller en med lösenord; klistra in certifikat och oskyddad nyckel tillsammans|other_key=den privata nyckeln hör inte till certifikatet; klistra in paret som skapades tillsammans|not_rsa=nyckeln är ingen RSA-nyckel; skapa en med RSA|expired=det har gått ut; skapa ett nytt och registrera det i Entra}.',
    de: 'Das Zertifikat kann nicht verwendet werden: {problem?no_certificate=Der Text enthält kein Zertifikat; fügen Sie die Datei mit BEGIN CERTIFICATE ein|no_key=Der Text enthält keinen privaten Schlüssel oder einen mit Passwort; fügen Sie Zertifikat und ungeschützten Schlüssel zusammen ein|other_key=Der private Schlüssel gehört nicht zum Zertifikat; fügen Sie das Paar ein, das zusammen erzeugt wurde|not_rsa=Der Schlüssel ist kein RSA-Schlüssel; erzeugen Sie einen mit RSA|expired=Es ist abgelaufen; erzeugen Sie ein neues, und hinterlegen Sie es in Entra}.',
  },
  secret_key_unusable: {
    en: 'This server cannot use its key for stored secrets, {path}. Ask whoever runs it to give Bellwether access to that file, or to put back the file that was there.',
    sv: 'Servern kan inte använda sin nyckel för sparade hemligheter, {path}. Be den som driver servern att ge Bellwether åtkomst till filen, eller att lägga tillbaka filen som fanns där.',
    de: 'Dieser Server kann seinen Schlüssel für gespeicherte Geheimnisse nicht verwenden: {path}. Bitten Sie den Betrieb, Bellwether Zugriff auf diese Datei zu geben oder die frühere Datei zurückzulegen.',
  },
  connection_secret_lost: {
    en: 'The stored secret cannot be read any more: this server has another key than the one it was stored with. Enter the secret or certificate again.',
    sv: 'Den sparade hemligheten kan inte läsas längre: servern har en annan nyckel än den den sparades med. Ange hemligheten eller certifikatet igen.',
    de: 'Das gespeicherte Geheimnis ist nicht mehr lesbar: Dieser Server hat einen anderen Schlüssel als den, mit dem es gespeichert wurde. Geben Sie Geheimnis oder Zertifikat erneut ein.',
  },
  connection_secret_missing: {
    en: 'Another tenant, application or cloud needs its own secret or certificate. Enter it too.',
    sv: 'En annan klientorganisation, en annan applikation eller ett annat moln behöver en egen hemlighet eller ett eget certifikat. Ange det också.',
    de: 'Ein anderer Mandant, eine andere Anwendung oder Cloud braucht ein eigenes Geheimnis oder Zertifikat. Geben Sie es mit ein.',
  },
  connection_busy: {
    en: 'This connection is being read already. Wait until that has ended.',
    sv: 'Anslutningen läses redan. Vänta tills det är klart.',
    de: 'Diese Verbindung wird gerade gelesen. Warten Sie, bis das beendet ist.',
  },
  connection_not_chosen: {
    en: 'This connection does not read {things?people=people|devices=devices}. Change what it reads first.',
    sv: 'Anslutningen läser inte {things?people=personer|devices=enheter}. Ändra först vad den läser.',
    de: 'Diese Verbindung liest keine {things?people=Personen|devices=Geräte}. Ändern Sie zuerst, was sie liest.',
  },
  connection_virtual: {
    en: 'This organisation runs on a virtual clock, and its people are invented. Connect your own organisation instead.',
    sv: 'Den här organisationen går på en virtuell klocka och dess personer är påhittade. Anslut din egen organisation i stället.',
    de: 'Diese Organisation läuft auf einer virtuellen Uhr, und ihre Personen sind erfunden. Verbinden Sie stattdessen Ihre eigene Organisation.',
  },
});
