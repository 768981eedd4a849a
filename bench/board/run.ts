/**
 * The board over a million enrolments: the time of GET /board at the API, against counting the same people with a
 * plain GROUP BY in the same run; and the time of GET /breakdown by an attribute, which does count. The database has
 * written out what filling it left behind, so that the time is that of reading.
 * Run: node bench/board/run.ts [enrolments]
 */
import { quantile, withServer, type BenchServer } from '../support/bench-server.ts';

const enrolments = Number(process.argv[2] ?? 1_000_000);
const stages = 20;
const requests = 400;

async function fill({ owner, organisationId }: BenchServer): Promise<number> {
  await owner.query(
    `insert into person (organisation_id, external_id, display_name, attributes, fingerprint)
     select $1, 'p' || n, 'Person ' || n, jsonb_build_object('department', 'Department ' || n % 24), n
     from generate_series(1, $2) as n`,
    [organisationId, enrolments],
  );
  await owner.query('update organisation set person_count = $2 where organisation_id = $1', [
    organisationId,
    enrolments,
  ]);
  const { rows } = await owner.query<{ rollout_id: number }>(
    `insert into rollout (organisation_id, name, status, settings, author_name, created_at)
     values ($1, 'Measured', 'draft', '{"gateQuorum":1,"startHour":9,"targetOn":null}', 'bench', now()) returning rollout_id`,
    [organisationId],
  );
  const rolloutId = rows[0]!.rollout_id;
  await owner.query(
    `insert into stage (organisation_id, rollout_id, kind, ordinal, name, status_at)
     select $1, $2, 'wave', n, 'Wave ' || n, now() from generate_series(1, $3) as n`,
    [organisationId, rolloutId, stages],
  );
  await owner.query(
    `insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status, status_at, trained_at,
       trained_by)
     select p.organisation_id, $2, s.stage_id, p.person_id, p.person_id,
       (array['eligible', 'scheduled', 'notified', 'started', 'succeeded', 'succeeded', 'failed'])[1 + p.person_id % 7], now(),
       case when p.person_id % 3 = 0 then now() end, case when p.person_id % 3 = 0 then 'signal' end
     from person p join stage s on s.organisation_id = p.organisation_id and s.rollout_id = $2
       and s.ordinal = 1 + p.person_id % $3
     where p.organisation_id = $1`,
    [organisationId, rolloutId, stages],
  );
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  return rolloutId;
}

await withServer(async (server) => {
  const rolloutId = await fill(server);
  const read = async (): Promise<number> => {
    const began = performance.now();
    const response = await fetch(`${server.address}/api/v1/rollouts/${rolloutId}/board`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    const board = (await response.json()) as { targeted: number };
    if (board.targeted !== enrolments)
      throw new Error(`the board counts ${board.targeted}, not ${enrolments}`);
    return performance.now() - began;
  };
  for (let warmUp = 0; warmUp < 20; warmUp++) await read();
  const times: number[] = [];
  for (let request = 0; request < requests; request++) times.push(await read());

  const began = performance.now();
  await server.owner.query('select stage_id, status, count(*) from enrolment group by 1, 2');
  const counting = performance.now() - began;
  console.log(`board over ${enrolments} enrolments in ${stages} stages, ${requests} requests`);
  console.log(
    `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms (wanted: p99 at most 20 ms)`,
  );
  console.log(
    `plain GROUP BY ${counting.toFixed(0)} ms; ratio p50 / GROUP BY ${(quantile(times, 0.5) / counting).toFixed(4)}`,
  );
  const byGroup: number[] = [];
  for (let request = 0; request < 5; request++) {
    const asked = performance.now();
    const response = await fetch(`${server.address}/api/v1/rollouts/${rolloutId}/breakdown?by=department`, {
      headers: { authorization: `Bearer ${server.token}` },
    });
    const { rows } = (await response.json()) as { rows: unknown[] };
    if (rows.length !== 24) throw new Error(`the breakdown has ${rows.length} groups, not 24`);
    byGroup.push(performance.now() - asked);
  }
  console.log(
    `breakdown by department ${quantile(byGroup, 0.5).toFixed(0)} ms; ratio to GROUP BY ${(quantile(byGroup, 0.5) / counting).toFixed(1)}`,
  );
});
