/** A sender killed at any commit, or while the mail server has a copy in hand, tells nobody twice and forgets nobody. */
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test } from 'vitest';
import { inOrganisation, sql } from '#server/platform/db/database.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createPeopleToTell, tellingNow, type PeopleToTell } from '#test/support/people-to-tell.ts';
import type { Fate } from './commit-proxy.ts';
import { startKillable, type KillableProgram } from './killable-program.ts';
import { runWithKills } from './run-with-kills.ts';

const { database, applicationUrl } = await createTestDatabase();
const lanes = 2;

/** Every copy the mail server took, by address; `kill` is called for some while they are in hand. */
const taken = new Map<string, number>();
const deadlyCopies: ReadonlySet<number> = new Set([4, 8, 12, 16, 20, 24]);
let copies = 0;
let kill: () => void = () => undefined;
const relay = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  logger: false,
  onData: (stream, session, done) => {
    stream.resume();
    stream.on('end', () => {
      const [recipient] = session.envelope.rcptTo;
      taken.set(recipient!.address, (taken.get(recipient!.address) ?? 0) + 1);
      copies += 1;
      if (deadlyCopies.has(copies)) kill();
      done();
    });
  },
});
relay.on('error', () => undefined);
await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
afterAll(async () => await new Promise<void>((resolve) => relay.close(() => resolve())));
const { port } = relay.server.address() as { port: number };

async function startSending(
  { organisationId }: PeopleToTell,
  atCommit: () => Fate,
): Promise<KillableProgram> {
  const program = await startKillable(
    applicationUrl,
    {
      imports: `
        import { sendDueDeliveries } from '#server/features/messages/index.ts';
        import { createSmtpTransport } from '#server/platform/mail/index.ts';`,
      work: `
        const [organisationId, now, relay, lanes] = args;
        const transport = createSmtpTransport(relay, 'Rollout <rollout@example.com>', lanes);
        const options = { now: new Date(now), publicUrl: 'http://localhost', transport };
        await sendDueDeliveries(database, organisationId, options);`,
      args: [organisationId, tellingNow, `smtp://127.0.0.1:${port}`, lanes],
    },
    atCommit,
  );
  return {
    ...program,
    run: async () => {
      kill = program.kill;
      return await program.run();
    },
  };
}

test('forty people are told once, or stand as unknown, whenever their sender dies', async () => {
  const people = await createPeopleToTell(
    database,
    Array.from({ length: 40 }, () => ({})),
  );
  await people.plan();
  const { kills } = await runWithKills({
    start: async (atCommit) => await startSending(people, atCommit),
    killsMax: 20,
    strides: [3, 9, 4, 30, 6, 2, 12],
    afterKill: async () => await expireLeases(people),
  });
  expect(kills).toBeGreaterThan(12);
  const statuses = await inOrganisation(database, people.organisationId, async (tx) => {
    const { rows } = await sql<{ address: string | null; status: string }>`
      select p.email as address, d.status from delivery d join person p using (organisation_id, person_id)`.execute(
      tx,
    );
    return rows;
  });
  expect(statuses).toHaveLength(40);
  expect([...taken.values()].filter((times) => times > 1)).toEqual([]);
  for (const { address, status } of statuses) {
    expect(['accepted', 'unknown']).toContain(status);
    // Nobody is said to be told who was not; of the others it is not known.
    if (status === 'accepted') expect(taken.get(address!)).toBe(1);
  }
  const unknown = statuses.filter(({ status }) => status === 'unknown').length;
  expect(unknown).toBeGreaterThan(0);
  expect(unknown).toBeLessThanOrEqual(kills * lanes);
}, 180_000);

/** As if the leases of a dead sender had run out. */
async function expireLeases({ organisationId }: PeopleToTell): Promise<void> {
  await inOrganisation(database, organisationId, async (tx) => {
    await sql`
      update delivery set lease_expires_at = clock_timestamp() - interval '1 second'
      where organisation_id = current_organisation_id() and lease_expires_at is not null`.execute(tx);
  });
}
