import { beforeAll, expect, test } from 'vitest';
import type { AdoptionFields, AdoptionMeasure } from '#contracts/adoption.ts';
import type { Signal } from '#contracts/signals.ts';
import { placeSignals } from '#server/engine/place-signals.ts';
import { addClosure } from '#server/features/calendar/manage-closures.ts';
import { approveDefaultMessage, sendDueDeliveries } from '#server/features/messages/index.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { getBoard } from '#server/features/rollouts/queries.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { addDays } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { answerWhy, findWhy } from './answer-why.ts';
import { listAdoption } from './present-adoption.ts';
import { watchAdoption } from './watch-adoption.ts';
import { addAdoptionMeasure, changeAdoptionMeasure, clearAdoptionAlert } from './write-measures.ts';

const { database } = await createTestDatabase();
const peopleCount = 60;
let place: PeopleToTell;
let measure: AdoptionMeasure;

const fields: AdoptionFields = {
  name: 'VPN client in use',
  feature: 'VPN Client',
  minDays: 2,
  windowDays: 7,
  population: 'everybody',
  settledDays: 7,
  source: 'gateway',
  threshold: 0.5,
  fallShare: 0.2,
  baseline: { share: 0.1, takenOn: '2026-11-02' },
};

async function within<Value>(at: string, work: (tx: Transaction, context: Context) => Promise<Value>) {
  const context = { ...place.context, now: new Date(at) };
  return await inOrganisation(database, place.organisationId, async (tx) => await work(tx, context));
}

/** Reports that the first so many people used it on each day. */
async function report(first: number, days: readonly string[], { source = 'gateway', from = 0 } = {}) {
  const signals = days.flatMap((on) =>
    Array.from({ length: first - from }, (_, index): Signal => ({
      key: `${on}-${from + index}`,
      kind: 'use',
      subject: 'person',
      reference: `P${from + index + 1}`,
      at: `${on}T10:00:00Z`,
      app: 'vpn client',
    })),
  );
  return await within(`${days.at(-1)!}T20:00:00Z`, async (tx, context) => {
    const receipt = await receiveSignals(tx, context, source, signals);
    await placeSignals(tx, context, place.rolloutId);
    return receipt;
  });
}

/** Monday to Friday of the week that ends on a Sunday. */
const weekTo = (sunday: string) => [-6, -5, -4, -3, -2].map((days) => addDays(sunday, days));

/** Looks as the engine does on the Monday after a Sunday; returns the measure afterwards. */
async function lookAfter(sunday: string): Promise<AdoptionMeasure> {
  return await within(`${addDays(sunday, 1)}T09:00:00Z`, async (tx, context) => {
    await watchAdoption(tx, context, (await findRollout(tx, place.rolloutId))!);
    const list = await listAdoption(tx, place.rolloutId);
    if (!list.ok) throw new Error(list.refusal.code);
    return list.value.measures.find(({ measureId }) => measureId === measure.measureId)!;
  });
}

beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: peopleCount }, () => ({})),
  );
  measure = await within('2026-11-24T08:00:00Z', async (tx, context) => {
    const added = await addAdoptionMeasure(tx, context, place.rolloutId, fields);
    if (!added.ok) throw new Error(added.refusal.code);
    return added.value;
  });
  await within('2026-12-01T09:00:00Z', async (tx, context) => {
    await sql`update stage set status = 'in_progress', started_at = ${context.now}`.execute(tx);
    await sql`update enrolment set status = 'succeeded', started_at = ${context.now}, status_at = ${context.now}`.execute(
      tx,
    );
    await approveDefaultMessage(tx, context, place.rolloutId, 'unused');
  });
});

test('before anybody starts a measure can be changed, and a training or a late baseline is refused', async () => {
  const codes = await within('2026-11-24T08:00:00Z', async (tx, context) => {
    const attempts = [
      { feature: 'Intune training' },
      { baseline: { share: 0.1, takenOn: '2026-12-02' } },
      { minDays: 8 },
      { settledDays: 7, windowDays: 14 as const },
    ];
    const refused: string[] = [];
    for (const part of attempts) {
      const added = await addAdoptionMeasure(tx, context, place.rolloutId, { ...fields, ...part });
      refused.push(added.ok ? 'added' : added.refusal.code);
    }
    return refused;
  });
  expect(codes).toEqual([
    'adoption_is_training',
    'adoption_baseline_late',
    'adoption_days_many',
    'adoption_settled_short',
  ]);
});

