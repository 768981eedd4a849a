/**
 * The settings the built-in PostgreSQL runs with: one machine shared with the program itself, a few hundred
 * thousand people, crash-safe. Given on the command line so that they always belong to the running version.
 */
import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

/** `full` survives a power cut; `none` is for tests and scratch databases, whose data nobody wants back. */
export type Durability = 'full' | 'none';

const ROOMY_SHARED_MEMORY_BYTES = 512 * 1024 * 1024;

/** For tables and indexes in use; what does not fit is copied in and out of the system's own cache. */
const pagesMegabytes = { min: 128, max: 1024 } as const;

/** Settings by name, for `postgres -c name=value`. */
export function serverSettings(durability: Durability): Readonly<Record<string, string>> {
  return {
    max_connections: '100',
    shared_buffers: `${durability === 'full' ? roomForPages() : pagesMegabytes.min}MB`,
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : sharedMemoryType(),
    // No replicas here, so bulk loads need not be written twice.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // A checkpoint in the midst of a wave of a million writes every page once more.
    max_wal_size: '4GB',
    // A wave of a million writes more than the default holds before a transaction ends.
    wal_buffers: '32MB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    // Compiling a plan costs 50-200 ms, more than our queries take.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    password_encryption: 'scram-sha-256',
    log_min_duration_statement: durability === 'full' ? '2000' : '-1',
    logging_collector: 'off',
    cluster_name: 'bellwether',
    ...(durability === 'none' && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      autovacuum: 'off',
    }),
  };
}

/** An eighth of the memory there is, in MB: the program itself and the system's cache need theirs. */
function roomForPages(): number {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.min(Math.max(Math.floor(bytes / 8 / 1024 ** 2), pagesMegabytes.min), pagesMegabytes.max);
}

/** Containers often get 64 MB of shared memory, where a parallel query would fail; files cannot run out that way. */
function sharedMemoryType(): string {
  if (process.platform !== 'linux') return 'posix';
  try {
    const { bsize, blocks } = statfsSync('/dev/shm');
    return bsize * blocks >= ROOMY_SHARED_MEMORY_BYTES ? 'posix' : 'mmap';
  } catch {
    return 'mmap';
  }
}
