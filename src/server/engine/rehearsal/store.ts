/** SQL of the rehearsal: the virtual clock, copies of a directory, and the people the simulation follows. */
import { sql } from 'kysely';
import type { CohortId, EnrolmentId, OrganisationId, PersonId, RolloutId } from '#contracts/ids.ts';
import type {
  SampleApp,
  SampleDevice,
  SampleOrganisation,
} from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { Scenario } from '#domain/simulation/scenario.ts';
import { pulseOpenDays } from '#domain/first-day/pulse.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type TrackedEnrolment = {
  readonly enrolmentId: EnrolmentId;
  readonly rolloutId: RolloutId;
  readonly externalId: string;
  readonly attempt: number;
  readonly startedAt: Date;
};

/** People started after an instant, in order of their start. */
export async function startedSince(tx: Transaction, since: Date): Promise<TrackedEnrolment[]> {
  const { rows } = await sql<TrackedEnrolment>`
    select e.enrolment_id as "enrolmentId", e.rollout_id as "rolloutId", p.external_id as "externalId", e.attempt, e.started_at as "startedAt"
    from enrolment e join person p using (organisation_id, person_id)
    where e.organisation_id = current_organisation_id() and e.started_at > ${since}
    order by e.started_at, e.enrolment_id`.execute(tx);
  return rows;
}

export type ToldEnrolment = Omit<TrackedEnrolment, 'startedAt' | 'attempt'> & {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly notifiedAt: Date;
  readonly scheduledAt: Date;
  /** How often they have put off their date. */
  readonly deferrals: number;
};

/** People who know a date they have not started on, told after an instant, in order of being told. */
export async function toldSince(tx: Transaction, since: Date): Promise<ToldEnrolment[]> {
  const { rows } = await sql<ToldEnrolment>`
    select e.enrolment_id as "enrolmentId", e.rollout_id as "rolloutId", p.external_id as "externalId",
      e.person_id as "personId", p.display_name as "displayName", e.notified_at as "notifiedAt",
      e.scheduled_at as "scheduledAt", e.deferrals
    from stage s join enrolment e using (organisation_id, stage_id) join person p using (organisation_id, person_id)
    where s.organisation_id = current_organisation_id() and s.status in ('preparing', 'ready', 'in_progress', 'extended')
      and e.status = 'notified' and e.notified_at > ${since}
    order by e.notified_at, e.enrolment_id`.execute(tx);
  return rows;
}

export type SimulatedPersonRow = {
  readonly externalId: string;
  readonly platform: string | null;
  readonly model: string | null;
  readonly skill: string | null;
};

/** The active people with what their answers depend on, in a stable order. */
export async function simulatedPeople(tx: Transaction): Promise<SimulatedPersonRow[]> {
  const { rows } = await sql<SimulatedPersonRow>`
    select p.external_id as "externalId", coalesce(p.attributes ->> 'platform', d.platform) as platform,
      coalesce(p.attributes ->> 'model', d.model) as model, p.attributes ->> 'skill' as skill
    from person p
    left join lateral main_device(p.organisation_id, p.external_id, p.email) as d on true
    where p.organisation_id = current_organisation_id() and p.active
    order by p.external_id`.execute(tx);
  return rows;
}

export async function readClock(tx: Transaction): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`
    select virtual_now as now from organisation where organisation_id = current_organisation_id()`.execute(
    tx,
  );
  return rows[0]!.now;
}

export async function setClock(tx: Transaction, now: Date): Promise<void> {
  await sql`
    update organisation set virtual_now = ${now} where organisation_id = current_organisation_id()`.execute(
    tx,
  );
}

/** What the simulated people of an organisation are like: one seed, a scenario per rollout. */
export type SimulationSettings = {
  readonly seed: number;
  readonly scenarios: Readonly<Record<RolloutId, Scenario>>;
};

export async function writeSimulation(tx: Transaction, settings: SimulationSettings): Promise<void> {
  await sql`
    update organisation set seed = ${settings.seed}, scenario = ${JSON.stringify(settings.scenarios)}
    where organisation_id = current_organisation_id()`.execute(tx);
}

