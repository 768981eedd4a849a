/** People and rollouts put straight into the tables, and the API as a caller has it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServer } from '../support/bench-server.ts';

export async function send(
  { address, token }: BenchServer,
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}

export async function readRow<Row>(
  { owner }: BenchServer,
  text: string,
  values: readonly unknown[],
): Promise<Row> {
  return (await owner.query(text, [...values])).rows[0] as Row;
}

/** People `p1` to `pN`, each with an address. */
export async function addPeople({ owner, organisationId }: BenchServer, people: number): Promise<void> {
  await owner.query(
    `insert into person (organisation_id, external_id, display_name, email, attributes, fingerprint)
     select $1, 'p' || n, 'Person ' || n, 'p' || n || '@example.org', '{}', n from generate_series(1, $2) as n`,
    [organisationId, people],
  );
  await owner.query('update organisation set person_count = $2 where organisation_id = $1', [
    organisationId,
    people,
  ]);
  await owner.query('vacuum analyze');
}

export type PlacedRollout = { readonly rolloutId: number; readonly stageId: number };

/** A running rollout with a pilot in this status, of which nobody has a place yet. */
export async function addRollout(
  server: BenchServer,
  name: string,
  pilotStatus: string,
): Promise<PlacedRollout> {
  const { rolloutId } = await readRow<{ rolloutId: number }>(
    server,
    `insert into rollout (organisation_id, name, status, settings, author_name, created_at)
     values ($1, $2, 'running', '{"gateQuorum":1,"startHour":0,"targetOn":null}', 'bench', now())
     returning rollout_id as "rolloutId"`,
    [server.organisationId, name],
  );
  const { stageId } = await readRow<{ stageId: number }>(
    server,
    `insert into stage (organisation_id, rollout_id, kind, ordinal, name, status, status_at, started_at, ended_at,
       starts_per_day)
     values ($1, $2, 'pilot', 0, 'Pilot', $3, now(), now(), case when $3 = 'passed' then now() end, 1000000)
     returning stage_id as "stageId"`,
    [server.organisationId, rolloutId, pilotStatus],
  );
  return { rolloutId, stageId };
}

/** Waits until the engine works on nothing and nothing is due. */
export async function untilAtRest(server: BenchServer): Promise<void> {
  for (let busy = 1; busy > 0; await sleep(50))
    ({ busy } = await readRow<{ busy: number }>(
      server,
      'select count(*)::integer as busy from rollout where lease_expires_at is not null or next_tick_at <= now()',
      [],
    ));
}
