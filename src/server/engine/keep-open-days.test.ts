/** Freezes and holidays, on a real database: who gets which new date, who is told, and that nobody starts inside one. */
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ClosureFields } from '#contracts/calendar.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import { listAtRisk } from '#server/features/deferrals/at-risk.ts';
import { findAskedPlace } from '#server/features/first-day/pulse-store.ts';
import { addPersonalCare, listPersonalCare } from '#server/features/first-day/personal-care.ts';
import { getPerson } from '#server/features/people/queries.ts';
import { listPeople } from '#server/features/readiness/show-readiness.ts';
import { exportEnrolments } from '#server/features/rollouts/export-enrolments.ts';
import { listEnrolments } from '#server/features/rollouts/queries.ts';
import { addClosure, setSiteTime } from '#server/features/calendar/manage-closures.ts';
import { asPreviewed, previewClosure, previewSiteTime } from '#server/features/calendar/preview-closure.ts';
import { createTestDatabase } from '#test/support/database.ts';
import {
  createSmallOrganisation,
  pilotSize,
  type SmallOrganisation,
} from '#test/support/small-organisation.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

/** People of the pilot per date, those of the frozen department and the others. */
async function datesOf({ inside, pilotId }: SmallOrganisation, department: string): Promise<string[]> {
  const found = await inside(
    async (tx) =>
      await sql<{ line: string }>`
        select to_char(e.scheduled_at, 'MM-DD') || ' ' || count(*) filter (where p.attributes ->> 'department' = ${department})
          || '/' || count(*) as line
        from enrolment e join person p using (organisation_id, person_id)
        where e.stage_id = ${pilotId} group by e.scheduled_at order by 1`.execute(tx),
  );
  return found.rows.map(({ line }) => line);
}

async function close(small: SmallOrganisation, fields: Partial<ClosureFields>): Promise<void> {
  await small.inside(async (tx, context) => {
    const added = await addClosure(tx, context, {
      name: 'Closed',
      effect: 'freeze',
      scope: null,
      days: { kind: 'dates', from: '2027-01-12', to: '2027-01-13' },
      ...fields,
    });
    if (!added.ok) throw new Error(added.refusal.code);
  });
}

async function count(
  small: SmallOrganisation,
  query: ReturnType<typeof sql<{ n: number }>>,
): Promise<number> {
  return await small.inside(async (tx) => (await query.execute(tx)).rows[0]!.n);
}

