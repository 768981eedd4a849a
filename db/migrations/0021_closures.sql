-- When nobody of a place may start: freezes, windows and public holidays, for everybody or for one site, department or
-- country; the time zone and working days of sites that have their own; and the rollouts whose dates have to be looked
-- at because the calendar changed.

create table closure (
  organisation_id integer not null references organisation on delete cascade,
  closure_id integer generated always as identity,
  name text not null,
  effect text not null,
  place_kind text,
  place_name text,
  days jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  constraint closure_pkey primary key (organisation_id, closure_id),
  constraint closure_effect_check check (effect in ('freeze', 'window')),
  constraint closure_place_check check (
    (place_kind is null) = (place_name is null) and place_kind in ('site', 'department', 'country'))
);

create table site_time (
  organisation_id integer not null references organisation on delete cascade,
  site text not null,
  time_zone text not null,
  working_days integer[] not null,
  constraint site_time_pkey primary key (organisation_id, site)
);

create table calendar_look (
  organisation_id integer not null,
  rollout_id integer not null,
  constraint calendar_look_pkey primary key (organisation_id, rollout_id),
  constraint calendar_look_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['closure', 'site_time', 'calendar_look'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