test('from the first start on the measure and its baseline stay, and a new one is marked as written late', async () => {
  await within('2026-12-01T10:00:00Z', async (tx, context) => {
    const at = { rolloutId: place.rolloutId, measureId: measure.measureId };
    const changed = await changeAdoptionMeasure(tx, context, at, { ...fields, baseline: null });
    expect(changed).toMatchObject({ ok: false, refusal: { code: 'adoption_frozen' } });
    const late = await addAdoptionMeasure(tx, context, place.rolloutId, { ...fields, source: 'other' });
    expect(late).toMatchObject({ ok: true, value: { isLate: true, verdict: 'no_data' } });
  });
  expect(measure.isLate).toBe(false);
});

test('a repeated report changes nothing, and nobody is measured before they are done for a whole window', async () => {
  const days = weekTo('2026-12-06');
  expect(await report(40, days)).toMatchObject({ accepted: 200, repeated: 0 });
  expect(await report(40, days)).toMatchObject({ accepted: 0, repeated: 200 });
  expect(await lookAfter('2026-12-06')).toMatchObject({
    windows: [],
    verdict: 'no_data',
    gap: { code: 'adoption_nobody_yet' },
  });
});

test('use on enough days within the window is adoption; one day is not, nor is use from another source', async () => {
  await report(48, weekTo('2026-12-13'));
  await report(55, ['2026-12-10'], { from: 48 });
  await report(60, weekTo('2026-12-13'), { source: 'elsewhere', from: 48 });
  const { windows, verdict, gap, baseline } = await lookAfter('2026-12-13');
  expect(windows).toMatchObject([
    { endsOn: '2026-12-13', people: 60, figure: { kind: 'shown', share: 0.8 } },
  ]);
  expect(windows[0]!.figure).toMatchObject({ lower: expect.closeTo(0.64, 1), upper: expect.closeTo(0.9, 1) });
  expect({ verdict, gap, baseline }).toEqual({ verdict: 'pass', gap: null, baseline: fields.baseline });
});

test('a source that stops is no fall: nothing is judged, and the overview asks for it', async () => {
  await report(48, weekTo('2026-12-20').slice(0, 2));
  const { windows, gap, alerts } = await lookAfter('2026-12-20');
  expect(windows).toHaveLength(1);
  expect({ gap: gap?.code, alerts }).toEqual({ gap: 'adoption_silent', alerts: [] });
  const next = await within('2026-12-21T10:00:00Z', async (tx, context) => {
    const board = await getBoard(tx, context, place.rolloutId);
    return board.ok ? board.value.next.map(({ code }) => code) : [];
  });
  expect(next).toContain('bring_back_source');
});

test('a fall beyond noise raises one alert, though the rollout is completed, and who stopped is asked once', async () => {
  await within('2026-12-20T09:00:00Z', async (tx) => {
    await sql`update rollout set status = 'completing'`.execute(tx);
  });
  await report(48, weekTo('2026-12-27'));
  await lookAfter('2026-12-27');
  await report(18, weekTo('2027-01-03'));
  const fallen = await lookAfter('2027-01-03');
  expect(fallen.alerts).toMatchObject([{ status: 'open', peakOn: expect.any(String), endsOn: '2027-01-03' }]);
  expect(fallen.alerts[0]!.fallAtLeast).toBeGreaterThan(0.2);
  await report(18, weekTo('2027-01-10'));
  expect((await lookAfter('2027-01-10')).alerts).toHaveLength(1);
  const asked = await within('2027-01-11T10:00:00Z', async (tx) => {
    const { rows } = await sql<{ people: number; rows: number }>`
      select count(distinct person_id)::integer as people, count(*)::integer as rows from use_stop`.execute(
      tx,
    );
    return rows[0];
  });
  expect(asked).toEqual({ people: 30, rows: 30 });
});

test('the question goes out by mail with the approved text, and names nobody in the ledger', async () => {
  await sendDueDeliveries(database, place.organisationId, {
    now: new Date('2027-01-05T10:00:00Z'),
    publicUrl: 'https://rollout.example.com',
    transport: null,
  });
  const told = await within('2027-01-05T10:00:00Z', async (tx) => {
    const { rows } = await sql<{ subject: string; body: string }>`
      select subject, body_text as body from delivery where use_stop_id is not null and status = 'accepted'`.execute(
      tx,
    );
    return rows;
  });
  expect(told).toHaveLength(30);
  expect(told[0]).toMatchObject({ subject: 'What is missing for you?' });
  expect(told[0]!.body).toContain('https://rollout.example.com/me/');
});

