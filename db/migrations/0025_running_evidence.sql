-- The groups of each measured person of a stage, as they stood when the person was first judged: a later import of the
-- directory changes no verdict.
create table measured_place (
  organisation_id integer not null,
  stage_id integer not null,
  person_id bigint not null,
  -- The number of the group in each division of the stage's composition; -1 = none.
  groups smallint[] not null,
  constraint measured_place_pkey primary key (organisation_id, stage_id, person_id),
  constraint measured_place_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
alter table measured_place enable row level security;
create policy organisation_isolation on measured_place
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert on measured_place to bellwether_app;

-- What a criterion has gathered from the outcomes of a stage up to an instant, so that only later ones are read when it
-- is judged again. Nothing is lost with a row: the next judgement gathers anew.
create table running_evidence (
  organisation_id integer not null,
  -- The stage that is judged, and the one whose people are measured: the one before for entry criteria.
  stage_id integer not null,
  criterion_id integer not null,
  measured_stage_id integer not null,
  metric text not null,
  -- SHA-256 over all that the state depends on besides the outcomes.
  basis bytea not null,
  -- All outcomes of this millisecond and before are in the state.
  settled_to timestamptz not null,
  state jsonb not null,
  constraint running_evidence_pkey primary key (organisation_id, stage_id, criterion_id),
  constraint running_evidence_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index running_evidence_measured_idx on running_evidence (organisation_id, measured_stage_id, metric);
alter table running_evidence enable row level security;
create policy organisation_isolation on running_evidence
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on running_evidence to bellwether_app;

-- An outcome that comes late, is corrected or taken back makes what was gathered untrue: it goes in the same transaction.
create function void_running_evidence() returns trigger language plpgsql as $$
begin
  delete from running_evidence as r
  using (select organisation_id, stage_id, metric, min(at) as at from touched group by 1, 2, 3) as t
  where r.organisation_id = t.organisation_id and r.measured_stage_id = t.stage_id and r.metric = t.metric
    and t.at < r.settled_to + interval '1 millisecond';
  return null;
end $$;
create trigger running_evidence_late after insert on outcome
  referencing new table as touched for each statement execute function void_running_evidence();
create trigger running_evidence_corrected_from after update on outcome
  referencing old table as touched for each statement execute function void_running_evidence();
create trigger running_evidence_corrected_to after update on outcome
  referencing new table as touched for each statement execute function void_running_evidence();
create trigger running_evidence_taken_back after delete on outcome
  referencing old table as touched for each statement execute function void_running_evidence();
