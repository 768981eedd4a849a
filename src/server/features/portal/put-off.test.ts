/** Putting off one's date on the personal page, and by somebody for a person: on a real database. */
import { afterAll, expect, test } from 'vitest';
import { listAtRisk } from '#server/features/deferrals/at-risk.ts';
import { putOff } from '#server/features/deferrals/put-off.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { createPortalVisits } from '#test/support/portal-visits.ts';

const { database, ownerUrl } = await createTestDatabase();
const { tell, read, get, post, close } = await createPortalVisits({ database, ownerUrl });
afterAll(close);

const told = async (people: PeopleToTell) =>
  await read<{ on: string; deferrals: number; status: string; reason: { code: string } | null }>(
    people,
    `select (scheduled_at at time zone 'Europe/Stockholm')::date::text as "on", deferrals, status, reason from enrolment`,
  );

test('moves it twice to a free day, tells the new one, and then says who may lift the limit', async () => {
  const people = await tell({ locale: 'de-AT' });
  const page = await get(people.path);
  expect(page.body).toContain(
    'Sie können noch zweimal verschieben, bis spätestens Donnerstag, 31. Dezember.',
  );
  expect(page.body).toContain('<option value="2026-12-02">Mittwoch, 2. Dezember</option>');
  expect(page.body).not.toContain('2026-12-05');

  const wish = async (on: string, why = 'absent') =>
    (await post(`${people.path}/put-off`, { on, why })).headers.location;
  expect(await wish('2027-01-04')).toContain('said=put_off_refused');
  expect(await wish('2026-12-05')).toContain('said=put_off_refused');
  expect(await wish('2026-12-01')).toContain('said=put_off_refused');
  expect(await wish('2026-12-02', 'bored')).toContain('said=put_off_refused');
  expect(await told(people)).toMatchObject([{ on: '2026-12-01', deferrals: 0 }]);

  expect(await wish('2026-12-02')).toContain('said=put_off');
  expect(await told(people)).toMatchObject([
    { on: '2026-12-02', deferrals: 1, status: 'scheduled', reason: { code: 'person_put_off' } },
  ]);
  await sendDueDeliveries(database, people.organisationId, {
    now: tellingNow,
    publicUrl: 'http://portal.test',
    transport: null,
  });
  expect(await read(people, `select 1 from delivery where status = 'accepted'`)).toHaveLength(2);
  expect((await get(people.path)).body).toContain('Sie können noch einmal verschieben');

  expect(await wish('none', 'doubts')).toContain('said=put_off_open');
  expect(await told(people)).toMatchObject([{ on: null, deferrals: 2, status: 'deferred' }]);
  expect(await wish('2026-12-03')).toContain('said=put_off_refused');
  const moves = await read(people, `select actor_kind from audit_event where action = 'enrolments.moved'`);
  expect(moves).toEqual([{ actor_kind: 'person' }, { actor_kind: 'person' }]);
});

test('offers no full day; at the limit nobody but a lead goes on', async () => {
  const people = await tell({});
  const personId = people.personIds[0]!;
  const inside = async <Value>(work: Parameters<typeof inOrganisation<Value>>[2]) =>
    await inOrganisation(database, people.organisationId, work);
  await inside(async (tx) => {
    await sql`update stage set starts_per_day = 1`.execute(tx);
    await sql`
        with other as (
          insert into person (organisation_id, external_id, display_name, attributes, fingerprint)
          values (${people.organisationId}, 'P9', 'Ola', '{}', 0) returning person_id)
        insert into enrolment (organisation_id, rollout_id, stage_id, person_id, status, position, scheduled_at, status_at)
        select e.organisation_id, e.rollout_id, e.stage_id, other.person_id, 'scheduled', 2, '2026-12-02T08:00:00Z',
          e.status_at
        from enrolment e, other`.execute(tx);
  });
  const { rolloutId, context } = people;
  const lead = async (on: string, isBeyondLimits: boolean) =>
    await inside(
      async (tx) =>
        await putOff(tx, context, rolloutId, { personId }, { on, why: 'busy', note: 'Said', isBeyondLimits }),
    );
  expect((await get(people.path)).body).not.toContain('2026-12-02');
  expect(await lead('2026-12-02', false)).toMatchObject({ refusal: { code: 'deferral_day' } });
  expect(await lead('2026-12-03', false)).toEqual({ ok: true, value: { on: '2026-12-03', deferrals: 1 } });
  expect(await lead('2026-12-04', false)).toMatchObject({ ok: true });
  expect(await lead('2026-12-07', false)).toMatchObject({
    refusal: { code: 'deferral_times', data: { times: 2, most: 2 } },
  });
  expect(await lead('2026-12-07', true)).toEqual({ ok: true, value: { on: '2026-12-07', deferrals: 3 } });
  const risk = await inside(async (tx) => await listAtRisk(tx, context, rolloutId));
  expect(risk).toMatchObject({
    ok: true,
    value: { total: 1, rows: [{ deferrals: 3, latestOn: '2026-12-31', daysLeft: 37 }] },
  });
});
