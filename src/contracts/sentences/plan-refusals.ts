/** What is refused around plans that wait for approval, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const planRefusals = defineSentences({
  plan_waits: {
    en: 'A plan of this rollout waits for approval already. Have it approved or rejected, or withdraw it, then submit the next.',
    sv: 'En plan för utrullningen väntar redan på godkännande. Låt den bli godkänd eller avvisad, eller dra tillbaka den, och lämna sedan in nästa.',
    de: 'Ein Plan dieses Rollouts wartet bereits auf Genehmigung. Lassen Sie ihn genehmigen oder ablehnen, oder ziehen Sie ihn zurück; reichen Sie dann den nächsten ein.',
  },
  plan_state: {
    en: 'This plan {state?proposed=waits for approval|approved=has been approved|rejected=has been rejected|withdrawn=was withdrawn}, so this is not possible now.',
    sv: 'Planen {state?proposed=väntar på godkännande|approved=är godkänd|rejected=är avvisad|withdrawn=är tillbakadragen}, därför går det inte nu.',
    de: 'Dieser Plan {state?proposed=wartet auf Genehmigung|approved=ist genehmigt|rejected=ist abgelehnt|withdrawn=wurde zurückgezogen}; daher ist das jetzt nicht möglich.',
  },
  plan_own: {
    en: 'You submitted this plan, so somebody else who may approve plans does. You can withdraw it.',
    sv: 'Du lämnade in planen, så någon annan som får godkänna planer gör det. Du kan dra tillbaka den.',
    de: 'Sie haben diesen Plan eingereicht; genehmigen muss ihn eine andere Person, die Pläne genehmigen darf. Sie können ihn zurückziehen.',
  },
  plan_changed: {
    en: 'The plan has changed since you looked at it. Look at it as it is now, then decide.',
    sv: 'Planen har ändrats sedan du såg den. Se på den som den är nu och bestäm sedan.',
    de: 'Der Plan hat sich geändert, seit Sie ihn angesehen haben. Sehen Sie ihn sich an, wie er jetzt ist, und entscheiden Sie dann.',
  },
  plan_unfit: { en: '{explanation}', sv: '{explanation}', de: '{explanation}' },
  waves_unapproved: {
    en: 'The waves have not been approved. Re-plan or discard them, or have them approved.',
    sv: 'Vågorna är inte godkända. Omplanera eller släng dem, eller låt dem bli godkända.',
    de: 'Die Wellen sind nicht genehmigt. Planen Sie sie um, verwerfen Sie sie, oder lassen Sie sie genehmigen.',
  },
  waves_approved: {
    en: 'The waves have been approved. Change them with a re-plan.',
    sv: 'Vågorna är godkända. Ändra dem med en omplanering.',
    de: 'Die Wellen sind genehmigt. Ändern Sie sie mit einer Umplanung.',
  },
});
