/** The engine's invariants on a real database: nothing starts twice, over capacity, under a hold, or without a notice. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { ownWords, rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { clearHold, createRollout, raiseHold } from '#server/features/rollouts/index.ts';
import { receiveSignals } from '#server/features/signals/index.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import {
  createSmallOrganisation,
  pilotSize,
  startsPerDay,
  type SmallOrganisation,
} from '#test/support/small-organisation.ts';
import { renewLease, takeLease } from './lease.ts';
import { tickRollout } from './tick-rollout.ts';

const { database } = await createTestDatabase({ poolSize: 8 });

async function tick({ organisationId, rolloutId }: SmallOrganisation): Promise<string> {
  return await tickRollout(database, organisationId, rolloutId);
}

async function counts({ inside }: SmallOrganisation): Promise<Record<string, number>> {
  return await inside(async (tx) => {
    const { rows } = await sql<{ status: string; kept: number; counted: number }>`
      select k.status, k.people::integer as kept,
        (select count(*)::integer from enrolment e where e.stage_id = k.stage_id and e.status = k.status) as counted
      from enrolment_count k where k.people > 0`.execute(tx);
    for (const row of rows) expect(row.kept, `kept count of ${row.status}`).toBe(row.counted);
    return Object.fromEntries(rows.map((row) => [row.status, row.kept]));
  });
}

async function started(small: SmallOrganisation): Promise<number> {
  return await small.inside(async (tx) => {
    const { rows } = await sql<{ people: number }>`
      select count(*)::integer as people from enrolment where started_at is not null`.execute(tx);
    return rows[0]!.people;
  });
}

/** A pilot whose people have been told and whose first day has come. */
async function toFirstDay(): Promise<SmallOrganisation> {
  const small = await createSmallOrganisation(database);
  await tick(small);
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await small.setNow('2027-01-11T10:00:00Z');
  return small;
}

describe('starting people', () => {
  test('nobody starts before they have been told, even when their date has come', async () => {
    const small = await createSmallOrganisation(database);
    await tick(small);
    await small.setNow('2027-01-11T10:00:00Z');
    await tick(small);
    expect(await counts(small)).toEqual({ scheduled: pilotSize });
  });

  test('exactly the day’s capacity starts, however often and by however many engines the rollout is ticked', async () => {
    const small = await toFirstDay();
    const results = await Promise.all(Array.from({ length: 6 }, async () => await tick(small)));
    expect(results).toContain('done');
    for (let again = 0; again < 3; again++) await tick(small);
    expect(await started(small)).toBe(startsPerDay);
    const transitions = await small.inside(async (tx) => {
      const { rows } = await sql<{ most: number }>`
        select max(n)::integer as most from (
          select count(*) as n from enrolment_transition where to_status = 'started' group by enrolment_id) as per_person`.execute(
        tx,
      );
      return rows[0]!.most;
    });
    expect(transitions).toBe(1);
  });

  test('a hold raised by a person stops every new start at once, and clearing it lets them go on', async () => {
    const small = await toFirstDay();
    const hold = await small.inside(
      async (tx, context) =>
        await raiseHold(tx, context, {
          rolloutId: small.rolloutId,
          stageId: null,
          raisedByKind: 'person',
          code: 'paused_by_person',
          reason: ownWords('Works council meets today'),
          clears: ownWords('The rollout lead'),
        }),
    );
    await tick(small);
    expect(await started(small)).toBe(0);
    await small.inside(
      async (tx, context) =>
        await clearHold(tx, context, small.rolloutId, hold.holdId, { reason: 'The works council agrees' }),
    );
    await tick(small);
    expect(await started(small)).toBe(startsPerDay);
  });
});

async function isDue({ inside, rolloutId }: SmallOrganisation): Promise<boolean> {
  return await inside(async (tx, { now }) => {
    const { rows } = await sql<{ isDue: boolean }>`
      select coalesce(next_tick_at <= ${now}, false) as "isDue" from rollout
      where rollout_id = ${rolloutId}`.execute(tx);
    return rows[0]!.isDue;
  });
}

/** The device of the first person who has started is reported as enrolled. */
async function reportSuccess(
  tx: Transaction,
  context: Context,
  key: string,
  rollout: RolloutId,
): Promise<void> {
  const { rows } = await sql<{ reference: string }>`
    select p.external_id as reference from enrolment e join person p using (organisation_id, person_id)
    where e.status = 'started' order by 1 limit 1`.execute(tx);
  const at = '2027-01-11T10:05:00.000Z';
  await receiveSignals(tx, context, 'test', [
    { key, kind: 'device.enrolled', subject: 'person', reference: rows[0]!.reference, rollout, at },
  ]);
}

