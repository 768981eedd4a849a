/** Which holds keep everybody of a stage from starting; one for the people of an app lets the others go on. */
import type { HoldRow, StageRow } from './store.ts';

export function holdsStage(
  hold: Pick<HoldRow, 'stageId' | 'appId'>,
  { stageId }: Pick<StageRow, 'stageId'>,
): boolean {
  return hold.appId === null && (hold.stageId === null || hold.stageId === stageId);
}
