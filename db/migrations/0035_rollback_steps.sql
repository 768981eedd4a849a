-- Which steps of a rollback plan were taken when its stage was rolled back, by whom and when.
create table rollback_step (
  organisation_id integer not null,
  stage_id integer not null,
  place integer not null,
  taken_at timestamptz not null,
  taken_by text not null,
  note text not null,
  constraint rollback_step_pkey primary key (organisation_id, stage_id, place),
  constraint rollback_step_plan_fkey foreign key (organisation_id, stage_id) references rollback_plan on delete cascade
);
alter table rollback_step enable row level security;
create policy organisation_isolation on rollback_step
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on rollback_step to bellwether_app;
