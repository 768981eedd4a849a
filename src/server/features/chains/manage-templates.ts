/** Writing, changing and removing templates of task chains. */
import { chainTemplatesMax, type ChainTemplate, type TemplateTask } from '#contracts/chains.ts';
import type { ChainTemplateId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { builtInChain, type BuiltInChainName } from '#domain/chains/built-in-chains.ts';
import { mayHold, measureFlaw, timingFlaw, type TimingFlaw } from '#domain/chains/task-chain.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './template-store.ts';

type Answer<Value> = Promise<Result<Value, Refusal>>;

const notFound = refuse(refusal('not_found', { what: 'chain_template' }));
const subjectOf = (id: ChainTemplateId) => ({ kind: 'chain_template', id });

function present({ writtenAt, tasks, ...row }: store.TemplateRow): ChainTemplate {
  return { ...row, tasks: [...tasks], writtenAt: writtenAt.toISOString() };
}

export async function listTemplates(tx: Transaction) {
  return {
    templates: (await store.listTemplates(tx)).map(present),
    people: await store.peopleOfTeam(tx),
  };
}

const flawRefusals = {
  order: 'chain_order',
  origin: 'chain_origin',
  person_origin: 'chain_person_origin',
} as const satisfies Record<TimingFlaw, string>;

/** What is wrong with tasks whose first has the place `from`; undefined when nothing is. */
export async function checkTasks(
  tx: Transaction,
  tasks: readonly TemplateTask[],
  from = 1,
): Promise<Refusal | undefined> {
  const people = new Set((await store.peopleOfTeam(tx)).map(({ accountId }) => accountId));
  for (const [index, task] of tasks.entries()) {
    const place = from + index;
    const flaw = timingFlaw(task, place);
    if (flaw !== null) return refusal(flawRefusals[flaw], { place, task: task.title });
    const { leastPercent = null, daysGiven = null } = task;
    const lack = measureFlaw(task.action, { leastPercent, daysGiven });
    if (lack !== null) return refusal(`chain_${lack}`, { place, task: task.title });
    if (task.onFailure === 'hold' && !mayHold(task.action))
      return refusal('chain_holds_itself', { place, task: task.title });
    const owner = task.ownerAccountId ?? null;
    if (owner !== null && !people.has(owner)) return refusal('chain_owner', { place, task: task.title });
  }
  return undefined;
}

export async function addTemplate(
  tx: Transaction,
  context: Context,
  template: store.NewTemplate,
): Answer<ChainTemplate> {
  if ((await store.listTemplates(tx)).length >= chainTemplatesMax)
    return refuse(refusal('chain_templates_full', { most: chainTemplatesMax }));
  const flaw = await checkTasks(tx, template.tasks);
  if (flaw !== undefined) return refuse(flaw);
  const row = await store.insertTemplate(tx, context, template);
  await recordAudit(tx, context, {
    action: 'chain_template.written',
    subject: subjectOf(row.chainTemplateId),
    after: template,
  });
  return ok(present(row));
}

/** A chain that comes with Bellwether as a template of the organisation's own. */
export async function copyBuiltIn(
  tx: Transaction,
  context: Context,
  chain: BuiltInChainName,
  locale: Locale,
): Answer<ChainTemplate> {
  return await addTemplate(tx, context, builtInChain(chain, locale));
}

export async function changeTemplate(
  tx: Transaction,
  context: Context,
  chainTemplateId: ChainTemplateId,
  template: store.NewTemplate,
): Answer<ChainTemplate> {
  const before = await store.findTemplate(tx, chainTemplateId);
  if (before === undefined) return notFound;
  const flaw = await checkTasks(tx, template.tasks);
  if (flaw !== undefined) return refuse(flaw);
  const row = await store.updateTemplate(tx, context, chainTemplateId, template);
  await recordAudit(tx, context, {
    action: 'chain_template.written',
    subject: subjectOf(chainTemplateId),
    before: { name: before.name, tasks: before.tasks },
    after: template,
  });
  return ok(present(row));
}

export async function removeTemplate(
  tx: Transaction,
  context: Context,
  chainTemplateId: ChainTemplateId,
): Answer<{ chainTemplateId: ChainTemplateId }> {
  const before = await store.findTemplate(tx, chainTemplateId);
  if (before === undefined) return notFound;
  await store.deleteTemplate(tx, chainTemplateId);
  await recordAudit(tx, context, {
    action: 'chain_template.removed',
    subject: subjectOf(chainTemplateId),
    before: { name: before.name, tasks: before.tasks },
  });
  return ok({ chainTemplateId });
}
