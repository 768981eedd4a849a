import { beforeAll, expect, test } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import type { ReportPlanFields } from '#contracts/reports.ts';
import { judgeStage, saveCriteria } from '#server/features/criteria/index.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { findRollout, findStage } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import { inOrganisation, sql, type Transaction } from '#server/platform/db/database.ts';
import type { MailTransport } from '#server/platform/mail/index.ts';
import { enrolled } from '#test/support/criteria.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, type PeopleToTell } from '#test/support/people-to-tell.ts';
import { issueLate, watchReports } from './issue-reports.ts';
import { addReportPlan } from './plan-reports.ts';
import { getReport, listReports } from './read-reports.ts';

const { database } = await createTestDatabase();
let place: PeopleToTell;

const daily: ReportPlanFields = {
  name: 'Every morning',
  template: 'status',
  metrics: ['enrolment_success'],
  every: 'working_day',
  firstOn: '2026-11-25',
  roles: ['executive_sponsor'],
  accountIds: [],
};

async function within<Value>(at: string, work: (tx: Transaction, context: Context) => Promise<Value>) {
  const context = { ...place.context, now: new Date(at) };
  return await inOrganisation(database, place.organisationId, async (tx) => await work(tx, context));
}

/** Looks as the engine does, at an instant; returns the list afterwards. */
async function lookAt(at: string) {
  return await within(at, async (tx, context) => {
    const looked = await watchReports(tx, context, (await findRollout(tx, place.rolloutId))!);
    const list = await listReports(tx, place.rolloutId);
    if (!list.ok) throw new Error(list.refusal.code);
    return { ...looked, reports: list.value.reports, plan: list.value.plans[0]! };
  });
}

const addAccount = async (tx: Transaction, email: string, role: string): Promise<AccountId> => {
  const { rows } = await sql<{ id: AccountId }>`
    insert into account (email, display_name, password_hash, locale) values (${email}, ${email}, 'none', 'sv')
    returning account_id as id`.execute(tx);
  await sql`
    insert into membership (organisation_id, account_id, roles)
    values (${place.organisationId}, ${rows[0]!.id}, ${[role]})`.execute(tx);
  return rows[0]!.id;
};

beforeAll(async () => {
  place = await createPeopleToTell(
    database,
    Array.from({ length: 30 }, () => ({})),
  );
  await within('2026-11-24T08:00:00Z', async (tx, context) => {
    await sql`update rollout set started_at = ${context.now}`.execute(tx);
    await sql`update stage set status = 'in_progress', started_at = ${context.now}`.execute(tx);
    await addAccount(tx, 'sponsor@example.org', 'executive_sponsor');
    await addAccount(tx, 'agent@example.org', 'helpdesk_agent');
    await saveCriteria(tx, context, place.rolloutId, { goals: [], definitions: [enrolled] });
    const planned = await addReportPlan(tx, context, place.rolloutId, daily);
    expect(planned).toMatchObject({ ok: true, value: { nextDueOn: '2026-11-25' } });
  });
});

test('nothing is due before the working day begins where the organisation is', async () => {
  const before = await lookAt('2026-11-25T07:59:00Z');
  expect(before).toMatchObject({
    changed: false,
    lookAgainAt: new Date('2026-11-25T08:00:00Z'),
    reports: [],
  });
});

test('a report without a measurement is missed with its reason, once', async () => {
  const { reports, changed, plan } = await lookAt('2026-11-25T08:00:00Z');
  expect(changed).toBe(true);
  expect(plan.nextDueOn).toBe('2026-11-26');
  expect(reports).toMatchObject([
    { dueOn: '2026-11-25', status: 'missed', missedReason: { code: 'report_no_data' } },
  ]);
  expect(await lookAt('2026-11-25T12:00:00Z')).toMatchObject({ changed: false, reports });
});

