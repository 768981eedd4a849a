-- Connections to Microsoft Entra ID and Intune, from which people and devices are read. What was read becomes an
-- import like that of a file.

create table connection (
  organisation_id integer not null,
  connection_id integer generated always as identity,
  name text not null,
  cloud text not null,
  tenant_id text not null,
  client_id text not null,
  credential_kind text not null,
  -- Encrypted with a key that is not in the database.
  credential bytea not null,
  -- Of a certificate.
  credential_thumbprint text,
  credential_expires_at timestamptz,
  people jsonb,
  devices jsonb,
  -- Null reads only when somebody asks.
  daily_hour smallint,
  -- The largest share of people or devices that a daily reading may change without somebody's confirmation.
  apply_up_to real not null default 0.05,
  next_read_at timestamptz,
  checked_at timestamptz,
  check_result jsonb,
  created_by text not null,
  created_at timestamptz not null,
  constraint connection_pkey primary key (organisation_id, connection_id),
  constraint connection_cloud_check check (cloud in ('global', 'us_government', 'us_defence', 'china')),
  constraint connection_credential_kind_check check (credential_kind in ('secret', 'certificate')),
  constraint connection_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index connection_due_idx on connection (next_read_at) where next_read_at is not null;

create table connection_reading (
  organisation_id integer not null,
  connection_reading_id bigint generated always as identity,
  connection_id integer not null,
  subject text not null,
  task_id bigint not null,
  is_daily boolean not null,
  status text not null default 'running',
  started_at timestamptz not null,
  ended_at timestamptz,
  -- When the listing began: what changed later may be missing.
  as_of timestamptz,
  facts jsonb,
  import_id integer,
  problem jsonb,
  constraint connection_reading_pkey primary key (organisation_id, connection_reading_id),
  constraint connection_reading_subject_check check (subject in ('people', 'devices')),
  constraint connection_reading_status_check check (status in ('running', 'unchanged', 'applied', 'waiting', 'failed')),
  constraint connection_reading_connection_fkey foreign key (organisation_id, connection_id) references connection on delete cascade,
  constraint connection_reading_import_fkey foreign key (organisation_id, import_id) references import on delete set null (import_id)
);
create index connection_reading_connection_idx
  on connection_reading (organisation_id, connection_id, subject, connection_reading_id desc);

alter table import
  add column connection_id integer,
  add column as_of timestamptz,
  add constraint import_connection_fkey foreign key (organisation_id, connection_id)
    references connection on delete set null (connection_id);
create index import_connection_idx on import (organisation_id, connection_id, subject) where connection_id is not null;

create function organisations_with_due_connections(at_time timestamptz)
  returns table (organisation_id integer)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct organisation_id from connection where next_read_at <= at_time $$;

do $$
declare protected_table text;
begin
  foreach protected_table in array array['connection', 'connection_reading'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke all on function organisations_with_due_connections(timestamptz) from public;
grant execute on function organisations_with_due_connections(timestamptz) to bellwether_app;
