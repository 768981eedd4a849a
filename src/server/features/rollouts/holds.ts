/**
 * Holds: reasons why nothing new starts. Many can stand at once; one raised by the system and one raised by a
 * person never clear each other. A hold acts in the transaction that writes it: every start re-reads them.
 */
import type { AppId, HoldId, RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { setsRuleAside, type LastingOverride } from '#contracts/overrides.ts';
import type { Hold } from '#contracts/rollouts.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { ownWords, rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { overrideRule, overrideUntil } from './overrides.ts';
import { presentHold } from './present.ts';
import * as store from './store.ts';
import { wakeRollout } from './wake-rollout.ts';

export type NewHold = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId | null;
  /** Holds only people who have this app. */
  readonly appId?: AppId;
  readonly raisedByKind: 'person' | 'system';
  readonly code: string;
  readonly reason: RolloutStatement;
  readonly clears: RolloutStatement;
};

/** Raises a hold and writes why into the audit log. */
export async function raiseHold(tx: Transaction, context: Context, hold: NewHold): Promise<store.HoldRow> {
  const row = await store.insertHold(tx, context, {
    ...hold,
    appId: hold.appId ?? null,
    raisedBy: context.actor.name,
  });
  await recordAudit(tx, context, {
    action: 'hold.raised',
    subject: { kind: 'hold', id: row.holdId },
    reason: hold.reason,
    after: { code: hold.code, stageId: hold.stageId },
  });
  // The engine looks at once whose dates can still be kept.
  await wakeRollout(tx, context, hold.rolloutId);
  return row;
}

/** A person holds all new starts. Answers how many people are running and will finish. */
export async function holdByPerson(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  input: { readonly stageId?: StageId; readonly reason: string },
): Promise<Result<{ hold: Hold; stillRunning: number }, Refusal>> {
  const rollout = await store.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if (input.stageId !== undefined && (await store.findStage(tx, rolloutId, input.stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));

  const hold = await raiseHold(tx, context, {
    rolloutId,
    stageId: input.stageId ?? null,
    raisedByKind: 'person',
    code: 'paused_by_person',
    reason: ownWords(input.reason),
    clears: rolloutStatement('clears_by_person', { person: context.actor.name }),
  });
  const running = (await store.countsOf(tx, rolloutId)).filter(
    (count) => count.status === 'started' && (input.stageId === undefined || count.stageId === input.stageId),
  );
  return ok({
    hold: presentHold(hold),
    stillRunning: running.reduce((sum, count) => sum + count.people, 0),
  });
}

/** What the code of a hold of a stage with a failing guardrail begins with, before the id of the criterion. */
export const guardrailHoldPrefix = 'guardrail:';

/** The code of the hold of a stage whose entry criteria do not pass. */
export const entryHoldCode = 'entry_criteria';

/** The code of the hold of a stage without a rollback plan rehearsed lately. */
export const rollbackHoldCode = 'rollback_plan';

/** The code of the hold of a stage whose task chain has failed or is not finished. */
export const chainHoldCode = 'task_chain';

/** The code of the hold of a stage that comes after one left out until a day that is over. */
export const skipHoldCode = 'skip_over';

/** The code of the hold of a pilot that was to start without frozen criteria until a day that is over. */
export const frozenHoldCode = 'criteria_not_frozen';

/** The code of the hold of a stage that a person starts. */
export const byHandCode = 'start_by_hand';

/** Clears a hold of the system whose cause is gone; the reason says so. */
export async function clearMetHold(
  tx: Transaction,
  context: Context,
  { holdId, code }: store.HoldRow,
  rolloutId: RolloutId,
  reason: RolloutStatement,
): Promise<void> {
  await store.clearHold(tx, context, rolloutId, holdId, say('en', reason));
  await recordAudit(tx, context, {
    action: 'hold.cleared',
    subject: { kind: 'hold', id: holdId },
    reason,
    before: { code },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
}

/**
 * Clears one hold with a reason; other holds stay. Clearing that of a rule for the start sets it aside until a day;
 * refuses `override_day` for one it cannot be, and `override_none` for a day where no rule is set aside.
 */
export async function clearHold(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  holdId: HoldId,
  { reason, untilOn }: { readonly reason: string; readonly untilOn?: string },
): Promise<Result<Hold, Refusal>> {
  const row = await store.clearHold(tx, context, rolloutId, holdId, reason);
  if (row === undefined) return refuse(refusal('not_found', { what: 'open_hold' }));
  await recordAudit(tx, context, {
    action: 'hold.cleared',
    subject: { kind: 'hold', id: holdId },
    reason,
    before: { code: row.code, raisedBy: row.raisedBy },
  });
  if (setsRuleAside(row)) {
    const last = overrideUntil(context, (await store.findRollout(tx, rolloutId))!, untilOn);
    if (!last.ok) return last;
    await overrideRule(tx, context, {
      rolloutId,
      stageId: row.stageId!,
      kind: row.code as LastingOverride,
      rule: row.reason,
      reason,
      untilOn: last.value,
    });
  } else if (untilOn !== undefined) return refuse(refusal('override_none'));
  await wakeRollout(tx, context, rolloutId);
  return ok(presentHold(row));
}
