-- What a stand-up saw and agreed, one record a day. Once closed nothing of it changes any more.
create table stand_up (
  organisation_id integer not null,
  rollout_id integer not null,
  held_on date not null,
  shown jsonb not null,
  notes text not null,
  actions jsonb not null,
  noted_by text not null,
  noted_at timestamptz not null,
  closed_by text,
  closed_at timestamptz,
  constraint stand_up_pkey primary key (organisation_id, rollout_id, held_on),
  constraint stand_up_closed_check check ((closed_by is null) = (closed_at is null)),
  constraint stand_up_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
alter table stand_up enable row level security;
create policy organisation_isolation on stand_up
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update on stand_up to bellwether_app;

create function keep_closed_stand_up() returns trigger language plpgsql as $$
begin
  if old.closed_at is not null then
    raise exception 'the stand-up of % is closed', old.held_on;
  end if;
  return new;
end $$;
create trigger stand_up_closed before update on stand_up for each row execute function keep_closed_stand_up();
