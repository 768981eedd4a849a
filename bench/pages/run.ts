/**
 * What the pages ask about a rollout of a million people with their devices, at the API: every route that reads, with
 * the rollout and the stage under way for what it asks, the slowest first. Prints those that take longer than a tenth of
 * the wanted second.
 * Run: node bench/pages/run.ts [people] [repetitions]
 */
import { routes } from '#contracts/routes.ts';
import { quantile, withServer, type BenchServer } from '../support/bench-server.ts';

const people = Number(process.argv[2] ?? 1_000_000);
const repetitions = Number(process.argv[3] ?? 3);
const wantedMilliseconds = 1000;
const stages = 20;
const units = 10;
/** Everybody before it has begun, everybody after it waits. */
const underWay = 9;

type Place = { readonly rolloutId: number; readonly stageId: number };

async function fill({ owner, organisationId }: BenchServer): Promise<Place> {
  await owner.query(
    `insert into person (organisation_id, external_id, display_name, email, manager_external_id, attributes, fingerprint)
     select $1, 'p' || n, 'Person ' || n, 'p' || n || '@example.org', 'p' || n / 10 + 1,
       jsonb_build_object('department', 'Department ' || n % 24, 'site', 'Site ' || n % 60), n
     from generate_series(1, $2::integer) as n`,
    [organisationId, people],
  );
  await owner.query(
    `insert into device (organisation_id, external_id, name, platform, os_version, owner_reference, attributes, fingerprint)
     select $1, 'd' || n, 'Device ' || n, (array['Windows', 'iOS', 'macOS', 'Android'])[1 + n % 4],
       (8 + n % 8) || '.' || n % 30, case when n % 3 = 0 then 'p' || n || '@example.org' else 'p' || n end, '{}', n
     from generate_series(1, $2::integer) as n`,
    [organisationId, people],
  );
  await owner.query(
    'update organisation set person_count = $2, device_count = $2 where organisation_id = $1',
    [organisationId, people],
  );
  const { rows: rollouts } = await owner.query<{ id: number }>(
    `insert into rollout (organisation_id, name, status, settings, author_name, created_at)
     values ($1, 'Measured', 'paused', '{"gateQuorum":1,"startHour":9,"targetOn":null}', 'bench', now())
     returning rollout_id as id`,
    [organisationId],
  );
  const rolloutId = rollouts[0]!.id;
  const { rows } = await owner.query<{ id: number; ordinal: number }>(
    `insert into stage (organisation_id, rollout_id, kind, ordinal, name, status, status_at, starts_on, started_at,
       ended_at, starts_per_day)
     select $1, $2, case when n = 0 then 'pilot' else 'wave' end, n, 'Stage ' || n,
       case when n < $4::integer then 'passed' when n = $4::integer then 'in_progress' else 'planned' end, now(),
       current_date + 7 * (n - $4::integer), case when n <= $4::integer then now() + make_interval(days => 7 * (n - $4::integer)) end,
       case when n < $4::integer then now() + make_interval(days => 7 * (n - $4::integer) + 5) end, 10000
     from generate_series(0, $3::integer) as n returning stage_id as id, ordinal`,
    [organisationId, rolloutId, stages, underWay],
  );
  await owner.query(
    `insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status, scheduled_at,
       notified_at, started_at, ended_at, status_at)
     select organisation_id, $2, stage_id, person_id, person_id, status, case when status <> 'eligible' then at end,
       case when status not in ('eligible', 'scheduled') then at - interval '7 days' end,
       case when status in ('started', 'succeeded', 'failed') then at end,
       case when status in ('succeeded', 'failed') then at + interval '2 days' end, now()
     from (
       select p.organisation_id, p.person_id, s.stage_id, s.starts_on + (p.person_id % 5)::integer + time '09:00' as at,
         case when s.ordinal < $4::integer then (array['succeeded', 'failed'])[1 + (p.person_id % 50 = 0)::integer]
           when s.ordinal = $4::integer then (array['notified', 'started', 'succeeded', 'failed'])[1 + p.person_id % 4]
           else 'eligible' end as status
       from person p join stage s on s.organisation_id = p.organisation_id and s.rollout_id = $2
         and s.ordinal = p.person_id % ($3::integer + 1)
       where p.organisation_id = $1) as placed`,
    [organisationId, rolloutId, stages, underWay],
  );
  await owner.query(
    `insert into deployment_unit (organisation_id, name, ordinal, conditions, matches)
     select $1, 'Unit ' || n, n, '[]', array[jsonb_build_object('department', 'Department ' || n)]
     from generate_series(1, $2::integer) as n`,
    [organisationId, units],
  );
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  return { rolloutId, stageId: rows.find(({ ordinal }) => ordinal === underWay)!.id };
}

/** Reads with nothing but the rollout and the stage in their path; files are written in the background of a page. */
function pathsOf(place: Place): string[] {
  return Object.values(routes).flatMap(({ method, path }) => {
    if (method !== 'GET' || !path.includes(':rolloutId') || /\.(csv|xlsx|ics|pdf)$/u.test(path)) return [];
    const filled = path
      .replace(':rolloutId', String(place.rolloutId))
      .replace(':stageId', String(place.stageId));
    return filled.includes(':') ? [] : [filled];
  });
}

await withServer(async (server) => {
  const place = await fill(server);
  const ofStage = `?stageId=${place.stageId}`;
  const base = `/api/v1/rollouts/${place.rolloutId}`;
  const asked = [
    ...pathsOf(place),
    `${base}/readiness${ofStage}`,
    `${base}/readiness/people?state=not_ready`,
    `${base}/readiness/people?state=not_ready&stageId=${place.stageId}`,
    `${base}/readiness/people?search=person%2077`,
    `${base}/readiness/devices?state=not_ready`,
    `${base}/breakdown?by=department`,
    `${base}/enrolments${ofStage}`,
    `${base}/enrolments${ofStage}&approach=undecided`,
    `${base}/breakdown?by=deploymentUnit`,
    `${base}/waves/values?attribute=deploymentUnit`,
    '/api/v1/attributes',
    '/api/v1/units',
    '/api/v1/units/members',
  ];
  const seen: { path: string; status: number; milliseconds: number }[] = [];
  for (const path of asked) {
    const times: number[] = [];
    let status = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const began = performance.now();
      const response = await fetch(`${server.address}${path}`, {
        headers: { authorization: `Bearer ${server.token}` },
      });
      await response.arrayBuffer();
      times.push(performance.now() - began);
      ({ status } = response);
    }
    seen.push({ path, status, milliseconds: quantile(times, 0.5) });
  }
  const slow = seen.filter(({ milliseconds }) => milliseconds > wantedMilliseconds / 10);
  console.log(
    `${people} people with a device each, ${asked.length} reads, p50 of ${repetitions} (wanted: at most 1,000 ms)`,
  );
  for (const { path, status, milliseconds } of slow.toSorted((a, b) => b.milliseconds - a.milliseconds))
    console.log(`${milliseconds.toFixed(0).padStart(6)} ms  ${path}${status === 200 ? '' : ` (${status})`}`);
  const refused = seen.filter(({ status }) => status !== 200).map(({ path, status }) => `${path} ${status}`);
  if (refused.length > 0) console.log(`not answered: ${refused.join(', ')}`);
});
