-- Choosing the pilot: exceptions that hold everywhere, several drafts beside each other, what people answer when they
-- are asked, and every change of a cohort after it was chosen, each with the hash of the one before.

-- People who never take part, or always do, until a day. A person stands on one list at most.
create table exception (
  organisation_id integer not null,
  exception_id integer generated always as identity,
  person_id bigint not null,
  list text not null,
  kind text not null,
  reason text not null,
  -- The last day on which it counts; null is for good.
  until_on date,
  added_by text not null,
  added_at timestamptz not null,
  constraint exception_pkey primary key (organisation_id, exception_id),
  constraint exception_person_key unique (organisation_id, person_id),
  constraint exception_list_check check (list in ('exclude', 'include')),
  constraint exception_kind_check check (kind in ('executive', 'vip', 'absence', 'key_user', 'other')),
  constraint exception_organisation_fkey foreign key (organisation_id) references organisation on delete cascade,
  constraint exception_person_fkey foreign key (organisation_id, person_id) references person
);

alter table cohort
  -- Drafts of a stage are numbered from 1 on.
  add column number integer not null default 1,
  -- How often people were exchanged or added since the cohort was chosen.
  add column revision integer not null default 0,
  -- What the selection knew besides its report: people left out, watched groups, volunteers.
  add column facts jsonb not null default '{}',
  -- Set once its people have been asked whether they take part.
  add column asked_at timestamptz,
  add column asked_by text,
  add column answer_by_on date;

-- A place in the cohort and the person's answer are two things: who declined keeps the place until it is given to
-- somebody else, and who waits has said yes without having a place.
alter table cohort_member
  add column has_place boolean not null default true,
  add column status text not null default 'candidate',
  add column status_at timestamptz,
  add column answered_by text,
  add column answered_via text,
  add column note text,
  -- Asked to step in for this person, whose place is given over on a yes.
  add column stands_in_for bigint,
  add constraint participation_status_check check (status in (
    'candidate', 'invited', 'accepted', 'declined', 'waitlisted')),
  add constraint cohort_member_answered_via_check check (answered_via in ('page', 'lead', 'list')),
  add constraint cohort_member_waiting_check check (not (has_place and status = 'waitlisted')),
  add constraint cohort_member_stand_in_check check (stands_in_for is null or not has_place);
create unique index cohort_member_stand_in_key on cohort_member (organisation_id, cohort_id, stands_in_for)
  where stands_in_for is not null;
create index cohort_member_person_idx on cohort_member (organisation_id, person_id);

-- Changes after the cohort was chosen, in order. Only ever added to; the cohort's hash is that of the last one.
create table cohort_change (
  organisation_id integer not null,
  cohort_id integer not null,
  revision integer not null,
  kind text not null,
  leaver_id bigint,
  joiner_id bigint not null,
  reason text not null,
  made_by text not null,
  at timestamptz not null,
  -- Mean distance from the organisation, 0 to 1.
  distance_before double precision not null,
  distance_after double precision not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint cohort_change_pkey primary key (organisation_id, cohort_id, revision),
  constraint cohort_change_kind_check check ((kind = 'replaced' and leaver_id is not null) or (kind = 'added' and leaver_id is null)),
  constraint cohort_change_cohort_fkey foreign key (organisation_id, cohort_id) references cohort on delete cascade
);

create table pilot_setting (
  organisation_id integer not null,
  stage_id integer not null,
  consent_required boolean not null,
  changed_by text not null,
  changed_at timestamptz not null,
  constraint pilot_setting_pkey primary key (organisation_id, stage_id),
  constraint pilot_setting_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);

-- What cohorts of several sizes would cover, for the rules it was asked with; the last advice of a stage.
create table size_advice (
  organisation_id integer not null,
  stage_id integer not null,
  task_id bigint not null,
  rules jsonb not null,
  eligible integer not null,
  points jsonb not null,
  cover jsonb not null,
  constraint size_advice_pkey primary key (organisation_id, stage_id),
  constraint size_advice_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['exception', 'cohort_change', 'pilot_setting', 'size_advice'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke update, delete on cohort_change from bellwether_app;

-- Asking somebody whether they take part is a message of its own, sent before anybody has a date.
alter table message
  drop constraint message_stage_kind_check,
  add constraint message_stage_kind_check check (stage_kind in ('consent', 'pilot', 'wave'));
alter table delivery
  alter column enrolment_id drop not null,
  -- The instant the text names as its date, for copies that belong to no enrolment.
  add column date_at timestamptz,
  add constraint delivery_date_check check (enrolment_id is not null or date_at is not null);

-- A rehearsal leaves out whom its organisation leaves out.
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
  insert into exception (organisation_id, person_id, list, kind, reason, until_on, added_by, added_at)
  select target_organisation_id, copied.person_id, x.list, x.kind, x.reason, x.until_on, x.added_by, x.added_at
  from exception x
  join person p on p.organisation_id = x.organisation_id and p.person_id = x.person_id
  join person copied on copied.organisation_id = target_organisation_id and copied.external_id = p.external_id
  where x.organisation_id = current_organisation_id();
  update organisation set
    person_count = (select count(*) from person where organisation_id = target_organisation_id),
    device_count = (select count(*) from device where organisation_id = target_organisation_id)
  where organisation_id = target_organisation_id;
end $$;