describe('a freeze of a department that comes after its people were told', () => {
  let small: SmallOrganisation;
  let department: string;
  let lost: number;
  beforeAll(async () => {
    small = await createSmallOrganisation(database);
    await small.live('2027-01-07T09:00:00Z');
    const { rows } = await small.inside(
      async (tx) =>
        await sql<{ department: string; n: number }>`
          select p.attributes ->> 'department' as department, count(*)::integer as n
          from enrolment e join person p using (organisation_id, person_id)
          where e.scheduled_at::date between '2027-01-12' and '2027-01-13' group by 1 order by 2 desc`.execute(
          tx,
        ),
    );
    department = rows[0]!.department;
    lost = rows[0]!.n;
  });

  test('the preview says how many lose which date, and how many know it', async () => {
    const fields: ClosureFields = {
      name: 'Audit',
      effect: 'freeze',
      scope: { kind: 'department', name: department },
      days: { kind: 'dates', from: '2027-01-12', to: '2027-01-13' },
    };
    const preview = await small.inside(async (tx, context) => await previewClosure(tx, context, fields));
    if (!preview.ok) throw new Error(preview.refusal.code);
    expect(preview.value.days.map(({ on }) => on)).toEqual(['2027-01-12', '2027-01-13']);
    expect(preview.value.stages).toMatchObject([{ stageId: small.pilotId, people: lost, told: lost }]);
    expect(lost).toBeGreaterThan(0);
    const save = async (shown: number) =>
      await small.inside(async (tx, context) =>
        asPreviewed(
          await addClosure(tx, context, fields),
          shown,
          async () => await previewClosure(tx, context, fields),
        ),
      );
    expect(await save(lost + 1)).toMatchObject({ refusal: { code: 'shown_changed', data: { now: lost } } });
    expect(await count(small, sql`select count(*)::integer as n from closure`)).toBe(0);
  });

  test('moves exactly them to open days, and tells each of them once more', async () => {
    const before = await datesOf(small, department);
    expect(before).toHaveLength(pilotSize / 8);
    await close(small, { scope: { kind: 'department', name: department } });
    await small.live('2027-01-07T10:00:00Z');
    const after = await datesOf(small, department);
    expect(after.filter((line) => /^01-1[23]/.test(line)).every((line) => / 0\//.test(line))).toBe(true);
    expect(
      await count(
        small,
        sql`select count(*)::integer as n from delivery where date_number = 2 and status = 'accepted'`,
      ),
    ).toBe(lost);
    expect(await count(small, sql`select count(*)::integer as n from enrolment where date_number = 2`)).toBe(
      lost,
    );
    // Nobody moves a second time.
    await small.live('2027-01-07T11:00:00Z');
    expect(await datesOf(small, department)).toEqual(after);
  });
});

describe('a day that is closed', () => {
  test('starts nobody, though their date was not moved; the site in another time zone has another date', async () => {
    const small = await createSmallOrganisation(database);
    await small.live('2027-01-07T09:00:00Z');
    const { rows } = await small.inside(
      async (tx) =>
        await sql<{ site: string }>`
          select p.attributes ->> 'site' as site from enrolment e join person p using (organisation_id, person_id)
          where e.scheduled_at::date = '2027-01-11' limit 1`.execute(tx),
    );
    const { site } = rows[0]!;
    // Where this site is, the start of 11 January falls on the evening of the tenth, a Sunday.
    const there = { site, timeZone: 'Pacific/Honolulu' };
    await small.inside(async (tx, context) => {
      const lost = await previewSiteTime(tx, context, { ...there, workingDays: [0, 1, 2, 3, 4] });
      const { rows: dated } = await sql<{ people: number }>`
        select count(*)::integer as people from enrolment e join person p using (organisation_id, person_id)
        where e.scheduled_at::date = '2027-01-11' and p.attributes ->> 'site' = ${site}`.execute(tx);
      expect(lost).toMatchObject({ ok: true, value: { stages: [{ stageId: small.pilotId, ...dated[0] }] } });
      await setSiteTime(tx, context, { ...there, workingDays: [0, 1, 2, 3, 4, 5, 6] });
      await sql`delete from calendar_look`.execute(tx);
    });
    await close(small, { days: { kind: 'dates', from: '2027-01-11', to: '2027-01-11' } });
    await small.inside(async (tx) => await sql`delete from calendar_look`.execute(tx));
    await small.live('2027-01-11T09:59:00Z');
    const started = await small.inside(
      async (tx) =>
        await sql<{ site: string }>`
          select distinct p.attributes ->> 'site' as site
          from enrolment e join person p using (organisation_id, person_id) where e.started_at is not null`.execute(
          tx,
        ),
    );
    expect(started.rows).toEqual([{ site }]);
  });

  test('gets no first date either: the pilot is dated around it', async () => {
    const small = await createSmallOrganisation(database);
    await close(small, {});
    await small.live('2027-01-04T08:00:00Z');
    const dates = await datesOf(small, 'Nobody');
    expect(dates).toEqual(['01-11 0/8', '01-14 0/8', '01-15 0/8', '01-18 0/8', '01-19 0/8']);
    expect(await count(small, sql`select max(date_number)::integer as n from enrolment`)).toBe(1);
  });

  test('is not all there is for anybody: a site without one open day in two years is refused', async () => {
    const small = await createSmallOrganisation(database);
    const tuesdays = { kind: 'rule', from: '2026-12-01', rule: 'FREQ=WEEKLY;BYDAY=TU', lasts: 1 } as const;
    await close(small, { effect: 'window', days: tuesdays });
    const shut = { site: 'Lund', timeZone: 'Europe/Stockholm', workingDays: [0, 2, 4] };
    await small.inside(async (tx, context) => {
      expect(await setSiteTime(tx, context, shut)).toMatchObject({
        ok: false,
        refusal: { code: 'closure_never_open' },
      });
      expect(await setSiteTime(tx, context, { ...shut, workingDays: [1] })).toMatchObject({ ok: true });
    });
  });
});

function unwrap<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** How often each date stands there. */
function countBy(dates: readonly (string | null)[]): Record<string, number> {
  const dated = dates.filter((on) => on !== null);
  return Object.fromEntries([...Map.groupBy(dated, (on) => on)].map(([on, own]) => [on, own.length]));
}

describe('sites with clocks of their own', () => {
  let small: SmallOrganisation;
  beforeAll(async () => {
    small = await createSmallOrganisation(database);
    const { rows } = await small.inside(
      async (tx) =>
        await sql<{ site: string }>`
          select p.attributes ->> 'site' as site from enrolment e join person p using (organisation_id, person_id)
          group by 1 order by count(*) desc, 1 limit 2`.execute(tx),
    );
    await small.inside(async (tx, context) => {
      for (const [index, timeZone] of ['Pacific/Auckland', 'America/Los_Angeles'].entries())
        await setSiteTime(tx, context, { site: rows[index]!.site, timeZone, workingDays: [0, 1, 2, 3, 4] });
    });
    await small.live('2027-01-04T08:00:00Z');
  });

  /** Dates as they are where people are, each with how many have it. */
  async function ownDates(): Promise<{ own: string; people: number }[]> {
    const { rows } = await small.inside(
      async (tx) =>
        await sql<{ own: string; people: number }>`
          select (e.scheduled_at at time zone coalesce(t.time_zone, 'UTC'))::text as own, count(*)::integer as people
          from enrolment e join person p using (organisation_id, person_id)
          left join site_time t on t.organisation_id = p.organisation_id and t.site = p.attributes ->> 'site'
          group by 1 order by 1`.execute(tx),
    );
    return rows;
  }

  test('have the start hour of their own date, and a date has its places wherever people are', async () => {
    expect(await ownDates()).toEqual(
      ['11', '12', '13', '14', '15'].map((day) => ({ own: `2027-01-${day} 09:00:00`, people: 8 })),
    );
    expect(
      await count(small, sql`select count(distinct scheduled_at)::integer as n from enrolment`),
    ).toBeGreaterThan(10);
  });

  test('are written in lists and files with the date it is where people are', async () => {
    const { organisationId, rolloutId } = small;
    const days = ['11', '12', '13', '14', '15'].map((day) => `2027-01-${day}`);
    const eachDay = Object.fromEntries(days.map((day) => [day, 8]));
    await small.inside(async (tx, context) => {
      const enrolments = unwrap(await listEnrolments(tx, rolloutId, { limit: 1000 })).rows;
      expect(countBy(enrolments.map((row) => row.scheduledOn))).toEqual(eachDay);
      const readiness = unwrap(await listPeople(tx, context, rolloutId, { limit: 1000 })).rows;
      expect(countBy(readiness.map((row) => row.scheduledOn))).toEqual(eachDay);

      const far = enrolments.find(({ timeZone }) => timeZone === 'Pacific/Auckland')!;
      expect(far.scheduledAt!.slice(0, 10) < far.scheduledOn!).toBe(true);
      const shown = { personId: far.personId, scheduledOn: far.scheduledOn };
      const { externalId, enrolments: own } = unwrap(await getPerson(tx, far.personId));
      expect(own).toMatchObject([{ scheduledAt: far.scheduledAt, timeZone: far.timeZone }]);
      await addPersonalCare(tx, context, rolloutId, {
        people: [externalId],
        owner: 'Service desk',
        reason: 'Travels',
      });
      expect(unwrap(await listPersonalCare(tx, rolloutId, {})).rows).toMatchObject([shown]);
      const putOff = async (times: number) =>
        await sql`update enrolment set deferrals = ${times} where enrolment_id = ${far.enrolmentId}`.execute(
          tx,
        );
      await putOff(1);
      expect(unwrap(await listAtRisk(tx, context, rolloutId)).rows).toMatchObject([shown]);
      await putOff(0);
    });
    const place = { database, organisationId, locale: 'en', format: 'csv' } as const;
    const file = await text(unwrap(await exportEnrolments(place, rolloutId)));
    expect(days.map((day) => file.split(`,${day},`).length - 1)).toEqual(days.map(() => 8));
  });

  test('start when it is that hour where they are: exactly those, on both sides of the date line', async () => {
    const due = sql`e.scheduled_at <= (select virtual_now from organisation)`;
    const started: number[] = [];
    for (const instant of ['2027-01-10T20:00:00Z', '2027-01-11T09:00:00Z', '2027-01-11T17:00:00Z']) {
      await small.live(instant);
      started.push(
        await count(small, sql`select count(*)::integer as n from enrolment where started_at is not null`),
      );
      expect(
        await count(
          small,
          sql`select count(*)::integer as n from enrolment e where (${due}) <> (e.started_at is not null)`,
        ),
      ).toBe(0);
    }
    expect(started).toEqual([...new Set(started)]);
    expect(started.at(-1)).toBe(8);
  });

  test('may say how their first day was when it is the next day where they are', async () => {
    await small.inside(async (tx, context) => {
      const { rows } = unwrap(await listEnrolments(tx, small.rolloutId, { status: 'started' }));
      const { personId } = rows.find(({ timeZone }) => timeZone === 'Pacific/Auckland')!;
      const isAsked = async (at: string) =>
        (await findAskedPlace(tx, { ...context, now: new Date(at) }, small.rolloutId, personId)) !==
        undefined;
      expect(await isAsked('2027-01-11T09:00:00Z')).toBe(false);
      expect(await isAsked('2027-01-11T12:00:00Z')).toBe(true);
    });
  });

  test('get new dates that are theirs when they were missed, and these come to rest', async () => {
    await small.live('2027-01-13T03:00:00Z');
    const moved = await count(
      small,
      sql`select count(*)::integer as n from enrolment where date_number = 2 and scheduled_at > '2027-01-19'`,
    );
    expect(moved).toBeGreaterThan(0);
    const dates = await ownDates();
    expect(dates.every(({ own, people }) => own.endsWith(' 09:00:00') && people <= 8)).toBe(true);
    expect(dates.reduce((sum, { people }) => sum + people, 0)).toBe(pilotSize);
    await small.live('2027-01-13T04:00:00Z');
    expect(await ownDates()).toEqual(dates);
  });
});