export async function readSimulation(tx: Transaction): Promise<SimulationSettings> {
  const { rows } = await sql<SimulationSettings>`
    select coalesce(seed, 1) as seed, coalesce(scenario, '{}') as scenarios from organisation
    where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]!;
}

/** A rollout that is under way, with when each part of the system wants to look at it; null when it does not. */
export type RolloutAgenda = {
  readonly rolloutId: RolloutId;
  readonly nextTickAt: Date | null;
  /** The next copy that nothing holds back. */
  readonly nextDeliveryAt: Date | null;
  /** Its waves have been through for eight weeks, or it was ended for good. */
  readonly isOver: boolean;
  /** Since when the oldest hold raised by the system stands. */
  readonly heldSince: Date | null;
};

/** Of every rollout that goes on or still has to tell its people that it does not. */
export async function readAgenda(tx: Transaction): Promise<RolloutAgenda[]> {
  const { rows } = await sql<RolloutAgenda>`
    select r.rollout_id as "rolloutId", r.next_tick_at as "nextTickAt",
      (select min(d.not_before) from delivery d left join stage s using (organisation_id, stage_id)
        where d.organisation_id = r.organisation_id and d.status = 'planned' and d.rollout_id = r.rollout_id
          and (d.report_id is not null or d.notice is not null or s.dates = 'stand' and not exists (
            select 1 from hold h where h.organisation_id = d.organisation_id and h.rollout_id = d.rollout_id
              and h.cleared_at is null and h.app_id is null and (h.stage_id is null or h.stage_id = d.stage_id)))
      ) as "nextDeliveryAt",
      (select min(h.raised_at) from hold h
        where h.organisation_id = r.organisation_id and h.rollout_id = r.rollout_id and h.cleared_at is null
          and h.raised_by_kind = 'system') as "heldSince",
      r.status in ('stopped', 'rolled_back') or r.status = 'completing' and exists (select 1 from hypercare c join organisation o using (organisation_id)
        where c.organisation_id = r.organisation_id and c.rollout_id = r.rollout_id
          and c.started_on + 56 <= o.virtual_now::date) as "isOver"
    from rollout r
    where r.organisation_id = current_organisation_id() and r.status not in ('draft', 'in_review', 'completed', 'archived')
    order by r.rollout_id`.execute(tx);
  return rows;
}

/** The people of a cohort with a place, in the order of invitation. */
export async function placesOf(
  tx: Transaction,
  cohortId: CohortId,
): Promise<{ personId: PersonId; displayName: string }[]> {
  const { rows } = await sql<{ personId: PersonId; displayName: string }>`
    select m.person_id as "personId", p.display_name as "displayName"
    from cohort_member m join person p using (organisation_id, person_id)
    where m.organisation_id = current_organisation_id() and m.cohort_id = ${cohortId} and m.has_place
    order by m.position`.execute(tx);
  return rows;
}

export type ToldPerson = { readonly personId: PersonId; readonly displayName: string };

/** People of a site who have been told a date that is still ahead, in the order of the directory. */
export async function toldPeople(
  tx: Transaction,
  rolloutId: RolloutId,
  { site, most }: { readonly site: string; readonly most: number },
): Promise<ToldPerson[]> {
  const { rows } = await sql<ToldPerson>`
    select e.person_id as "personId", p.display_name as "displayName"
    from enrolment e join person p using (organisation_id, person_id) join organisation o using (organisation_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.status = 'notified'
      and e.scheduled_at > o.virtual_now and p.attributes ->> 'site' = ${site}
    order by p.external_id limit ${most}`.execute(tx);
  return rows;
}

/** People of a rollout without a date yet, in the order of the directory. */
export async function undatedPeople(tx: Transaction, rolloutId: RolloutId, most: number): Promise<string[]> {
  const { rows } = await sql<{ externalId: string }>`
    select p.external_id as "externalId" from enrolment e join person p using (organisation_id, person_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and e.status = 'eligible'
    order by p.external_id limit ${most}`.execute(tx);
  return rows.map(({ externalId }) => externalId);
}

/** People who were asked how their first day was, may still say so and have not. */
export async function peopleToRate(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
): Promise<{ personId: PersonId; displayName: string }[]> {
  const { rows } = await sql<{ personId: PersonId; displayName: string }>`
    select p.person_id as "personId", p.display_name as "displayName"
    from delivery d join person p using (organisation_id, person_id)
    where d.organisation_id = current_organisation_id() and d.rollout_id = ${rolloutId} and d.status = 'accepted'
      and d.pulse_enrolment_id is not null
      and d.date_at > ${now}::timestamptz - make_interval(days => ${pulseOpenDays})
      and not exists (select from pulse u where u.organisation_id = d.organisation_id and u.rollout_id = d.rollout_id
        and u.person_id = d.person_id)
    order by p.person_id`.execute(tx);
  return rows;
}

/** The heads of the sample's departments by identifier: the people an organisation leaves out first. */
export async function headsOf(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ externalId: string }>`
    select external_id as "externalId" from person
    where organisation_id = current_organisation_id() and active
      and (attributes ->> 'jobTitle' like 'Chief %' or attributes ->> 'jobTitle' like 'Head of %')
    order by person_id`.execute(tx);
  return rows.map((row) => row.externalId);
}

/** Whether somebody active has no place in the rollout yet. */
export async function hasPeopleWithoutPlace(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from person p
    where p.organisation_id = current_organisation_id() and p.active and not exists (
      select 1 from enrolment e
      where e.organisation_id = p.organisation_id and e.rollout_id = ${rolloutId} and e.person_id = p.person_id)
    limit 1`.execute(tx);
  return rows.length > 0;
}

/** Copies the active people, devices and apps of the organisation the transaction is in into a rehearsal of it. */
export async function copyDirectory(tx: Transaction, to: OrganisationId): Promise<void> {
  await sql`select copy_directory(${to})`.execute(tx);
}

/** Adds generated people, devices and apps to an empty organisation. */
export async function insertSampleDirectory(
  tx: Transaction,
  { people, devices, apps }: Omit<SampleOrganisation, 'name'>,
): Promise<void> {
  await sql`
    insert into person (organisation_id, external_id, display_name, given_name, email, locale, manager_external_id, attributes, fingerprint)
    select current_organisation_id(), p."externalId", p."displayName", p."givenName", p.email, p.language,
      p."managerExternalId", p.attributes, 0
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p("externalId" text, "displayName" text,
      "givenName" text, email text, language text, "managerExternalId" text, attributes jsonb)`.execute(tx);
  await insertDevices(tx, devices);
  await insertApps(tx, apps);
  await sql`
    update organisation set person_count = ${people.length}
    where organisation_id = current_organisation_id()`.execute(tx);
}

/** Adds devices to an organisation that has none. */
export async function insertDevices(tx: Transaction, devices: readonly SampleDevice[]): Promise<void> {
  await sql`
    insert into device (organisation_id, external_id, name, serial_number, platform, os_version, manufacturer, model,
      owner_reference, attributes, fingerprint)
    select current_organisation_id(), d."externalId", d.name, d."serialNumber", d.platform, d."osVersion",
      d.manufacturer, d.model, d."ownerExternalId", jsonb_build_object('ownership', d.ownership), 0
    from jsonb_to_recordset(${JSON.stringify(devices)}::jsonb) as d("externalId" text, name text, "serialNumber" text,
      platform text, "osVersion" text, manufacturer text, model text, "ownerExternalId" text, ownership text)`.execute(
    tx,
  );
  await sql`
    update organisation set device_count = ${devices.length}
    where organisation_id = current_organisation_id()`.execute(tx);
}

async function insertApps(tx: Transaction, apps: readonly SampleApp[]): Promise<void> {
  await sql`
    insert into app (organisation_id, external_id, name, publisher, version, platform, app_type, importance,
      owner_reference, attributes, fingerprint)
    select current_organisation_id(), a."externalId", a.name, a.publisher, a.version, a.platform, a."appType",
      a.importance, a."ownerExternalId", a.attributes, 0
    from jsonb_to_recordset(${JSON.stringify(apps)}::jsonb) as a("externalId" text, name text, publisher text,
      version text, platform text, "appType" text, importance text, "ownerExternalId" text, attributes jsonb)`.execute(
    tx,
  );
  await sql`
    update organisation set app_count = ${apps.length}
    where organisation_id = current_organisation_id()`.execute(tx);
}

/** Identifiers of the active people, in a stable order. */
export async function activePeople(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select external_id as id from person where organisation_id = current_organisation_id() and active
    order by external_id collate "C"`.execute(tx);
  return rows.map((row) => row.id);
}

/** How many people have which model as their main device, the most common first. */
export async function modelCounts(tx: Transaction): Promise<{ model: string; people: number }[]> {
  const { rows } = await sql<{ model: string; people: number }>`
    select coalesce(p.attributes ->> 'model', d.model) as model, count(*)::integer as people
    from person p
    left join lateral main_device(p.organisation_id, p.external_id, p.email) as d on true
    where p.organisation_id = current_organisation_id() and p.active
      and coalesce(p.attributes ->> 'model', d.model) is not null
    group by 1 order by 2 desc, 1`.execute(tx);
  return rows;
}

/** People of a rollout who are done. */
export async function countDone(tx: Transaction, rolloutId: RolloutId): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select coalesce(sum(people), 0)::integer as people from enrolment_count
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and status = 'succeeded'`.execute(
    tx,
  );
  return rows[0]!.people;
}

/** Makes an account an administrator of the organisation the transaction is in. */
export async function addAdministrator(tx: Transaction, accountId: number): Promise<void> {
  await sql`
    insert into membership (organisation_id, account_id, roles)
    values (current_organisation_id(), ${accountId}, '{administrator}')`.execute(tx);
}

/** Another organisation of the account with this kind and parent, if there is one. */
export async function findSibling(
  tx: Transaction,
  accountId: number,
  kind: 'sample' | 'rehearsal',
): Promise<OrganisationId | undefined> {
  const { rows } = await sql<{ organisationId: OrganisationId }>`
    select organisation_id as "organisationId" from memberships_of_account(${accountId}) where kind = ${kind}
    order by organisation_id desc limit 1`.execute(tx);
  return rows[0]?.organisationId;
}

/** Removes every rollout of a sample or rehearsal organisation with all that hangs on it, and templates; the audit log stays. */
export async function forgetRollouts(tx: Transaction): Promise<void> {
  await sql`delete from rollout where organisation_id = current_organisation_id()`.execute(tx);
  await sql`delete from chain_template where organisation_id = current_organisation_id()`.execute(tx);
  await sql`delete from signal where organisation_id = current_organisation_id()`.execute(tx);
}

/** Removes the people, devices and apps of a sample organisation; no rollout may know them any more. */
export async function forgetDirectory(tx: Transaction): Promise<void> {
  await sql`delete from app where organisation_id = current_organisation_id()`.execute(tx);
  await sql`delete from device where organisation_id = current_organisation_id()`.execute(tx);
  await sql`delete from exception where organisation_id = current_organisation_id()`.execute(tx);
  await sql`delete from person where organisation_id = current_organisation_id()`.execute(tx);
}
