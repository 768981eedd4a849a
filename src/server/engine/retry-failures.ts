/** Gives people whose failure a retry rule covers their next attempt, in the transaction that saw them fail. */
import { sql } from 'kysely';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { RetryRule } from '#domain/rollout/run-rules.ts';
import { planMovedDeliveries } from '#server/features/messages/index.ts';
import { countsOf, scheduleAgain, stagesOf, type RolloutRow } from '#server/features/rollouts/index.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** Stages that still start people. */
const starting: ReadonlySet<string> = new Set([
  'in_progress',
  'extended',
  'soaking',
  'evaluating',
  'awaiting_decision',
  'passed',
]);

/** Returns how many got another date. The first rule that matches a failure counts; attempts beyond its most stay failed. */
export async function retryFailures(tx: Transaction, context: Context, rollout: RolloutRow): Promise<number> {
  const { rolloutId, runRules, timeZone } = rollout;
  if (runRules.retries.length === 0) return 0;
  const failed = new Set(
    (await countsOf(tx, rolloutId)).filter(({ status }) => status === 'failed').map(({ stageId }) => stageId),
  );
  let moved = 0;
  for (const stage of await stagesOf(tx, rolloutId)) {
    if (!failed.has(stage.stageId) || !starting.has(stage.status)) continue;
    let own = 0;
    for (const [index, rule] of runRules.retries.entries())
      own += await scheduleAgain(tx, context, rollout, stage, {
        where: sql<boolean>`e.status = 'failed' and e.attempt <= ${rule.most} and ${matches(rule)}
          and not (${anyOf(runRules.retries.slice(0, index))})`,
        from: addDays(dateAt(context.now, timeZone), rule.afterDays),
        reason: rolloutStatement('person_retried', { days: rule.afterDays }),
      });
    if (own > 0) await planMovedDeliveries(tx, context, stage);
    moved += own;
  }
  return moved;
}

function matches({ match }: RetryRule) {
  return sql<boolean>`position(lower(${match}) in lower(coalesce(e.reason -> 'data' ->> 'text', ''))) > 0`;
}

function anyOf(rules: readonly RetryRule[]) {
  return rules.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(rules.map(matches), sql` or `)})`;
}
