/** What the product says about rules that a person may set aside: what clears their hold, and what was not kept. */
import { defineSentences } from '#domain/sentences/statement.ts';

export const overrideSentences = defineSentences({
  clears_when_entry_passes: {
    en: 'Clears itself when every entry criterion passes. Who runs the rollout may clear it with a reason, which then stands in the decision record.',
    sv: 'Hävs av sig självt när alla startkrav är godkända. Den som driver utrullningen kan häva det med ett skäl, som då står i beslutsprotokollet.',
    de: 'Hebt sich selbst auf, wenn jede Startbedingung bestanden ist. Wer den Rollout führt, kann ihn mit einer Begründung aufheben, die dann im Entscheidungsprotokoll steht.',
  },
  hold_entry_met: {
    en: 'Every entry criterion passes.',
    sv: 'Alla startkrav är godkända.',
    de: 'Jede Startbedingung ist bestanden.',
  },
  clears_when_rehearsed: {
    en: 'Clears itself when a rehearsed rollback plan is there. Who runs the rollout may clear it with a reason, which then stands in the decision record.',
    sv: 'Hävs av sig självt när en övad återgångsplan finns. Den som driver utrullningen kan häva det med ett skäl, som då står i beslutsprotokollet.',
    de: 'Hebt sich selbst auf, wenn ein geübter Rückführungsplan vorliegt. Wer den Rollout führt, kann ihn mit einer Begründung aufheben, die dann im Entscheidungsprotokoll steht.',
  },
  override_stage_skipped: {
    en: '{stage} was left out; the next stage followed without it.',
    sv: '{stage} hoppades över; nästa etapp följde utan den.',
    de: '{stage} wurde ausgelassen; die nächste Stufe folgte ohne sie.',
  },
  override_stage_not_passed: {
    en: '{stage} {status?failed=failed at its gate|other=was rolled back}; what comes next may follow all the same.',
    sv: '{stage} {status?failed=underkändes vid sin beslutspunkt|other=togs tillbaka}; det som kommer sedan får följa ändå.',
    de: '{stage} {status?failed=ist an ihrer Freigabe gescheitert|other=wurde zurückgeführt}; was danach kommt, darf trotzdem folgen.',
  },
  override_author_voted: {
    en: 'The author of the plan voted, because nobody else in the organisation may.',
    sv: 'Planens författare röstade, eftersom ingen annan i organisationen får det.',
    de: 'Wer den Plan geschrieben hat, hat abgestimmt, weil es sonst niemand in der Organisation darf.',
  },
  override_started_without_criteria: {
    en: 'The pilot was started before its criteria were frozen.',
    sv: 'Piloten startades innan kriterierna var frysta.',
    de: 'Der Pilot wurde begonnen, bevor die Kriterien festgelegt waren.',
  },
  hold_skip_over: {
    en: '{skipped} was left out for what starts by {on:date} only, and {stage} has not started.',
    sv: '{skipped} hoppades över bara för det som startar senast den {on:date}, och {stage} har inte startat.',
    de: '{skipped} wurde nur für das ausgelassen, was bis {on:date} startet, und {stage} ist nicht gestartet.',
  },
  clears_skip_over: {
    en: 'Who runs the rollout clears it with a reason and a new last day, which then stand in the decision record.',
    sv: 'Den som driver utrullningen häver det med ett skäl och en ny sista dag, som då står i beslutsprotokollet.',
    de: 'Wer den Rollout führt, hebt ihn mit einer Begründung und einem neuen letzten Tag auf; beides steht dann im Entscheidungsprotokoll.',
  },
  hold_skip_met: {
    en: 'No stage before it is left out beyond its last day any more.',
    sv: 'Ingen etapp före den är överhoppad längre än till sin sista dag.',
    de: 'Keine Stufe davor ist mehr über ihren letzten Tag hinaus ausgelassen.',
  },
  hold_criteria_not_frozen: {
    en: '{stage} was to start without frozen criteria by {on:date} at the latest, and has not.',
    sv: '{stage} skulle starta utan frysta kriterier senast den {on:date}, och har inte gjort det.',
    de: '{stage} sollte ohne festgelegte Kriterien bis spätestens {on:date} beginnen und hat es nicht.',
  },
  clears_when_frozen: {
    en: 'Clears itself when the criteria are frozen. Who runs the rollout may clear it with a reason and a new last day, which then stand in the decision record.',
    sv: 'Hävs av sig självt när kriterierna är frysta. Den som driver utrullningen kan häva det med ett skäl och en ny sista dag, som då står i beslutsprotokollet.',
    de: 'Hebt sich selbst auf, wenn die Kriterien festgelegt sind. Wer den Rollout führt, kann ihn mit einer Begründung und einem neuen letzten Tag aufheben; beides steht dann im Entscheidungsprotokoll.',
  },
  hold_frozen_met: {
    en: 'The criteria are frozen.',
    sv: 'Kriterierna är frysta.',
    de: 'Die Kriterien sind festgelegt.',
  },
});
