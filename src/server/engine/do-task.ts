/** What Bellwether does, or checks, by itself for a task of a stage that is due. */
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { judgesDates } from '#domain/chains/task-chain.ts';
import { workingDaysAfter } from '#domain/calendar/working-days.ts';
import { enrolmentMachine } from '#domain/rollout/enrolment-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { noteCall, moveTask, type DatedTask } from '#server/features/chains/index.ts';
import { entryInTheWay, judgeStage } from '#server/features/criteria/index.ts';
import { hasApprovedMessage, sendByTask } from '#server/features/messages/index.ts';
import { countsOf, moveStage, type RolloutRow, type StageRow } from '#server/features/rollouts/index.ts';
import { rollbackFlawOf } from '#server/features/run/index.ts';
import { isHeardOf } from '#server/features/webhooks/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countUntold } from './chain-store.ts';

export type TaskOutcome =
  /** `later`: not finished, or not to be judged before the stage has dates that stand; nothing is held for it. */
  | { readonly is: 'done' | 'failed' | 'later'; readonly reason: RolloutStatement }
  /** Another program was asked; it answers by itself. `isNew`: just now. */
  | { readonly is: 'asked'; readonly isNew: boolean };

const done = (reason: RolloutStatement): TaskOutcome => ({ is: 'done', reason });
const failed = (reason: RolloutStatement): TaskOutcome => ({ is: 'failed', reason });
const later = (reason: RolloutStatement): TaskOutcome => ({ is: 'later', reason });
const noDates = later(rolloutStatement('task_no_dates'));

/** Does the task, or says what is missing. A task done by hand is a programmer's error. */
export async function doTask(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  task: DatedTask,
): Promise<TaskOutcome> {
  // A check of dates that has failed stays so until it passes.
  if (judgesDates(task.action) && task.status === 'open' && stage.dates !== 'stand') return noDates;
  switch (task.action) {
    case 'check_message':
      return await checkMessage(tx, stage);
    case 'check_entry':
      return await checkEntry(tx, context, stage);
    case 'check_rollback': {
      const flaw = await rollbackFlawOf(tx, context, rollout, stage);
      return flaw === undefined ? done(rolloutStatement('task_rollback_ready')) : failed(flaw);
    }
    case 'send_notice':
      return await sendNotice(tx, context, stage);
    case 'check_dates':
      return await checkDates(tx, stage);
    case 'check_told':
      return await checkTold(tx, context, stage);
    case 'send_instructions':
      return await sendInstructions(tx, context, stage, task);
    case 'check_success':
      return await checkSuccess(tx, stage, task);
    case 'send_deadline':
      return await sendDeadline(tx, context, rollout, stage, task);
    case 'check_residue':
      return await checkResidue(tx, stage);
    case 'call_webhook':
      return await callWebhook(tx, context, stage, task);
    case 'by_hand':
    case 'each_person':
      throw new Error(`Task ${task.chainTaskId} is done by a person`);
  }
}

async function checkMessage(tx: Transaction, { rolloutId, kind }: StageRow): Promise<TaskOutcome> {
  const isApproved = kind !== 'hypercare' && (await hasApprovedMessage(tx, rolloutId, kind));
  return isApproved
    ? done(rolloutStatement('task_message_approved'))
    : failed(rolloutStatement('task_message_missing'));
}

async function checkEntry(tx: Transaction, context: Context, stage: StageRow): Promise<TaskOutcome> {
  await judgeStage(tx, context, stage);
  const standing = await entryInTheWay(tx, context, stage);
  if (standing === undefined) return done(rolloutStatement('task_entry_met'));
  return failed(
    rolloutStatement('hold_entry_criteria', {
      stage: nameStage(stage.name),
      criterion: standing.definition.name,
      evidence: standing.evaluation.statement,
    }),
  );
}

/** Begins to prepare the stage, so that everybody gets a date and the message; a stage that has begun has done so. */
async function sendNotice(tx: Transaction, context: Context, stage: StageRow): Promise<TaskOutcome> {
  if (stage.status !== 'planned') return done(rolloutStatement('task_notice_sent'));
  const message = await checkMessage(tx, stage);
  if (message.is === 'failed') return message;
  if (stage.dates !== 'stand') return noDates;
  const { total } = await people(tx, stage);
  if (total === 0) return failed(rolloutStatement('task_nobody'));
  await moveStage(tx, context, stage, 'prepare', null);
  return done(rolloutStatement('task_notice_sent'));
}

const over: ReadonlySet<string> = new Set(enrolmentMachine.terminal);

/** People of a stage by where they stand. */
async function people(tx: Transaction, { rolloutId, stageId }: StageRow) {
  const counts = (await countsOf(tx, rolloutId)).filter((count) => count.stageId === stageId);
  const sum = (isCounted: (status: string) => boolean) =>
    counts.filter(({ status }) => isCounted(status)).reduce((total, count) => total + count.people, 0);
  return {
    total: sum(() => true),
    undated: sum((status) => status === 'eligible'),
    left: sum((status) => !over.has(status)),
    toBeDone: sum((status) => status !== 'excluded' && status !== 'cancelled'),
    succeeded: sum((status) => status === 'succeeded'),
  };
}

