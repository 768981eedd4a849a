import { afterAll, describe, expect, test } from 'vitest';
import type { SurveyQuestionFields } from '#contracts/surveys.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { approveDefaultMessage, sendDueDeliveries } from '#server/features/messages/index.ts';
import { listPieces } from '#server/features/feedback/piece-store.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
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

  test('asks who is due first, not who started first', async () => {
    const people = await createPeopleToTell(database, [{}, {}], 'sample');
    const { at, watch } = await surveyed(people);
    const [west, late] = people.personIds;
    await at('2026-11-25T08:00:00Z', async (tx, context) => {
      await approveDefaultMessage(tx, context, people.rolloutId, 'survey');
      await sql`insert into site_time (organisation_id, site, time_zone, working_days)
        values (${people.organisationId}, 'Oakland', 'America/Los_Angeles', '{1,2,3,4,5}')`.execute(tx);
      await sql`update person set attributes = '{"site": "Oakland"}' where person_id = ${west}`.execute(tx);
      // At nine in the west; an hour later, in the evening, in Lund.
      await sql`update enrolment set started_at = case person_id when ${west}::bigint
        then '2026-11-24T17:00:00Z'::timestamptz else '2026-11-24T18:00:00Z' end`.execute(tx);
    });
    const asked = async () =>
      await read(people, 'select person_id as id from survey_ask order by survey_ask_id');
    const [inLund, inOakland] = ['2026-11-27T08:00:00.000Z', '2026-11-27T17:00:00.000Z'];
    expect(await watch('2026-11-27T07:00:00Z')).toEqual({ changed: false, lookAgainAt: new Date(inLund) });
    expect(await watch(inLund)).toMatchObject({ changed: true });
    expect(await asked()).toEqual([{ id: late }]);
    expect(await watch(inLund)).toEqual({ changed: false, lookAgainAt: new Date(inOakland) });
    expect(await watch(inOakland)).toMatchObject({ changed: true });
    expect(await asked()).toEqual([{ id: late }, { id: west }]);
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
