-- Apps, imported like people and devices. There are hundreds of them, not millions, so they keep the foreign key to
-- their organisation that people and devices gave up.

alter table import
  drop constraint import_subject_check,
  add constraint import_subject_check check (subject in ('people', 'devices', 'apps'));

create table app (
  organisation_id integer not null,
  app_id bigint generated always as identity,
  external_id text not null,
  name text not null,
  publisher text,
  version text,
  -- Several are parted by a comma.
  platform text,
  app_type text,
  importance text,
  owner_reference text,
  attributes jsonb not null,
  fingerprint bigint not null,
  active boolean not null default true,
  constraint app_pkey primary key (organisation_id, app_id),
  constraint app_external_id_key unique (organisation_id, external_id),
  constraint app_importance_check check (importance in ('critical', 'important', 'not_important')),
  constraint app_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
alter table app enable row level security;
create policy organisation_isolation on app
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on app to bellwether_app;

alter table organisation add column app_count integer not null default 0;

-- A rehearsal works with the same apps.
create or replace function copy_directory(target_organisation_id integer) returns void
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
  insert into app (organisation_id, external_id, name, publisher, version, platform, app_type, importance, owner_reference, attributes, fingerprint)
  select target_organisation_id, external_id, name, publisher, version, platform, app_type, importance, owner_reference, attributes, fingerprint
  from app where organisation_id = current_organisation_id() and active order by app_id;
  insert into exception (organisation_id, person_id, list, kind, reason, until_on, added_by, added_at)
  select target_organisation_id, copied.person_id, x.list, x.kind, x.reason, x.until_on, x.added_by, x.added_at
  from exception x
  join person p on p.organisation_id = x.organisation_id and p.person_id = x.person_id
  join person copied on copied.organisation_id = target_organisation_id and copied.external_id = p.external_id
  where x.organisation_id = current_organisation_id();
  update organisation set
    person_count = (select count(*) from person where organisation_id = target_organisation_id),
    device_count = (select count(*) from device where organisation_id = target_organisation_id),
    app_count = (select count(*) from app where organisation_id = target_organisation_id)
  where organisation_id = target_organisation_id;
end $$;
