/** Targeting groups on the command line: the list, a file read, and the file that puts a group right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addTargetingGroup } from '#server/features/targeting/index.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { setForThisFile } from '#test/support/environment.ts';
import { createSmallOrganisation, pilotSize } from '#test/support/small-organisation.ts';
import { runTargeting } from './targeting.ts';

const { database, ownerUrl } = await createTestDatabase();
setForThisFile('DATABASE_URL', ownerUrl);
const folder = mkdtempSync(join(tmpdir(), 'bellwether-targeting-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a group is listed, handed over, read, and what differs is said', async () => {
  const { organisationId, rolloutId, inside, live } = await createSmallOrganisation(database);
  const run = async (...argv: string[]) => {
    const [out, errors]: [string[], string[]] = [[], []];
    const code = await runTargeting([...argv, '--organisation', String(organisationId)], {
      out: (line) => void out.push(line),
      error: (line) => void errors.push(line),
    });
    return { code, out: out.join('\n'), errors: errors.join('\n') };
  };
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('No targeting groups') });
  const file = join(folder, 'members.csv');
  expect(await run('--add', file)).toMatchObject({
    code: 2,
    errors: expect.stringContaining('no targeting group'),
  });

  await inside(
    async (tx, context) =>
      await addTargetingGroup(tx, context, rolloutId, {
        ...{ name: 'Ring 1', stageId: null, holds: 'people', leadDays: 30, read: null },
      }),
  );
  await live('2027-01-04T08:00:00Z');
  expect(await run()).toMatchObject({ code: 0, out: expect.stringContaining('not read yet') });
  expect(await run('--add', join(folder, 'no', 'folder.csv'))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('cannot be written'),
  });
  expect((await run()).out).not.toContain('requested');
  expect(await run('--add', file, '--dry-run')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`would hold ${pilotSize} members to add. Nothing was changed.`),
  });
  expect(await run('--add', file, '--shown', String(pilotSize + 1))).toMatchObject({
    code: 2,
    errors: expect.stringContaining(`concerned ${pilotSize + 1} when it was shown`),
  });
  expect(await run('--read', file, '--dry-run')).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--dry-run and --shown go with'),
  });
  expect((await run()).out).not.toContain('requested');
  expect(await run('--add', file, '--shown', String(pilotSize))).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${pilotSize} members to add`),
  });
  expect((await run()).out).toContain(`${pilotSize} requested`);

  const lines = (await readFile(file, 'utf8')).split('\r\n');
  expect(lines[0]).toBe('version:v1.0');
  expect(await run('--read', file)).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${pilotSize} members`),
  });
  await writeFile(file, lines.toSpliced(2, 3).join('\r\n'));
  const second = await run('--read', file);
  expect(second).toMatchObject({ code: 1, out: expect.stringContaining('New: taken out 3') });
  expect(await run()).toMatchObject({ code: 1, out: expect.stringContaining('taken out: 3') });
  await writeFile(file, 'email\n"unclosed@example.com\n');
  expect(await run('--read', file)).toMatchObject({
    code: 2,
    errors: expect.stringContaining('Nothing was read'),
  });
});