describe('signals', () => {
  test('a repeated and shuffled batch changes nothing the second time', async () => {
    const small = await toFirstDay();
    await tick(small);
    const people = await small.inside(async (tx) => {
      const { rows } = await sql<{ reference: string }>`
        select p.external_id as reference from enrolment e join person p using (organisation_id, person_id)
        where e.status = 'started' order by 1`.execute(tx);
      return rows;
    });
    const signals = people.map(({ reference }, index) => ({
      key: `s${index}`,
      kind: index % 4 === 0 ? ('device.enrolment_failed' as const) : ('device.enrolled' as const),
      subject: 'person' as const,
      reference,
      at: '2027-01-11T10:05:00.000Z',
    }));
    const send = async (batch: typeof signals) =>
      await small.inside(async (tx, context) => await receiveSignals(tx, context, 'test', batch));
    expect(await send(signals)).toEqual({ accepted: startsPerDay, repeated: 0 });
    await tick(small);
    const once = await counts(small);
    for (let again = 0; again < 10; again++)
      expect(await send(signals.toReversed())).toEqual({ accepted: 0, repeated: startsPerDay });
    await tick(small);
    expect(await counts(small)).toEqual(once);
    expect(once).toEqual({ notified: pilotSize - startsPerDay, succeeded: 6, failed: 2 });
  });

  test('those that name a rollout wake that one alone, and say nothing to the others', async () => {
    const small = await toFirstDay();
    await tick(small);
    const other = await small.inside(async (tx, context) => {
      const created = await createRollout(tx, context, 'Another one');
      return created.ok ? created.value.rolloutId : expect.unreachable();
    });
    const report = async (key: string, rollout: RolloutId): Promise<void> => {
      await small.inside(async (tx, context) => await reportSuccess(tx, context, key, rollout));
    };
    const before = await counts(small);
    await report('foreign', other);
    expect(await isDue(small)).toBe(false);
    await tick(small);
    expect(await counts(small)).toEqual(before);
    await report('own', small.rolloutId);
    expect(await isDue(small)).toBe(true);
    await tick(small);
    expect(await counts(small)).toEqual({ ...before, started: startsPerDay - 1, succeeded: 1 });
  });

  test('a batch that arrives while a tick comes to its end leaves the rollout due', async () => {
    const small = await toFirstDay();
    await tick(small);
    const before = await counts(small);
    await small.inside(async (tx, { now }) => {
      await sql`update rollout set next_tick_at = ${now} where rollout_id = ${small.rolloutId}`.execute(tx);
    });
    await small.inside(async (tx, context) => {
      await reportSuccess(tx, context, 'late', small.rolloutId);
      expect(await tick(small)).toBe('done');
    });
    expect(await isDue(small)).toBe(true);
    await tick(small);
    expect(await counts(small)).toEqual({ ...before, started: startsPerDay - 1, succeeded: 1 });
    expect(await isDue(small)).toBe(false);
  });

  test('somebody whose device enrolled before their date is done already, and no success of the pilot', async () => {
    const small = await toFirstDay();
    await small.inside(async (tx, context) => {
      const { rows } = await sql<{ reference: string }>`
        select p.external_id as reference from enrolment e join person p using (organisation_id, person_id)
        order by e.position desc limit 1`.execute(tx);
      await receiveSignals(tx, context, 'test', [
        {
          key: 'early',
          kind: 'device.enrolled',
          subject: 'person',
          reference: rows[0]!.reference,
          at: '2027-01-11T09:00:00.000Z',
        },
      ]);
    });
    await tick(small);
    const rows = await small.inside(async (tx) => {
      const found = await sql<{ reason: string; outcomes: number }>`
        select e.reason, (select count(*)::integer from outcome o where o.person_id = e.person_id) as outcomes
        from enrolment e where e.status = 'succeeded'`.execute(tx);
      return found.rows;
    });
    expect(rows).toEqual([{ reason: rolloutStatement('person_already_done'), outcomes: 0 }]);
  });
});

describe('the lease', () => {
  test('an engine that lost its lease can write nothing', async () => {
    const small = await toFirstDay();
    const stale = await small.inside(async (tx) => await takeLease(tx, small.rolloutId));
    expect(await small.inside(async (tx) => await takeLease(tx, small.rolloutId))).toBeUndefined();
    await small.inside(async (tx) => {
      await sql`update rollout set lease_expires_at = clock_timestamp() - interval '1 second'`.execute(tx);
    });
    expect(await tick(small)).toBe('done');
    expect(await small.inside(async (tx) => await renewLease(tx, small.rolloutId, stale!))).toBe(false);
  });
});

test('people who leave the organisation are cancelled, and every move is in the audit log', async () => {
  const small = await toFirstDay();
  await small.inside(async (tx) => {
    await sql`update person set active = false where person_id in (
      select person_id from enrolment order by position desc limit 5)`.execute(tx);
  });
  await tick(small);
  expect(await counts(small)).toEqual({
    cancelled: 5,
    started: startsPerDay,
    notified: pilotSize - 5 - startsPerDay,
  });
  await small.inside(async (tx) => {
    const { rows } = await sql<{ orphans: number }>`
      select count(*)::integer as orphans from enrolment_transition t
      where not exists (select 1 from audit_event a where a.sequence = t.audit_sequence and a.action = 'enrolments.moved')`.execute(
      tx,
    );
    expect(rows[0]!.orphans).toBe(0);
    expect(await verifyAuditChain(tx)).toMatchObject({ intact: true });
  });
});
