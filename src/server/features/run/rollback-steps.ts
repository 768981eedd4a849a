/** The steps of a rollback plan, with who took them when its stage was brought back. */
import type { StageId } from '#contracts/ids.ts';
import type { RollbackStep } from '#contracts/rollback-plan.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollbackPlan, takenSteps } from './rollback-store.ts';

/** In the order of the plan; empty without one. */
export async function stepsOf(tx: Transaction, stageId: StageId): Promise<RollbackStep[]> {
  const plan = await findRollbackPlan(tx, stageId);
  const taken = new Map((await takenSteps(tx, stageId)).map((row) => [row.place, row]));
  return (plan?.steps ?? []).map((step, index) => {
    const row = taken.get(index + 1);
    return {
      place: index + 1,
      step,
      takenAt: row?.takenAt.toISOString() ?? null,
      takenBy: row?.takenBy ?? null,
      note: row?.note ?? '',
    };
  });
}
