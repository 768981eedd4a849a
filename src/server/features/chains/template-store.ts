/** SQL for templates of task chains, and for which kinds of stage get which by themselves. */
import { sql } from 'kysely';
import type { ChainRule, TemplateTask } from '#contracts/chains.ts';
import type { AccountId, ChainTemplateId, RolloutId } from '#contracts/ids.ts';
import type { Role } from '#contracts/permissions.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type TemplateRow = {
  readonly chainTemplateId: ChainTemplateId;
  readonly name: string;
  readonly tasks: readonly TemplateTask[];
  readonly writtenBy: string;
  readonly writtenAt: Date;
};

export type NewTemplate = Pick<TemplateRow, 'name' | 'tasks'>;

const columns = sql`
  chain_template_id as "chainTemplateId", name, tasks, written_by as "writtenBy", written_at as "writtenAt"`;

export async function listTemplates(tx: Transaction): Promise<TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select ${columns} from chain_template where organisation_id = current_organisation_id()
    order by lower(name), chain_template_id`.execute(tx);
  return rows;
}

export async function findTemplate(
  tx: Transaction,
  chainTemplateId: ChainTemplateId,
): Promise<TemplateRow | undefined> {
  const { rows } = await sql<TemplateRow>`
    select ${columns} from chain_template
    where organisation_id = current_organisation_id() and chain_template_id = ${chainTemplateId}`.execute(tx);
  return rows[0];
}

export async function insertTemplate(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  { name, tasks }: NewTemplate,
): Promise<TemplateRow> {
  const { rows } = await sql<TemplateRow>`
    insert into chain_template (organisation_id, name, tasks, written_by, written_at)
    values (${organisationId}, ${name}, ${JSON.stringify(tasks)}::jsonb, ${actor.name}, ${now})
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

export async function updateTemplate(
  tx: Transaction,
  { actor, now }: Context,
  chainTemplateId: ChainTemplateId,
  { name, tasks }: NewTemplate,
): Promise<TemplateRow> {
  const { rows } = await sql<TemplateRow>`
    update chain_template set name = ${name}, tasks = ${JSON.stringify(tasks)}::jsonb, written_by = ${actor.name},
      written_at = ${now}
    where organisation_id = current_organisation_id() and chain_template_id = ${chainTemplateId}
    returning ${columns}`.execute(tx);
  return rows[0]!;
}

/** Removes it, and the rules that name it. */
export async function deleteTemplate(tx: Transaction, chainTemplateId: ChainTemplateId): Promise<void> {
  await sql`
    delete from chain_template
    where organisation_id = current_organisation_id() and chain_template_id = ${chainTemplateId}`.execute(tx);
}

export async function rulesOf(tx: Transaction, rolloutId: RolloutId): Promise<ChainRule[]> {
  const { rows } = await sql<ChainRule>`
    select stage_kind as "stageKind", chain_template_id as "chainTemplateId" from chain_rule
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    order by stage_kind`.execute(tx);
  return rows;
}

export async function writeRule(
  tx: Transaction,
  rolloutId: RolloutId,
  { stageKind, chainTemplateId }: ChainRule,
): Promise<void> {
  if (chainTemplateId === null) {
    await sql`
      delete from chain_rule
      where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
        and stage_kind = ${stageKind}`.execute(tx);
    return;
  }
  await sql`
    insert into chain_rule (organisation_id, rollout_id, stage_kind, chain_template_id)
    values (current_organisation_id(), ${rolloutId}, ${stageKind}, ${chainTemplateId})
    on conflict (organisation_id, rollout_id, stage_kind)
      do update set chain_template_id = excluded.chain_template_id`.execute(tx);
}

export type OwnerRow = { readonly accountId: AccountId; readonly name: string; readonly roles: Role[] };

/** The people who can be named for a task: whoever can sign in, by name. */
export async function peopleOfTeam(tx: Transaction): Promise<OwnerRow[]> {
  const { rows } = await sql<OwnerRow>`
    select a.account_id as "accountId", a.display_name as name, m.roles
    from membership m join account a using (account_id)
    where m.organisation_id = current_organisation_id() and m.disabled_at is null
    order by lower(a.display_name), a.account_id`.execute(tx);
  return rows;
}
