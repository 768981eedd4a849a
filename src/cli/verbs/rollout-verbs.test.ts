/** `status`, `pause` and `resume` on the command line, with the real database. */
import { expect, test } from 'vitest';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { raiseHold } from '#server/features/rollouts/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { createSmallOrganisation } from '#test/support/small-organisation.ts';
import { runPause } from './pause.ts';
import { runResume } from './resume.ts';
import { runStatus } from './status.ts';

const { database, ownerUrl } = await createTestDatabase();
const small = await createSmallOrganisation(database);
setForThisFile('DATABASE_URL', ownerUrl);

async function run(verb: typeof runStatus, ...argv: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await verb([...argv, '--organisation', String(small.organisationId)], {
    out: (line) => void out.push(line),
    error: (line) => void errors.push(line),
  });
  return { code, out: out.join('\n'), errors: errors.join('\n') };
}

test('a rollout is paused and resumed by its name, and the status says so in between', async () => {
  expect(await run(runStatus, 'Small')).toMatchObject({ code: 0 });
  expect(await run(runPause, '--reason', 'The works council meets')).toMatchObject({
    code: 0,
    out: 'Small is paused by hold 1: nobody new starts; 0 people are under way and will finish.',
  });
  const held = await run(runStatus, 'Small');
  expect(held).toMatchObject({ code: 1 });
  expect(held.out).toContain('Hold 1: The works council meets');
  expect((await run(runStatus)).out).toMatch(/Small\t.*\t1 hold$/);
  expect(await run(runResume, 'Small', '--reason', 'The works council agrees')).toMatchObject({
    code: 0,
    out: 'Small: 1 hold is cleared; nothing keeps people from starting.',
  });
});

test('a hold of the system is cleared only by its number', async () => {
  const { holdId } = await small.inside(
    async (tx, context) =>
      await raiseHold(tx, context, {
        rolloutId: small.rolloutId,
        stageId: null,
        raisedByKind: 'system',
        code: 'relay_refuses',
        reason: rolloutStatement('hold_relay_refuses', { response: '550 no' }),
        clears: rolloutStatement('clears_after_relay'),
      }),
  );
  const all = await run(runResume, '--reason', 'Let us go on');
  expect(all).toMatchObject({ code: 1 });
  expect(all.out).toContain(`no hold is cleared; nobody new starts yet, because of:\n  Hold ${holdId}: `);
  expect(await run(runResume, '--reason', 'The relay is mended', '--hold', String(holdId))).toMatchObject({
    code: 0,
  });
});

test.each([
  ['no reason', runPause, ['Small'], '--reason needs a sentence'],
  [
    'a rollout that is not there',
    runPause,
    ['Big', '--reason', 'Because'],
    'Name the rollout by its number, one of: ',
  ],
  ['a hold that is not there', runResume, ['--reason', 'Because', '--hold', '999'], 'hold'],
  ['a hold that is no number', runResume, ['--reason', 'Because', '--hold', 'x'], '--hold needs the number'],
  ['two names', runStatus, ['Small', 'Big'], 'Name one rollout'],
])('%s is refused with what to do', async (_, verb, argv, sentence) => {
  const { code, errors } = await run(verb, ...argv);
  expect(code).toBe(2);
  expect(errors).toContain(sentence);
});

test('--json says everything, with sentences in words', async () => {
  const { out } = await run(runStatus, 'Small', '--json');
  expect(JSON.parse(out)).toMatchObject({ name: 'Small', population: 120, targeted: 40, holds: [] });
});
