/** Dates that cannot be kept, on a real database: who gets which new date, and who is told of it, once. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import type { PersonId, StageId } from '#contracts/ids.ts';
import { passOnEnrolment } from '#server/features/pilot/pass-on-enrolment.ts';
import { clearHold, findRollout, raiseHold, stagesOf } from '#server/features/rollouts/index.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { getStartState, goOnAfterStage } from '#server/features/run/command-stages.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createWithWaves, type SmallOrganisation } from '#test/support/small-organisation.ts';
import { keepDates } from './keep-dates.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 8 });

type Waves = SmallOrganisation & { readonly first: StageId; readonly second: StageId };

/** The pilot has passed; two waves of forty start on the Mondays 1 and 8 February, told five days before. */
async function toWaves(): Promise<Waves> {
  const small = await createWithWaves(database);
  const [, first, second] = await small.inside(async (tx) => await stagesOf(tx, small.rolloutId));
  return { ...small, first: first!.stageId, second: second!.stageId };
}

async function hold(waves: Waves, stageId: StageId | null): Promise<() => Promise<void>> {
  const { holdId } = await waves.inside(
    async (tx, context) =>
      await raiseHold(tx, context, {
        rolloutId: waves.rolloutId,
        stageId,
        raisedByKind: 'person',
        code: 'paused_by_person',
        reason: ownWords('A look first'),
        clears: ownWords('The lead'),
      }),
  );
  return async () =>
    await waves.inside(async (tx, context) => {
      await clearHold(tx, context, waves.rolloutId, holdId, { reason: 'All is well' });
    });
}

async function rows<Row>({ inside }: Waves, query: ReturnType<typeof sql>): Promise<Row[]> {
  return await inside(async (tx) => (await query.execute(tx)).rows as Row[]);
}

/** People per date and status of a stage. */
async function datesOf(waves: Waves, stageId: StageId): Promise<string[]> {
  const found = await rows<{ line: string }>(
    waves,
    sql`select to_char(scheduled_at, 'MM-DD') || ' ' || status || ' ' || count(*) as line from enrolment
      where stage_id = ${stageId} group by scheduled_at, status order by 1`,
  );
  return found.map(({ line }) => line);
}

const outlookOf = async (waves: Waves, stageId: StageId) =>
  (await rows<{ dates: string }>(waves, sql`select dates from stage where stage_id = ${stageId}`))[0]!.dates;

/** Accepted copies per date they told; throws when somebody was told the same date twice. */
async function toldOf(waves: Waves, stageId: StageId): Promise<Record<number, number>> {
  const told = await rows<{ number: number; people: number; copies: number }>(
    waves,
    sql`select date_number as number, count(distinct person_id)::integer as people, count(*)::integer as copies
      from delivery where stage_id = ${stageId} and status = 'accepted' and notice is null group by 1`,
  );
  for (const { people, copies } of told) expect(copies).toBe(people);
  return Object.fromEntries(told.map(({ number, people }) => [number, people]));
}

/** People told that a date is postponed, by the date; throws when somebody was told it twice. */
async function postponedOf(waves: Waves, stageId: StageId): Promise<Record<string, number>> {
  const told = await rows<{ day: string; people: number; copies: number }>(
    waves,
    sql`select to_char(date_at, 'MM-DD') as day, count(distinct person_id)::integer as people, count(*)::integer as copies
      from delivery where stage_id = ${stageId} and status = 'accepted' and notice = 'postponed' group by 1`,
  );
  for (const { people, copies } of told) expect(copies).toBe(people);
  return Object.fromEntries(told.map(({ day, people }) => [day, people]));
}

