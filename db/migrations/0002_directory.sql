-- People and devices, and the imports that bring them.

create table import (
  organisation_id integer not null,
  import_id integer generated always as identity,
  subject text not null,
  file_name text not null,
  recognised_as text not null,
  status text not null default 'uploaded',
  mapping jsonb not null,
  report jsonb,
  difference jsonb,
  row_count integer not null default 0,
  byte_count bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  task_id bigint,
  constraint import_pkey primary key (organisation_id, import_id),
  constraint import_subject_check check (subject in ('people', 'devices')),
  constraint import_status_check check (status in ('uploaded', 'previewed', 'applying', 'applied', 'undone', 'discarded', 'failed')),
  constraint import_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

-- The uploaded file, in pieces, so that any process can read it; deleted once applied or discarded.
create table import_chunk (
  organisation_id integer not null,
  import_id integer not null,
  number integer not null,
  bytes bytea not null,
  constraint import_chunk_pkey primary key (organisation_id, import_id, number),
  constraint import_chunk_import_fkey foreign key (organisation_id, import_id) references import on delete cascade
);
alter table import_chunk alter column bytes set storage external;

create table person (
  organisation_id integer not null,
  person_id bigint generated always as identity,
  external_id text not null,
  display_name text not null,
  given_name text,
  email text,
  locale text,
  manager_external_id text,
  attributes jsonb not null,
  -- Of the imported values; equal fingerprints mean that a re-import changes nothing.
  fingerprint bigint not null,
  active boolean not null default true,
  personal_link_version integer not null default 1,
  constraint person_pkey primary key (organisation_id, person_id),
  constraint person_external_id_key unique (organisation_id, external_id),
  constraint person_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index person_email_idx on person (organisation_id, lower(email)) where email is not null;

-- Leavers: few, and looked for at every tick of the engine.
create index person_inactive_idx on person (organisation_id, person_id) where not active;

create table device (
  organisation_id integer not null,
  device_id bigint generated always as identity,
  external_id text not null,
  name text not null,
  serial_number text,
  platform text,
  os_version text,
  manufacturer text,
  model text,
  owner_reference text,
  attributes jsonb not null,
  fingerprint bigint not null,
  active boolean not null default true,
  constraint device_pkey primary key (organisation_id, device_id),
  constraint device_external_id_key unique (organisation_id, external_id),
  constraint device_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index device_owner_idx on device (organisation_id, owner_reference) where owner_reference is not null;

-- What an applied import did, row by row, so that the last one can be undone.
create table import_change (
  organisation_id integer not null,
  import_id integer not null,
  subject_id bigint not null,
  change text not null,
  before jsonb,
  constraint import_change_pkey primary key (organisation_id, import_id, subject_id),
  constraint import_change_change_check check (change in ('joined', 'changed', 'left', 'returned')),
  constraint import_change_import_fkey foreign key (organisation_id, import_id) references import on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['import', 'import_chunk', 'person', 'device', 'import_change'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;

-- Copies the directory of the current organisation into a rehearsal of it. Owner's rights, because it writes into
-- another organisation; it refuses any target that is not a rehearsal of the current one.
create function copy_directory(target_organisation_id integer) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select 1 from organisation
    where organisation_id = target_organisation_id and kind = 'rehearsal'
      and parent_organisation_id = current_organisation_id()
  ) then
    raise exception 'organisation % is not a rehearsal of the current one', target_organisation_id;
  end if;
  insert into person (organisation_id, external_id, display_name, given_name, email, locale, manager_external_id, attributes, fingerprint)
  select target_organisation_id, external_id, display_name, given_name, email, locale, manager_external_id, attributes, fingerprint
  from person where organisation_id = current_organisation_id() and active order by person_id;
  insert into device (organisation_id, external_id, name, serial_number, platform, os_version, manufacturer, model, owner_reference, attributes, fingerprint)
  select target_organisation_id, external_id, name, serial_number, platform, os_version, manufacturer, model, owner_reference, attributes, fingerprint
  from device where organisation_id = current_organisation_id() and active order by device_id;
  update organisation set
    person_count = (select count(*) from person where organisation_id = target_organisation_id),
    device_count = (select count(*) from device where organisation_id = target_organisation_id)
  where organisation_id = target_organisation_id;
end $$;
revoke all on function copy_directory(integer) from public;
grant execute on function copy_directory(integer) to bellwether_app;
