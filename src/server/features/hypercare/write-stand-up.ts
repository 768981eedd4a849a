/** The record of a stand-up: written on its day, closed once, and then unchangeable. Its actions become tasks. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { StandUpInput, StandUpRecord } from '#contracts/stand-ups.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { noteTask } from '#server/features/chains/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { candidatesOf, findHypercare, phaseOf } from './present-hypercare.ts';
import { getStandUp } from './stand-up.ts';
import * as store from './stand-up-store.ts';

type Query = { readonly after?: number; readonly limit?: number };

export async function listStandUps(
  tx: Transaction,
  rolloutId: RolloutId,
  { after: offset = 0, limit = 100 }: Query,
) {
  const found = await findHypercare(tx, rolloutId);
  if (!found.ok) return found;
  const rows = await store.listStandUps(tx, rolloutId, { offset, limit });
  return ok({
    rows: rows.map(present),
    next: rows.length === limit ? offset + limit : null,
    total: await store.countStandUps(tx, rolloutId),
  });
}

/**
 * Refuses `stand_up_day` for a day that is not today and has no open record, `stand_up_closed`, `stand_up_owner` for
 * somebody who cannot be on duty, and `stand_up_due` for a day before the stand-up.
 */
export async function writeStandUp(
  tx: Transaction,
  context: Context,
  { rolloutId, heldOn }: { readonly rolloutId: RolloutId; readonly heldOn: string },
  { notes, actions, isClosed }: StandUpInput,
): Promise<Result<StandUpRecord, Refusal>> {
  const found = await findHypercare(tx, rolloutId, 'lock');
  if (!found.ok) return found;
  const { rollout, row } = found.value;
  const phase = phaseOf(row);
  if (phase !== 'running') return refuse(refusal('hypercare_not_running', { phase }));
  const today = dateAt(context.now, rollout.timeZone);
  const before = await store.findStandUp(tx, rolloutId, heldOn);
  if (before === undefined && heldOn !== today) return refuse(refusal('stand_up_day', { on: heldOn }));
  if (before !== undefined && before.closedAt !== null)
    return refuse(refusal('stand_up_closed', { on: heldOn, by: before.closedBy ?? '' }));
  const owners = new Map((await candidatesOf(tx)).map(({ accountId, name }) => [accountId, name]));
  const stranger = actions.find(({ accountId }) => !owners.has(accountId));
  if (stranger !== undefined) return refuse(refusal('stand_up_owner', { action: stranger.words }));
  const early = actions.find(({ dueOn }) => dueOn < heldOn);
  if (early !== undefined) return refuse(refusal('stand_up_due', { action: early.words, on: heldOn }));

  const shown = heldOn === today ? await getStandUp(tx, context, rolloutId) : ok(before!.shown);
  if (!shown.ok) return shown;
  const stage = (await stagesOf(tx, rolloutId)).findLast(({ startsOn }) => startsOn !== null);
  const kept: store.StandUpAction[] = [];
  for (const { words, accountId, dueOn } of actions) {
    const ownerName = owners.get(accountId)!;
    const chainTaskId =
      isClosed && stage !== undefined
        ? await noteTask(tx, context, stage, { title: words, ownerAccountId: accountId, dueOn })
        : null;
    kept.push({ words, accountId, ownerName, dueOn, chainTaskId });
  }
  await store.saveStandUp(tx, context, rolloutId, {
    heldOn,
    shown: shown.value,
    notes: notes.trim(),
    actions: kept,
    isClosed,
  });
  await recordAudit(tx, context, {
    action: 'stand_up.written',
    subject: { kind: 'rollout', id: rolloutId },
    before: before === undefined ? null : { notes: before.notes, actions: before.actions },
    after: { heldOn, notes: notes.trim(), actions: kept, isClosed },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(present((await store.findStandUp(tx, rolloutId, heldOn))!));
}

function present({ notedAt, closedAt, actions, ...row }: store.StandUpRow): StandUpRecord {
  return {
    ...row,
    actions: [...actions],
    notedAt: notedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
