/**
 * Targeting groups of a large organisation, at the API: everybody and everybody's devices, in 20 waves, half of whom
 * belong in by now. Each is a ratio to a plain GROUP BY over the same places in the same run; nothing that is looked at
 * may take two seconds.
 * Run: node bench/targeting/run.ts [people]
 */
import { quantile, withServer, type BenchServer } from '../support/bench-server.ts';

const people = Number(process.argv[2] ?? 100_000);
const waves = 20;
const repeats = 5;
const secondsWanted = 2;

async function fill({ owner, organisationId }: BenchServer): Promise<number> {
  await owner.query(
    `insert into person (organisation_id, external_id, display_name, email, attributes, fingerprint)
     select $1, 'p' || n, 'Person ' || n, 'p' || n || '@example.org', jsonb_build_object('site', 'Site ' || n % 24), n
     from generate_series(1, $2) as n`,
    [organisationId, people],
  );
  await owner.query(
    `insert into device (organisation_id, external_id, name, owner_reference, attributes, fingerprint)
     select $1, 'd' || n, 'Device ' || n, 'p' || n, jsonb_build_object('entraObjectId', ${objectIdOf('n')}), n
     from generate_series(1, $2) as n`,
    [organisationId, people],
  );
  await owner.query('update organisation set person_count = $2 where organisation_id = $1', [
    organisationId,
    people,
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
    [organisationId, rolloutId, waves],
  );
  await owner.query(
    `insert into enrolment (organisation_id, rollout_id, stage_id, person_id, position, status, status_at)
     select p.organisation_id, $2, s.stage_id, p.person_id, p.person_id,
       case when s.ordinal <= $3 / 2 then 'succeeded' else 'eligible' end, now()
     from person p join stage s on s.organisation_id = p.organisation_id and s.rollout_id = $2
       and s.ordinal = 1 + p.person_id % $3
     where p.organisation_id = $1`,
    [organisationId, rolloutId, waves],
  );
  await owner.query('vacuum analyze');
  await owner.query('checkpoint');
  return rolloutId;
}

/** SQL of an object id from a number. */
function objectIdOf(number: string): string {
  return `'00000000-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0')`;
}

type Call = { readonly method?: string; readonly body?: string | object };

/** The answer as text, and how long it took in milliseconds. */
async function ask({ address, token }: BenchServer, path: string, { method = 'GET', body }: Call = {}) {
  const began = performance.now();
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && {
        'content-type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
      }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return { text, milliseconds: performance.now() - began };
}

await withServer(async (server) => {
  const rolloutId = await fill(server);
  const counting: number[] = [];
  for (let at = 0; at < repeats; at++) {
    const began = performance.now();
    await server.owner.query('select stage_id, status, count(*) from enrolment group by 1, 2');
    counting.push(performance.now() - began);
  }
  const reference = quantile(counting, 0.5);
  console.log(`${people} people with a device each; plain GROUP BY ${reference.toFixed(0)} ms`);
  let isLate = false;
  const report = (what: string, times: readonly number[], isLookedAt = true): void => {
    const [median, most] = [quantile(times, 0.5), Math.max(...times)];
    isLate ||= isLookedAt && median > secondsWanted * 1000;
    console.log(
      `${what}: ${median.toFixed(0)} ms, at most ${most.toFixed(0)} ms; ${(median / reference).toFixed(1)} × GROUP BY`,
    );
  };

  const listed = `/rollouts/${rolloutId}/targeting-groups`;
  for (const holds of ['people', 'devices']) {
    const body = { name: `Ring of ${holds}`, stageId: null, holds, leadDays: 7, read: null };
    const added = await ask(server, listed, { method: 'POST', body });
    const { targetingGroupId: id } = JSON.parse(added.text) as { targetingGroupId: number };
    const group = `/targeting-groups/${id}`;
    const all = holds === 'people' ? "'p' || n || '@example.org'" : objectIdOf('n');
    const { rows } = await server.owner.query<{ file: string }>(
      `select string_agg(${all}, E'\n' order by n) as file from generate_series(1, $1) as n where n % 40 <> 7`,
      [people],
    );
    const file = `id\n${rows[0]!.file}`;
    report(`${holds}: preview of the file before a reading`, [
      (await ask(server, `${group}/change?change=add`)).milliseconds,
    ]);
    const handed = await ask(server, `${group}/hand-over`, { method: 'POST', body: { change: 'add' } });
    report(`${holds}: the file, and marks`, [handed.milliseconds], false);
    for (const which of ['first', 'second', 'third'])
      report(
        `${holds}: ${which} reading`,
        [(await ask(server, `${group}/file`, { method: 'POST', body: file })).milliseconds],
        false,
      );
    for (const [what, path] of [
      ['members of a difference', `${group}/members?drift=missing&limit=100`],
      ['members by state', `${group}/members?status=effective&limit=100`],
      ['preview of the file', `${group}/change?change=add`],
      ['groups of a person', '/people/4711/targeting-groups'],
      ['list of groups', listed],
      ['overview', `/rollouts/${rolloutId}/board`],
    ] as const) {
      const times: number[] = [];
      for (let at = 0; at < repeats; at++) times.push((await ask(server, path)).milliseconds);
      report(`${holds}: ${what}`, times);
    }
    const accepting = { drift: 'early', reason: 'Measured' };
    const accepted = await ask(server, `${group}/accept`, { method: 'POST', body: accepting });
    report(`${holds}: accepting a difference`, [accepted.milliseconds], false);
  }
  process.exitCode = isLate ? 1 : 0;
});
