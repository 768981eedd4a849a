/** The names of stages: those the plan gives are said in every language, a person's own stay as written. */
import { defineSentences, stating, type Statement } from '../sentences/statement.ts';

export const stageNameSentences = defineSentences({
  stage_pilot: { en: 'Pilot', sv: 'Pilot', de: 'Pilot' },
  stage_wave: { en: 'Wave {ordinal}', sv: 'Våg {ordinal}', de: 'Welle {ordinal}' },
  stage_hypercare: { en: 'Hypercare', sv: 'Efterstöd', de: 'Nachbetreuung' },
});
const state = stating(stageNameSentences);

/** A stage's name as a word of a sentence. */
export function nameStage(name: string): Statement | string {
  const ordinal = /^Wave (\d+)$/.exec(name)?.[1];
  if (ordinal !== undefined) return state('stage_wave', { ordinal });
  if (name === 'Pilot') return state('stage_pilot');
  return name === 'Hypercare' ? state('stage_hypercare') : name;
}
