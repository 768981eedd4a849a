import { afterAll, describe, expect, test } from 'vitest';
import { planNotices, sendDueDeliveries } from '#server/features/messages/index.ts';
import { stagesOf } from '#server/features/rollouts/index.ts';
import { callOffStarts, stopRollout } from '#server/features/run/index.ts';
import { rollBackRollout } from '#server/features/run/roll-back.ts';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { createPortalVisits } from '#test/support/portal-visits.ts';

const { database, ownerUrl } = await createTestDatabase();
const { tell, tellWithPlaces, read, get, post, close } = await createPortalVisits({ database, ownerUrl });
afterAll(close);

describe('a date that does not come about', () => {
  const notices = `
    select notice, locale, status, subject, body_text from delivery where notice is not null order by delivery_id`;
  const send = async ({ organisationId }: PeopleToTell) =>
    await sendDueDeliveries(database, organisationId, {
      now: tellingNow,
      publicUrl: 'http://portal.test',
      transport: null,
    });

  test('is called off with the rollout: told once, also by the calendar, and the place is free', async () => {
    const people = await tellWithPlaces(1, { locale: 'de' });
    const { path, organisationId, rolloutId, context } = people;
    await post(`${path}/place`, { place: '2026-12-02 10:30' });
    await send(people);
    const before = (await get(`${path}/date.ics`)).body;
    await inOrganisation(database, organisationId, async (tx) => {
      const stopped = await stopRollout(tx, context, rolloutId, 'The supplier <withdrew> it');
      expect(stopped).toMatchObject({ ok: true, value: { status: 'stopping' } });
    });
    await send(people);
    await send(people);
    const told = await read<{ body_text: string }>(people, notices);
    expect(told).toMatchObject([
      { notice: 'called_off', locale: 'de', status: 'accepted', subject: 'Ihr Termin entfällt' },
    ]);
    expect(told[0]!.body_text).toContain('Ihr Termin entfällt: Mittwoch, 2. Dezember 2026, 10:30 Uhr');
    expect(told[0]!.body_text).toContain(path.slice(0, 20));
    expect(told[0]!.body_text).not.toContain('supplier');
    expect(await read(people, 'select status, on_date::text, moves from booking')).toEqual([
      { status: 'cancelled', on_date: '2026-12-02', moves: 0 },
    ]);

    const page = (await get(path)).body;
    expect(page).toContain('<s>Mittwoch, 2. Dezember</s>');
    expect(page).toContain('Aus meinem Kalender entfernen');
    const file = (await get(`${path}/date.ics`)).body;
    const uidOf = (text: string) => /UID:[^\r]+/.exec(text)![0];
    expect(uidOf(file)).toBe(uidOf(before));
    expect(before).toContain('METHOD:PUBLISH\r\n');
    expect(before).toContain('SEQUENCE:1\r\n');
    for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2', 'DTSTART:20261202T093000Z'])
      expect(file).toContain(`${line}\r\n`);
  });

  test('is withdrawn with the stage, and told to nobody who never knew it', async () => {
    const people = await tell({});
    const { path, organisationId, rolloutId, stageId, context } = people;
    const { withdrawn, never } = await inOrganisation(database, organisationId, async (tx) => {
      const [stage] = await stagesOf(tx, rolloutId);
      const withdrawn = await callOffStarts(tx, context, { ...stage!, stageId });
      await sql`update enrolment set status = 'scheduled', scheduled_at = '2026-12-09T08:00:00Z'`.execute(tx);
      const never = await planNotices(tx, context, { rolloutId, kind: 'date_withdrawn', where: sql`true` });
      await sql`update enrolment set status = 'deferred', scheduled_at = null`.execute(tx);
      return { withdrawn, never };
    });
    expect([withdrawn, never]).toEqual([1, 0]);
    await send(people);
    expect(await read(people, notices)).toMatchObject([
      { notice: 'date_withdrawn', status: 'accepted', subject: 'Your date no longer stands' },
    ]);
    const page = (await get(path)).body;
    expect(page).toContain('Your date no longer stands');
    expect(page).toContain('<s>Tuesday 1 December</s>');
    expect((await get(`${path}/date.ics`)).body).toContain('METHOD:CANCEL\r\n');
  });

  test('and a change that is taken back are told to whom they concern, whatever holds the rollout', async () => {
    const people = await tell({ locale: 'sv' });
    const { organisationId, rolloutId, context } = people;
    await inOrganisation(database, organisationId, async (tx) => {
      await sql`update enrolment set status = 'succeeded', started_at = ${tellingNow}`.execute(tx);
      await sql`update stage set status = 'in_progress'`.execute(tx);
      expect(await rollBackRollout(tx, context, rolloutId, 'It fails')).toMatchObject({
        value: { begun: 1, told: 0 },
      });
    });
    await send(people);
    expect(await read(people, notices)).toMatchObject([
      { notice: 'taken_back', status: 'accepted', subject: 'Bytet tas tillbaka' },
    ]);
    expect((await get(`${people.path}/date.ics`)).statusCode).toBe(404);
  });
});
