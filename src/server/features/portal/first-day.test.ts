import { afterAll, describe, expect, test } from 'vitest';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { approveDefaultMessage, planPulses, sendDueDeliveries } from '#server/features/messages/index.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { tellingNow } from '#test/support/people-to-tell.ts';
import { createPortalVisits } from '#test/support/portal-visits.ts';

const { database, ownerUrl } = await createTestDatabase();
const { tell, read, get, post, close } = await createPortalVisits({ database, ownerUrl });
afterAll(close);

describe('the first day', () => {
  const dayMilliseconds = 86_400_000;

  /** Somebody whose change began so many days ago. */
  async function begun(daysAgo: number, locale = 'en') {
    const people = await tell({ locale });
    const startedAt = new Date(tellingNow.getTime() - daysAgo * dayMilliseconds);
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update enrolment set status = 'started', started_at = ${startedAt}`.execute(tx);
    });
    return people;
  }

  test('brings the first 15 minutes at once, and the question the day after', async () => {
    const today = await begun(0);
    const atOnce = (await get(today.path)).body;
    expect(atOnce).toContain('Your first 15 minutes');
    expect(atOnce).not.toContain('How was your first day?');
    const ticked = await post(`${today.path}/checklist`, { item: 'first_mail', ticked: 'yes' });
    expect(ticked.headers.location).toBe(`${today.path}#first-minutes`);
    expect((await get(today.path)).body).toContain('1 of 4 done');
    expect((await get((await begun(1, 'de')).path)).body).toContain('Wie war Ihr erster Tag?');
    expect((await get((await begun(8)).path)).body).not.toContain('How was your first day?');
    expect((await get((await tell({})).path)).body).not.toContain('How was your first day?');
  });

  test('is rated once; a low answer enters the queue at once, and the log has neither number nor words', async () => {
    const people = await begun(1);
    expect((await post(`${people.path}/pulse`, { score: '6', words: '' })).headers.location).toContain(
      'pulse_missing',
    );
    const sent = await post(`${people.path}/pulse`, { score: '2', words: ' No mail\u0000 since noon ' });
    expect(sent.headers.location).toBe(`${people.path}#pulse`);
    expect((await get(people.path)).body).toContain('Somebody will contact you');
    expect((await post(`${people.path}/pulse`, { score: '5', words: '' })).headers.location).toContain(
      'pulse_closed',
    );
    expect(await read(people, 'select score, words from pulse')).toEqual([
      { score: 2, words: 'No mail since noon' },
    ]);
    expect(await read(people, 'select status, owner_name, outcome from outreach')).toEqual([
      { status: 'waiting', owner_name: null, outcome: null },
    ]);
    const { organisationId, context, rolloutId } = people;
    const board = await inOrganisation(database, organisationId, async (tx) =>
      getBoard(tx, context, rolloutId),
    );
    expect(board.ok && board.value.next).toMatchObject([
      { code: 'call_people', detail: { data: { people: 1 } } },
    ]);
    const audits = await read<{ action: string; after: object }>(
      people,
      `select action, after from audit_event where actor_kind = 'person' order by sequence`,
    );
    expect(audits.map(({ action }) => action)).toEqual(['pulse.answered', 'outreach.opened']);
    expect(JSON.stringify(audits)).not.toMatch(/No mail|score/);
  });

  test('calls for nobody when it went well, and looking at the page rates nothing', async () => {
    const people = await begun(1);
    await get(`${people.path}/pulse?score=1`);
    expect(await read(people, 'select 1 from pulse')).toEqual([]);
    await post(`${people.path}/pulse`, { score: '4', words: '' });
    expect((await get(people.path)).body).toContain('Thank you');
    expect(await read(people, 'select 1 from outreach')).toEqual([]);
  });

  test('is asked about by one message the day after, to nobody twice and to nobody who has answered', async () => {
    const people = await begun(0);
    const { organisationId, context, stage, path } = people;
    const inside = async <Value>(work: (tx: Transaction) => Promise<Value>) =>
      await inOrganisation(database, organisationId, work);
    const plan = async () => await inside(async (tx) => await planPulses(tx, context, stage, 9));
    const send = async (now: string) => {
      await inside(async (tx) => await sql`update organisation set virtual_now = ${now}`.execute(tx));
      await sendDueDeliveries(database, organisationId, {
        now: new Date(now),
        publicUrl: 'http://portal.test',
        transport: null,
      });
    };
    const pulses = 'select status from delivery where pulse_enrolment_id is not null';
    await plan();
    expect(await read(people, pulses)).toEqual([]);
    await inside(async (tx) => await approveDefaultMessage(tx, context, stage.rolloutId, 'pulse'));
    await plan();
    await plan();
    await send('2026-11-25T07:59:00Z');
    expect(await read(people, pulses)).toEqual([{ status: 'planned' }]);
    await send('2026-11-25T08:01:00Z');
    expect(await read(people, pulses)).toEqual([{ status: 'accepted' }]);
    const [told] = await read<{ subject: string; body_text: string }>(
      people,
      'select subject, body_text from delivery where pulse_enrolment_id is not null',
    );
    expect(told).toMatchObject({
      subject: 'How was your first day?',
      body_text: expect.stringContaining('/me/'),
    });

    await inside(
      async (tx) =>
        await sql`update delivery set status = 'planned' where pulse_enrolment_id is not null`.execute(tx),
    );
    await post(`${path}/pulse`, { score: '3', words: '' });
    await send('2026-11-25T08:02:00Z');
    expect(await read(people, pulses)).toEqual([{ status: 'cancelled' }]);
  });
});

