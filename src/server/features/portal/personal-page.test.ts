import { afterAll, describe, expect, test } from 'vitest';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { answerTicket } from '#server/features/helpdesk/answer-ticket.ts';
import { revokePersonalLink } from '#server/features/messages/revoke-personal-link.ts';
import type { TicketId } from '#contracts/ids.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { tellingNow } from '#test/support/people-to-tell.ts';
import { createPortalVisits } from '#test/support/portal-visits.ts';

const { database, ownerUrl } = await createTestDatabase();
const { tell, tellWithPlaces, read, get, head, post, close } = await createPortalVisits({
  database,
  ownerUrl,
});
afterAll(close);

describe('the personal page', () => {
  test('says the date, what changes and what to do in the language of the person', async () => {
    const { path } = await tell({ locale: 'de-AT', givenName: 'Jana' });
    const page = await get(path);
    expect(page.statusCode).toBe(200);
    for (const words of [
      '<html lang="de">',
      'Hallo Jana, Ihr Termin ist in 7 Tagen',
      'Dienstag, 1. Dezember',
      'ab 09:00 Uhr, etwa 45 Minuten',
      'Lund, am Arbeitsplatz oder zu Hause',
      'PIN statt Kennwort',
      '0 von 4 erledigt',
      'Brauchen Sie Hilfe?',
    ])
      expect(page.body).toContain(words);
    expect((await get(`${path}?lang=sv`)).body).toContain('Hej Jana, din dag är om 7 dagar');
    expect((await get(`${path}?lang=en`)).body).toContain('your date is in 7 days');
  });

  test('says the time at the site of the person, and in which zone, where it is not the organisation’s', async () => {
    const people = await tell({});
    expect((await get(people.path)).body).not.toContain('Times are in');
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`insert into site_time (organisation_id, site, time_zone, working_days)
        values (${people.organisationId}, 'Lund', 'Europe/Helsinki', '{1,2,3,4,5}')`.execute(tx);
    });
    const { body } = await get(people.path);
    expect(body).toContain('from 10:00, about 45 minutes');
    expect(body).toContain('Times are in Eastern European Time.');
  });

  test('loads nothing from elsewhere, runs no script, and is not kept', async () => {
    const { path } = await tell({});
    const page = await get(path);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'nonce-/);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body).not.toMatch(/<script|https?:\/\/|src=|@import|url\(/);
    expect(Buffer.byteLength(page.body)).toBeLessThan(20_000);
  });

  test('shows the guide for the platforms of the own devices only', async () => {
    const people = await tell({});
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`
        insert into device (organisation_id, external_id, name, platform, owner_reference, attributes, fingerprint)
        values (${people.organisationId}, 'D1', 'LT-1', 'Windows', 'P1', '{}', 0),
          (${people.organisationId}, 'D2', 'PH-1', 'iOS', 'p1@example.com', '{}', 0),
          (${people.organisationId}, 'D3', 'MB-1', 'macOS', 'P2', '{}', 0)`.execute(tx);
    });
    const page = await get(people.path);
    expect(page.body).toContain('Your Windows computer');
    expect(page.body).toContain('Your iPhone or iPad');
    expect(page.body).not.toContain('Your Mac');
  });

  test('shows hostile names and questions as text', async () => {
    const people = await tell({ givenName: '"><script>alert(1)</script>\u202E' });
    await post(`${people.path}/help`, { question: '<img src=x onerror=alert(1)>\n{{link}}' });
    const page = await get(people.path);
    expect(page.body).not.toMatch(/<script|<img|\u202E/);
    expect(page.body).toContain('&lt;script&gt;');
    expect(page.body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page.body).toContain('{{link}}');
  });

  test('gives the date as a calendar file', async () => {
    const { path } = await tell({ locale: 'sv' });
    const file = await get(`${path}/date.ics`);
    expect(file.headers['content-type']).toContain('text/calendar');
    expect(file.body).toContain('DTSTART:20261201T080000Z\r\n');
    expect(file.body).toContain('DTEND:20261201T084500Z\r\n');
    expect(file.body.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
});

describe('a personal link', () => {
  test('that is wrong, revoked, expired or of somebody who left answers the same calm page', async () => {
    const people = await tell({});
    const { path, organisationId, personIds, context } = people;
    const last = path.at(-1) === 'A' ? 'B' : 'A';
    const wrong = await get(`${path.slice(0, -1)}${last}`);
    expect(wrong.statusCode).toBe(404);
    expect(wrong.body).toContain('This link does not work any more');
    expect(wrong.body).toContain('Länken fungerar inte längre');
    expect(wrong.body).toContain('Dieser Link funktioniert nicht mehr');
    const broken = [wrong];

    await inOrganisation(database, organisationId, async (tx) => {
      await sql`update organisation set virtual_now = '2028-01-01T00:00:00Z'`.execute(tx);
    });
    broken.push(await get(path));
    await inOrganisation(database, organisationId, async (tx) => {
      await sql`update organisation set virtual_now = ${tellingNow}`.execute(tx);
    });
    expect((await get(path)).statusCode).toBe(200);
    await inOrganisation(database, organisationId, async (tx) => {
      await revokePersonalLink(tx, context, personIds[0]!);
    });
    broken.push(
      await get(path),
      await post(`${path}/help`, { question: 'Hello' }),
      await get('/me/x/date.ics'),
    );
    const withoutNonce = broken.map(
      ({ statusCode, body }) => `${statusCode} ${body.replaceAll(/nonce="[^"]+"/g, '')}`,
    );
    expect(new Set(withoutNonce).size).toBe(1);
    expect(await read(people, 'select 1 from ticket')).toEqual([]);
  });
});

describe('choosing a time', () => {
  const seat = 'select status, on_date::text, moves from booking order by booking_id';

  test('shows the times of the own site, books one by form, and moves the date with its file', async () => {
    const people = await tellWithPlaces(1);
    const { path } = people;
    expect((await get(path)).body).toContain('Choose my own time');
    const choice = await get(`${path}/places`);
    expect(choice.body.match(/name="place" value="[^"]+"/g)).toEqual(
      ['2026-12-01', '2026-12-02', '2026-12-04'].map((on) => `name="place" value="${on} 10:30"`),
    );
    expect(choice.body).not.toMatch(/<script|https?:\/\/|src=|url\(/);

    const taken = await post(`${path}/place?lang=de`, { place: '2026-12-02 10:30' });
    expect(taken.headers.location).toBe(`${path}?lang=de&said=place_taken`);
    const page = (await get(`${path}?lang=de&said=place_taken`)).body;
    for (const words of [
      'Ihr neuer Termin',
      'Mittwoch, 2. Dezember',
      'ab 10:30 Uhr, etwa 60 Minuten',
      'Ihr Platz ist gebucht',
      'noch 2-mal ändern',
    ])
      expect(page).toContain(words);
    const file = (await get(`${path}/date.ics`)).body;
    expect(file).toContain('DTSTART:20261202T093000Z\r\n');
    expect(file).toContain('DTEND:20261202T103000Z\r\n');
    expect(file).toContain('SEQUENCE:1\r\n');
    expect(
      await read(people, `select count(*)::integer as copies from delivery where status = 'planned'`),
    ).toEqual([{ copies: 1 }]);
  });

  test('two moves, then the helpdesk; looking never changes anything', async () => {
    const people = await tellWithPlaces(1);
    const { path } = people;
    const said: unknown[] = [];
    for (const on of ['2026-12-02', '2026-12-04', '2026-12-01', '2026-12-02']) {
      await get(`${path}/places?place=${on}+10:30`);
      const answer = await post(`${path}/place`, { place: `${on} 10:30` });
      said.push(new URLSearchParams(String(answer.headers.location).split('?')[1]).get('said'));
    }
    expect(said).toEqual(['place_taken', 'place_taken', 'place_taken', 'place_moves_used']);
    expect(await read(people, seat)).toEqual([{ status: 'confirmed', on_date: '2026-12-01', moves: 2 }]);
    await post(`${path}/place/cancel`, {});
    expect(await read(people, seat)).toEqual([{ status: 'cancelled', on_date: '2026-12-01', moves: 2 }]);
    // Without a place the person has a date as the plan gives them.
    expect(await read(people, 'select date_number, scheduled_at from enrolment')).toEqual([
      { date_number: 5, scheduled_at: new Date('2026-12-02T08:00:00Z') },
    ]);
  });

  test('nobody chooses a time after their deadline, and a chosen one leaves the deadline where it was', async () => {
    const people = await tellWithPlaces(1);
    const { path } = people;
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update stage set deadline_days = 1`.execute(tx);
    });
    await post(`${path}/place`, { place: '2026-12-02 10:30' });
    const page = (await get(`${path}/places`)).body;
    expect(page).toContain('The last day for you is Wednesday 2 December');
    expect(page).not.toContain('value="2026-12-04 10:30"');
    const late = await post(`${path}/place`, { place: '2026-12-04 10:30' });
    expect(late.headers.location).toContain('said=place_not_possible');
  });

  test('without a place left offers the waiting list, and leaving it keeps the date', async () => {
    const people = await tellWithPlaces(0);
    const { path } = people;
    const page = (await get(`${path}/places?lang=sv`)).body;
    expect(page).toContain('Inga platser är lediga');
    expect(page).toContain('Ställ mig i kö');
    await post(`${path}/place/wait`, {});
    expect(await read(people, seat)).toEqual([{ status: 'waitlisted', on_date: null, moves: 0 }]);
    expect((await get(path)).body).toContain('You are on the waiting list');
    expect((await get(`${path}/places`)).body).toContain('Your date stays as it is.');
    const left = await post(`${path}/place/cancel`, {});
    expect(left.headers.location).toContain('said=place_left_line');
    expect(await read(people, 'select date_number from enrolment')).toEqual([{ date_number: 1 }]);
  });
});

describe('asking for help', () => {
  test('opens one ticket that the engine sees as a signal, and the answer appears on the page', async () => {
    const people = await tell({});
    await inOrganisation(database, people.organisationId, async (tx) => {
      await sql`update rollout set next_tick_at = null`.execute(tx);
    });
    const answer = await post(`${people.path}/help?lang=sv`, { question: ' Var finns guiden? ' });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe(`${people.path}?lang=sv&said=asked`);
    await post(`${people.path}/help`, { question: 'Var finns guiden?' });

    const tickets = await read<{ ticket_id: TicketId; body: string; status: string; source: string }>(
      people,
      'select ticket_id, body, status, source from ticket',
    );
    expect(tickets).toMatchObject([{ body: 'Var finns guiden?', status: 'new', source: 'portal' }]);
    const signals = await read(
      people,
      'select kind, subject_kind, subject_reference, occurred_at from signal',
    );
    expect(signals).toEqual([
      { kind: 'ticket.opened', subject_kind: 'person', subject_reference: 'P1', occurred_at: tellingNow },
    ]);
    expect(await read(people, 'select next_tick_at from rollout')).toEqual([{ next_tick_at: tellingNow }]);
    expect((await get(`${people.path}?lang=sv`)).body).toContain('Inget svar än');

    await inOrganisation(database, people.organisationId, async (tx) => {
      const answered = await answerTicket(
        tx,
        people.context,
        people.rolloutId,
        tickets[0]!.ticket_id,
        'Högst upp <b>här</b>.',
      );
      expect(answered.ok && answered.value.status).toBe('resolved');
    });
    expect((await get(people.path)).body).toContain('Högst upp &lt;b&gt;här&lt;/b&gt;.');
  });

  test('takes no empty question and no sixth open one', async () => {
    const people = await tell({});
    const empty = await post(`${people.path}/help`, { question: '  ' });
    expect(empty.headers.location).toContain('said=question_empty');
    for (let number = 1; number <= 6; number++) {
      const answer = await post(`${people.path}/help`, { question: `Question ${number}` });
      expect(answer.headers.location).toContain(number === 6 ? 'said=too_many_questions' : 'said=asked');
    }
    expect((await read(people, 'select 1 from ticket')).length).toBe(5);
  });

  test('refuses a form that another site sends', async () => {
    const people = await tell({});
    const answer = await post(
      `${people.path}/help`,
      { question: 'Hello' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.statusCode).toBe(403);
    expect(await read(people, 'select 1 from ticket')).toEqual([]);
  });
});

describe('the checklist', () => {
  test('ticks and unticks by form, and looking never changes anything', async () => {
    const people = await tell({});
    const ticked = await post(`${people.path}/checklist`, { item: 'files_saved', ticked: 'yes' });
    expect(ticked.headers.location).toBe(`${people.path}#checklist`);
    await post(`${people.path}/checklist`, { item: 'files_saved', ticked: 'yes' });
    await post(`${people.path}/checklist`, { item: 'not_an_item', ticked: 'yes' });
    expect((await get(people.path)).body).toContain('1 of 4 done');

    await get(`${people.path}/checklist?item=phone_ready&ticked=yes`);
    await head(people.path);
    expect(await read(people, 'select item from checklist_tick')).toEqual([{ item: 'files_saved' }]);
    const audits = await read(people, `select action from audit_event where actor_kind = 'person'`);
    expect(audits).toEqual([{ action: 'checklist.ticked' }]);

    await post(`${people.path}/checklist`, { item: 'files_saved', ticked: 'no' });
    expect(await read(people, 'select item from checklist_tick')).toEqual([]);
  });
});

describe('a task of one’s own', () => {
  test('is ticked by form, once, and only by whom it belongs to', async () => {
    const people = await tell({});
    const [{ id }] = (await inOrganisation(database, people.organisationId, async (tx) => {
      const { rows } = await sql<{ id: number }>`
        insert into chain_task (organisation_id, rollout_id, stage_id, place, title, instructions, owner_role, action,
          on_failure, due_from, days, status_at, status_by)
        values (${people.organisationId}, ${people.rolloutId}, ${people.stageId}, 1, 'Return <the> old phone', 'At the desk',
          'endpoint_admin', 'each_person', 'go_on', 'own_date', 2, ${people.context.now}, 'Lead')
        returning chain_task_id as id`.execute(tx);
      return rows;
    })) as [{ id: number }];
    const page = (await get(people.path)).body;
    expect(page).toContain('Return &lt;the&gt; old phone');
    expect(page).toContain('by Thursday 3 December');
    const ticked = await post(`${people.path}/task`, { task: String(id), done: 'yes' });
    expect(ticked.headers.location).toBe(`${people.path}#tasks`);
    await post(`${people.path}/task`, { task: String(id), done: 'yes' });
    await post(`${people.path}/task`, { task: '999', done: 'yes' });
    await post(`${people.path}/task`, { task: 'x', done: 'yes' });
    expect((await get(people.path)).body).toContain('1 of 1 done');
    const audits = await read(people, `select action from audit_event where actor_kind = 'person'`);
    expect(audits).toEqual([{ action: 'person_task.ticked' }]);
    await post(`${people.path}/task`, { task: String(id), done: 'no' });
    expect(await read(people, 'select person_id from person_task')).toEqual([]);
  });

  test('on the track training tells the person that they are trained, until they take the tick back', async () => {
    const people = await tell({});
    const [{ id }] = (await inOrganisation(database, people.organisationId, async (tx) => {
      const { rows } = await sql<{ id: number }>`
        insert into chain_task (organisation_id, rollout_id, stage_id, place, title, instructions, owner_role, action,
          on_failure, due_from, days, track, status_at, status_by)
        values (${people.organisationId}, ${people.rolloutId}, ${people.stageId}, 1, 'Watch the film', '',
          'training_lead', 'each_person', 'go_on', 'own_date', -2, 'training', ${people.context.now}, 'Lead')
        returning chain_task_id as id`.execute(tx);
      return rows;
    })) as [{ id: number }];
    expect((await get(people.path)).body).not.toContain('You are trained.');
    await post(`${people.path}/task`, { task: String(id), done: 'yes' });
    expect((await get(people.path)).body).toContain('<b>You are trained.</b> You completed the training on');
    expect((await get(`${people.path}?lang=de`)).body).toContain('Sie sind geschult.');
    await post(`${people.path}/task`, { task: String(id), done: 'no' });
    expect((await get(people.path)).body).not.toContain('You are trained.');
  });
});
