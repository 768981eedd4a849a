-- Places for appointments: the schedule of a site, a team or everybody in a rollout, and who has which place or waits
-- for one. Dates and times of a booking are those of the place; starts_at is the same moment as an instant.

create table slot_schedule (
  organisation_id integer not null,
  schedule_id integer generated always as identity,
  rollout_id integer not null,
  place_kind text,
  place_name text,
  schedule jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  constraint slot_schedule_pkey primary key (organisation_id, schedule_id),
  constraint slot_schedule_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint slot_schedule_place_check check (
    (place_kind is null) = (place_name is null) and place_kind in ('site', 'department'))
);
create unique index slot_schedule_place_idx on slot_schedule
  (organisation_id, rollout_id, coalesce(place_kind, ''), coalesce(place_name, ''));

create table booking (
  organisation_id integer not null,
  booking_id bigint generated always as identity,
  rollout_id integer not null,
  schedule_id integer not null,
  person_id bigint not null,
  enrolment_id bigint not null,
  status text not null,
  on_date date,
  at_time text,
  minutes integer,
  starts_at timestamptz,
  moves integer not null default 0,
  since timestamptz not null,
  booked_by text not null,
  status_at timestamptz not null,
  constraint booking_pkey primary key (organisation_id, booking_id),
  constraint booking_schedule_fkey foreign key (organisation_id, schedule_id) references slot_schedule on delete cascade,
  constraint booking_enrolment_fkey foreign key (organisation_id, enrolment_id) references enrolment on delete cascade,
  constraint booking_status_check check (status in ('waitlisted', 'held', 'confirmed', 'displaced', 'attended', 'no_show', 'cancelled')),
  constraint booking_place_check check (
    (on_date is null) = (at_time is null) and (on_date is null) = (minutes is null) and (on_date is null) = (starts_at is null)
    and (on_date is not null or status in ('waitlisted', 'cancelled')))
);
-- One open booking a person and rollout.
create unique index booking_open_idx on booking (organisation_id, rollout_id, person_id)
  where status in ('waitlisted', 'held', 'confirmed', 'displaced');
create index booking_seat_idx on booking (organisation_id, schedule_id, on_date)
  where status in ('held', 'confirmed');
create index booking_schedule_idx on booking (organisation_id, schedule_id, booking_id);
create index booking_enrolment_idx on booking (organisation_id, enrolment_id);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['slot_schedule', 'booking'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
