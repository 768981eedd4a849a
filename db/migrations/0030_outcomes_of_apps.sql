-- The app a signal is about, as its source names it, and an observation, by the name in the inventory where it is there.
alter table signal add column app text;
alter table observation add column app text;
create index observation_app_idx on observation (organisation_id, rollout_id, app, person_id) where app is not null;

-- What one app showed of a measured person. `outcome` has what a person showed as a whole.
create table app_outcome (
  organisation_id integer not null,
  rollout_id integer not null,
  stage_id integer not null,
  metric text not null,
  app text not null,
  person_id bigint not null,
  at timestamptz not null,
  value double precision not null,
  constraint app_outcome_pkey primary key (organisation_id, rollout_id, metric, app, person_id),
  constraint app_outcome_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index app_outcome_stage_idx on app_outcome (organisation_id, stage_id, metric, at);
alter table app_outcome enable row level security;
create policy organisation_isolation on app_outcome
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on app_outcome to bellwether_app;

-- As for outcomes of people as a whole: one that comes late makes what criteria have gathered untrue.
create trigger running_evidence_late after insert on app_outcome
  referencing new table as touched for each statement execute function void_running_evidence();
create trigger running_evidence_corrected_from after update on app_outcome
  referencing old table as touched for each statement execute function void_running_evidence();
create trigger running_evidence_corrected_to after update on app_outcome
  referencing new table as touched for each statement execute function void_running_evidence();
create trigger running_evidence_taken_back after delete on app_outcome
  referencing old table as touched for each statement execute function void_running_evidence();
