/**
 * `bellwether rehearse`: runs a whole rollout on a virtual clock in a database of its own, writes a readable report
 * and removes the database again. What happens is the engine's; how the report looks is in ../rehearsal-report.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  InputRefused,
  RehearsalRefused,
  rehearseDirectory,
  type Rehearsal,
} from '#server/engine/rehearsal/index.ts';
import { openDatabase, type Database } from '#server/platform/db/database.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';
import { prepareDatabase } from '#server/platform/prepare-database.ts';
import type { ReportFile } from '../rehearsal-report/report-file.ts';
import { summarise } from '../rehearsal-report/summary.ts';
import { writeReport } from '../rehearsal-report/write-report.ts';
import type { VerbIo } from '../verbs.ts';
import { UsageError } from './usage-error.ts';
import { readRehearseCommand, rehearseUsage, type RehearseCommand } from './rehearse-flags.ts';

const exit = {
  finished: 0,
  endedOtherwise: 1,
  unusableInput: 2,
  couldNotStart: 3,
  interrupted: 130,
} as const;

const dayMilliseconds = 86_400_000;

/** Returns the exit code: 0 every wave passed, 1 ended otherwise, 2 unusable input, 3 could not start. */
export async function runRehearse(argv: readonly string[], io: VerbIo): Promise<number> {
  const startedAt = performance.now();
  const interruption = watchInterruption(io);
  try {
    const command = readRehearseCommand(argv, new Date());
    if (command === 'help') {
      io.out(rehearseUsage);
      return exit.finished;
    }
    const rehearsal = await withScratchDatabase(
      async (database) => await rehearse(database, command, io, interruption.signal),
    );
    if (interruption.signal.aborted) return exit.interrupted;
    const report = buildReport(rehearsal, command, (performance.now() - startedAt) / 1000);
    const { people, cohort } = rehearsal.gathered;
    writeReport(command.folder, { report, people, cohort });
    if (!command.printsJson) for (const line of summarise(report, command.folder)) io.out(line);
    else {
      io.out(JSON.stringify(report));
      if (!report.outcome.isFinished) io.error(report.outcome.sentence);
    }
    return report.outcome.isFinished ? exit.finished : exit.endedOtherwise;
  } catch (error) {
    if (interruption.signal.aborted) return exit.interrupted;
    if (error instanceof StartUpProblem) return complain(io, error, exit.couldNotStart);
    const isInput = [UsageError, InputRefused, RehearsalRefused].some((kind) => error instanceof kind);
    if (isInput) return complain(io, error as Error, exit.unusableInput);
    throw error;
  } finally {
    interruption.forget();
  }
}

function complain(io: VerbIo, error: Error, code: number): number {
  io.error(error.message);
  return code;
}

async function rehearse(
  database: Database,
  { wishes }: RehearseCommand,
  io: VerbIo,
  signal: AbortSignal,
): Promise<Rehearsal> {
  let nextWordAt = wishes.begin.getTime();
  return await rehearseDirectory(database, wishes, {
    onPhase: (phase) => {
      signal.throwIfAborted();
      io.error(phase);
    },
    onStep: async (now, countDone) => {
      signal.throwIfAborted();
      if (now.getTime() >= nextWordAt) {
        while (nextWordAt <= now.getTime()) nextWordAt += 7 * dayMilliseconds;
        io.error(`  ${now.toISOString().slice(0, 10)}  ${await countDone()} done`);
      }
      return true;
    },
  });
}

/** Runs the work in a database that exists only meanwhile. */
async function withScratchDatabase<Value>(work: (database: Database) => Promise<Value>): Promise<Value> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bellwether-rehearsal-'));
  try {
    const postgres = await startEmbeddedPostgres({ dataFolder, durability: 'none' });
    try {
      await prepareDatabase(postgres.connectionString);
      const database = await openDatabase(postgres.applicationConnectionString, { poolSize: 3 });
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ctrl-C ends the work at its next step, so that the database is stopped and removed in order. */
function watchInterruption(io: VerbIo): { readonly signal: AbortSignal; readonly forget: () => void } {
  const controller = new AbortController();
  const stop = () => {
    if (!controller.signal.aborted) io.error('Stopping. Nothing will be written.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: controller.signal,
    forget: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

function buildReport(
  { gathered, plan, input }: Rehearsal,
  { wishes }: RehearseCommand,
  seconds: number,
): ReportFile {
  const { report } = gathered;
  const virtual = Date.parse(report.rollout.virtualEnd) - Date.parse(report.rollout.virtualBegin);
  return {
    ...report,
    input,
    settings: {
      by: plan.by,
      size: plan.size,
      axis: plan.waves.axis,
      peoplePerWeek: plan.waves.peoplePerWeek,
      begin: wishes.begin.toISOString(),
      scenario: typeof wishes.scenario === 'string' ? wishes.scenario : wishes.scenario.name,
      seed: wishes.seed,
    },
    timings: { seconds: Number(seconds.toFixed(2)), virtualDays: Math.round(virtual / dayMilliseconds) },
  };
}
