/** What is refused around signing in, accounts, clocks and requests, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const accountRefusals = defineSentences({
  setup_done: {
    en: 'This installation is set up already. Sign in instead.',
    sv: 'Installationen är redan klar. Logga in i stället.',
    de: 'Diese Installation ist bereits eingerichtet. Melden Sie sich an.',
  },
  setup_link_invalid: {
    en: 'This set-up link is not valid any more. Restart the server to get a new one.',
    sv: 'Den här länken gäller inte längre. Starta om servern för att få en ny.',
    de: 'Dieser Einrichtungslink gilt nicht mehr. Starten Sie den Server neu, um einen neuen zu erhalten.',
  },
  sign_in_failed: {
    en: 'The e-mail address or the password is not right. Check both and try again.',
    sv: 'E-postadressen eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
    de: 'Die E-Mail-Adresse oder das Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es erneut.',
  },
  sign_in_limited: {
    en: 'Too many attempts. Wait {seconds:# second|# seconds}, then try again.',
    sv: 'För många försök. Vänta {seconds:# sekund|# sekunder} och försök sedan igen.',
    de: 'Zu viele Versuche. Warten Sie {seconds:# Sekunde|# Sekunden} und versuchen Sie es dann erneut.',
  },
  password_wrong: {
    en: 'The current password is not right. Check it and try again.',
    sv: 'Det nuvarande lösenordet stämmer inte. Kontrollera det och försök igen.',
    de: 'Das bisherige Passwort stimmt nicht. Prüfen Sie es und versuchen Sie es erneut.',
  },
  password_too_weak: {
    en: 'The password needs at least 12 characters. Choose a longer one.',
    sv: 'Lösenordet behöver minst 12 tecken. Välj ett längre.',
    de: 'Das Passwort braucht mindestens 12 Zeichen. Wählen Sie ein längeres.',
  },
  email_taken: {
    en: 'An account with this e-mail address exists already.',
    sv: 'Det finns redan ett konto med den här e-postadressen.',
    de: 'Ein Konto mit dieser E-Mail-Adresse gibt es bereits.',
  },
  last_administrator: {
    en: 'This is the last administrator. Make somebody else administrator first.',
    sv: 'Det här är den sista administratören. Gör någon annan till administratör först.',
    de: 'Das ist die letzte Administration. Geben Sie zuerst jemand anderem diese Rolle.',
  },
  webhook_address: {
    en: 'The address {address} cannot be used: {problem?unreadable=write it like https://example.org/hooks|plain=it must begin with https://|credentials=it must not hold a name or password; the signature says who sends|inner=it leads to a machine nearby, which this server does not call}.',
    sv: 'Adressen {address} kan inte användas: {problem?unreadable=skriv den som https://example.org/hooks|plain=den måste börja med https://|credentials=den får inte innehålla namn eller lösenord; signaturen säger vem som skickar|inner=den leder till en dator i närheten, som den här servern inte anropar}.',
    de: 'Die Adresse {address} kann nicht verwendet werden: {problem?unreadable=Schreiben Sie sie wie https://example.org/hooks|plain=Sie muss mit https:// beginnen|credentials=Sie darf weder Namen noch Passwort enthalten; die Signatur sagt, wer sendet|inner=Sie führt zu einem Rechner in der Nähe, den dieser Server nicht anspricht}.',
  },
  webhook_virtual: {
    en: 'This organisation runs on a virtual clock, and nothing in it is told to other programs.',
    sv: 'Den här organisationen går på en virtuell klocka, och inget i den meddelas andra program.',
    de: 'Diese Organisation läuft auf einer virtuellen Uhr; nichts daraus wird anderen Programmen mitgeteilt.',
  },
  webhook_delivery_state: {
    en: 'This delivery is {state?planned=still waiting|sending=being sent}. Only one that has ended can be sent again.',
    sv: 'Utskicket {state?planned=väntar fortfarande|sending=skickas just nu}. Bara ett som är avslutat kan skickas igen.',
    de: 'Diese Zustellung {state?planned=wartet noch|sending=wird gerade gesendet}. Nur eine beendete kann erneut gesendet werden.',
  },
  idempotency_key: {
    en: 'The Idempotency-Key cannot be used: {problem?unreadable=use 1 to 200 characters, once|taken=it was used for another request; choose a new one}.',
    sv: 'Idempotency-Key kan inte användas: {problem?unreadable=använd 1 till 200 tecken, en gång|taken=den har använts för en annan begäran; välj en ny}.',
    de: 'Der Idempotency-Key kann nicht verwendet werden: {problem?unreadable=Verwenden Sie 1 bis 200 Zeichen, einmal|taken=Er wurde für eine andere Anfrage verwendet; wählen Sie einen neuen}.',
  },
  clock_real: {
    en: 'This organisation runs on the real clock.',
    sv: 'Den här organisationen går på den riktiga klockan.',
    de: 'Diese Organisation läuft auf der echten Uhr.',
  },
  sample_exists: {
    en: 'The sample organisation exists already. Switch to it at the top of the page.',
    sv: 'Exempelorganisationen finns redan. Byt till den högst upp på sidan.',
    de: 'Die Beispielorganisation gibt es bereits. Wechseln Sie oben auf der Seite zu ihr.',
  },
  link_invalid: {
    en: 'This link is not valid any more. Ask your rollout team for a new one.',
    sv: 'Länken gäller inte längre. Be ditt utrullningsteam om en ny.',
    de: 'Dieser Link gilt nicht mehr. Bitten Sie Ihr Rollout-Team um einen neuen.',
  },
  body_too_large: {
    en: 'The request is larger than {limit} MiB. Send it in smaller parts.',
    sv: 'Begäran är större än {limit} MiB. Skicka den i mindre delar.',
    de: 'Die Anfrage ist größer als {limit} MiB. Senden Sie sie in kleineren Teilen.',
  },
});
