import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { runCohort } from './cohort.ts';

const guide = fileURLToPath(new URL('../../../docs/guide/', import.meta.url));
const examples = join(guide, 'examples');
const written = await mkdtemp(join(tmpdir(), 'cohort-guide-'));
afterAll(() => rm(written, { recursive: true, force: true }));

/** The commands of the guide with what it says they print, in order. */
async function commandsOfGuide(): Promise<{ argv: string[]; printed: string[] }[]> {
  const text = await readFile(join(guide, 'command-line.md'), 'utf8');
  return [...text.matchAll(/```console\n\$ bellwether cohort ([^\n]*)\n([^`]*)```/g)].map(
    ([, command, printed]) => ({
      argv: command!.split(' '),
      printed: printed!.split('\n').filter((line) => line !== '' && !line.trim().startsWith('…')),
    }),
  );
}

/** Files the commands write go to a folder of their own; those they read are the examples or written before. */
function placed(argv: readonly string[]): string[] {
  return argv.map((word, index) => {
    if (!/\.(csv|json)$/.test(word)) return word;
    const isWritten = ['--out', '--report', '--cohort'].includes(argv[index - 1]!);
    return join(isWritten ? written : examples, word);
  });
}

test('the commands of the guide print what the guide says', async () => {
  const commands = await commandsOfGuide();
  expect(commands).toHaveLength(4);
  for (const { argv, printed } of commands) {
    const lines: string[] = [];
    const code = await runCohort(placed(argv), { out: (line) => lines.push(line), error: () => undefined });
    expect(code).toBe(0);
    const said = lines.map((line) => line.replaceAll(`${written}/`, ''));
    for (const line of printed) expect(said).toContain(line);
  }
});
