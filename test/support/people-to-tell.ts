/** An organisation with a running rollout whose pilot has dates and nobody told yet: for tests of telling and asking. */
import type { OrganisationId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { approveDefaultMessage, planDeliveries, type SomeToTell } from '#server/features/messages/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import {
  inOrganisation,
  inSystem,
  sql,
  type Database,
  type Transaction,
} from '#server/platform/db/database.ts';

export type PersonToTell = {
  readonly givenName?: string | null;
  readonly displayName?: string;
  readonly email?: string | null;
  readonly locale?: string | null;
};

export type PeopleToTell = {
  readonly organisationId: OrganisationId;
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly personIds: readonly PersonId[];
  readonly context: Context;
  readonly stage: { rolloutId: RolloutId; stageId: StageId; kind: 'pilot'; noticeDays: number };
  readonly plan: (some?: SomeToTell) => Promise<number>;
};

/** 24 November 2026, 08:00 in Stockholm; the pilot starts on 1 December at 09:00. */
export const tellingNow = new Date('2026-11-24T07:00:00Z');

export async function createPeopleToTell(
  database: Database,
  people: readonly PersonToTell[],
  kind: 'live' | 'sample' = 'live',
): Promise<PeopleToTell> {
  const organisationId = await inSystem(database, async (tx) => {
    const { rows } = await sql<{ id: OrganisationId }>`
      select create_organisation('Testbolaget', ${kind}, 'Europe/Stockholm',
        ${kind === 'live' ? null : tellingNow}::timestamptz, null) as id`.execute(tx);
    return rows[0]!.id;
  });
  const context: Context = { organisationId, actor: engineActor, requestId: null, now: tellingNow };
  const inserted = await inOrganisation(
    database,
    organisationId,
    async (tx) => await insertPeopleToTell(tx, context, people),
  );
  return {
    ...inserted,
    organisationId,
    context,
    plan: async (some) =>
      await inOrganisation(
        database,
        organisationId,
        async (tx) => await planDeliveries(tx, context, inserted.stage, some),
      ),
  };
}

type Inserted = Pick<PeopleToTell, 'rolloutId' | 'stageId' | 'personIds' | 'stage'>;

/** The same in an organisation that is there already; the message is approved, and nothing is planned yet. */
export async function insertPeopleToTell(
  tx: Transaction,
  context: Context,
  people: readonly PersonToTell[],
): Promise<Inserted> {
  const persons = await sql<{ id: PersonId }>`
    insert into person (organisation_id, external_id, display_name, given_name, email, locale, attributes, fingerprint)
    select ${context.organisationId}, 'P' || p.position, p.display_name, p.given_name, p.email, p.locale,
      '{"department": "Finance", "site": "Lund"}', 0
    from unnest(${people.map((person, index) => person.displayName ?? `Person ${index + 1}`)}::text[],
      ${people.map((person) => (person.givenName === undefined ? 'Jana' : person.givenName))}::text[],
      ${people.map((person, index) => (person.email === undefined ? `p${index + 1}@example.com` : person.email))}::text[],
      ${people.map((person) => (person.locale === undefined ? 'en' : person.locale))}::text[])
      with ordinality as p(display_name, given_name, email, locale, position)
    order by p.position
    returning person_id as id`.execute(tx);
  const personIds = persons.rows.map((row) => row.id);
  const rollout = await sql<{ id: RolloutId }>`
    insert into rollout (organisation_id, name, status, settings, author_name, created_at)
    values (${context.organisationId}, 'Intune', 'running', '{"gateQuorum":1,"startHour":9,"targetOn":null}', 'Test', ${context.now})
    returning rollout_id as id`.execute(tx);
  const rolloutId = rollout.rows[0]!.id;
  const stage = await sql<{ id: StageId }>`
    insert into stage (organisation_id, rollout_id, kind, ordinal, name, status, starts_on, status_at)
    values (${context.organisationId}, ${rolloutId}, 'pilot', 0, 'Pilot', 'ready', '2026-12-01', ${context.now})
    returning stage_id as id`.execute(tx);
  const stageId = stage.rows[0]!.id;
  await sql`
    insert into enrolment (organisation_id, rollout_id, stage_id, person_id, status, position, scheduled_at, status_at)
    select ${context.organisationId}, ${rolloutId}, ${stageId}, e.person_id, 'scheduled', e.position,
      '2026-12-01T08:00:00Z', ${context.now}
    from unnest(${personIds}::bigint[]) with ordinality as e(person_id, position)`.execute(tx);
  await approveDefaultMessage(tx, context, rolloutId, 'pilot');
  return { rolloutId, stageId, personIds, stage: { rolloutId, stageId, kind: 'pilot', noticeDays: 10 } };
}
