-- The load of departments: what a rollout takes from one person (null is what the playbook says), and what the business
-- side says about a week.
alter table rollout add column effort jsonb;
create table load_rating (
  organisation_id integer not null,
  department text not null,
  week date not null,
  rating text not null,
  note text not null,
  rated_by text not null,
  rated_at timestamptz not null,
  constraint load_rating_pkey primary key (organisation_id, department, week),
  constraint load_rating_rating_check check (rating in ('quiet', 'normal', 'busy')),
  constraint load_rating_week_check check (extract(isodow from week) = 1),
  constraint load_rating_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
alter table load_rating enable row level security;
create policy organisation_isolation on load_rating
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on load_rating to bellwether_app;