describe('a wave that is held on its days', () => {
  let waves: Waves;
  let clear: () => Promise<void>;
  beforeAll(async () => {
    waves = await toWaves();
    await waves.live('2027-01-28T10:00:00Z');
    clear = await hold(waves, waves.first);
  });

  test('tells nobody more, and its dates are lost once they have passed', async () => {
    expect(await toldOf(waves, waves.first)).toEqual({ 1: 28 });
    await waves.live('2027-01-29T08:00:00Z');
    expect(await outlookOf(waves, waves.first)).toBe('wait');
    // From here on nobody of the third can have the notice that was planned.
    await waves.live('2027-01-30T08:00:00Z');
    expect(await outlookOf(waves, waves.first)).toBe('broken');
    await waves.live('2027-02-02T08:00:00Z');
    // Its new dates can begin on the eighth at the earliest, which is when the next wave was to start.
    expect(await outlookOf(waves, waves.second)).toBe('broken');
    // The next wave's notice would have been due on the third.
    await waves.live('2027-02-04T08:00:00Z');
    expect([await toldOf(waves, waves.first), await toldOf(waves, waves.second)]).toEqual([{ 1: 28 }, {}]);
    // Whoever knew a date is told on the day after that it is postponed; nobody else is.
    expect(await postponedOf(waves, waves.first)).toEqual({ '02-01': 14, '02-02': 14 });
    expect(await postponedOf(waves, waves.second)).toEqual({});
  });

  test('gives everybody a new date after the planned notice once it is cleared, and tells each once', async () => {
    await clear();
    await waves.live('2027-02-04T09:00:00Z');
    // The ninth is the first working day five days ahead. Who knows no date yet is told five days before theirs.
    expect(await datesOf(waves, waves.first)).toEqual([
      '02-09 notified 14',
      '02-10 notified 14',
      '02-11 scheduled 12',
    ]);
    expect([await outlookOf(waves, waves.first), await outlookOf(waves, waves.second)]).toEqual([
      'stand',
      'stand',
    ]);
    // Its last people start on the eleventh; windows and soak are over on Monday the 15th at nine.
    expect(
      await rows(waves, sql`select starts_on::text as on from stage where kind = 'wave' order by ordinal`),
    ).toEqual([{ on: '2027-02-09' }, { on: '2027-02-15' }]);
    for (let again = 0; again < 3; again++) await waves.live('2027-02-06T12:00:00Z');
    expect(await toldOf(waves, waves.first)).toEqual({ 1: 28, 2: 40 });
    expect(
      await rows(
        waves,
        sql`select reason, count(*)::integer as n from delivery where status = 'cancelled' group by 1`,
      ),
    ).toEqual([{ reason: 'date_moved', n: 12 }]);
  });

  test('says in the message which date the new one stands instead of, to those who know one', async () => {
    const texts = await rows<{ subject: string; body_text: string; knew: boolean }>(
      waves,
      sql`select d.subject, d.body_text, e.replaces_at is not null as knew from delivery d join enrolment e using (organisation_id, enrolment_id)
        where d.stage_id = ${waves.first} and d.date_number = 2 and d.status = 'accepted' and d.locale = 'en'`,
    );
    const due = await rows<{ people: number }>(
      waves,
      sql`select count(*)::integer as people from delivery
        where stage_id = ${waves.first} and date_number = 2 and locale = 'en'`,
    );
    expect(texts.length).toBeGreaterThan(3);
    expect(texts).toHaveLength(due[0]!.people);
    for (const { subject, body_text: text, knew } of texts) {
      expect(subject.startsWith('New date: ')).toBe(knew);
      expect(
        /^Sorry, we could not keep your date\. Instead of \w+,? [12] February 2027.* it is now \w+,? (9|10) February/.test(
          text,
        ),
      ).toBe(knew);
    }
    expect(texts.some(({ knew }) => !knew)).toBe(true);
  });

  test('writes one event about each stage, and every move is in the chain', async () => {
    const events = await rows<{ after: object }>(
      waves,
      sql`select after from audit_event where action = 'stage.rescheduled' order by sequence`,
    );
    expect(events).toMatchObject([
      { after: { from: '2027-02-09', people: 40 } },
      { after: { from: '2027-02-15', people: 0 } },
    ]);
    expect(await waves.inside(async (tx) => await verifyAuditChain(tx))).toMatchObject({ intact: true });
  });

  test('starts on the new days', async () => {
    await waves.live('2027-02-09T10:00:00Z');
    expect(await datesOf(waves, waves.first)).toEqual([
      '02-09 started 14',
      '02-10 notified 14',
      '02-11 notified 12',
    ]);
  });
});

test('a person who was missed on the day gets a new one beside the others, however many engines look', async () => {
  const waves = await toWaves();
  await waves.live('2027-01-28T10:00:00Z');
  await waves.live('2027-01-29T10:00:00Z');
  // One person's copy is lost between the servers, so that nobody knows whether they have been told.
  await waves.inside(async (tx) => {
    await sql`update delivery set status = 'unknown' where delivery_id = (
      select min(delivery_id) from delivery where stage_id = ${waves.first})`.execute(tx);
    await sql`update enrolment set status = 'scheduled', notified_at = null where enrolment_id = (
      select enrolment_id from delivery where status = 'unknown')`.execute(tx);
  });
  await waves.live('2027-02-01T10:00:00Z');
  expect(await datesOf(waves, waves.first)).toContain('02-01 scheduled 1');
  await waves.setNow('2027-02-02T08:00:00Z');
  await Promise.all(
    Array.from({ length: 4 }, async () => await tickRollout(database, waves.organisationId, waves.rolloutId)),
  );
  await waves.live('2027-02-02T08:00:00Z');
  expect(await datesOf(waves, waves.first)).toEqual([
    '02-01 started 13',
    '02-02 notified 14',
    '02-03 notified 12',
    '02-08 notified 1',
  ]);
  // The unclear copy stays what it is; the new date is another occurrence, and says that it is a new one.
  const copies = await rows(
    waves,
    sql`select date_number, status, subject like 'New date: %' or subject like 'Ny dag: %' or subject like 'Neuer Termin: %' as new
      from delivery where enrolment_id = (select enrolment_id from delivery where status = 'unknown') order by 1`,
  );
  expect(copies).toEqual([
    { date_number: 1, status: 'unknown', new: false },
    { date_number: 2, status: 'accepted', new: true },
  ]);
});

