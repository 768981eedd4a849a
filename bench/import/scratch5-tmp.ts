import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { inOrganisation, inSystem, openDatabase, clientOf } from '#server/platform/db/database.ts';
import { openFile, readPath } from '#server/features/people/pieces.ts';
import { inspectFile } from '#server/features/people/inspect-file.ts';
import { compileFile } from '#server/features/people/read-file.ts';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
const size = process.argv[2] ?? '100000'; const batch = Number(process.argv[3] ?? 5000); const dropFk = process.argv[4] === 'nofk';
const server = await startEmbeddedPostgres({ dataFolder: '/tmp/pb/data' });
const watch = new Client({ connectionString: server.connectionString }); await watch.connect(); const seen: Record<string, number> = {}; const timer = setInterval(() => void watch.query("select backend_type, wait_event_type, wait_event, state from pg_stat_activity where (backend_type='client backend' and query like 'insert into person%') or (backend_type in ('checkpointer'))").then((r) => { for (const x of r.rows) { const k = Object.values(x).join('/'); seen[k] = (seen[k] ?? 0) + 1; } }), 50); timer.unref();
const owner = new Client({ connectionString: server.connectionString }); await owner.connect();
console.log((await owner.query('select datcollate, datlocprovider, datlocale from pg_database where datname=current_database()')).rows);
if (dropFk) await owner.query('alter table person drop constraint if exists person_organisation_fkey');
const database = await openDatabase(server.applicationConnectionString, { poolSize: 2 });
const org = await inSystem(database, async (tx) => await createOrganisation(tx, { name: 'x', kind: 'live', timeZone: 'UTC', virtualNow: null, parentOrganisationId: null } as const));
const cpu = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) / 100; };
function textArray(values: (string | null)[]): Buffer {
  let size = 20; for (const v of values) size += 4 + (v === null ? 0 : v.length * 3);
  const b = Buffer.allocUnsafe(size); b.writeInt32BE(1, 0); b.writeInt32BE(1, 4); b.writeInt32BE(25, 8); b.writeInt32BE(values.length, 12); b.writeInt32BE(1, 16);
  let at = 20; for (const v of values) { if (v === null) { b.writeInt32BE(-1, at); at += 4; continue; } const n = b.utf8Write(v, at + 4); b.writeInt32BE(n, at); at += 4 + n; }
  return b.subarray(0, at);
}
function intArray(values: number[]): Buffer {
  const b = Buffer.allocUnsafe(20 + 12 * values.length); b.writeInt32BE(1, 0); b.writeInt32BE(0, 4); b.writeInt32BE(20, 8); b.writeInt32BE(values.length, 12); b.writeInt32BE(1, 16);
  let at = 20; for (const v of values) { b.writeInt32BE(8, at); b.writeBigInt64BE(BigInt(v), at + 4); at += 12; } return b;
}
await inOrganisation(database, org, async (tx) => {
  const client = clientOf(tx);
  const pid = (await client.query('select pg_backend_pid() as pid')).rows[0].pid as number;
  const opened = await openFile(readPath(`/tmp/pb/files${size}/people.csv`));
  const inspected = inspectFile(opened.opening, { fileName: 'p', subject: 'people' });
  if (!inspected.ok) throw new Error();
  const compiled = compileFile('people', inspected.value.mapping); if (!compiled.ok) throw new Error();
  let text = ''; const cols: (string | null)[][] = Array.from({ length: 7 }, () => []); let fps: number[] = [];
  const c0 = process.cpuUsage(); const b0 = cpu(pid); const t0 = performance.now();
  let pendingQuery: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    if (text === '') return;
    const params = [Buffer.from(text.slice(0, -1))]; text = '';
    for (let i = 0; i < 7; i++) cols[i] = []; fps = [];
    await pendingQuery;
    pendingQuery = client.query({ name: 'ins', text: `insert into person (organisation_id, external_id, display_name, given_name, email, locale, manager_external_id, attributes, fingerprint)
      select ${org}, a[1], a[2], a[3], a[4], a[5], a[6], a[7]::jsonb, a[8]::bigint from (select string_to_array(l, E'\\t', '\\\\N') a from string_to_table($1::text, E'\\n') l offset 0) t`, values: params });
  };
  let n = 0; 
  await compiled.value.read(opened.pieces, {
    onRecord(r) { const p = r as never as Record<string, string | null> & { attributes: Record<string, string> };
      const o = (x: string | null | undefined) => x ?? '\\N'; text += `${o(p['externalId'])}\t${o(p['displayName'])}\t${o(p['givenName'])}\t${o(p['email'])}\t${o(p['language'])}\t${o(p['managerExternalId'])}\t${JSON.stringify(p.attributes)}\t${++n}\n`; },
    onRefused() {}, onSkipped() {}, onShapeWarning() {},
    async onPiece() { await flush(); },
  });
  await pendingQuery;
  const u = process.cpuUsage(c0); console.log('direct node cpu', ((u.user + u.system) / 1e6).toFixed(2), 'pg cpu', (cpu(pid) - b0).toFixed(2), 'wall', ((performance.now() - t0) / 1000).toFixed(2));
  throw new Error('rollback');
}).catch((e: Error) => { if (e.message !== 'rollback') throw e; });
console.log(seen); clearInterval(timer); await watch.end();
await owner.end(); await database.close(); await server.stop();
