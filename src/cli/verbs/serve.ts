/** `serve`: runs the server until it is told to stop, and prints where it is. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { readConfig, type Config } from '#server/platform/config.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';
import type { RunningServer } from '#server/main.ts';
import { openServerStorage } from '#server/open-storage.ts';
import type { VerbIo } from './database-verb.ts';

/** Resolves with the exit code when the server has stopped: 0 after SIGINT or SIGTERM, 1 when it could not run. */
export async function runServe(argv: readonly string[], io: VerbIo): Promise<number> {
  let server: RunningServer;
  try {
    server = await start(readConfig(process.env, argv), (message) => io.out(`${message} …`));
  } catch (error) {
    if (!(error instanceof StartUpProblem)) throw error;
    io.error(error.sentence);
    io.error(error.mend);
    return 3;
  }
  printWelcome(server, io);
  const reason = await Promise.race([waitForSignal(), server.databaseGone.then(() => 'gone' as const)]);
  if (reason === 'gone') io.error('The database has stopped. Start Bellwether again.');
  else io.out('Stopping …');
  // A second signal ends the process at once, in case something does not let go.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await server.stop();
  return reason === 'gone' ? 1 : 0;
}

/** Loads most of the program while the database starts: together they take a third less than one after the other. */
async function start(config: Config, onProgress: (message: string) => void): Promise<RunningServer> {
  const launched = Promise.withResolvers<void>();
  const storage = openServerStorage(config, { onProgress, onLaunched: launched.resolve });
  await Promise.race([launched.promise, storage]);
  await import('#server/platform/http/server.ts');
  await giveWay();
  const { startServer } = await import('#server/main.ts');
  await giveWay();
  const launcher = launcherIsDone();
  // A database that cannot be opened is said at once.
  await Promise.race([launcher, storage.then(() => launcher)]);
  return await startServer(config, { onProgress, storage });
}

/** Lets the database be answered between two parts of loading, which take a few hundred milliseconds each. */
async function giveWay(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await setImmediate();
}

/** On a first start the launcher builds the web app while the database is made; without it, nobody would see a page. */
async function launcherIsDone(): Promise<void> {
  const { channel, env } = process;
  if (env['BELLWETHER_AWAITS_LAUNCHER'] !== '1' || channel === undefined || channel === null) return;
  channel.ref();
  await once(process, 'message');
  channel.unref();
}

function printWelcome({ address, setupLink }: RunningServer, io: VerbIo): void {
  if (address === '') return io.out('Bellwether’s worker is running. Press Ctrl+C to stop it.');
  io.out(`Bellwether is running at ${address}`);
  if (setupLink !== null) {
    io.out('');
    io.out('Open this link to set it up. It works once, and for one day:');
    io.out(`  ${setupLink}`);
  }
  io.out('');
  io.out('Press Ctrl+C to stop.');
}

async function waitForSignal(): Promise<'signal'> {
  return await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('signal'));
  });
}
