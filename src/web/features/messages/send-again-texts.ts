/** The texts of sending unclear copies again. */
import { defineTexts } from '../../i18n/define-texts.ts';
import { plural } from '../../i18n/locale.ts';

export const sendAgainTexts = defineTexts({
  en: {
    unclear: (count: number, shown: string) =>
      plural('en', count, { one: `${shown} copy is unclear`, other: `${shown} copies are unclear` }),
    unclearText:
      'The line broke after hand-over. Ask the people, look into the log of the mail server, or have the copies sent again.',
    ask: 'Ask to send again',
    askTitle: 'Ask to send again',
    askText: 'Nothing leaves yet: somebody else who may write messages looks at this and approves it.',
    askConfirm: 'Ask',
    figure: (count: number) => plural('en', count, { one: 'copy', other: 'copies' }),
    warning: 'Who received the first copy reads the same message twice.',
    asked: 'Asked',
    askedNext: 'Somebody else approves it here in the ledger.',
    wanted: (name: string, count: number, shown: string) =>
      plural('en', count, {
        one: `${name} asks to send ${shown} unclear copy again`,
        other: `${name} asks to send ${shown} unclear copies again`,
      }),
    ownWaits: 'You asked, so somebody else approves.',
    otherDecides: 'Approve it if a second copy does less harm than none.',
    approve: 'Send again',
    approveTitle: 'Send these copies again',
    approveText: (name: string, reason: string) => `${name} says why: “${reason}”`,
    approved: 'The copies are sent again',
    decline: 'Decline',
    withdraw: 'Withdraw',
    declined: 'Nothing is sent again',
    lineTitle: 'Sending again',
    lineOpen: (name: string) => `${name} asks; waits for a second person`,
    lineApproved: (asked: string, decided: string) => `asked by ${asked}, approved by ${decided}`,
    lineDeclined: (asked: string, decided: string) => `asked by ${asked}, declined by ${decided}`,
  },
  sv: {
    unclear: (count, shown) =>
      plural('sv', count, { one: `${shown} utskick är oklart`, other: `${shown} utskick är oklara` }),
    unclearText:
      'Förbindelsen bröts efter överlämningen. Fråga personerna, titta i e-postserverns logg eller låt skicka dem igen.',
    ask: 'Be om att skicka igen',
    askTitle: 'Be om att skicka igen',
    askText: 'Inget skickas än: någon annan som får skriva meddelanden tittar på det och godkänner.',
    askConfirm: 'Be om det',
    figure: () => 'utskick',
    warning: 'Den som fick det första läser samma meddelande två gånger.',
    asked: 'Begäran är gjord',
    askedNext: 'Någon annan godkänner den här i förteckningen.',
    wanted: (name, count, shown) =>
      plural('sv', count, {
        one: `${name} vill skicka ${shown} oklart utskick igen`,
        other: `${name} vill skicka ${shown} oklara utskick igen`,
      }),
    ownWaits: 'Du bad om det, så någon annan godkänner.',
    otherDecides: 'Godkänn om ett andra utskick skadar mindre än inget.',
    approve: 'Skicka igen',
    approveTitle: 'Skicka utskicken igen',
    approveText: (name, reason) => `${name} säger varför: ”${reason}”`,
    approved: 'Utskicken skickas igen',
    decline: 'Avböj',
    withdraw: 'Dra tillbaka',
    declined: 'Inget skickas igen',
    lineTitle: 'Skicka igen',
    lineOpen: (name) => `${name} ber om det; väntar på en andra person`,
    lineApproved: (asked, decided) => `begärt av ${asked}, godkänt av ${decided}`,
    lineDeclined: (asked, decided) => `begärt av ${asked}, avböjt av ${decided}`,
  },
  de: {
    unclear: (count, shown) =>
      plural('de', count, {
        one: `${shown} Zustellung ist unklar`,
        other: `${shown} Zustellungen sind unklar`,
      }),
    unclearText:
      'Die Verbindung brach nach der Übergabe ab. Fragen Sie die Personen, sehen Sie im Protokoll des Mailservers nach, oder lassen Sie erneut senden.',
    ask: 'Erneutes Senden beantragen',
    askTitle: 'Erneutes Senden beantragen',
    askText:
      'Noch wird nichts gesendet: Eine andere Person, die Nachrichten schreiben darf, sieht es sich an und genehmigt es.',
    askConfirm: 'Beantragen',
    figure: (count) => plural('de', count, { one: 'Zustellung', other: 'Zustellungen' }),
    warning: 'Wer die erste erhalten hat, liest dieselbe Nachricht zweimal.',
    asked: 'Beantragt',
    askedNext: 'Eine andere Person genehmigt es hier im Verzeichnis.',
    wanted: (name, count, shown) =>
      plural('de', count, {
        one: `${name} möchte ${shown} unklare Zustellung erneut senden`,
        other: `${name} möchte ${shown} unklare Zustellungen erneut senden`,
      }),
    ownWaits: 'Sie haben es beantragt; genehmigen muss eine andere Person.',
    otherDecides: 'Genehmigen Sie es, wenn eine zweite Nachricht weniger schadet als keine.',
    approve: 'Erneut senden',
    approveTitle: 'Diese Zustellungen erneut senden',
    approveText: (name, reason) => `${name} nennt als Grund: „${reason}“`,
    approved: 'Die Zustellungen werden erneut gesendet',
    decline: 'Ablehnen',
    withdraw: 'Zurückziehen',
    declined: 'Nichts wird erneut gesendet',
    lineTitle: 'Erneutes Senden',
    lineOpen: (name) => `${name} beantragt es; wartet auf eine zweite Person`,
    lineApproved: (asked, decided) => `beantragt von ${asked}, genehmigt von ${decided}`,
    lineDeclined: (asked, decided) => `beantragt von ${asked}, abgelehnt von ${decided}`,
  },
});
