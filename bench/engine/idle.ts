/** What idle rollouts cost: transactions of the database and processor time of the server, a minute, beside none. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServer } from '../support/bench-server.ts';
import { addRollout, readRow, untilAtRest } from './place-rollout.ts';

const rollouts = 100;

type Cost = { readonly transactions: number; readonly milliseconds: number };

export async function measureIdle(server: BenchServer, seconds: number): Promise<void> {
  // What PostgreSQL tidies after the making of the rollouts would be counted as theirs.
  await server.owner.query('alter system set autovacuum = off');
  await server.owner.query('select pg_reload_conf()');
  const without = await costOfAMinute(server, seconds);
  for (let index = 0; index < rollouts; index++) await addRollout(server, `Idle ${index}`, 'in_progress');
  await untilAtRest(server);
  const beside = await costOfAMinute(server, seconds);
  const said = ({ transactions, milliseconds }: Cost): string =>
    `${transactions.toFixed(0)} transactions and ${milliseconds.toFixed(0)} ms of processor time a minute`;
  console.log(`${rollouts} idle rollouts: ${said(beside)}; none: ${said(without)} (wanted: no more)`);
}

async function costOfAMinute(server: BenchServer, seconds: number): Promise<Cost> {
  // A session that has become idle writes out its statistics up to ten seconds late.
  await sleep(11_000);
  const before = await countTransactions(server);
  const processor = process.cpuUsage();
  await sleep(seconds * 1000);
  const { user, system } = process.cpuUsage(processor);
  const aMinute = 60 / seconds;
  return {
    transactions: ((await countTransactions(server)) - before) * aMinute,
    milliseconds: ((user + system) / 1000) * aMinute,
  };
}

async function countTransactions(server: BenchServer): Promise<number> {
  const { total } = await readRow<{ total: string }>(
    server,
    'select xact_commit + xact_rollback as total from pg_stat_database where datname = current_database()',
    [],
  );
  return Number(total);
}
