/** When the criteria of a stage are to be judged anew although nothing has been measured or rated since. */
import type { Transaction } from '#server/platform/db/database.ts';
import type { StageRow } from '#server/features/rollouts/index.ts';
import { firstExpiry } from './expiry-store.ts';
import { isBeforeStart } from './judged-now.ts';
import { isStillHeard, silentFrom } from './silence-store.ts';

/** The first instant at which a source counts as stopped, or a rating expires; null without either. */
export async function judgeAnewAt(tx: Transaction, stage: StageRow): Promise<Date | null> {
  const silentAt = isStillHeard(stage) ? await silentFrom(tx, stage.stageId) : null;
  const expiresAt = isBeforeStart(stage) ? null : await firstExpiry(tx, stage.stageId);
  if (silentAt === null || expiresAt === null) return silentAt ?? expiresAt;
  return silentAt < expiresAt ? silentAt : expiresAt;
}
