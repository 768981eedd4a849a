-- Targeting groups: the group in Entra a policy of Intune is aimed at, who belongs in it by the plan, who was seen in it,
-- and what was handed over to whoever keeps its members. Nothing here changes the group itself.
create table targeting_group (
  organisation_id integer not null,
  targeting_group_id integer generated always as identity,
  rollout_id integer not null,
  -- Null covers the whole rollout.
  stage_id integer,
  name text not null,
  holds text not null,
  -- How many days before their start somebody belongs in it.
  lead_days integer not null,
  -- Where it is read; both null where its members come as a file.
  connection_id integer,
  entra_group_id text,
  -- Why nobody can put members into it by hand, as Entra says it.
  obstacle text,
  -- People who had been taken out at the last complete reading and are not accepted.
  taken_out integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  constraint targeting_group_pkey primary key (organisation_id, targeting_group_id),
  constraint targeting_group_holds_check check (holds in ('people', 'devices')),
  constraint targeting_group_lead_days_check check (lead_days between 0 and 30),
  constraint targeting_group_obstacle_check check (obstacle in ('dynamic', 'synchronised')),
  constraint targeting_group_connection_check check (connection_id is null or entra_group_id is not null),
  constraint targeting_group_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint targeting_group_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade,
  constraint targeting_group_connection_fkey foreign key (organisation_id, connection_id) references connection
    on delete set null (connection_id)
);
create unique index targeting_group_name_key on targeting_group (organisation_id, rollout_id, lower(name));

create table targeting_reading (
  organisation_id integer not null,
  targeting_reading_id bigint generated always as identity,
  targeting_group_id integer not null,
  -- What changed in the group later may be missing.
  as_of timestamptz not null,
  source text not null,
  is_complete boolean not null,
  members integer not null default 0,
  strangers integer not null default 0,
  -- Differences that were not there at the reading before, by kind.
  new_drift jsonb not null default '{}',
  problem jsonb,
  read_by text not null,
  constraint targeting_reading_pkey primary key (organisation_id, targeting_reading_id),
  constraint targeting_reading_source_check check (source in ('file', 'connection')),
  constraint targeting_reading_problem_check check (is_complete = (problem is null)),
  constraint targeting_reading_group_fkey foreign key (organisation_id, targeting_group_id) references targeting_group
    on delete cascade
);
create index targeting_reading_group_idx on targeting_reading (organisation_id, targeting_group_id, targeting_reading_id desc);

-- What is known of one member of one group: whoever was seen in it once, was handed over, or is accepted as they are.
create table targeting_member (
  organisation_id integer not null,
  targeting_member_id bigint generated always as identity,
  targeting_group_id integer not null,
  -- The person, or the device of a group of devices; null for what the directory does not know.
  subject_id bigint,
  -- What the group calls it; null until it was seen.
  reference text,
  name text,
  status text not null default 'desired',
  -- Complete readings in a row that saw it, up to the last; 0 is not in the group.
  seen integer not null default 0,
  -- The last reading that saw it.
  targeting_reading_id bigint,
  first_seen_at timestamptz,
  last_seen_at timestamptz,
  -- The difference the last reading told of.
  told_drift text,
  requested_change text,
  requested_at timestamptz,
  requested_by text,
  accepted_drift text,
  accepted_reason text,
  accepted_by text,
  accepted_at timestamptz,
  constraint targeting_member_pkey primary key (organisation_id, targeting_member_id),
  constraint targeting_membership_status_check check (status in ('desired', 'requested', 'observed', 'effective')),
  constraint targeting_member_known_check check (num_nonnulls(subject_id, reference) > 0),
  constraint targeting_member_requested_check check (
    requested_change in ('add', 'remove') and num_nonnulls(requested_at, requested_by) = 2
    or num_nonnulls(requested_change, requested_at, requested_by) = 0),
  constraint targeting_member_accepted_check check (
    num_nonnulls(accepted_drift, accepted_reason, accepted_by, accepted_at) in (0, 4)),
  constraint targeting_member_group_fkey foreign key (organisation_id, targeting_group_id) references targeting_group
    on delete cascade
);
create unique index targeting_member_subject_key on targeting_member (organisation_id, targeting_group_id, subject_id)
  where subject_id is not null;
create unique index targeting_member_stranger_key on targeting_member (organisation_id, targeting_group_id, reference)
  where subject_id is null;

do $$
declare protected_table text;
begin
  foreach protected_table in array array['targeting_group', 'targeting_reading', 'targeting_member'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
