/** Targeting groups as people see them: the states that add up, what differs, the readings, and members by page. */
import type { PersonId, RolloutId, TargetingGroupId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import {
  driftKinds,
  membershipStatuses,
  type GroupChange,
  type MemberFilter,
  type TargetingGroup,
  type TargetingMember,
  type TargetingReading,
} from '#contracts/targeting.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as groupStore from './group-store.ts';
import * as members from './membership-store.ts';

const readingsShown = 30;

export async function expectGroup(
  tx: Transaction,
  targetingGroupId: TargetingGroupId,
  isLocked = false,
): Promise<Result<groupStore.GroupRow, Refusal>> {
  const group = await groupStore.findGroup(tx, targetingGroupId, isLocked);
  return group === undefined ? refuse(refusal('not_found', { what: 'targeting_group' })) : ok(group);
}

export async function listGroups(tx: Transaction, { now }: Context, rolloutId: RolloutId) {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const groups: TargetingGroup[] = [];
  for (const row of await groupStore.listGroups(tx, rolloutId)) groups.push(await showGroup(tx, row, now));
  return ok({ groups });
}

export async function showGroup(
  tx: Transaction,
  row: groupStore.GroupRow,
  now: Date,
): Promise<TargetingGroup> {
  const { rolloutId: _, isRead: __, ...group } = row;
  const counts = await members.countByState(tx, row, now);
  const sum = (fits: (count: members.MemberCount) => boolean) =>
    counts.reduce((total, count) => total + (fits(count) ? count.members : 0), 0);
  const readings = await groupStore.listReadings(tx, row.targetingGroupId, readingsShown);
  return {
    ...group,
    states: membershipStatuses.map((status) => ({
      status,
      count: sum((one) => one.belonging === 'now' && one.status === status),
    })),
    later: sum((one) => one.belonging === 'later'),
    drift: driftKinds.map((kind) => ({
      kind,
      open: sum((one) => one.drift === kind && !one.isAccepted),
      accepted: sum((one) => one.drift === kind && one.isAccepted),
      requested: sum((one) => one.drift === kind && !one.isAccepted && one.isRequested),
    })),
    readings: readings.map(presentReading),
  };
}

export function presentReading({ asOf, newDrift, ...reading }: groupStore.ReadingRow): TargetingReading {
  return {
    ...reading,
    asOf: asOf.toISOString(),
    newDrift: driftKinds.flatMap((kind) => {
      const count = newDrift[kind] ?? 0;
      return count === 0 ? [] : [{ kind, count }];
    }),
  };
}

export function presentMember(row: members.MemberRow): TargetingMember {
  const { key, personId, deviceName, reference, stageName, site, drift, requestedBy } = row;
  return {
    key,
    personId,
    displayName: row.displayName ?? deviceName ?? row.name ?? reference ?? '',
    deviceName,
    reference,
    stageName,
    site,
    status: row.isWanted ? row.status : null,
    drift,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    requestedAt: row.requestedAt?.toISOString() ?? null,
    requestedBy,
    accepted: row.isAccepted
      ? { reason: row.acceptedReason!, by: row.acceptedBy!, at: row.acceptedAt!.toISOString() }
      : null,
  };
}

type Query = MemberFilter & { readonly after?: number; readonly limit?: number };

export async function listMembers(
  tx: Transaction,
  { now }: Context,
  targetingGroupId: TargetingGroupId,
  { after = 0, limit = 100, ...filter }: Query,
) {
  const group = await expectGroup(tx, targetingGroupId);
  if (!group.ok) return group;
  const { rows, total } = await members.listMembers(tx, group.value, now, filter, { after, limit });
  return ok({
    rows: rows.map(presentMember),
    next: rows.length === limit ? (rows.at(-1)?.key ?? null) : null,
    total,
  });
}

export async function previewChange(
  tx: Transaction,
  { now }: Context,
  targetingGroupId: TargetingGroupId,
  change: GroupChange,
) {
  const group = await expectGroup(tx, targetingGroupId);
  if (!group.ok) return group;
  const rows = await members.listChange(tx, group.value, now, change);
  const named = rows.filter(({ identifier }) => identifier !== null);
  return ok({
    members: named.length,
    nameless: rows.length - named.length,
    byStage: partsOf(named.map(({ stageName }) => stageName)),
    bySite: partsOf(named.map(({ site }) => site)),
  });
}

/** The largest first. */
function partsOf(names: readonly (string | null)[]): { name: string | null; count: number }[] {
  const counts = new Map<string | null, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count);
}

export async function showPerson(tx: Transaction, { now }: Context, personId: PersonId) {
  if (!(await groupStore.isPerson(tx, personId))) return refuse(refusal('not_found', { what: 'person' }));
  const memberships = [];
  for (const group of await groupStore.groupsAbout(tx, personId)) {
    const { targetingGroupId, rolloutId, rolloutName, name } = group;
    const readings = await groupStore.listReadings(tx, targetingGroupId, readingsShown);
    const asOf = readings.find(({ isComplete }) => isComplete)?.asOf.toISOString() ?? null;
    for (const row of await members.listOfPerson(tx, group, now, personId))
      memberships.push({
        targetingGroupId,
        rolloutId,
        rolloutName,
        groupName: name,
        asOf,
        member: presentMember(row),
      });
  }
  return ok({ memberships });
}
