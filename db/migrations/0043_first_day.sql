-- The first day: how people rate it, the queue of those somebody calls because of it, and who is in personal care.
create table pulse (
  organisation_id integer not null,
  rollout_id integer not null,
  person_id bigint not null,
  stage_id integer not null,
  score integer not null,
  words text,
  answered_at timestamptz not null,
  constraint pulse_pkey primary key (organisation_id, rollout_id, person_id),
  constraint pulse_score_check check (score between 1 and 5),
  constraint pulse_person_fkey foreign key (organisation_id, person_id) references person on delete cascade,
  constraint pulse_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index pulse_stage_idx on pulse (organisation_id, stage_id);

create table outreach (
  organisation_id integer not null,
  outreach_id bigint generated always as identity,
  rollout_id integer not null,
  person_id bigint not null,
  status text not null default 'waiting',
  owner_name text,
  opened_at timestamptz not null,
  contacted_at timestamptz,
  contacted_by text,
  outcome text,
  note text,
  status_at timestamptz not null,
  constraint outreach_pkey primary key (organisation_id, outreach_id),
  constraint outreach_person_key unique (organisation_id, rollout_id, person_id),
  constraint outreach_status_check check (status in ('waiting', 'contacted', 'settled')),
  constraint outreach_outcome_check check ((status = 'settled') = (outcome is not null)),
  constraint outreach_pulse_fkey foreign key (organisation_id, rollout_id, person_id) references pulse on delete cascade
);

create table personal_care (
  organisation_id integer not null,
  rollout_id integer not null,
  person_id bigint not null,
  owner_name text not null,
  reason text not null,
  added_by text not null,
  added_at timestamptz not null,
  constraint personal_care_pkey primary key (organisation_id, rollout_id, person_id),
  constraint personal_care_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint personal_care_person_fkey foreign key (organisation_id, person_id) references person on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['pulse', 'outreach', 'personal_care'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;

-- The message that asks, and which place a copy of it asks about; null for every other copy.
alter table message
  drop constraint message_stage_kind_check,
  add constraint message_stage_kind_check check (stage_kind in ('consent', 'pilot', 'wave', 'pulse'));
alter table delivery add column pulse_enrolment_id bigint;
