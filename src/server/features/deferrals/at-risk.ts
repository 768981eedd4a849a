/** Whose time runs out: people who put off their date or whose deadline runs, by the days they have left. */
import type { AtRiskRow } from '#contracts/deferrals.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { usualDeferrals } from '#domain/rollout/deferral.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

const rowsMax = 200;

export async function listAtRisk(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
): Promise<Result<{ rows: AtRiskRow[]; total: number; most: number }, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const { timeZone, runRules } = rollout;
  const { most, withinDays } = runRules.deferrals ?? usualDeferrals;
  const { rows, total } = await store.listAtRisk(tx, rollout, { now, withinDays, most: rowsMax });
  const today = dayOf(dateAt(now, timeZone))!;
  return ok({
    rows: rows.map((row) => ({
      ...row,
      daysLeft: dayOf(row.latestOn)! - today,
    })),
    total,
    most,
  });
}
