/** Moves of a task through its machine, each with its audit event. */
import type { Statement } from '#contracts/shared-schemas.ts';
import { chainTaskMachine, type ChainTaskEvent } from '#domain/chains/chain-task-machine.ts';
import { move } from '#domain/machine/machine.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './task-store.ts';

/** An event the machine does not allow is a programmer's error. */
export async function moveTask(
  tx: Transaction,
  context: Context,
  task: Pick<store.TaskRow, 'chainTaskId' | 'stageId' | 'title' | 'status'>,
  event: ChainTaskEvent,
  reason: Statement | null,
): Promise<void> {
  const status = move(chainTaskMachine, task.status, event);
  if (status === undefined) throw new Error(`A task cannot ${event} while it is ${task.status}`);
  await store.updateStatus(tx, context, task.chainTaskId, status, reason);
  await recordAudit(tx, context, {
    action: 'chain_task.moved',
    subject: { kind: 'chain_task', id: task.chainTaskId },
    reason,
    before: { status: task.status },
    after: { status, event, task: task.title, stageId: task.stageId },
  });
}
