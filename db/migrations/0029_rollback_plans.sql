-- How a stage is brought back: what triggers it, the steps, who does it, and when it was last rehearsed.
create table rollback_plan (
  organisation_id integer not null,
  stage_id integer not null,
  trigger text not null,
  steps jsonb not null,
  owner text not null,
  rehearsed_on date,
  rehearsed_by text,
  written_by text not null,
  written_at timestamptz not null,
  constraint rollback_plan_pkey primary key (organisation_id, stage_id),
  constraint rollback_plan_stage_fkey foreign key (organisation_id, stage_id)
    references stage (organisation_id, stage_id) on delete cascade
);
alter table rollback_plan enable row level security;
create policy organisation_isolation on rollback_plan
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on rollback_plan to bellwether_app;

-- Starting without a rehearsed rollback is a rule set aside as well.
alter table override drop constraint override_kind_check;
alter table override add constraint override_kind_check
  check (kind in ('entry_criteria', 'criteria_not_frozen', 'author_voted', 'stage_skipped', 'rollback_plan'));
