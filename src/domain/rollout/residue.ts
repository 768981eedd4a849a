/** Who is left over: people whom the rollout meant to reach and who are not finished when their stage has reported. */
import { residueStatuses, type EnrolmentStatus } from './enrolment-machine.ts';
import type { StageStatus } from './stage-machine.ts';

/** Statuses of people who are still on their way. */
export const openStatuses = [
  'eligible',
  'scheduled',
  'notified',
  'started',
] as const satisfies readonly EnrolmentStatus[];

/** Stages that have stopped waiting for people: who is still on their way there is overdue. */
export const reportedStages = [
  'soaking',
  'evaluating',
  'awaiting_decision',
  'passed',
  'failed',
  'skipped',
  'cancelled',
] as const satisfies readonly StageStatus[];

/** Why somebody is on the straggler desk. */
export const stragglerStates = ['failed', 'unreachable', 'deferred', 'overdue'] as const;
export type StragglerState = (typeof stragglerStates)[number];

function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word);
}

/** The state in which somebody is left over; undefined for people who are done, on their way, or out of the rollout. */
export function stragglerState(stage: StageStatus, status: EnrolmentStatus): StragglerState | undefined {
  if (isOneOf(residueStatuses, status)) return status;
  return isOneOf(openStatuses, status) && isOneOf(reportedStages, stage) ? 'overdue' : undefined;
}

/** How many people of a stage are left over. */
export function residueOf(
  stage: StageStatus,
  counts: Readonly<Partial<Record<EnrolmentStatus, number>>>,
): number {
  return (Object.entries(counts) as [EnrolmentStatus, number][]).reduce(
    (sum, [status, people]) => (stragglerState(stage, status) === undefined ? sum : sum + people),
    0,
  );
}