async function checkDates(tx: Transaction, stage: StageRow): Promise<TaskOutcome> {
  const { total, undated } = await people(tx, stage);
  if (total === 0) return failed(rolloutStatement('task_nobody'));
  return undated === 0
    ? done(rolloutStatement('task_dates_all', { people: total }))
    : failed(rolloutStatement('task_dates_missing', { people: undated }));
}

/** Who has no date yet has not been told either. */
async function checkTold(tx: Transaction, context: Context, stage: StageRow): Promise<TaskOutcome> {
  const { total, undated } = await people(tx, stage);
  const untold = undated + (await countUntold(tx, context, stage));
  if (total === 0) return failed(rolloutStatement('task_nobody'));
  return untold === 0
    ? done(rolloutStatement('task_told_all'))
    : failed(rolloutStatement('task_told_missing', { people: untold }));
}

async function sendInstructions(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  { chainTaskId }: DatedTask,
): Promise<TaskOutcome> {
  const message = 'instructions';
  if (!(await hasApprovedMessage(tx, stage.rolloutId, message)))
    return failed(rolloutStatement('task_text_missing', { message }));
  const sent = { ...stage, chainTaskId, message, isLate: false } as const;
  const { told, waiting, toCome, missed } = await sendByTask(tx, context, sent);
  if (waiting > 0) return later(rolloutStatement('task_sending', { told, waiting }));
  if (missed > 0) return failed(rolloutStatement('task_told_missing', { people: missed }));
  const people = told + toCome;
  return people === 0 ? noDates : done(rolloutStatement('task_instructions_sent', { people }));
}

/** The last day ends for everybody at this hour where the rollout is. */
const lastHour = 17;

async function sendDeadline(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
  { chainTaskId, daysGiven }: DatedTask,
): Promise<TaskOutcome> {
  const message = 'deadline';
  if (!(await hasApprovedMessage(tx, stage.rolloutId, message)))
    return failed(rolloutStatement('task_text_missing', { message }));
  const today = dateAt(context.now, rollout.timeZone);
  const on = workingDaysAfter(today, daysGiven!, await readWorkingDays(tx));
  const lastAt = instantOn(on, lastHour, rollout.timeZone);
  const { told, waiting, missed, firstAt } = await sendByTask(tx, context, {
    ...stage,
    chainTaskId,
    message,
    lastAt,
  });
  if (waiting > 0) return later(rolloutStatement('task_sending', { told, waiting }));
  if (missed > 0) return failed(rolloutStatement('task_told_missing', { people: missed }));
  if (firstAt === null) return done(rolloutStatement('task_deadline_needless'));
  const firstOn = dateAt(firstAt, rollout.timeZone);
  return done(rolloutStatement('task_deadline_sent', { people: told, on: firstOn }));
}

async function checkSuccess(
  tx: Transaction,
  stage: StageRow,
  { leastPercent }: DatedTask,
): Promise<TaskOutcome> {
  const { toBeDone, succeeded } = await people(tx, stage);
  if (toBeDone === 0) return failed(rolloutStatement('task_nobody'));
  const found = {
    done: succeeded,
    people: toBeDone,
    share: succeeded / toBeDone,
    least: leastPercent! / 100,
  };
  return succeeded * 100 >= leastPercent! * toBeDone
    ? done(rolloutStatement('task_success_met', found))
    : failed(rolloutStatement('task_success_low', found));
}

async function checkResidue(tx: Transaction, stage: StageRow): Promise<TaskOutcome> {
  const { left } = await people(tx, stage);
  return left === 0
    ? done(rolloutStatement('task_residue_none'))
    : failed(rolloutStatement('task_residue', { people: left }));
}

/** The audit event is what webhooks carry, so that the call leaves with this transaction and once. */
async function callWebhook(
  tx: Transaction,
  context: Context,
  stage: StageRow,
  task: DatedTask,
): Promise<TaskOutcome> {
  if (task.calledAt !== null)
    return task.status === 'open' ? { is: 'asked', isNew: false } : { is: 'failed', reason: asFound(task) };
  if (!(await isHeardOf(tx, 'chain_task.called'))) return failed(rolloutStatement('task_no_webhook'));
  if (task.status === 'failed') await moveTask(tx, context, task, 'reopen', null);
  await noteCall(tx, context, task.chainTaskId, rolloutStatement('task_called'));
  await recordAudit(tx, context, {
    action: 'chain_task.called',
    subject: { kind: 'chain_task', id: task.chainTaskId },
    after: { task: task.title, stageId: stage.stageId },
  });
  return { is: 'asked', isNew: true };
}

/** A program that was called has said why it failed; nothing is found anew. */
function asFound({ reason }: DatedTask): RolloutStatement {
  return (reason ?? rolloutStatement('task_called')) as RolloutStatement;
}
