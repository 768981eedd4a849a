/** Variables of the environment for one test file: the files of a worker share the process. */
import { afterAll } from 'vitest';

/** Sets it at once, and as it was before when the file is done. Call it at the top level. */
export function setForThisFile(name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  afterAll(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}
