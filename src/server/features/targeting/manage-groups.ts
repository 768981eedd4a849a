/** Adds and forgets targeting groups, hands over what puts them right, and records differences that are meant. */
import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { RolloutId, TargetingGroupId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { GroupChange, TargetingGroup, targetingRoutes } from '#contracts/targeting.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { writeMemberFile } from '#domain/targeting/member-file.ts';
import { findConnection } from '#server/features/connections/index.ts';
import { findRollout, findStage } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './group-store.ts';
import * as members from './membership-store.ts';
import { expectGroup, showGroup } from './show-groups.ts';

type Wish = Static<typeof targetingRoutes.addTargetingGroup.body>;

const subjectOf = (id: TargetingGroupId) => ({ kind: 'targeting_group', id }) as const;

export async function addTargetingGroup(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { read, ...wish }: Wish,
): Promise<Result<TargetingGroup, Refusal>> {
  const { stageId } = wish;
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  if (stageId !== null && (await findStage(tx, rolloutId, stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  if (read !== null && (await findConnection(tx, read.connectionId)) === undefined)
    return refuse(refusal('not_found', { what: 'connection' }));
  const { connectionId = null, entraGroupId = null } = read ?? {};
  const group = { ...wish, name: wish.name.trim(), rolloutId, connectionId, entraGroupId };
  const id = await store.insertGroup(tx, context, group);
  if (id === undefined) return refuse(refusal('targeting_name_taken', { name: group.name }));
  await recordAudit(tx, context, {
    action: 'targeting.group_added',
    subject: subjectOf(id),
    after: group,
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(await showGroup(tx, (await store.findGroup(tx, id))!, context.now));
}

export async function removeGroup(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
): Promise<Result<{ removed: true }, Refusal>> {
  const group = await expectGroup(tx, targetingGroupId, true);
  if (!group.ok) return group;
  const { rolloutId, name } = group.value;
  await store.deleteGroup(tx, targetingGroupId);
  await recordAudit(tx, context, {
    action: 'targeting.group_removed',
    subject: subjectOf(targetingGroupId),
    before: { rolloutId, name },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ removed: true });
}

/**
 * The file and the marks are of the same look, so that nobody is marked who does not stand in the file. The log keeps
 * the SHA-256 of the file: whoever has it can show that it is the one.
 */
export async function handOver(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
  change: GroupChange,
) {
  const group = await expectGroup(tx, targetingGroupId, true);
  if (!group.ok) return group;
  const rows = await members.listChange(tx, group.value, context.now, change);
  const named = rows.filter((row) => row.identifier !== null);
  if (named.length === 0) return refuse(refusal('targeting_nothing', { change }));
  const file = writeMemberFile(named.map(({ identifier }) => identifier!));
  await store.writeRequested(tx, context, targetingGroupId, change, named);
  await recordAudit(tx, context, {
    action: 'targeting.handed_over',
    subject: subjectOf(targetingGroupId),
    after: { change, members: named.length, digest: createHash('sha256').update(file).digest('hex') },
  });
  await notifyChange(tx, context.organisationId, `rollout:${group.value.rolloutId}`);
  return ok({
    fileName: `${group.value.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${change}.csv`,
    file,
    members: named.length,
  });
}

type AcceptWish = members.Acceptance & { readonly reason: string };

export async function acceptDrift(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
  { reason, ...acceptance }: AcceptWish,
) {
  return await settle(tx, context, targetingGroupId, acceptance, {
    action: 'targeting.drift_accepted',
    reason,
    write: async (group) =>
      await members.accept(tx, group, { now: context.now, by: context.actor.name, reason }, acceptance),
  });
}

export async function endAcceptance(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
  acceptance: members.Acceptance,
) {
  return await settle(tx, context, targetingGroupId, acceptance, {
    action: 'targeting.acceptance_ended',
    write: async (group) => await members.endAcceptance(tx, group, context.now, acceptance),
  });
}

type Settling = {
  readonly action: 'targeting.drift_accepted' | 'targeting.acceptance_ended';
  readonly reason?: string;
  readonly write: (group: store.GroupRow) => Promise<number>;
};

async function settle(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
  acceptance: members.Acceptance,
  { action, reason, write }: Settling,
): Promise<Result<{ members: number }, Refusal>> {
  const group = await expectGroup(tx, targetingGroupId, true);
  if (!group.ok) return group;
  const changed = await write(group.value);
  if (changed === 0) return refuse(refusal('not_found', { what: 'targeting_drift' }));
  await members.keepTakenOut(tx, group.value, context.now);
  await recordAudit(tx, context, {
    action,
    subject: subjectOf(targetingGroupId),
    ...(reason !== undefined && { reason }),
    after: { ...acceptance, members: changed },
  });
  await notifyChange(tx, context.organisationId, `rollout:${group.value.rolloutId}`);
  return ok({ members: changed });
}
