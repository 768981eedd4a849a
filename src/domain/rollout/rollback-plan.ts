/** Whether a stage may rely on its rollback plan: one that nobody has tried lately is none. */
import { dayOf } from '../waves/working-week.ts';

export type RollbackFlaw = 'missing' | 'unrehearsed' | 'outdated';

/**
 * What is wrong with a plan as of `today` (YYYY-MM-DD); null when it was rehearsed in the last `daysMost` days. A
 * rehearsal exactly that long ago still counts.
 */
export function rollbackFlaw(
  plan: { readonly rehearsedOn: string | null } | null,
  today: string,
  daysMost: number,
): RollbackFlaw | null {
  if (plan === null) return 'missing';
  if (plan.rehearsedOn === null) return 'unrehearsed';
  return dayOf(today)! - dayOf(plan.rehearsedOn)! > daysMost ? 'outdated' : null;
}
