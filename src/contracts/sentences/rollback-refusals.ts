/** What is refused around bringing stages back, in every language. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const rollbackRefusals = defineSentences({
  rollback_begun: {
    en: 'Steps of this plan have been taken, or its rollout is over, so it stays as it is.',
    sv: 'Steg i planen har tagits eller utrullningen är avslutad, så den förblir som den är.',
    de: 'Schritte dieses Plans sind ausgeführt, oder der Rollout ist zu Ende; er bleibt daher, wie er ist.',
  },
  rollback_not_begun: {
    en: '{stage} is not being brought back. Its gate decides that.',
    sv: '{stage} tas inte tillbaka. Det avgörs vid beslutet om etappen.',
    de: '{stage} wird nicht zurückgeführt. Darüber entscheidet die Freigabe.',
  },
  rollback_finished: {
    en: 'Every step was taken and the people of {stage} count as brought back, so the list stays as it is.',
    sv: 'Alla steg är tagna och personerna i {stage} räknas som återförda, så listan förblir som den är.',
    de: 'Jeder Schritt ist ausgeführt, und die Personen von {stage} gelten als zurückgeführt; die Liste bleibt daher, wie sie ist.',
  },
  rehearsal_ahead: {
    en: '{on:date} has not come yet. Give the day on which the rollback was rehearsed.',
    sv: '{on:date} har inte kommit än. Ange den dag då återgången övades.',
    de: '{on:date} ist noch nicht gewesen. Geben Sie den Tag an, an dem die Rückführung geübt wurde.',
  },
});
