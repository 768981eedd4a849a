/** What a stage waits for before it starts, in the order in which a person would look. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { StartState } from '#contracts/run-stages.ts';
import { sayRule } from '#contracts/say-pass-rule.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { startAfterDaysOf } from '#domain/rollout/run-rules.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { mayFollow, stagesBefore, type StagesBefore } from '#domain/rollout/stages-before.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { countStage, entryInTheWay } from '#server/features/criteria/index.ts';
import {
  byHandCode,
  doWavesWait,
  entryHoldCode,
  findRollout,
  holdsStage,
  openHoldsOf,
  rollbackHoldCode,
  stagesOf,
  standingOverride,
  viewOverrides,
  type HoldRow,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { earliestStart } from './earliest-start.ts';
import { rollbackInTheWay } from './rollback-plan.ts';

/** A stage with what is needed to say why it does not start. */
export type Found = {
  readonly rollout: RolloutRow;
  readonly stage: StageRow;
  readonly before: StagesBefore<StageRow>;
  readonly holds: readonly HoldRow[];
};

/** Refuses `not_found`. */
export async function findStart(
  tx: Transaction,
  rolloutId: RolloutId,
  stageId: StageId,
  lock: 'lock' | 'read',
): Promise<Result<Found, Refusal>> {
  const rollout = await findRollout(tx, rolloutId, lock);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const stages = await stagesOf(tx, rolloutId);
  const index = stages.findIndex((stage) => stage.stageId === stageId);
  const stage = stages[index];
  if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const holds = (await openHoldsOf(tx, rolloutId)).filter((hold) => holdsStage(hold, stage));
  return ok({ rollout, stage, before: stagesBefore(stages, index), holds });
}

const begun: ReadonlySet<string> = new Set(['planned', 'preparing', 'ready']);

/** Whether a stage has started or ended, so that how it starts is past. */
export function hasBegun({ status }: StageRow): boolean {
  return !begun.has(status);
}

export async function startStateOf(tx: Transaction, context: Context, found: Found): Promise<StartState> {
  const { stage, holds } = found;
  const afterDays = startAfterDaysOf(found.rollout.runRules, stage);
  return {
    stageId: stage.stageId,
    status: stage.status,
    startRule: holds.some(({ code }) => code === byHandCode) ? 'hand' : afterDays === null ? 'date' : 'after',
    afterDays,
    earliestOn: hasBegun(stage) ? null : await earliestStart(tx, context, found),
    waitsFor: hasBegun(stage) ? [] : await waitsFor(tx, context, found),
    overrides: await viewOverrides(tx, stage.stageId),
  };
}

/** Holds whose cause is read anew, as it stands now. */
const saidAlready: ReadonlySet<string> = new Set([entryHoldCode, rollbackHoldCode]);

async function waitsFor(
  tx: Transaction,
  context: Context,
  { rollout, stage, before, holds }: Found,
): Promise<Statement[]> {
  const waits: Statement[] = [];
  if (rollout.status !== 'running') waits.push(rolloutStatement('start_waits_rollout'));
  if (stage.kind === 'wave' && (await doWavesWait(tx, stage.rolloutId)))
    waits.push(rolloutStatement('start_waits_approval'));
  const today = dateAt(context.now, rollout.timeZone);
  if (!mayFollow(before, today)) {
    const toPass = before.toPass!;
    waits.push(sayNotPassed(toPass));
    const count = isTerminal(stageMachine, toPass.status) ? null : await countStage(tx, toPass);
    if (count !== null) waits.push(sayCount(toPass, count));
  }
  if (stage.startsOn === null) waits.push(rolloutStatement('start_waits_plan'));
  else if (stage.startsOn > today) waits.push(rolloutStatement('start_waits_date', { on: stage.startsOn }));
  const entry = await unmetEntry(tx, context, stage);
  if (entry !== undefined) waits.push(entry);
  const rollback = await rollbackInTheWay(tx, context, rollout, stage);
  if (rollback !== undefined) waits.push(rollback);
  return [...waits, ...holds.filter(({ code }) => !saidAlready.has(code)).map(({ reason }) => reason)];
}

function sayNotPassed({ name, status, followUntil }: StageRow): Statement {
  const stage = nameStage(name);
  if (!isTerminal(stageMachine, status)) return rolloutStatement('start_waits_stage', { stage });
  return followUntil === null
    ? rolloutStatement('start_barred_stage', { stage, status })
    : rolloutStatement('start_barred_again', { stage, status, on: followUntil });
}

function sayCount(stage: StageRow, { rule, succeeded, failed, open }: StageCount): Statement {
  const people = { succeeded, failed, open };
  return rolloutStatement('start_needs_count', {
    stage: nameStage(stage.name),
    rule: sayRule(rule),
    ...people,
  });
}

/** The first entry criterion that does not pass, unless a person has set them aside. */
async function unmetEntry(
  tx: Transaction,
  context: Context,
  stage: StageRow,
): Promise<Statement | undefined> {
  const isSetAside = (await standingOverride(tx, context, stage.stageId, 'entry_criteria')) !== undefined;
  const standing = isSetAside ? undefined : await entryInTheWay(tx, context, stage);
  if (standing === undefined) return undefined;
  return rolloutStatement('hold_entry_criteria', {
    stage: nameStage(stage.name),
    criterion: standing.definition.name,
    evidence: standing.evaluation.statement,
  });
}
