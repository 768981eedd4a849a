/** SQL for findings with their changes and retests. */
import { sql } from 'kysely';
import type { ImprovementEntry, ImprovementSource } from '#contracts/journey.ts';
import type { ImprovementId, RolloutId } from '#contracts/ids.ts';
import type { AppTriage } from '#contracts/triage.ts';
import type { Track } from '#domain/evidence/tracks.ts';
import { unprovenStatuses, type ImprovementStatus } from '#domain/journey/improvement-machine.ts';
import type { JourneyStep } from '#domain/journey/map-journey.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** `at` as ISO 8601. */
export type EntryRow = ImprovementEntry;

export type ImprovementRow = {
  readonly improvementId: ImprovementId;
  readonly status: ImprovementStatus;
  readonly step: JourneyStep;
  readonly source: ImprovementSource;
  readonly track: Track | null;
  readonly finding: string;
  readonly foundBy: string;
  readonly foundAt: Date;
  /** Null for a finding that is not about an app. */
  readonly app: AppTriage | null;
  readonly entries: readonly EntryRow[];
};

const columns = sql`
  i.improvement_id as "improvementId", i.status, i.step, i.source, i.track, i.finding, i.found_by as "foundBy",
  i.found_at as "foundAt", case when i.app_id is not null then jsonb_build_object('appId', i.app_id, 'name', i.app_name,
    'importance', i.app_importance, 'severity', i.severity, 'priority', i.priority, 'dueOn', i.due_on,
    'action', i.action, 'workaround', i.workaround) end as app, coalesce((
    select jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.body, 'result', n.result, 'by', n.entered_by,
      'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by n.ordinal)
    from improvement_entry n
    where n.organisation_id = i.organisation_id and n.improvement_id = i.improvement_id), '[]') as entries`;

export async function improvementsOf(tx: Transaction, rolloutId: RolloutId): Promise<ImprovementRow[]> {
  const { rows } = await sql<ImprovementRow>`
    select ${columns} from improvement i
    where i.organisation_id = current_organisation_id() and i.rollout_id = ${rolloutId}
    order by i.improvement_id desc`.execute(tx);
  return rows;
}

/** Those with a change that no retest has shown to help, oldest first. */
export async function unprovenOf(tx: Transaction, rolloutId: RolloutId): Promise<ImprovementRow[]> {
  const { rows } = await sql<ImprovementRow>`
    select ${columns} from improvement i
    where i.organisation_id = current_organisation_id() and i.rollout_id = ${rolloutId}
      and i.status = any(${[...unprovenStatuses]}::text[])
    order by i.improvement_id`.execute(tx);
  return rows;
}

export async function findImprovement(
  tx: Transaction,
  rolloutId: RolloutId,
  improvementId: ImprovementId,
  lock: 'lock' | 'read' = 'read',
): Promise<ImprovementRow | undefined> {
  const { rows } = await sql<ImprovementRow>`
    select ${columns} from improvement i
    where i.organisation_id = current_organisation_id() and i.rollout_id = ${rolloutId}
      and i.improvement_id = ${improvementId}
    ${lock === 'lock' ? sql`for update of i` : sql``}`.execute(tx);
  return rows[0];
}

export type NewFinding = {
  readonly step: JourneyStep;
  readonly source: ImprovementSource;
  readonly text: string;
  readonly track?: Track | undefined;
  readonly app: AppTriage | null;
};

export async function insertFinding(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  rolloutId: RolloutId,
  { step, source, text, track, app }: NewFinding,
): Promise<ImprovementId> {
  const { rows } = await sql<{ improvementId: ImprovementId }>`
    insert into improvement (organisation_id, rollout_id, step, source, track, finding, found_by, found_at,
      app_id, app_name, app_importance, severity, priority, due_on, action, workaround)
    values (${organisationId}, ${rolloutId}, ${step}, ${source}, ${track ?? null}, ${text}, ${actor.name}, ${now},
      ${app?.appId ?? null}, ${app?.name ?? null}, ${app?.importance ?? null}, ${app?.severity ?? null},
      ${app?.priority ?? null}, ${app?.dueOn ?? null}, ${app?.action ?? null}, ${app?.workaround ?? null})
    returning improvement_id as "improvementId"`.execute(tx);
  return rows[0]!.improvementId;
}

/** How many findings of a rollout belong to each track. */
export async function findingsByTrack(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<ReadonlyMap<Track, number>> {
  const { rows } = await sql<{ track: Track; findings: number }>`
    select track, count(*)::integer as findings from improvement
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and track is not null
    group by track`.execute(tx);
  return new Map(rows.map(({ track, findings }) => [track, findings]));
}

/** Adds an entry after the others and sets the status it leads to. */
export async function insertEntry(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  improvementId: ImprovementId,
  status: ImprovementStatus,
  { kind, text, result }: Pick<EntryRow, 'kind' | 'text' | 'result'>,
): Promise<void> {
  await sql`
    insert into improvement_entry (organisation_id, improvement_id, ordinal, kind, body, result, entered_by, at)
    select ${organisationId}, ${improvementId}, count(*) + 1, ${kind}, ${text}, ${result}, ${actor.name}, ${now}
    from improvement_entry where organisation_id = ${organisationId} and improvement_id = ${improvementId}`.execute(
    tx,
  );
  await sql`
    update improvement set status = ${status}
    where organisation_id = ${organisationId} and improvement_id = ${improvementId}`.execute(tx);
}
