-- The risk register of a rollout. A risk is closed, never deleted: what was feared stays readable.
create table risk (
  organisation_id integer not null,
  risk_id integer generated always as identity,
  rollout_id integer not null,
  name text not null,
  likelihood text not null,
  impact text not null,
  mitigation text not null,
  owner text not null,
  -- The day on which the owner looks at it again.
  review_on date not null,
  reviewed_at timestamptz not null,
  reviewed_by text not null,
  -- Why nobody needs to look at it any more; null while it is open.
  closed_because text,
  closed_at timestamptz,
  constraint risk_pkey primary key (organisation_id, risk_id),
  constraint risk_likelihood_check check (likelihood in ('low', 'medium', 'high')),
  constraint risk_impact_check check (impact in ('low', 'medium', 'high')),
  constraint risk_closed_check check ((closed_because is null) = (closed_at is null)),
  constraint risk_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index risk_rollout_idx on risk (organisation_id, rollout_id);
alter table risk enable row level security;
create policy organisation_isolation on risk
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update on risk to bellwether_app;
