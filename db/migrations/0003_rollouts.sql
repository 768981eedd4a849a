-- Rollouts: stages, cohorts, enrolments, holds, criteria, signals, evaluations and gates.
-- Status checks repeat the machines of src/domain; a test compares them.

create table rollout (
  organisation_id integer not null,
  rollout_id integer generated always as identity,
  name text not null,
  playbook text not null default 'intune',
  status text not null default 'draft',
  revision integer not null default 1,
  settings jsonb not null,
  author_account_id integer,
  author_name text not null,
  criteria_frozen_at timestamptz,
  criteria_hash bytea,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- The engine's lease: a rising fencing token that every write of a tick checks.
  lease_token bigint not null default 0,
  lease_expires_at timestamptz,
  next_tick_at timestamptz,
  constraint rollout_pkey primary key (organisation_id, rollout_id),
  constraint rollout_status_check check (status in (
    'draft', 'in_review', 'approved', 'rejected', 'scheduled', 'running', 'paused', 'stopping', 'stopped',
    'rolling_back', 'rolled_back', 'completing', 'completed', 'archived')),
  constraint rollout_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index rollout_next_tick_idx on rollout (next_tick_at) where next_tick_at is not null;

create table stage (
  organisation_id integer not null,
  stage_id integer generated always as identity,
  rollout_id integer not null,
  kind text not null,
  ordinal integer not null,
  name text not null,
  status text not null default 'planned',
  starts_on date,
  starts_per_day integer not null default 50,
  window_days integer not null default 3,
  soak_days integer not null default 7,
  notice_days integer not null default 3,
  extensions integer not null default 0,
  axis_value text,
  status_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  -- People started up to these instants have their outcomes written.
  success_measured_to timestamptz not null default '-infinity',
  tickets_measured_to timestamptz not null default '-infinity',
  constraint stage_pkey primary key (organisation_id, stage_id),
  constraint stage_ordinal_key unique (organisation_id, rollout_id, ordinal),
  constraint stage_kind_check check (kind in ('pilot', 'wave', 'hypercare')),
  constraint stage_status_check check (status in (
    'planned', 'preparing', 'ready', 'in_progress', 'soaking', 'evaluating', 'awaiting_decision', 'extended',
    'passed', 'failed', 'skipped', 'cancelled', 'rolled_back')),
  constraint stage_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);

create table cohort (
  organisation_id integer not null,
  cohort_id integer generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  status text not null default 'draft',
  method text not null,
  seed integer not null,
  options jsonb not null,
  report jsonb not null,
  size integer not null,
  hash bytea not null,
  created_by text not null,
  created_at timestamptz not null,
  accepted_by text,
  accepted_at timestamptz,
  constraint cohort_pkey primary key (organisation_id, cohort_id),
  constraint cohort_status_check check (status in ('draft', 'accepted', 'discarded')),
  constraint cohort_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create unique index cohort_accepted_key on cohort (organisation_id, stage_id) where status = 'accepted';

create table cohort_member (
  organisation_id integer not null,
  cohort_id integer not null,
  person_id bigint not null,
  position integer not null,
  reason jsonb not null,
  constraint cohort_member_pkey primary key (organisation_id, cohort_id, person_id),
  constraint cohort_member_cohort_fkey foreign key (organisation_id, cohort_id) references cohort on delete cascade,
  constraint cohort_member_person_fkey foreign key (organisation_id, person_id) references person
);

create table enrolment (
  organisation_id integer not null,
  enrolment_id bigint generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  person_id bigint not null,
  status text not null default 'eligible',
  reason text,
  position integer not null,
  attempt integer not null default 1,
  scheduled_at timestamptz,
  notified_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  status_at timestamptz not null,
  constraint enrolment_pkey primary key (organisation_id, enrolment_id),
  constraint enrolment_status_check check (status in (
    'eligible', 'scheduled', 'notified', 'started', 'succeeded', 'failed', 'unreachable', 'deferred',
    'excluded', 'cancelled', 'rolled_back')),
  constraint enrolment_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade,
  constraint enrolment_person_fkey foreign key (organisation_id, person_id) references person
);
-- One person has one place per rollout; only a cancelled or rolled back place makes room for another.
create unique index enrolment_person_key on enrolment (organisation_id, rollout_id, person_id)
  where status not in ('cancelled', 'rolled_back');
create index enrolment_stage_status_idx on enrolment (organisation_id, stage_id, status, scheduled_at);

create index enrolment_started_idx on enrolment (organisation_id, stage_id, started_at) where started_at is not null;

-- People per stage and status, kept by the trigger below so that a board over a million enrolments is one short read.
create table enrolment_count (
  organisation_id integer not null,
  rollout_id integer not null,
  stage_id integer not null,
  status text not null,
  people bigint not null,
  constraint enrolment_count_pkey primary key (organisation_id, rollout_id, stage_id, status),
  constraint enrolment_count_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);

create function add_enrolment_counts() returns trigger language plpgsql as $$
begin
  insert into enrolment_count as kept (organisation_id, rollout_id, stage_id, status, people)
  select organisation_id, rollout_id, stage_id, status, count(*) from new_rows group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (organisation_id, rollout_id, stage_id, status) do update set people = kept.people + excluded.people;
  return null;
end $$;
create function change_enrolment_counts() returns trigger language plpgsql as $$
begin
  insert into enrolment_count as kept (organisation_id, rollout_id, stage_id, status, people)
  select organisation_id, rollout_id, stage_id, status, sum(people) from (
    select organisation_id, rollout_id, stage_id, status, 1 as people from new_rows
    union all
    select organisation_id, rollout_id, stage_id, status, -1 from old_rows
  ) as changes group by 1, 2, 3, 4 having sum(people) <> 0 order by 1, 2, 3, 4
  on conflict (organisation_id, rollout_id, stage_id, status) do update set people = kept.people + excluded.people;
  return null;
end $$;
create function remove_enrolment_counts() returns trigger language plpgsql as $$
begin
  update enrolment_count as kept set people = kept.people - gone.people
  from (select organisation_id, rollout_id, stage_id, status, count(*) as people from old_rows group by 1, 2, 3, 4) as gone
  where (kept.organisation_id, kept.rollout_id, kept.stage_id, kept.status)
    = (gone.organisation_id, gone.rollout_id, gone.stage_id, gone.status);
  return null;
end $$;
create trigger enrolment_counts_added after insert on enrolment
  referencing new table as new_rows for each statement execute function add_enrolment_counts();
create trigger enrolment_counts_changed after update on enrolment
  referencing old table as old_rows new table as new_rows for each statement execute function change_enrolment_counts();
create trigger enrolment_counts_removed after delete on enrolment
  referencing old table as old_rows for each statement execute function remove_enrolment_counts();

-- Every move of an enrolment, each belonging to the audit event that names its actor and reason.
create table enrolment_transition (
  organisation_id integer not null,
  enrolment_id bigint not null,
  audit_sequence bigint not null,
  from_status text not null,
  to_status text not null,
  reason text,
  at timestamptz not null,
  constraint enrolment_transition_pkey primary key (organisation_id, enrolment_id, audit_sequence),
  constraint enrolment_transition_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

create table hold (
  organisation_id integer not null,
  hold_id integer generated always as identity,
  rollout_id integer not null,
  stage_id integer,
  raised_by_kind text not null,
  raised_by text not null,
  code text not null,
  reason text not null,
  clears text not null,
  raised_at timestamptz not null,
  cleared_at timestamptz,
  cleared_by text,
  cleared_reason text,
  constraint hold_pkey primary key (organisation_id, hold_id),
  constraint hold_raised_by_kind_check check (raised_by_kind in ('person', 'system')),
  constraint hold_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index hold_open_idx on hold (organisation_id, rollout_id) where cleared_at is null;

create table criterion (
  organisation_id integer not null,
  criterion_id integer generated always as identity,
  rollout_id integer not null,
  revision integer not null,
  ordinal integer not null,
  definition jsonb not null,
  constraint criterion_pkey primary key (organisation_id, criterion_id),
  constraint criterion_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index criterion_rollout_idx on criterion (organisation_id, rollout_id, revision, ordinal);

-- What was observed, as it arrived. The key makes a repeated batch harmless.
create table signal (
  organisation_id integer not null,
  signal_id bigint generated always as identity,
  source text not null,
  idempotency_key text not null,
  kind text not null,
  subject_kind text not null,
  subject_reference text not null,
  -- Set when the source knows which rollout it speaks of; otherwise it counts for every rollout of the person.
  rollout_id integer,
  occurred_at timestamptz not null,
  received_at timestamptz not null default now(),
  value double precision,
  detail text,
  constraint signal_pkey primary key (organisation_id, signal_id),
  constraint signal_idempotency_key unique (organisation_id, source, idempotency_key),
  constraint signal_subject_kind_check check (subject_kind in ('person', 'device')),
  constraint signal_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

-- How far each rollout has read the signals, and those it could not place.
create table signal_cursor (
  organisation_id integer not null,
  rollout_id integer not null,
  signal_id bigint not null default 0,
  placed bigint not null default 0,
  unplaced bigint not null default 0,
  constraint signal_cursor_pkey primary key (organisation_id, rollout_id),
  constraint signal_cursor_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);

-- A signal placed on a person of a rollout; metrics are counted from these.
create table observation (
  organisation_id integer not null,
  rollout_id integer not null,
  signal_id bigint not null,
  person_id bigint not null,
  kind text not null,
  at timestamptz not null,
  value double precision,
  detail text,
  constraint observation_pkey primary key (organisation_id, rollout_id, signal_id),
  constraint observation_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index observation_person_idx on observation (organisation_id, rollout_id, person_id, kind);

-- One measured value of one person for one metric: what criteria are judged on.
create table outcome (
  organisation_id integer not null,
  rollout_id integer not null,
  stage_id integer not null,
  metric text not null,
  person_id bigint not null,
  at timestamptz not null,
  value double precision not null,
  constraint outcome_pkey primary key (organisation_id, rollout_id, metric, person_id),
  constraint outcome_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index outcome_stage_idx on outcome (organisation_id, stage_id, metric, at);

create table evaluation (
  organisation_id integer not null,
  evaluation_id bigint generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  criterion_id integer not null,
  at timestamptz not null,
  verdict text not null,
  result jsonb not null,
  input_hash bytea not null,
  constraint evaluation_pkey primary key (organisation_id, evaluation_id),
  constraint evaluation_verdict_check check (verdict in ('pass', 'conditional', 'fail', 'inconclusive', 'no_data', 'error')),
  constraint evaluation_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index evaluation_latest_idx on evaluation (organisation_id, stage_id, criterion_id, evaluation_id desc);

-- A rating of a qualitative criterion by one panel member, with the evidence they saw.
create table rating (
  organisation_id integer not null,
  criterion_id integer not null,
  stage_id integer not null,
  rater_key text not null,
  rater_name text not null,
  score integer not null,
  evidence text not null,
  at timestamptz not null,
  constraint rating_pkey primary key (organisation_id, criterion_id, stage_id, rater_key),
  constraint rating_score_check check (score between 1 and 5),
  constraint rating_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);

create table gate (
  organisation_id integer not null,
  gate_id integer generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  opened_at timestamptz not null,
  proposal text not null,
  evidence jsonb not null,
  evidence_hash bytea not null,
  decision text,
  reason text,
  conditions jsonb,
  decided_at timestamptz,
  decided_by text,
  constraint gate_pkey primary key (organisation_id, gate_id),
  constraint gate_decision_check check (decision in ('go', 'conditional_go', 'extend', 'no_go', 'rollback')),
  constraint gate_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create unique index gate_open_key on gate (organisation_id, stage_id) where decided_at is null;

create table gate_vote (
  organisation_id integer not null,
  gate_id integer not null,
  voter_key text not null,
  voter_name text not null,
  voter_role text not null,
  choice text not null,
  comment text not null default '',
  evidence_hash bytea not null,
  at timestamptz not null,
  constraint gate_vote_pkey primary key (organisation_id, gate_id, voter_key),
  constraint gate_vote_choice_check check (choice in ('go', 'conditional_go', 'extend', 'no_go', 'rollback')),
  constraint gate_vote_gate_fkey foreign key (organisation_id, gate_id) references gate on delete cascade
);

-- The engine asks across organisations which rollouts are due; it then works inside each one's own isolation.
create function due_rollouts(at_time timestamptz, most integer)
  returns table (organisation_id integer, rollout_id integer)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select r.organisation_id, r.rollout_id
    from rollout r join organisation o using (organisation_id)
    where r.next_tick_at <= at_time and o.kind = 'live'
      and (r.lease_expires_at is null or r.lease_expires_at < clock_timestamp())
    order by r.next_tick_at
    limit most
  $$;
create function next_due_at() returns timestamptz
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select min(r.next_tick_at) from rollout r join organisation o using (organisation_id) where o.kind = 'live'
  $$;

do $$
declare protected_table text;
begin
  foreach protected_table in array array[
    'rollout', 'stage', 'cohort', 'cohort_member', 'enrolment', 'enrolment_count', 'enrolment_transition', 'hold',
    'criterion', 'signal', 'signal_cursor', 'observation', 'outcome', 'evaluation', 'rating', 'gate', 'gate_vote'
  ] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke update, delete on enrolment_transition, evaluation from bellwether_app;
revoke all on function due_rollouts(timestamptz, integer), next_due_at() from public;
grant execute on function due_rollouts(timestamptz, integer), next_due_at() to bellwether_app;
