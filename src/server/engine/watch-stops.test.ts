/** Stop rules and retries on a real database: the hold stands in the transaction that saw the limit reached. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ownWords } from '#contracts/sentences/rollout-sentences.ts';
import type { RunRules } from '#contracts/run-rules.ts';
import { clearHold, openHoldsOf, raiseHold } from '#server/features/rollouts/index.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, startsPerDay } from '#test/support/small-organisation.ts';
import { sentenceOf } from '#test/support/criteria.ts';
import { setRunRules } from '#server/features/rollouts/run-rules.ts';
import { countReports } from './stop-store.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

const small = await createSmallOrganisation(database);

test('a stop rule holds before anybody else starts, apart from a person’s hold; failures that match are retried', async () => {
  const { organisationId, rolloutId, inside } = small;
  const rules: RunRules = {
    stopRules: [{ scope: 'rollout', attribute: null, unit: 'people', limit: 2, minimumSample: 2 }],
    retries: [{ match: '0X8018', most: 1, afterDays: 2 }],
  };
  await inside(async (tx) => await sql`update rollout set run_rules = ${JSON.stringify(rules)}`.execute(tx));
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const count = async (where: string) =>
    await inside(async (tx) => {
      const { rows } = await sql<{ people: number }>`
        select count(*)::integer as people from enrolment where ${sql.raw(where)}`.execute(tx);
      return rows[0]!.people;
    });
  const fail = async (at: string, details: readonly string[]) =>
    await inside(async (tx, context) => {
      const { rows } = await sql<{ reference: string }>`
        select p.external_id as reference from enrolment e join person p using (organisation_id, person_id)
        where e.status = 'started' order by e.enrolment_id limit ${details.length}`.execute(tx);
      const signals = rows.map(({ reference }, index) => ({
        key: `${at}${reference}`,
        kind: 'device.enrolment_failed' as const,
        subject: 'person' as const,
        reference,
        at,
        detail: details[index]!,
      }));
      await receiveSignals(tx, context, 'test', signals);
    });

  await tick();
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  expect(await count('started_at is not null')).toBe(startsPerDay);

  // The second day is due and two failures have arrived: nobody of that day may start.
  await fail('2027-01-12T07:00:00.000Z', ['Enrolment stopped, 0x80180014', 'No licence']);
  await small.setNow('2027-01-12T10:00:00Z');
  await tick();
  expect(await count("started_at >= '2027-01-12'")).toBe(0);
  const [hold] = await inside(async (tx) => await openHoldsOf(tx, rolloutId));
  expect(hold).toMatchObject({
    raisedByKind: 'system',
    stageId: null,
    code: 'stop_rule:rollout::people:2:',
    reason: { code: 'hold_stop_rollout', data: { failed: 2, reported: 2 } },
  });
  // The failure that the retry rule covers has its next date; the other stays.
  expect(await count("status = 'scheduled' and attempt = 2")).toBe(1);
  expect(await count("status = 'failed' and attempt = 1")).toBe(1);

  // A person's hold stands beside it, and neither clears the other.
  const own = await inside(
    async (tx, context) =>
      await raiseHold(tx, context, {
        rolloutId,
        stageId: null,
        raisedByKind: 'person',
        code: 'paused_by_person',
        reason: ownWords('The works council meets'),
        clears: ownWords('The rollout lead'),
      }),
  );
  await inside(
    async (tx, context) => await clearHold(tx, context, rolloutId, own.holdId, { reason: 'It agrees' }),
  );
  await tick();
  expect(await inside(async (tx) => await openHoldsOf(tx, rolloutId))).toMatchObject([
    { holdId: hold!.holdId },
  ]);
  expect(await count("started_at >= '2027-01-12'")).toBe(0);

  // After a person cleared it the rule counts anew: one more failure does not hold, two do.
  await inside(
    async (tx, context) =>
      await clearHold(tx, context, rolloutId, hold!.holdId, { reason: 'Driver replaced' }),
  );
  await small.setNow('2027-01-12T11:00:00Z');
  await fail('2027-01-12T10:30:00.000Z', ['No licence']);
  await tick();
  expect(await inside(async (tx) => await openHoldsOf(tx, rolloutId))).toEqual([]);
  await fail('2027-01-12T10:40:00.000Z', ['No licence']);
  await tick();
  expect(await inside(async (tx) => await openHoldsOf(tx, rolloutId))).toHaveLength(1);
});

test('a stop rule tells groups apart by the device too, and takes no attribute that nobody has', async () => {
  const { rolloutId, inside } = small;
  const rule = { scope: 'group', unit: 'people', limit: 500, minimumSample: 500 } as const;
  const failed = await inside(
    async (tx) => await countReports(tx, rolloutId, { ...rule, attribute: 'platform' }, null),
  );
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.map(({ subject }) => subject)).not.toContain('');

  const set = async (...attributes: string[]) =>
    await inside(async (tx, context) => {
      const stopRules = attributes.map((attribute) => ({ ...rule, attribute }));
      return await setRunRules(tx, context, rolloutId, { stopRules, retries: [], reason: 'By group' });
    });
  expect(await set('platform', 'department')).toMatchObject({ ok: true });
  const refused = await set('department', 'colour');
  expect(refused).toMatchObject({ refusal: { code: 'attribute_unknown', data: { attribute: 'colour' } } });
  expect(sentenceOf(refused)).toContain('department, ');
  // What a rule has named stays when the directory has lost it.
  await inside(async (tx) => await sql`update person set attributes = attributes - 'department'`.execute(tx));
  expect(await set('department')).toMatchObject({ ok: true });
});
