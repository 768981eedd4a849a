/** Reads who is in a group through its connection, as a task; may be repeated after a crash. */
import type { ConnectionId, TargetingGroupId, TaskId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findConnection, openConnection } from '#server/features/connections/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { GraphFailure, readGroup, type ReadGroup } from '#server/platform/graph/index.ts';
import { defineTask, startTask, type TaskRun } from '#server/platform/tasks/index.ts';
import * as store from './group-store.ts';
import { keepReading } from './keep-reading.ts';
import { expectGroup } from './show-groups.ts';

const kind = 'targeting.read';
type ReadInput = { readonly targetingGroupId: TargetingGroupId };
type Run = TaskRun<ReadInput>;

/** Refuses `targeting_no_connection`. */
export async function startReading(
  tx: Transaction,
  context: Context,
  targetingGroupId: TargetingGroupId,
): Promise<Result<{ readonly taskId: TaskId }, Refusal>> {
  const group = await expectGroup(tx, targetingGroupId);
  if (!group.ok) return group;
  if (group.value.connectionId === null) return refuse(refusal('targeting_no_connection'));
  const taskId = await startTask(tx, context, kind, { targetingGroupId });
  await recordAudit(tx, context, {
    action: 'targeting.read',
    subject: { kind: 'targeting_group', id: targetingGroupId },
    after: { source: 'connection' },
  });
  return ok({ taskId });
}

/** With the daily reading of a connection: every group it reads. */
export async function startReadingsOf(
  tx: Transaction,
  context: Context,
  connectionId: ConnectionId,
): Promise<void> {
  for (const id of await store.groupsOf(tx, connectionId)) await startReading(tx, context, id);
}

export const readGroupTask = defineTask(kind, async (run: Run) => {
  const read = await askGraph(run);
  return await run.inTransaction(async (tx, context) => {
    const { targetingGroupId } = run.input;
    const group = await expectGroup(tx, targetingGroupId, true);
    if (!group.ok) return group;
    const common = { source: 'connection', readBy: context.actor.name } as const;
    const kept = read.ok ? await keepGraphReading(tx, context, group.value, read.value, common) : read;
    if (!kept.ok) await keepFailure(tx, context, group.value, kept.refusal, common);
    return ok({});
  });
});

async function askGraph(run: Run): Promise<Result<ReadGroup, Refusal>> {
  const row = await run.inTransaction(async (tx) => {
    const group = await store.findGroup(tx, run.input.targetingGroupId);
    if (group === undefined || group.connectionId === null) return undefined;
    const connection = await findConnection(tx, group.connectionId);
    return connection && { connection, entraGroupId: group.entraGroupId! };
  });
  if (row === undefined) return refuse(refusal('targeting_no_connection'));
  const client = openConnection(run.services.config, row.connection, { signal: run.signal });
  if (!client.ok) return client;
  try {
    return ok(await readGroup(client.value, row.entraGroupId));
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return refuse(refusal('connection_failed', { problem: error.statement }));
  }
}

type Common = { readonly source: 'connection'; readonly readBy: string };

async function keepGraphReading(
  tx: Transaction,
  context: Context,
  group: store.GroupRow,
  { asOf, members, obstacle }: ReadGroup,
  common: Common,
) {
  await store.updateObstacle(tx, group.targetingGroupId, obstacle);
  const given = members.map(({ id, name }) => ({ references: [id], name }));
  return await keepReading(tx, context, group, given, { ...common, asOf });
}

/** What is known of the group stays as it was. */
async function keepFailure(
  tx: Transaction,
  context: Context,
  { targetingGroupId, rolloutId, name }: store.GroupRow,
  problem: Refusal,
  common: Common,
): Promise<void> {
  const nothing = { isComplete: false, members: 0, strangers: 0, newDrift: {} };
  await store.insertReading(tx, targetingGroupId, { ...common, ...nothing, asOf: context.now, problem });
  await recordAudit(tx, context, {
    action: 'targeting.reading_failed',
    subject: { kind: 'targeting_group', id: targetingGroupId },
    after: { rolloutId, name, problem: problem.code },
  });
}
