/** SQL for the rows behind the reasons of one person: devices, apps, the manager, exceptions and the checklist. */
import { sql } from 'kysely';
import type { AppId, PersonId, RolloutId } from '#contracts/ids.ts';
import { checklistItems } from '#domain/messages/intune-guide.ts';
import type { VersionVerdict } from '#domain/readiness/os-version.ts';
import type { ReadinessRules } from '#domain/readiness/readiness-rules.ts';
import { hasApp } from '#server/features/rollouts/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { systemVerdict } from './facts-store.ts';

export type DeviceRow = {
  readonly name: string;
  readonly platform: string | null;
  readonly osVersion: string | null;
  readonly verdict: VersionVerdict;
};

export async function devicesOf(
  tx: Transaction,
  personId: PersonId,
  rules: ReadinessRules,
): Promise<DeviceRow[]> {
  const { rows } = await sql<DeviceRow>`
    select v.name, v.platform, v.os_version as "osVersion", ${systemVerdict(rules)} as verdict
    from person p
    join device v on v.organisation_id = p.organisation_id and v.active
      and v.owner_reference in (p.external_id, lower(p.email))
    where p.organisation_id = current_organisation_id() and p.person_id = ${personId}
    order by v.name limit 50`.execute(tx);
  return rows;
}

export type FindingRow = { readonly name: string; readonly finding: string };

/** The findings that hold the person, of the held apps they have. */
export async function findingsOf(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
  heldApps: readonly AppId[],
): Promise<FindingRow[]> {
  const found: FindingRow[] = [];
  for (const appId of heldApps) {
    const { rows } = await sql<FindingRow>`
      select i.app_name as name, i.finding from improvement i
      where i.organisation_id = current_organisation_id() and i.rollout_id = ${rolloutId} and i.app_id = ${appId}
        and i.status <> 'accepted' and i.action = 'stop_affected' and exists (
          select from (select i.organisation_id, i.rollout_id, ${personId}::bigint as person_id) as e
          where ${hasApp(appId)})
      order by i.improvement_id`.execute(tx);
    found.push(...rows);
  }
  return found;
}

export type AbsenceRow = {
  readonly reason: string;
  readonly untilOn: string | null;
};

/** Why the person is away, and until when. */
export async function absenceOf(tx: Transaction, personId: PersonId): Promise<AbsenceRow | undefined> {
  const { rows } = await sql<AbsenceRow>`
    select reason, until_on::text as "untilOn" from exception
    where organisation_id = current_organisation_id() and person_id = ${personId} and kind = 'absence'`.execute(
    tx,
  );
  return rows[0];
}

export type ManagerRow = {
  /** Null when nobody in the directory has the manager's identifier. */
  readonly personId: PersonId | null;
  readonly displayName: string | null;
  readonly externalId: string;
  readonly active: boolean | null;
};

export async function managerOf(tx: Transaction, personId: PersonId): Promise<ManagerRow | undefined> {
  const { rows } = await sql<ManagerRow>`
    select m.person_id as "personId", m.display_name as "displayName", p.manager_external_id as "externalId", m.active
    from person p
    left join person m on m.organisation_id = p.organisation_id and m.external_id = p.manager_external_id
    where p.organisation_id = current_organisation_id() and p.person_id = ${personId}
      and p.manager_external_id is not null`.execute(tx);
  return rows[0];
}

/** How many items of the checklist are still open. */
export async function openItemsOf(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<number> {
  const { rows } = await sql<{ ticked: number }>`
    select count(*)::integer as ticked from checklist_tick
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and person_id = ${personId}
      and item = any(${[...checklistItems]}::text[])`.execute(tx);
  return checklistItems.length - rows[0]!.ticked;
}