test('an answer is counted without its person, told in steps of five, and given once', async () => {
  const answer = async (index: number, reason: 'went_back' | 'not_working') =>
    await within('2027-01-06T08:00:00Z', async (tx, context) => {
      const who = { rolloutId: place.rolloutId, personId: place.personIds[index]! };
      return [
        await findWhy(tx, context, who),
        await answerWhy(tx, context, who, { reason, words: '' }),
        await answerWhy(tx, context, who, { reason, words: '' }),
      ];
    });
  expect(await answer(0, 'went_back')).toEqual([null, false, false]);
  for (let index = 18; index < 28; index++)
    expect(await answer(index, index < 23 ? 'went_back' : 'not_working')).toEqual([
      { feature: 'VPN Client' },
      true,
      false,
    ]);
  const { why } = await lookAfter('2027-01-10');
  expect(why).toMatchObject({ asked: 30, figure: 'shown', hidden: 0 });
  expect(why.reasons).toHaveLength(2);
  await answer(28, 'went_back');
  expect((await lookAfter('2027-01-10')).why.reasons.map(({ answers }) => answers)).toEqual([5, 5]);
});

test('who uses it again is asked no more, and use that is back closes the alert by itself', async () => {
  await report(50, weekTo('2027-01-17'));
  const { alerts } = await lookAfter('2027-01-17');
  expect(alerts).toMatchObject([{ status: 'recovered', reason: null, closedBy: null }]);
  const open = await within('2027-01-18T10:00:00Z', async (tx, context) =>
    findWhy(tx, context, { rolloutId: place.rolloutId, personId: place.personIds[29]! }),
  );
  expect(open).toBeNull();
});

test('a person clears an alert with a reason; what use is by then is the new measure of a fall', async () => {
  await report(50, weekTo('2027-01-24'));
  await report(15, weekTo('2027-01-31'));
  await lookAfter('2027-01-24');
  expect((await lookAfter('2027-01-31')).alerts[0]).toMatchObject({ status: 'open' });
  const at = { rolloutId: place.rolloutId, measureId: measure.measureId };
  const codes = await within('2027-02-01T10:00:00Z', async (tx, context) => {
    const board = await getBoard(tx, context, place.rolloutId);
    const cleared = await clearAdoptionAlert(tx, context, at, 'Works from the office again');
    const again = await clearAdoptionAlert(tx, context, at, 'Again');
    return [board.ok && board.value.next.map(({ code }) => code), cleared.ok, again.ok];
  });
  expect(codes).toEqual([expect.arrayContaining(['look_at_use']), true, false]);
  await report(15, weekTo('2027-02-07'));
  await report(15, weekTo('2027-02-14'));
  await lookAfter('2027-02-07');
  expect((await lookAfter('2027-02-14')).alerts.map(({ status }) => status)).toEqual([
    'cleared',
    'recovered',
  ]);
});

test('while much of a window is closed to everybody less use is no fall, and nobody is asked; the next one tells', async () => {
  const asked = async () =>
    await within('2027-03-20T10:00:00Z', async (tx) => {
      const { rows } = await sql<{
        people: number;
      }>`select count(*)::integer as people from use_stop`.execute(tx);
      return rows[0]!.people;
    });
  const alertsAfter = async (sunday: string) => (await lookAfter(sunday)).alerts.map(({ status }) => status);
  const before = ['cleared', 'recovered'];
  await within('2027-02-15T10:00:00Z', async (tx, context) => {
    const days = { kind: 'dates', from: '2027-03-04', to: '2027-03-05' } as const;
    const closed = await addClosure(tx, context, { name: 'Carnival', effect: 'freeze', scope: null, days });
    expect(closed.ok).toBe(true);
  });
  await report(58, weekTo('2027-02-21'));
  await report(58, weekTo('2027-02-28'));
  await report(15, weekTo('2027-03-07'));
  expect(await alertsAfter('2027-02-28')).toEqual(before);
  const askedBefore = await asked();
  expect(await alertsAfter('2027-03-07')).toEqual(before);
  expect(await asked()).toBe(askedBefore);
  await report(15, weekTo('2027-03-14'));
  expect(await alertsAfter('2027-03-14')).toEqual(['open', ...before]);
  // All 43 who stopped, but for the five who were asked within these weeks.
  expect(await asked()).toBe(askedBefore + 38);
});
