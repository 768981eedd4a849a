-- What people are told, what they ask, and what they tick off.

create table message (
  organisation_id integer not null,
  message_id integer generated always as identity,
  rollout_id integer not null,
  stage_kind text not null,
  status text not null default 'draft',
  class text not null default 'mandatory',
  variants jsonb not null,
  content_hash bytea not null,
  written_by text not null,
  written_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  constraint message_pkey primary key (organisation_id, message_id),
  constraint message_status_check check (status in ('draft', 'approved', 'superseded')),
  constraint message_stage_kind_check check (stage_kind in ('pilot', 'wave')),
  constraint message_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create unique index message_approved_key on message (organisation_id, rollout_id, stage_kind) where status = 'approved';

-- The ledger: one row per message, person and channel. The key makes a second copy impossible.
create table delivery (
  organisation_id integer not null,
  delivery_id bigint generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  message_id integer not null,
  enrolment_id bigint not null,
  person_id bigint not null,
  channel text not null,
  locale text not null,
  status text not null default 'planned',
  reason text,
  attempt integer not null default 0,
  not_before timestamptz not null,
  claim_token uuid,
  lease_expires_at timestamptz,
  dedupe_key text not null,
  address text,
  subject text,
  body_text text,
  body_html text,
  last_response text,
  status_at timestamptz not null,
  constraint delivery_pkey primary key (organisation_id, delivery_id),
  constraint delivery_dedupe_key unique (organisation_id, dedupe_key),
  constraint delivery_status_check check (status in (
    'planned', 'claimed', 'sending', 'accepted', 'unknown', 'failed', 'bounced', 'suppressed', 'cancelled')),
  constraint delivery_channel_check check (channel in ('email', 'outbox')),
  constraint delivery_message_fkey foreign key (organisation_id, message_id) references message on delete cascade,
  constraint delivery_enrolment_fkey foreign key (organisation_id, enrolment_id) references enrolment on delete cascade
);
create index delivery_due_idx on delivery (organisation_id, status, not_before);
create index delivery_stage_idx on delivery (organisation_id, stage_id, status);
create index delivery_enrolment_idx on delivery (organisation_id, enrolment_id);

create table ticket (
  organisation_id integer not null,
  ticket_id integer generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  person_id bigint not null,
  status text not null default 'new',
  source text not null,
  body text not null,
  answer text,
  answered_by text,
  opened_at timestamptz not null,
  status_at timestamptz not null,
  constraint ticket_pkey primary key (organisation_id, ticket_id),
  constraint ticket_status_check check (status in ('new', 'open', 'waiting_user', 'resolved', 'closed')),
  constraint ticket_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint ticket_person_fkey foreign key (organisation_id, person_id) references person
);
create index ticket_rollout_idx on ticket (organisation_id, rollout_id, status, ticket_id);

create table checklist_tick (
  organisation_id integer not null,
  rollout_id integer not null,
  person_id bigint not null,
  item text not null,
  ticked_at timestamptz not null,
  constraint checklist_tick_pkey primary key (organisation_id, rollout_id, person_id, item),
  constraint checklist_tick_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint checklist_tick_person_fkey foreign key (organisation_id, person_id) references person
);

create function organisations_with_due_deliveries(at_time timestamptz)
  returns table (organisation_id integer)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select distinct d.organisation_id
    from delivery d join organisation o using (organisation_id)
    where o.kind = 'live'
      and ((d.status = 'planned' and d.not_before <= at_time)
        or (d.status in ('claimed', 'sending') and d.lease_expires_at < at_time))
  $$;

do $$
declare protected_table text;
begin
  foreach protected_table in array array['message', 'delivery', 'ticket', 'checklist_tick'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke all on function organisations_with_due_deliveries(timestamptz) from public;
grant execute on function organisations_with_due_deliveries(timestamptz) to bellwether_app;

-- After a bulk write the planner's statistics are stale until autovacuum comes by, and the next queries would scan
-- whole tables. Owner's rights, because only the owner may analyze; it reads nothing out.
create function refresh_statistics() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze person, device, enrolment, enrolment_count, cohort_member, delivery, signal, outcome, stage;
end $$;
revoke all on function refresh_statistics() from public;
grant execute on function refresh_statistics() to bellwether_app;
