-- Organisations, the accounts that sign in to them, and the audit log.
-- Tables with an organisation_id are kept apart by row-level security; account, session, setup_link,
-- sign_in_attempt and server_secret belong to the installation and are reached before an organisation is known.

create function current_organisation_id() returns integer
  language sql stable parallel safe
  return nullif(current_setting('bellwether.organisation_id', true), '')::integer;

create table organisation (
  organisation_id integer generated always as identity,
  name text not null,
  kind text not null default 'live',
  parent_organisation_id integer,
  time_zone text not null default 'Europe/Stockholm',
  default_locale text not null default 'en',
  help_contact text not null default '',
  -- Set for sample and rehearsal organisations, whose clock stands still until somebody advances it.
  virtual_now timestamptz,
  seed integer,
  scenario jsonb,
  person_count integer not null default 0,
  device_count integer not null default 0,
  created_at timestamptz not null default now(),
  constraint organisation_pkey primary key (organisation_id),
  constraint organisation_kind_check check (kind in ('live', 'sample', 'rehearsal')),
  constraint organisation_default_locale_check check (default_locale in ('en', 'sv', 'de')),
  constraint organisation_clock_check check ((kind = 'live') = (virtual_now is null)),
  constraint organisation_parent_fkey foreign key (parent_organisation_id) references organisation on delete cascade
);

create table account (
  account_id integer generated always as identity,
  email text not null,
  display_name text not null,
  password_hash text not null,
  locale text not null default 'en',
  created_at timestamptz not null default now(),
  constraint account_pkey primary key (account_id),
  constraint account_locale_check check (locale in ('en', 'sv', 'de'))
);
create unique index account_email_key on account (lower(email));

create table membership (
  organisation_id integer not null,
  account_id integer not null,
  roles text[] not null,
  created_at timestamptz not null default now(),
  -- Of this organisation only: nobody can close an account for another organisation.
  disabled_at timestamptz,
  constraint membership_pkey primary key (organisation_id, account_id),
  constraint membership_organisation_fkey foreign key (organisation_id) references organisation on delete cascade,
  constraint membership_account_fkey foreign key (account_id) references account on delete cascade
);
create index membership_account_idx on membership (account_id);

create table session (
  token_hash bytea not null,
  account_id integer not null,
  organisation_id integer not null,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint session_pkey primary key (token_hash),
  constraint session_account_fkey foreign key (account_id) references account on delete cascade,
  constraint session_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index session_account_idx on session (account_id);

create table api_token (
  organisation_id integer not null,
  token_id integer generated always as identity,
  name text not null,
  token_hash bytea not null,
  roles text[] not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint api_token_pkey primary key (organisation_id, token_id),
  constraint api_token_hash_key unique (token_hash),
  constraint api_token_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

create table setup_link (
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint setup_link_pkey primary key (token_hash)
);

create table sign_in_attempt (
  bucket text not null,
  window_start timestamptz not null,
  attempts integer not null,
  constraint sign_in_attempt_pkey primary key (bucket, window_start)
);

create table server_secret (
  name text not null,
  value bytea not null,
  constraint server_secret_pkey primary key (name)
);

-- The audit log: one chain per organisation, each event carrying the hash of the one before.
create table audit_head (
  organisation_id integer not null,
  sequence bigint not null default 0,
  hash bytea not null default '\x',
  constraint audit_head_pkey primary key (organisation_id),
  constraint audit_head_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

create table audit_event (
  organisation_id integer not null,
  sequence bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  reason text,
  before jsonb,
  after jsonb,
  request_id text,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_event_pkey primary key (organisation_id, sequence),
  constraint audit_event_actor_kind_check check (actor_kind in ('account', 'token', 'person', 'engine', 'console')),
  constraint audit_event_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index audit_event_subject_idx on audit_event (organisation_id, subject_kind, subject_id, sequence);

-- Work that takes long: shows progress, survives a restart, can be cancelled.
create table task (
  organisation_id integer not null,
  task_id bigint generated always as identity,
  kind text not null,
  status text not null default 'queued',
  progress real not null default 0,
  step text not null default '',
  input jsonb not null default '{}',
  result jsonb,
  problem text,
  created_by text not null,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  cancel_requested boolean not null default false,
  constraint task_pkey primary key (organisation_id, task_id),
  constraint task_status_check check (status in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  constraint task_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

-- Looked up before the organisation is known, hence with the owner's rights; each answers one narrow question.
create function memberships_of_account(wanted_account_id integer)
  returns table (organisation_id integer, name text, kind text, roles text[], person_count integer, virtual_now timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select o.organisation_id, o.name, o.kind, m.roles, o.person_count, o.virtual_now
    from membership m join organisation o using (organisation_id)
    where m.account_id = wanted_account_id and m.disabled_at is null
    order by o.organisation_id
  $$;

create function find_api_token(wanted_hash bytea)
  returns table (organisation_id integer, token_id integer, name text, roles text[])
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select t.organisation_id, t.token_id, t.name, t.roles
    from api_token t
    where t.token_hash = wanted_hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
  $$;

create function create_organisation(new_name text, new_kind text, new_time_zone text, new_virtual_now timestamptz, new_parent_id integer)
  returns integer
  language sql security definer set search_path = public, pg_temp
  as $$
    with created as (
      insert into organisation (name, kind, time_zone, virtual_now, parent_organisation_id)
      values (new_name, new_kind, new_time_zone, new_virtual_now, new_parent_id)
      returning organisation_id
    ), head as (
      insert into audit_head (organisation_id) select organisation_id from created
    )
    select organisation_id from created
  $$;

create function count_organisations() returns integer
  language sql stable security definer set search_path = public, pg_temp
  as $$ select count(*)::integer from organisation $$;

create function list_organisations()
  returns table (organisation_id integer, name text, kind text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select o.organisation_id, o.name, o.kind from organisation o order by o.organisation_id $$;

do $$
declare protected_table text;
begin
  foreach protected_table in array array[
    'organisation', 'membership', 'api_token', 'audit_head', 'audit_event', 'task'
  ] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke update, delete on audit_event from bellwether_app;
grant select, insert, update, delete on account, session, setup_link, sign_in_attempt, server_secret to bellwether_app;
revoke all on function memberships_of_account(integer), find_api_token(bytea), create_organisation(text, text, text, timestamptz, integer), count_organisations(), list_organisations() from public;
grant execute on function memberships_of_account(integer), find_api_token(bytea), create_organisation(text, text, text, timestamptz, integer), count_organisations(), list_organisations() to bellwether_app;
