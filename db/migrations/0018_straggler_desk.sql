-- The straggler desk: what somebody has taken on about a person who is left over. Who is left over follows from the
-- enrolment and its stage; this only adds owner, next step and the date they have been promised.
create table straggler (
  organisation_id integer not null,
  enrolment_id bigint not null,
  rollout_id integer not null,
  owner_name text,
  next_step text,
  expected_on date,
  contacted_at timestamptz,
  contacted_by text,
  constraint straggler_pkey primary key (organisation_id, enrolment_id),
  constraint straggler_enrolment_fkey foreign key (organisation_id, enrolment_id) references enrolment on delete cascade
);
create index straggler_owner_idx on straggler (organisation_id, rollout_id, owner_name);
alter table straggler enable row level security;
create policy organisation_isolation on straggler
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on straggler to bellwether_app;

-- How long people who fell behind took to be done; read by the latest of each kind.
create index enrolment_transition_behind_idx on enrolment_transition (organisation_id, to_status, at desc)
  where to_status in ('failed', 'unreachable', 'deferred');

-- A stage is complete when it has passed, nobody of it is left over, and a person has said so.
alter table stage
  add column completed_at timestamptz,
  add column completed_by text;