test('a wave whose date comes before the one ahead of it is over waits for it, and keeps the promised notice', async () => {
  const waves = await toWaves();
  await waves.live('2027-01-28T10:00:00Z');
  await waves.live('2027-02-01T10:00:00Z');
  await waves.inside(async (tx) => {
    await sql`update stage set window_days = 10 where stage_id = ${waves.first}`.execute(tx);
  });
  await waves.live('2027-02-02T10:00:00Z');
  // Last starts on the third, windows until the 13th, soak until the 14th, a Sunday.
  expect(
    await rows(waves, sql`select starts_on::text as on from stage where stage_id = ${waves.second}`),
  ).toEqual([{ on: '2027-02-15' }]);
  expect(await toldOf(waves, waves.second)).toEqual({});
  await waves.live('2027-02-03T10:00:00Z');
  await waves.live('2027-02-10T10:00:00Z');
  expect(await toldOf(waves, waves.second)).toEqual({ 1: 14 });
});

test('a move that is interrupted leaves nothing behind, and the next look makes it once', async () => {
  const waves = await toWaves();
  await waves.live('2027-01-28T10:00:00Z');
  const clear = await hold(waves, waves.first);
  await waves.live('2027-02-02T08:00:00Z');
  await clear();
  const before = [await datesOf(waves, waves.first), await toldOf(waves, waves.first)];
  const broken = waves.inside(async (tx, context) => {
    const rollout = await findRollout(tx, waves.rolloutId);
    expect(await keepDates(tx, context, rollout!)).toMatchObject({ changed: true });
    throw new Error('power failure');
  });
  await expect(broken).rejects.toThrow('power failure');
  expect([await datesOf(waves, waves.first), await toldOf(waves, waves.first)]).toEqual(before);
  await waves.live('2027-02-02T09:00:00Z');
  // Who has been told today keeps today.
  expect(await datesOf(waves, waves.first)).toEqual([
    '02-02 started 14',
    '02-08 notified 14',
    '02-09 scheduled 12',
  ]);
  expect(await toldOf(waves, waves.first)).toEqual({ 1: 28, 2: 14 });
  expect(await copiesOfJoiner(waves)).toEqual([{ people: 1, copies: 1 }]);
});

/** Copies that a person who joins the first wave under way brings, while somebody else of it has none of their date. */
async function copiesOfJoiner({ inside, rolloutId, first, second }: Waves): Promise<unknown> {
  return await inside(async (tx, context) => {
    const ofOne = (stageId: StageId) => sql`select min(enrolment_id) from enrolment
      where stage_id = ${stageId} and status in ('eligible', 'scheduled', 'notified')`;
    await sql`update enrolment set date_number = date_number + 1, status = 'scheduled', notified_at = null where enrolment_id = (${ofOne(first)})`.execute(
      tx,
    );
    const { rows } = await sql<{ joiner: PersonId }>`
      update enrolment set status = 'cancelled' where enrolment_id = (${ofOne(second)})
      returning person_id as joiner`.execute(tx);
    const { joiner } = rows[0]!;
    const before = await sql<{ last: number }>`select max(delivery_id) as last from delivery`.execute(tx);
    await passOnEnrolment(tx, context, { rolloutId, stageId: first }, { leaver: null, joiner });
    const planned = await sql`
      select count(distinct person_id) filter (where person_id = ${joiner})::integer as people, count(*)::integer as copies
      from delivery where delivery_id > ${before.rows[0]!.last}`.execute(tx);
    return planned.rows;
  });
}

