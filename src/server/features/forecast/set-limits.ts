/** What the helpdesk can carry, and the date by which everybody is to be done. */
import type { HelpdeskCapacity } from '#contracts/helpdesk-capacity.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { dateCarried, minutesAhead } from '#domain/forecast/carried-by.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { findRollout, keepPace, wakeRollout, updateSettings } from '#server/features/rollouts/index.ts';
import { readRemaining } from './forecast.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

export async function setHelpdeskCapacity(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  helpdesk: HelpdeskCapacity | null,
): Answer<{ helpdesk: HelpdeskCapacity | null }> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  await updateSettings(tx, rolloutId, { ...rollout.settings, helpdesk });
  await recordAudit(tx, context, {
    action: 'rollout.helpdesk_capacity_set',
    subject: { kind: 'rollout', id: rolloutId },
    before: { helpdesk: rollout.settings.helpdesk ?? null },
    after: { helpdesk },
  });
  await keepPace(tx, context, rolloutId);
  await wakeRollout(tx, context, rolloutId);
  return ok({ helpdesk });
}

/** Sets the target; refused once the rollout runs while the helpdesk could not take everybody's tickets before it. */
export async function setTarget(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  targetOn: string | null,
): Answer<{ targetOn: string | null }> {
  const rollout = await findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const allowed = targetOn === null ? ok(undefined) : await isCarried(tx, context, rolloutId, targetOn);
  if (!allowed.ok) return allowed;
  await updateSettings(tx, rolloutId, { ...rollout.settings, targetOn });
  await recordAudit(tx, context, {
    action: 'rollout.target_set',
    subject: { kind: 'rollout', id: rolloutId },
    before: { targetOn: rollout.settings.targetOn },
    after: { targetOn },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ targetOn });
}

async function isCarried(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  targetOn: string,
): Promise<Result<void, Refusal>> {
  const read = await readRemaining(tx, context, rolloutId);
  if (read === null) return refuse(refusal('not_found', { what: 'rollout' }));
  const { rollout, today, helpdesk, remaining } = read;
  if (targetOn < today) return refuse(refusal('target_past', { on: targetOn, today }));
  // Before anybody has started a target is an aim that binds nobody.
  if (rollout.startedAt === null || remaining === null) return ok(undefined);
  const { tickets } = remaining.rates;
  if (tickets === null || helpdesk === null)
    return refuse(refusal('target_unmeasured', { missing: tickets === null ? 'rate' : 'capacity' }));
  const people = remaining.total - remaining.plan.done;
  const load = { ...tickets, remaining: people, minutesPerTicket: helpdesk.minutesPerTicket };
  const { needed, available } = minutesAhead(load, helpdesk.minutesPerDay, { today, targetOn });
  if (needed <= available) return ok(undefined);
  const earliest = dateCarried(needed, helpdesk.minutesPerDay, today);
  const hours = (minutes: number): number => Math.round(minutes / 60);
  return refuse(
    refusal('target_too_much', {
      on: targetOn,
      needed: hours(needed),
      available: hours(available),
      people,
      earliest,
    }),
  );
}
