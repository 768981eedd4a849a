/** Which stages of a rollout have something to judge, and which one is looked at first. */
import type { CriterionDefinition } from '#contracts/criteria.ts';
import { peopleIn, type Stage } from '#contracts/rollouts.ts';

type StageStatus = Stage['status'];

const notStarted: ReadonlySet<StageStatus> = new Set([
  'planned',
  'preparing',
  'ready',
  'skipped',
  'cancelled',
]);
const running: ReadonlySet<StageStatus> = new Set(['in_progress', 'extended', 'soaking', 'evaluating']);

/** Stages with verdicts: those that have started or wait at their start; the pilot alone while there is none. */
export function judgedStages(stages: readonly Stage[]): readonly Stage[] {
  const own = stages.filter(({ kind }) => kind !== 'hypercare');
  const started = own.filter(({ status }) => !notStarted.has(status) || status === 'ready');
  return started.length > 0 ? started : own.filter(({ kind }) => kind === 'pilot');
}

/** The stage that waits for a decision, else the one that runs, else the last that has started. */
export function stageToShow(stages: readonly Stage[], wanted: string | undefined): Stage | undefined {
  const judged = judgedStages(stages);
  return (
    judged.find(({ stageId }) => String(stageId) === wanted) ??
    judged.find(({ status }) => status === 'awaiting_decision') ??
    judged.findLast(({ status }) => running.has(status)) ??
    judged.findLast(({ status }) => status !== 'ready') ??
    judged.at(-1)
  );
}

const beforeStart: ReadonlySet<StageStatus> = new Set(['planned', 'preparing', 'ready']);

/** Whether people of the panel may rate qualitative criteria of this role now. */
export function isRatable(stage: Stage, role: CriterionDefinition['role']): boolean {
  if (role === 'entry') return beforeStart.has(stage.status);
  return running.has(stage.status) || stage.status === 'awaiting_decision';
}

/** Whether a decided gate belongs to the past: the stage went on after it. */
export function hasGoneOn(stage: Stage): boolean {
  return running.has(stage.status);
}

/** People of a stage without an outcome yet. */
export function openPeople({ counts }: Stage): number {
  const { started = 0, deferred = 0 } = counts;
  return peopleIn('not_begun', counts) + started + deferred;
}
