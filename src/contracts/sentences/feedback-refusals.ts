/** What is refused around feedback and proposed changes, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const feedbackRefusals = defineSentences({
  feedback_day_ahead: {
    en: 'That day is still ahead. Give the day on which it was said.',
    sv: 'Den dagen har inte varit än. Ange dagen då det sades.',
    de: 'Dieser Tag liegt noch vor Ihnen. Geben Sie den Tag an, an dem es gesagt wurde.',
  },
  feedback_gone: {
    en: 'Some of this feedback is no longer there. Load the list again and choose anew.',
    sv: 'En del av återkopplingen finns inte längre. Ladda om listan och välj på nytt.',
    de: 'Ein Teil dieser Rückmeldungen ist nicht mehr da. Laden Sie die Liste neu, und wählen Sie erneut.',
  },
  feedback_in_use: {
    en: 'A proposed change rests on this note, so it stays.',
    sv: 'Ett ändringsförslag bygger på anteckningen, så den blir kvar.',
    de: 'Ein Änderungsvorschlag stützt sich auf diese Notiz; sie bleibt.',
  },
  proposal_day_past: {
    en: 'That day has passed. Choose today or a later day.',
    sv: 'Den dagen har passerat. Välj idag eller en senare dag.',
    de: 'Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag.',
  },
  proposals_full: {
    en: '{most} proposed changes wait for a decision, which is the most. Decide some of them first.',
    sv: '{most} ändringsförslag väntar på beslut, vilket är det mesta. Besluta om några av dem först.',
    de: '{most} Änderungsvorschläge warten auf eine Entscheidung, mehr geht nicht. Entscheiden Sie zuerst über einige davon.',
  },
  proposal_state: {
    en: 'This proposed change {state?waiting=waits for its decision|accepted=has been accepted|rejected=has been rejected|withdrawn=was withdrawn|carried_out=has been carried out|dropped=was given up}, so this is not possible now.',
    sv: 'Ändringsförslaget {state?waiting=väntar på beslut|accepted=är antaget|rejected=är avslaget|withdrawn=är tillbakadraget|carried_out=är genomfört|dropped=gavs upp}, därför går det inte nu.',
    de: 'Dieser Änderungsvorschlag {state?waiting=wartet auf seine Entscheidung|accepted=ist angenommen|rejected=ist abgelehnt|withdrawn=wurde zurückgezogen|carried_out=ist umgesetzt|dropped=wurde aufgegeben}; daher ist das jetzt nicht möglich.',
  },
  proposal_own: {
    en: 'You proposed this change, so somebody else who may plan rollouts decides it. You can withdraw it.',
    sv: 'Du föreslog ändringen, så någon annan som får planera utrullningar beslutar. Du kan dra tillbaka den.',
    de: 'Sie haben diese Änderung vorgeschlagen; entscheiden muss eine andere Person, die Rollouts planen darf. Sie können sie zurückziehen.',
  },
  proposal_not_own: {
    en: 'Only whoever proposed a change withdraws it. Reject it with a reason instead.',
    sv: 'Bara den som föreslog ändringen drar tillbaka den. Avslå den med ett skäl i stället.',
    de: 'Zurückziehen kann nur, wer die Änderung vorgeschlagen hat. Lehnen Sie sie stattdessen mit Begründung ab.',
  },
});
