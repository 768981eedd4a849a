import { expect, test } from 'vitest';
import { VERBS } from './verbs.ts';

test.each(VERBS.filter(({ usage }) => usage === undefined).map(({ name, load }) => [name, load] as const))(
  '%s explains itself with --help, whatever the state of the data',
  async (name, load) => {
    const lines: string[] = [];
    const run = await load();
    const code = await run(['--help'], {
      out: (line) => void lines.push(line),
      error: (line) => void lines.push(line),
    });
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain(name);
  },
);
