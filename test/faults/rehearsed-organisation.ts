/** An organisation whose whole rollout is about to be rehearsed, and what stands in the database when it is over. */
import { calmScenario, usualTrainedShare } from '#domain/simulation/scenario.ts';
import { generateSampleOrganisation } from '#domain/sample-organisation/generate-sample-organisation.ts';
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { suggestPlan } from '#server/engine/rehearsal/default-plan.ts';
import type { RolloutPlan } from '#server/engine/rehearsal/plan.ts';
import { setUpRollout } from '#server/engine/rehearsal/set-up-rollout.ts';
import * as store from '#server/engine/rehearsal/store.ts';
import { addTemplate, setRule } from '#server/features/chains/index.ts';
import { createOrganisation } from '#server/features/organisation/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import {
  inOrganisation,
  inSystem,
  sql,
  type Database,
  type Transaction,
} from '#server/platform/db/database.ts';
import type { Fate } from './commit-proxy.ts';
import { startKillable, type KillableProgram } from './killable-program.ts';

export type RehearsedOrganisation = {
  readonly organisationId: OrganisationId;
  readonly rolloutId: RolloutId;
  readonly plan: RolloutPlan;
};

const people = 100;
const seed = 11;

/** 100 people, a pilot of 30 and waves by department; the same in every database. */
export async function createRehearsedOrganisation(database: Database): Promise<RehearsedOrganisation> {
  const organisationId = await inSystem(
    database,
    async (tx) =>
      await createOrganisation(tx, {
        name: 'Rehearsed',
        kind: 'rehearsal',
        timeZone: 'UTC',
        virtualNow: new Date('2027-01-04T07:00:00Z'),
        parentOrganisationId: null,
      }),
  );
  const plan = suggestPlan(people, { name: 'Rehearsed', by: ['department'], seed, size: 30 });
  return await inOrganisation(database, organisationId, async (tx) => {
    const sample = generateSampleOrganisation({ seed, people, devices: people });
    await store.insertSampleDirectory(tx, sample);
    const context = await createContext(tx, { organisationId, actor: engineActor });
    const rolloutId = await setUpRollout(tx, context, plan);
    await giveTasks(tx, context, rolloutId);
    await store.writeSimulation(tx, {
      seed,
      scenarios: { [rolloutId]: { ...calmScenario, trainedShare: usualTrainedShare } },
    });
    return { organisationId, rolloutId, plan };
  });
}

const checked = [
  ['check_message', -3, null],
  ['send_notice', -2, 1],
  ['check_told', 0, 2],
  ['each_person', 3, null],
] as const;

/** Every stage gets a chain whose tasks the engine does or checks by itself, and one that nobody does. */
async function giveTasks(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const template = await addTemplate(tx, context, {
    name: 'Checked',
    tasks: checked.map(([action, days, after]) => ({
      title: action,
      instructions: '',
      ownerRole: 'rollout_lead',
      action,
      onFailure: 'go_on',
      after,
      dueFrom: 't_day',
      days,
    })),
  });
  if (!template.ok) throw new Error(template.refusal.code);
  const { chainTemplateId } = template.value;
  for (const stageKind of ['pilot', 'wave'] as const)
    await setRule(tx, context, rolloutId, { stageKind, chainTemplateId });
}

/** Starts a process that lets engine, sender and simulated people run the organisation to the end of its rollout. */
export async function startRehearsing(
  applicationUrl: string,
  { organisationId, plan }: RehearsedOrganisation,
  atCommit?: () => Fate,
): Promise<KillableProgram> {
  return await startKillable(
    applicationUrl,
    {
      imports: `import { runRehearsal } from '#server/engine/rehearsal/run-rehearsal.ts';`,
      work: `
        const [organisationId, waves] = args;
        await runRehearsal(database, {
          organisationId,
          publicUrl: 'http://localhost',
          until: null,
          panelOf: () => ({ stopsAt: null, waves }),
        });`,
      args: [organisationId, plan.waves],
    },
    atCommit,
  );
}

/** As if the fifteen seconds of a dead engine's lease had passed. */
export async function expireLeases(
  database: Database,
  { organisationId }: Pick<RehearsedOrganisation, 'organisationId'>,
): Promise<void> {
  await inOrganisation(database, organisationId, async (tx) => {
    await sql`
      update rollout set lease_expires_at = clock_timestamp() - interval '1 second'
      where organisation_id = current_organisation_id() and lease_expires_at is not null`.execute(tx);
  });
}

/** What became of everybody and everything, in words that do not depend on when transactions were made. */
export type EndState = Readonly<
  Record<'stages' | 'journeys' | 'holds' | 'messages' | 'signals' | 'decisions' | 'tasks', readonly unknown[]>
>;

export async function readEndState(
  database: Database,
  { organisationId }: Pick<RehearsedOrganisation, 'organisationId'>,
): Promise<EndState> {
  return await inOrganisation(database, organisationId, async (tx) => ({
    stages: await rows(
      tx,
      sql`
      select s.ordinal, s.kind, s.name, s.status, s.starts_on, s.started_at, s.ended_at, s.extensions
      from stage s order by s.ordinal`,
    ),
    journeys: await rows(
      tx,
      sql`
      select p.external_id, s.ordinal, e.status, string_agg(t.to_status, ' ' order by t.audit_sequence) as went
      from enrolment e join person p using (organisation_id, person_id) join stage s using (organisation_id, stage_id)
      left join enrolment_transition t using (organisation_id, enrolment_id)
      group by 1, 2, 3 order by 1, 2`,
    ),
    holds: await rows(
      tx,
      sql`
      select s.ordinal, h.code, h.raised_by_kind, h.raised_at, h.cleared_at
      from hold h left join stage s using (organisation_id, stage_id) order by h.raised_at, h.code, h.hold_id`,
    ),
    messages: await rows(
      tx,
      sql`
      select p.external_id, s.ordinal, d.message_id, d.status, count(*)::integer as copies
      from delivery d join person p using (organisation_id, person_id) join stage s using (organisation_id, stage_id)
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    ),
    signals: await rows(
      tx,
      sql`
      select s.kind, count(*)::integer as signals from signal s group by 1 order by 1`,
    ),
    decisions: await rows(
      tx,
      sql`
      select s.ordinal, g.decision, count(*)::integer as gates
      from gate g join stage s using (organisation_id, stage_id) group by 1, 2 order by 1, 2`,
    ),
    tasks: await rows(
      tx,
      sql`
      select s.ordinal, t.place, t.title, t.status, string_agg(a.after ->> 'event', ' ' order by a.sequence) as went
      from chain_task t join stage s using (organisation_id, stage_id)
      left join audit_event a on a.organisation_id = t.organisation_id and a.subject_kind = 'chain_task'
        and a.subject_id = t.chain_task_id::text
      group by 1, 2, 3, 4 order by 1, 2`,
    ),
  }));
}

async function rows(tx: Transaction, query: ReturnType<typeof sql>): Promise<readonly unknown[]> {
  return (await query.execute(tx)).rows;
}
