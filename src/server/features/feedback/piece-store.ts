/**
 * SQL that gathers pieces of feedback from every source into one shape. Words of surveys are named by a digest of
 * question, stage and words, so that a key says nothing of a person, and appear only where a stage has enough answers.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FeedbackChannel } from '#contracts/feedback.ts';
import type { FeedbackRef, FeedbackSource } from '#contracts/feedback-ref.ts';
import type { ProposalId, RolloutId, StageId } from '#contracts/ids.ts';
import type { ProposalStatus } from '#contracts/proposals.ts';
import type { Track } from '#domain/evidence/tracks.ts';
import { commentAnswersMin } from '#domain/first-day/pulse.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** People of one department in a stage from which on a ticket names the department. */
const departmentPeopleMin = 5;

/** The stage that had begun last at a moment. */
const begunBy = (at: RawBuilder<unknown>) => sql`(
  select b.stage_id from stage b
  where b.organisation_id = current_organisation_id() and b.rollout_id = r.rollout_id and b.started_at <= ${at}
  order by b.started_at desc, b.ordinal desc limit 1)`;

const dayOf = (at: RawBuilder<unknown>) => sql`(${at} at time zone o.time_zone)::date`;

/** What people wrote about their first day. */
const pulsePieces = sql`
  select 'survey', md5(u.stage_id || ':' || u.words), min(u.words), null::date, u.stage_id, null, null, null, null
  from r join stage s on s.organisation_id = current_organisation_id() and s.rollout_id = r.rollout_id
  join pulse u on u.organisation_id = s.organisation_id and u.stage_id = s.stage_id
  where u.words is not null and (
    select count(*) from pulse a where a.organisation_id = s.organisation_id and a.stage_id = s.stage_id
  ) >= ${commentAnswersMin}
  group by u.stage_id, md5(u.stage_id || ':' || u.words)`;

/** What people wrote to a question of the survey, as far as it is told; the question says the track. */
const surveyPieces = sql`
  select 'survey', md5(w.survey_question_id || '/' || w.stage_id || ':' || w.words), min(w.words), null::date,
    w.stage_id, null, q.track, null, null
  from r
  join survey_question q on q.organisation_id = current_organisation_id() and q.rollout_id = r.rollout_id
  join survey_words w on w.organisation_id = q.organisation_id and w.survey_question_id = q.survey_question_id
    and w.is_told
  where (
    select count(*) from survey_words a
    where a.organisation_id = q.organisation_id and a.survey_question_id = q.survey_question_id
      and a.stage_id = w.stage_id and a.is_told
  ) >= ${commentAnswersMin}
  group by w.survey_question_id, w.stage_id, q.track, md5(w.survey_question_id || '/' || w.stage_id || ':' || w.words)`;

const ticketPieces = sql`
  select 'ticket', t.ticket_id::text, t.body, ${dayOf(sql`t.opened_at`)}, t.stage_id, case when (
      select count(*) from (
        select 1 from enrolment e join person q on q.organisation_id = e.organisation_id and q.person_id = e.person_id
        where e.organisation_id = t.organisation_id and e.stage_id = t.stage_id
          and q.attributes ->> 'department' = p.attributes ->> 'department'
        limit ${departmentPeopleMin}
      ) as colleague
    ) >= ${departmentPeopleMin} then nullif(p.attributes ->> 'department', '') end, null, null, null
  from r cross join o
  join feedback_ticket f on f.organisation_id = current_organisation_id() and f.rollout_id = r.rollout_id
  join ticket t on t.organisation_id = f.organisation_id and t.ticket_id = f.ticket_id
  join person p on p.organisation_id = t.organisation_id and p.person_id = t.person_id`;

const findingPieces = sql`
  select 'finding', i.improvement_id::text, i.finding, ${dayOf(sql`i.found_at`)}, ${begunBy(sql`i.found_at`)}, null,
    i.track, null, i.found_by
  from r cross join o
  join improvement i on i.organisation_id = current_organisation_id() and i.rollout_id = r.rollout_id`;

/** What departments have said of their weeks since the rollout was made. */
const departmentPieces = sql`
  select 'department', md5(l.department || ':' || l.week), l.note, ${dayOf(sql`l.rated_at`)},
    ${begunBy(sql`l.rated_at`)}, l.department, null, null, l.rated_by
  from r cross join o
  join load_rating l on l.organisation_id = current_organisation_id() and l.rated_at >= r.created_at
  where btrim(l.note) <> ''`;

const notePieces = sql`
  select 'note', n.feedback_note_id::text, n.body, n.heard_on,
    coalesce(n.stage_id, ${begunBy(sql`(n.heard_on + 1)::timestamp at time zone o.time_zone`)}), n.department, n.track,
    n.channel, n.noted_by
  from r cross join o
  join feedback_note n on n.organisation_id = current_organisation_id() and n.rollout_id = r.rollout_id`;

/** `piece` as a common table expression over one rollout. */
const pieces = (rolloutId: RolloutId) => sql`
  with r as (
    select rollout_id, created_at from rollout
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
  ), o as (
    select time_zone from organisation where organisation_id = current_organisation_id()
  ), piece (source, key, body, said_on, stage_id, department, track, channel, said_by) as (
    ${pulsePieces} union all ${surveyPieces} union all ${ticketPieces} union all ${findingPieces} union all ${departmentPieces}
    union all ${notePieces}
  )`;

