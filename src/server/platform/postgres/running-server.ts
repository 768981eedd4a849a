/**
 * Finds out whether a PostgreSQL server is already running on a cluster folder: left by a Bellwether that was
 * killed, or used by one that is alive. Tells a stale note (postmaster.pid) from a living server.
 */
import { realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { StartUpProblem } from '../start-up-problem.ts';
import { connectionStringFor, type ClusterPaths, type ClusterState } from './cluster-folder.ts';
import { forgetPostmaster, readPostmasterFile, stopPostmaster } from './postmaster.ts';
import { isAlive, workingFolder } from './running-process.ts';

const SILENCE_PATIENCE_MILLISECONDS = 5_000;

/** The id of the server that runs on this folder and answers; null when none does and one may be started. */
export async function findRunningServer(
  paths: ClusterPaths,
  state: ClusterState,
  onProgress: (message: string) => void,
): Promise<number | null> {
  let silentSince: number | null = null;
  let told = false;
  for (;;) {
    const file = readPostmasterFile(paths.cluster);
    if (file === null) return null;
    const answer = await ask(state);
    if (answer === 'ready') return file.pid;
    if (!isAlive(file.pid)) return null;
    if (!isServerAlive(paths, file.pid)) {
      // The id now belongs to another program; PostgreSQL itself would be afraid of it.
      forgetPostmaster(paths);
      return null;
    }
    if (answer === 'busy') {
      if (!told) onProgress('Waiting for the database that is starting or stopping');
      told = true;
    } else {
      silentSince ??= Date.now();
      if (Date.now() - silentSince > SILENCE_PATIENCE_MILLISECONDS) {
        await stopSilentServer(paths, file.pid);
        return null;
      }
    }
    await wait(50);
  }
}

/** True while the process is the server of this very folder, as far as the system tells. */
export function isServerAlive(paths: ClusterPaths, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const folder = workingFolder(pid);
  return folder === null || folder === realpathSync(paths.cluster);
}

type Answer = 'ready' | 'busy' | 'silent';

async function ask(state: ClusterState): Promise<Answer> {
  if (state.port === 0) return 'silent';
  const client = new Client({
    connectionString: connectionStringFor(state, 'owner', 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    // 57P03: starting up or shutting down. 53300: too many connections, so it runs.
    const code = (error as { code?: string }).code;
    if (code === '53300') return 'ready';
    return code === '57P03' ? 'busy' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Its socket has been swept away or its password is not ours: nobody can use it, so it makes room. */
async function stopSilentServer(paths: ClusterPaths, pid: number): Promise<void> {
  await stopPostmaster(paths, pid, null);
  if (!isAlive(pid)) return;
  throw new StartUpProblem(
    `A database server (process ${pid}) holds ${paths.cluster} but does not answer.`,
    `Stop it with: kill -INT ${pid}, and start again.`,
  );
}
