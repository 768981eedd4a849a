/** SQL of the personal page: who the person is, where they stand, their devices and their ticks. */
import { sql } from 'kysely';
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type PlaceRow = {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly locale: string | null;
  readonly externalId: string;
  readonly email: string | null;
  readonly site: string | null;
  readonly platform: string | null;
  readonly linkVersion: number;
  readonly active: boolean;
  readonly stageId: StageId;
  /** Null while the person has no place and was only asked. */
  readonly status: EnrolmentStatus | null;
  readonly scheduledAt: Date | null;
  readonly startedAt: Date | null;
  /** Since when they are trained for the rollout. */
  readonly trainedAt: Date | null;
  /** The date it stands instead of, as far as the person knows it. */
  readonly replacesAt: Date | null;
  /** The stage cannot start in time for the date, and there is no new one. */
  readonly isDateLost: boolean;
  /** The rollout was rolled back or stopped before the person began. */
  readonly isCalledOff: boolean;
  /** The date the person was told no longer stands, while they have no other. */
  readonly withdrawnAt: Date | null;
  /** Their stage is being brought back. */
  readonly isStageRolledBack: boolean;
  /** How many dates the person has been given before, in all their places of the rollout. */
  readonly earlierDates: number;
  readonly organisation: string;
  /** Of their site; the organisation's where the site has none of its own. */
  readonly timeZone: string;
  readonly organisationTimeZone: string;
  readonly defaultLocale: MessageLocale;
  readonly helpContact: string;
};

/**
 * The person's place in the rollout, the open one before others; else the stage they were asked about. Undefined when
 * neither ever was.
 */
export async function findPlace(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<PlaceRow | undefined> {
  const { rows } = await sql<PlaceRow>`
    select p.person_id as "personId", p.display_name as "displayName", nullif(btrim(p.given_name), '') as "givenName",
      p.locale, p.external_id as "externalId", p.email, p.attributes ->> 'site' as site,
      p.attributes ->> 'platform' as platform, p.personal_link_version as "linkVersion", p.active,
      coalesce(e.stage_id, asked.stage_id) as "stageId", e.status, e.scheduled_at as "scheduledAt",
      e.started_at as "startedAt", e.trained_at as "trainedAt",
      e.replaces_at as "replacesAt", coalesce(e.date_lost, false) as "isDateLost",
      coalesce(e.called_off, false) as "isCalledOff",
      withdrawn.at as "withdrawnAt", coalesce(e.stage_rolled_back, false) as "isStageRolledBack",
      coalesce(dates.given - 1, 0)::integer as "earlierDates", o.name as organisation,
      coalesce(t.time_zone, o.time_zone) as "timeZone", o.time_zone as "organisationTimeZone",
      o.default_locale as "defaultLocale", o.help_contact as "helpContact"
    from person p
    join organisation o using (organisation_id)
    left join site_time t on t.organisation_id = p.organisation_id and t.site = p.attributes ->> 'site'
    left join lateral (
      select e.enrolment_id, e.stage_id, e.status, e.scheduled_at, e.started_at, e.trained_at, e.replaces_at,
        e.scheduled_at < s.dates_lost_before as date_lost, s.status = 'rolled_back' as stage_rolled_back,
        e.status = 'cancelled' and e.reason ->> 'code' in ('person_rollout_rolled_back', 'person_rollout_stopped')
          as called_off
      from enrolment e join stage s using (organisation_id, stage_id)
      where e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId} and e.person_id = p.person_id
      order by e.status in ('cancelled', 'rolled_back'), e.enrolment_id desc limit 1
    ) as e on true
    left join lateral (
      select d.date_at as at from delivery d
      where d.organisation_id = p.organisation_id and d.notice_enrolment_id = e.enrolment_id
        and d.notice in ('called_off', 'date_withdrawn') and e.scheduled_at is null
      order by d.delivery_id desc limit 1
    ) as withdrawn on true
    left join lateral (
      select sum(e.date_number) as given from enrolment e
      where e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId} and e.person_id = p.person_id
    ) as dates on true
    left join lateral (
      select c.stage_id from cohort_member m join cohort c using (organisation_id, cohort_id)
      where m.organisation_id = p.organisation_id and m.person_id = p.person_id and c.rollout_id = ${rolloutId}
        and c.asked_at is not null
      limit 1
    ) as asked on true
    where p.organisation_id = current_organisation_id() and p.person_id = ${personId}
      and coalesce(e.stage_id, asked.stage_id) is not null`.execute(tx);
  return rows[0];
}

export type DeviceRow = { readonly name: string; readonly platform: string | null };

/** The active devices whose owner is named by the person's external id or e-mail address. */
export async function devicesOf(
  tx: Transaction,
  person: Pick<PlaceRow, 'externalId' | 'email'>,
): Promise<DeviceRow[]> {
  const names = [
    person.externalId,
    ...(person.email === null ? [] : [person.email, person.email.toLowerCase()]),
  ];
  const { rows } = await sql<DeviceRow>`
    select name, platform from device
    where organisation_id = current_organisation_id() and owner_reference = any(${names}::text[]) and active
    order by name limit 20`.execute(tx);
  return rows;
}

export async function ticksOf(
  tx: Transaction,
  rolloutId: RolloutId,
  personId: PersonId,
): Promise<Set<string>> {
  const { rows } = await sql<{ item: string }>`
    select item from checklist_tick
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and person_id = ${personId}`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.item));
}

/** Ticks or unticks an item; false when it already was so. */
export async function setTick(
  tx: Transaction,
  { organisationId, now }: Context,
  tick: {
    readonly rolloutId: RolloutId;
    readonly personId: PersonId;
    readonly item: string;
    readonly ticked: boolean;
  },
): Promise<boolean> {
  const { numAffectedRows } = tick.ticked
    ? await sql`
        insert into checklist_tick (organisation_id, rollout_id, person_id, item, ticked_at)
        values (${organisationId}, ${tick.rolloutId}, ${tick.personId}, ${tick.item}, ${now})
        on conflict do nothing`.execute(tx)
    : await sql`
        delete from checklist_tick
        where organisation_id = ${organisationId} and rollout_id = ${tick.rolloutId}
          and person_id = ${tick.personId} and item = ${tick.item}`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}
