/** In which phase a rollout is, from the states of its stages; the words for it are chosen elsewhere. */
import type { Rollout, Stage } from '#contracts/rollouts.ts';

export const phaseNames = ['scope', 'pilot', 'gate', 'enterprise', 'hypercare', 'operations'] as const;
export type PhaseName = (typeof phaseNames)[number];
export type Phase = { readonly name: PhaseName; readonly state: 'done' | 'current' | 'ahead' };

const ended: ReadonlySet<Stage['status']> = new Set([
  'passed',
  'failed',
  'skipped',
  'cancelled',
  'rolled_back',
]);

/** Whether nothing happens in the stage any more. */
export function hasEnded(stage: Stage): boolean {
  return ended.has(stage.status);
}

/** The pilot stage of a rollout; every rollout has one. */
export function pilotOf(stages: readonly Stage[]): Stage | undefined {
  return stages.find((stage) => stage.kind === 'pilot');
}

/** The stages there are: not a wave that was skipped because a re-plan took all its people to others. */
export function stagesWithPlace(stages: readonly Stage[]): readonly Stage[] {
  return stages.filter(({ status, people }) => status !== 'skipped' || people > 0);
}

/** The waves in their order. */
export function wavesOf(stages: readonly Stage[]): readonly Stage[] {
  return stagesWithPlace(stages)
    .filter((stage) => stage.kind === 'wave')
    .toSorted((a, b) => a.ordinal - b.ordinal);
}

const beforeStart: ReadonlySet<Rollout['status']> = new Set(['draft', 'in_review']);

function currentPhase({ status, stages }: Pick<Rollout, 'status' | 'stages'>): PhaseName {
  if (status === 'completed' || status === 'archived') return 'operations';
  if (status === 'completing') return 'hypercare';
  const pilot = pilotOf(stages);
  if (beforeStart.has(status) || pilot === undefined) return 'scope';
  if (pilot.status === 'passed' || pilot.status === 'skipped') return 'enterprise';
  return pilot.status === 'awaiting_decision' || hasEnded(pilot) ? 'gate' : 'pilot';
}

/** The six phases; exactly one is current. */
export function phasesOf(rollout: Pick<Rollout, 'status' | 'stages'>): readonly Phase[] {
  const current = phaseNames.indexOf(currentPhase(rollout));
  return phaseNames.map((name, index) => ({
    name,
    state: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}

/** How far the waves are: the first that has not ended, out of how many; null without waves. */
export function waveProgress(
  stages: readonly Stage[],
): { readonly ordinal: number; readonly total: number } | null {
  const waves = wavesOf(stages);
  const open = waves.find((wave) => !hasEnded(wave)) ?? waves.at(-1);
  return open === undefined ? null : { ordinal: open.ordinal, total: waves.length };
}

/** The planned end: the start of the last wave, the first that should have begun and has not, and whether all have ended. */
export function plannedFinish(
  stages: readonly Stage[],
  today: string,
): { readonly lastStartsOn: string; readonly late: Stage | undefined; readonly isOver: boolean } | null {
  const waves = wavesOf(stages).filter((wave) => wave.startsOn !== null);
  const last = waves
    .map((wave) => wave.startsOn ?? '')
    .toSorted()
    .at(-1);
  if (last === undefined) return null;
  const late = waves.find(
    (wave) => wave.startedAt === null && !hasEnded(wave) && (wave.startsOn ?? '') < today,
  );
  return { lastStartsOn: last, late, isOver: waves.every(hasEnded) };
}

/** The instant the first person of the rollout could start: when its first stage began; null before. */
export function firstStartOf(stages: readonly Stage[]): string | null {
  return instants(stages.map(({ startedAt }) => startedAt))[0] ?? null;
}

/** The instant the last stage to end has ended; null while none has. */
export function lastEndOf(stages: readonly Stage[]): string | null {
  return instants(stages.map(({ endedAt }) => endedAt)).at(-1) ?? null;
}

function instants(times: readonly (string | null)[]): readonly string[] {
  return times.filter((at) => at !== null).toSorted();
}

/** Days from the first date to the last, both included. */
export function daysUntil(firstOn: string, lastOn: string): number {
  return (Date.parse(lastOn) - Date.parse(firstOn)) / 86_400_000 + 1;
}
