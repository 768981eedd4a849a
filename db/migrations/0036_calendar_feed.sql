-- The secret address under which calendars subscribe to the plan. Raising the version ends every address given out.
create table calendar_feed (
  organisation_id integer not null,
  version integer not null,
  is_open boolean not null,
  locale text not null,
  made_by text not null,
  made_at timestamptz not null,
  constraint calendar_feed_pkey primary key (organisation_id),
  constraint calendar_feed_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
alter table calendar_feed enable row level security;
create policy organisation_isolation on calendar_feed
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on calendar_feed to bellwether_app;
