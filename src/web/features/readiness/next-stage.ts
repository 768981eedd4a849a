/** The stage whose people come next. */
import type { Stage } from '#contracts/rollouts.ts';

const ahead: ReadonlySet<Stage['status']> = new Set(['planned', 'preparing', 'ready']);

/** The first stage that has people and has not begun; undefined when every stage has. */
export function nextStage(stages: readonly Stage[]): Stage | undefined {
  return stages.find(({ status, people }) => ahead.has(status) && people > 0);
}
