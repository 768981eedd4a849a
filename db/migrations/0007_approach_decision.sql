-- Why the waves of a rollout are laid out the way they are: what was chosen, what else was looked at, and the reason.

create table approach_decision (
  organisation_id integer not null,
  rollout_id integer not null,
  -- The chosen axis (null: a number of people per week only), and the approaches as they were compared then.
  axis text,
  approaches jsonb not null,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  constraint approach_decision_pkey primary key (organisation_id, rollout_id),
  constraint approach_decision_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);

alter table approach_decision enable row level security;
create policy organisation_isolation on approach_decision
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert on approach_decision to bellwether_app;
