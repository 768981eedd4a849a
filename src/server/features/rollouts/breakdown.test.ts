/** A rollout by groups on a real database: groups add up to everybody, and each number opens exactly its people. */
import { describe, expect, test } from 'vitest';
import { stateSums, type BreakdownRow, type StateCounts } from '#contracts/rollouts.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation, pilotSize, startsPerDay } from '#test/support/small-organisation.ts';
import { getBreakdown } from './breakdown.ts';
import { listEnrolments } from './queries.ts';

const { database } = await createTestDatabase();

/** A pilot on its first morning: some have started, the others are told. */
async function onTheFirstDay() {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, inside, setNow, tellEverybody } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  await tick();
  await setNow('2027-01-08T10:00:00Z');
  await tellEverybody();
  await setNow('2027-01-11T10:00:00Z');
  await tick();
  return { ...small, inside };
}

const small = await onTheFirstDay();

async function breakDown(by: string, stage?: typeof small.pilotId): Promise<readonly BreakdownRow[]> {
  return await small.inside(async (tx) => {
    const answer = await getBreakdown(tx, small.rolloutId, {
      by,
      ...(stage === undefined ? {} : { stageId: stage }),
    });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value.rows;
  });
}

async function totalOf(query: Parameters<typeof listEnrolments>[2]): Promise<number> {
  return await small.inside(async (tx) => {
    const answer = await listEnrolments(tx, small.rolloutId, query);
    if (!answer.ok) throw new Error(answer.refusal.code);
    expect(answer.value.rows).toHaveLength(Math.min(answer.value.total, query.limit ?? 100));
    return answer.value.total;
  });
}

const sumOf = (counts: StateCounts, states: readonly (keyof StateCounts)[]) =>
  states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);

describe('a rollout by groups', () => {
  test.each(['department', 'site', 'platform', 'country'])('adds up to everybody by %s', async (by) => {
    const rows = await breakDown(by);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(pilotSize);
    expect(rows.reduce((sum, { counts }) => sum + (counts.started ?? 0), 0)).toBe(startsPerDay);
    for (const { people, counts } of rows)
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(people);
    expect(await breakDown(by, small.pilotId)).toEqual(rows);
  });

  test('opens exactly the people of each number, the sums of states included', async () => {
    for (const by of ['department', 'platform']) {
      for (const { level, people, counts } of await breakDown(by)) {
        const group = { by, level: level ?? '' };
        expect(await totalOf(group)).toBe(people);
        expect(await totalOf({ ...group, status: 'started' })).toBe(counts.started ?? 0);
        expect(await totalOf({ ...group, status: 'not_begun' })).toBe(sumOf(counts, stateSums.not_begun));
      }
    }
    expect(await totalOf({ status: 'not_begun' })).toBe(pilotSize - startsPerDay);
    expect(await totalOf({ status: 'left_over' })).toBe(0);
    expect(await totalOf({ status: 'out' })).toBe(0);
  });

  test('keeps people without a value as a group of their own', async () => {
    await small.inside(async (tx) => {
      await tx.updateTable('person').set({ attributes: '{}' }).execute();
    });
    const rows = await breakDown('platform');
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(pilotSize);
    const unknown = rows.find(({ level }) => level === null);
    expect(await totalOf({ by: 'platform', level: '' })).toBe(unknown?.people ?? 0);
  });

  test('is refused for an attribute nobody has', async () => {
    await expect(breakDown('shoe size')).rejects.toThrow('attribute_unused');
  });
});
