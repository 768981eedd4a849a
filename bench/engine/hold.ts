/**
 * A thousand people are running and a thousand are due. Fifty failures arrive, which is what the stop rule allows least:
 * from the answer to the sender until the hold stands, and how many of the due people started after all. Some trials
 * send the failures behind more reports than one batch of the engine takes. A trial with one failure less shows that
 * the due people would have started.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, type BenchServer } from '../support/bench-server.ts';
import { addPeople, addRollout, readRow, send, untilAtRest, type PlacedRollout } from './place-rollout.ts';

const running = 1000;
const due = 1000;
const limit = 50;
/** Reports that wait before the failures in every second trial; more than a batch of the engine. */
const reportsBefore = 12_000;
const waitedMost = 15_000;

type Trial = { readonly name: string; readonly failures: number; readonly before: number };

export async function measureHold(server: BenchServer, trials: number): Promise<void> {
  await addPeople(server, running + due);
  const control = await run(server, { name: 'control', failures: limit - 1, before: 0 });
  if (control.heldAfter !== null || control.beyond !== due)
    throw new Error(`without a reached rule ${control.beyond} of ${due} due people started`);
  const plain: number[] = [];
  const behind: number[] = [];
  let beyond = 0;
  for (let trial = 0; trial < trials; trial++) {
    const isBehind = trial % 2 === 1;
    const seen = await run(server, {
      name: `trial-${trial}`,
      failures: limit,
      before: isBehind ? reportsBefore : 0,
    });
    if (seen.heldAfter === null) throw new Error(`trial ${trial}: the reached rule did not hold`);
    (isBehind ? behind : plain).push(seen.heldAfter);
    beyond += seen.beyond;
  }
  const said = (values: readonly number[]): string =>
    `p50 ${quantile(values, 0.5).toFixed(0)} ms, most ${Math.max(...values).toFixed(0)} ms`;
  console.log(`stop rule reached → held: ${said(plain)} (wanted: below 1,000 ms)`);
  if (behind.length > 0) console.log(`the same behind ${reportsBefore} other reports: ${said(behind)}`);
  console.log(`started beyond it: ${beyond} of ${trials * due} due (wanted: 0)`);
}

async function run(
  server: BenchServer,
  { name, failures, before }: Trial,
): Promise<{ readonly heldAfter: number | null; readonly beyond: number }> {
  const placed = await addRollout(server, name, 'in_progress');
  const { rolloutId } = placed;
  await placePeople(server, placed);
  await send(server, 'PUT', `/rollouts/${rolloutId}/run-rules`, {
    stopRules: [{ scope: 'stage', attribute: null, unit: 'people', limit, minimumSample: 1 }],
    retries: [],
    reason: 'To be measured',
  });
  await untilAtRest(server);
  await server.owner.query(
    `update enrolment set scheduled_at = now() where rollout_id = $1 and status = 'notified'`,
    [rolloutId],
  );
  await addReports(server, name, before);
  await sendFailures(server, { name, rolloutId }, failures);
  const heldAfter = await untilHeld(server, rolloutId, failures >= limit ? waitedMost : 2000);
  await sleep(500);
  const { people } = await readRow<{ people: number }>(
    server,
    'select count(*)::integer as people from enrolment where rollout_id = $1 and position > $2 and started_at is not null',
    [rolloutId, running],
  );
  await server.owner.query(
    `update rollout set status = 'stopped', next_tick_at = null where rollout_id = $1`,
    [rolloutId],
  );
  return { heldAfter, beyond: people };
}

/** The first thousand have started; the others know a date which is not set yet. */
async function placePeople(
  { owner, organisationId }: BenchServer,
  { rolloutId, stageId }: PlacedRollout,
): Promise<void> {
  await owner.query(
    `insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status, scheduled_at,
       notified_at, started_at, status_at)
     select $1, $2, $3, person_id, n, case when n <= $4 then 'started' else 'notified' end,
       case when n <= $4 then now() end, now(), case when n <= $4 then now() end, now()
     from (select person_id, row_number() over (order by person_id) as n from person
       where organisation_id = $1 order by person_id limit $5) as p`,
    [organisationId, rolloutId, stageId, running, running + due],
  );
}

/** Reports that nobody is woken for, so that they wait with the failures. */
async function addReports(
  { owner, organisationId }: BenchServer,
  name: string,
  reports: number,
): Promise<void> {
  await owner.query(
    `insert into signal (organisation_id, source, idempotency_key, kind, subject_kind, subject_reference, occurred_at)
     select $1, 'bench', $2 || '-before-' || n, 'device.compliant', 'person', 'p' || (n % $4) + 1, now()
     from generate_series(1, $3) as n`,
    [organisationId, name, reports, running],
  );
}

async function sendFailures(
  server: BenchServer,
  { name, rolloutId }: { readonly name: string; readonly rolloutId: number },
  failures: number,
): Promise<void> {
  const signals = Array.from({ length: failures }, (_, index) => ({
    key: `${name}-${index}`,
    kind: 'device.enrolment_failed',
    subject: 'person',
    reference: `p${index + 1}`,
    rollout: rolloutId,
    at: new Date().toISOString(),
    detail: '0x80180014',
  }));
  await send(server, 'POST', '/signals', { source: 'bench', signals });
}

/** Milliseconds until a hold stands; null when none does within `most`. */
async function untilHeld(server: BenchServer, rolloutId: number, most: number): Promise<number | null> {
  const began = performance.now();
  while (performance.now() - began < most) {
    const { holds } = await readRow<{ holds: number }>(
      server,
      'select count(*)::integer as holds from hold where rollout_id = $1 and cleared_at is null',
      [rolloutId],
    );
    if (holds > 0) return performance.now() - began;
    await sleep(5);
  }
  return null;
}
