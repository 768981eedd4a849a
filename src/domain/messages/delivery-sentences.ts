/** Why a copy of a message is where it is, in every language. The codes stand on the rows of the ledger. */
import { defineSentences, type Statement } from '../sentences/statement.ts';

export const deliverySentences = defineSentences({
  delivery_no_address: {
    en: 'There is no e-mail address.',
    sv: 'Det finns ingen e-postadress.',
    de: 'Es gibt keine E-Mail-Adresse.',
  },
  delivery_person_left: {
    en: 'The person has left the organisation.',
    sv: 'Personen har lämnat organisationen.',
    de: 'Die Person hat die Organisation verlassen.',
  },
  delivery_no_longer_scheduled: {
    en: 'The person is no longer scheduled.',
    sv: 'Personen är inte schemalagd längre.',
    de: 'Die Person ist nicht mehr eingeplant.',
  },
  delivery_no_longer_asked: {
    en: 'The person is no longer asked.',
    sv: 'Personen tillfrågas inte längre.',
    de: 'Die Person wird nicht mehr gefragt.',
  },
  delivery_date_moved: {
    en: 'The person has a newer date.',
    sv: 'Personen har en nyare dag.',
    de: 'Die Person hat einen neueren Termin.',
  },
  delivery_sent_again: {
    en: 'It was unclear and is sent again.',
    sv: 'Det var oklart och skickas igen.',
    de: 'Es war unklar und wird erneut gesendet.',
  },
  delivery_bad_address: {
    en: 'The mail server does not know the address.',
    sv: 'E-postservern känner inte till adressen.',
    de: 'Der Mailserver kennt die Adresse nicht.',
  },
  delivery_refused: {
    en: 'The mail server refused the message.',
    sv: 'E-postservern avvisade meddelandet.',
    de: 'Der Mailserver hat die Nachricht abgewiesen.',
  },
  delivery_refused_for_now: {
    en: 'The mail server refused for now; it is tried again.',
    sv: 'E-postservern avvisade för tillfället; det försöks igen.',
    de: 'Der Mailserver hat vorläufig abgewiesen; es wird erneut versucht.',
  },
  delivery_not_handed_over: {
    en: 'The connection broke before hand-over; it is tried again.',
    sv: 'Förbindelsen bröts före överlämningen; det försöks igen.',
    de: 'Die Verbindung brach vor der Übergabe ab; es wird erneut versucht.',
  },
  delivery_exhausted: {
    en: 'Every attempt failed.',
    sv: 'Alla försök misslyckades.',
    de: 'Alle Versuche sind fehlgeschlagen.',
  },
  delivery_lane_broken: {
    en: 'The mail server cannot be used; it is tried again.',
    sv: 'E-postservern går inte att använda; det försöks igen.',
    de: 'Der Mailserver ist nicht nutzbar; es wird erneut versucht.',
  },
  delivery_relay_refuses_us: {
    en: 'The mail server refuses our messages; it is tried again.',
    sv: 'E-postservern avvisar våra meddelanden; det försöks igen.',
    de: 'Der Mailserver weist unsere Nachrichten ab; es wird erneut versucht.',
  },
  delivery_line_broke: {
    en: 'The line broke after hand-over.',
    sv: 'Förbindelsen bröts efter överlämningen.',
    de: 'Die Verbindung brach nach der Übergabe ab.',
  },
  delivery_sender_stopped: {
    en: 'The sender stopped after hand-over.',
    sv: 'Avsändaren stannade efter överlämningen.',
    de: 'Der Versand brach nach der Übergabe ab.',
  },
});

/** Why, without the prefix: what stands in the ledger. */
export type DeliveryReason = keyof typeof deliverySentences extends `delivery_${infer Reason}`
  ? Reason
  : never;

/** The reason of a row as a statement. */
export function describeDeliveryReason(reason: DeliveryReason): Statement {
  return { code: `delivery_${reason}`, data: {} };
}
