/**
 * Statements of the engine about a rollout, people and signals that have come since PostgreSQL last looked at the
 * tables. What a statement does is counted in rows, by PostgreSQL itself: time would say the same only on a quiet
 * machine.
 */
import { expect, test } from 'vitest';
import { sql } from 'kysely';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { clientOf, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { planDeliveries } from '#server/features/messages/index.ts';
import { createPlaces, keepTrained } from '#server/features/rollouts/index.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { countReports } from './stop-store.ts';
import { placeSignals } from './store.ts';

const { database } = await createTestDatabase();
const { inside } = await createSmallOrganisation(database);
const people = 2000;
const failed = 200;

const { rolloutId, stageId } = await inside(async (tx, { organisationId }) => {
  const { rows: rollouts } = await sql<{ rolloutId: RolloutId }>`
    insert into rollout (organisation_id, name, status, settings, author_name, created_at)
    select organisation_id, 'New', status, settings, author_name, created_at from rollout
    returning rollout_id as "rolloutId"`.execute(tx);
  const { rolloutId } = rollouts[0]!;
  const { rows: stages } = await sql<{ stageId: number }>`
    insert into stage (organisation_id, rollout_id, kind, ordinal, name, status, status_at, starts_per_day)
    values (${organisationId}, ${rolloutId}, 'pilot', 0, 'Pilot', 'in_progress', now(), 100)
    returning stage_id as "stageId"`.execute(tx);
  const { stageId } = stages[0]!;
  await sql`
    insert into person (organisation_id, external_id, display_name, email, attributes, fingerprint)
    select ${organisationId}, 'p' || n, 'Person ' || n, 'p' || n || '@example.org', '{}', n
    from generate_series(1, ${people}::integer) as n`.execute(tx);
  await sql`
    insert into device (organisation_id, external_id, name, owner_reference, attributes, fingerprint)
    select ${organisationId}, 'd' || n, 'd' || n, 'p' || n, '{}', n
    from generate_series(1, ${people}::integer) as n`.execute(tx);
  await sql`
    insert into app (organisation_id, external_id, name, attributes, fingerprint)
    select ${organisationId}, 'app-' || n, 'App ' || n, '{}', n
    from generate_series(1, 500) as n`.execute(tx);
  await sql`
    insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status, started_at, status_at)
    select ${organisationId}, ${rolloutId}, ${stageId}, person_id, person_id, 'started', now(), now()
    from person where fingerprint <= ${people} and external_id = 'p' || fingerprint`.execute(tx);
  await sql`
    insert into enrolment_transition (organisation_id, enrolment_id, from_status, to_status, at, audit_sequence)
    select organisation_id, enrolment_id, 'started', 'failed', now(), 1
    from enrolment where rollout_id = ${rolloutId} order by enrolment_id limit ${failed}`.execute(tx);
  return { rolloutId, stageId };
});

test('places are given and copies written without looking through what was just written', async () => {
  const fresh = await createTestDatabase();
  const organisation = await createSmallOrganisation(fresh.database);
  await organisation.inside(async (tx, context) => {
    const { rolloutId, pilotId: stageId } = organisation;
    const place = { rolloutId, stageId };
    const { rows: added } = await sql<{ personId: PersonId }>`
      insert into person (organisation_id, external_id, display_name, email, attributes, fingerprint)
      select ${context.organisationId}, 'p' || n, 'Person ' || n, 'p' || n || '@example.org', '{}', n
      from generate_series(1, ${people}::integer) as n
      returning person_id as "personId"`.execute(tx);
    const personIds = added.map(({ personId }) => personId);
    const places = await countWholeReads(tx, 'enrolment', async () => {
      expect(await createPlaces(tx, context, place, { personIds })).toBe(people);
    });
    expect(places).toBeLessThan(10);
    expect(await createPlaces(tx, context, place, { personIds })).toBe(0);
    await sql`
      update enrolment set status = 'scheduled', scheduled_at = ${context.now}
      where person_id = any(${personIds}::bigint[])`.execute(tx);
    const copies = await countWholeReads(tx, 'delivery', async () => {
      expect(await planDeliveries(tx, context, { ...place, kind: 'pilot', noticeDays: 7 })).toBe(people);
    });
    expect(copies).toBeLessThan(10);
  });
});

test('a batch looks up each signal by key, however little is known about the tables', async () => {
  const looked = await inside(async (tx, context) => {
    await sql`
      insert into signal (organisation_id, source, idempotency_key, kind, subject_kind, subject_reference, occurred_at, app)
      select ${context.organisationId}, 'test', n, 'device.compliant',
        case n % 3 when 0 then 'device' else 'person' end,
        case n % 3 when 0 then 'd' || n when 1 then 'p' || n else 'P' || n || '@Example.org' end, now(),
        case when n % 2 = 0 then 'app ' || n % 500 end
      from generate_series(1, ${people}::integer) as n`.execute(tx);
    return await countRows(tx, async () => {
      const { read, signals } = await placeSignals(tx, context, rolloutId, { after: 0, most: 5000 });
      expect(read).toBe(people);
      expect(signals.filter(({ enrolmentId }) => enrolmentId !== null)).toHaveLength(people);
      expect(signals.filter(({ app }) => app?.startsWith('App '))).toHaveLength(people / 2 - 4);
    });
  });
  expect(looked).toBeGreaterThan(people);
  expect(looked).toBeLessThan(60 * people);
});

test('who is trained is looked up person by person', async () => {
  const looked = await inside(async (tx, { organisationId }) => {
    const ids = await sql<{ id: number }>`
      select enrolment_id as id from enrolment where rollout_id = ${rolloutId}`.execute(tx);
    await sql`
      insert into observation (organisation_id, rollout_id, signal_id, person_id, kind, at, value)
      select organisation_id, rollout_id, 1000000 + enrolment_id * 10 + turn, person_id, 'training.completed', now(), turn % 2
      from enrolment cross join generate_series(0, position % 3) as turn where rollout_id = ${rolloutId}`.execute(
      tx,
    );
    await sql`
      with task as (
        insert into chain_task (organisation_id, rollout_id, stage_id, place, title, instructions, owner_role, action,
          on_failure, due_from, days, track, status_at, status_by)
        select ${organisationId}, ${rolloutId}, ${stageId}, n, 'Watch the film', '', 'training_lead', 'each_person',
          'go_on', 't_day', 0, 'training', now(), 'Lead' from generate_series(1, 3) as n
        returning chain_task_id)
      insert into person_task (organisation_id, chain_task_id, person_id, done_at, done_by)
      select ${organisationId}, chain_task_id, person_id, now(), 'Lead' from task cross join enrolment
      where rollout_id = ${rolloutId}`.execute(tx);
    const counted = await countRows(
      tx,
      async () =>
        await keepTrained(
          tx,
          rolloutId,
          sql<boolean>`e.enrolment_id = any(${ids.rows.map(({ id }) => id)}::bigint[])`,
        ),
    );
    const { rows } = await sql<{ by: string }>`
      select distinct trained_by as by from enrolment where rollout_id = ${rolloutId} order by 1`.execute(tx);
    expect(rows.map(({ by }) => by)).toEqual(['signal', 'tasks']);
    return counted;
  });
  expect(looked).toBeGreaterThan(people);
  expect(looked).toBeLessThan(60 * people);
});

test('counting for a stop rule compares no one with everybody who failed', async () => {
  const rule = { scope: 'stage', attribute: null, unit: 'people', limit: 1, minimumSample: 1 } as const;
  const looked = await inside(
    async (tx) =>
      await countRows(tx, async () => {
        expect(await countReports(tx, rolloutId, rule, null)).toEqual([
          { subject: String(stageId), failed, reported: failed },
        ]);
      }),
  );
  expect(looked).toBeGreaterThan(failed);
  expect(looked).toBeLessThan(20 * people);
});

/** How often `work` reads a table from its first row on. */
async function countWholeReads(tx: Transaction, table: string, work: () => Promise<void>): Promise<number> {
  const count = async (): Promise<number> => {
    const { rows } = await sql<{ reads: number }>`
      select pg_stat_get_xact_numscans(${table}::regclass)::integer as reads`.execute(tx);
    return rows[0]!.reads;
  };
  const before = await count();
  await work();
  return (await count()) - before;
}

type Plan = {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly Plan[];
};

/** Rows that the steps of the last statement of `work` handed on or set aside. */
async function countRows(tx: Transaction, work: () => Promise<void>): Promise<number> {
  const client = clientOf(tx);
  const query = client.query.bind(client);
  let last: { readonly text: string; readonly values: unknown[] } | undefined;
  client.query = ((statement: NonNullable<typeof last>) => {
    last = statement;
    return query(statement);
  }) as typeof client.query;
  try {
    await work();
  } finally {
    client.query = query;
  }
  const { text, values } = last!;
  const { rows } = await query(`explain (analyze, format json) ${text}`, values);
  const ofStep = (plan: Plan): number =>
    plan['Actual Loops'] *
      (plan['Actual Rows'] +
        (plan['Rows Removed by Filter'] ?? 0) +
        (plan['Rows Removed by Join Filter'] ?? 0)) +
    (plan.Plans ?? []).reduce((sum, step) => sum + ofStep(step), 0);
  return ofStep(rows[0]!['QUERY PLAN'][0].Plan as Plan);
}
