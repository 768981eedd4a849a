/** A process that works on a database through a proxy, so that it can be killed at any of its commits. */
import { once } from 'node:events';
import { runJoinedProgram } from '#test/support/child-program.ts';
import { openCommitProxy, type Fate } from './commit-proxy.ts';

export type KillableProgram = {
  /** Lets it work; resolves when it is done (true) or has been killed (false). */
  readonly run: () => Promise<boolean>;
  readonly kill: () => void;
  readonly close: () => Promise<void>;
};

/**
 * Starts a process and waits until it is connected; commits from then on are in the hands of `atCommit`. `work` is the
 * body of a program that finds `database` and `args`; `imports` are its import statements.
 */
export async function startKillable(
  applicationUrl: string,
  program: { readonly imports: string; readonly work: string; readonly args: readonly unknown[] },
  atCommit: () => Fate = () => 'passes',
): Promise<KillableProgram> {
  let kill = (): void => undefined;
  const proxy = await openCommitProxy(applicationUrl, { atCommit, kill: () => kill() });
  const source = `
    import { once } from 'node:events';
    import { openDatabase } from '#server/platform/db/database.ts';
    ${program.imports}
    const database = await openDatabase(process.argv[2], { poolSize: 4 });
    const args = JSON.parse(process.argv[3]);
    console.log('ready');
    await once(process.stdin, 'data');
    ${program.work}
    process.exit(0);`;
  const child = await runJoinedProgram(source, [proxy.url, JSON.stringify(program.args)]);
  kill = () => void child.process.kill('SIGKILL');
  if ((await child.nextLine()) !== 'ready') throw new Error('the program did not start');
  return {
    kill,
    run: async () => {
      child.process.stdin!.write('go\n');
      const { code, signal, errors } = await child.exited;
      if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the program failed by itself: ${errors}`);
      return code === 0;
    },
    close: async () => {
      kill();
      if (child.process.exitCode === null && child.process.signalCode === null)
        await once(child.process, 'close');
      proxy.close();
    },
  };
}
