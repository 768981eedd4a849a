import { beforeAll, expect, test } from 'vitest';
import type { Goal } from '#contracts/goals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import { enrolled, sentenceOf, support } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { freezeCriteria, getCriteria, type PlanChange, saveCriteria } from './write-criteria.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;
beforeAll(async () => {
  place = await createPeopleToTell(database, [{}]);
});

const goal: Goal = {
  id: 'working',
  name: 'Nobody is kept from working',
  owner: 'Endpoint admin',
  weight: 70,
  importance: 'must',
  dueOn: '2027-06-30',
};

const inside = async <Value>(work: (tx: Transaction, context: Context) => Promise<Value>) =>
  await inOrganisation(database, place.organisationId, async (tx) => await work(tx, place.context));
const save = async (plan: PlanChange) =>
  await inside(async (tx, context) => await saveCriteria(tx, context, place.rolloutId, plan));
const freeze = async () =>
  await inside(async (tx, context) => await freezeCriteria(tx, context, place.rolloutId));

test('a criterion that counts its measure as something else is refused by name', async () => {
  const faulty = await save({ goals: [], definitions: [{ ...enrolled, metric: 'satisfaction' }] });
  expect(sentenceOf(faulty)).toBe(
    'Enrolled: Its measure is counted as a mean answer, and the criterion says otherwise. Choose the measure again.',
  );
});

test('a criterion of a goal that is not there, and two goals of one id, are refused by name', async () => {
  const orphan = await save({ goals: [], definitions: [{ ...enrolled, goal: 'working' }] });
  expect(sentenceOf(orphan)).toBe(
    'Enrolled: It belongs to a goal that is not there. Choose one of the goals, or none.',
  );
  const twice = await save({ goals: [goal, goal], definitions: [enrolled] });
  expect(sentenceOf(twice)).toBe('Nobody is kept from working: Two goals share this id. Give each its own.');
});

test('a criterion without a measurement method is refused, naming what is missing', async () => {
  const blank = await save({ goals: [], definitions: [{ ...enrolled, source: '   ' }] });
  expect(sentenceOf(blank)).toBe('Enrolled: Say where the measurement comes from: the source is missing.');
  const unrated = await save({ goals: [], definitions: [{ ...support, rubric: [] }] });
  expect(sentenceOf(unrated)).toContain('The helpdesk copes: Describe at least two levels of the rubric');
});

test('goals and counts that a change does not name stay as they are; an empty list removes them', async () => {
  const passRules = [{ stageId: null, succeededAtLeast: 1, failedAtMost: null, minimumSample: 1 }];
  await save({ goals: [goal], definitions: [enrolled], passRules });
  const kept = await save({ definitions: [enrolled, support] });
  expect(kept).toMatchObject({ ok: true, value: { goals: [goal], passRules } });
  const removed = await save({ goals: [], definitions: [enrolled, support], passRules: [] });
  expect(removed).toMatchObject({ ok: true, value: { goals: [], passRules: [] } });
});

test('a criterion measured on as many people as there may be is saved, with advice', async () => {
  const saved = await save({ goals: [], definitions: [{ ...enrolled, horizon: 1_000_000 }] });
  expect(saved).toMatchObject({ ok: true, value: { advice: [{ id: 'enrolled' }] } });
});

test('goals freeze with the criteria once each has a date, a criterion and a baseline', async () => {
  const undated = { ...goal, dueOn: null };
  const measured = { ...enrolled, goal: 'working' };
  await save({ goals: [undated], definitions: [enrolled, support] });
  expect(sentenceOf(await freeze())).toContain('Nothing measures the goal “Nobody is kept from working”.');
  await save({ goals: [undated], definitions: [measured, support] });
  expect(sentenceOf(await freeze())).toContain('Say until when the goal');
  await save({ goals: [goal], definitions: [measured, support] });
  expect(sentenceOf(await freeze())).toContain('Give the value before the rollout of “Enrolled”');

  await save({ goals: [goal], definitions: [{ ...measured, baseline: null }, support] });
  expect((await freeze()).ok).toBe(true);
  const state = await inside(async (tx) => await getCriteria(tx, place.rolloutId));
  expect(state).toMatchObject({ ok: true, value: { goals: [goal], missing: [] } });
  if (!state.ok) return;
  const success = state.value.metrics.find(({ metric }) => metric === 'enrolment_success')!;
  expect(say('en', success.numerator)).toBe('People who succeeded within their window');
  expect(say('de', success.window)).toMatch(/^\d+ Tage? ab dem Start jeder Person$/);
  expect(sentenceOf(await save({ goals: [], definitions: [enrolled] }))).toContain('cannot change');
});
