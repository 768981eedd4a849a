/** People whose day is another than the rollout's: everybody has the whole of their own day to start. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EnrolmentId, HoldId } from '#contracts/ids.ts';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import { setSiteTime } from '#server/features/calendar/manage-closures.ts';
import { removeShiftTime, setShiftTime } from '#server/features/calendar/manage-shifts.ts';
import { exportCalendar } from '#server/features/calendar/export-calendar.ts';
import { findStanding } from '#server/features/deferrals/put-off.ts';
import { clearHold, findRollout, lastDates, raiseHold, StartClock } from '#server/features/rollouts/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, type SmallOrganisation } from '#test/support/small-organisation.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

const clocks = ['Pacific/Kiritimati', 'Pacific/Auckland', 'America/Los_Angeles', 'UTC'] as const;

/** An organisation in UTC with dates of which each is that of two people at each of the clocks, at nine o'clock there. */
async function createFarOrganisation(): Promise<SmallOrganisation> {
  const small = await createSmallOrganisation(database);
  await small.live('2027-01-04T08:00:00Z');
  await small.inside(async (tx, context) => {
    for (const site of clocks)
      await setSiteTime(tx, context, { site, timeZone: site, workingDays: [0, 1, 2, 3, 4] });
    await sql`
      with spread as (
        select enrolment_id, person_id, scheduled_at::date as own,
          (${[...clocks]}::text[])[row_number() over (partition by scheduled_at order by enrolment_id) % 4 + 1] as site
        from enrolment
      ), people as (
        update person p set attributes = p.attributes || jsonb_build_object('site', s.site)
        from spread s where s.person_id = p.person_id
      )
      update enrolment e set scheduled_at = (s.own + time '09:00') at time zone s.site
      from spread s where s.enrolment_id = e.enrolment_id`.execute(tx);
  });
  return small;
}

/** Of the people at a clock whose first date this was: how many have started, and how many have another date. */
async function fateOf({ inside }: SmallOrganisation, timeZone: string, on: string) {
  return await inside(async (tx) => {
    const { rows } = await sql<{ people: number; started: number; moved: number }>`
      select count(*)::integer as people, count(e.started_at)::integer as started,
        (count(*) filter (where e.date_number > 1))::integer as moved
      from enrolment e join person p using (organisation_id, person_id)
      where p.attributes ->> 'site' = ${timeZone}
        and (coalesce(e.replaces_at, e.scheduled_at) at time zone ${timeZone})::date = ${on}::date`.execute(
      tx,
    );
    return rows[0]!;
  });
}

describe('a hold', () => {
  let small: SmallOrganisation;
  let held: HoldId;
  const hold = async (instant: string) => {
    await small.setNow(instant);
    ({ holdId: held } = await small.inside(
      async (tx, context) =>
        await raiseHold(tx, context, {
          rolloutId: small.rolloutId,
          stageId: null,
          raisedByKind: 'person',
          code: 'paused_by_person',
          reason: ownWords('The works council meets'),
          clears: ownWords('The rollout lead'),
        }),
    ));
    await small.live(instant);
  };
  const clear = async (instant: string) => {
    await small.setNow(instant);
    await small.inside(
      async (tx, context) => await clearHold(tx, context, small.rolloutId, held, { reason: 'It agrees' }),
    );
    await small.live(instant);
  };
  const waiting = { people: 2, started: 0, moved: 0 };
  const started = { people: 2, started: 2, moved: 0 };

  beforeAll(async () => {
    small = await createFarOrganisation();
    await small.live('2027-01-08T10:00:00Z');
  });

  test('costs nobody their date while their own day lasts, on both sides of the date line', async () => {
    // Monday begins at nine in Kiritimati, in Auckland an hour later; the rollout's own Monday five hours after that.
    await hold('2027-01-10T18:00:00Z');
    await small.live('2027-01-10T20:30:00Z');
    await small.live('2027-01-11T00:10:00Z');
    expect(await fateOf(small, 'Pacific/Kiritimati', '2027-01-11')).toEqual(waiting);
    expect(await fateOf(small, 'Pacific/Auckland', '2027-01-11')).toEqual(waiting);
    await clear('2027-01-11T02:00:00Z');
    expect(await fateOf(small, 'Pacific/Kiritimati', '2027-01-11')).toEqual(started);
    expect(await fateOf(small, 'Pacific/Auckland', '2027-01-11')).toEqual(started);

    // It is Tuesday for the rollout and still Monday in Los Angeles; Tuesday is over further east.
    await small.live('2027-01-11T10:00:00Z');
    await hold('2027-01-11T16:00:00Z');
    await small.live('2027-01-12T00:10:00Z');
    expect(await fateOf(small, 'America/Los_Angeles', '2027-01-11')).toEqual(waiting);
    await clear('2027-01-12T01:00:00Z');
    expect(await fateOf(small, 'America/Los_Angeles', '2027-01-11')).toEqual(started);
    expect(await fateOf(small, 'UTC', '2027-01-11')).toEqual(started);
  });

  test('that lasts longer than their day gives them another date', async () => {
    await hold('2027-01-12T18:00:00Z');
    await small.live('2027-01-13T08:00:00Z');
    await clear('2027-01-13T12:00:00Z');
    const moved = { people: 2, started: 0, moved: 2 };
    expect(await fateOf(small, 'Pacific/Kiritimati', '2027-01-13')).toEqual(moved);
    expect(await fateOf(small, 'Pacific/Auckland', '2027-01-13')).toEqual(moved);
    expect(await fateOf(small, 'UTC', '2027-01-13')).toEqual(started);
    await small.live('2027-01-13T17:00:00Z');
    expect(await fateOf(small, 'America/Los_Angeles', '2027-01-13')).toEqual(started);
  });
});

