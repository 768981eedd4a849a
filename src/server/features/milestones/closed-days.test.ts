import { expect, test } from 'vitest';
import { addMilestone, previewMove } from './manage-milestones.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { realClock } from '#server/platform/clock.ts';
import { endFeed, readFeed, renewFeed } from '#server/features/calendar/calendar-feed.ts';
import { addClosure } from '#server/features/calendar/manage-closures.ts';

const { database } = await createTestDatabase({ poolSize: 4 });

test('milestones keep off closed days, and stand in the calendar of whoever has its newest address', async () => {
  const { rolloutId, inside } = await createSmallOrganisation(database);
  const read = async (path: string | null) =>
    await readFeed({ database, clock: realClock }, path?.split('/').at(-1) ?? '');
  await inside(async (tx, context) => {
    const days = { kind: 'dates' as const, from: '2027-02-03', to: '2027-02-04' };
    await addClosure(tx, context, { name: 'Stocktaking', effect: 'freeze', scope: null, days });
    const first = await addMilestone(tx, context, rolloutId, {
      name: 'Material is ready',
      on: '2027-02-01',
      owner: null,
      links: [],
    });
    if (!first.ok) throw new Error(first.refusal.code);
    const { milestoneId } = first.value;
    const next = {
      name: 'Invitations',
      owner: null,
      links: [{ kind: 'milestone' as const, id: milestoneId, workingDays: 3 }],
    };
    // Tuesday, Friday, Monday: Wednesday and Thursday are closed.
    expect(await addMilestone(tx, context, rolloutId, { ...next, on: '2027-02-05' })).toMatchObject({
      refusal: { data: { earliest: '2027-02-08' } },
    });
    await addMilestone(tx, context, rolloutId, { ...next, on: '2027-02-08' });
    expect(await previewMove(tx, context, { rolloutId, milestoneId }, '2027-02-02')).toMatchObject({
      value: { moves: [{ workingDays: 1 }, { to: '2027-02-09', workingDays: 1 }] },
    });
  });

  const [old, fresh] = await inside(
    async (tx, context) => [await renewFeed(tx, context, 'en'), await renewFeed(tx, context, 'en')] as const,
  );
  expect(await read(old.path)).toMatchObject({ refusal: { code: 'not_found' } });
  const file = await read(fresh.path);
  expect(file).toMatchObject({
    ok: true,
    value: expect.stringContaining('SUMMARY:Small: Material is ready'),
  });
  await inside(async (tx, context) => await endFeed(tx, context));
  expect(await read(fresh.path)).toMatchObject({ refusal: { code: 'not_found' } });
});
