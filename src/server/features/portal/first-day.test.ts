import { afterAll, describe, expect, test } from 'vitest';
import type { SurveyQuestionFields } from '#contracts/surveys.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { approveDefaultMessage, planPulses, sendDueDeliveries } from '#server/features/messages/index.ts';
import { listPieces } from '#server/features/feedback/piece-store.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import {
  addStarterSurvey,
  addSurveyQuestion,
  answersByTrack,
  answerSurvey,
  findSurvey,
  watchSurvey,
} from '#server/features/surveys/index.ts';
import { getSurvey } from '#server/features/surveys/present-survey.ts';
import { changeSurveyQuestion, retireSurveyQuestion } from '#server/features/surveys/write-questions.ts';
import type { Context } from '#server/platform/context.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
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

describe('the survey', () => {
  const question: SurveyQuestionFields = {
    kind: 'text',
    track: 'training',
    day: 3,
    scope: 'pilot',
    words: { en: { question: 'What was missing?', labels: [] } },
  };

  /** People of the pilot who started on 24 November, with the starter set, a question in words, and the invitation approved. */
  async function surveyed(people: PeopleToTell) {
    const { organisationId, rolloutId } = people;
    const at = async <Value>(now: string, work: (tx: Transaction, context: Context) => Promise<Value>) => {
      const context = { ...people.context, now: new Date(now) };
      return await inOrganisation(database, organisationId, async (tx) => await work(tx, context));
    };
    const watch = async (now: string) =>
      await at(now, async (tx, context) => watchSurvey(tx, context, (await findRollout(tx, rolloutId))!));
    await at('2026-11-24T08:00:00Z', async (tx, context) => {
      await sql`update enrolment set status = 'started', started_at = ${tellingNow}`.execute(tx);
      await addStarterSurvey(tx, context, rolloutId);
      await addSurveyQuestion(tx, context, rolloutId, question);
    });
    const send = async (now: string) => {
      await at(now, async (tx) => await sql`update organisation set virtual_now = ${now}`.execute(tx));
      await sendDueDeliveries(database, organisationId, {
        now: new Date(now),
        publicUrl: 'http://portal.test',
        transport: null,
      });
    };
    return { at, watch, send };
  }

  test('is asked once on its day, reminds once, and only whoever still waits for it', async () => {
    const people = await createPeopleToTell(database, [{}, {}, {}], 'sample');
    const { at, watch, send } = await surveyed(people);
    const { rolloutId } = people;
    const copies = async () =>
      await read<{ subject: string; status: string }>(
        people,
        `select subject, status from delivery where survey_ask_id is not null order by delivery_id`,
      );
    // Not while the invitation is not approved, and not before nine o'clock of the third day.
    expect(await watch('2026-11-27T09:00:00Z')).toEqual({ changed: false, lookAgainAt: null });
    await at('2026-11-25T08:00:00Z', async (tx, context) =>
      approveDefaultMessage(tx, context, rolloutId, 'survey'),
    );
    const due = '2026-11-27T08:00:00.000Z';
    expect(await watch('2026-11-27T07:59:00Z')).toEqual({ changed: false, lookAgainAt: new Date(due) });
    expect(await watch(due)).toMatchObject({ changed: true });
    const reminds = new Date('2026-12-01T08:00:00.000Z');
    await send('2026-11-27T08:01:00Z');
    expect(await watch('2026-11-27T09:00:00Z')).toEqual({ changed: false, lookAgainAt: reminds });
    expect(await copies()).toEqual(
      Array.from({ length: 3 }, () => ({ subject: 'A few questions about the change', status: 'accepted' })),
    );
    // The first answers, the second is brought back: only the third is reminded.
    const [first, second] = people.personIds;
    await at('2026-11-28T08:00:00Z', async (tx, context) => {
      const who = { rolloutId, personId: first! };
      const asked = await findSurvey(tx, context, who, { locale: 'de', defaultLocale: 'en' });
      expect(asked?.questions.map((row) => row.question)).toContain('What was missing?');
      expect(asked?.questions[0]).toMatchObject({
        language: 'de',
        question: expect.stringMatching(/^Wie gut/),
      });
      expect(asked?.questions.at(-1)).toMatchObject({ kind: 'text', language: 'en' });
      expect(await answerSurvey(tx, context, who, asked!.surveyAskId, () => '1')).toBe('noted');
      await sql`update enrolment set status = 'rolled_back' where person_id = ${second}`.execute(tx);
      expect(
        await findSurvey(
          tx,
          context,
          { rolloutId, personId: second! },
          { locale: 'en', defaultLocale: 'en' },
        ),
      ).toBeNull();
    });
    expect(await watch('2026-12-01T08:00:00Z')).toMatchObject({ changed: true });
    await send('2026-12-01T08:01:00Z');
    expect(await watch('2026-12-02T08:00:00Z')).toEqual({ changed: false, lookAgainAt: null });
    expect((await copies()).slice(3)).toEqual([
      { subject: 'Reminder: A few questions about the change', status: 'accepted' },
    ]);
    const audits = await read(people, `select action from audit_event where action = 'survey.asked'`);
    expect(audits).toHaveLength(1);
  });

  test('is answered on the page, in part and once; who answered what stands nowhere', async () => {
    const person = await tell({ locale: 'en' });
    const { at, watch } = await surveyed(person);
    await at('2026-11-25T08:00:00Z', async (tx, context) =>
      approveDefaultMessage(tx, context, person.rolloutId, 'survey'),
    );
    await watch('2026-11-27T08:00:00Z');
    await at('2026-11-27T08:00:00Z', async (tx) =>
      sql`update organisation set virtual_now = '2026-11-27T08:00:00Z'`.execute(tx),
    );
    const page = (await get(person.path)).body;
    expect(page).toContain('1: very badly, 5: very well.');
    const form = Object.fromEntries(
      [...page.matchAll(/name="(survey|answer-\d+)"(?: value="(\d*)")?/g)].map(([, name, value]) => [
        name!,
        name === 'survey' ? value! : '',
      ]),
    );
    const [device, , , , missing] = Object.keys(form).filter((name) => name !== 'survey');
    const send = async (answers: Record<string, string>) =>
      (await post(`${person.path}/survey`, { ...form, ...answers })).headers.location;
    expect(await send({})).toContain('survey_empty');
    expect(await send({ [device!]: '6' })).toContain('survey_empty');
    expect(await send({ [device!]: '4', [missing!]: ' A guide\u0000 with pictures ' })).toBe(
      `${person.path}#survey`,
    );
    expect((await get(person.path)).body).toContain('Your answers have been counted, without your name.');
    expect(await send({ [device!]: '1' })).toContain('survey_closed');
    expect(await read(person, 'select choice, answers, told from survey_answer order by choice')).toEqual([
      { choice: 0, answers: 1, told: 0 },
      { choice: 4, answers: 1, told: 0 },
    ]);
    expect(await read(person, 'select words, is_told from survey_words')).toEqual([
      { words: 'A guide with pictures', is_told: false },
    ]);
    const audits = await read(person, `select action, after from audit_event where actor_kind = 'person'`);
    expect(audits).toEqual([{ action: 'survey.answered', after: { rolloutId: person.rolloutId } }]);
  });

  test('tells five answers and more, words from ten; its words are fixed, and retired questions can be answered', async () => {
    const people = await createPeopleToTell(
      database,
      Array.from({ length: 12 }, () => ({})),
      'sample',
    );
    const { at, watch, send } = await surveyed(people);
    const { rolloutId, stageId } = people;
    const day = '2026-11-27T08:00:00Z';
    await at('2026-11-25T08:00:00Z', async (tx, context) =>
      approveDefaultMessage(tx, context, rolloutId, 'survey'),
    );
    await watch(day);
    await send(day);
    await at(day, async (tx, context) => {
      const questions = async () => {
        const survey = await getSurvey(tx, rolloutId);
        if (!survey.ok) throw new Error(survey.refusal.code);
        return survey.value.questions;
      };
      const shown = async () => (await questions()).map(({ stages }) => stages[0]!);
      const languages = { locale: 'en', defaultLocale: 'en' } as const;
      const answer = async (from: number, to: number) => {
        for (const [index, personId] of people.personIds.slice(from, to).entries()) {
          const who = { rolloutId, personId };
          const asked = (await findSurvey(tx, context, who, languages))!;
          const kinds = new Map(asked.questions.map((row) => [row.surveyQuestionId, row.kind]));
          await answerSurvey(tx, context, who, asked.surveyAskId, ({ surveyQuestionId }) =>
            kinds.get(surveyQuestionId) === 'text' ? `Words ${from + index}` : String(1 + (index % 2)),
          );
        }
      };
      await answer(0, 4);
      expect((await shown())[0]).toMatchObject({
        asked: 12,
        answered: 4,
        figure: 'few',
        told: 0,
        counts: [],
      });
      await answer(4, 5);
      expect((await shown())[0]).toMatchObject({ figure: 'shown', told: 5, counts: [3, 2, 0, 0, 0] });
      const [first] = await questions();
      const place = { rolloutId, surveyQuestionId: first!.surveyQuestionId };
      expect(await changeSurveyQuestion(tx, context, place, { ...question, day: 4 })).toMatchObject({
        refusal: { code: 'survey_question_asked' },
      });
      const later = { ...context, now: new Date('2026-11-28T08:00:00Z') };
      expect((await retireSurveyQuestion(tx, later, place)).ok).toBe(true);
      await answer(5, 12);
      const [device, , , , missing] = await shown();
      expect(device).toMatchObject({ answered: 12, told: 10 });
      expect(missing!.comments.toSorted()).toEqual(
        Array.from({ length: 10 }, (_, index) => `Words ${index}`).toSorted(),
      );
      expect((await answersByTrack(tx, { rolloutId, stageId })).get('technology')).toEqual({
        questions: 0,
        answers: 12,
      });
      const { rows } = await sql`
        select count(*) filter (where is_told)::integer as told, count(*)::integer as kept from survey_words`.execute(
        tx,
      );
      expect(rows).toEqual([{ told: 10, kept: 12 }]);
      const pieces = await listPieces(tx, rolloutId, { source: 'survey' }, { after: 0, limit: 50 });
      expect(pieces).toHaveLength(10);
      expect(new Set(pieces.map(({ track }) => track))).toEqual(new Set(['training']));
      expect(new Set(pieces.map(({ on }) => on))).toEqual(new Set([null]));
    });
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