test('what was due while nothing ran is listed as missed, and today is issued with the numbers of now', async () => {
  await within('2026-11-30T08:30:00Z', async (tx, context) => {
    await sql`
      insert into outcome (organisation_id, rollout_id, stage_id, metric, person_id, at, value)
      select organisation_id, ${place.rolloutId}, ${place.stageId}, 'enrolment_success', person_id,
        ${context.now}::timestamptz, 1 from person`.execute(tx);
    await judgeStage(tx, context, (await findStage(tx, place.rolloutId, place.stageId))!);
  });
  const { reports } = await lookAt('2026-11-30T08:30:00Z');
  expect(reports.map(({ dueOn, status, missedReason }) => [dueOn, status, missedReason?.code])).toEqual([
    ['2026-11-30', 'issued', undefined],
    ['2026-11-27', 'missed', 'report_away'],
    ['2026-11-26', 'missed', 'report_away'],
    ['2026-11-25', 'missed', 'report_no_data'],
  ]);
});

test('an issued report keeps its numbers whatever is measured later, and cannot be written again', async () => {
  const issued = (await lookAt('2026-11-30T09:00:00Z')).reports[0]!;
  await within('2026-12-01T07:00:00Z', async (tx, context) => {
    await sql`update outcome set value = 0`.execute(tx);
    await judgeStage(tx, context, (await findStage(tx, place.rolloutId, place.stageId))!);
    const read = await getReport(tx, place.rolloutId, issued.reportId);
    expect(read).toMatchObject({ value: { content: { numbers: [{ estimate: 1, reported: 30 }] } } });
  });
  await expect(
    within('2026-12-01T07:00:00Z', async (tx) => {
      await sql`update report set name = 'Another' where report_id = ${issued.reportId}`.execute(tx);
    }),
  ).rejects.toThrow('never changes');
});

test('each of the audience is told once, in their language, with the way to the report; others are not', async () => {
  const sent: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
  const transport: MailTransport = {
    from: 'rollout@example.com',
    lanes: [
      {
        send: async (mail) => {
          sent.push(mail);
          return await Promise.resolve({ kind: 'accepted', response: '250 Ok' });
        },
        close: () => undefined,
      },
    ],
    close: () => undefined,
  };
  for (let pass = 0; pass < 2; pass++)
    await sendDueDeliveries(database, place.organisationId, {
      now: new Date('2026-11-30T09:00:00Z'),
      publicUrl: 'https://rollout.example.com',
      transport,
    });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    to: 'sponsor@example.org',
    subject: 'Every morning: Intune, 30 november 2026',
  });
  expect(sent[0]!.text).toContain(
    `https://rollout.example.com/rollouts/${place.rolloutId}/criteria?tab=reports&report=`,
  );
  expect(sent[0]!.text).toContain('Läs rapporten');
});

test('a missed report is issued late by a person, keeps why it was missed, and not twice', async () => {
  const missed = (await lookAt('2026-12-01T07:00:00Z')).reports.at(-1)!;
  await within('2026-12-01T07:00:00Z', async (tx, context) => {
    const late = await issueLate(tx, context, place.rolloutId, missed.reportId);
    expect(late).toMatchObject({
      value: {
        status: 'issued',
        dueOn: '2026-11-25',
        issuedAt: '2026-12-01T07:00:00.000Z',
        missedReason: { code: 'report_no_data' },
        copies: [{ name: 'sponsor@example.org', status: 'planned' }],
      },
    });
    expect(await issueLate(tx, context, place.rolloutId, missed.reportId)).toMatchObject({
      refusal: { code: 'report_issued' },
    });
  });
});

test('a plan for nobody, or for somebody without an account here, is refused', async () => {
  await within('2026-12-01T07:00:00Z', async (tx, context) => {
    const forNobody = await addReportPlan(tx, context, place.rolloutId, { ...daily, roles: [] });
    expect(forNobody).toMatchObject({ refusal: { code: 'report_for_nobody' } });
    const forStranger = { ...daily, accountIds: [999_999 as AccountId] };
    expect(await addReportPlan(tx, context, place.rolloutId, forStranger)).toMatchObject({
      refusal: { code: 'report_account_unknown' },
    });
  });
});
