/** What a reading of a group does, wherever it came from: a complete one says who is in, any other says nothing. */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { TargetingReading } from '#contracts/targeting.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { toldDrift } from '#domain/targeting/drift.ts';
import type { ReadMember } from '#domain/targeting/read-members.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './group-store.ts';
import { settleReading } from './membership-store.ts';
import { presentReading } from './show-groups.ts';

export type Source = {
  readonly source: TargetingReading['source'];
  readonly asOf: Date;
  readonly readBy: string;
};

/** Refuses `targeting_empty` when nobody is in where somebody was: no data is not nobody. The group is locked. */
export async function keepReading(
  tx: Transaction,
  context: Context,
  group: store.GroupRow,
  members: readonly ReadMember[],
  source: Source,
): Promise<Result<TargetingReading, Refusal>> {
  const { targetingGroupId, rolloutId, holds, name } = group;
  if (members.length === 0) {
    const count = await store.countSeen(tx, targetingGroupId);
    if (count > 0) return refuse(refusal('targeting_empty', { count }));
  }
  // A reading through a connection stands in the log since it was started.
  if (source.source === 'file')
    await recordAudit(tx, context, {
      action: 'targeting.read',
      subject: { kind: 'targeting_group', id: targetingGroupId },
      after: { source: 'file', members: members.length },
    });
  const subjects = await store.matchMembers(tx, holds, members);
  const matched = members.map(({ references, name }, at) => ({
    reference: references[0]!,
    name,
    subjectId: subjects.get(at) ?? null,
  }));
  const reading = {
    ...source,
    isComplete: true,
    members: matched.length,
    strangers: matched.filter(({ subjectId }) => subjectId === null).length,
    problem: null,
  };
  const readingId = await store.insertReading(tx, targetingGroupId, { ...reading, newDrift: {} });
  await store.writeSeen(tx, { targetingGroupId, readingId }, matched, source.asOf);
  const read = { ...group, isRead: true };
  const found = await settleReading(tx, read, context.now);
  const newDrift = Object.fromEntries(found.map(({ kind, count }) => [kind, count]));
  await store.updateNewDrift(tx, readingId, newDrift);
  const told = found.filter(({ kind }) => toldDrift.includes(kind));
  if (told.length > 0)
    await recordAudit(tx, context, {
      action: 'targeting.drift_found',
      subject: { kind: 'targeting_group', id: targetingGroupId },
      after: { rolloutId, name, ...Object.fromEntries(told.map(({ kind, count }) => [kind, count])) },
    });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(presentReading({ ...reading, newDrift }));
}