test.for([
  ['Pacific/Kiritimati', '2027-01-17T19:00:00Z'],
  ['Pacific/Auckland', '2027-01-17T20:00:00Z'],
  ['America/Los_Angeles', '2027-01-18T17:00:00Z'],
])('the last date of a stage is the one it is where its last people are: %s', async ([site, start]) => {
  const small = await createFarOrganisation();
  const { inside, rolloutId, pilotId } = small;
  await inside(async (tx, context) => {
    const { rows } = await sql<{ enrolmentId: EnrolmentId }>`
      update enrolment e set scheduled_at = ${start} from person p
      where p.organisation_id = e.organisation_id and p.person_id = e.person_id and p.attributes ->> 'site' = ${site}
      returning e.enrolment_id as "enrolmentId"`.execute(tx);
    const clock = new StartClock((await findRollout(tx, rolloutId))!);
    expect((await lastDates(tx, rolloutId, clock)).get(pilotId)).toBe('2027-01-18');
    // The file names the day after the last.
    expect(await exportCalendar(tx, context, 'en')).toContain('DTEND;VALUE=DATE:20270119');
    const standing = await findStanding(tx, context, rolloutId, { enrolmentId: rows[0]!.enrolmentId });
    expect(standing).toMatchObject({
      ok: true,
      value: { on: '2027-01-18', facts: { firstOn: '2027-01-11', lastOn: '2027-01-18' } },
    });
  });
});

test('the database starts people at the hour of their shift, else of their site, as the clock says it', async () => {
  const { inside, rolloutId } = await createFarOrganisation();
  await inside(async (tx, context) => {
    await sql`
      update person set attributes = attributes || jsonb_build_object('shift',
        (array['early', 'late', 'night'])[person_id % 4])`.execute(tx);
    const late = { timeZone: 'America/Los_Angeles', workingDays: [0, 1, 2, 3, 4], startHour: 11 };
    await setSiteTime(tx, context, { site: 'America/Los_Angeles', ...late });
    for (const [value, startHour] of [
      ['early', 5],
      ['late', 14],
      ['night', 22],
    ] as const)
      await setShiftTime(tx, context, { attribute: 'shift', value, startHour });
    await removeShiftTime(tx, context, { attribute: 'shift', value: 'late' });
    const clock = new StartClock((await findRollout(tx, rolloutId))!);
    const { rows } = await sql<{ attributes: Record<string, string>; at: Date; on: string; number: number }>`
      select attributes, at, ${clock.dateIn(sql`at`)} as on, number from (
        select e.organisation_id, e.person_id, p.attributes, ${clock.startsByRank(['2027-02-01'])} as at,
          ${clock.clockNumber} as number
        from enrolment e join person p using (organisation_id, person_id) cross join (select 1 as rank) as chosen) as e`.execute(
      tx,
    );
    for (const { attributes, at, on, number } of rows) {
      expect(at).toEqual(clock.startOf('2027-02-01', attributes));
      expect(on).toBe('2027-02-01');
      expect(clock.dateByNumber(at, number)).toBe('2027-02-01');
    }
    // Four sites, one with an hour of its own, and two shifts.
    expect(new Set(rows.map(({ at }) => +at)).size).toBeGreaterThan(8);
    expect(await setShiftTime(tx, context, { attribute: 'site', value: 'UTC', startHour: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'shift_attribute' },
    });
  });
});
