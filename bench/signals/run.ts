/**
 * Signals per second: batches of 1,000 through POST /api/v1/signals, against a bare multi-row INSERT of the same rows
 * into an identical table, turn by turn in the same run. Both commit durably per batch.
 * Run: node bench/signals/run.ts [batches]
 */
import type { Signal } from '#contracts/signals.ts';
import { quantile, withServer, type BenchServer } from '../support/bench-server.ts';

const batchSize = 1000;
const batches = Number(process.argv[2] ?? 60);
const warmUp = 5;

function makeBatch(number: number): Signal[] {
  return Array.from({ length: batchSize }, (_, index) => ({
    key: `b${number}-${index}`,
    kind: 'device.enrolled',
    subject: 'device',
    reference: `device-${(number * batchSize + index) % 100_000}`,
    at: new Date(1_800_000_000_000 + number * 1000 + index).toISOString(),
  }));
}

async function throughApi({ address, token }: BenchServer, signals: readonly Signal[]): Promise<number> {
  const body = JSON.stringify({ source: 'bench', signals });
  const began = performance.now();
  const response = await fetch(`${address}/api/v1/signals`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  const answer = (await response.json()) as { accepted?: number };
  if (answer.accepted !== signals.length) throw new Error(`the API answered ${JSON.stringify(answer)}`);
  return performance.now() - began;
}

async function bare({ owner, organisationId }: BenchServer, signals: readonly Signal[]): Promise<number> {
  const values: unknown[] = [];
  const rows = signals.map((signal, index) => {
    values.push(
      organisationId,
      'bench',
      signal.key,
      signal.kind,
      signal.subject,
      signal.reference,
      signal.at,
    );
    return `(${[1, 2, 3, 4, 5, 6, 7].map((column) => `$${index * 7 + column}`).join(', ')})`;
  });
  const began = performance.now();
  await owner.query(
    `insert into signal_bare (organisation_id, source, idempotency_key, kind, subject_kind, subject_reference, occurred_at)
     values ${rows.join(', ')}`,
    values,
  );
  return performance.now() - began;
}

await withServer(async (server) => {
  await server.owner.query('create table signal_bare (like signal including all)');
  const times = { api: [] as number[], bare: [] as number[] };
  for (let number = 0; number < batches + warmUp; number++) {
    const signals = makeBatch(number);
    const api = await throughApi(server, signals);
    const insert = await bare(server, signals);
    if (number < warmUp) continue;
    times.api.push(api);
    times.bare.push(insert);
  }
  const perSecond = (values: readonly number[]): number => (batchSize * 1000) / quantile(values, 0.5);
  console.log(`batches of ${batchSize}, ${batches} measured after ${warmUp}, medians`);
  console.log(`bare INSERT      ${Math.round(perSecond(times.bare))} rows/s`);
  console.log(`POST /signals    ${Math.round(perSecond(times.api))} rows/s`);
  console.log(
    `ratio            ${(perSecond(times.api) / perSecond(times.bare)).toFixed(2)} (wanted: at least 0.60)`,
  );
});
