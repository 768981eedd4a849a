/**
 * Stops PostgreSQL when Bellwether is killed without a chance to do it itself (kill -9, out of memory). A small
 * shell waits on a pipe whose other end only Bellwether holds; the pipe closes when Bellwether is gone, however
 * it went. Where there is no shell (Windows) the next start finds the running server instead.
 */
import { spawn } from 'node:child_process';
import type { ClusterPaths } from './cluster-folder.ts';
import { join } from 'node:path';

/** Same lock as folder-lock.ts; leaves the server alone while another registered process is alive. */
const SCRIPT = `
while read -r _; do :; done
rm -f "$3"
tries=0
until (set -C; echo "$$" > "$1") 2>/dev/null; do
  holder=
  read -r holder _ 2>/dev/null < "$1"
  if [ -n "$holder" ] && kill -0 "$holder" 2>/dev/null; then
    tries=$((tries + 1))
    [ "$tries" -gt 100 ] && exit 0
    sleep 0.1
  else
    rm -f "$1"
  fi
done
for file in "$2"/*; do
  name=\${file##*/}
  if kill -0 "\${name%%.*}" 2>/dev/null; then rm -f "$1"; exit 0; fi
done
read -r pid < "$4" && [ "$pid" = "$5" ] && kill -INT "$pid"
rm -f "$1"
`;

export type Guard = { readonly dismiss: () => void };

/** Posts a guard for this process; dismiss it before stopping the database in order. */
export function postGuard(paths: ClusterPaths, clientFile: string, postmasterPid: number): Guard {
  if (process.platform === 'win32') return { dismiss: () => undefined };
  const pidFile = join(paths.cluster, 'postmaster.pid');
  const args = ['-c', SCRIPT, 'bellwether-guard', paths.lock, paths.clients, clientFile, pidFile];
  const child = spawn('/bin/sh', [...args, String(postmasterPid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
  });
  // A machine without /bin/sh merely has no guard.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return {
    dismiss: () => {
      child.kill('SIGKILL');
    },
  };
}
