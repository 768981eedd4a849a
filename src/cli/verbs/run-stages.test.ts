/** Starting by hand, skipping and stopping, with the engine on a real database and on the command line. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { insertStage, overridesOf } from '#server/features/rollouts/index.ts';
import { startByHand, stopRollout } from '#server/features/run/index.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { createSmallOrganisation, pilotSize, startsPerDay } from '#test/support/small-organisation.ts';
import { runGoOn } from './go-on.ts';
import { runResume } from './resume.ts';
import { runSkip } from './skip.ts';
import { runStart } from './start.ts';
import { runTasks } from './tasks.ts';

const { database, ownerUrl } = await createTestDatabase();
setForThisFile('DATABASE_URL', ownerUrl);

test('a stage started by hand waits for a person, and a skipped one loses nobody', async () => {
  const small = await createSmallOrganisation(database);
  const { organisationId, rolloutId, pilotId, inside } = small;
  const tick = async () => await tickRollout(database, organisationId, rolloutId);
  const run = async (verb: typeof runStart, ...argv: string[]) => {
    const [out, errors]: [string[], string[]] = [[], []];
    const code = await verb([...argv, '--organisation', String(organisationId)], {
      out: (line) => void out.push(line),
      error: (line) => void errors.push(line),
    });
    return { code, out: out.join('\n'), errors: errors.join('\n') };
  };
  const people = async (where: string) =>
    await inside(async (tx) => {
      const { rows } = await sql<{ people: number }>`
        select count(*)::integer as people from enrolment where ${sql.raw(where)}`.execute(tx);
      return rows[0]!.people;
    });

  expect(await run(runStart, '--stage', 'Pilot', '--reason', 'Go on')).toMatchObject({ code: 2 });
  expect(await run(runTasks)).toMatchObject({ code: 0, out: expect.stringContaining('has no tasks') });
  expect(await run(runTasks, '--skip', '1')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--reason'),
  });
  expect(await run(runTasks, '--done', '1')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('no task'),
  });
  await tick();
  await small.setNow('2027-01-08T10:00:00Z');
  await small.tellEverybody();
  await inside(async (tx, context) => await startByHand(tx, context, rolloutId, pilotId));
  await tick();
  // Clearing what people paused does not start it.
  expect(await run(runResume, '--reason', 'Nothing stands in the way')).toMatchObject({ code: 1 });
  const early = await run(runStart, '--stage', 'pilot', '--reason', 'The helpdesk is ready');
  expect(early).toMatchObject({ code: 1 });
  expect(early.out).toContain('Its first start is on');

  await inside(async (tx, context) => await startByHand(tx, context, rolloutId, pilotId));
  await small.setNow('2027-01-11T10:00:00Z');
  await tick();
  expect(await people('started_at is not null')).toBe(0);
  expect(await run(runStart, '--stage', 'Pilot', '--reason', 'The helpdesk is ready')).toEqual({
    code: 0,
    out: 'Small: Pilot starts now.',
    errors: '',
  });
  await tick();
  expect(await people('started_at is not null')).toBe(startsPerDay);
  expect(await run(runSkip, '--stage', 'Pilot', '--reason', 'Too late')).toMatchObject({ code: 2 });

  // A wave of the people who have not started, left out before it begins.
  const wave = await inside(async (tx, context) => {
    const plan = {
      kind: 'wave',
      ordinal: 1,
      name: 'Wave 1',
      startsOn: '2027-02-01',
      axisValue: null,
    } as const;
    const stageId = await insertStage(tx, context, rolloutId, plan);
    await sql`update enrolment set stage_id = ${stageId} where started_at is null`.execute(tx);
    return stageId;
  });
  const left = pilotSize - startsPerDay;
  for (const [day, sentence] of [
    ['2027-02-30', '--until needs a day such as 2027-03-31'],
    ['2029-01-01', 'and not until 1 January 2029'],
  ] as const) {
    const why = ['--reason', 'The site closes', '--until', day];
    const refused = await run(runSkip, '--stage', 'Wave 1', ...why);
    expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining(sentence) });
  }
  const skip = ['--stage', 'Wave 1', '--reason', 'The site closes'];
  expect(await run(runSkip, ...skip, '--dry-run')).toMatchObject({
    code: 0,
    out: `Small: Wave 1 would be skipped, and ${left} people of it left among the stragglers. Nothing was changed.`,
  });
  expect(await run(runSkip, ...skip, '--shown', String(left - 1))).toMatchObject({
    code: 2,
    errors: expect.stringContaining(`concerns ${left} by now`),
  });
  expect(await run(runSkip, ...skip, '--shown', 'all')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--shown needs a whole number'),
  });
  expect(await run(runSkip, ...skip, '--shown', String(left))).toMatchObject({
    code: 0,
    out: `Small: Wave 1 is skipped; ${left} people of it are among the stragglers now.`,
  });

  expect(await people(`stage_id = ${wave} and status = 'deferred' and scheduled_at is null`)).toBe(left);

  // Behind a wave that failed.
  const wave2 = await inside(async (tx, context) => {
    const plan = { kind: 'wave', ordinal: 2, name: 'Wave 2', startsOn: null, axisValue: null } as const;
    const stageId = await insertStage(tx, context, rolloutId, plan);
    await sql`update stage set status = 'failed', ended_at = ${context.now} where stage_id = ${stageId}`.execute(
      tx,
    );
    return stageId;
  });
  expect(await run(runGoOn, '--stage', 'Wave 1', '--reason', 'The printer is gone')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('Wave 1 is none'),
  });
  const goOn = ['--stage', 'Wave 2', '--reason', 'The printer is gone', '--until', '2027-01-29'];
  expect(await run(runGoOn, ...goOn)).toMatchObject({
    code: 0,
    out: 'Small: what comes after Wave 2 may start until 2027-01-29.',
  });
  const given = await inside(async (tx) => await overridesOf(tx, wave2));
  expect(given).toMatchObject([
    { kind: 'stage_not_passed', reason: 'The printer is gone', untilOn: '2027-01-29' },
  ]);
  expect(await run(runResume, '--hold', '99', '--reason', 'Go on')).toMatchObject({
    code: 2,
    errors: expect.stringContaining(
      `Small has no open hold 99. bellwether status ${rolloutId} shows those it has.`,
    ),
  });

  // Stopped for good: nobody waits any more, and it is stopped only when those under way have ended.
  const stopped = await inside(async (tx, context) => await stopRollout(tx, context, rolloutId, 'Withdrawn'));
  expect(stopped).toEqual({ ok: true, value: { status: 'stopping', stillRunning: startsPerDay } });
  const status = async () =>
    await inside(
      async (tx) => (await sql<{ status: string }>`select status from rollout`.execute(tx)).rows[0]!.status,
    );
  await tick();
  expect(await people(`stage_id = ${wave} and status = 'cancelled'`)).toBe(left);
  expect(await status()).toBe('stopping');
  await small.setNow('2027-03-01T10:00:00Z');
  await tick();
  expect(await status()).toBe('stopped');
});