const theTheme = sql`
  from feedback_theme h
  where h.organisation_id = current_organisation_id() and h.rollout_id = (select rollout_id from r)
    and h.source = c.source and h.key = c.key`;

export type PieceRow = {
  readonly source: FeedbackSource;
  readonly key: string;
  readonly text: string;
  readonly on: string | null;
  readonly stageId: StageId | null;
  readonly stageName: string | null;
  readonly department: string | null;
  readonly track: Track | null;
  readonly channel: FeedbackChannel | null;
  readonly by: string | null;
  readonly themes: readonly string[];
  readonly proposals: readonly { readonly proposalId: ProposalId; readonly status: ProposalStatus }[];
};

const columns = sql`
  c.source, c.key, c.body as text, c.said_on::text as on, c.stage_id as "stageId", s.name as "stageName", c.department,
  c.track, c.channel, c.said_by as by,
  coalesce((select array_agg(h.theme order by lower(h.theme)) ${theTheme}), '{}') as themes,
  coalesce((
    select jsonb_agg(jsonb_build_object('proposalId', v.proposal_id, 'status', v.status) order by v.proposal_id desc)
    from proposal_feedback f
    join proposal v on v.organisation_id = f.organisation_id and v.proposal_id = f.proposal_id
    where f.organisation_id = current_organisation_id() and v.rollout_id = (select rollout_id from r)
      and f.source = c.source and f.key = c.key
  ), '[]') as proposals`;

const withStage = sql`
  piece c left join stage s on s.organisation_id = current_organisation_id() and s.stage_id = c.stage_id`;

export type PieceFilter = {
  readonly source?: FeedbackSource | undefined;
  readonly stageId?: StageId | undefined;
  readonly track?: Track | undefined;
  /** Empty for pieces without any. */
  readonly theme?: string | undefined;
};

function matches({ source, stageId, track, theme }: PieceFilter) {
  return sql`
    ${source === undefined ? sql`true` : sql`c.source = ${source}`}
    and ${stageId === undefined ? sql`true` : sql`c.stage_id = ${stageId}`}
    and ${track === undefined ? sql`true` : sql`c.track = ${track}`}
    and ${
      theme === undefined
        ? sql`true`
        : theme === ''
          ? sql`not exists (select 1 ${theTheme})`
          : sql`exists (select 1 ${theTheme} and h.theme = ${theme})`
    }`;
}

/** The latest stage first, in it the latest day; `after` is how many pieces are left out before. */
export async function listPieces(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: PieceFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<PieceRow[]> {
  const { rows } = await sql<PieceRow>`
    ${pieces(rolloutId)} select ${columns} from ${withStage} where ${matches(filter)}
    order by s.ordinal desc nulls last, c.said_on desc nulls last, c.source, c.key
    limit ${limit} offset ${after}`.execute(tx);
  return rows;
}

export async function countPieces(
  tx: Transaction,
  rolloutId: RolloutId,
  filter: PieceFilter,
): Promise<number> {
  const { rows } = await sql<{ pieces: number }>`
    ${pieces(rolloutId)} select count(*)::integer as pieces from piece c where ${matches(filter)}`.execute(
    tx,
  );
  return rows[0]!.pieces;
}

/** The pieces that are named, as far as they are there. */
export async function findPieces(
  tx: Transaction,
  rolloutId: RolloutId,
  refs: readonly FeedbackRef[],
): Promise<PieceRow[]> {
  const { rows } = await sql<PieceRow>`
    ${pieces(rolloutId)} select ${columns} from ${withStage}
    join jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as w(source text, key text)
      on w.source = c.source and w.key = c.key
    order by c.source, c.key`.execute(tx);
  return rows;
}

/** How many pieces each source has in a rollout, and how many of them have no theme. */
export async function countBySource(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ readonly source: FeedbackSource; readonly pieces: number; readonly unsorted: number }[]> {
  const { rows } = await sql<{ source: FeedbackSource; pieces: number; unsorted: number }>`
    ${pieces(rolloutId)} select c.source, count(*)::integer as pieces,
      (count(*) filter (where not exists (select 1 ${theTheme})))::integer as unsorted
    from piece c group by c.source`.execute(tx);
  return rows;
}

/** Pieces of each theme by stage; a null stage is before the first. */
export async function countByTheme(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<{ readonly theme: string; readonly stageId: StageId | null; readonly pieces: number }[]> {
  const { rows } = await sql<{ theme: string; stageId: StageId | null; pieces: number }>`
    ${pieces(rolloutId)} select h.theme, c.stage_id as "stageId", count(*)::integer as pieces
    from piece c join feedback_theme h on h.organisation_id = current_organisation_id()
      and h.rollout_id = (select rollout_id from r) and h.source = c.source and h.key = c.key
    group by 1, 2`.execute(tx);
  return rows;
}

/** How many proposed changes rest on a piece of each theme. */
export async function proposalsByTheme(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ theme: string; proposals: number }>`
    select h.theme, count(distinct v.proposal_id)::integer as proposals
    from feedback_theme h
    join proposal_feedback f on f.organisation_id = h.organisation_id and f.source = h.source and f.key = h.key
    join proposal v on v.organisation_id = f.organisation_id and v.proposal_id = f.proposal_id
      and v.rollout_id = h.rollout_id
    where h.organisation_id = current_organisation_id() and h.rollout_id = ${rolloutId}
    group by h.theme`.execute(tx);
  return new Map(rows.map(({ theme, proposals }) => [theme, proposals]));
}