describe.each(['failed', 'rolled_back'] as const)('behind a wave that %s', (status) => {
  const end = async (waves: Waves) =>
    await waves.inside(async (tx, context) => {
      await sql`update stage set status = ${status}, ended_at = ${context.now} where stage_id = ${waves.first}`.execute(
        tx,
      );
    });

  test('nobody is told, and the engine comes to rest', async () => {
    const waves = await toWaves();
    await waves.live('2027-01-29T10:00:00Z');
    await end(waves);
    for (const day of ['02-03', '02-05', '02-08', '02-20']) await waves.live(`2027-${day}T10:00:00Z`);
    expect(await toldOf(waves, waves.second)).toEqual({});
    expect(await outlookOf(waves, waves.second)).toBe('broken');
    expect(await rows(waves, sql`select status from stage where stage_id = ${waves.second}`)).toEqual([
      { status: 'planned' },
    ]);
    expect(await rows(waves, sql`select next_tick_at as at from rollout`)).toEqual([{ at: null }]);
  });

  test('who waited to be told is not told any more', async () => {
    const waves = await toWaves();
    for (const day of ['01-29', '02-01', '02-02', '02-03']) await waves.live(`2027-${day}T10:00:00Z`);
    expect(await toldOf(waves, waves.second)).toEqual({ 1: 14 });
    await end(waves);
    for (const day of ['02-04', '02-05', '02-08', '02-20']) await waves.live(`2027-${day}T10:00:00Z`);
    expect(await toldOf(waves, waves.second)).toEqual({ 1: 14 });
    expect(await postponedOf(waves, waves.second)).toEqual({ '02-08': 14 });
  });

  test('the next one starts while a person lets it follow, not after, and goes on once it has started', async () => {
    const waves = await toWaves();
    for (const day of ['01-29', '02-01', '02-02']) await waves.live(`2027-${day}T10:00:00Z`);
    const goOn = async (stageId: StageId, untilOn: string) =>
      await waves.inside(
        async (tx, context) =>
          await goOnAfterStage(tx, context, waves.rolloutId, stageId, {
            reason: 'The printer is gone',
            untilOn,
          }),
      );
    const waitsFor = async () =>
      await waves.inside(async (tx, context) => {
        const state = await getStartState(tx, context, waves.rolloutId, waves.second);
        return state.ok ? state.value.waitsFor.map(({ code }) => code) : [];
      });
    const actions = async () =>
      await waves.inside(async (tx, context) => {
        const board = await getBoard(tx, context, waves.rolloutId);
        return board.ok ? board.value.next.map(({ code }) => code) : [];
      });
    expect(await goOn(waves.first, '2027-02-05')).toMatchObject({ refusal: { code: 'stage_bars_nothing' } });
    await end(waves);
    expect(await goOn(waves.second, '2027-02-05')).toMatchObject({ refusal: { code: 'stage_bars_nothing' } });
    expect(await goOn(waves.first, '2027-06-01')).toMatchObject({ refusal: { code: 'override_day' } });
    expect([await waitsFor(), await actions()]).toEqual([
      ['start_barred_stage', 'start_waits_date'],
      expect.arrayContaining(['go_on']),
    ]);

    expect(await goOn(waves.first, '2027-02-05')).toMatchObject({ value: { untilOn: '2027-02-05' } });
    expect([await waitsFor(), await actions()]).toEqual([
      ['start_waits_date'],
      expect.not.arrayContaining(['go_on']),
    ]);
    await waves.live('2027-02-03T10:00:00Z');
    expect(await toldOf(waves, waves.second)).toEqual({ 1: 14 });
    // The last day is over before anybody started.
    for (const day of ['02-06', '02-08', '02-09']) await waves.live(`2027-${day}T10:00:00Z`);
    expect([await waitsFor(), await actions()]).toEqual([
      ['start_barred_again'],
      expect.arrayContaining(['go_on']),
    ]);
    expect(await postponedOf(waves, waves.second)).toEqual({ '02-08': 14 });

    await goOn(waves.first, '2027-02-15');
    for (const day of ['02-09', '02-10', '02-11', '02-12', '02-15', '02-16', '02-17'])
      await waves.live(`2027-${day}T11:00:00Z`);
    expect(await datesOf(waves, waves.second)).toEqual([
      '02-15 started 14',
      '02-16 started 14',
      '02-17 started 12',
    ]);
    expect(await actions()).not.toContain('go_on');

    // The last wave is over as well: what follows it is hypercare.
    await waves.inside(async (tx, { now }) => {
      await sql`update stage set status = ${status}, ended_at = ${now} where stage_id = ${waves.second}`.execute(
        tx,
      );
    });
    const rolloutStatus = async () => await rows(waves, sql`select status from rollout`);
    await waves.live('2027-02-18T10:00:00Z');
    expect([await rolloutStatus(), await actions()]).toEqual([
      [{ status: 'running' }],
      expect.arrayContaining(['go_on']),
    ]);
    await goOn(waves.second, '2027-02-18');
    await waves.live('2027-02-18T10:00:00Z');
    expect(await rolloutStatus()).toEqual([{ status: 'completing' }]);
    expect(await waves.inside(async (tx) => (await verifyAuditChain(tx)).intact)).toBe(true);
  });
});
