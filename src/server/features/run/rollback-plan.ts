/** The rollback plan of a stage: written, rehearsed, and whether it lets the stage start. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { RollbackPlan, RollbackState } from '#contracts/rollback-plan.ts';
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { rollbackFlaw } from '#domain/rollout/rollback-plan.ts';
import { isTerminal, move } from '#domain/machine/machine.ts';
import { rolloutMachine } from '#domain/rollout/rollout-machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import {
  findRollout,
  findStage,
  standingOverride,
  wakeRollout,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './rollback-store.ts';
import { stepsOf } from './rollback-steps.ts';

type Answer = Promise<Result<RollbackState, Refusal>>;
export type StageOfRollout = { readonly rollout: RolloutRow; readonly stage: StageRow };

export async function findStageOf(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
  lock: 'lock' | 'read',
): Promise<Result<StageOfRollout, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, lock);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const stage = await findStage(tx, rolloutId, stageId);
  return stage === undefined ? refuse(refusal('not_found', { what: 'stage' })) : ok({ rollout, stage });
}

/** Why the rollback plan keeps the stage from starting; undefined when it does not, or when that is set aside. */
export async function rollbackInTheWay(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
): Promise<RolloutStatement | undefined> {
  const flaw = await flawOf(tx, context, rollout, stage);
  if (flaw === undefined) return undefined;
  const isSetAside = (await standingOverride(tx, context, stage.stageId, 'rollback_plan')) !== undefined;
  return isSetAside ? undefined : flaw;
}

async function flawOf(
  tx: Transaction,
  { now }: Context,
  { runRules, timeZone }: RolloutRow,
  { stageId, name }: StageRow,
): Promise<RolloutStatement | undefined> {
  const days = runRules.rollbackDays ?? null;
  return days === null ? undefined : await flawWithin(tx, now, { timeZone, stageId, name, days });
}

/** Days for which a rehearsal counts where a task asks for one and the rollout's rules do not. */
const usualDays = 30;

/** What the rollback plan of a stage lacks, whether or not the rollout asks for a rehearsal; undefined when it is ready. */
export async function rollbackFlawOf(
  tx: Transaction,
  { now }: Context,
  { runRules, timeZone }: RolloutRow,
  { stageId, name }: StageRow,
): Promise<RolloutStatement | undefined> {
  return await flawWithin(tx, now, { timeZone, stageId, name, days: runRules.rollbackDays ?? usualDays });
}

type Asked = {
  readonly timeZone: string;
  readonly stageId: StageId;
  readonly name: string;
  readonly days: number;
};

async function flawWithin(
  tx: Transaction,
  now: Date,
  { timeZone, stageId, name, days }: Asked,
): Promise<RolloutStatement | undefined> {
  const plan = (await store.findRollbackPlan(tx, stageId)) ?? null;
  const stage = nameStage(name);
  switch (rollbackFlaw(plan, dateAt(now, timeZone), days)) {
    case 'missing':
      return rolloutStatement('rollback_missing', { stage });
    case 'unrehearsed':
      return rolloutStatement('rollback_unrehearsed', { stage });
    case 'outdated':
      return rolloutStatement('rollback_outdated', { stage, on: plan!.rehearsedOn!, days });
    case null:
      return undefined;
  }
}

export async function presentRollback(
  tx: Transaction,
  context: Context,
  { rollout, stage }: StageOfRollout,
): Promise<RollbackState> {
  const plan = await store.findRollbackPlan(tx, stage.stageId);
  return {
    plan: plan === undefined ? null : { ...plan, writtenAt: plan.writtenAt.toISOString() },
    rehearsalDays: rollout.runRules.rollbackDays ?? null,
    flaw: (await flawOf(tx, context, rollout, stage)) ?? null,
    steps: stage.status === 'rolled_back' ? await stepsOf(tx, stage.stageId) : null,
    isFixed: await isFixed(tx, { rollout, stage }),
  };
}

export async function getRollbackPlan(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
): Answer {
  const found = await findStageOf(tx, rolloutId, stageId, 'read');
  return found.ok ? ok(await presentRollback(tx, context, found.value)) : found;
}

/** A plan is written until the first of its steps was taken, or until its stage has ended and nothing can roll it back. */
async function isFixed(tx: Transaction, { rollout, stage }: StageOfRollout): Promise<boolean> {
  if (stage.status === 'rolled_back') return (await store.takenSteps(tx, stage.stageId)).length > 0;
  return (
    isTerminal(stageMachine, stage.status) && move(rolloutMachine, rollout.status, 'roll_back') === undefined
  );
}

/** Refuses `rollback_begun` once a step was taken, or the stage has ended and its rollout is over. */
export async function writeRollbackPlan(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
  plan: Pick<RollbackPlan, 'trigger' | 'steps' | 'owner'>,
): Answer {
  const found = await findStageOf(tx, rolloutId, stageId, 'lock');
  if (!found.ok) return found;
  const before = await store.findRollbackPlan(tx, stageId);
  if (await isFixed(tx, found.value)) return refuse(refusal('rollback_begun'));
  await store.saveRollbackPlan(tx, context, stageId, plan);
  await recordAudit(tx, context, {
    action: 'rollback.planned',
    subject: { kind: 'stage', id: stageId },
    before:
      before === undefined ? null : { trigger: before.trigger, steps: before.steps, owner: before.owner },
    after: plan,
  });
  return await changed(tx, context, found.value);
}

/** Tells the engine and the screens, and answers the plan as it is now. */
export async function changed(tx: Transaction, context: Context, found: StageOfRollout): Answer {
  const { rolloutId } = found.rollout;
  await wakeRollout(tx, context, rolloutId);
  return ok(await presentRollback(tx, context, found));
}
