/** Moves of a stage through its machine, each with its audit event. When a stage moves is the engine's business. */
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { isTerminal, move } from '#domain/machine/machine.ts';
import { stageMachine, type StageEvent } from '#domain/rollout/stage-machine.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

/** Moves a stage and returns its row afterwards. An event the machine does not allow is a programmer's error. */
export async function moveStage(
  tx: Transaction,
  context: Context,
  stage: store.StageRow,
  event: StageEvent,
  reason: Statement | string | null,
): Promise<store.StageRow> {
  const status = move(stageMachine, stage.status, event);
  if (status === undefined) throw new Error(`A stage cannot ${event} while it is ${stage.status}`);
  const action: AuditAction = event === 'start' ? 'stage.started' : 'stage.moved';
  await store.updateStageStatus(tx, context, stage.stageId, status, {
    started: event === 'start',
    ended: isTerminal(stageMachine, status),
    extended: event === 'extend',
  });
  await recordAudit(tx, context, {
    action,
    subject: { kind: 'stage', id: stage.stageId },
    reason,
    before: { status: stage.status },
    after: { status, event },
  });
  return {
    ...stage,
    status,
    statusAt: context.now,
    startedAt: event === 'start' ? (stage.startedAt ?? context.now) : stage.startedAt,
    extensions: stage.extensions + (event === 'extend' ? 1 : 0),
  };
}
