/**
 * Holds new starts in the transaction that saw a stop rule reached: who has started finishes, who waits is held. After
 * a person cleared the hold the rule counts anew, from the moment of the clearing.
 */
import { rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { isReached, stopRuleCode, type StopRule } from '#domain/rollout/run-rules.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import {
  lastHoldOf,
  raiseHold,
  stagesOf,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countReports, type SubjectReports } from './stop-store.ts';

/** Returns whether anything is held that was not before. */
export async function watchStops(tx: Transaction, context: Context, rollout: RolloutRow): Promise<boolean> {
  const { stopRules } = rollout.runRules;
  if (stopRules.length === 0) return false;
  let raised = false;
  for (const rule of stopRules) {
    const failing = await countReports(tx, rollout.rolloutId, rule, null);
    const stages = failing.length === 0 ? [] : await stagesOf(tx, rollout.rolloutId);
    for (const reports of failing)
      raised = (await watchSubject(tx, context, rollout, { rule, reports, stages })) || raised;
  }
  return raised;
}

type Subject = {
  readonly rule: StopRule;
  readonly reports: SubjectReports;
  readonly stages: readonly StageRow[];
};

async function watchSubject(
  tx: Transaction,
  context: Context,
  { rolloutId }: RolloutRow,
  { rule, reports, stages }: Subject,
): Promise<boolean> {
  const stage =
    rule.scope === 'stage' ? stages.find(({ stageId }) => String(stageId) === reports.subject) : undefined;
  if (stage !== undefined && isTerminal(stageMachine, stage.status)) return false;
  if (!isReached(rule, reports)) return false;
  const code = stopRuleCode(rule, reports.subject);
  const last = await lastHoldOf(tx, rolloutId, code);
  if (last !== undefined && last.clearedAt === null) return false;
  const counted =
    last === undefined ? reports : await countAnew(tx, rolloutId, { rule, reports }, last.clearedAt!);
  if (counted === undefined || !isReached(rule, counted)) return false;
  await raiseHold(tx, context, {
    rolloutId,
    stageId: stage?.stageId ?? null,
    raisedByKind: 'system',
    code,
    reason: reasonOf(rule, counted, stage),
    clears: rolloutStatement('clears_stop_rule'),
  });
  return true;
}

async function countAnew(
  tx: Transaction,
  rolloutId: RolloutRow['rolloutId'],
  { rule, reports }: Pick<Subject, 'rule' | 'reports'>,
  since: Date,
): Promise<SubjectReports | undefined> {
  const all = await countReports(tx, rolloutId, rule, since);
  return all.find(({ subject }) => subject === reports.subject);
}

function reasonOf(
  rule: StopRule,
  { failed, reported, subject }: SubjectReports,
  stage?: StageRow,
): RolloutStatement {
  const limit =
    rule.unit === 'people'
      ? rolloutStatement('stop_limit_people', { people: rule.limit })
      : rolloutStatement('stop_limit_share', { percent: Math.round(rule.limit * 1000) / 10 });
  const counts = { failed, reported, limit };
  if (stage !== undefined)
    return rolloutStatement('hold_stop_stage', { ...counts, where: nameStage(stage.name) });
  if (rule.scope === 'group')
    return rolloutStatement('hold_stop_stage', {
      ...counts,
      where: subject === '' ? rolloutStatement('group_unnamed') : subject,
    });
  return rolloutStatement('hold_stop_rollout', counts);
}
