/** Runs a program to its end in processes that are killed at commit after commit. */
import type { Fate } from './commit-proxy.ts';
import type { KillableProgram } from './killable-program.ts';

export type KillReport = { readonly kills: number; readonly before: number; readonly commits: number };

export type KillPlan = {
  /** Starts the program, which asks at every commit. */
  readonly start: (atCommit: () => Fate) => Promise<KillableProgram>;
  readonly killsMax: number;
  /** The how-manieth commit of a process is its last, process after process, round and round. */
  readonly strides: readonly number[];
  /** After each death. */
  readonly afterKill: () => Promise<void>;
};

/** Deaths from elsewhere, such as a mail server that kills; more, and the program does not come to its end. */
const otherKillsMax = 20;

/**
 * Kills one process after another, in turn before and after the database has done the commit, until `killsMax`; from
 * then on they run to the end, which may come sooner. While one works the next is being started.
 */
export async function runWithKills({ start, killsMax, strides, afterKill }: KillPlan): Promise<KillReport> {
  const report = { kills: 0, before: 0, commits: 0 };
  const prepare = (attempt: number): Promise<KillableProgram> => {
    let seen = 0;
    const killsAt = strides[attempt % strides.length]!;
    // Progress is certain only where the database has done the commit.
    const deadly: Fate = attempt % 2 === 0 || killsAt === 1 ? 'after' : 'before';
    return start(() => {
      report.commits += 1;
      seen += 1;
      if (attempt >= killsMax || seen < killsAt) return 'passes';
      if (deadly === 'before') report.before += 1;
      return deadly;
    });
  };
  let next = prepare(0);
  for (let attempt = 0; attempt <= killsMax + otherKillsMax; attempt++) {
    const program = await next;
    next = prepare(attempt + 1);
    let isDone: boolean;
    try {
      isDone = await program.run();
    } catch (error) {
      await (await next).close();
      throw error;
    } finally {
      await program.close();
    }
    if (isDone) {
      await (await next).close();
      return report;
    }
    report.kills += 1;
    await afterKill();
  }
  throw new Error(`the program did not come to its end after ${report.kills} deaths`);
}