describe('the question why somebody stopped', () => {
  /** Somebody who is done and was asked about the VPN client so many days ago. */
  async function asked(daysAgo: number, locale = 'en') {
    const people = await tell({ locale });
    const askedAt = new Date(tellingNow.getTime() - daysAgo * 86_400_000);
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update enrolment set status = 'succeeded', started_at = ${askedAt}`.execute(tx);
      await sql`
        with measure as (
          insert into adoption_measure (organisation_id, rollout_id, name, feature, min_days, window_days, population,
            settled_days, source, threshold, fall_share, is_late, next_on, written_by, written_at)
          values (${people.organisationId}, ${people.rolloutId}, 'In use', 'VPN client', 2, 7, 'everybody', 7, 'gateway',
            0.5, 0.2, false, '2026-11-29', 'Lead', ${askedAt})
          returning measure_id
        )
        insert into use_stop (organisation_id, rollout_id, measure_id, person_id, last_used_on, asked_at)
        select ${people.organisationId}, ${people.rolloutId}, measure_id, person_id, '2026-11-01', ${askedAt}
        from measure, enrolment`.execute(tx);
    });
    return people;
  }

  test('stands on their page in their language for three weeks, and on nobody else’s', async () => {
    expect((await get((await asked(1, 'de')).path)).body).toContain(
      'Sie haben VPN client zuletzt nicht genutzt',
    );
    expect((await get((await asked(22)).path)).body).not.toContain('VPN client');
    expect((await get((await tell({})).path)).body).not.toContain('lately. Why?');
  });

  test('is answered once, without a name; what somebody can mend leads to a request for help with one tap', async () => {
    const people = await asked(1);
    const send = async (form: Record<string, string>) =>
      (await post(`${people.path}/why`, form)).headers.location as string;
    expect(await send({ reason: 'because', words: '' })).toContain('why_missing');
    const offered = await send({ reason: 'not_working', words: ' Drops\u0000 every hour ' });
    expect(offered).toContain('why_not_working');
    expect(await send({ reason: 'no_need', words: '' })).toContain('why_closed');
    const page = (await get(offered)).body;
    const request = /name="question" value="([^"]+)"/.exec(page)![1]!;
    expect((await post(`${people.path}/help`, { question: request })).headers.location).toContain('asked');
    expect(await read(people, 'select body from ticket')).toEqual([
      { body: 'It is too slow or does not work for me. Please help.' },
    ]);
    expect(await read(people, 'select reason, answers, told from use_answer')).toEqual([
      { reason: 'not_working', answers: 1, told: 0 },
    ]);
    expect(await read(people, 'select words from use_words')).toEqual([{ words: 'Drops every hour' }]);
    const audits = await read(people, `select action, after from audit_event where action like 'use_stop%'`);
    expect(JSON.stringify(audits)).not.toMatch(/not_working|Drops/);
  });
});
