/** The face of the rollouts feature: rollouts, stages, enrolments and holds. */
export { hasApp } from './app-store.ts';
export { levelOf } from './breakdown-store.ts';
export { boardFigures, countPeople } from './board-store.ts';
export { createRollout } from './create-rollout.ts';
export {
  insertFromCohort as createEnrolments,
  insertPlaces as createPlaces,
  refreshStatistics,
} from './enrolment-store.ts';
export { availableAt, lastDates, noDate, setStartsOn, updateStagePace } from './date-store.ts';
export { accountsWith, type NamedAccount } from './responsibility-store.ts';
export { reachOf } from './hypercare-actions.ts';
export { giveDates, type GivenDate } from './give-dates.ts';
export { beginWithFirstDate, keepOutlooks, moveDates, planStageDates, startsPerDay } from './keep-dates.ts';
export {
  byHandCode,
  chainHoldCode,
  clearHold,
  clearMetHold,
  entryHoldCode,
  frozenHoldCode,
  guardrailHoldPrefix,
  raiseHold,
  rollbackHoldCode,
  skipHoldCode,
  type NewHold,
} from './holds.ts';
export { holdsStage } from './holds-stage.ts';
export { nextOverrideEnd, overridesOf, standingOverride, type OverrideRow } from './override-store.ts';
export { overrideRule, overrideUntil, viewOverrides } from './overrides.ts';
export { moveEnrolments, type EnrolmentMove } from './move-enrolments.ts';
export { decideEnrolmentApproaches } from './enrolment-approaches.ts';
export { dailyStarts } from './daily-starts.ts';
export { keepPace, leaveDaysBeyond, leaveFullDays, startsLeft } from './pace.ts';
export { accountOf, hasOthersWith } from './others-with.ts';
export {
  approveWaves,
  decidePlan,
  doWavesWait,
  openPlanOf,
  plansOf,
  type PlanRevisionRow,
} from './plan-revision-store.ts';
export { asManager, byManager } from './process-manager.ts';
export { presentRollout, presentStage, sumCounts } from './present.ts';
export { rolloutsRoutes } from './routes.ts';
export { scheduleAgain } from './schedule-again.ts';
export { movePlaces, type PlaceMove } from './move-places.ts';
export { scheduleEnrolments } from './schedule-enrolments.ts';
export { StartClock, type DueOnDate } from './start-clock.ts';
export { moveStage } from './stages.ts';
export { submitPlan, whatWaits, type PlanSubject, type PlanView } from './submit-plan.ts';
export {
  countsOf,
  findRollout,
  findStage,
  insertStage,
  renumberWaves,
  lastHoldOf,
  latestHold,
  openHoldsOf,
  requestTick,
  updateSettings,
  stagesOf,
  updateRolloutStatus,
  updateStagePacing,
  type HoldRow,
  type RolloutRow,
  type StageRow,
} from './store.ts';
export { keepTrained, keepTrainedByStage, keepTrainedPerson } from './training-store.ts';
export { wakeRollout } from './wake-rollout.ts';
