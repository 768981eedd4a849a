/** Giving stages their tasks: the chain of a template, by hand or by the rollout's rule, and single tasks. */
import { chainTasksMax, type ChainRule, type RolloutTasks, type TemplateTask } from '#contracts/chains.ts';
import type { ChainTemplateId, RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { trainsPeople } from '#domain/chains/task-chain.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import {
  findRollout,
  keepTrainedByStage,
  wakeRollout,
  stagesOf,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { checkTasks } from './manage-templates.ts';
import { readTasks, type TaskCaller } from './read-tasks.ts';
import * as store from './task-store.ts';
import * as templates from './template-store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

const waiting: ReadonlySet<string> = new Set(['planned', 'preparing', 'ready']);

/** Gives a stage the tasks of a template once; false when it has had a chain already. */
async function giveChain(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: StageRow,
  { name, tasks }: templates.TemplateRow,
): Promise<boolean> {
  if (!(await store.insertStageChain(tx, context, stageId, name))) return false;
  const places = await store.lastPlace(tx, stageId);
  await store.insertTasks(tx, context, { rolloutId, stageId }, tasks, { places, isChain: true });
  if (tasks.some(trainsPeople)) await keepTrainedByStage(tx, rolloutId, stageId);
  await recordAudit(tx, context, {
    action: 'chain.started',
    subject: { kind: 'stage', id: stageId },
    after: { template: name, tasks: tasks.length },
  });
  return true;
}

/** Gives stages that have not started, and have had no chain, the one their kind gets; returns how many. */
export async function giveByRule(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<number> {
  const rules = await templates.rulesOf(tx, rolloutId);
  if (rules.length === 0) return 0;
  const chained = await store.chainedStages(tx, rolloutId);
  let given = 0;
  for (const stage of await stagesOf(tx, rolloutId)) {
    const id = rules.find(({ stageKind }) => stageKind === stage.kind)?.chainTemplateId ?? null;
    if (id === null || chained.has(stage.stageId) || !waiting.has(stage.status)) continue;
    const template = await templates.findTemplate(tx, id);
    if (template !== undefined && (await giveChain(tx, context, stage, template))) given++;
  }
  return given;
}

async function changed(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  await wakeRollout(tx, context, rolloutId);
}

export async function setRule(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  rule: ChainRule,
): Answer<{ stages: number; rules: ChainRule[] }> {
  if ((await findRollout(tx, rolloutId, 'lock')) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const { chainTemplateId } = rule;
  if (chainTemplateId !== null && (await templates.findTemplate(tx, chainTemplateId)) === undefined)
    return refuse(refusal('not_found', { what: 'chain_template' }));
  await templates.writeRule(tx, rolloutId, rule);
  await recordAudit(tx, context, {
    action: 'chain.rule_set',
    subject: { kind: 'rollout', id: rolloutId },
    after: rule,
  });
  const stages = await giveByRule(tx, context, rolloutId);
  await changed(tx, context, rolloutId);
  return ok({ stages, rules: await templates.rulesOf(tx, rolloutId) });
}

type Place = { readonly rolloutId: RolloutId; readonly stageId: StageId };

async function findStage(tx: Transaction, { rolloutId, stageId }: Place): Answer<StageRow> {
  if ((await findRollout(tx, rolloutId, 'lock')) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const stage = (await stagesOf(tx, rolloutId)).find((one) => one.stageId === stageId);
  return stage === undefined ? refuse(refusal('not_found', { what: 'stage' })) : ok(stage);
}

export async function startChain(
  tx: Transaction,
  context: Context,
  at: Place,
  chainTemplateId: ChainTemplateId,
  caller: TaskCaller,
): Answer<RolloutTasks> {
  const stage = await findStage(tx, at);
  if (!stage.ok) return stage;
  const name = nameStage(stage.value.name);
  if (!waiting.has(stage.value.status)) return refuse(refusal('stage_begun', { stage: name }));
  const template = await templates.findTemplate(tx, chainTemplateId);
  if (template === undefined) return refuse(refusal('not_found', { what: 'chain_template' }));
  if (!(await giveChain(tx, context, stage.value, template)))
    return refuse(refusal('chain_given', { stage: name }));
  await changed(tx, context, at.rolloutId);
  return await readTasks(tx, context, at.rolloutId, caller, at.stageId);
}

export async function addTask(
  tx: Transaction,
  context: Context,
  at: Place,
  task: TemplateTask,
  caller: TaskCaller,
): Answer<RolloutTasks> {
  const stage = await findStage(tx, at);
  if (!stage.ok) return stage;
  if (isTerminal(stageMachine, stage.value.status))
    return refuse(refusal('stage_ended', { stage: nameStage(stage.value.name) }));
  const places = await store.lastPlace(tx, at.stageId);
  if (places >= chainTasksMax) return refuse(refusal('chain_tasks_full', { most: chainTasksMax }));
  const flaw = await checkTasks(tx, [task], places + 1);
  if (flaw !== undefined) return refuse(flaw);
  await store.insertTasks(tx, context, at, [task], { places, isChain: false });
  if (trainsPeople(task)) await keepTrainedByStage(tx, at.rolloutId, at.stageId);
  await recordAudit(tx, context, {
    action: 'chain_task.added',
    subject: { kind: 'stage', id: at.stageId },
    after: task,
  });
  await changed(tx, context, at.rolloutId);
  return await readTasks(tx, context, at.rolloutId, caller, at.stageId);
}
