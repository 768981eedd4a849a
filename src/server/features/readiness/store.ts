/** SQL of readiness: the rules of a rollout, what its colours depend on, totals, and people by page. */
import { sql, type RawBuilder } from 'kysely';
import type { AppId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { ReadinessFilter } from '#contracts/readiness.ts';
import {
  reasonsGraded,
  type ReadinessRules,
  type ReadinessState,
} from '#domain/readiness/readiness-rules.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { bitsOf, judgedPeople, type Asked } from './facts-store.ts';

/** Null while the rollout has the rules of the playbook; undefined when there is no such rollout. */
export async function rulesOf(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Partial<ReadinessRules> | null | undefined> {
  const { rows } = await sql<{ readiness: Partial<ReadinessRules> | null }>`
    select readiness from rollout
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
  return rows[0]?.readiness;
}

export async function writeRules(
  tx: Transaction,
  rolloutId: RolloutId,
  rules: ReadinessRules,
): Promise<void> {
  await sql`
    update rollout set readiness = ${JSON.stringify(rules)}::jsonb
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(tx);
}

/** Apps of which a finding holds the people who have them. */
export async function heldAppsOf(tx: Transaction, rolloutId: RolloutId): Promise<AppId[]> {
  const { rows } = await sql<{ appId: AppId }>`
    select distinct app_id as "appId" from hold
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and app_id is not null
      and cleared_at is null
    order by 1`.execute(tx);
  return rows.map(({ appId }) => appId);
}

export type Cell = { readonly department: string | null; readonly bits: number; readonly people: number };

/** People by department and set of reasons, in one pass. */
export async function countPeople(
  tx: Transaction,
  asked: Asked,
  today: string,
  stageId?: number,
): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select nullif(department, '') as department, bits, count(*)::integer as people
    from ${judgedPeople(asked, today, { stageId })} group by 1, 2`.execute(tx);
  return rows;
}

/** The colour of a set of bits, as readinessOf of the domain says it. */
function hasState(state: ReadinessState, rules: ReadinessRules): RawBuilder<unknown> {
  const [stops, warns] = [bitsOf(reasonsGraded('stops', rules)), bitsOf(reasonsGraded('warns', rules))];
  if (state === 'not_ready') return sql`bits & ${stops}::integer <> 0`;
  if (state === 'ready') return sql`bits & ${stops | warns}::integer = 0`;
  return sql`(bits & ${stops}::integer = 0 and bits & ${warns}::integer <> 0)`;
}

function isAmong({ department, search }: ReadinessFilter): RawBuilder<unknown> {
  const text = search === undefined ? '' : `%${search.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`;
  return sql`true
    ${department === undefined ? sql`` : sql`and coalesce(p.attributes ->> 'department', '') = ${department}`}
    ${search === undefined ? sql`` : sql`and (p.display_name ilike ${text} or p.email ilike ${text})`}`;
}

function fits({ state, reason }: ReadinessFilter, rules: ReadinessRules): RawBuilder<unknown> {
  return sql`true ${state === undefined ? sql`` : sql`and ${hasState(state, rules)}`}
    ${reason === undefined ? sql`` : sql`and bits & ${bitsOf([reason])}::integer <> 0`}`;
}

export type PersonRow = {
  readonly personId: PersonId;
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly department: string | null;
  readonly site: string | null;
  readonly stageName: string | null;
  readonly scheduledOn: string | null;
  readonly bits: number;
};

const columns = sql`person_id as "personId", external_id as "externalId", display_name as "displayName", email,
  nullif(department, '') as department, nullif(site, '') as site, scheduled_on as "scheduledOn", bits, (
    select s.name from stage s
    where s.organisation_id = current_organisation_id() and s.stage_id = judged.stage_id
  ) as "stageName"`;

export type Page = { readonly after: number; readonly limit: number };

/** In order of the person. */
export async function listPeople(
  tx: Transaction,
  asked: Asked,
  today: string,
  filter: ReadinessFilter,
  { after, limit }: Page,
): Promise<PersonRow[]> {
  const among = { stageId: filter.stageId, where: sql`${isAmong(filter)} and p.person_id > ${after}` };
  const { rows } = await sql<PersonRow>`
    select ${columns} from ${judgedPeople(asked, today, among)}
    where ${fits(filter, asked.rules)} order by person_id limit ${limit}`.execute(tx);
  return rows;
}

export async function countFitting(
  tx: Transaction,
  asked: Asked,
  today: string,
  filter: ReadinessFilter,
): Promise<number> {
  const { stageId, department, search, state, reason } = filter;
  const isNarrow = department !== undefined || search !== undefined;
  const isCount = state === undefined && reason === undefined;
  const among = { stageId, where: isNarrow ? isAmong(filter) : undefined, isCount };
  const { rows } = await sql<{ people: number }>`
    select count(*)::integer as people from ${judgedPeople(asked, today, among)}
    where ${fits(filter, asked.rules)}`.execute(tx);
  return rows[0]!.people;
}

/** One person who has not begun. */
export async function findPerson(
  tx: Transaction,
  asked: Asked,
  today: string,
  personId: PersonId,
): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select ${columns} from ${judgedPeople(asked, today, { personId })}`.execute(tx);
  return rows[0];
}
