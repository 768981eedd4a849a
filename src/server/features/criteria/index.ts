/** The face of the criteria feature: what success means, and whether it is reached. */
export { combine } from './judge.ts';
export { judgeFromTheStart, judgeStage } from './judge-stage.ts';
export { inputsOf, judgeAgain, type JudgedInputs } from './judged-inputs.ts';
export { measuredNumbers } from './measured-numbers.ts';
export { rateCriterion, rateQualitative } from './rate-criterion.ts';
export { criteriaFeatureRoutes } from './routes.ts';
export { countStage } from './stage-count.ts';
export { criteriaOf, goalsOf, passRulesOf } from './store.ts';
export {
  criteriaHash,
  entryInTheWay,
  failingGuardrails,
  mayPass,
  silentGuardrails,
  viewVerdicts,
} from './verdicts.ts';
export { reviseCriteria } from './revise-criteria.ts';
export { needsJudging } from './revision-store.ts';
export { reviserOf, revisionsOf } from './revisions.ts';
export { judgeAnewAt } from './judge-anew.ts';
export { endEvidenceHolds } from './evidence-holds.ts';
export { silenceHoldPrefix } from './silence-store.ts';
export { freezeCriteria, saveCriteria } from './write-criteria.ts';
