/** SQL for the readiness of devices and apps, by page. */
import { sql, type RawBuilder } from 'kysely';
import type { AppId, DeviceId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { AppImportance } from '#contracts/people.ts';
import type { TriageAction } from '#domain/journey/triage.ts';
import type { VersionVerdict } from '#domain/readiness/os-version.ts';
import {
  deviceReasons,
  deviceGrade,
  type DeviceReason,
  type ReadinessRules,
  type ReadinessState,
} from '#domain/readiness/readiness-rules.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { joinVerdicts, systemVerdict } from './facts-store.ts';
import type { Page } from './store.ts';

export type DeviceFilter = {
  readonly state?: ReadinessState | undefined;
  readonly reason?: DeviceReason | undefined;
};

export type DeviceRow = {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly platform: string | null;
  readonly osVersion: string | null;
  readonly ownerId: PersonId | null;
  readonly ownerName: string | null;
  readonly verdict: VersionVerdict;
};

const deviceConditions: Readonly<Record<DeviceReason, RawBuilder<unknown>>> = {
  system_too_old: sql`verdict = 'too_old'`,
  system_unknown: sql`verdict = 'unknown'`,
  no_owner: sql`not "hasOwner"`,
};

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;

function fits({ state, reason }: DeviceFilter, rules: ReadinessRules): RawBuilder<unknown> {
  const graded = (grade: string) =>
    anyOf(
      deviceReasons.filter((one) => deviceGrade(one, rules) === grade).map((one) => deviceConditions[one]),
    );
  const ofState = {
    not_ready: graded('stops'),
    attention: sql`not ${graded('stops')} and ${graded('warns')}`,
    ready: sql`not ${graded('stops')} and not ${graded('warns')}`,
  };
  return sql`${state === undefined ? sql`true` : ofState[state]}
    and ${reason === undefined ? sql`true` : deviceConditions[reason]}`;
}

const namesOfPeople = sql`
  select unnest(array[p.external_id, lower(p.email)]) from person p
  where p.organisation_id = current_organisation_id() and p.active`;

/** Those of a filter are judged at once: one by one, a large inventory takes minutes. */
const devicesThatFit = (rules: ReadinessRules, filter: DeviceFilter) => sql`(
  select * from (
    select v.device_id as "deviceId", v.name, v.platform, v.os_version as "osVersion",
      v.owner_reference as "ownerReference", coalesce(v.owner_reference in (${namesOfPeople}), false) as "hasOwner",
      ${asksVerdict(filter) ? sql`judged.verdict` : systemVerdict(rules)} as verdict
    from device v ${asksVerdict(filter) ? joinVerdicts(rules) : sql``}
    where v.organisation_id = current_organisation_id() and v.active
  ) as device where ${fits(filter, rules)}) as fitting`;

function asksVerdict({ state, reason }: DeviceFilter): boolean {
  return state !== undefined || (reason !== undefined && reason !== 'no_owner');
}

export async function listDevices(
  tx: Transaction,
  rules: ReadinessRules,
  filter: DeviceFilter,
  { after, limit }: Page,
): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select page.*, owner.person_id as "ownerId", owner.display_name as "ownerName" from (
      select "deviceId", name, platform, "osVersion", "ownerReference", verdict
      from ${devicesThatFit(rules, filter)} where "deviceId" > ${after}
      order by "deviceId" limit ${limit}
    ) as page
    left join lateral people_named(array[page."ownerReference"]) as owner on true
    order by "deviceId"`.execute(tx);
  return rows;
}

export async function countDevices(
  tx: Transaction,
  rules: ReadinessRules,
  filter: DeviceFilter,
): Promise<number> {
  const { rows } = await sql<{ devices: number }>`
    select count(*)::integer as devices from ${devicesThatFit(rules, filter)}`.execute(tx);
  return rows[0]!.devices;
}

export type AppRow = {
  readonly appId: AppId;
  readonly name: string;
  readonly publisher: string | null;
  readonly importance: AppImportance | null;
  readonly actions: readonly TriageAction[];
  readonly findings: readonly string[];
};

const judgedApps = (rolloutId: RolloutId) => sql`(
  select a.app_id as "appId", a.name, a.publisher, a.importance, coalesce(i.actions, '{}') as actions,
    coalesce(i.findings, '{}') as findings,
    case when i.actions && array['stop_all', 'stop_affected'] then 'not_ready'
      when 'workaround' = any(i.actions) or a.importance is null then 'attention' else 'ready' end as state
  from app a
  left join (
    select app_id, array_agg(action order by improvement_id) as actions,
      array_agg(finding order by improvement_id) as findings
    from improvement
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and app_id is not null
      and status <> 'accepted'
    group by 1
  ) as i on i.app_id = a.app_id
  where a.organisation_id = current_organisation_id() and a.active) as judged`;

const isState = (state: ReadinessState | undefined) =>
  state === undefined ? sql`true` : sql`state = ${state}`;

export async function listApps(
  tx: Transaction,
  rolloutId: RolloutId,
  state: ReadinessState | undefined,
  { after, limit }: Page,
): Promise<AppRow[]> {
  const { rows } = await sql<AppRow>`
    select "appId", name, publisher, importance, actions, findings from ${judgedApps(rolloutId)}
    where ${isState(state)} and "appId" > ${after} order by "appId" limit ${limit}`.execute(tx);
  return rows;
}

export async function countApps(
  tx: Transaction,
  rolloutId: RolloutId,
  state: ReadinessState | undefined,
): Promise<number> {
  const { rows } = await sql<{ apps: number }>`
    select count(*)::integer as apps from ${judgedApps(rolloutId)} where ${isState(state)}`.execute(tx);
  return rows[0]!.apps;
}
