/** What the engine promises whatever happens, as questions to the database. */
import type { OrganisationId } from '#contracts/ids.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { inOrganisation, sql, type Database } from '#server/platform/db/database.ts';

/** The engine's invariants that no crash may break; an empty list when all of them hold. */
export async function findBrokenInvariants(
  database: Database,
  organisationId: OrganisationId,
): Promise<readonly string[]> {
  return await inOrganisation(database, organisationId, async (tx) => {
    const broken: string[] = [];
    const none = async (sentence: string, query: ReturnType<typeof sql>) => {
      const found = (await query.execute(tx)).rows;
      if (found.length > 0) broken.push(`${sentence}: ${JSON.stringify(found.slice(0, 3))}`);
    };
    await none(
      'a person has two places under way',
      sql`
      select person_id from enrolment
      where status not in ('succeeded', 'excluded', 'cancelled', 'rolled_back', 'failed')
      group by rollout_id, person_id having count(*) > 1`,
    );
    await none(
      'somebody was started twice',
      sql`
      select enrolment_id from enrolment_transition where from_status = 'notified' and to_status = 'started'
      group by enrolment_id having count(*) > 1`,
    );
    await none(
      'more started on a day than may',
      sql`
      select e.stage_id, e.started_at::date from enrolment e join stage s using (organisation_id, stage_id)
      where e.started_at is not null group by 1, 2, s.starts_per_day having count(*) > s.starts_per_day`,
    );
    await none(
      'somebody started without having been told',
      sql`
      select enrolment_id from enrolment where started_at is not null and notified_at is null`,
    );
    await none(
      'somebody started while a hold stood',
      sql`
      select t.enrolment_id, h.hold_id from enrolment_transition t
      join enrolment e using (organisation_id, enrolment_id)
      join hold h on h.rollout_id = e.rollout_id and (h.stage_id is null or h.stage_id = e.stage_id) and h.app_id is null
      join audit_event raised on raised.action = 'hold.raised' and raised.subject_id = h.hold_id::text
      left join audit_event cleared on cleared.action = 'hold.cleared' and cleared.subject_id = h.hold_id::text
      where t.to_status = 'started' and t.audit_sequence > raised.sequence
        and (cleared.sequence is null or t.audit_sequence < cleared.sequence)`,
    );
    await none(
      'a wave started before the stage ahead of it had passed, and no override let it on that day',
      sql`
      select later.stage_id from stage later join stage earlier using (organisation_id, rollout_id)
      join rollout r using (organisation_id, rollout_id) join organisation o using (organisation_id)
      where earlier.ordinal = later.ordinal - 1 and later.started_at is not null
        and (earlier.ended_at is null or later.started_at < earlier.ended_at
          or earlier.status not in ('passed', 'skipped') and r.status not in ('rolling_back', 'rolled_back')
            and not exists (
              select from override v
              where v.stage_id = earlier.stage_id and v.kind = 'stage_not_passed' and v.at <= later.started_at
                and v.until_on >= (later.started_at at time zone o.time_zone)::date))`,
    );
    await none(
      'somebody was told the same twice',
      sql`
      select person_id from delivery where status in ('accepted', 'unknown')
      group by person_id, stage_id, message_id, date_at, date_number having count(*) > 1`,
    );
    await none(
      'a task of a stage moved the same way twice in a row',
      sql`
      select subject_id from (
        select subject_id, after ->> 'status' as status,
          lag(after ->> 'status') over (partition by subject_id order by sequence) as previous
        from audit_event where action = 'chain_task.moved') as moves
      where status = previous`,
    );
    await none(
      'a stage was given its tasks twice',
      sql`
      select subject_id from audit_event where action = 'chain.started' group by 1 having count(*) > 1`,
    );
    await none(
      'a kept count is wrong',
      sql`
      select k.stage_id, k.status from enrolment_count k
      where (k.people, k.trained) <> (
        select count(*), count(e.trained_at) from enrolment e where e.stage_id = k.stage_id and e.status = k.status)`,
    );
    await none(
      'the counts of a stage do not add up to its people',
      sql`
      select s.stage_id from stage s
      where (select count(*) from enrolment e where e.stage_id = s.stage_id)
        <> (select coalesce(sum(k.people), 0) from enrolment_count k where k.stage_id = s.stage_id)`,
    );
    await none(
      'a move is in no audit event',
      sql`
      select t.enrolment_id from enrolment_transition t where not exists (
        select from audit_event a where a.organisation_id = t.organisation_id and a.sequence = t.audit_sequence)`,
    );
    const chain = await verifyAuditChain(tx);
    if (!chain.intact) broken.push(`the audit chain is broken: ${JSON.stringify(chain)}`);
    return broken;
  });
}
