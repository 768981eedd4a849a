/** How a wave looks in the calendar: by what has happened to it, and whether something holds it. */
import { barringStatuses, isBehind, type Board, type Hold, type Stage } from '#contracts/rollouts.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import { hasEnded, wavesOf } from '../rollouts/phases.ts';

export type WaveLook = 'ended' | 'skipped' | 'running' | 'told' | 'planned' | 'held';

export const waveIcons: Readonly<Record<WaveLook, IconName | null>> = {
  ended: 'check',
  skipped: 'arrow-right',
  running: 'operations',
  told: 'messages',
  planned: null,
  held: 'pause',
};

const running: ReadonlySet<Stage['status']> = new Set([
  'in_progress',
  'extended',
  'soaking',
  'evaluating',
  'awaiting_decision',
]);

/** The look of a wave; one whose dates cannot be kept is held up, whatever holds it. */
export function lookOf(wave: Stage): WaveLook {
  if (wave.status === 'skipped') return 'skipped';
  if (hasEnded(wave)) return 'ended';
  if (wave.held || wave.dates === 'broken') return 'held';
  if (running.has(wave.status)) return 'running';
  const { notified = 0, trained = 0 } = wave.counts;
  return notified + trained > 0 ? 'told' : 'planned';
}

/** The holds that stand on a stage: its own and those of the whole rollout. */
export function holdsOn(wave: Stage, holds: readonly Hold[]): readonly Hold[] {
  return holds.filter(
    ({ stageId, appId }) => appId === null && (stageId === null || stageId === wave.stageId),
  );
}

/** The wave that has not ended and comes first; the one a page speaks about. */
export function currentWave(board: Board): Stage | undefined {
  return wavesOf(board.stages).find((wave) => !hasEnded(wave));
}

const barring: ReadonlySet<Stage['status']> = new Set(barringStatuses);

/** The wave that failed or was rolled back and keeps others from following on a day (YYYY-MM-DD); undefined without one. */
export function barringWave({ stages }: Pick<Board, 'stages'>, today: string): Stage | undefined {
  return stages.find(
    (stage, index) => stage.kind === 'wave' && barring.has(stage.status) && !isBehind(stages, index, today),
  );
}

/** People of a wave whom an exception leaves out. */
export function excludedOf(wave: Stage): number {
  return wave.counts.excluded ?? 0;
}

/** People of a wave who start, or have. */
export function startersOf(wave: Stage): number {
  return wave.people - excludedOf(wave);
}

/** Tickets expected from the people of a wave, null while the rate is not measured. */
export function expectedTickets(wave: Stage, rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * startersOf(wave));
}
