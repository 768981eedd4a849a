-- Whom the people of a stage stand for: the shares of the organisation's groups, counted when the stage is first
-- judged and fixed from then on, so that a later import of the directory changes no verdict.
create table stage_composition (
  organisation_id integer not null,
  stage_id integer not null,
  attributes text[] not null,
  shape jsonb not null,
  people integer not null,
  counted_at timestamptz not null,
  constraint stage_composition_pkey primary key (organisation_id, stage_id),
  constraint stage_composition_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
alter table stage_composition enable row level security;
create policy organisation_isolation on stage_composition
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert on stage_composition to bellwether_app;

-- What the verdicts of a gate were computed from: with it the record of the decision can be replayed by anybody.
alter table gate add column inputs jsonb;
