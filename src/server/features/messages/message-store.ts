/** SQL for message texts: drafts and approved versions. A row's text never changes once it is approved. */
import { sql } from 'kysely';
import type { MessageId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { MessageVariants } from '#contracts/messages.ts';
import type { MessageLocale, MessageStageKind } from '#domain/messages/message-content.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type MessageRow = {
  readonly messageId: MessageId;
  readonly status: 'draft' | 'approved';
  readonly variants: MessageVariants;
  readonly contentHash: Buffer;
  readonly writtenBy: string;
  readonly writtenAt: Date;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
};

const columns = sql`
  m.message_id as "messageId", m.status, m.variants, m.content_hash as "contentHash", m.written_by as "writtenBy",
  m.written_at as "writtenAt", m.approved_by as "approvedBy", m.approved_at as "approvedAt"`;

/** The draft and the approved version of a message, as far as there are any. */
export async function findVersions(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<{ draft: MessageRow | undefined; approved: MessageRow | undefined }> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from message m
    where m.organisation_id = current_organisation_id() and m.rollout_id = ${rolloutId}
      and m.stage_kind = ${stageKind} and m.status <> 'superseded'
    order by m.message_id desc`.execute(tx);
  return {
    draft: rows.find((row) => row.status === 'draft'),
    approved: rows.find((row) => row.status === 'approved'),
  };
}

/** Makes one command at a time write the message of a rollout. False when there is no such rollout. */
export async function lockRollout(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from rollout where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
    for no key update`.execute(tx);
  return rows.length > 0;
}

