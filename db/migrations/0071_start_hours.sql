-- People start at the hour of their shift, else of their site, else of the rollout.
alter table site_time add column start_hour integer;
alter table site_time add constraint site_time_start_hour_check check (start_hour between 0 and 23);

create table shift_time (
  organisation_id integer not null,
  -- Of the directory; its value says who works the shift.
  attribute text not null,
  value text not null,
  start_hour integer not null,
  constraint shift_time_pkey primary key (organisation_id, attribute, value),
  constraint shift_time_organisation_fkey foreign key (organisation_id) references organisation on delete cascade,
  constraint shift_time_start_hour_check check (start_hour between 0 and 23)
);
alter table shift_time enable row level security;
create policy organisation_isolation on shift_time
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on shift_time to bellwether_app;
