/** What reading Microsoft Entra ID and Intune ran into, and what checking a connection found, in every language. */
import { defineSentences, stating, type StatementOf } from '#domain/sentences/statement.ts';

export const connectionSentences = defineSentences({
  graph_secret_wrong: {
    en: 'Entra does not accept the client secret. Copy the value of the secret, not its id, and enter it again.',
    sv: 'Entra godtar inte klienthemligheten. Kopiera hemlighetens värde, inte dess id, och ange det igen.',
    de: 'Entra nimmt den geheimen Clientschlüssel nicht an. Kopieren Sie seinen Wert, nicht seine Kennung, und geben Sie ihn erneut ein.',
  },
  graph_secret_expired: {
    en: 'The client secret has expired. Create a new one in Entra and enter it here.',
    sv: 'Klienthemligheten har gått ut. Skapa en ny i Entra och ange den här.',
    de: 'Der geheime Clientschlüssel ist abgelaufen. Erstellen Sie in Entra einen neuen, und geben Sie ihn hier ein.',
  },
  graph_certificate_unknown: {
    en: 'Entra does not know the certificate, or it has expired. Upload it to the app registration under Certificates & secrets.',
    sv: 'Entra känner inte certifikatet, eller så har det gått ut. Ladda upp det i appregistreringen under Certifikat och hemligheter.',
    de: 'Entra kennt das Zertifikat nicht, oder es ist abgelaufen. Laden Sie es in der App-Registrierung unter Zertifikate und Geheimnisse hoch.',
  },
  graph_tenant_unknown: {
    en: 'Entra knows no tenant with this id in this cloud. Copy the directory (tenant) id from the overview of the app registration, and check the cloud.',
    sv: 'Entra känner ingen klientorganisation med detta id i det här molnet. Kopiera katalog-id:t från appregistreringens översikt och kontrollera molnet.',
    de: 'Entra kennt in dieser Cloud keinen Mandanten mit dieser Kennung. Kopieren Sie die Verzeichnis-ID aus der Übersicht der App-Registrierung, und prüfen Sie die Cloud.',
  },
  graph_app_unknown: {
    en: 'The tenant has no application with this id. Copy the application (client) id from the overview of the app registration.',
    sv: 'Klientorganisationen har ingen applikation med detta id. Kopiera program-id:t från appregistreringens översikt.',
    de: 'Der Mandant hat keine Anwendung mit dieser Kennung. Kopieren Sie die Anwendungs-ID aus der Übersicht der App-Registrierung.',
  },
  graph_app_disabled: {
    en: 'The application is switched off in Entra. Enable sign-in for it under Enterprise applications.',
    sv: 'Applikationen är avstängd i Entra. Tillåt inloggning för den under Företagsprogram.',
    de: 'Die Anwendung ist in Entra abgeschaltet. Lassen Sie unter Unternehmensanwendungen die Anmeldung wieder zu.',
  },
  graph_policy_blocks: {
    en: 'A Conditional Access policy of your tenant blocks this application from here. Allow this server’s address for it.',
    sv: 'En princip för villkorsstyrd åtkomst blockerar applikationen härifrån. Tillåt den här serverns adress för den.',
    de: 'Eine Richtlinie für bedingten Zugriff sperrt diese Anwendung von hier aus. Lassen Sie die Adresse dieses Servers für sie zu.',
  },
  graph_token_refused: {
    en: 'Entra refused to sign this application in ({reason}). Look the code up in the sign-in logs of Entra, under service principal sign-ins.',
    sv: 'Entra vägrade logga in applikationen ({reason}). Slå upp koden i Entras inloggningsloggar, under tjänstens huvudnamn.',
    de: 'Entra hat die Anmeldung dieser Anwendung abgelehnt ({reason}). Schlagen Sie den Code in den Anmeldeprotokollen von Entra unter Dienstprinzipale nach.',
  },
  graph_token_rejected: {
    en: 'Microsoft Graph does not accept the sign-in that Entra gave. Check that the cloud is right, then try again.',
    sv: 'Microsoft Graph godtar inte inloggningen som Entra gav. Kontrollera att molnet stämmer och försök igen.',
    de: 'Microsoft Graph nimmt die Anmeldung von Entra nicht an. Prüfen Sie, ob die Cloud stimmt, und versuchen Sie es erneut.',
  },
  graph_permission_missing: {
    en: 'The permission {permission} is missing. Add it to the app registration as an application permission, and grant admin consent.',
    sv: 'Behörigheten {permission} saknas. Lägg till den i appregistreringen som programbehörighet och bevilja administratörsmedgivande.',
    de: 'Die Berechtigung {permission} fehlt. Fügen Sie sie der App-Registrierung als Anwendungsberechtigung hinzu, und erteilen Sie die Administratorzustimmung.',
  },
  graph_group_missing: {
    en: 'There is no group with this id in the tenant. Copy the object id from the overview of the group.',
    sv: 'Det finns ingen grupp med detta id i klientorganisationen. Kopiera objekt-id:t från gruppens översikt.',
    de: 'Im Mandanten gibt es keine Gruppe mit dieser Kennung. Kopieren Sie die Objekt-ID aus der Übersicht der Gruppe.',
  },
  graph_no_intune: {
    en: 'The tenant does not seem to use Intune. Check its licences, or let this connection read people only.',
    sv: 'Klientorganisationen tycks inte använda Intune. Kontrollera licenserna, eller låt anslutningen bara läsa personer.',
    de: 'Der Mandant scheint Intune nicht zu nutzen. Prüfen Sie die Lizenzen, oder lassen Sie diese Verbindung nur Personen lesen.',
  },
  graph_request_refused: {
    en: 'Microsoft Graph refused to list {what?users=people|members=the members of the group|devices=devices in Entra|managed_devices=devices in Intune} (status {status}, {reason}). Check the connection; if it stays, tell your administrator this sentence.',
    sv: 'Microsoft Graph vägrade lista {what?users=personer|members=gruppens medlemmar|devices=enheter i Entra|managed_devices=enheter i Intune} (status {status}, {reason}). Kontrollera anslutningen; om det kvarstår, ge din administratör den här meningen.',
    de: 'Microsoft Graph hat es abgelehnt, {what?users=Personen|members=die Mitglieder der Gruppe|devices=Geräte in Entra|managed_devices=Geräte in Intune} aufzulisten (Status {status}, {reason}). Prüfen Sie die Verbindung; bleibt es dabei, geben Sie der Administration diesen Satz.',
  },
  graph_pages_broken: {
    en: 'Microsoft Graph stopped in the middle of listing {what?users=people|members=the members of the group|devices=devices in Entra|managed_devices=devices in Intune}. Read again.',
    sv: 'Microsoft Graph slutade mitt i listan över {what?users=personer|members=gruppens medlemmar|devices=enheter i Entra|managed_devices=enheter i Intune}. Läs igen.',
    de: 'Microsoft Graph hat mitten in der Liste aufgehört ({what?users=Personen|members=Mitglieder der Gruppe|devices=Geräte in Entra|managed_devices=Geräte in Intune}). Lesen Sie erneut.',
  },
  graph_foreign_link: {
    en: 'The next page was said to lie at {host}, which is not Microsoft Graph; it was not asked. Check what stands between this server and the internet.',
    sv: 'Nästa sida sades ligga på {host}, som inte är Microsoft Graph; den frågades inte. Kontrollera vad som står mellan servern och internet.',
    de: 'Die nächste Seite sollte bei {host} liegen, was nicht Microsoft Graph ist; dort wurde nicht gefragt. Prüfen Sie, was zwischen diesem Server und dem Internet steht.',
  },
  graph_busy: {
    en: 'Microsoft Graph asked to wait for too long. Read again later; it limits how much a tenant may ask.',
    sv: 'Microsoft Graph bad om för lång väntan. Läs igen senare; den begränsar hur mycket en klientorganisation får fråga.',
    de: 'Microsoft Graph bat um zu langes Warten. Lesen Sie später erneut; der Dienst begrenzt, wie viel ein Mandant fragen darf.',
  },
  graph_unreachable: {
    en: 'No usable answer came from {host}. Check that this server may reach it on port 443, then try again.',
    sv: 'Inget användbart svar kom från {host}. Kontrollera att servern når den på port 443 och försök igen.',
    de: 'Von {host} kam keine brauchbare Antwort. Prüfen Sie, ob dieser Server ihn auf Port 443 erreicht, und versuchen Sie es erneut.',
  },
  reading_stopped: {
    en: 'Somebody stopped this reading. Nothing was changed.',
    sv: 'Någon stoppade läsningen. Inget ändrades.',
    de: 'Jemand hat dieses Lesen angehalten. Es wurde nichts geändert.',
  },
  check_works: {
    en: '{what?users=People can be read.|members=The members of the group can be read.|devices=Devices in Entra can be read.|managed_devices=Devices in Intune can be read.}',
    sv: '{what?users=Personer kan läsas.|members=Gruppens medlemmar kan läsas.|devices=Enheter i Entra kan läsas.|managed_devices=Enheter i Intune kan läsas.}',
    de: '{what?users=Personen können gelesen werden.|members=Die Mitglieder der Gruppe können gelesen werden.|devices=Geräte in Entra können gelesen werden.|managed_devices=Geräte in Intune können gelesen werden.}',
  },
  check_signs_in: {
    en: 'The application signs in.',
    sv: 'Applikationen loggar in.',
    de: 'Die Anwendung meldet sich an.',
  },
  check_excess: {
    en: 'The application may do more than it needs: {permissions}. Remove these permissions from it in Entra.',
    sv: 'Applikationen får göra mer än den behöver: {permissions}. Ta bort dessa behörigheter i Entra.',
    de: 'Die Anwendung darf mehr, als sie braucht: {permissions}. Entfernen Sie diese Berechtigungen in Entra.',
  },
  check_no_excess: {
    en: 'It holds no permission it does not need.',
    sv: 'Den har ingen behörighet den inte behöver.',
    de: 'Sie hat keine Berechtigung, die sie nicht braucht.',
  },
});

export type ConnectionStatement = StatementOf<typeof connectionSentences>;
export const connectionStatement = stating(connectionSentences);