export async function hasRollout(tx: Transaction, rolloutId: RolloutId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from rollout where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}`.execute(
    tx,
  );
  return rows.length > 0;
}

export type NewDraft = {
  readonly rolloutId: RolloutId;
  readonly stageKind: MessageStageKind;
  readonly variants: MessageVariants;
  readonly contentHash: Buffer;
};

/** Replaces the draft, or writes the first one. */
export async function keepDraft(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  draft: NewDraft,
): Promise<MessageId> {
  await sql`
    delete from message
    where organisation_id = ${organisationId} and rollout_id = ${draft.rolloutId}
      and stage_kind = ${draft.stageKind} and status = 'draft'`.execute(tx);
  const { rows } = await sql<{ messageId: MessageId }>`
    insert into message (organisation_id, rollout_id, stage_kind, variants, content_hash, written_by, written_at)
    values (${organisationId}, ${draft.rolloutId}, ${draft.stageKind}, ${JSON.stringify(draft.variants)},
      ${draft.contentHash}, ${actor.name}, ${now})
    returning message_id as "messageId"`.execute(tx);
  return rows[0]!.messageId;
}

/** Puts a draft in force in place of the version before it. */
export async function approveDraft(
  tx: Transaction,
  { organisationId, actor, now }: Context,
  messageId: MessageId,
): Promise<void> {
  await sql`
    update message as older set status = 'superseded'
    from message as chosen
    where chosen.organisation_id = ${organisationId} and chosen.message_id = ${messageId}
      and older.organisation_id = chosen.organisation_id and older.rollout_id = chosen.rollout_id
      and older.stage_kind = chosen.stage_kind and older.status = 'approved'`.execute(tx);
  await sql`
    update message set status = 'approved', approved_by = ${actor.name}, approved_at = ${now}
    where organisation_id = ${organisationId} and message_id = ${messageId}`.execute(tx);
}

export type PreviewPerson = {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly locale: string | null;
  readonly scheduledAt: Date | null;
  /** Of the person's site, where it is not the organisation's. */
  readonly siteTimeZone: string | null;
};

export type PreviewChoice =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'first' }
  | { readonly kind: 'no_given_name' }
  | { readonly kind: 'longest_name' };

/** One person of the stages of a kind: a named one, the first, or the one the text suits worst. */
export async function findPreviewPerson(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
  choice: PreviewChoice,
): Promise<PreviewPerson | undefined> {
  const condition = {
    person: choice.kind === 'person' ? sql`p.person_id = ${choice.personId}` : sql`true`,
    first: sql`true`,
    no_given_name: sql`coalesce(btrim(p.given_name), '') = ''`,
    longest_name: sql`p.given_name is not null`,
  }[choice.kind];
  // People of the pilot are the first who are asked anything.
  const ofStage = stageKind === 'wave' ? 'wave' : 'pilot';
  const order =
    choice.kind === 'longest_name'
      ? sql`length(c.given_name) desc, c.position`
      : sql`c.position, c.person_id`;
  const { rows } = await sql<PreviewPerson>`
    with candidate as (
      select e.person_id, e.position, e.scheduled_at from enrolment e join stage s using (organisation_id, stage_id)
      where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId} and s.kind = ${stageKind === 'consent' ? stageKind : ofStage}
        and e.status not in ('cancelled', 'rolled_back')
      union all
      select cm.person_id, cm.position, null from cohort k
      join stage s using (organisation_id, stage_id)
      join cohort_member cm using (organisation_id, cohort_id)
      where k.organisation_id = current_organisation_id() and k.rollout_id = ${rolloutId}
        and s.kind = ${ofStage} and k.status <> 'discarded' and cm.has_place
    ), c as (
      select p.person_id, p.display_name, p.given_name, p.locale, p.attributes ->> 'site' as site, candidate.position,
        candidate.scheduled_at
      from candidate join person p on p.organisation_id = current_organisation_id() and p.person_id = candidate.person_id
      where ${condition}
    )
    select c.person_id as "personId", c.display_name as "displayName", c.given_name as "givenName", c.locale,
      c.scheduled_at as "scheduledAt", (
        select t.time_zone from site_time t where t.organisation_id = current_organisation_id() and t.site = c.site
      ) as "siteTimeZone"
    from c order by ${order}, c.scheduled_at nulls last limit 1`.execute(tx);
  return rows[0];
}

/** What an organisation puts into its messages. */
export type SenderRow = {
  readonly name: string;
  readonly kind: 'live' | 'sample' | 'rehearsal';
  readonly timeZone: string;
  readonly defaultLocale: MessageLocale;
  readonly helpContact: string;
  readonly virtualNow: Date | null;
};

export async function readOrganisation(tx: Transaction): Promise<SenderRow> {
  const { rows } = await sql<SenderRow>`
    select name, kind, time_zone as "timeZone", default_locale as "defaultLocale", help_contact as "helpContact",
      virtual_now as "virtualNow"
    from organisation where organisation_id = current_organisation_id()`.execute(tx);
  return rows[0]!;
}

/** The day candidates of the pilot are asked to answer by, for previews; null while nobody has been asked. */
export async function answerByOn(tx: Transaction, rolloutId: RolloutId): Promise<string | null> {
  const { rows } = await sql<{ answerByOn: string }>`
    select answer_by_on as "answerByOn" from cohort
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId} and answer_by_on is not null
      and status <> 'discarded'
    order by cohort_id desc limit 1`.execute(tx);
  return rows[0]?.answerByOn ?? null;
}

/** When the next stage of a kind starts, for previews before anybody has a date. */
export async function expectedStart(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<string | null> {
  const { rows } = await sql<{ startsOn: string | null }>`
    select s.starts_on::text as "startsOn" from stage s
    where s.organisation_id = current_organisation_id() and s.rollout_id = ${rolloutId} and s.kind = ${stageKind}
    order by s.ordinal limit 1`.execute(tx);
  return rows[0]?.startsOn ?? null;
}

/** Ends the links of a person; undefined when there is no such person. */
export async function raiseLinkVersion(tx: Transaction, personId: PersonId): Promise<number | undefined> {
  const { rows } = await sql<{ linkVersion: number }>`
    update person set personal_link_version = personal_link_version + 1
    where organisation_id = current_organisation_id() and person_id = ${personId}
    returning personal_link_version as "linkVersion"`.execute(tx);
  return rows[0]?.linkVersion;
}
