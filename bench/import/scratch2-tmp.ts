import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { createReadStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
const size = process.argv[2] ?? '100000';
const dir = `/tmp/pb/files${size}`;
const server = await startEmbeddedPostgres({ dataFolder: '/tmp/pb/data' });
const owner = new Client({ connectionString: server.connectionString }); await owner.connect();
const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) / 100; };
const pid = (await owner.query('select pg_backend_pid() as pid')).rows[0].pid as number;
const src = readFileSync('bench/import/run.ts', 'utf8');
const plainTables = /plainTables = `([^`]+)`/.exec(src)![1]!;
const cols: Record<string,string> = { person: /person:\s*'([^']+)'/.exec(src)![1]!, device: /device:\s*'([^']+)'/.exec(src)![1]! };
await owner.query('drop table if exists plain_person, plain_device');
await owner.query(plainTables);
for (const [subject, table] of [['people', 'person'], ['devices', 'device']] as const) {
  const b0 = cpu(pid), t0 = performance.now();
  await pipeline(createReadStream(`${dir}/${subject}.csv`, { highWaterMark: 1 << 20 }), owner.query(copyFrom(`copy plain_${table} (${cols[table]}) from stdin (format csv, header)`)));
  console.log(table, 'pg cpu', (cpu(pid) - b0).toFixed(2), 'wall', ((performance.now() - t0) / 1000).toFixed(2));
}
await owner.end(); await server.stop();
